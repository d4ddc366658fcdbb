package huikuan.ledger.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.ledger.balances.BalancesDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class TrialTest {

  private static SmallBook book;

  @BeforeAll
  static void post() {
    book = new SmallBook();
  }

  private static List<String> rows(JsonNode array, String... names) {
    List<String> rows = new ArrayList<>();
    for (JsonNode row : array) {
      rows.add(
          String.join(
              " ", List.of(names).stream().map(each -> row.path(each).asString("-")).toList()));
    }
    return rows;
  }

  @Test
  void theSumsOfABookAreSaidAndAgree() {
    Answer answer = book.get("trial?asOf=2012-03-31&currency=USD");
    assertThat(answer.body().path("agree").asBoolean()).isTrue();
    assertThat(rows(answer.body().path("figures"), "currency", "balance", "open", "unapplied"))
        .containsExactly("USD 172.00 178.00 6.00");
    assertThat(
            rows(
                answer.body().path("documents"),
                "currency",
                "kind",
                "posted",
                "reversed",
                "revived",
                "effect"))
        .containsExactly(
            "USD creditNote -5.00 0.00 - -5.00",
            "USD invoice 253.00 0.00 - 253.00",
            "USD receipt -170.00 120.00 - -50.00",
            "USD recovery -10.00 0.00 10.00 0.00",
            "USD refund 4.00 0.00 - 4.00",
            "USD writeOff -30.00 0.00 - -30.00");
    assertThat(rows(answer.body().path("checks"), "name", "left", "right", "agree"))
        .containsExactly(
            "balance is the sum of documents 172.00 172.00 true",
            "open less unapplied is the sum of postings 172.00 172.00 true",
            "allocations add up to zero 0.00 0.00 true",
            "no claim is below zero 0 0 true",
            "no credit is below zero 0 0 true");
  }

  @ParameterizedTest
  @CsvSource({"2011-12-31", "2012-01-31", "2012-02-10", "2012-02-20", "2012-03-05", "2012-03-31"})
  void theSumsAgreeOnEveryDayAtEveryMoment(String day) {
    for (long known : new long[] {book.invoices(), book.money(), book.corrections()}) {
      Answer answer = book.get("trial?asOf=" + day + "&knownAt=" + known);
      assertThat(answer.body().path("agree").asBoolean()).as(answer.body().toString()).isTrue();
    }
  }

  @Test
  void sumsThatDoNotAgreeAreTold() {
    List<TrialSums.Postings> postings =
        List.of(
            new TrialSums.Postings("USD", "DOCUMENT", "invoice", new BigDecimal("10")),
            new TrialSums.Postings("USD", "ALLOCATION", "invoice", new BigDecimal("-1")));
    List<TrialSums.Items> items =
        List.of(new TrialSums.Items("USD", true, new BigDecimal("8"), 2, 0));
    Trial trial = Trial.of(postings, items).iterator().next();
    assertThat(trial.checks())
        .extracting(TrialAnswer.Check::left, TrialAnswer.Check::right, TrialAnswer.Check::agree)
        .containsExactly(
            tuple("8.00", "10.00", false),
            tuple("8.00", "9.00", false),
            tuple("-1.00", "0.00", false),
            tuple("2", "0", false),
            tuple("0", "0", true));
  }

  /** Keys are hashes: two items may have one. */
  @Test
  void itemsOfTwoAccountsWithOneKeyAreTwo() throws SQLException {
    RunningLedger ledger = RunningLedger.ledger();
    String company = ledger.newCompany();
    String invoice =
        """
        {"kind":"invoice","company":"%1$s","customer":"C","currency":"%2$s","number":"%2$s",
         "postedOn":"2012-01-01","dueOn":"2012-02-01","amount":"%3$s"}\
        """;
    ledger.documents("[" + invoice.formatted(company, "USD", "100.00") + "]");
    long position =
        ledger.documents("[" + invoice.formatted(company, "EUR", "20.00") + "]").position();
    ledger.get("/api/v1/trial?company=%s&knownAt=%d".formatted(company, position));
    try (Connection file = ledger.bean(BalancesDatabase.class).connection();
        Statement statement = file.createStatement()) {
      statement.execute(
          "UPDATE posting SET item_key = 7 WHERE account IN (SELECT id FROM account WHERE company = '%s')"
              .formatted(company));
    }

    Answer trial =
        ledger.get(
            "/api/v1/trial?company=%s&asOf=2012-03-01&knownAt=%d".formatted(company, position));
    assertThat(rows(trial.body().path("figures"), "currency", "open"))
        .containsExactly("EUR 20.00", "USD 100.00");
    assertThat(trial.body().path("agree").asBoolean()).isTrue();
  }
}
