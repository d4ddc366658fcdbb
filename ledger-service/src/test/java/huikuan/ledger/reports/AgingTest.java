package huikuan.ledger.reports;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger.Answer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AgingTest {

  private static SmallBook book;

  @BeforeAll
  static void post() {
    book = new SmallBook();
  }

  /** not due | each bucket | over | unapplied = total. */
  private static String figures(JsonNode row) {
    List<String> figures = new ArrayList<>(List.of(row.path("notDue").asString()));
    row.path("buckets").forEach(each -> figures.add(each.asString()));
    figures.add(row.path("over").asString());
    BigDecimal sum = figures.stream().map(BigDecimal::new).reduce(BigDecimal::add).orElseThrow();
    assertThat(sum.subtract(new BigDecimal(row.path("unapplied").asString())))
        .as("%s adds up", row)
        .isEqualByComparingTo(row.path("total").asString());
    return String.join(" | ", figures)
        + " | "
        + row.path("unapplied").asString()
        + " = "
        + row.path("total").asString();
  }

  private static String totals(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    return StreamSupport.stream(answer.body().path("totals").spliterator(), false)
        .map(row -> row.path("currency").asString() + " " + figures(row))
        .collect(Collectors.joining("; "));
  }

  @ParameterizedTest(name = "on {0}, by {1}, in {2}")
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          2012-03-31 ! due    ! 30,60,90 ! USD 0.00 | 45.00 | 60.00 | 40.00 | 33.00 | 6.00 = 172.00
          2012-03-31 ! posted ! 30,60,90 ! USD 0.00 | 0.00 | 45.00 | 100.00 | 33.00 | 6.00 = 172.00
          2012-03-31 ! due    ! 29       ! USD 0.00 | 45.00 | 133.00 | 6.00 = 172.00
          2012-03-31 ! due    ! 28,29    ! USD 0.00 | 0.00 | 45.00 | 133.00 | 6.00 = 172.00
          2012-03-31 ! due    ! 51,76    ! USD 0.00 | 105.00 | 40.00 | 33.00 | 6.00 = 172.00
          2012-03-31 ! due    ! 50,75,121! USD 0.00 | 45.00 | 60.00 | 73.00 | 0.00 | 6.00 = 172.00
          2012-03-02 ! due    ! 30       ! USD 25.00 | 0.00 | 73.00 | 50.00 = 48.00
          2012-03-03 ! due    ! 30       ! USD 0.00 | 25.00 | 73.00 | 50.00 = 48.00
          2012-02-01 ! posted ! 17,22    ! USD 0.00 | 120.00 | 100.00 | 33.00 | 10.00 = 243.00
          """)
  void everyAgeIsInItsBucket(String day, String by, String buckets, String expected) {
    Answer answer =
        book.get("aging?currency=USD&asOf=" + day + "&by=" + by + "&buckets=" + buckets);
    assertThat(totals(answer)).isEqualTo(expected);
    assertThat(answer.body().has("groups")).isFalse();
  }

  @Test
  void anOldAnswerStaysAsItWas() {
    String question = "aging?asOf=2012-02-29&buckets=30&currency=USD&knownAt=";
    assertThat(totals(book.get(question + book.money())))
        .isEqualTo("USD 25.00 | 0.00 | 70.00 | 10.00 = 85.00");
    assertThat(totals(book.get(question + book.corrections())))
        .isEqualTo("USD 25.00 | 0.00 | 103.00 | 50.00 = 78.00");
  }

  @Test
  void theBucketsAreNamedAndCurrenciesAreKeptApart() {
    Answer answer = book.get("aging?asOf=2012-03-31");
    assertThat(answer.body().path("buckets").toString())
        .isEqualTo(
            "[{\"name\":\"days1to30\",\"from\":1,\"to\":30},"
                + "{\"name\":\"days31to60\",\"from\":31,\"to\":60},"
                + "{\"name\":\"days61to90\",\"from\":61,\"to\":90}]");
    assertThat(totals(answer))
        .isEqualTo(
            "JPY 0 | 0 | 5000 | 0 | 0 | 0 = 5000;"
                + " USD 0.00 | 45.00 | 60.00 | 40.00 | 33.00 | 6.00 = 172.00");
    assertThat(book.get("aging?by=posted").text("/buckets/0/name")).isEqualTo("days0to30");
  }

  private static List<String> groups(String groupBy, String... names) {
    Answer answer = book.get("aging?asOf=2012-03-31&buckets=60&groupBy=" + groupBy);
    assertThat(totals(answer)).contains("USD 0.00 | 105.00 | 73.00 | 6.00 = 172.00");
    List<String> groups = new ArrayList<>();
    for (JsonNode row : answer.body().path("groups")) {
      String name =
          List.of(names).stream()
              .map(each -> row.path(each).asString("-"))
              .collect(Collectors.joining(", "));
      groups.add(name.replace(book.company(), "T") + ": " + figures(row));
    }
    return groups;
  }

  @Test
  void eachGroupAddsUpAndSoDoAll() {
    assertThat(groups("account", "account", "company", "customer", "currency"))
        .containsExactly(
            "T.ACME.USD, T, ACME, USD: 0.00 | 105.00 | 0.00 | 0.00 = 105.00",
            "T.BETA, Ltd.JPY, T, BETA, Ltd, JPY: 0 | 5000 | 0 | 0 = 5000",
            "T.BETA, Ltd.USD, T, BETA, Ltd, USD: 0.00 | 0.00 | 73.00 | 6.00 = 67.00");
    assertThat(groups("customer", "account", "company", "customer", "currency"))
        .containsExactly(
            "-, T, ACME, USD: 0.00 | 105.00 | 0.00 | 0.00 = 105.00",
            "-, T, BETA, Ltd, JPY: 0 | 5000 | 0 | 0 = 5000",
            "-, T, BETA, Ltd, USD: 0.00 | 0.00 | 73.00 | 6.00 = 67.00");
    assertThat(groups("salesOwner", "account", "salesOwner", "currency"))
        .containsExactly(
            "-, -, JPY: 0 | 5000 | 0 | 0 = 5000",
            "-, -, USD: 0.00 | 0.00 | 73.00 | 6.00 = 67.00",
            "-, =wang, USD: 0.00 | 45.00 | 0.00 | 0.00 = 45.00",
            "-, li.na, USD: 0.00 | 60.00 | 0.00 | 0.00 = 60.00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"account", "customer", "salesOwner"})
  void pagesHoldWhatOneWouldHold(String groupBy) {
    String question = "aging?asOf=2012-03-31&groupBy=" + groupBy;
    List<JsonNode> whole = new ArrayList<>();
    book.get(question).body().path("groups").forEach(whole::add);
    List<JsonNode> leafed = new ArrayList<>();
    String next = "";
    for (int page = 0; page <= whole.size() && next != null; page++) {
      Answer answer = book.get(question + "&limit=1" + next);
      answer.body().path("groups").forEach(leafed::add);
      next = !answer.body().has("next") ? null : "&after=" + answer.text("/next");
      assertThat(answer.body().path("totals")).hasSize(2);
    }
    assertThat(leafed).isEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "60,30", "30,30", "0,30", "-1", "30,,60", "30,", "", "abc", "1.5", "36501", "99999"
      })
  void bucketsThatAreNoneAreRefused(String buckets) {
    Answer answer = book.get("aging?buckets=" + buckets);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid");
    assertThat(answer.text("/errors/0/field")).isEqualTo("buckets");
  }

  @Test
  void thereAreTwentyBucketsAtMost() {
    String twenty =
        IntStream.rangeClosed(1, 20).mapToObj(Integer::toString).collect(Collectors.joining(","));
    Answer most = book.get("aging?groupBy=account&buckets=" + twenty);
    assertThat(most.body().path("buckets")).as(most.body().toString()).hasSize(20);
    assertThat(most.text("/buckets/19/name")).isEqualTo("days20to20");
    assertThat(book.get("aging?buckets=" + twenty + ",21").status()).isEqualTo(400);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"by=age, by", "groupBy=owner, groupBy", "groupBy=, groupBy", "limit=0, limit"})
  void whatIsNotOfferedIsRefused(String question, String field) {
    Answer answer = book.get("aging?" + question);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/errors/0/field")).isEqualTo(field);
  }
}
