package huikuan.platform.calendar;

import static java.util.Collections.nCopies;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.PaymentCalendar;
import huikuan.contracts.PaymentCalendar.Closure;
import huikuan.contracts.PaymentCalendar.Funding;
import huikuan.contracts.PaymentCalendar.OnDayOff;
import huikuan.platform.web.FieldError;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentCalendarRulesTest {

  private static final WorkingDays CHINA = Calendars.ofShipped().of("CN");
  private static final String DAY_OF_MONTH = "a day of the month from 1 to 31";
  private static final String PAYS =
      "days, here or in runWeekdays, such that there is a run in every 400 days despite closures";
  private static final String TEXT = "1 to 200 printable characters";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pays 1 31 monday; before; closing 31; cut-off 1; transfer 10; approval 60; budget 60",
        "pays friday; closing 1; cut-off 31",
        "pays 10; closed 2026-08-14; closed 2026-08-15/2026-08-16; closed 2026-08-01/2026-08-13",
      })
  void aCalendarWithinTheLimitsHasNoFault(String calendar) {
    assertThat(faults(calendar)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pays 10; closing 0 | closingDay | " + DAY_OF_MONTH,
        "pays 10; closing 32 | closingDay | " + DAY_OF_MONTH,
        "pays 10 0 | runDays[1] | " + DAY_OF_MONTH,
        "pays 32 10 | runDays[0] | " + DAY_OF_MONTH,
        "pays 10; cut-off 0 | bankCutOffDay | " + DAY_OF_MONTH,
        "pays 10; cut-off 32 | bankCutOffDay | " + DAY_OF_MONTH,
        "pays 10; transfer -1 | transferDays | 0 to 10 working days",
        "pays 10; transfer 11 | transferDays | 0 to 10 working days",
        "pays 10; approval -1 | approvalDays | 0 to 60 working days",
        "pays 10; approval 61 | approvalDays | 0 to 60 working days",
        "pays 10; budget -1 | budgetDays | 0 to 60 working days",
        "pays 10; budget 61 | budgetDays | 0 to 60 working days",
        "pays 10; closed 2026-08-14/2026-08-03 | closures[0].until | 2026-08-14 (from) or later",
        "pays 10; closed 2026-08-03/2026-08-14; closed 2026-08-14/2026-08-20"
            + " | closures[1] | days that are not in closures[0]",
        "pays 10; closed 2026-05-01; closed 2026-08-10; closed 2026-08-03/2026-08-14"
            + " | closures[2] | days that are not in closures[1]",
        "after | runDays | " + PAYS,
        "pays 10; closed 2028-01-01/2029-06-30 | runDays | " + PAYS,
      })
  void aFaultIsToldByItsField(String calendar, String field, String allowed) {
    assertThat(faults(calendar)).containsExactly(new FieldError(field, allowed));
  }

  @Test
  void allFaultsAreTold() {
    assertThat(faults("pays 0; closing 40; cut-off 32; transfer 11; closed 2026-08-14/2026-08-03"))
        .extracting(FieldError::field)
        .containsExactly(
            "closingDay",
            "runDays[0]",
            "bankCutOffDay",
            "transferDays",
            "closures[0].until",
            "runDays");
  }

  @Test
  void listsAreBounded() {
    assertThat(faults("pays" + " 10".repeat(31))).isEmpty();
    assertThat(faults("pays" + " 10".repeat(32)))
        .containsExactly(new FieldError("runDays", "at most 31"));
    assertThat(faults("pays" + " friday".repeat(8)))
        .containsExactly(new FieldError("runWeekdays", "at most 7"));
    assertThat(faults("pays 10" + closures(100))).isEmpty();
    assertThat(faults("pays 10" + closures(101)))
        .containsExactly(new FieldError("closures", "at most 100"));
  }

  private static String closures(int count) {
    return IntStream.range(0, count)
        .mapToObj(at -> "; closed " + LocalDate.of(2026, 1, 1).plusDays(7L * at))
        .collect(joining());
  }

  @Test
  void textsAreBoundedAndReadable() {
    assertThat(faults("中".repeat(200), nCopies(20, "采购订单号"))).isEmpty();
    assertThat(faults("中".repeat(201), List.of("a", " ", "b\u0000", "x".repeat(201))))
        .containsExactly(
            new FieldError("bank", TEXT),
            new FieldError("invoiceRequirements[1]", TEXT),
            new FieldError("invoiceRequirements[2]", TEXT),
            new FieldError("invoiceRequirements[3]", TEXT));
    assertThat(faults(null, nCopies(21, "x")))
        .containsExactly(new FieldError("invoiceRequirements", "at most 20"));
  }

  @Test
  void thatMoneyWasShortOnceIsAFact() {
    Funding past = new Funding(Funding.State.SHORT, LocalDate.of(2001, 1, 1));
    assertThat(PaymentCalendarRules.faults(calendar(null, List.of(), past), CHINA)).isEmpty();
  }

  private static List<FieldError> faults(String calendar) {
    return PaymentCalendarRules.faults(CalendarInWords.read(calendar), CHINA);
  }

  private static List<FieldError> faults(@Nullable String bank, List<String> requirements) {
    return PaymentCalendarRules.faults(calendar(bank, requirements, null), CHINA);
  }

  private static PaymentCalendar calendar(
      @Nullable String bank, List<String> requirements, @Nullable Funding funding) {
    return new PaymentCalendar(
        null,
        List.of(10),
        List.of(),
        OnDayOff.AFTER,
        null,
        0,
        0,
        false,
        0,
        List.<Closure>of(),
        bank,
        requirements,
        funding);
  }
}
