package huikuan.platform.time;

import huikuan.platform.settling.Station;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires due deadlines as time passes. Absent in the sandbox, where a move of the clock fires them.
 */
final class DeadlineTrigger {

  private static final Logger log = LoggerFactory.getLogger(DeadlineTrigger.class);

  private static final Duration BACKLOG_POLL = Duration.ofMillis(200);

  private final DueDeadlines deadlines;
  private final Clock clock;
  private final Supplier<? extends Collection<? extends Station>> stations;
  private boolean backlogRead;

  DeadlineTrigger(
      DueDeadlines deadlines,
      Clock clock,
      Supplier<? extends Collection<? extends Station>> stations) {
    this.deadlines = deadlines;
    this.clock = clock;
    this.stations = stations;
  }

  Loop loop() {
    return new Loop("deadlines", deadlines.settings().poll(), this::fire);
  }

  /** Waits for the events that came while this service was down: an invoice may be paid since. */
  private Duration fire() {
    backlogRead = backlogRead || caughtUp();
    if (!backlogRead) {
      return BACKLOG_POLL;
    }
    deadlines.fireDue(clock.instant());
    return untilNext();
  }

  private boolean caughtUp() {
    try {
      return stations.get().stream().allMatch(Station::caughtUp);
    } catch (RuntimeException e) {
      log.warn("No deadline fires before the backlog is read, and it can't be seen", e);
      return false;
    }
  }

  private Duration untilNext() {
    Duration poll = deadlines.settings().poll();
    Instant now = clock.instant();
    return deadlines
        .nextDue()
        .map(due -> Duration.between(now, due))
        .filter(wait -> wait.compareTo(poll) < 0)
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
        .orElse(poll);
  }
}
