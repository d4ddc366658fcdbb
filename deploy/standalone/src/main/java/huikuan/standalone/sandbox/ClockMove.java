package huikuan.standalone.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One move of the clock: while it is under way, and how it ended. */
final class ClockMove {

  /** How a move ends if nothing fails. */
  enum End {
    ARRIVED,
    STOPPED
  }

  private final Instant from;
  private final Instant target;
  private final AtomicLong fired = new AtomicLong();
  private final CompletableFuture<End> end = new CompletableFuture<>();
  private volatile boolean stopAsked;

  ClockMove(Instant from, Instant target) {
    this.from = from;
    this.target = target;
  }

  Instant from() {
    return from;
  }

  Instant target() {
    return target;
  }

  /** How many deadlines were fired on the way. */
  long fired() {
    return fired.get();
  }

  void add(int deadlines) {
    fired.addAndGet(deadlines);
  }

  /** The move ends after the step that it is at. */
  void stop() {
    stopAsked = true;
  }

  boolean stopAsked() {
    return stopAsked;
  }

  boolean underWay() {
    return !end.isDone();
  }

  void ended(End how) {
    end.complete(how);
  }

  void failed(Throwable why) {
    end.completeExceptionally(why);
  }

  /** Empty while it is under way, or if it ended well. */
  Optional<Throwable> failure() {
    return end.isCompletedExceptionally() ? Optional.of(end.exceptionNow()) : Optional.empty();
  }

  /** Empty while it is under way, or if it failed. */
  Optional<End> end() {
    return end.isDone() && !end.isCompletedExceptionally()
        ? Optional.of(end.join())
        : Optional.empty();
  }

  /**
   * Waits for the end.
   *
   * @param atMost empty is answered if it takes longer
   */
  Optional<End> await(Duration atMost) {
    try {
      return Optional.of(end.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw asItWas(e.getCause());
    }
  }

  /**
   * Waits for the end, also for one that is a failure.
   *
   * @return false if it takes longer
   */
  boolean awaitAnyEnd(Duration atMost) {
    try {
      return await(atMost).isPresent();
    } catch (RuntimeException failed) {
      return true;
    }
  }

  private static RuntimeException asItWas(@Nullable Throwable why) {
    return why instanceof RuntimeException failure ? failure : new IllegalStateException(why);
  }
}
