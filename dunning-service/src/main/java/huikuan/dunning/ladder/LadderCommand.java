package huikuan.dunning.ladder;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command to a ladder. Each may be repeated: the second time changes nothing. */
sealed interface LadderCommand {

  /**
   * Proposes the next version. Its number is given to it; that of the draft says nothing.
   *
   * @param shipped the number of the version that comes with the program; 0 = none does
   * @param lapsesAt until when it can be approved
   */
  record DraftLadder(
      @TargetAggregateIdentifier LadderKey key,
      Ladder draft,
      int shipped,
      Instant now,
      Instant lapsesAt)
      implements LadderCommand {}

  /** Approves a version that somebody else proposed. */
  record ApproveLadder(@TargetAggregateIdentifier LadderKey key, int version, Instant now)
      implements LadderCommand {}

  /** Refuses a version that somebody proposed. */
  record RejectLadder(@TargetAggregateIdentifier LadderKey key, int version, String reason)
      implements LadderCommand {}
}
