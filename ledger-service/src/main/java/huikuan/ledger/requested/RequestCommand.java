package huikuan.ledger.requested;

import huikuan.contracts.AccountId;
import huikuan.contracts.dunning.DunningEvent.PostingRequested;
import huikuan.contracts.ledger.LedgerEvent.PostingOutcome;
import huikuan.platform.approval.ProposalId;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A command to a requested posting. Each may be repeated. */
sealed interface RequestCommand {

  RequestKey key();

  /**
   * Take a request. One that was answered is answered with the same again.
   *
   * @param today the company's day
   */
  record TakeRequest(
      @TargetAggregateIdentifier RequestKey key, PostingRequested request, LocalDate today)
      implements RequestCommand {

    TakeRequest(PostingRequested request, LocalDate today) {
      this(new RequestKey(request.decision()), request, today);
    }
  }

  /**
   * Answer a request, if it was taken and the answer is news.
   *
   * @param account of the document
   * @param kind of the document
   * @param answer of the account, or of the document's problem
   */
  record AnswerRequest(
      @TargetAggregateIdentifier RequestKey key, AccountId account, String kind, Answer answer)
      implements RequestCommand {}

  /**
   * Tell a request that its proposal will not be approved any more. One whose time was over then
   * has lapsed.
   *
   * @param account of the document
   * @param kind of the document
   * @param detail why, in words
   */
  record EndProposal(
      @TargetAggregateIdentifier RequestKey key,
      AccountId account,
      String kind,
      ProposalId proposal,
      Instant at,
      String detail)
      implements RequestCommand {}

  /** The answer to a request; see {@link RequestEvent.RequestAnswered}. */
  record Answer(
      PostingOutcome outcome,
      @Nullable ProposalId proposal,
      @Nullable Instant lapsesAt,
      @Nullable String problem,
      @Nullable String detail) {

    static Answer posted(@Nullable ProposalId proposal) {
      return new Answer(PostingOutcome.POSTED, proposal, null, null, null);
    }

    static Answer proposed(ProposalId proposal, Instant lapsesAt) {
      return new Answer(PostingOutcome.PROPOSED, proposal, lapsesAt, null, null);
    }

    static Answer rejected(ProposalId proposal, String detail) {
      return new Answer(PostingOutcome.REJECTED, proposal, null, null, detail);
    }

    static Answer lapsed(ProposalId proposal) {
      return new Answer(PostingOutcome.LAPSED, proposal, null, null, null);
    }

    static Answer refused(String problem, String detail) {
      return new Answer(PostingOutcome.REFUSED, null, null, problem, detail);
    }
  }
}
