package huikuan.ledger.balances;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The change of the June balance since 5 July is explained by its documents. */
class AccountChangesTest {

  private static final String[] DOCUMENT = {
    "kind", "number", "postedOn", "balance", "open", "unapplied"
  };

  private final Story story = new Story("USD");
  private long fifthOfJuly;
  private Instant moment;
  private long late;

  @BeforeEach
  void corrections() {
    story.post("invoice", "A", "2012-06-10", "'dueOn':'2012-07-10','amount':'100.00'");
    fifthOfJuly = story.post("receipt", "R", "2012-06-20", "'amount':'40.00','allocate':'none'");
    moment = RunningLedger.ledger().clock().instant();
    late = story.post("creditNote", "K", "2012-06-25", "'invoice':'A','amount':'15.00'");
    story.post("invoice", "J", "2012-07-06", "'dueOn':'2012-08-10','amount':'1.00'");
    story.post(
        "allocation",
        "L",
        "2012-06-30",
        "'credit':{'kind':'receipt','number':'R'},'allocations':[{'invoice':'A','amount':'30.00'}]");
    story.post(
        "reversal", "X", "2012-06-28", "'reverses':{'kind':'receipt','number':'R'},'reason':'b'");
  }

  @Test
  void theDocumentsRecordedInBetweenExplainTheDifference() {
    JsonNode answer = story.ask("/changes?asOf=2012-06-30&knownFrom=" + fifthOfJuly);
    assertThat(answer.path("before"))
        .hasToString("{\"balance\":\"60.00\",\"open\":\"100.00\",\"unapplied\":\"40.00\"}");
    assertThat(answer.path("after"))
        .hasToString("{\"balance\":\"85.00\",\"open\":\"85.00\",\"unapplied\":\"0.00\"}");
    assertThat(answer.path("difference"))
        .hasToString("{\"balance\":\"25.00\",\"open\":\"-15.00\",\"unapplied\":\"-40.00\"}");
    assertThat(Story.rows(answer.path("documents"), DOCUMENT))
        .containsExactly(
            "creditNote K 2012-06-25 -15.00 -15.00 0.00",
            "allocation L 2012-06-30 0.00 -30.00 -30.00",
            "reversal X 2012-06-28 40.00 30.00 -10.00");
    assertThat(answer.at("/documents/0/position").asLong()).isEqualTo(late);
    assertThat(answer.path("fromPosition").asLong()).isEqualTo(fifthOfJuly);
    assertThat(OffsetDateTime.parse(answer.path("knownFrom").asString())).isNotNull();
  }

  @Test
  void theFiguresAreThoseOfTheTwoMoments() {
    JsonNode answer = story.ask("/changes?asOf=2012-06-30&knownFrom=" + moment);
    assertThat(answer.path("fromPosition").asLong()).isEqualTo(fifthOfJuly);
    assertThat(answer.path("knownFrom").asString()).isEqualTo(moment.toString());
    for (String figure : List.of("balance", "open", "unapplied")) {
      String then = "/balance?asOf=2012-06-30&knownAt=" + fifthOfJuly;
      assertThat(answer.path("before").path(figure)).isEqualTo(story.ask(then).path(figure));
      assertThat(answer.path("after").path(figure))
          .isEqualTo(story.ask("/balance?asOf=2012-06-30").path(figure));
    }
  }

  @Test
  void betweenTwoEqualMomentsNothingChanged() {
    JsonNode answer =
        story.ask(
            "/changes?asOf=2012-06-30&knownFrom=%d&knownAt=%d".formatted(fifthOfJuly, fifthOfJuly));
    assertThat(answer.at("/difference/balance").asString()).isEqualTo("0.00");
    assertThat(answer.path("documents")).isEmpty();
  }

  @Test
  void everythingExplainsTheDifferenceToNothing() {
    List<JsonNode> documents = new ArrayList<>();
    String question = "/changes?asOf=2012-12-31&knownFrom=0&limit=2";
    JsonNode page = story.ask(question);
    page.path("documents").forEach(documents::add);
    while (page.has("next")) {
      story.post("receipt", "P" + documents.size(), "2012-06-01", "'amount':'1.00'");
      page = story.ask(question + "&after=" + page.path("next").asString());
      page.path("documents").forEach(documents::add);
    }
    assertThat(Story.rows(documentsOf(documents), "number"))
        .containsExactly("A", "R", "K", "J", "L", "X");
    for (String figure : List.of("balance", "open", "unapplied")) {
      BigDecimal sum =
          documents.stream()
              .map(document -> new BigDecimal(document.path(figure).asString()))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(sum).isEqualTo(new BigDecimal(page.path("difference").path(figure).asString()));
    }
  }

  private static JsonNode documentsOf(List<JsonNode> documents) {
    var array = tools.jackson.databind.node.JsonNodeFactory.instance.arrayNode();
    documents.forEach(array::add);
    return array;
  }
}
