package huikuan.dunning.sanction;

import huikuan.dunning.sanction.SanctionEvent.OfSanction;
import huikuan.dunning.sanction.SanctionEvent.OrderAcknowledged;
import huikuan.dunning.sanction.SanctionEvent.Outcome;
import huikuan.dunning.sanction.SanctionEvent.SanctionApproved;
import huikuan.dunning.sanction.SanctionEvent.SanctionLifted;
import java.util.List;

/**
 * The answers to the last order of one sanction. It is unanswered from when a system refuses, or
 * the time is over, until all systems have done it or another order takes its place.
 *
 * @param open the systems that have not done it
 */
public record OrderAnswers(List<String> open, boolean unanswered) {

  public static final OrderAnswers NONE = new OrderAnswers(List.of(), false);

  public OrderAnswers {
    open = List.copyOf(open);
  }

  public OrderAnswers after(OfSanction event) {
    return switch (event) {
      case SanctionApproved it -> new OrderAnswers(it.systems(), false);
      case SanctionLifted it -> new OrderAnswers(it.systems(), false);
      case OrderAcknowledged it ->
          it.outcome() == Outcome.REFUSED ? new OrderAnswers(open, true) : done(it.system());
      case SanctionEvent.AnswerMissing _ -> new OrderAnswers(open, !open.isEmpty());
      case SanctionEvent.SanctionProposed _,
          SanctionEvent.SanctionWithdrawn _,
          SanctionEvent.SanctionLapsed _,
          SanctionEvent.SanctionRejected _,
          SanctionEvent.LiftProposed _,
          SanctionEvent.LiftRejected _,
          SanctionEvent.LiftOvertaken _,
          SanctionEvent.LiftApproved _ ->
          this;
    };
  }

  private OrderAnswers done(String system) {
    List<String> others = open.stream().filter(each -> !each.equals(system)).toList();
    return new OrderAnswers(others, unanswered && !others.isEmpty());
  }
}
