package huikuan.platform.eventlog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;

/**
 * The log from a position on, for one reader. The buffer holds whole commits, so all events of a
 * commit are available together.
 */
final class LogStream implements TrackingEventStream {

  private final MongoEventLog log;
  private final LogStorageEngine engine;
  private final long pollNanos;
  private final Deque<TrackedEventMessage<?>> buffer = new ArrayDeque<>();
  private final Semaphore news = new Semaphore(1);
  private final Runnable listener = this::appended;
  private volatile Runnable callback = () -> {};
  private long position;
  private long nextPoll;

  LogStream(MongoEventLog log, LogStorageEngine engine, long position) {
    this.log = log;
    this.engine = engine;
    this.position = position;
    this.pollNanos = log.settings().poll().toNanos();
    log.onAppend(listener);
  }

  private void appended() {
    news.release();
    callback.run();
  }

  @Override
  public Optional<TrackedEventMessage<?>> peek() {
    fill();
    return Optional.ofNullable(buffer.peek());
  }

  @Override
  public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
    long deadline = System.nanoTime() + unit.toNanos(timeout);
    fill();
    while (buffer.isEmpty()) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      boolean woken = news.tryAcquire(Math.min(left, pollNanos), TimeUnit.NANOSECONDS);
      if (woken) {
        news.release();
      }
      fill();
    }
    return true;
  }

  @Override
  public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
    while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
      continue;
    }
    return buffer.remove();
  }

  /** Reads on when something was appended here, or when it is time to look for others' commits. */
  private void fill() {
    if (!buffer.isEmpty() || (news.drainPermits() == 0 && System.nanoTime() < nextPoll)) {
      return;
    }
    buffer.addAll(engine.read(position));
    if (buffer.isEmpty()) {
      nextPoll = System.nanoTime() + pollNanos;
    } else {
      position = LogStorageEngine.position(buffer.getLast().trackingToken());
      news.release();
    }
  }

  @Override
  public boolean setOnAvailableCallback(Runnable callback) {
    this.callback = callback;
    return true;
  }

  @Override
  public void close() {
    log.removeListener(listener);
  }
}
