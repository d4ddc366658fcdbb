package huikuan.dunning.publishing;

import huikuan.contracts.dunning.DunningEvent;
import huikuan.contracts.dunning.DunningEvent.CaseClosed;
import huikuan.contracts.dunning.DunningEvent.CaseHeld;
import huikuan.contracts.dunning.DunningEvent.CaseReopened;
import huikuan.contracts.dunning.DunningEvent.CaseResumed;
import huikuan.contracts.dunning.DunningEvent.ChasingSet;
import huikuan.contracts.dunning.DunningEvent.CustomerHeld;
import huikuan.contracts.dunning.DunningEvent.CustomerResumed;
import huikuan.contracts.dunning.DunningEvent.OfAccount;
import huikuan.contracts.dunning.DunningEvent.OfCustomer;
import huikuan.contracts.dunning.DunningEvent.OverdueInvoice;
import huikuan.contracts.dunning.DunningEvent.Recipient;
import huikuan.contracts.dunning.DunningEvent.ReminderRequested;
import huikuan.contracts.dunning.DunningEvent.SanctionProposed;
import huikuan.dunning.companies.CompanyEvent;
import huikuan.dunning.escalation.EscalationEvent;
import huikuan.dunning.hold.CustomerHoldEvent;
import huikuan.dunning.reminder.ReminderEvent;
import huikuan.dunning.reminder.ReminderEvent.Held;
import huikuan.dunning.reminder.ReminderEvent.StepRequested;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.relay.Publication;
import huikuan.platform.relay.Publisher;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells of reminders to send, sanctions proposed, holds, cases closed and opened again. */
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
    Optional<DunningEvent> told =
        switch (event.payload()) {
          case ReminderEvent inner -> tell(inner, event.recordedAt());
          case EscalationEvent inner -> tell(inner, event.recordedAt());
          case CustomerHoldEvent inner -> Optional.of(tell(inner));
          case CompanyEvent.ChasingSet inner ->
              Optional.of(new ChasingSet(inner.company(), inner.from()));
          default -> Optional.empty();
        };
    return told.stream().map(DunningPublisher::publication).toList();
  }

  private static Optional<DunningEvent> tell(ReminderEvent event, Instant recordedAt) {
    return switch (event) {
      case StepRequested step -> Optional.of(requested(step));
      case ReminderEvent.CaseClosed closed ->
          Optional.of(
              new CaseClosed(
                  closed.caseId(),
                  closed.account(),
                  closed.itemKind(),
                  closed.invoice(),
                  closed.reason(),
                  recordedAt));
      case ReminderEvent.CaseReopened again ->
          Optional.of(
              new CaseReopened(
                  again.caseId(),
                  again.account(),
                  again.itemKind(),
                  again.invoice(),
                  again.reopenedAt()));
      case ReminderEvent.ClaimHeld held -> Optional.of(held(held, held.all()));
      case ReminderEvent.HoldEnded ended ->
          Optional.of(
              ended.left() == null
                  ? new CaseResumed(
                      ended.caseId(), ended.account(), ended.itemKind(), ended.invoice())
                  : held(ended, ended.left()));
      case ReminderEvent.CaseOpened _,
          ReminderEvent.CustomerHoldHeeded _,
          ReminderEvent.StepTaken _,
          ReminderEvent.StepNotTaken _,
          ReminderEvent.StepBounced _,
          ReminderEvent.StepWithheld _,
          ReminderEvent.ContactMissing _,
          ReminderEvent.TaskRaised _,
          ReminderEvent.TaskEnded _,
          ReminderEvent.DemandOrdered _,
          ReminderEvent.ClaimEscalated _,
          ReminderEvent.StepsPlanned _,
          ReminderEvent.ClaimReduced _,
          ReminderEvent.ClaimAdjusted _,
          ReminderEvent.DeliveryReported _ ->
          Optional.empty();
    };
  }

  private static CaseHeld held(ReminderEvent of, Held all) {
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

  private static Optional<DunningEvent> tell(EscalationEvent event, Instant recordedAt) {
    return switch (event) {
      case EscalationEvent.SanctionProposed proposed ->
          Optional.of(
              new SanctionProposed(
                  proposed.caseId(),
                  proposed.account(),
                  proposed.sanction(),
                  proposed.invoices().stream()
                      .map(
                          one ->
                              new OverdueInvoice(
                                  one.itemKind(),
                                  one.invoice(),
                                  one.dueOn(),
                                  one.open(),
                                  one.asked()))
                      .toList()));
      case EscalationEvent.EscalationClosed closed ->
          Optional.of(
              new CaseClosed(
                  closed.caseId(), closed.account(), null, null, closed.reason(), recordedAt));
      case EscalationEvent.EscalationOpened _,
          EscalationEvent.InvoiceJoined _,
          EscalationEvent.InvoiceReduced _,
          EscalationEvent.InvoiceAdjusted _,
          EscalationEvent.InvoiceLeft _ ->
          Optional.empty();
    };
  }

  private static ReminderRequested requested(StepRequested step) {
    ReminderEvent.Recipient to = step.recipient();
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
        step.customerSequence());
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
