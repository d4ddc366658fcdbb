package huikuan.platform.approval;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event by which something waits for another person's decision, or is decided. */
public interface ApprovalEvent {

  /** The proposal that it is about. */
  ProposalId proposalId();

  /** Something was proposed. */
  interface Proposed extends ApprovalEvent {

    /** Null = nobody has to approve it, and it is not listed. */
    @Nullable Proposal proposal();

    /** Why, in the proposer's words; null = nothing was said. */
    @Nullable String reason();

    /** What would happen, by names; values are as the API writes them. */
    Map<String, String> what();
  }

  /** One more person has approved it. Its actor is this person. */
  interface Approved extends ApprovalEvent {

    /** Whether it takes effect; else it waits for another. */
    boolean inEffect();
  }

  /** It does not happen. Its actor is who says so. */
  interface Rejected extends ApprovalEvent {

    String reason();
  }

  /** What was proposed is no longer possible, or something newer is proposed in its place. */
  interface Overtaken extends ApprovalEvent {}

  /**
   * Somebody who needs no approval here did what others have to propose, such as an ERP. It is
   * listed for review, unless it was approved here, in the same commit.
   */
  interface DoneElsewhere extends ApprovalEvent {

    /** What happened, as {@link Proposed#what}. */
    Map<String, String> what();
  }
}
