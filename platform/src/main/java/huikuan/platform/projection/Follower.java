package huikuan.platform.projection;

import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.NextRead;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.settling.LogStation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Brings the log's commits to a projection, as many at once as there are. */
public final class Follower implements SmartLifecycle, LogStation {

  private static final Logger log = LoggerFactory.getLogger(Follower.class);

  private static final int MOST_COMMITS = 5_000;

  /** A batch of so many events means that the projection is behind: it does not rest then. */
  private static final int LARGE_BATCH = 1_000;

  private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);

  private final EventLog events;
  private final Projection projection;
  private final NextRead next;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final Condition asked = lock.newCondition();
  private volatile boolean running;
  private volatile boolean failing;
  private volatile long position;
  private long wanted;
  private boolean hurried;
  private Thread thread = new Thread();

  public Follower(EventLog events, Projection projection) {
    this.events = events;
    this.projection = projection;
    this.next = new NextRead(events, events.poll());
  }

  @Override
  public void start() {
    running = true;
    String contradiction = projection.contradiction();
    if (contradiction != null) {
      failing = true;
      log.error(
          "Projection {} is down: {}. Is the log whole? If it is right, have the projection made"
              + " anew.",
          name(),
          contradiction);
      return;
    }
    reached(projection.position());
    next.open();
    thread = Thread.ofPlatform().name("projection-" + name()).daemon().start(this::run);
  }

  private void run() {
    while (running) {
      try {
        follow();
      } catch (InterruptedException e) {
        return;
      } catch (Exception | Error e) {
        // An Error, too, must not end the thread in silence.
        failing = true;
        log.warn("Projection {} failed after {}; trying again", name(), position, e);
        if (!pause()) {
          return;
        }
      }
    }
  }

  private void follow() throws InterruptedException {
    while (running) {
      if (!next.worthwhile(position)) {
        next.await(events.poll());
        continue;
      }
      List<RecordedEvent> batch = events.after(position, MOST_COMMITS);
      if (batch.isEmpty()) {
        failing = false;
      } else {
        take(batch);
      }
      next.reached(position, !batch.isEmpty());
    }
  }

  private void take(List<RecordedEvent> batch) throws InterruptedException {
    projection.apply(batch);
    failing = false;
    reached(batch.getLast().position());
    if (batch.size() < LARGE_BATCH) {
      rest(projection.pace());
    }
  }

  /** Rests, but only while nobody waits for a later commit. */
  private void rest(Duration pace) throws InterruptedException {
    long left = pace.toNanos();
    lock.lock();
    try {
      while (running && wanted <= position && !hurried && left > 0) {
        left = asked.awaitNanos(left);
      }
      hurried = false;
    } finally {
      lock.unlock();
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(RETRY_PAUSE);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private void reached(long newPosition) {
    lock.lock();
    try {
      position = newPosition;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The last commit that the projection has. */
  public long position() {
    return position;
  }

  @Override
  public void hurry() {
    lock.lock();
    try {
      hurried = true;
      asked.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a commit, at most so long; answers the last commit that the projection has. */
  public long await(long commit, Duration patience) {
    long left = patience.toNanos();
    lock.lock();
    try {
      if (commit > wanted) {
        wanted = commit;
        asked.signal();
      }
      while (position < commit && left > 0) {
        left = moved.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    return position;
  }

  /** Commits not yet taken. */
  public long lag() {
    return Math.max(0, events.head() - position);
  }

  /** Tells if the projection could not take the newest commits; it is tried again and again. */
  public boolean failing() {
    return failing;
  }

  /** See {@link Projection#contradiction}. */
  public @Nullable String contradiction() {
    return projection.contradiction();
  }

  /** Starts before requests come in, and stops after the last is answered: they wait for it. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 4096;
  }

  @Override
  public void stop() {
    running = false;
    next.wake();
    hurry();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    next.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public String name() {
    return projection.name();
  }

  @Override
  public EventLog log() {
    return events;
  }

  @Override
  public boolean hasReached(long commit) {
    return position >= commit;
  }

  @Override
  public long passed() {
    return position;
  }
}
