package huikuan.ledger.period;

import huikuan.platform.approval.ProposalId;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Let business days before this one be closed, and all others be open. To open closed ones again is
 * a proposal.
 *
 * @param lockedBefore null = let all be open
 * @param lapsesAt until when a proposal can be approved
 * @param seen how many events the books had when its sender looked; null = any
 */
record MoveLock(
    @TargetAggregateIdentifier BooksKey key,
    @Nullable LocalDate lockedBefore,
    @Nullable String reason,
    Instant now,
    Instant lapsesAt,
    @Nullable Integer seen) {

  MoveLock(
      BooksKey key,
      @Nullable LocalDate lockedBefore,
      @Nullable String reason,
      Instant now,
      Instant lapsesAt) {
    this(key, lockedBefore, reason, now, lapsesAt, null);
  }

  MoveLock onlyIf(@Nullable Integer version) {
    return new MoveLock(key, lockedBefore, reason, now, lapsesAt, version);
  }

  /** The outcome of the command. */
  sealed interface Outcome {

    record Moved() implements Outcome {}

    /** The lock stood there already. */
    record Unmoved() implements Outcome {}

    /** The books are not as the sender has seen them; nothing was changed. */
    record Outdated() implements Outcome {}

    /** Opening closed books needs a reason. */
    record ReasonNeeded(LocalDate lockedBefore) implements Outcome {}

    /** Days would be opened when another person has approved it; until then nothing changes. */
    record Proposed(@Nullable LocalDate lockedBefore, ProposalId proposal) implements Outcome {}
  }
}
