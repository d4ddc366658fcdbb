package huikuan.ledger.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import huikuan.ledger.RunningLedger;
import huikuan.ledger.balances.BalancesDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** A report is read once for each position; that is seen by a file that is changed behind it. */
@Order(1)
class RememberedReportsTest {

  private static final RunningLedger LEDGER = RunningLedger.ledger();

  private static ConfigurableApplicationContext instance;

  @BeforeAll
  static void start() {
    instance = LEDGER.start();
    String all = "/api/v1/trial?atLeast=" + LEDGER.log().head();
    await().until(() -> LEDGER.get(instance, all).status() == 200);
  }

  @AfterAll
  static void stop() {
    instance.close();
  }

  @Test
  void whatWasReadOfAPositionIsToldAgainAndOfALaterOneIsReadAnew() throws SQLException {
    String company = LEDGER.newCompany();
    long first = post(company, "F-1", "100.00");
    assertThat(told(company, "balances", "balance", first)).isEqualTo("100.00");
    assertThat(told(company, "trial", "figures", first)).contains("100.00");

    try (Connection file = instance.getBean(BalancesDatabase.class).connection();
        Statement statement = file.createStatement()) {
      statement.execute(
          """
          UPDATE posting SET amount = 2 * amount
          WHERE account IN (SELECT id FROM account WHERE company = '%s')
          """
              .formatted(company));
    }
    assertThat(told(company, "balances", "balance", first)).isEqualTo("100.00");
    assertThat(told(company, "trial", "figures", first)).contains("100.00");

    long second = post(company, "F-2", "10.00");
    assertThat(told(company, "balances", "balance", second)).isEqualTo("210.00");
    assertThat(told(company, "trial", "figures", second)).contains("210.00");
  }

  private static long post(String company, String number, String amount) {
    return LEDGER
        .documents(
            instance,
            """
            [{"kind":"invoice","company":"%s","customer":"C","currency":"USD","number":"%s",
              "postedOn":"2012-01-01","dueOn":"2012-02-01","amount":"%s"}]
            """
                .formatted(company, number, amount))
        .body()
        .path("position")
        .asLong();
  }

  /** A figure of the only account, or the figures of all. */
  private static String told(String company, String report, String figure, long knownAt) {
    var body =
        LEDGER
            .get(instance, "/api/v1/%s?company=%s&knownAt=%d".formatted(report, company, knownAt))
            .body();
    return report.equals("balances")
        ? body.path("balances").path(0).path(figure).asString()
        : body.path(figure).toString();
  }
}
