package huikuan.platform.work;

import huikuan.platform.actor.Actor;
import huikuan.platform.settling.Station;
import huikuan.platform.stuck.Stuck;
import huikuan.platform.stuck.StuckSource;
import huikuan.platform.time.DeadlineSettings;
import huikuan.platform.time.Deadlines;
import huikuan.platform.together.SideBySide;
import huikuan.platform.tracing.Trace;
import huikuan.platform.work.JobStore.Taken;
import huikuan.platform.work.Work.Together;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Performs jobs that are kept in a collection: as soon as they are due, some side by side, each by
 * one instance at a time. A job is performed at least once. One that fails is tried again with
 * growing pauses and by hand, and holds up no other.
 */
public final class Worker implements SmartLifecycle, Station, Deadlines, StuckSource {

  private static final Logger log = LoggerFactory.getLogger(Worker.class);
  private static final Duration BACKLOG_POLL = Duration.ofMillis(50);

  private final String name;
  private final String rules;
  private final JobStore store;
  private final Work work;
  private final Clock clock;
  private final Clock wallClock;
  private final BooleanSupplier backlogRead;
  private final WorkSettings settings;
  private final DeadlineSettings failures;
  private final Semaphore places;
  private final Semaphore news = new Semaphore(0);
  private final AtomicLong performed = new AtomicLong();
  private volatile boolean running;
  private @Nullable ExecutorService threads;
  private Thread taker = new Thread();

  /**
   * @param name for people
   * @param rules the name of those whose actor the commands have
   * @param wallClock real time
   * @param backlogRead whether the events have been read that came while the service was down
   */
  Worker(
      String name,
      String rules,
      JobStore store,
      Work work,
      Clock clock,
      Clock wallClock,
      BooleanSupplier backlogRead,
      WorkSettings settings,
      DeadlineSettings failures) {
    this.name = name;
    this.rules = rules;
    this.store = store;
    this.work = work;
    this.clock = clock;
    this.wallClock = wallClock;
    this.backlogRead = backlogRead;
    this.settings = settings;
    this.failures = failures;
    this.places = new Semaphore(settings.parallel());
  }

  /** Adds jobs that are due now. Those that are there already stay as they are. */
  public void add(Collection<Job> jobs) {
    if (!jobs.isEmpty()) {
      store.add(jobs, clock.instant());
      news.release();
    }
  }

  @Override
  public void start() {
    running = true;
    threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name + "-", 0).factory());
    taker = Thread.ofPlatform().name(name).daemon().start(this::run);
  }

  private void run() {
    Duration pause = BACKLOG_POLL;
    while (running) {
      try {
        pause = takeSome();
      } catch (RuntimeException e) {
        log.error("{} can't be taken; trying again", name, e);
        pause = settings.poll();
      } catch (InterruptedException e) {
        return;
      }
      await(pause);
    }
  }

  private void await(Duration pause) {
    try {
      if (news.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        news.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }

  /** Answers how long to pause. */
  private Duration takeSome() throws InterruptedException {
    if (!backlogRead.getAsBoolean()) {
      return BACKLOG_POLL;
    }
    int most = settings.takenTogether();
    List<Taken> taken = List.of();
    do {
      if (!places.tryAcquire(most, settings.poll().toMillis(), TimeUnit.MILLISECONDS)) {
        return Duration.ZERO;
      }
      try {
        taken = store.take(clock.instant(), wallClock.instant(), most);
      } finally {
        places.release(most - taken.size());
      }
      List<Taken> some = taken;
      if (!some.isEmpty()) {
        threads().execute(() -> perform(some));
      }
    } while (running && taken.size() == most);
    return untilNext();
  }

  private ExecutorService threads() {
    return Objects.requireNonNull(threads);
  }

  private Duration untilNext() {
    Duration poll = settings.poll();
    Instant now = clock.instant();
    return store
        .nextDue()
        .filter(due -> due.isAfter(now))
        .map(due -> Duration.between(now, due))
        .filter(wait -> wait.compareTo(poll) < 0)
        .orElse(poll);
  }

  /** Performs jobs that were taken together, side by side. */
  private void perform(List<Taken> taken) {
    Set<String> done = ConcurrentHashMap.newKeySet();
    Map<String, Instant> again = new ConcurrentHashMap<>();
    try (Together together = begin(taken)) {
      SideBySide sideBySide = new SideBySide(taken.size(), taken.size());
      CompletableFuture<?>[] all =
          taken.stream()
              .<Runnable>map(each -> () -> performOne(together, each, done, again))
              .map(each -> CompletableFuture.runAsync(() -> sideBySide.run(each), threads()))
              .toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(all).join();
      if (store.end(taken.getFirst().taking(), done, again)) {
        news.release();
      }
    } catch (RuntimeException e) {
      // Those not ended stay leased, and are taken again when the lease is over.
      log.error("{} {} were not ended", name, ids(taken), e);
    }
    performed.addAndGet(taken.size());
  }

  private Together begin(List<Taken> taken) {
    try {
      return work.begin(ids(taken));
    } catch (RuntimeException e) {
      places.release(taken.size());
      throw e;
    }
  }

  private static List<String> ids(List<Taken> taken) {
    return taken.stream().map(each -> each.job().id()).toList();
  }

  private void performOne(
      Together together, Taken taken, Set<String> done, Map<String, Instant> again) {
    String id = taken.job().id();
    try (Trace.Scope scope = Trace.open(taken.job().trace())) {
      Optional<Instant> next = Actor.acting(rules, () -> together.perform(id, clock.instant()));
      next.ifPresentOrElse(at -> again.put(id, at), () -> done.add(id));
    } catch (Exception e) {
      failed(taken, e);
    } finally {
      places.release();
    }
  }

  private void failed(Taken taken, Exception failure) {
    int attempts = taken.attempts() + 1;
    Instant now = wallClock.instant();
    Instant nextTry = now.plus(failures.backoffAfter(attempts));
    log.error(
        "{} of {} failed {} times, next try {}",
        name,
        taken.job().id(),
        attempts,
        nextTry,
        failure);
    store.failed(taken, String.valueOf(failure.getMessage()), now, nextTry);
  }

  /** Ends the leases of the process before this one; only for a store with one instance. */
  void release() {
    store.release();
  }

  @Override
  public void stop() {
    running = false;
    news.release();
    try {
      taker.join();
      if (threads != null) {
        threads.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean caughtUp() {
    return !store.anyUnderWay(clock.instant());
  }

  @Override
  public long passed() {
    return performed.get();
  }

  @Override
  public Optional<Instant> nextDue() {
    return store.nextDue();
  }

  /** They are performed by the worker's own threads: {@link #caughtUp} tells when. */
  @Override
  public int fireDue(Instant now) {
    int due = (int) store.underWay(now);
    news.release();
    return due;
  }

  long waiting() {
    return store.waiting(clock.instant());
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
    Taken taken = store.takeFailing(id, wallClock.instant());
    if (taken == null) {
      return OptionalInt.empty();
    }
    places.acquireUninterruptibly();
    perform(List.of(taken));
    return OptionalInt.of(store.fails(id) ? 1 : 0);
  }

  @Override
  public long count() {
    return store.failingCount();
  }
}
