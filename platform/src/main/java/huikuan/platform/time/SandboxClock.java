package huikuan.platform.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still and only moves forward, by hand. One instance serves all services. */
public final class SandboxClock extends Clock {

  public static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");

  /** In every time zone a year that stores, dates and rules can count on from. */
  public static final Instant LAST = Instant.parse("2199-12-31T00:00:00Z");

  private final AtomicReference<Instant> now;

  /**
   * @throws IllegalArgumentException if it never stands at {@code start}
   */
  public SandboxClock(Instant start) {
    this.now = new AtomicReference<>(checked(start));
  }

  /** Tells if the clock may stand there. */
  public static boolean holds(Instant moment) {
    return !moment.isBefore(FIRST) && !moment.isAfter(LAST);
  }

  private static Instant checked(Instant moment) {
    if (!holds(moment)) {
      throw new IllegalArgumentException(
          "%s is not between %s and %s".formatted(moment, FIRST, LAST));
    }
    return moment;
  }

  /**
   * @throws IllegalArgumentException if {@code moment} is before now, or beyond the last
   */
  public void moveTo(Instant moment) {
    checked(moment);
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
