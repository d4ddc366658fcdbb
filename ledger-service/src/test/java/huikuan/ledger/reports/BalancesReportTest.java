package huikuan.ledger.reports;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class BalancesReportTest {

  private static final RunningLedger LEDGER = RunningLedger.ledger();

  private static SmallBook book;

  @BeforeAll
  static void post() {
    book = new SmallBook();
  }

  private static long known(String what) {
    return switch (what) {
      case "invoices" -> book.invoices();
      case "money" -> book.money();
      default -> book.corrections();
    };
  }

  @ParameterizedTest(name = "on {0}, known with {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2011-12-31 | corrections |
          2012-01-31 | invoices    | ACME USD 100.00 100.00 0.00; BETA, Ltd JPY 5000 5000 0; BETA, Ltd USD 70.00 70.00 0.00
          2012-03-31 | invoices    | ACME USD 150.00 150.00 0.00; BETA, Ltd JPY 5000 5000 0; BETA, Ltd USD 70.00 70.00 0.00
          2012-02-29 | money       | ACME USD 25.00 25.00 0.00; BETA, Ltd JPY 5000 5000 0; BETA, Ltd USD 60.00 70.00 10.00
          2012-02-29 | corrections | ACME USD -15.00 25.00 40.00; BETA, Ltd JPY 5000 5000 0; BETA, Ltd USD 93.00 103.00 10.00
          2012-03-31 | corrections | ACME USD 105.00 105.00 0.00; BETA, Ltd JPY 5000 5000 0; BETA, Ltd USD 67.00 73.00 6.00
          """)
  void everyBalanceIsAsOfItsDayAndAsKnownAtItsMoment(String day, String known, String expected) {
    Answer answer = book.get("balances?asOf=" + day + "&knownAt=" + known(known));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("/asOf")).isEqualTo(day);
    assertThat(answer.position()).isEqualTo(known(known));
    assertThat(String.join("; ", rows(answer))).isEqualTo(expected == null ? "" : expected);
    assertThat(answer.body().has("next")).isFalse();
  }

  private static List<String> rows(Answer answer) {
    List<String> rows = new ArrayList<>();
    for (JsonNode row : answer.body().path("balances")) {
      List<String> cells = new ArrayList<>();
      for (String cell : List.of("customer", "currency", "balance", "open", "unapplied")) {
        cells.add(row.path(cell).asString());
      }
      assertThat(row.path("account").asString())
          .isEqualTo(book.company() + "." + cells.get(0) + "." + cells.get(1));
      rows.add(String.join(" ", cells));
    }
    return rows;
  }

  @Test
  void oneCurrencyIsAskedForAlone() {
    assertThat(rows(book.get("balances?asOf=2012-03-31&currency=JPY")))
        .containsExactly("BETA, Ltd JPY 5000 5000 0");
    assertThat(rows(book.get("balances?asOf=2012-03-31&currency=EUR"))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "balances, /balances/0/balance, 105.00",
    "aging, /totals/0/total, 105.00",
    "income?groupBy=none, /totals/0/total, 145.00",
    "trial, /figures/0/balance, 105.00",
  })
  void oneCustomerIsAskedForAlone(String report, String figure, String value) {
    String asked = report.contains("?") ? "&" : "?";
    Answer answer = book.get(report + asked + "customer=ACME&asOf=2012-03-31");
    assertThat(answer.body().at(figure).asString()).as(answer.body().toString()).isEqualTo(value);
    assertThat(answer.body().toString()).doesNotContain("BETA");
    assertThat(book.get(report + asked + "customer=NOBODY&asOf=2012-03-31").status())
        .isEqualTo(404);
  }

  @Test
  void customersAreNamedBesideTheirFigures() {
    SmallBook other = new SmallBook();
    LEDGER.put("/api/v1/customers/" + other.company() + "/ACME", "{\"name\":\"江南\"}");
    LEDGER.get("/api/v1/customers?company=" + other.company());
    for (String report :
        List.of("balances?", "aging?groupBy=customer&", "aging?groupBy=account&")) {
      assertThat(other.get(report + "asOf=2012-03-31").body().path("names").toString())
          .isEqualTo("{\"" + other.company() + ".ACME\":\"江南\"}");
    }
    assertThat(other.get("aging?groupBy=salesOwner&asOf=2012-03-31").body().has("names")).isFalse();
  }

  @Test
  void aCustomerIsOneOfACompany() {
    Answer answer = LEDGER.get("/api/v1/balances?customer=ACME");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/errors/0/field")).isEqualTo("company");
  }

  @Test
  void allCompaniesTogetherHoldThisOne() {
    assertThat(book.fetch("/api/v1/balances?asOf=2012-03-31", "text/csv").body())
        .asString()
        .contains(book.company() + ".ACME.USD," + book.company() + ",ACME,USD,105.00,105.00,0.00");
  }

  @Test
  void pagesFitTogetherWhateverIsPostedMeanwhile() {
    SmallBook other = new SmallBook();
    Answer first = other.get("balances?asOf=2012-03-31&limit=2");
    assertThat(first.body().path("balances")).hasSize(2);
    String next = first.text("/next");
    LEDGER.documents(
        """
        [{"kind":"invoice","company":"%s","customer":"ZETA","currency":"USD","number":"Z",
          "postedOn":"2012-01-10","dueOn":"2012-02-09","amount":"1.00"}]
        """
            .formatted(other.company()));
    Answer second = other.get("balances?asOf=2012-03-31&limit=2&after=" + next);
    assertThat(second.body().path("balances")).hasSize(1);
    assertThat(second.text("/balances/0/account")).isEqualTo(other.company() + ".BETA, Ltd.USD");
    assertThat(second.position()).isEqualTo(first.position());
    assertThat(second.text("/knownAt")).isEqualTo(first.text("/knownAt"));
    assertThat(second.body().has("next")).isFalse();
    assertThat(other.get("balances?asOf=2012-03-31").body().path("balances")).hasSize(4);
  }

  @Test
  void aReaderGetsAllThatIsKnown() {
    Answer answer = book.get("balances?asOf=2012-03-31&atLeast=" + book.invoices());
    assertThat(answer.position()).isGreaterThanOrEqualTo(book.corrections());
    Answer beyond = book.get("balances?atLeast=" + (book.corrections() + 1_000_000));
    assertThat(beyond.status()).isEqualTo(400);
    assertThat(beyond.text("/errors/0/field")).isEqualTo("atLeast");
  }

  @Test
  void aPageOfAnotherDayDoesNotFollow() {
    String next = book.get("balances?asOf=2012-03-31&limit=1").text("/next");
    Answer other = book.get("balances?asOf=2012-03-30&limit=1&after=" + next);
    assertThat(other.status()).isEqualTo(400);
    assertThat(other.text("/errors/0/field")).isEqualTo("after");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "asOf=2013-02-30, asOf",
    "knownAt=yesterday, knownAt",
    "atLeast=soon, atLeast",
    "currency=usd, currency",
    "currency=XXX, currency",
    "limit=0, limit",
    "limit=1001, limit",
    "limit=many, limit",
    "limit=, limit",
    "after=x, after",
    "after=AAAA, after",
    "bom=true, bom",
    "groupBy=account, groupBy"
  })
  void whatCannotBeAskedIsRefused(String question, String field) {
    Answer answer = book.get("balances?" + question);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid");
    assertThat(answer.text("/errors/0/field")).isEqualTo(field);
  }

  @Test
  void aCompanyThatNobodyKnewIsNotFound() {
    Answer nobody = LEDGER.get("/api/v1/balances?company=NOBODY");
    assertThat(nobody.status()).isEqualTo(404);
    assertThat(nobody.problem()).isEqualTo("not-found");
    assertThat(book.get("balances?knownAt=0").status()).isEqualTo(404);
    Answer dotted = LEDGER.get("/api/v1/balances?company=a.b");
    assertThat(dotted.text("/errors/0/field")).isEqualTo("company");
  }

  @Test
  void aTypeThatIsNoneIsRefused() {
    assertThat(book.file("balances", "application/xml").statusCode()).isEqualTo(406);
    assertThat(book.file("balances", "application/xml").body())
        .asString()
        .contains("urn:huikuan:problem:not-acceptable");
    assertThat(book.file("balances", "*/*").headers().firstValue("Content-Type"))
        .hasValue("application/json");
  }
}
