package huikuan.ledger.period;

import huikuan.contracts.EventName;
import huikuan.platform.approval.ApprovalEvent;
import huikuan.platform.approval.Proposal;
import huikuan.platform.approval.ProposalId;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event of a company's books. Its actor is who moved the lock, or proposed or decided it. */
public sealed interface BooksEvent {

  /** The kind of the proposals to open closed days. */
  String PROPOSAL = "lock";

  String company();

  /** Business days before it are closed after the event; null = none. */
  @Nullable LocalDate lockedBefore();

  /** More days were closed. */
  @EventName("huikuan.ledger.books.period-locked.v1")
  record PeriodLocked(String company, LocalDate lockedBefore, @Nullable String reason)
      implements BooksEvent {}

  /** An event of a proposal to open closed days. */
  sealed interface OfProposal extends BooksEvent, ApprovalEvent {

    /** From 1. */
    int proposalNumber();

    @Override
    default ProposalId proposalId() {
      return new ProposalId(PROPOSAL, company(), Integer.toString(proposalNumber()));
    }
  }

  /**
   * Somebody wants days that are closed to be open again.
   *
   * @param lockedBefore as it stands
   * @param wanted where the lock would stand; null = nothing would be closed
   */
  @EventName("huikuan.ledger.books.reopening-proposed.v1")
  record ReopeningProposed(
      String company,
      int proposalNumber,
      LocalDate lockedBefore,
      @Nullable LocalDate wanted,
      String reason,
      Proposal proposal)
      implements OfProposal, ApprovalEvent.Proposed {

    @Override
    public Map<String, String> what() {
      String stands = lockedBefore.toString();
      return wanted == null
          ? Map.of("lockedBefore", stands)
          : Map.of("lockedBefore", stands, "wanted", wanted.toString());
    }
  }

  /**
   * Another person approved it: the days are open again.
   *
   * @param proposedBy the actor who proposed it
   */
  @EventName("huikuan.ledger.books.period-reopened.v1")
  record PeriodReopened(
      String company,
      int proposalNumber,
      @Nullable LocalDate lockedBefore,
      String reason,
      String proposedBy)
      implements OfProposal, ApprovalEvent.Approved {

    @Override
    public boolean inEffect() {
      return true;
    }
  }

  /** Another person rejected it. */
  @EventName("huikuan.ledger.books.reopening-rejected.v1")
  record ReopeningRejected(
      String company, int proposalNumber, @Nullable LocalDate lockedBefore, String reason)
      implements OfProposal, ApprovalEvent.Rejected {}

  /** The lock has moved, or something else is proposed. */
  @EventName("huikuan.ledger.books.reopening-overtaken.v1")
  record ReopeningOvertaken(String company, int proposalNumber, @Nullable LocalDate lockedBefore)
      implements OfProposal, ApprovalEvent.Overtaken {}
}
