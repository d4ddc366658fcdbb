package huikuan.dunning.hold;

import huikuan.contracts.CustomerId;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import java.time.Instant;
import java.util.List;

/** What the log has of a whole customer's holds. */
public final class HoldHistory {

  private final List<RecordedEvent> events;

  private HoldHistory(List<RecordedEvent> events) {
    this.events = events;
  }

  public static HoldHistory of(CustomerId customer, EventLog log) {
    return of(log.ofAggregate(new CustomerHoldKey(customer).toString(), 0));
  }

  /**
   * @param events of the customer's holds, oldest first
   */
  public static HoldHistory of(List<RecordedEvent> events) {
    return new HoldHistory(events);
  }

  /** How many events there are. */
  public int version() {
    return events.size();
  }

  /** Those in force at a moment, past or to come, by what was recorded until then. */
  public HoldsInForce at(Instant moment) {
    return before(moment).at(moment);
  }

  /** Those in force now. */
  public HoldsInForce now(Instant now) {
    return before(Instant.MAX).at(now);
  }

  private HoldsInForce before(Instant moment) {
    HoldsInForce holds = HoldsInForce.NONE;
    for (RecordedEvent event : events) {
      if (event.recordedAt().isBefore(moment)) {
        holds = holds.after((CustomerHoldEvent) event.payload());
      }
    }
    return holds;
  }
}
