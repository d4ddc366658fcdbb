package huikuan.platform.faults;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

/** Goes right, but fails as often as it is told to. */
final class WilfulClock extends Clock {

  final AtomicInteger failures = new AtomicInteger();

  @Override
  public Instant instant() {
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new ClassCastException("a bug");
    }
    return Clock.systemUTC().instant();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
