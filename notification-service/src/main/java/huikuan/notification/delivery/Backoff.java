package huikuan.notification.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How long to wait after a failed attempt: soon at first, hourly in the end, three days in all. */
final class Backoff {

  private static final List<Duration> WAITS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1));
  private static final Duration PATIENCE = Duration.ofDays(3);

  private Backoff() {}

  /**
   * When to try next; empty = give up.
   *
   * @param failed how many attempts have failed, from 1
   */
  static Optional<Instant> next(int failed, Instant firstTriedAt, Instant now) {
    Duration wait = WAITS.get(Math.min(failed, WAITS.size()) - 1);
    Instant next = now.plus(wait);
    return next.isAfter(firstTriedAt.plus(PATIENCE)) ? Optional.empty() : Optional.of(next);
  }
}
