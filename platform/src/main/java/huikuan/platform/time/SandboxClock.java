package huikuan.platform.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still and only moves forward, by hand. One instance serves all services. */
public final class SandboxClock extends Clock {

  private final AtomicReference<Instant> now;

  public SandboxClock(Instant start) {
    this.now = new AtomicReference<>(start);
  }

  /**
   * @throws IllegalArgumentException if {@code moment} is before now
   */
  public void moveTo(Instant moment) {
    now.updateAndGet(
        current -> {
          if (moment.isBefore(current)) {
            throw new IllegalArgumentException("The clock is at " + current + " already");
          }
          return moment;
        });
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    if (zone.equals(ZoneOffset.UTC)) {
      return this;
    }
    throw new UnsupportedOperationException("The clock tells instants; zones belong to rules");
  }
}
