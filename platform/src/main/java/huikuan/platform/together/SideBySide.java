package huikuan.platform.together;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Works that go side by side. What one asks of the store waits until all others have come to a
 * question of their own, or have ended: then all is asked at once. A work that is held up elsewhere
 * keeps the others waiting for some milliseconds only.
 */
public final class SideBySide {

  private static final ScopedValue<SideBySide> CURRENT = ScopedValue.newInstance();

  /** So long nobody came to a question: those that are missing are held up. */
  private static final Duration QUIET = Duration.ofMillis(5);

  private static final Duration LONGEST = Duration.ofMillis(50);

  private final int atOnce;
  private final Map<Runnable, Set<Object>> waitingFor = new LinkedHashMap<>();
  private int coming;
  private int working;
  private int waiting;
  private long moves;

  /**
   * @param works how often {@link #run} will be called
   * @param atOnce so many of them have a thread at the same time
   */
  public SideBySide(int works, int atOnce) {
    this.coming = works;
    this.atOnce = atOnce;
  }

  /** Does one of the works. */
  public void run(Runnable work) {
    begin();
    try {
      ScopedValue.where(CURRENT, this).run(work);
    } finally {
      end();
    }
  }

  private synchronized void begin() {
    coming--;
    working++;
    moves++;
  }

  private void end() {
    List<Runnable> now;
    synchronized (this) {
      working--;
      moves++;
      now = takeIfAllWait();
    }
    now.forEach(Runnable::run);
  }

  /** Tells if this thread works beside others. */
  public static boolean isCurrent() {
    return CURRENT.isBound();
  }

  /**
   * Has an answer brought about: at once, or together with what others ask.
   *
   * @param answer that is waited for
   * @param question gives all answers that are waited for; the same object each time
   */
  public static void bring(CompletableFuture<?> answer, Runnable question) {
    if (isCurrent()) {
      CURRENT.get().await(answer, question);
    } else {
      question.run();
    }
  }

  private void await(CompletableFuture<?> answer, Runnable question) {
    Object me = new Object();
    boolean first;
    List<Runnable> now;
    synchronized (this) {
      working--;
      waiting++;
      moves++;
      Set<Object> same = waitingFor.computeIfAbsent(question, none -> new HashSet<>());
      first = same.isEmpty();
      same.add(me);
      now = takeIfAllWait();
    }
    now.forEach(Runnable::run);
    if (first) {
      awaitOthers(answer, question);
    }
    while (!isDone(answer, LONGEST)) {
      take(question);
      question.run();
    }
    leave(question, me);
  }

  private synchronized List<Runnable> takeIfAllWait() {
    if (working > 0 || coming > 0 && waiting < atOnce) {
      return List.of();
    }
    List<Runnable> all = List.copyOf(waitingFor.keySet());
    all.forEach(this::take);
    return all;
  }

  /** Those that wait for a question which is asked now are as good as at work again. */
  private synchronized void take(Runnable question) {
    Set<Object> released = waitingFor.remove(question);
    if (released != null) {
      waiting -= released.size();
      working += released.size();
      moves++;
    }
  }

  /** It may have got its answer from elsewhere. */
  private synchronized void leave(Runnable question, Object me) {
    Set<Object> same = waitingFor.get(question);
    if (same != null && same.remove(me)) {
      waiting--;
      working++;
      moves++;
      if (same.isEmpty()) {
        waitingFor.remove(question);
      }
    }
  }

  /** The first that has a question sees to it that it is asked. */
  private void awaitOthers(CompletableFuture<?> answer, Runnable question) {
    long end = System.nanoTime() + LONGEST.toNanos();
    long seen = moves();
    while (!isDone(answer, QUIET)) {
      long now = moves();
      if (now == seen || System.nanoTime() > end) {
        take(question);
        question.run();
        return;
      }
      seen = now;
    }
  }

  private synchronized long moves() {
    return moves;
  }

  private static boolean isDone(CompletableFuture<?> answer, Duration patience) {
    try {
      answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return true;
    } catch (InterruptedException e) {
      // Whoever asked goes on to wait, and is told.
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
