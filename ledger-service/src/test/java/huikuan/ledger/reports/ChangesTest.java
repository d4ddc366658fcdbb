package huikuan.ledger.reports;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger.Answer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ChangesTest {

  private static final List<String> AMOUNTS = List.of("balance", "open", "unapplied");

  private static SmallBook book;

  @BeforeAll
  static void post() {
    book = new SmallBook();
  }

  private static Answer february(String more) {
    return book.get(
        "changes?asOf=2012-02-29&knownFrom=%d&knownAt=%d%s"
            .formatted(book.money(), book.corrections(), more));
  }

  private static String amounts(JsonNode figures) {
    return String.join(" ", AMOUNTS.stream().map(each -> figures.path(each).asString()).toList());
  }

  @Test
  void theDifferenceOfADayKnownTwiceIsExplainedByItsDocuments() {
    Answer answer = february("");
    assertThat(answer.text("/figures/0/currency")).isEqualTo("JPY");
    assertThat(amounts(answer.body().at("/figures/0/difference"))).isEqualTo("0 0 0");
    JsonNode dollars = answer.body().at("/figures/1");
    assertThat(amounts(dollars.path("before"))).isEqualTo("85.00 95.00 10.00");
    assertThat(amounts(dollars.path("after"))).isEqualTo("78.00 128.00 50.00");
    assertThat(amounts(dollars.path("difference"))).isEqualTo("-7.00 33.00 40.00");
    List<String> documents = new ArrayList<>();
    for (JsonNode each : answer.body().path("documents")) {
      documents.add(
          "%s %s %s %s: %s"
              .formatted(
                  each.path("customer").asString(),
                  each.path("kind").asString(),
                  each.path("number").asString(),
                  each.path("postedOn").asString(),
                  amounts(each)));
      assertThat(each.path("position").asLong()).isGreaterThan(book.money());
      assertThat(each.path("recordedAt").asString()).endsWith("Z");
      assertThat(each.path("account").asString()).endsWith("USD");
    }
    assertThat(documents)
        .containsExactlyInAnyOrder(
            "ACME receipt Q 2012-02-10: -40.00 0.00 40.00",
            "BETA, Ltd invoice O 2012-01-01: 33.00 33.00 0.00");
  }

  @ParameterizedTest
  @CsvSource({"2011-12-31", "2012-01-31", "2012-02-10", "2012-03-05", "2012-03-31", "2099-01-01"})
  void theEffectsOfAllDocumentsAddUpToTheDifference(String day) {
    for (long from : new long[] {0, book.invoices(), book.money(), book.corrections()}) {
      Answer answer =
          book.get(
              "changes?currency=USD&asOf=%s&knownFrom=%d&knownAt=%d"
                  .formatted(day, from, book.corrections()));
      for (String amount : AMOUNTS) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode each : answer.body().path("documents")) {
          sum = sum.add(new BigDecimal(each.path(amount).asString()));
        }
        String difference = answer.body().at("/figures/0/difference").path(amount).asString("0.00");
        assertThat(sum).isEqualByComparingTo(difference);
      }
    }
  }

  @Test
  void momentsDoAsWellAsPositions() {
    String before = recordedAt(book.money());
    Answer answer = book.get("changes?asOf=2012-02-29&knownFrom=" + before);
    assertThat(Instant.parse(answer.text("/knownFrom"))).isEqualTo(before);
    assertThat(answer.body().path("fromPosition").asLong()).isEqualTo(book.money());
    assertThat(answer.body().path("documents")).hasSize(2);
  }

  private static String recordedAt(long position) {
    Answer all = book.get("changes?asOf=2099-01-01&knownFrom=0&knownAt=" + position);
    JsonNode documents = all.body().path("documents");
    return documents.get(documents.size() - 1).path("recordedAt").asString();
  }

  @Test
  void theEarlierMomentIsAMomentWhateverWasAsked() {
    assertThat(february("").body().path("fromPosition").asLong()).isEqualTo(book.money());
    assertThat(OffsetDateTime.parse(february("").text("/knownFrom")).toInstant())
        .isEqualTo(Instant.parse(recordedAt(book.money())));
  }

  @Test
  void pagesFollowOneAnother() {
    Answer first = february("&limit=1");
    assertThat(first.body().path("documents")).hasSize(1);
    Answer second = february("&limit=1&after=" + first.text("/next"));
    assertThat(second.body().path("documents")).hasSize(1);
    assertThat(second.text("/documents/0/number")).isNotEqualTo(first.text("/documents/0/number"));
    assertThat(second.body().has("next")).isFalse();
  }

  @Test
  void whatCannotBeAskedIsRefused() {
    assertThat(book.get("changes").text("/errors/0/field")).isEqualTo("knownFrom");
    assertThat(book.get("changes?knownFrom=June").text("/errors/0/field")).isEqualTo("knownFrom");
    Answer backwards =
        book.get(
            "changes?knownFrom=" + book.corrections() + "&knownAt=" + (book.corrections() - 1));
    assertThat(backwards.status()).isEqualTo(400);
    assertThat(backwards.text("/errors/0/field")).isEqualTo("knownFrom");
  }
}
