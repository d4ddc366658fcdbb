package huikuan.platform.time;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Does something again and again on a thread of its own, for as long as the service runs. */
public final class Loop implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Loop.class);

  private final String name;
  private final Duration pauseAfterFailure;
  private final Supplier<Duration> step;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private Thread thread = new Thread();
  private volatile boolean running;

  /**
   * @param step answers how long to pause before the next
   */
  public Loop(String name, Duration pauseAfterFailure, Supplier<Duration> step) {
    this.name = name;
    this.pauseAfterFailure = pauseAfterFailure;
    this.step = step;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name(name).daemon().start(this::run);
  }

  private void run() {
    Duration pause = pauseAfterFailure;
    do {
      try {
        pause = step.get();
      } catch (RuntimeException e) {
        log.error("{} failed; trying again", name, e);
        pause = pauseAfterFailure;
      }
    } while (!stopped(pause));
  }

  private boolean stopped(Duration pause) {
    try {
      return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
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
