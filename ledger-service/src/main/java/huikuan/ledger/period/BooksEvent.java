package huikuan.ledger.period;

import huikuan.contracts.EventName;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An event of a company's books. */
public sealed interface BooksEvent {

  String company();

  /** Business days before it are closed from now on; null = none. */
  @Nullable LocalDate lockedBefore();

  @Nullable String reason();

  /** The one who moved the lock, as the sender tells. */
  @Nullable String by();

  /** More days were closed. */
  @EventName("huikuan.ledger.books.period-locked.v1")
  record PeriodLocked(
      String company, LocalDate lockedBefore, @Nullable String reason, @Nullable String by)
      implements BooksEvent {}

  /** Days that were closed are open again. */
  @EventName("huikuan.ledger.books.period-reopened.v1")
  record PeriodReopened(
      String company, @Nullable LocalDate lockedBefore, String reason, @Nullable String by)
      implements BooksEvent {}
}
