package huikuan.chaos.load;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.benchmarks.documents.Doc;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TestimonyTest {

  private static final Instant NOW = Instant.EPOCH;
  private final Testimony testimony = new Testimony();
  private final Entry one = invoice("E1", "K0-0");
  private final Entry other = invoice("E2", "K0-1");

  private static Entry invoice(String customer, String number) {
    return new Entry.Plain(
        new Doc(Doc.Kind.INVOICE, customer, number, LocalDate.of(2026, 1, 1), 100, List.of()));
  }

  private static JsonNode result(String status, Entry entry, long position) {
    return new JsonMapper()
        .readTree(
            """
            [{"index":0,"status":"%s","account":"%s","position":%d,"problem":{"status":409}}]"""
                .formatted(status, entry.account(), position));
  }

  private List<Entry> answer(String request, String status, Entry entry, long position) {
    testimony.sending(List.of(entry), NOW);
    return testimony.answered(request, List.of(entry), result(status, entry, position));
  }

  @Test
  void whatIsAcceptedIsAcknowledgedAndItsRepetitionIsNoNews() {
    assertThat(answer("a", "accepted", one, 1)).containsExactly(one);
    assertThat(answer("b", "duplicate", one, 1)).isEmpty();
    assertThat(testimony.all()).containsExactly(new Sent(one, NOW, 1));
    assertThat(testimony.duplicates()).isEqualTo(1);
    assertThat(testimony.complaints()).isEmpty();
  }

  @Test
  void aDuplicateOfWhatWasNotAnsweredIsAcknowledged() {
    testimony.sending(List.of(one), NOW);
    assertThat(answer("a", "duplicate", one, 1)).containsExactly(one);
    assertThat(testimony.complaints()).isEmpty();
  }

  @Test
  void whatIsAcceptedTwiceIsNoticed() {
    answer("a", "accepted", one, 1);
    answer("b", "accepted", one, 1);
    assertThat(testimony.complaints()).containsExactly("invoice K0-0 was accepted twice");
  }

  @Test
  void aDuplicateAtAnotherPositionIsNoticed() {
    answer("a", "accepted", one, 1);
    answer("b", "duplicate", one, 2);
    assertThat(testimony.complaints()).containsExactly("invoice K0-0 was at 1, now it is at 2");
  }

  @Test
  void aDuplicateOfWhatWasNeverSentIsNoticed() {
    answer("a", "duplicate", one, 1);
    assertThat(testimony.complaints()).singleElement().asString().contains("for the first time");
  }

  @Test
  void aPositionThatBelongsToTwoIsNoticed() {
    answer("a", "accepted", one, 1);
    answer("b", "accepted", other, 1);
    assertThat(testimony.complaints()).singleElement().asString().contains("CN01.E1.USD");
  }

  @Test
  void aRejectionIsNoticed() {
    answer("a", "rejected", one, 0);
    assertThat(testimony.complaints()).singleElement().asString().contains("was rejected");
    assertThat(testimony.all()).containsExactly(new Sent(one, NOW, 0));
  }
}
