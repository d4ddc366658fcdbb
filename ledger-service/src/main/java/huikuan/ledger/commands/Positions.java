package huikuan.ledger.commands;

import huikuan.platform.eventlog.EventLog;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets readers read what was written before, by themselves or on another instance. */
@Component
public class Positions {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
  private static final long PAUSE = Duration.ofMillis(10).toNanos();

  private final EventLog log;
  private final PositionsSettings settings;

  Positions(EventLog log, PositionsSettings settings) {
    this.log = log;
    this.settings = settings;
  }

  public static boolean written(String text) {
    return NUMBER.matcher(text).matches();
  }

  /**
   * Waits until the log has reached a position, and answers where it stands.
   *
   * @param atLeast null = do not wait
   * @throws ProblemException if it is no position, or the log does not reach it in time
   */
  public long await(@Nullable String atLeast) {
    if (atLeast == null) {
      return log.head();
    }
    if (!written(atLeast)) {
      throw new ProblemException(
          Problem.invalid(List.of(new FieldError("atLeast", "a position, such as 48211"))));
    }
    return await(Long.parseLong(atLeast));
  }

  private long await(long position) {
    long end = System.nanoTime() + settings.patience().toNanos();
    long head = log.head();
    while (head < position) {
      if (System.nanoTime() > end) {
        throw new ProblemException(
            Problem.of(
                "behind",
                "Not there yet",
                503,
                "The log stands at %d, not yet at %d. Ask again.".formatted(head, position)));
      }
      LockSupport.parkNanos(PAUSE);
      head = log.head();
    }
    return head;
  }
}
