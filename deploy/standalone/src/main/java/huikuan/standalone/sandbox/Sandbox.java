package huikuan.standalone.sandbox;

import huikuan.platform.settling.Settling;
import huikuan.platform.settling.Station;
import huikuan.platform.time.Deadlines;
import huikuan.platform.time.SandboxClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;

/** Moves the one clock of all services, and knows when they have caught up with it. */
public final class Sandbox {

  private static final Logger log = LoggerFactory.getLogger(Sandbox.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final SandboxClock clock;
  private final ClockFile file;
  private final List<Station> stations = new CopyOnWriteArrayList<>();
  private final List<Deadlines> deadlines = new CopyOnWriteArrayList<>();

  /** One move at a time. */
  private final ReentrantLock lock = new ReentrantLock(true);

  public Sandbox(SandboxClock clock, ClockFile file) {
    this.clock = clock;
    this.file = file;
  }

  /** Takes a service in, with its stations and deadlines. */
  public void add(ListableBeanFactory service) {
    stations.addAll(service.getBeansOfType(Station.class).values());
    deadlines.addAll(service.getBeansOfType(Deadlines.class).values());
  }

  public Instant now() {
    return clock.instant();
  }

  /** Returns when all is processed, time standing still. */
  public Instant settle() {
    lock.lock();
    try {
      Settling.await(stations, PATIENCE);
      return clock.instant();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Moves to the moment by way of everything that falls due before, each at its own time.
   *
   * @throws ClockMovesForward if the moment is past
   */
  public Instant moveTo(Instant target) {
    lock.lock();
    try {
      if (target.isBefore(clock.instant())) {
        throw new ClockMovesForward(clock.instant(), target);
      }
      Settling.await(stations, PATIENCE);
      passDeadlinesUntil(target);
      step(target);
      return clock.instant();
    } finally {
      lock.unlock();
    }
  }

  private void passDeadlinesUntil(Instant target) {
    Optional<Instant> due = nextDue();
    while (due.isPresent() && !due.get().isAfter(target)) {
      int fired = step(later(clock.instant(), due.get()));
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
}
