package huikuan.ledger.period;

import huikuan.ledger.commands.Commands;
import huikuan.ledger.commands.Reached;
import huikuan.ledger.period.MoveLock.Outcome;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where the companies' locks stand, and that they stand still while documents are posted.
 *
 * <p>Within one instance this is strict: once a move was answered, nothing lands before the lock. A
 * request that another instance is posting at that moment was decided on the lock as the log had it
 * when the request began; so what it still has to append may land before the new lock, for as long
 * as that request takes: milliseconds, or seconds for thousands of documents. Whoever must rule
 * that out closes the books while no other instance posts.
 */
@Component
public class Locks {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  // One for all companies: their locks move a few times a month, and wait for seconds at most.
  private final ReadWriteLock moves = new ReentrantReadWriteLock();
  private final Map<String, RecordedEvent> seen = new ConcurrentHashMap<>();
  private final EventLog log;
  private final Commands commands;

  Locks(EventLog log, Commands commands) {
    this.log = log;
    this.commands = commands;
  }

  /** Does something while no lock moves in this instance, in the calling thread. */
  public <T> T whileTheyStand(Supplier<T> posting) {
    return held(moves.readLock(), posting);
  }

  /** For each company that has closed days, as the log has it now: all before this one. */
  public Map<String, LocalDate> lockedBefore(Set<String> companies) {
    Map<String, LocalDate> lockedBefore = new HashMap<>();
    for (String company : companies) {
      RecordedEvent newest = newest(company);
      LocalDate lock = newest == null ? null : ((BooksEvent) newest.payload()).lockedBefore();
      if (lock != null) {
        lockedBefore.put(company, lock);
      }
    }
    return lockedBefore;
  }

  /** Waits until what is being posted is in the log. */
  Reached<Outcome> move(MoveLock command) {
    return held(moves.writeLock(), () -> commands.send(command));
  }

  /** What moved the company's lock last; null = nothing ever. Reads one event, however many. */
  @Nullable RecordedEvent newest(String company) {
    RecordedEvent known = seen.get(company);
    List<RecordedEvent> events =
        log.ofAggregate(new BooksKey(company).toString(), known == null ? 0 : known.sequence());
    if (events.isEmpty()) {
      return null;
    }
    seen.put(company, events.getLast());
    return events.getLast();
  }

  private static <T> T held(Lock lock, Supplier<T> work) {
    try {
      if (!lock.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
        throw Commands.busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Commands.busy();
    }
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
