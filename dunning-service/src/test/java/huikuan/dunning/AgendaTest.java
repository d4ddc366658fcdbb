package huikuan.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgendaTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final AccountId ACCOUNT = AccountId.parse("CN01.late.USD");
  private static final LocalDate DUE = LocalDate.of(2012, 11, 1);

  @TempDir private Path directory;

  /** The policy makes the demand again a month after the one that is ordered. */
  @Test
  void aDemandOrderedAfterTheEscalationStandsBesideTheOneThatFollowsIt() {
    try (House house = new House(directory, Instant.parse("2013-01-07T00:00:00Z"))) {
      house.tell(
          new CustomerChanged(ACCOUNT.customerId(), "ACME", "en", "Asia/Shanghai", "CN", null),
          List.of(Contacts.responsible("li", "Li", "li@example.com")));
      Money amount = Money.parse("3000.00 USD");
      house.tell(
          "A-1",
          new InvoicePosted(
              ACCOUNT, "A-1", DUE.minusDays(30), null, DUE, amount, null, null, null));
      house.moveTo(LocalDate.of(2013, 2, 18).atTime(20, 0).atZone(SHANGHAI).toInstant());
      assertThat(
              house
                  .post(
                      "/api/v1/dunning/cases/reminder.CN01.A-1/demand", "{\"reason\":\"at last\"}")
                  .status())
          .isEqualTo(200);
      house.settle();
      assertThat(
              house.get("/api/v1/dunning/agenda?to=2013-04-30").body().path("steps").valueStream())
          .extracting(step -> step.path("level").asString())
          .containsExactly("demand", "demand");
    }
  }
}
