package huikuan.ledger.reconciling;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.ledger.reports.SmallBook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The general ledger's balances and ours, of a book whose figures can be added up by hand. */
class ControlAccountTest {

  private static final RunningLedger LEDGER = RunningLedger.ledger();

  private SmallBook book;
  private String path;

  @BeforeEach
  void post() {
    book = new SmallBook();
    path = "/api/v1/companies/" + book.company() + "/control-account";
  }

  private Answer state(String... entries) {
    return LEDGER.put(path, "{\"entries\":[%s]}".formatted(String.join(",", entries)));
  }

  private static String entry(String day, String currency, String balance) {
    return "{\"day\":\"%s\",\"currency\":\"%s\",\"balance\":\"%s\"}"
        .formatted(day, currency, balance);
  }

  private Answer get(String more) {
    return LEDGER.get(path + more);
  }

  private static List<String> rows(JsonNode array, String... names) {
    return array
        .valueStream()
        .map(
            row ->
                String.join(
                    " ",
                    List.of(names).stream().map(each -> row.path(each).asString("-")).toList()))
        .toList();
  }

  private static List<String> days(Answer answer) {
    return rows(
        answer.body().path("days"),
        "day",
        "currency",
        "generalLedger",
        "ledger",
        "difference",
        "agrees");
  }

  private static List<String> documents(Answer answer) {
    return rows(
        answer.body().path("documents"),
        "effective",
        "kind",
        "number",
        "amount",
        "late",
        "matches");
  }

  @Test
  void eachDayIsHeldAgainstOurBalanceOfTheSameDay() {
    Answer stated =
        state(
            entry("2012-01-31", "USD", "203.00"),
            entry("2012-01-31", "JPY", "5000"),
            entry("2012-03-31", "USD", "142.00"),
            entry("2011-12-31", "USD", "-1.00"));
    assertThat(stated.status()).as("%s", stated.body()).isEqualTo(200);
    assertThat(stated.body().path("stated").asInt()).isEqualTo(4);
    Answer answer = get("");
    assertThat(days(answer))
        .containsExactly(
            "2012-03-31 USD 142.00 172.00 -30.00 false",
            "2012-01-31 JPY 5000 5000 0 true",
            "2012-01-31 USD 203.00 203.00 0.00 true",
            "2011-12-31 USD -1.00 0.00 -1.00 false");
    assertThat(answer.text("/days/0/by")).isEqualTo("anonymous");
    assertThat(answer.body().at("/days/0/at").isMissingNode()).isFalse();
    assertThat(days(get("?from=2012-01-31&to=2012-01-31&currency=USD"))).hasSize(1);
    assertThat(days(get("?to=2011-12-31"))).hasSize(1);
  }

  @Test
  void pagesFitTogether() {
    state(
        entry("2012-01-31", "USD", "203.00"),
        entry("2012-01-31", "JPY", "5000"),
        entry("2012-03-31", "USD", "142.00"));
    List<String> all = days(get(""));
    List<String> paged = new ArrayList<>();
    String next = "";
    do {
      Answer page = get("?limit=1" + next);
      paged.addAll(days(page));
      next = page.body().has("next") ? "&after=" + page.text("/next") : "";
    } while (!next.isEmpty());
    assertThat(paged).isEqualTo(all).hasSize(3);
  }

  @Test
  void aBalanceTakesThePlaceOfTheOneThatWasSeenOnly() {
    state(entry("2012-03-31", "USD", "142.00").replace("}", ",\"instead\":null}"));
    Answer late =
        state(entry("2012-03-31", "USD", "172.00").replace("}", ",\"instead\":\"141.00\"}"));
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.text("/errors/0/allowed")).isEqualTo("142.00, which stands");
    assertThat(
            state(entry("2012-03-31", "USD", "172.00").replace("}", ",\"instead\":\"142\"}"))
                .status())
        .isEqualTo(200);
  }

  @Test
  void aLaterValueTakesThePlaceOfTheEarlierAndBothAreKnownAtTheirTime() {
    long first = state(entry("2012-03-31", "USD", "142.00")).position();
    Answer again = state(entry("2012-03-31", "USD", "142.0"));
    assertThat(again.body().path("stated").asInt()).isZero();
    assertThat(again.body().path("unchanged").asInt()).isEqualTo(1);
    state(entry("2012-03-31", "USD", "172.00"));
    assertThat(days(get(""))).containsExactly("2012-03-31 USD 172.00 172.00 0.00 true");
    assertThat(days(get("?knownAt=" + first)))
        .containsExactly("2012-03-31 USD 142.00 172.00 -30.00 false");
    assertThat(days(get("?knownAt=" + book.corrections()))).isEmpty();
  }

  @Test
  void theDocumentsSinceTheLastDayThatAgreedExplainTheDifference() {
    state(entry("2012-01-31", "USD", "203.00"), entry("2012-03-31", "USD", "142.00"));
    Answer answer = get("/2012-03-31/USD/documents");
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    assertThat(answer.text("/since")).isEqualTo("2012-01-31");
    assertThat(answer.text("/difference")).isEqualTo("-30.00");
    assertThat(documents(answer))
        .containsExactly(
            "2012-03-01 writeOff W -30.00 - true",
            "2012-02-01 invoice B 50.00 - -",
            "2012-02-01 receipt P -10.00 - -",
            "2012-02-10 receipt Q -40.00 - -",
            "2012-02-20 receipt R -120.00 - -",
            "2012-02-25 creditNote K -5.00 - -",
            "2012-03-05 reversal X 120.00 - -",
            "2012-03-10 refund F 4.00 - -");
    assertThat(answer.text("/sums/changed")).isEqualTo("-31.00");
    assertThat(answer.text("/sums/late")).isEqualTo("0.00");
    assertThat(answer.text("/documents/0/account")).isEqualTo(book.company() + ".BETA, Ltd.USD");

    Answer first = get("/2012-03-31/USD/documents?limit=3");
    Answer second = get("/2012-03-31/USD/documents?limit=100&after=" + first.text("/next"));
    assertThat(documents(first)).hasSize(3);
    assertThat(documents(second)).isEqualTo(documents(answer).subList(3, 8));
    assertThat(second.text("/sums/changed")).isEqualTo("-31.00");
  }

  @Test
  void oneThatIsPostedTheWrongWayRoundMatchesHalfOfTheDifference() {
    state(entry("2012-01-31", "USD", "203.00"), entry("2012-03-31", "USD", "182.00"));
    assertThat(documents(get("/2012-03-31/USD/documents")))
        .startsWith("2012-02-01 receipt P -10.00 - true", "2012-02-25 creditNote K -5.00 - true")
        .filteredOn(each -> each.endsWith("true"))
        .hasSize(2);
  }

  @Test
  void whatIsRecordedLaterIsToldThoughTheDayAgreed() {
    state(entry("2012-01-31", "USD", "203.00"), entry("2012-02-29", "USD", "78.00"));
    assertThat(days(get("?from=2012-02-01")))
        .containsExactly("2012-02-29 USD 78.00 78.00 0.00 true");
    LEDGER.documents(
        """
        [{"kind":"invoice","company":"%s","customer":"ACME","currency":"USD","number":"LATE",
          "postedOn":"2012-02-15","dueOn":"2012-03-15","amount":"7.00"}]
        """
            .formatted(book.company()));
    assertThat(days(get("?from=2012-02-01")))
        .containsExactly("2012-02-29 USD 78.00 85.00 -7.00 false");
    Answer answer = get("/2012-02-29/USD/documents");
    assertThat(documents(answer)).startsWith("2012-02-15 invoice LATE 7.00 true true");
    assertThat(answer.text("/sums/late")).isEqualTo("7.00");
    // 203.00 at the end of January, and 85.00 now.
    assertThat(answer.text("/sums/changed")).isEqualTo("-118.00");
  }

  @Test
  void ourBalanceIsThatOfTheTrialOnEveryDay() {
    List<String> entries = new ArrayList<>();
    List<String> all =
        List.of("2011-12-31", "2012-01-10", "2012-02-01", "2012-02-24", "2012-03-05", "2012-12-31");
    for (String day : all) {
      entries.add(entry(day, "USD", "1.00"));
      entries.add(entry(day, "JPY", "1"));
    }
    state(entries.toArray(String[]::new));
    for (JsonNode line : get("").body().path("days")) {
      String day = line.path("day").asString();
      String currency = line.path("currency").asString();
      JsonNode figures =
          book.get("trial?asOf=" + day + "&currency=" + currency).body().path("figures");
      String balance =
          figures.isEmpty()
              ? currency.equals("USD") ? "0.00" : "0"
              : figures.at("/0/balance").asString();
      assertThat(line.path("ledger").asString()).as("%s %s", day, currency).isEqualTo(balance);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                                            | entries
          {"entries":[]}                                                                | entries
          {"entries":[{"day":"2012-02-30","currency":"USD","balance":"1.00"}]}          | entries[0].day
          {"entries":[{"day":"2199-01-01","currency":"USD","balance":"1.00"}]}          | entries[0].day
          {"entries":[{"day":"2012-02-01","currency":"usd","balance":"1.00"}]}          | entries[0].currency
          {"entries":[{"day":"2012-02-01","currency":"USD","balance":"1.001"}]}         | entries[0].balance
          {"entries":[{"day":"2012-02-01","currency":"USD","balance":1}]}               | entries[0].balance
          {"entries":[{"day":"2012-02-01","currency":"USD"}]}                           | entries[0].balance
          {"entries":[{"day":"2012-02-01","currency":"USD","balance":"1","ref":"x"}]}   | entries[0].ref
          {"entries":[{"day":"2012-02-01","currency":"USD","balance":"1"},{"day":"2012-02-01","currency":"USD","balance":"2"}]} | entries[1].day
          """)
  void whatCannotBeStatedIsRefusedWhole(String body, String field) {
    Answer answer = LEDGER.put(path, body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    assertThat(days(get(""))).isEmpty();
  }

  @Test
  void moreThanAThousandAtOnceAreRefused() {
    List<String> entries = new ArrayList<>();
    for (int each = 0; each < 1_001; each++) {
      entries.add(entry("2012-01-31", "USD", "1.00"));
    }
    assertThat(state(entries.toArray(String[]::new)).text("/errors/0/field")).isEqualTo("entries");
  }

  @ParameterizedTest
  @CsvSource({
    "?from=2012-03-01&to=2012-01-01, 400",
    "?currency=XXX, 400",
    "?asOf=2012-01-01, 400",
    "/2012-01-31/USD/documents, 404",
    "/soon/USD/documents, 400",
    "/2012-01-31/usd/documents, 400"
  })
  void whatCannotBeAskedIsRefused(String question, int status) {
    assertThat(get(question).status()).isEqualTo(status);
  }

  @Test
  void aCompanyThatNobodyKnowsIsNotFound() {
    assertThat(LEDGER.get("/api/v1/companies/NOBODY/control-account").status()).isEqualTo(404);
  }
}
