package huikuan.platform.web.logs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;

/**
 * What others can cause as often as they like, and must not fill the disk with: of each kind the
 * first of a minute is told, and at its end how many more there were.
 */
public final class LimitedLog {

  /** Kinds of a minute that are told apart; a kind may hold what a client sent. */
  private static final int MOST_KINDS = 100;

  private final Logger log;

  /** Runs what it is given when the minute is over. */
  private final Executor minute;

  private final Map<Object, Long> more = new LinkedHashMap<>();
  private long others;

  public LimitedLog(Logger log) {
    this(log, CompletableFuture.delayedExecutor(1, TimeUnit.MINUTES));
  }

  LimitedLog(Logger log, Executor minute) {
    this.log = log;
    this.minute = minute;
  }

  /**
   * Counts it.
   *
   * @param kind as it is named with the number of those that were not told
   * @return whether it is to be told
   */
  public synchronized boolean tells(Object kind) {
    if (more.computeIfPresent(kind, (_, count) -> count + 1) != null) {
      return false;
    }
    if (more.size() == MOST_KINDS) {
      others++;
      return false;
    }
    if (more.isEmpty()) {
      minute.execute(this::tellMinute);
    }
    more.put(kind, 0L);
    return true;
  }

  private synchronized void tellMinute() {
    more.forEach(
        (kind, count) -> {
          if (count > 0) {
            log.warn("{}: {} more within a minute", kind, count);
          }
        });
    if (others > 0) {
      log.warn("{} of other kinds within a minute", others);
    }
    more.clear();
    others = 0;
  }
}
