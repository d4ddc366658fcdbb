package huikuan.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.platform.eventlog.NewCommit;
import huikuan.platform.intake.InboundEvent.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The position taken of a source, and the events that must have been taken before it. */
class MarkTest {

  private static final Set<String> TYPES = Set.of("a", "b");

  private static InboundEvent event(String type, String id, long position) {
    return new InboundEvent(
        new ConsumerRecord<>("topic", 0, position, "key", new byte[0]),
        type,
        "/source",
        id,
        new Place("e1", position),
        new NewCommit(
            null,
            List.of(new NewCommit.NewEvent(type, "{}", Map.of("actor", "anonymous"))),
            List.of("in /source " + id)));
  }

  private static Mark at(long position, String tag) {
    return Mark.NONE.understanding(TYPES).at(position, tag);
  }

  @Test
  void aLowerPositionAndAnotherCommitAtTheSameOneAreCovered() {
    Mark mark = at(10, "t10");
    assertThat(mark.covers(event("a", "t9-0-0", 9), 9)).isTrue();
    assertThat(mark.covers(event("a", "other-0-0", 10), 10)).isTrue();
    assertThat(mark.covers(event("a", "t10-1-0", 10), 10)).isFalse();
    assertThat(mark.covers(event("a", "t11-0-0", 11), 11)).isFalse();
  }

  @Test
  void aMarkNeverFalls() {
    assertThat(at(10, "t10").at(9, "t9")).isEqualTo(at(10, "t10"));
    assertThat(at(10, "t10").at(11, "t11")).isEqualTo(at(11, "t11"));
  }

  @Test
  void aTypeThatWasPassedOverIsNotCoveredWhereItWas() {
    Mark mark = at(10, "t10").understanding(Set.of("a", "b", "c")).at(20, "t20");
    assertThat(mark.covers(event("c", "t9-1-0", 9), 9)).isFalse();
    assertThat(mark.covers(event("c", "t10-1-0", 10), 10)).isFalse();
    assertThat(mark.covers(event("c", "t11-1-0", 11), 11)).isTrue();
    assertThat(mark.covers(event("a", "t9-0-0", 9), 9)).isTrue();
  }

  @Test
  void itIsStoredWhole() {
    Mark mark = at(10, "t10").understanding(Set.of("a", "b", "c")).at(20, "t20");
    assertThat(Mark.of(mark.document("id"))).isEqualTo(mark);
  }
}
