package huikuan.platform.axon;

import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.eventlog.NextRead;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;

/**
 * The log from a position on, for one reader. The buffer holds whole commits, so all events of a
 * commit are available together.
 */
final class LogStream implements TrackingEventStream {

  private final LogStorageEngine engine;
  private final Deque<TrackedEventMessage<?>> buffer = new ArrayDeque<>();
  private final NextRead next;
  private volatile Runnable callback = () -> {};
  private long position;

  LogStream(MongoEventLog log, LogStorageEngine engine, long position) {
    this.engine = engine;
    this.position = position;
    this.next = new NextRead(log, log.poll(), log.settings().rest(), () -> callback.run());
    next.open();
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
      next.await(Duration.ofNanos(left));
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

  private void fill() {
    if (!buffer.isEmpty() || !next.worthwhile(position)) {
      return;
    }
    buffer.addAll(engine.read(position));
    if (!buffer.isEmpty()) {
      position = LogStorageEngine.position(buffer.getLast().trackingToken());
    }
    next.reached(position, !buffer.isEmpty());
  }

  @Override
  public boolean setOnAvailableCallback(Runnable callback) {
    this.callback = callback;
    return true;
  }

  @Override
  public void close() {
    next.close();
  }
}
