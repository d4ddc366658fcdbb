package huikuan.ledger.reports;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class OpenItemsTest {

  private static final String MARCH = "balances/items?asOf=2012-03-31";

  private static SmallBook book;

  @BeforeAll
  static void post() {
    book = new SmallBook();
  }

  private static List<String> rows(JsonNode array, String... names) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(
            row ->
                String.join(
                    " ",
                    List.of(names).stream().map(each -> row.path(each).asString("-")).toList()))
        .toList();
  }

  private static List<String> numbers(String question) {
    Answer answer = book.get(question);
    assertThat(answer.status()).as(answer.body().toPrettyString()).isEqualTo(200);
    return rows(answer.body().path("items"), "number");
  }

  @Test
  void theItemsOfABookAreInOrderOfTheirDaysAndAddUpToItsBalance() {
    Answer answer = book.get(MARCH);
    assertThat(
            rows(
                answer.body().path("items"),
                "kind",
                "number",
                "customer",
                "postedOn",
                "dueOn",
                "originallyPostedOn",
                "amount",
                "currency",
                "open",
                "unapplied",
                "salesOwner"))
        .containsExactly(
            "invoice O BETA, Ltd 2012-01-01 2011-12-01 2011-11-01 33.00 USD 33.00 0.00 -",
            "invoice C BETA, Ltd 2012-01-15 2012-01-15 - 70.00 USD 40.00 0.00 -",
            "receipt P BETA, Ltd 2012-02-01 - - 10.00 USD 0.00 6.00 -",
            "invoice A ACME 2012-01-10 2012-02-09 - 100.00 USD 60.00 0.00 li.na",
            "invoice J BETA, Ltd 2012-01-20 2012-02-19 - 5000 JPY 5000 0 -",
            "invoice B ACME 2012-02-01 2012-03-02 - 50.00 USD 45.00 0.00 =wang");
    assertThat(rows(answer.body().path("sums"), "currency", "balance", "open", "unapplied"))
        .containsExactly("JPY 5000 5000 0", "USD 172.00 178.00 6.00");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          side=claims&currency=USD                     | O C A B
          side=credits                                 | P
          customer=ACME                                | A B
          salesOwner=li.na                             | A
          unowned=true                                 | O C P J
          dueFrom=2012-01-15&dueTo=2012-02-09          | C A
          postedTo=2011-12-31                          | O
          postedFrom=2012-01-11&postedTo=2012-02-01    | C P J B
          """)
  void onlyTheItemsThatAreAskedForAreTold(String question, String expected) {
    assertThat(numbers(MARCH + "&" + question)).containsExactly(expected.split(" "));
  }

  @Test
  void ofACompanyThatNobodyKnewYetThereIsNothing() {
    assertThat(book.get(MARCH + "&knownAt=0").status()).isEqualTo(404);
  }

  @Test
  void anEarlierDayAndAnEarlierMomentHaveTheirOwnItems() {
    assertThat(numbers("balances/items?asOf=2012-01-31")).containsExactly("O", "C", "A", "J");
    assertThat(numbers(MARCH + "&knownAt=" + book.invoices())).containsExactly("C", "A", "J", "B");
    assertThat(numbers(MARCH + "&knownAt=" + book.money())).containsExactly("C", "P", "J", "B");
  }

  /** The days that a client works out of a bucket find the items that make its sum. */
  @ParameterizedTest(name = "on {0}, by {1}, in {2}")
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          2012-03-31 ! due    ! 30,60,90
          2012-03-31 ! posted ! 30,60,90
          2012-03-31 ! due    ! 28,29
          2012-03-02 ! due    ! 30
          2012-03-03 ! due    ! 30
          2012-02-01 ! posted ! 17,22
          """)
  void theItemsOfEachBucketAddUpToIt(String day, String by, String buckets) {
    Answer aging =
        book.get("aging?currency=USD&asOf=%s&by=%s&buckets=%s".formatted(day, by, buckets));
    JsonNode total = aging.body().path("totals").path(0);
    LocalDate asOf = LocalDate.parse(day);
    List<String> found = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    long last = 0;
    for (int at = 0; at < total.path("buckets").size(); at++) {
      JsonNode bucket = aging.body().path("buckets").path(at);
      last = bucket.path("to").asLong();
      expected.add(total.path("buckets").path(at).asString());
      found.add(open(day, by, asOf.minusDays(last), asOf.minusDays(bucket.path("from").asLong())));
    }
    expected.add(total.path("over").asString());
    found.add(open(day, by, null, asOf.minusDays(last + 1)));
    expected.add(total.path("notDue").asString());
    found.add(by.equals("due") ? open(day, by, asOf, null) : "0.00");
    assertThat(found).isEqualTo(expected);
  }

  private static String open(String day, String by, LocalDate from, LocalDate to) {
    Answer answer =
        book.get(
            "balances/items?side=claims&currency=USD&asOf=%s%s%s"
                .formatted(
                    day,
                    from == null ? "" : "&" + by + "From=" + from,
                    to == null ? "" : "&" + by + "To=" + to));
    return answer.body().path("sums").path(0).path("open").asString("0.00");
  }

  @Test
  void pagesFollowOneAnotherWithTheSumsOfAll() {
    List<String> leafed = new ArrayList<>();
    String next = "";
    while (next != null) {
      Answer answer = book.get(MARCH + "&limit=2" + next);
      leafed.addAll(rows(answer.body().path("items"), "number"));
      assertThat(answer.body().path("sums")).hasSize(2);
      next = answer.body().has("next") ? "&after=" + answer.text("/next") : null;
    }
    assertThat(leafed).containsExactly("O", "C", "P", "A", "J", "B");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "side=both, side",
    "salesOwner=, salesOwner",
    "dueFrom=2012, dueFrom",
    "dueFrom=2012-02-01&dueTo=2012-01-01, dueFrom",
    "postedTo=x, postedTo",
    "unowned=perhaps, unowned",
    "state=open, state"
  })
  void whatCannotBeAskedIsRefused(String question, String field) {
    Answer answer = book.get("balances/items?" + question);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid");
    assertThat(answer.text("/errors/0/field")).isEqualTo(field);
  }
}
