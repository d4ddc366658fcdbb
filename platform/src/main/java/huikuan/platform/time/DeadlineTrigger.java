package huikuan.platform.time;

import huikuan.platform.settling.Backlog;
import huikuan.platform.settling.Station;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * Fires due deadlines as time passes. Absent in the sandbox, whose one clock fires them for all
 * services.
 */
final class DeadlineTrigger {

  private static final Duration BACKLOG_POLL = Duration.ofMillis(200);

  private final DueDeadlines deadlines;
  private final Clock clock;
  private final Backlog backlog;

  DeadlineTrigger(
      DueDeadlines deadlines,
      Clock clock,
      Supplier<? extends Collection<? extends Station>> stations) {
    this.deadlines = deadlines;
    this.clock = clock;
    this.backlog = new Backlog(stations);
  }

  Loop loop() {
    return new Loop("deadlines", deadlines.settings().poll(), this::fire);
  }

  private Duration fire() {
    if (!backlog.isRead()) {
      return BACKLOG_POLL;
    }
    deadlines.fireDue(clock.instant());
    return untilNext();
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
