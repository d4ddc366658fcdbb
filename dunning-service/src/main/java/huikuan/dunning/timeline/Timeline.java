package huikuan.dunning.timeline;

import huikuan.contracts.Money;
import huikuan.contracts.ledger.RecipientEvent;
import huikuan.contracts.ledger.RecipientEvent.PaymentPromised;
import huikuan.contracts.ledger.RecipientEvent.PersonNamed;
import huikuan.contracts.ledger.RecipientEvent.WhyUnpaidTold;
import huikuan.dunning.claim.ClaimEvent;
import huikuan.dunning.claim.ClaimEvent.AssignedStepEnded;
import huikuan.dunning.claim.ClaimEvent.CaseAssigned;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.claim.ClaimEvent.CaseReopened;
import huikuan.dunning.claim.ClaimEvent.CauseSet;
import huikuan.dunning.claim.ClaimEvent.ClaimAdjusted;
import huikuan.dunning.claim.ClaimEvent.ClaimEscalated;
import huikuan.dunning.claim.ClaimEvent.ClaimHeld;
import huikuan.dunning.claim.ClaimEvent.ClaimMoved;
import huikuan.dunning.claim.ClaimEvent.ClaimReduced;
import huikuan.dunning.claim.ClaimEvent.ContactMissing;
import huikuan.dunning.claim.ClaimEvent.CustomerHoldHeeded;
import huikuan.dunning.claim.ClaimEvent.DeliveryReported;
import huikuan.dunning.claim.ClaimEvent.DemandArrived;
import huikuan.dunning.claim.ClaimEvent.DemandOrdered;
import huikuan.dunning.claim.ClaimEvent.DueDateMoved;
import huikuan.dunning.claim.ClaimEvent.HoldEnded;
import huikuan.dunning.claim.ClaimEvent.PaidShort;
import huikuan.dunning.claim.ClaimEvent.StepAssigned;
import huikuan.dunning.claim.ClaimEvent.StepBounced;
import huikuan.dunning.claim.ClaimEvent.StepNotTaken;
import huikuan.dunning.claim.ClaimEvent.StepPassed;
import huikuan.dunning.claim.ClaimEvent.StepRequested;
import huikuan.dunning.claim.ClaimEvent.StepSkipped;
import huikuan.dunning.claim.ClaimEvent.StepTaken;
import huikuan.dunning.claim.ClaimEvent.StepWithheld;
import huikuan.dunning.claim.ClaimEvent.StepsPlanned;
import huikuan.dunning.claim.ClaimEvent.TaskEnded;
import huikuan.dunning.claim.ClaimEvent.TaskRaised;
import huikuan.dunning.claim.ClaimEvent.WriteOffAnswered;
import huikuan.dunning.claim.ClaimEvent.WriteOffAsked;
import huikuan.dunning.sanction.SanctionEvent;
import huikuan.dunning.task.TaskReason;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Knows the facts of each event of a case, and nothing else does. */
public final class Timeline {

  private Timeline() {}

  /**
   * The events of a case as facts, in the same order.
   *
   * @param names of the customer's contacts, by their ids; null of those who are not known
   */
  public static List<Happening> of(
      List<RecordedEvent> history, Function<String, @Nullable String> names) {
    return history.stream().map(event -> of(event, names)).toList();
  }

  private static Happening of(RecordedEvent event, Function<String, @Nullable String> names) {
    return switch (event.payload()) {
      case TaskEnded done when done.person() != null ->
          new Happening(
              event.recordedAt(),
              EventKey.TASK_ENDED,
              Objects.requireNonNull(done.person()),
              facts(done, names));
      case ClaimEvent inner -> happening(event, key(inner), facts(inner, names));
      case SanctionEvent inner ->
          happening(event, SanctionTimeline.key(inner), SanctionTimeline.facts(inner));
      case WhyUnpaidTold told -> told(event, told, names);
      case PaymentPromised told ->
          new Happening(
              told.toldAt(),
              EventKey.RECIPIENT_PROMISED,
              event.actor(),
              by(told, names).amount(told.amount()).day(told.on()));
      case PersonNamed told ->
          new Happening(
              told.toldAt(),
              EventKey.RECIPIENT_NAMED,
              event.actor(),
              by(told, names).proposal(told.proposal()));
      default -> throw new IllegalStateException("No event of a case: " + event.name());
    };
  }

  private static Happening told(
      RecordedEvent event, WhyUnpaidTold told, Function<String, @Nullable String> names) {
    Facts facts =
        by(told, names)
            .item(told.itemKind(), told.item())
            .task(TaskReason.of(told.reason()))
            .payment(told.reference(), told.file());
    return new Happening(
        told.toldAt(),
        EventKey.RECIPIENT_TOLD,
        event.actor(),
        told.day() == null ? facts : facts.day(told.day()));
  }

  private static Facts by(RecipientEvent told, Function<String, @Nullable String> names) {
    return to(told.contactId(), names, new Facts()).link(told.message());
  }

  private static Happening happening(RecordedEvent event, EventKey key, Facts facts) {
    return new Happening(event.recordedAt(), key, event.actor(), facts);
  }

  private static EventKey key(ClaimEvent event) {
    return switch (event) {
      case CaseOpened _ -> EventKey.OPENED;
      case StepsPlanned _ -> EventKey.PLANNED;
      case StepRequested _ -> EventKey.STEP_REQUESTED;
      case StepTaken _ -> EventKey.STEP_TAKEN;
      case StepNotTaken _ -> EventKey.STEP_NOT_TAKEN;
      case StepBounced _ -> EventKey.STEP_BOUNCED;
      case StepWithheld _ -> EventKey.STEP_WITHHELD;
      case StepPassed _, StepSkipped _ -> EventKey.STEP_PASSED;
      case DemandArrived e -> e.level() == null ? EventKey.LETTER_ARRIVED : EventKey.DEMAND_ARRIVED;
      case ContactMissing _ -> EventKey.CONTACT_MISSING;
      case ClaimEscalated _ -> EventKey.ESCALATED;
      case ClaimReduced _ -> EventKey.PAID;
      case ClaimAdjusted e -> adjusted(e.change());
      case DueDateMoved _ -> EventKey.DUE_DATE_MOVED;
      case DeliveryReported e -> delivery(e.outcome());
      case ClaimHeld _ -> EventKey.HELD;
      case CustomerHoldHeeded e ->
          e.until() == null ? EventKey.CUSTOMER_RESUMED : EventKey.CUSTOMER_HELD;
      case CauseSet _ -> EventKey.CAUSE_SET;
      case PaidShort _ -> EventKey.PAID_SHORT;
      case WriteOffAsked _ -> EventKey.WRITE_OFF_ASKED;
      case WriteOffAnswered _ -> EventKey.WRITE_OFF_ANSWERED;
      case TaskRaised _ -> EventKey.TASK_RAISED;
      case TaskEnded _ -> EventKey.TASK_ENDED;
      case DemandOrdered _ -> EventKey.DEMAND_ORDERED;
      case StepAssigned _ -> EventKey.STEP_ASSIGNED;
      case AssignedStepEnded e -> e.wasDone() ? EventKey.STEP_DONE : EventKey.STEP_PASSED;
      case ClaimMoved _ -> EventKey.MOVED;
      case CaseAssigned _ -> EventKey.ASSIGNED;
      case HoldEnded _ -> EventKey.HOLD_ENDED;
      case CaseClosed _ -> EventKey.CLOSED;
      case CaseReopened _ -> EventKey.REOPENED;
    };
  }

  static EventKey adjusted(Money change) {
    return change.signum() < 0 ? EventKey.REDUCED : EventKey.RAISED;
  }

  private static EventKey delivery(String outcome) {
    return switch (outcome) {
      case "sent" -> EventKey.MESSAGE_SENT;
      case "failed" -> EventKey.MESSAGE_FAILED;
      case "bounced" -> EventKey.MESSAGE_BOUNCED;
      case "left-out" -> EventKey.MESSAGE_LEFT_OUT;
      default -> throw new IllegalStateException("No outcome of a message: " + outcome);
    };
  }

  private static Facts facts(ClaimEvent event, Function<String, @Nullable String> names) {
    Facts facts = new Facts();
    return switch (event) {
      case CaseOpened e ->
          facts
              .item(e.itemKind(), e.invoice())
              .dueOn(e.dueOn())
              .amount(e.amount())
              .open(e.open())
              .policy(e.policy());
      case StepsPlanned e -> planned(e, facts);
      case StepRequested e ->
          to(e.recipient().contactId(), names, facts)
              .level(e.level())
              .day(e.day())
              .daysLate(e.daysLate())
              .open(e.open())
              .held(e.held());
      case StepTaken e -> facts.level(e.level()).day(e.day());
      case StepNotTaken e -> facts.level(e.level()).reason(ToldReason.read(e.reason()));
      case StepBounced e ->
          facts.level(e.level()).day(e.day()).reason(ToldReason.answer(e.reason()));
      case StepWithheld e ->
          facts
              .level(e.level())
              .day(e.day())
              .reason(ToldReason.of(e.reason(), e.detail()))
              .company(e.from(), e.receiptsThrough())
              .until(e.byCompany() ? e.until() : null);
      case ContactMissing e ->
          facts.level(e.level()).day(e.day()).daysLate(e.daysLate()).open(e.open());
      case ClaimEscalated e ->
          facts
              .level(e.level())
              .day(e.day())
              .daysLate(e.daysLate())
              .open(e.open())
              .asked(e.asked());
      case ClaimReduced e ->
          facts.document("receipt", e.receipt(), e.paidOn()).amount(e.amount()).open(e.open());
      case ClaimAdjusted e ->
          facts
              .document(e.kind(), e.number(), e.postedOn())
              .amount(amount(e.change()))
              .open(e.open());
      case DueDateMoved e -> facts.dueOn(e.dueOn()).dueBefore(e.before()).note(e.reason());
      case DeliveryReported e -> delivery(e, to(e.contactId(), names, facts));
      case ClaimHeld e -> facts.hold(e.hold());
      case CustomerHoldHeeded e -> facts.until(e.until());
      case DemandArrived e -> arrived(e, facts);
      case StepPassed e ->
          facts
              .level(e.level())
              .day(e.day())
              .reason(new ToldReason(ToldReason.DEMANDED_BY_LETTER, null))
              .letter(e.letter());
      case StepSkipped e ->
          facts
              .level(e.level())
              .day(e.day())
              .reason(new ToldReason(ToldReason.SKIPPED_BY_PERSON, null))
              .note(e.reason());
      case StepAssigned e -> facts.level(e.level()).day(e.day()).note(e.words()).until(e.until());
      case AssignedStepEnded e -> ended(e, facts);
      case ClaimMoved e -> moved(e, facts);
      case CaseAssigned e -> facts.owner(e.owner()).note(e.reason());
      case CauseSet e -> facts.cause(e.cause(), e.attitude()).day(e.day()).note(e.reason());
      case PaidShort e ->
          facts.document(e.kind(), e.number(), e.day()).amount(e.paid()).asked(e.missing());
      case WriteOffAsked e -> facts.amount(e.amount()).note(e.reason());
      case WriteOffAnswered e -> answered(e, facts);
      case TaskRaised e -> facts.task(e.task()).day(e.day());
      case TaskEnded e -> {
        Facts ended = facts.task(e.task()).by(e.by());
        yield e.note() == null ? ended : ended.note(e.note());
      }
      case DemandOrdered e -> facts.level(e.level()).note(e.reason()).until(e.at());
      case HoldEnded e -> facts.holdEnd(e.source(), e.by());
      case CaseClosed e -> facts.reason(ToldReason.read(e.reason()));
      case CaseReopened e -> facts.steps(e.plan());
    };
  }

  private static Facts answered(WriteOffAnswered event, Facts facts) {
    facts.by(event.outcome().toString());
    return event.detail() == null ? facts : facts.note(event.detail());
  }

  private static Facts arrived(DemandArrived event, Facts facts) {
    facts.letter(event.letter()).proof(event.proof()).day(event.day()).open(event.open());
    return event.level() == null ? facts : facts.level(event.level());
  }

  private static Facts ended(AssignedStepEnded event, Facts facts) {
    facts.level(event.level()).day(event.day());
    return event.wasDone() ? facts : facts.reason(new ToldReason(event.by(), null));
  }

  private static Facts moved(ClaimMoved event, Facts facts) {
    facts.day(event.day()).policy(event.policy()).policyBefore(event.before()).note(event.reason());
    return event.from() == null ? facts : facts.level(event.from());
  }

  private static Facts planned(StepsPlanned event, Facts facts) {
    facts.steps(event.plan());
    return event.waits() == null ? facts : facts.reason(ToldReason.of(event.waits(), null));
  }

  private static Facts delivery(DeliveryReported event, Facts facts) {
    facts.level(event.level()).message(event.message(), event.at());
    return switch (delivery(event.outcome())) {
      case MESSAGE_SENT -> facts.hash(event.detail());
      case MESSAGE_BOUNCED -> facts.reason(ToldReason.answer(event.detail()));
      default -> facts.reason(ToldReason.read(event.detail()));
    };
  }

  private static Facts to(
      @Nullable String contactId, Function<String, @Nullable String> names, Facts facts) {
    return contactId == null ? facts : facts.contact(contactId, names.apply(contactId));
  }

  static Money amount(Money change) {
    return change.signum() < 0 ? change.negated() : change;
  }
}
