package huikuan.platform.time;

import huikuan.platform.stuck.Stuck;
import huikuan.platform.stuck.StuckSource;
import huikuan.platform.time.DueTogether.Handling;
import huikuan.platform.together.SideBySide;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires deadlines that are due: claimed by lease, delivered at least once. One that fails is tried
 * again with growing pauses, and holds up no other.
 */
final class DueDeadlines implements Deadlines, StuckSource {

  private static final Logger log = LoggerFactory.getLogger(DueDeadlines.class);

  /** So many deadlines are handled well within a lease. */
  private static final int CLAIMED_AT_ONCE = 512;

  private final DeadlineStore store;
  private final Clock clock;
  private final DeadlineSettings settings;
  private final Delivery delivery;
  private final Supplier<DueTogether> together;

  /**
   * @param together asked for only when a deadline is due, because it may need this itself
   */
  DueDeadlines(
      DeadlineStore store,
      Clock clock,
      DeadlineSettings settings,
      Delivery delivery,
      Supplier<DueTogether> together) {
    this.store = store;
    this.clock = clock;
    this.settings = settings;
    this.delivery = delivery;
    this.together = together;
  }

  @Override
  public Optional<Instant> nextDue() {
    return store.nextDue();
  }

  long overdue() {
    return store.overdue(clock.instant());
  }

  DeadlineSettings settings() {
    return settings;
  }

  /** Handles deadlines that fall due together side by side: each belongs to a saga of its own. */
  @Override
  public int fireDue(Instant now) {
    List<DeadlineStore.Claimed> claimed = claim(now);
    int fired = 0;
    try (ExecutorService threads =
        Executors.newFixedThreadPool(
            settings.parallel(), Thread.ofVirtual().name("due-", 0).factory())) {
      while (!claimed.isEmpty()) {
        fire(claimed, now, threads);
        fired += claimed.size();
        claimed = claim(now);
      }
    }
    return fired;
  }

  private List<DeadlineStore.Claimed> claim(Instant now) {
    return store.claim(now, later(now).plus(settings.lease()), CLAIMED_AT_ONCE);
  }

  /** The current time, if later than {@code now}: much work takes long. */
  private Instant later(Instant now) {
    Instant moment = clock.instant();
    return moment.isAfter(now) ? moment : now;
  }

  private void fire(List<DeadlineStore.Claimed> claimed, Instant now, Executor threads) {
    List<Deadline> deadlines = claimed.stream().map(DeadlineStore.Claimed::deadline).toList();
    List<String> sagas = deadlines.stream().flatMap(each -> each.saga().stream()).toList();
    List<String> targets = deadlines.stream().flatMap(each -> each.target().stream()).toList();
    try (Handling handling = together.get().begin(sagas, targets)) {
      for (List<DeadlineStore.Claimed> some :
          claimed.stream().gather(Gatherers.windowFixed(settings.parallel())).toList()) {
        List<DeadlineStore.Claimed> handled = fire(some, now, threads, handling);
        handling.write();
        store.done(handled);
      }
    }
  }

  /** Fires some, and answers those that were handled. */
  private List<DeadlineStore.Claimed> fire(
      List<DeadlineStore.Claimed> some, Instant now, Executor threads, Handling handling) {
    Set<String> held = store.held(some);
    Queue<DeadlineStore.Claimed> handled = new ConcurrentLinkedQueue<>();
    SideBySide sideBySide = new SideBySide(held.size(), held.size());
    CompletableFuture<?>[] all =
        some.stream()
            .filter(each -> held.contains(each.deadline().id()))
            .<Runnable>map(
                each ->
                    () -> {
                      if (fire(each, now)) {
                        handled.add(each);
                      }
                    })
            .map(
                firing ->
                    CompletableFuture.runAsync(
                        () -> sideBySide.run(() -> handling.handle(firing)), threads))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(all).join();
    return List.copyOf(handled);
  }

  /** Tells if it was handled; if not, the moment of the next try is stored. */
  private boolean fire(DeadlineStore.Claimed claimed, Instant now) {
    Deadline deadline = claimed.deadline();
    try {
      delivery.deliver(deadline, now);
      return true;
    } catch (Exception e) {
      int attempts = deadline.attempts() + 1;
      Instant nextTry = later(now).plus(settings.backoffAfter(attempts));
      log.error("Deadline {} failed {} times, next try {}", deadline.id(), attempts, nextTry, e);
      store.failed(claimed, String.valueOf(e.getMessage()), now, nextTry);
      return false;
    }
  }

  @Override
  public List<Stuck> find(@Nullable String about, Stuck.@Nullable Place after, int limit) {
    return store.failing(about, after, limit);
  }

  @Override
  public Set<String> among(Collection<String> subjects) {
    return store.failingAmong(subjects);
  }

  @Override
  public OptionalInt retry(String id) {
    Instant now = clock.instant();
    DeadlineStore.Claimed claimed = store.claimFailing(id, now.plus(settings.lease()));
    if (claimed == null) {
      return OptionalInt.empty();
    }
    if (!fire(claimed, now)) {
      return OptionalInt.of(1);
    }
    store.done(List.of(claimed));
    return OptionalInt.of(0);
  }

  @Override
  public long count() {
    return store.failing();
  }
}
