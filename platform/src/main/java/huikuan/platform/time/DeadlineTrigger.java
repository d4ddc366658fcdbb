package huikuan.platform.time;

import huikuan.platform.settling.Station;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Fires what is due as time passes. Not there in the sandbox: whoever moves that clock fires. */
final class DeadlineTrigger implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(DeadlineTrigger.class);

  private static final Duration BACKLOG_POLL = Duration.ofMillis(200);

  private final MongoDeadlineManager deadlines;
  private final Clock clock;
  private final Supplier<? extends Collection<? extends Station>> stations;
  private volatile boolean running;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private Thread thread = new Thread();

  DeadlineTrigger(
      MongoDeadlineManager deadlines,
      Clock clock,
      Supplier<? extends Collection<? extends Station>> stations) {
    this.deadlines = deadlines;
    this.clock = clock;
    this.stations = stations;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name("deadlines").daemon().start(this::run);
  }

  private void run() {
    while (running && !caughtUp()) {
      if (!await(BACKLOG_POLL)) {
        return;
      }
    }
    while (running) {
      Duration pause = deadlines.settings().poll();
      try {
        deadlines.fireDue(clock.instant());
        pause = untilNext();
      } catch (RuntimeException e) {
        log.error("Looking for due deadlines failed; trying again", e);
      }
      if (!await(pause)) {
        return;
      }
    }
  }

  /** What happened while this service was down is read first: it may have been paid since. */
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

  /** False when it is time to stop. */
  private boolean await(Duration pause) {
    try {
      return !stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  @Override
  public void stop() {
    running = false;
    stopping.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
