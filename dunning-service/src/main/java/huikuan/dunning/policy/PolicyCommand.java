package huikuan.dunning.policy;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command to a policy. Each may be repeated: the second time changes nothing. */
sealed interface PolicyCommand {

  PolicyKey key();

  /**
   * Proposes the next version. Its number is given to it; that of the draft says nothing.
   *
   * @param draft has no faults
   * @param lapsesAt until when it can be approved
   */
  record DraftVersion(
      @TargetAggregateIdentifier PolicyKey key, PolicyDraft draft, Instant now, Instant lapsesAt)
      implements PolicyCommand {}

  /**
   * Adds a version that came in a file, and approves it.
   *
   * @param shipped whether it came with the program: then it does not follow what somebody wrote
   */
  record AddFile(@TargetAggregateIdentifier PolicyKey key, PolicyDraft draft, boolean shipped)
      implements PolicyCommand {}

  /** Approves a version that somebody else proposed. */
  record ApproveVersion(@TargetAggregateIdentifier PolicyKey key, int version, Instant now)
      implements PolicyCommand {}

  /** Refuses a version that somebody proposed. */
  record RejectVersion(@TargetAggregateIdentifier PolicyKey key, int version, String reason)
      implements PolicyCommand {}
}
