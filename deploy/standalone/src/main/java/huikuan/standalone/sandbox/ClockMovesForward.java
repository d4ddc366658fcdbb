package huikuan.standalone.sandbox;

import java.time.Instant;

/** The clock was asked to go back. */
final class ClockMovesForward extends RuntimeException {

  ClockMovesForward(Instant now, Instant target) {
    super("The clock is at %s already; it can't go back to %s.".formatted(now, target));
  }
}
