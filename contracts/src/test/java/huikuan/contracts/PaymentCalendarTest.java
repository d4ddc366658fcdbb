package huikuan.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.PaymentCalendar.Closure;
import huikuan.contracts.PaymentCalendar.Funding;
import huikuan.contracts.PaymentCalendar.OnDayOff;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PaymentCalendarTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void itsJsonHasTheWordsOfItsFields() throws Exception {
    PaymentCalendar calendar =
        new PaymentCalendar(
            25,
            List.of(10, 31),
            List.of(DayOfWeek.FRIDAY),
            OnDayOff.BEFORE,
            28,
            2,
            5,
            true,
            10,
            List.of(new Closure(LocalDate.of(2026, 8, 3), LocalDate.of(2026, 8, 14))),
            "ICBC Hangzhou",
            List.of("order number on the invoice"),
            new Funding(Funding.State.SHORT, LocalDate.of(2026, 9, 30)));
    String json =
        """
        {"closingDay":25,"runDays":[10,31],"runWeekdays":["FRIDAY"],"onDayOff":"before",
         "bankCutOffDay":28,"transferDays":2,"approvalDays":5,"budgetNeeded":true,"budgetDays":10,
         "closures":[{"from":"2026-08-03","until":"2026-08-14"}],"bank":"ICBC Hangzhou",
         "invoiceRequirements":["order number on the invoice"],
         "funding":{"state":"short","until":"2026-09-30"}}
        """;

    assertThat(JSON.readTree(JSON.writeValueAsString(calendar))).isEqualTo(JSON.readTree(json));
    assertThat(JSON.readValue(json, PaymentCalendar.class)).isEqualTo(calendar);
  }

  @Test
  void whatACustomerHasNotToldIsAbsent() throws Exception {
    PaymentCalendar read =
        JSON.readValue(
            """
            {"runDays":[10],"onDayOff":"after","transferDays":0,"approvalDays":0,
             "budgetNeeded":false,"budgetDays":0}
            """,
            PaymentCalendar.class);

    assertThat(read)
        .isEqualTo(
            new PaymentCalendar(
                null,
                List.of(10),
                List.of(),
                OnDayOff.AFTER,
                null,
                0,
                0,
                false,
                0,
                List.of(),
                null,
                List.of(),
                null));
  }
}
