package huikuan.ledger.reports;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class IncomeTest {

  private static final List<String> ACCRUAL =
      List.of("invoiced", "credited", "writtenOff", "recovered", "total");
  private static final List<String> CASH = List.of("received", "refunded", "recovered", "total");

  private static SmallBook book;

  @BeforeAll
  static void post() {
    book = new SmallBook();
  }

  private static List<String> rows(JsonNode array, List<String> names, List<String> lines) {
    List<String> rows = new ArrayList<>();
    for (JsonNode row : array) {
      List<String> cells = new ArrayList<>();
      names.forEach(each -> cells.add(row.path(each).asString("-")));
      lines.forEach(each -> cells.add(row.path(each).asString()));
      assertThat(row.propertyNames()).containsAll(lines).hasSize(row.size());
      rows.add(String.join(" ", cells));
    }
    return rows;
  }

  private static List<String> months(Answer answer, List<String> lines) {
    assertThat(answer.status()).isEqualTo(200);
    return rows(answer.body().path("months"), List.of("month", "currency"), lines);
  }

  @Test
  void whatIsEarnedCountsWhenItIsPosted() {
    Answer answer = book.get("income?asOf=2012-03-31");
    assertThat(months(answer, ACCRUAL))
        .containsExactly(
            "2012-01 JPY 5000 0 0 0 5000",
            "2012-01 USD 170.00 0.00 0.00 0.00 170.00",
            "2012-02 USD 50.00 5.00 0.00 0.00 45.00",
            "2012-03 USD 0.00 0.00 30.00 10.00 -20.00");
    assertThat(rows(answer.body().path("totals"), List.of("currency"), ACCRUAL))
        .containsExactly("JPY 5000 0 0 0 5000", "USD 220.00 5.00 30.00 10.00 195.00");
    assertThat(answer.text("/from")).isEqualTo("2012-01");
    assertThat(answer.text("/to")).isEqualTo("2012-03");
  }

  @Test
  void whatIsPaidCountsWhenItComesInOrGoesOut() {
    Answer answer = book.get("income?asOf=2012-03-31&basis=cash&from=2011-12&to=2012-12");
    assertThat(months(answer, CASH))
        .containsExactly(
            "2012-02 USD 170.00 0.00 0.00 170.00", "2012-03 USD -120.00 4.00 10.00 -114.00");
    assertThat(rows(answer.body().path("totals"), List.of("currency"), CASH))
        .containsExactly("USD 50.00 4.00 10.00 56.00");
  }

  @Test
  void onlyTheMonthsAskedAboutCountAndOnlyWhatWasKnown() {
    assertThat(months(book.get("income?asOf=2012-12-31&from=2012-02&to=2012-02"), ACCRUAL))
        .containsExactly("2012-02 USD 50.00 5.00 0.00 0.00 45.00");
    String cash = "income?asOf=2012-03-31&basis=cash&knownAt=";
    assertThat(months(book.get(cash + book.invoices()), CASH)).isEmpty();
    assertThat(months(book.get(cash + book.money()), CASH))
        .containsExactly("2012-02 USD 130.00 0.00 0.00 130.00");
    assertThat(months(book.get("income?basis=cash&asOf=2012-02-19"), CASH))
        .containsExactly("2012-02 USD 50.00 0.00 0.00 50.00");
  }

  @ParameterizedTest(name = "by {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          account    | T.ACME.USD T ACME - USD 50.00 5.00 0.00 0.00 45.00
          customer   | - T ACME - USD 50.00 5.00 0.00 0.00 45.00
          salesOwner | - - - - USD 0.00 5.00 0.00 0.00 -5.00; - - - =wang USD 50.00 0.00 0.00 0.00 50.00
          none       | - - - - USD 50.00 5.00 0.00 0.00 45.00
          """)
  void itIsToldApartByWhatIsAskedFor(String groupBy, String expected) {
    Answer answer = book.get("income?asOf=2012-12-31&from=2012-02&to=2012-02&groupBy=" + groupBy);
    assertThat(
            String.join(
                "; ",
                rows(
                    answer.body().path("months"),
                    List.of("account", "company", "customer", "salesOwner", "currency"),
                    ACCRUAL)))
        .isEqualTo(expected.replace("T", book.company()).replace("USD", "USD"));
  }

  @Test
  void pagesFollowOneAnother() {
    String question = "income?asOf=2012-03-31&limit=3";
    Answer first = book.get(question);
    assertThat(first.body().path("months")).hasSize(3);
    Answer second = book.get(question + "&after=" + first.text("/next"));
    assertThat(months(second, ACCRUAL)).containsExactly("2012-03 USD 0.00 0.00 30.00 10.00 -20.00");
    assertThat(second.body().has("next")).isFalse();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "basis=both, basis",
    "from=2012-13, from",
    "from=2012, from",
    "to=2012-1, to",
    "to=%2B12345-01, to",
    "groupBy=company, groupBy",
    "from=2012-04&to=2012-03, from",
    "from=2012-04&asOf=2012-03-31, from"
  })
  void whatCannotBeAskedIsRefused(String question, String field) {
    Answer answer = book.get("income?" + question);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid");
    assertThat(answer.text("/errors/0/field")).isEqualTo(field);
  }
}
