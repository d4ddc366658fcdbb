package huikuan.dunning.standing;

import huikuan.dunning.standing.StandingEvent.AttitudeSet;
import huikuan.platform.eventlog.RecordedEvent;
import java.time.Instant;
import java.util.List;

/** The judgements of a customer's attitude, with their moments. */
public final class AttitudeHistory {

  public static final AttitudeHistory NONE = new AttitudeHistory(List.of());

  private final List<RecordedEvent> events;

  /**
   * @param events of the customer's standing, oldest first
   */
  AttitudeHistory(List<RecordedEvent> events) {
    this.events = List.copyOf(events);
  }

  /** Whether it was judged malicious, by what was recorded before a moment. */
  public boolean isMalicious(Instant moment) {
    return events.stream()
        .filter(event -> event.recordedAt().isBefore(moment))
        .map(event -> ((AttitudeSet) event.payload()).attitude() == Attitude.MALICIOUS)
        .reduce(false, (_, later) -> later);
  }
}
