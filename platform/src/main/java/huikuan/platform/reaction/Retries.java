package huikuan.platform.reaction;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Tries what is stuck again when its time has come. */
final class Retries implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Retries.class);

  private final KeptReactions reactions;
  private final long pollMillis;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private Thread thread = new Thread();
  private volatile boolean running;

  Retries(KeptReactions reactions, long pollMillis) {
    this.reactions = reactions;
    this.pollMillis = pollMillis;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofVirtual().name("retries").start(this::run);
  }

  private void run() {
    while (pause()) {
      try {
        reactions.retryDue();
      } catch (RuntimeException e) {
        log.error("Looking for what is stuck failed; trying again", e);
      }
    }
  }

  /** False when it is time to stop. */
  private boolean pause() {
    try {
      return !stopping.await(pollMillis, TimeUnit.MILLISECONDS);
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
