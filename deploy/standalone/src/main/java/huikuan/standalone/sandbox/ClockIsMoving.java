package huikuan.standalone.sandbox;

import java.time.Instant;

/** The clock is on its way to another moment. */
final class ClockIsMoving extends RuntimeException {

  ClockIsMoving(Instant now, Instant target) {
    super(
        "The clock is at %s, on its way to %s. Wait for its end, or stop it by POST /sandbox/clock/stop."
            .formatted(now, target));
  }
}
