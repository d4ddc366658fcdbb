package huikuan.platform.eventlog;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs a short action at most once in a time: at once after a rest, else when the rest is over. */
final class Throttled implements Runnable {

  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("log-rests").factory());

  private final Runnable action;
  private final long rest;
  private final AtomicBoolean waiting = new AtomicBoolean();
  private volatile long last;

  Throttled(Runnable action, Duration rest) {
    this.action = action;
    this.rest = rest.toNanos();
    this.last = System.nanoTime() - this.rest;
  }

  @Override
  public void run() {
    if (waiting.compareAndSet(false, true)) {
      long left = last + rest - System.nanoTime();
      if (left <= 0) {
        act();
      } else {
        CLOCK.schedule(this::act, left, TimeUnit.NANOSECONDS);
      }
    }
  }

  private void act() {
    last = System.nanoTime();
    waiting.set(false);
    action.run();
  }
}
