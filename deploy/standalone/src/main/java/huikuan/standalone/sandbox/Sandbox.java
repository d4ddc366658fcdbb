package huikuan.standalone.sandbox;

import huikuan.platform.settling.NotSettled;
import huikuan.platform.settling.Settling;
import huikuan.platform.settling.Station;
import huikuan.platform.time.Deadlines;
import huikuan.platform.time.SandboxClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;

/** Moves the one clock of all services, and knows when they have caught up with it. */
public final class Sandbox implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Sandbox.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** For the step that a move is at, when the instance is told to stop. */
  private static final Duration LAST_STEP = Duration.ofSeconds(5);

  private final SandboxClock clock;
  private final ClockFile file;
  private final List<Station> stations = new CopyOnWriteArrayList<>();
  private final List<Deadlines> deadlines = new CopyOnWriteArrayList<>();

  /** Held while the clock moves, and while a caller waits until all is processed. */
  private final ReentrantLock lock = new ReentrantLock(true);

  /** While the clock stands, what people do can make something due at its moment. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final ScheduledExecutorService mover =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("clock").factory());

  private @Nullable ClockMove last;

  public Sandbox(SandboxClock clock, ClockFile file) {
    this.clock = clock;
    this.file = file;
    long pause = BETWEEN_LOOKS.toMillis();
    mover.scheduleWithFixedDelay(this::doWhatIsDue, pause, pause, TimeUnit.MILLISECONDS);
  }

  private void doWhatIsDue() {
    try {
      boolean due = nextDue().filter(moment -> !moment.isAfter(clock.instant())).isPresent();
      if (due && lagging().isEmpty()) {
        catchUp();
      }
    } catch (RuntimeException notNow) {
      log.warn("What is due at {} waits: {}", clock.instant(), notNow.getMessage());
    }
  }

  /** Takes a service in, with its stations and deadlines. */
  public void add(ListableBeanFactory service) {
    stations.addAll(service.getBeansOfType(Station.class).values());
    deadlines.addAll(service.getBeansOfType(Deadlines.class).values());
  }

  public Instant now() {
    return clock.instant();
  }

  /** The move that is under way, or the last one since the start. */
  synchronized Optional<ClockMove> lastMove() {
    return Optional.ofNullable(last);
  }

  /**
   * Returns when all that is due by now is done, time standing still.
   *
   * @throws ClockIsMoving if it does not stand still
   */
  Instant settle() {
    while (!locked()) {
      lastMove().filter(ClockMove::underWay).ifPresent(this::refuseBeside);
    }
    try {
      catchUp();
      return clock.instant();
    } finally {
      lock.unlock();
    }
  }

  private void refuseBeside(ClockMove move) {
    throw new ClockIsMoving(clock.instant(), move.target());
  }

  /** False if others settle, or the clock moves, for long. */
  private boolean locked() {
    try {
      return lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the clock", e);
    }
  }

  /**
   * Does what is due now.
   *
   * @throws NotSettled if it can't be done
   */
  public void catchUp() {
    Instant now = clock.instant();
    pass(new ClockMove(now, now));
  }

  /** What has not caught up, in words. */
  public List<String> lagging() {
    return Settling.lagging(stations);
  }

  /**
   * Begins to move to the moment by way of everything that falls due before, each at its own time.
   * The move goes on whether anybody waits for it or not. A move to the same moment that is under
   * way already is joined.
   *
   * @throws ClockMovesForward if the moment is past
   * @throws ClockIsMoving if the clock is on its way to another moment
   */
  synchronized ClockMove startMove(Instant target) {
    if (last != null && last.underWay()) {
      if (last.target().equals(target)) {
        return last;
      }
      throw new ClockIsMoving(clock.instant(), last.target());
    }
    if (target.isBefore(clock.instant())) {
      throw new ClockMovesForward(clock.instant(), target);
    }
    ClockMove move = new ClockMove(clock.instant(), target);
    last = move;
    mover.execute(() -> run(move));
    return move;
  }

  private void run(ClockMove move) {
    try {
      ClockMove.End end = pass(move);
      move.ended(end);
    } catch (NotSettled lagging) {
      log.warn("The clock stays at {}: {}", clock.instant(), lagging.getMessage());
      move.failed(lagging);
    } catch (Throwable failure) {
      log.error("The clock stays at {}", clock.instant(), failure);
      move.failed(failure);
    }
  }

  private ClockMove.End pass(ClockMove move) {
    lock.lock();
    try {
      Settling.await(stations, PATIENCE);
      passDeadlines(move);
      if (move.stopAsked()) {
        return ClockMove.End.STOPPED;
      }
      move.add(step(move.target()));
      return ClockMove.End.ARRIVED;
    } finally {
      lock.unlock();
    }
  }

  private void passDeadlines(ClockMove move) {
    Optional<Instant> due = nextDue();
    while (!move.stopAsked() && due.isPresent() && !due.get().isAfter(move.target())) {
      int fired = step(later(clock.instant(), due.get()));
      move.add(fired);
      Optional<Instant> next = nextDue();
      if (fired == 0 && next.equals(due)) {
        log.warn("What is due at {} can't be done now; the clock goes on without it", due.get());
        return;
      }
      due = next;
    }
  }

  /** The position is kept first: after a crash the clock is where it may already have been seen. */
  private int step(Instant moment) {
    file.write(moment);
    clock.moveTo(moment);
    // The ledger was added first: what takes effect at this moment is known when a step falls due.
    int fired = 0;
    for (Deadlines each : deadlines) {
      int own = each.fireDue(moment);
      if (own > 0) {
        Settling.await(stations, PATIENCE);
      }
      fired += own;
    }
    Settling.await(stations, PATIENCE);
    return fired;
  }

  private Optional<Instant> nextDue() {
    return deadlines.stream().flatMap(each -> each.nextDue().stream()).min(Instant::compareTo);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** Stops a move that is under way: it is to end before the services do. */
  @Override
  public void close() throws InterruptedException {
    lastMove().ifPresent(ClockMove::stop);
    mover.shutdown();
    mover.awaitTermination(LAST_STEP.toMillis(), TimeUnit.MILLISECONDS);
  }
}
