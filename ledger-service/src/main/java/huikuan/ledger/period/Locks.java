package huikuan.ledger.period;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.commands.Reached;
import huikuan.ledger.period.MoveLock.Outcome;
import huikuan.platform.approval.Verdict;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.Premise;
import huikuan.platform.eventlog.RecordedEvent;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The companies' locks. Documents are decided on a lock as this instance remembers it, and the log
 * refuses their commit if any lock has moved since: so nothing lands before a lock that was
 * answered, whichever instance moved it.
 */
@Component
public class Locks {

  private static final int MOST_COMPANIES = 10_000;
  private static final String TYPE = Books.class.getSimpleName();

  /**
   * A company's lock.
   *
   * @param move the last event of the books; null = there was none
   * @param premise of all that is decided on it
   */
  public record PeriodLock(@Nullable RecordedEvent move, Premise premise) {

    /** The company's days before it are closed; null = none are. */
    public @Nullable LocalDate lockedBefore() {
      return move == null ? null : ((BooksEvent) move.payload()).lockedBefore();
    }
  }

  private final Cache<String, PeriodLock> remembered =
      Caffeine.newBuilder().maximumSize(MOST_COMPANIES).build();
  private final EventLog log;
  private final Commands commands;

  Locks(EventLog log, Commands commands) {
    this.log = log;
    this.commands = commands;
  }

  /** The lock as this instance remembers it, or else as the log has it. */
  public PeriodLock of(String company) {
    PeriodLock standing = remembered.getIfPresent(company);
    return standing == null ? read(company) : standing;
  }

  /** The lock as the log has it now. */
  public PeriodLock read(String company) {
    Premise premise = new Premise(TYPE, log.head());
    PeriodLock standing = new PeriodLock(newest(company), premise);
    remembered.put(company, standing);
    return standing;
  }

  Reached<Outcome> move(MoveLock command) {
    return commands.send(command);
  }

  Verdict decide(DecideReopening command) {
    return commands.<Verdict>send(command).result();
  }

  /** The last event of the company's books; null = there was none. Reads only later ones. */
  @Nullable RecordedEvent newest(String company) {
    PeriodLock known = remembered.getIfPresent(company);
    RecordedEvent move = known == null ? null : known.move();
    List<RecordedEvent> events =
        log.ofAggregate(new BooksKey(company).toString(), move == null ? 0 : move.sequence());
    return events.isEmpty() ? null : events.getLast();
  }
}
