package huikuan.dunning.policy;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command to a policy. Each may be repeated: the second time changes nothing. */
sealed interface PolicyCommand {

  PolicyKey key();

  /**
   * Proposes the next version. Its number is given to it; that of the draft says nothing.
   *
   * @param draft has no faults
   */
  record DraftVersion(@TargetAggregateIdentifier PolicyKey key, PolicyDraft draft)
      implements PolicyCommand {}

  /**
   * Adds a version that came in a file, and approves it.
   *
   * @param shipped whether it came with the program: then it does not follow what somebody wrote
   */
  record AddFile(@TargetAggregateIdentifier PolicyKey key, PolicyDraft draft, boolean shipped)
      implements PolicyCommand {}

  /** Approves a version that somebody else proposed. */
  record ApproveVersion(@TargetAggregateIdentifier PolicyKey key, int version)
      implements PolicyCommand {}
}
