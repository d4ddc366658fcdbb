package huikuan.dunning.sanction;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.dunning.sanction.SanctionAnswer.Done;
import huikuan.dunning.sanction.SanctionAnswer.NotInForce;
import huikuan.dunning.sanction.SanctionAnswer.NotLast;
import huikuan.dunning.sanction.SanctionAnswer.Unknown;
import huikuan.dunning.sanction.SanctionCommand.ApproveLift;
import huikuan.dunning.sanction.SanctionCommand.ProposeLift;
import huikuan.dunning.sanction.SanctionCommand.RejectLift;
import huikuan.dunning.sanction.SanctionEvent.LiftApproved;
import huikuan.dunning.sanction.SanctionEvent.LiftProposed;
import huikuan.dunning.sanction.SanctionEvent.LiftRejected;
import huikuan.platform.approval.Verdict;
import org.axonframework.modelling.command.AggregateLifecycle;

/**
 * Lifts the sanctions of a customer before they are cured, in the reverse order of the ladder: one
 * person proposes it, another decides.
 */
final class SanctionLifting {

  private final SanctionBook book;

  SanctionLifting(SanctionBook book) {
    this.book = book;
  }

  SanctionAnswer propose(ProposeLift command, SanctionBasis basis, String actor) {
    Measure measure = book.measure(command.number()).orElse(null);
    if (measure == null || !measure.isInForce()) {
      return measure == null ? new Unknown() : new NotInForce();
    }
    SanctionReview review = new SanctionReview(book, basis, command.now());
    Measure last = review.last();
    if (last != measure) {
      return new NotLast(last.number());
    }
    LiftProposed waiting = measure.lift();
    if (waiting == null || !waiting.proposal().isWaiting(command.now())) {
      apply(
          new LiftProposed(
              book.customer(),
              measure.proposed.cases(),
              measure.number(),
              measure.kind(),
              measure.attempts() + 1,
              command.reason(),
              actor,
              review.rules().endOf(review.ladder().lapseAfter())));
    }
    return new Done(measure.number());
  }

  /**
   * A proposal that a later step came before is overtaken instead. Steps that were cured, and
   * waited for this one alone, are lifted with it.
   */
  Verdict approve(ApproveLift command, SanctionBasis basis, String actor) {
    Measure measure = book.measure(command.number()).orElse(null);
    LiftProposed lift = measure == null ? null : measure.lift();
    if (measure == null || lift == null || lift.attempt() != command.attempt()) {
      return measure == null ? Verdict.UNKNOWN : Verdict.DECIDED;
    }
    Verdict verdict = lift.proposal().approvalBy(actor, command.now());
    if (verdict == Verdict.APPROVED) {
      SanctionReview review = new SanctionReview(book, basis, command.now());
      if (review.last() != measure) {
        apply(review.drafts().overtaken(lift));
        return Verdict.DECIDED;
      }
      apply(
          new LiftApproved(book.customer(), lift.cases(), measure.number(), lift.attempt(), actor));
      review.liftedEarly(measure).forEach(AggregateLifecycle::apply);
      review.withdrawn().forEach(AggregateLifecycle::apply);
      review.cured().forEach(AggregateLifecycle::apply);
    }
    return verdict;
  }

  Verdict reject(RejectLift command) {
    Measure measure = book.measure(command.number()).orElse(null);
    LiftProposed lift = measure == null ? null : measure.lift();
    if (measure == null || lift == null || lift.attempt() != command.attempt()) {
      return measure == null ? Verdict.UNKNOWN : Verdict.DECIDED;
    }
    apply(
        new LiftRejected(
            book.customer(), lift.cases(), measure.number(), lift.attempt(), command.reason()));
    return Verdict.REJECTED;
  }
}
