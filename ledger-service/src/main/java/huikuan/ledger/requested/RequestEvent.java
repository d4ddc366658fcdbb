package huikuan.ledger.requested;

import huikuan.contracts.AccountId;
import huikuan.contracts.EventName;
import huikuan.contracts.dunning.DunningEvent.PostingRequested;
import huikuan.contracts.ledger.LedgerEvent.PostingOutcome;
import huikuan.platform.approval.ProposalId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An event of a document that dunning has asked for. */
public sealed interface RequestEvent {

  AccountId account();

  /** The decision that asks for it. */
  String decision();

  /**
   * The request was taken; its document is made of it.
   *
   * @param postedOn the business day of the document: the company's when it was taken
   */
  @EventName("huikuan.ledger.requested-posting.taken.v1")
  record RequestTaken(PostingRequested request, LocalDate postedOn) implements RequestEvent {

    @Override
    public AccountId account() {
      return request.account();
    }

    @Override
    public String decision() {
      return request.decision();
    }
  }

  /**
   * Something became of it. A request that is repeated is answered with the same again.
   *
   * @param proposal that others decide, or did; null = there is none
   * @param lapsesAt from this moment on the proposal can't be approved; null = it does not wait
   * @param problem the name of the problem that refuses it; null = none does
   * @param detail in words; null = nothing is told
   */
  @EventName("huikuan.ledger.requested-posting.answered.v1")
  record RequestAnswered(
      AccountId account,
      String decision,
      PostingOutcome outcome,
      @Nullable ProposalId proposal,
      @Nullable Instant lapsesAt,
      @Nullable String problem,
      @Nullable String detail)
      implements RequestEvent {}

  /** The same decision has asked for something else, which is refused. The first request stands. */
  @EventName("huikuan.ledger.requested-posting.contradicted.v1")
  record RequestContradicted(AccountId account, String decision) implements RequestEvent {}
}
