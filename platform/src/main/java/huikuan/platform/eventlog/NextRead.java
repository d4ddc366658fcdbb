package huikuan.platform.eventlog;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Tells one reader of the log when to read on: as soon as this instance has appended commits that
 * the reader does not have, and now and then, because other instances append, too.
 */
public final class NextRead implements AutoCloseable {

  private final EventLog log;
  private final long pauseNanos;
  private final Semaphore news = new Semaphore(1);
  private final Runnable listener;
  private long due = System.nanoTime();
  private long newest;

  /**
   * @param pause between two looks for commits of other instances
   * @param rest the least time between two calls of the reader
   * @param woken called back when this instance has appended something
   */
  public NextRead(EventLog log, Duration pause, Duration rest, Runnable woken) {
    this.log = log;
    this.pauseNanos = pause.toNanos();
    this.listener =
        new Throttled(
            () -> {
              wake();
              woken.run();
            },
            rest);
  }

  /** Makes one for a reader that rests by itself, if at all. */
  public NextRead(EventLog log, Duration pause) {
    this(log, pause, Duration.ZERO, () -> {});
  }

  /** Listens to this instance's appends until it is closed. */
  public void open() {
    log.onAppend(listener);
  }

  /** Tells if there may be commits after this one. */
  public boolean worthwhile(long position) {
    boolean woken = news.drainPermits() > 0;
    newest = log.newestHere();
    return woken && newest > position || System.nanoTime() - due >= 0;
  }

  /**
   * Tells how far the reader has come.
   *
   * @param found whether the last read found anything: then there may be more, unless it is all
   *     that this instance had appended
   */
  public void reached(long position, boolean found) {
    boolean more = found && (position < newest || position > log.newestHere());
    due = System.nanoTime() + (more ? 0 : pauseNanos);
  }

  /** Waits until something is appended here, it is time to look, or so long. */
  public void await(Duration longest) throws InterruptedException {
    long nanos = Math.min(longest.toNanos(), due - System.nanoTime());
    if (news.tryAcquire(Math.max(0, nanos), TimeUnit.NANOSECONDS)) {
      news.release();
    }
  }

  /** Ends a wait. */
  public void wake() {
    news.release();
  }

  @Override
  public void close() {
    log.removeListener(listener);
  }
}
