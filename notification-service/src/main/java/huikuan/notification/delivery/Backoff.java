package huikuan.notification.delivery;

import java.time.Duration;
import java.util.List;

/** The wait after a failed attempt: short at first, an hour in the end. */
final class Backoff {

  private static final List<Duration> WAITS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1));

  private Backoff() {}

  /**
   * @param failed the number of failed attempts, from 1
   */
  static Duration after(int failed) {
    return WAITS.get(Math.min(failed, WAITS.size()) - 1);
  }
}
