package huikuan.dunning.sanction;

import huikuan.dunning.ladder.SanctionKind;
import huikuan.dunning.sanction.SanctionEvent.LiftProposed;
import huikuan.dunning.sanction.SanctionEvent.OfSanction;
import huikuan.dunning.sanction.SanctionEvent.Order;
import huikuan.dunning.sanction.SanctionEvent.OrderAcknowledged;
import huikuan.dunning.sanction.SanctionEvent.Outcome;
import huikuan.dunning.sanction.SanctionEvent.SanctionApproved;
import huikuan.dunning.sanction.SanctionEvent.SanctionLifted;
import huikuan.dunning.sanction.SanctionEvent.SanctionProposed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One sanction of a customer, and what became of it. */
final class Measure {

  final SanctionProposed proposed;
  private SanctionState state = SanctionState.PROPOSED;
  private @Nullable LocalDate since;
  private @Nullable LiftProposed lift;
  private int attempts;
  private @Nullable Order order;
  private List<String> systems = List.of();
  private @Nullable Instant answerBy;
  private Map<String, Outcome> answers = new TreeMap<>();

  Measure(SanctionProposed proposed) {
    this.proposed = proposed;
  }

  int number() {
    return proposed.number();
  }

  SanctionKind kind() {
    return proposed.kind();
  }

  @Nullable String form() {
    return proposed.form();
  }

  SanctionState state() {
    return state;
  }

  boolean isProposed() {
    return state == SanctionState.PROPOSED;
  }

  boolean isInForce() {
    return state == SanctionState.IN_FORCE;
  }

  /** The day on which it came into force; null = it never was. */
  @Nullable LocalDate since() {
    return since;
  }

  /** The proposal to lift it that waits; null = none does. */
  @Nullable LiftProposed lift() {
    return lift;
  }

  /** The number of the last proposal to lift it; 0 = there was none. */
  int attempts() {
    return attempts;
  }

  /** The last order to the systems; null = there was none. */
  @Nullable Order order() {
    return order;
  }

  List<String> systems() {
    return systems;
  }

  @Nullable Outcome answerOf(String system) {
    return answers.get(system);
  }

  /** The systems that have not answered, if they should have. */
  List<String> silent(Instant now) {
    if (answerBy == null || now.isBefore(answerBy)) {
      return List.of();
    }
    return systems.stream().filter(each -> !answers.containsKey(each)).toList();
  }

  void remember(OfSanction event) {
    switch (event) {
      case SanctionProposed _ -> {}
      case SanctionEvent.SanctionWithdrawn _ -> state = SanctionState.WITHDRAWN;
      case SanctionEvent.SanctionLapsed _ -> state = SanctionState.LAPSED;
      case SanctionEvent.SanctionRejected _ -> state = SanctionState.REJECTED;
      case SanctionApproved approved -> {
        state = SanctionState.IN_FORCE;
        since = approved.day();
        await(Order.IMPOSE, approved.systems(), approved.answerBy());
      }
      case LiftProposed proposal -> {
        lift = proposal;
        attempts = proposal.attempt();
      }
      case SanctionEvent.LiftRejected _,
          SanctionEvent.LiftOvertaken _,
          SanctionEvent.LiftApproved _ ->
          lift = null;
      case SanctionLifted lifted -> {
        state = SanctionState.LIFTED;
        await(Order.LIFT, lifted.systems(), lifted.answerBy());
      }
      case OrderAcknowledged answer -> answers.put(answer.system(), answer.outcome());
      case SanctionEvent.AnswerMissing _ -> answerBy = null;
    }
  }

  private void await(Order now, List<String> asked, @Nullable Instant until) {
    order = now;
    systems = asked;
    answerBy = until;
    answers = new TreeMap<>();
  }
}
