package huikuan.ledger.period;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Let business days before this one be closed, and all others be open.
 *
 * @param lockedBefore null = let all be open
 */
record MoveLock(
    @TargetAggregateIdentifier BooksKey key,
    @Nullable LocalDate lockedBefore,
    @Nullable String reason,
    @Nullable String by) {

  /** The outcome of the command. */
  sealed interface Outcome {

    record Moved() implements Outcome {}

    /** The lock stood there already. */
    record Unmoved() implements Outcome {}

    /** Opening closed books needs a reason. */
    record ReasonNeeded(LocalDate lockedBefore) implements Outcome {}
  }
}
