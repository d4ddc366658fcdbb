package huikuan.ledger.balances;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AccountHistoryTest {

  private final Story story = new Story("USD");
  private long receipt;

  @BeforeEach
  void everyKindOfDocument() {
    story.post(
        "invoice", "A", "2012-01-10", "'dueOn':'2012-01-20','amount':'100.00','contract':'C-1'");
    story.post("invoice", "B", "2012-01-11", "'dueOn':'2012-01-21','amount':'10.00'");
    receipt = story.post("receipt", "R", "2012-01-25", "'amount':'105.00'");
    story.post("creditNote", "K", "2012-01-26", "'invoice':'B','amount':'2.00'");
    story.post(
        "allocation",
        "L",
        "2012-01-27",
        "'credit':{'kind':'receipt','number':'R'},'allocations':[{'invoice':'A','amount':'70.00'}]");
    story.post("refund", "F", "2012-01-28", "'amount':'5.00'");
    story.post("writeOff", "W", "2012-02-15", "'invoice':'A','amount':'30.00','reason':'bad'");
    story.post("recovery", "V", "2012-03-15", "'writeOff':'W','amount':'5.00'");
    story.post(
        "reversal", "X", "2012-04-01", "'reverses':{'kind':'recovery','number':'V'},'reason':'e'");
  }

  private static String document(JsonNode answer, int at) {
    return answer.at("/events/" + at + "/document").toString();
  }

  @Test
  void everyKindOfDocumentIsReadable() {
    JsonNode answer = story.ask("/history");
    assertThat(Story.rows(answer.path("events"), "document/kind", "document/number"))
        .containsExactly(
            "invoice A",
            "invoice B",
            "receipt R",
            "creditNote K",
            "allocation L",
            "refund F",
            "writeOff W",
            "recovery V",
            "reversal X");
    assertThat(Story.rows(answer.path("events"), "actor")).hasSize(9).containsOnly("anonymous");
    assertThat(document(answer, 4))
        .isEqualTo(
            """
            {"kind":"allocation","number":"L","postedOn":"2012-01-27",\
            "credit":{"kind":"receipt","number":"R"},"allocations":[\
            {"claim":{"kind":"invoice","number":"A"},"credit":{"kind":"receipt","number":"R"},\
            "amount":"-30.00","from":"2012-01-27","openAfter":"30.00"},\
            {"claim":{"kind":"invoice","number":"B"},"credit":{"kind":"receipt","number":"R"},\
            "amount":"-5.00","from":"2012-01-27","openAfter":"8.00"}],"unapplied":"35.00"}\
            """);
    assertThat(document(answer, 7))
        .isEqualTo(
            """
            {"kind":"recovery","number":"V","postedOn":"2012-03-15","amount":"5.00",\
            "writeOff":"W"}\
            """);
    assertThat(document(answer, 8))
        .isEqualTo(
            """
            {"kind":"reversal","number":"X","postedOn":"2012-04-01","amount":"5.00",\
            "reverses":{"kind":"recovery","number":"V"},"writeOff":"W","allocations":[],\
            "reason":"e"}\
            """);
  }

  @Test
  void pagesTellEveryEventOnce() {
    List<String> numbers = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = story.ask("/history?limit=2" + after);
      assertThat(page.path("events").size()).isLessThanOrEqualTo(2);
      numbers.addAll(Story.rows(page.path("events"), "document/number"));
      after = page.has("next") ? "&after=" + page.path("next").asString() : "";
      story.post("receipt", "P" + numbers.size(), "2012-06-01", "'amount':'1.00'");
    } while (!after.isEmpty());
    assertThat(numbers).containsExactly("A", "B", "R", "K", "L", "F", "W", "V", "X");
  }

  @Test
  void aClaimTellsWhereItCameFromAndWhatBecameOfIt() {
    JsonNode answer = story.ask("/items/invoice/A/history");
    assertThat(
            Story.rows(answer.path("events"), "document/kind", "document/number", "change", "open"))
        .containsExactly(
            "invoice A 100.00 100.00",
            "receipt R -100.00 0.00",
            "allocation L 30.00 30.00",
            "writeOff W -30.00 0.00");
    assertThat(Story.rows(answer.path("events"), "actor")).containsOnly("anonymous");
    assertThat(answer.at("/events/1/document/allocations").size()).isEqualTo(1);
    assertThat(answer.at("/events/0/document/contract").asString()).isEqualTo("C-1");
  }

  @Test
  void aCreditTellsWhatItPaid() {
    assertThat(
            Story.rows(
                story.ask("/items/receipt/R/history").path("events"),
                "document/number",
                "change",
                "open"))
        .containsExactly("R 0.00 0.00", "L 35.00 35.00", "F -5.00 30.00");
    assertThat(
            Story.rows(
                story.ask("/items/writeOff/W/history").path("events"),
                "document/number",
                "change",
                "open"))
        .containsExactly("W 0.00 0.00", "V 0.00 0.00", "X 0.00 0.00");
  }

  @Test
  void anItemsHistoryIsToldInPagesAndAsKnownThen() {
    JsonNode first = story.ask("/items/invoice/A/history?limit=3");
    assertThat(first.path("events").size()).isEqualTo(3);
    JsonNode second =
        story.ask("/items/invoice/A/history?limit=3&after=" + first.path("next").asString());
    assertThat(Story.rows(second.path("events"), "document/number", "open"))
        .containsExactly("W 0.00");
    assertThat(second.has("next")).isFalse();
    assertThat(
            Story.rows(
                story.ask("/items/invoice/A/history?knownAt=" + receipt).path("events"),
                "document/number"))
        .containsExactly("A", "R");
  }

  @Test
  void anItemThatIsNotInTheAccountIsNotFound() {
    assertThat(story.get("/items/invoice/Z/history").status()).isEqualTo(404);
    assertThat(story.get("/items/receipt/A/history").problem()).isEqualTo("not-found");
    assertThat(story.get("/items/bill/A/history").text("/errors/0/allowed"))
        .isEqualTo(
            "one of invoice, creditNote, receipt, refund, writeOff, recovery, allocation,"
                + " reversal, extension");
  }

  @Test
  void whatIsDatedLaterIsLeftOutIfADayIsAskedFor() {
    JsonNode answer = story.ask("/history?asOf=2012-01-25");
    assertThat(Story.rows(answer.path("events"), "document/number")).containsExactly("A", "B", "R");
  }
}
