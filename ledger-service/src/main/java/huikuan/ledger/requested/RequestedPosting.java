package huikuan.ledger.requested;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.contracts.AccountId;
import huikuan.contracts.ledger.LedgerEvent.PostingOutcome;
import huikuan.ledger.requested.RequestCommand.Answer;
import huikuan.ledger.requested.RequestCommand.AnswerRequest;
import huikuan.ledger.requested.RequestCommand.EndProposal;
import huikuan.ledger.requested.RequestCommand.TakeRequest;
import huikuan.ledger.requested.RequestEvent.RequestAnswered;
import huikuan.ledger.requested.RequestEvent.RequestContradicted;
import huikuan.ledger.requested.RequestEvent.RequestTaken;
import huikuan.platform.approval.ProposalId;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * A document that a decision of dunning asks for, and what became of it. Its account decides; this
 * remembers what was asked and told, so that each decision has one document and one answer.
 */
@Aggregate
class RequestedPosting {

  @AggregateIdentifier private @Nullable RequestKey id;
  private @Nullable RequestTaken taken;
  private @Nullable RequestAnswered answered;

  RequestedPosting() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(TakeRequest command) {
    if (taken == null) {
      apply(new RequestTaken(command.request(), command.today()));
    } else if (!taken.request().equals(command.request())) {
      apply(new RequestContradicted(command.request().account(), command.request().decision()));
    } else if (answered != null) {
      apply(answered);
    }
  }

  /** Proposals of documents that nobody has asked for are told here, too; they are ignored. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(AnswerRequest command) {
    if (taken != null
        && isOf(taken, command.account(), command.kind())
        && isNews(command.answer())) {
      answer(taken, command.answer());
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(EndProposal command) {
    Instant lapsesAt = answered == null ? null : answered.lapsesAt();
    boolean lapsed = lapsesAt != null && !command.at().isBefore(lapsesAt);
    Answer end =
        lapsed
            ? Answer.lapsed(command.proposal())
            : Answer.rejected(command.proposal(), command.detail());
    handle(new AnswerRequest(command.key(), command.account(), command.kind(), end));
  }

  /** Another document may have the same number: of another account, or of another kind. */
  private static boolean isOf(RequestTaken taken, AccountId account, String kind) {
    return taken.account().equals(account) && taken.request().posting().toString().equals(kind);
  }

  private static void answer(RequestTaken taken, Answer answer) {
    apply(
        new RequestAnswered(
            taken.account(),
            taken.decision(),
            answer.outcome(),
            answer.proposal(),
            answer.lapsesAt(),
            answer.problem(),
            answer.detail()));
  }

  /**
   * Only what waits may become something else; what lapsed may have been posted just before. A
   * proposal that is decided before it was told of is the one of this request.
   */
  private boolean isNews(Answer answer) {
    if (answered == null) {
      return true;
    }
    ProposalId proposal = answer.proposal();
    if (proposal != null && !proposal.equals(answered.proposal())) {
      return false;
    }
    return switch (answered.outcome()) {
      case PROPOSED -> answer.outcome() != PostingOutcome.PROPOSED;
      case LAPSED -> answer.outcome() == PostingOutcome.POSTED;
      case POSTED, REFUSED, REJECTED -> false;
    };
  }

  @EventSourcingHandler
  void on(RequestTaken event) {
    id = new RequestKey(event.decision());
    taken = event;
  }

  @EventSourcingHandler
  void on(RequestAnswered event) {
    answered = event;
  }
}
