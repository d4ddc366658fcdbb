package huikuan.dunning.publishing;

import huikuan.contracts.dunning.DunningEvent;
import huikuan.contracts.dunning.DunningEvent.CaseClosed;
import huikuan.contracts.dunning.DunningEvent.CaseHeld;
import huikuan.contracts.dunning.DunningEvent.CaseReopened;
import huikuan.contracts.dunning.DunningEvent.CaseResumed;
import huikuan.contracts.dunning.DunningEvent.ChasingSet;
import huikuan.contracts.dunning.DunningEvent.CustomerHeld;
import huikuan.contracts.dunning.DunningEvent.CustomerInsolvencyEnded;
import huikuan.contracts.dunning.DunningEvent.CustomerInsolvent;
import huikuan.contracts.dunning.DunningEvent.CustomerResumed;
import huikuan.contracts.dunning.DunningEvent.OfAccount;
import huikuan.contracts.dunning.DunningEvent.OfCustomer;
import huikuan.contracts.dunning.DunningEvent.Posting;
import huikuan.contracts.dunning.DunningEvent.PostingRequested;
import huikuan.contracts.dunning.DunningEvent.Recipient;
import huikuan.contracts.dunning.DunningEvent.ReminderRequested;
import huikuan.contracts.dunning.DunningEvent.SanctionLifted;
import huikuan.contracts.dunning.DunningEvent.SanctionOrdered;
import huikuan.dunning.claim.ClaimEvent;
import huikuan.dunning.claim.ClaimEvent.Held;
import huikuan.dunning.claim.ClaimEvent.StepRequested;
import huikuan.dunning.companies.CompanyEvent;
import huikuan.dunning.concession.ConcessionEvent;
import huikuan.dunning.concession.ConcessionPostings;
import huikuan.dunning.dispute.DisputeEvent;
import huikuan.dunning.dispute.DisputePostings;
import huikuan.dunning.hold.CustomerHoldEvent;
import huikuan.dunning.insolvency.InsolvencyEvent;
import huikuan.dunning.promise.PromiseEvent;
import huikuan.dunning.promise.PromiseNews;
import huikuan.dunning.sanction.SanctionEvent;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.relay.Publication;
import huikuan.platform.relay.Publisher;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tells of reminders to send, sanctions ordered and lifted, holds, promises, insolvencies,
 * documents wanted, cases closed and opened again.
 */
@Component
final class DunningPublisher implements Publisher {

  @Override
  public String topic() {
    return "dunning.events";
  }

  @Override
  public Class<?> contract() {
    return DunningEvent.class;
  }

  @Override
  public List<Publication> publish(RecordedEvent event) {
    if (event.payload() instanceof DisputeEvent inner) {
      return publications(DisputePostings.told(inner, event.recordedAt()));
    }
    if (event.payload() instanceof ConcessionEvent inner) {
      return publications(ConcessionPostings.told(inner, event.recordedAt()));
    }
    Optional<DunningEvent> told =
        switch (event.payload()) {
          case ClaimEvent inner -> tell(inner, event.recordedAt());
          case SanctionEvent inner -> tell(inner, event.recordedAt());
          case CustomerHoldEvent inner -> Optional.of(tell(inner));
          case PromiseEvent inner ->
              PromiseNews.of(inner, event.recordedAt()).map(DunningEvent.class::cast);
          case InsolvencyEvent inner -> tell(inner);
          case CompanyEvent.ChasingSet inner ->
              Optional.of(new ChasingSet(inner.company(), inner.from()));
          default -> Optional.empty();
        };
    return publications(told.stream().toList());
  }

  private static List<Publication> publications(List<DunningEvent> told) {
    return told.stream().map(DunningPublisher::publication).toList();
  }

  private static Optional<DunningEvent> tell(ClaimEvent event, Instant recordedAt) {
    return switch (event) {
      case StepRequested step -> Optional.of(requested(step));
      case ClaimEvent.WriteOffAsked asked -> Optional.of(requested(asked));
      case ClaimEvent.CaseClosed closed ->
          Optional.of(
              new CaseClosed(
                  closed.caseId(),
                  closed.account(),
                  closed.itemKind(),
                  closed.invoice(),
                  closed.reason(),
                  recordedAt));
      case ClaimEvent.CaseReopened again ->
          Optional.of(
              new CaseReopened(
                  again.caseId(),
                  again.account(),
                  again.itemKind(),
                  again.invoice(),
                  again.reopenedAt()));
      case ClaimEvent.ClaimHeld held -> Optional.of(held(held, held.all()));
      case ClaimEvent.HoldEnded ended ->
          Optional.of(
              ended.left() == null
                  ? new CaseResumed(
                      ended.caseId(), ended.account(), ended.itemKind(), ended.invoice())
                  : held(ended, ended.left()));
      case ClaimEvent.CaseOpened _,
          ClaimEvent.CauseSet _,
          ClaimEvent.PaidShort _,
          ClaimEvent.WriteOffAnswered _,
          ClaimEvent.CustomerHoldHeeded _,
          ClaimEvent.StepTaken _,
          ClaimEvent.StepNotTaken _,
          ClaimEvent.StepBounced _,
          ClaimEvent.StepWithheld _,
          ClaimEvent.ContactMissing _,
          ClaimEvent.TaskRaised _,
          ClaimEvent.TaskEnded _,
          ClaimEvent.DemandOrdered _,
          ClaimEvent.DemandArrived _,
          ClaimEvent.StepPassed _,
          ClaimEvent.StepSkipped _,
          ClaimEvent.StepAssigned _,
          ClaimEvent.AssignedStepEnded _,
          ClaimEvent.ClaimMoved _,
          ClaimEvent.CaseAssigned _,
          ClaimEvent.ClaimEscalated _,
          ClaimEvent.StepsPlanned _,
          ClaimEvent.ClaimReduced _,
          ClaimEvent.ClaimAdjusted _,
          ClaimEvent.DueDateMoved _,
          ClaimEvent.DeliveryReported _ ->
          Optional.empty();
    };
  }

  private static PostingRequested requested(ClaimEvent.WriteOffAsked asked) {
    return new PostingRequested(
        asked.decision(),
        asked.account(),
        Posting.WRITE_OFF,
        asked.itemKind(),
        asked.invoice(),
        asked.amount(),
        null,
        asked.reason(),
        asked.by(),
        List.of());
  }

  private static CaseHeld held(ClaimEvent of, Held all) {
    return new CaseHeld(
        of.caseId(), of.account(), of.itemKind(), of.invoice(), all.amount(), all.until());
  }

  /** No claim of the customer is told apart. */
  private static DunningEvent tell(CustomerHoldEvent event) {
    return switch (event) {
      case CustomerHoldEvent.CustomerHeld held -> new CustomerHeld(held.customer(), held.until());
      case CustomerHoldEvent.CustomerHoldEnded ended ->
          ended.until() == null
              ? new CustomerResumed(ended.customer())
              : new CustomerHeld(ended.customer(), ended.until());
    };
  }

  private static Optional<DunningEvent> tell(InsolvencyEvent event) {
    return switch (event) {
      case InsolvencyEvent.InsolvencyOpened opened ->
          Optional.of(
              new CustomerInsolvent(
                  opened.customer(),
                  opened.proceedings().openedOn(),
                  opened.proceedings().court(),
                  opened.proceedings().number(),
                  opened.proceedings().administrator(),
                  opened.proceedings().fileBy()));
      case InsolvencyEvent.InsolvencyEnded ended ->
          Optional.of(new CustomerInsolvencyEnded(ended.customer(), ended.reason()));
      case InsolvencyEvent.FilingNear _, InsolvencyEvent.ClaimsFiled _ -> Optional.empty();
    };
  }

  /** The systems that enforce sanctions are told of orders, and of nothing that waits. */
  private static Optional<DunningEvent> tell(SanctionEvent event, Instant recordedAt) {
    return switch (event) {
      case SanctionEvent.SanctionApproved it ->
          Optional.of(
              new SanctionOrdered(
                  it.id().toString(),
                  it.customer(),
                  it.kind().word(),
                  it.form(),
                  it.day(),
                  it.systems()));
      case SanctionEvent.SanctionLifted it ->
          Optional.of(
              new SanctionLifted(
                  it.id().toString(),
                  it.customer(),
                  it.kind().word(),
                  it.form(),
                  it.reason(),
                  it.day(),
                  it.systems()));
      case SanctionEvent.EscalationClosed closed ->
          Optional.of(
              new CaseClosed(
                  closed.caseId(), closed.account(), null, null, closed.reason(), recordedAt));
      default -> Optional.empty();
    };
  }

  private static ReminderRequested requested(StepRequested step) {
    ClaimEvent.Recipient to = step.recipient();
    return new ReminderRequested(
        step.caseId(),
        step.request(),
        step.account(),
        step.itemKind(),
        step.invoice(),
        step.invoiceDate(),
        step.dueOn(),
        step.amount(),
        step.open(),
        step.contract(),
        step.reference(),
        step.level(),
        step.ordinal(),
        step.kind(),
        step.sending(),
        step.ordered(),
        step.minimum(),
        step.held(),
        new Recipient(to.contactId(), to.role()),
        step.policy(),
        step.ledgerSequence(),
        step.customerSequence(),
        step.confirmGoods());
  }

  private static Publication publication(DunningEvent event) {
    return new Publication(key(event), event.lane(), event);
  }

  private static String key(DunningEvent event) {
    return switch (event) {
      case OfAccount it -> it.account().toString();
      case OfCustomer it -> it.customer().toString();
      case ChasingSet it -> it.company();
    };
  }
}
