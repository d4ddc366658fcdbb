package huikuan.platform.eventlog;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes local readers when something was appended here: at once after a rest, so that under load
 * they find more each time.
 */
final class AppendListeners {

  private static final Logger log = LoggerFactory.getLogger(AppendListeners.class);

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean announced = new AtomicBoolean();
  private final long rest;
  private volatile long woken;

  /**
   * @param rest how long readers are left alone after they were woken
   */
  AppendListeners(Duration rest) {
    this.rest = rest.toNanos();
    this.woken = System.nanoTime() - this.rest;
  }

  void add(Runnable listener) {
    listeners.add(listener);
  }

  void remove(Runnable listener) {
    listeners.remove(listener);
  }

  void appended() {
    if (announced.compareAndSet(false, true)) {
      long left = woken + rest - System.nanoTime();
      if (left <= 0) {
        wake();
      } else {
        CompletableFuture.delayedExecutor(left, TimeUnit.NANOSECONDS, Runnable::run)
            .execute(this::wake);
      }
    }
  }

  private void wake() {
    woken = System.nanoTime();
    announced.set(false);
    listeners.forEach(AppendListeners::run);
  }

  /** What a listener throws is its own trouble, and no reason to doubt the append. */
  private static void run(Runnable listener) {
    try {
      listener.run();
    } catch (RuntimeException e) {
      log.error("A reader could not be woken", e);
    }
  }
}
