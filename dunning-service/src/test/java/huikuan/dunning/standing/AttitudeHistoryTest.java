package huikuan.dunning.standing;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.CustomerId;
import huikuan.dunning.standing.StandingEvent.AttitudeSet;
import huikuan.platform.eventlog.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A past moment knows the attitude that was said before it. */
class AttitudeHistoryTest {

  private static final CustomerId CUSTOMER = CustomerId.parse("CN01.ACME");
  private static final Instant FIRST = Instant.parse("2013-02-01T01:00:00Z");
  private static final Instant SECOND = Instant.parse("2013-03-01T01:00:00Z");

  @Test
  void theLastThatWasSaidBeforeAMomentCounts() {
    AttitudeHistory history =
        new AttitudeHistory(
            List.of(said(1, Attitude.MALICIOUS, FIRST), said(2, Attitude.NOT_MALICIOUS, SECOND)));
    assertThat(history.isMalicious(FIRST)).as("it is said at that moment").isFalse();
    assertThat(history.isMalicious(FIRST.plusMillis(1))).isTrue();
    assertThat(history.isMalicious(SECOND)).isTrue();
    assertThat(history.isMalicious(SECOND.plusMillis(1))).isFalse();
    assertThat(AttitudeHistory.NONE.isMalicious(SECOND)).isFalse();
  }

  private static RecordedEvent said(int position, Attitude attitude, Instant at) {
    return new RecordedEvent(
        position,
        0,
        "e-" + position,
        "attitude-set",
        new AttitudeSet(CUSTOMER, attitude, "why", "li", at),
        Map.of(),
        at,
        "standing",
        new StandingKey(CUSTOMER).toString(),
        position);
  }
}
