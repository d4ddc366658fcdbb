package huikuan.dunning.cases;

import huikuan.contracts.Money;
import huikuan.contracts.ledger.Contact;
import huikuan.dunning.cases.CaseView.Decision;
import huikuan.dunning.cases.CaseView.Moment;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.escalation.EscalationEvent;
import huikuan.dunning.escalation.EscalationEvent.EscalationClosed;
import huikuan.dunning.escalation.EscalationEvent.EscalationOpened;
import huikuan.dunning.escalation.EscalationEvent.InvoiceAdjusted;
import huikuan.dunning.escalation.EscalationEvent.InvoiceJoined;
import huikuan.dunning.escalation.EscalationEvent.InvoiceLeft;
import huikuan.dunning.escalation.EscalationEvent.InvoiceReduced;
import huikuan.dunning.escalation.EscalationEvent.SanctionProposed;
import huikuan.dunning.reminder.ReminderEvent;
import huikuan.dunning.reminder.ReminderEvent.CaseClosed;
import huikuan.dunning.reminder.ReminderEvent.CaseOpened;
import huikuan.dunning.reminder.ReminderEvent.CaseReopened;
import huikuan.dunning.reminder.ReminderEvent.ClaimAdjusted;
import huikuan.dunning.reminder.ReminderEvent.ClaimEscalated;
import huikuan.dunning.reminder.ReminderEvent.ClaimHeld;
import huikuan.dunning.reminder.ReminderEvent.ClaimReduced;
import huikuan.dunning.reminder.ReminderEvent.ContactMissing;
import huikuan.dunning.reminder.ReminderEvent.CustomerHoldHeeded;
import huikuan.dunning.reminder.ReminderEvent.DeliveryReported;
import huikuan.dunning.reminder.ReminderEvent.DemandOrdered;
import huikuan.dunning.reminder.ReminderEvent.HoldEnded;
import huikuan.dunning.reminder.ReminderEvent.StepBounced;
import huikuan.dunning.reminder.ReminderEvent.StepNotTaken;
import huikuan.dunning.reminder.ReminderEvent.StepRequested;
import huikuan.dunning.reminder.ReminderEvent.StepTaken;
import huikuan.dunning.reminder.ReminderEvent.StepWithheld;
import huikuan.dunning.reminder.ReminderEvent.StepsPlanned;
import huikuan.dunning.reminder.ReminderEvent.TaskEnded;
import huikuan.dunning.reminder.ReminderEvent.TaskRaised;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a case's own events from the log, for people. */
@Component
class CaseHistory {

  private static final String REQUESTED = "requested";
  private static final String TAKEN = "taken";
  private static final String NOT_TAKEN = "not-taken";

  private final EventLog log;

  /** An event's facts, without its actor. */
  private record Happening(Instant at, String what, Map<String, Object> details) {
    Moment by(String actor) {
      return new Moment(at, what, actor, details);
    }
  }

  CaseHistory(EventLog log) {
    this.log = log;
  }

  /** Oldest first. */
  List<RecordedEvent> of(CaseEntry entry) {
    if (entry.kind.equals(CaseEntry.REMINDER)) {
      return log.ofAggregate(entry.id, 0);
    }
    return log.ofAggregate(EscalationEvent.escalationOf(entry.accountId()), 0).stream()
        .filter(e -> e.payload() instanceof EscalationEvent in && in.caseId().equals(entry.id))
        .toList();
  }

  /** A contact is shown with the name that it has now, if the customer still has it. */
  static List<Moment> timeline(List<RecordedEvent> history, Customer customer) {
    return history.stream().map(event -> moment(event, customer).by(event.actor())).toList();
  }

  static List<Decision> decisions(List<RecordedEvent> history) {
    return history.stream().flatMap(event -> decisions(event).stream()).toList();
  }

  private static Happening moment(RecordedEvent event, Customer customer) {
    return switch (event.payload()) {
      case ReminderEvent inner -> moment(inner, event.recordedAt(), customer);
      case EscalationEvent inner -> moment(inner, event.recordedAt());
      default -> throw new IllegalStateException("No event of a case: " + event.name());
    };
  }

  private static Happening moment(ReminderEvent event, Instant at, Customer customer) {
    return switch (event) {
      case CaseOpened e ->
          of(at, "opened", "dueOn", e.dueOn(), "amount", e.amount(), "policy", e.policy());
      case StepRequested e -> requested(e, at, customer);
      case StepTaken e -> of(at, "step-taken", "level", e.level(), "day", e.day());
      case StepNotTaken e -> of(at, "step-not-taken", "level", e.level(), "reason", e.reason());
      case StepBounced e -> of(at, "step-bounced", "level", e.level(), "reason", e.reason());
      case StepWithheld e ->
          of(at, "step-withheld", "level", e.level(), "reason", e.reason().word());
      case ContactMissing e ->
          of(at, "contact-missing", "level", e.level(), "day", e.day(), "open", e.open());
      case ClaimEscalated e ->
          of(at, "escalated", "day", e.day(), "daysLate", e.daysLate(), "open", e.open());
      case TaskRaised e -> of(at, "task-raised", "task", e.task().word(), "day", e.day());
      case TaskEnded e -> of(at, "task-ended", "task", e.task().word(), "by", e.by());
      case DemandOrdered e ->
          of(at, "demand-ordered", "level", e.level(), "reason", e.reason(), "at", e.at());
      case StepsPlanned e -> of(at, "planned", "steps", e.plan());
      case ClaimReduced e ->
          of(
              at,
              "paid",
              "receipt",
              e.receipt(),
              "paidOn",
              e.paidOn(),
              "amount",
              e.amount(),
              "open",
              e.open());
      case DeliveryReported e ->
          of(
              at,
              "message-" + e.outcome(),
              "level",
              e.level(),
              "message",
              e.message(),
              "contact",
              e.contactId(),
              "at",
              e.at(),
              e.outcome().equals("sent") ? "hash" : "reason",
              e.detail());
      case ClaimAdjusted e ->
          adjusted(at, null, e.kind(), e.number(), e.postedOn(), e.change(), e.open());
      case ClaimHeld e ->
          of(
              at,
              "held",
              "source",
              e.hold().source(),
              "reason",
              e.hold().reason(),
              "until",
              e.hold().until(),
              "amount",
              e.hold().amount(),
              "note",
              e.hold().note());
      case HoldEnded e -> of(at, "hold-ended", "source", e.source(), "by", e.by());
      case CustomerHoldHeeded e ->
          of(at, e.until() == null ? "customer-resumed" : "customer-held", "until", e.until());
      case CaseClosed e -> of(at, "closed", "reason", e.reason());
      case CaseReopened e -> of(at, "reopened", "steps", e.plan());
    };
  }

  private static Happening requested(StepRequested event, Instant at, Customer customer) {
    String contact = event.recipient().contactId();
    return of(
        at,
        "step-requested",
        "level",
        event.level(),
        "day",
        event.day(),
        "daysLate",
        event.daysLate(),
        "open",
        event.open(),
        "held",
        event.held(),
        "contact",
        contact,
        "recipient",
        customer.contact(contact).map(Contact::name).orElse(null));
  }

  private static Happening moment(EscalationEvent event, Instant at) {
    return switch (event) {
      case EscalationOpened e -> of(at, "opened", "round", e.round());
      case InvoiceJoined e ->
          of(at, "invoice-joined", "invoice", e.invoice(), "dueOn", e.dueOn(), "open", e.open());
      case InvoiceReduced e -> of(at, "paid", "invoice", e.invoice(), "open", e.open());
      case InvoiceAdjusted e ->
          adjusted(at, e.invoice(), e.kind(), e.number(), null, e.change(), e.open());
      case InvoiceLeft e -> of(at, "invoice-left", "invoice", e.invoice(), "reason", e.reason());
      case SanctionProposed e -> of(at, "sanction-proposed", "sanction", e.sanction());
      case EscalationClosed e -> of(at, "closed", "reason", e.reason());
    };
  }

  private static List<Decision> decisions(RecordedEvent event) {
    Instant at = event.recordedAt();
    List<Decision> decisions = new ArrayList<>();
    switch (event.payload()) {
      case StepRequested e -> decisions.add(new Decision(at, e.level(), REQUESTED, because(e)));
      case StepTaken e ->
          decisions.add(new Decision(at, e.level(), TAKEN, "its message left on " + e.day()));
      case StepNotTaken e ->
          decisions.add(
              new Decision(at, e.level(), NOT_TAKEN, "its message did not leave: " + e.reason()));
      case StepBounced e ->
          decisions.add(
              new Decision(at, e.level(), NOT_TAKEN, "its message came back: " + e.reason()));
      case StepWithheld e ->
          decisions.add(new Decision(at, e.level(), NOT_TAKEN, "withheld: " + e.reason().word()));
      case ContactMissing e ->
          decisions.add(
              new Decision(at, e.level(), NOT_TAKEN, "there is nobody to write to on " + e.day()));
      case ClaimEscalated e ->
          decisions.add(new Decision(at, "escalation", TAKEN, late(e.daysLate(), e.open())));
      case SanctionProposed e ->
          decisions.add(
              new Decision(at, e.sanction(), TAKEN, "proposed; a second person has to approve it"));
      default -> {}
    }
    return decisions;
  }

  private static String because(StepRequested step) {
    String held = step.held() == null ? "" : ", of which " + step.held() + " on hold";
    return late(step.daysLate(), step.open()) + held;
  }

  private static String late(int days, Money open) {
    return open + " open, " + days + " days late";
  }

  private static Happening adjusted(
      Instant at,
      @Nullable String invoice,
      String kind,
      String number,
      @Nullable LocalDate postedOn,
      Money change,
      Money open) {
    boolean less = change.signum() < 0;
    return of(
        at,
        less ? "reduced" : "raised",
        "invoice",
        invoice,
        "kind",
        kind,
        "number",
        number,
        "postedOn",
        postedOn,
        "amount",
        less ? change.negated() : change,
        "open",
        open);
  }

  private static Happening of(Instant at, String what, @Nullable Object... namesAndValues) {
    Map<String, Object> details = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      if (value != null) {
        details.put(
            String.valueOf(namesAndValues[i]),
            value instanceof Money money ? money.decimal() : value);
      }
    }
    return new Happening(at, what, details);
  }
}
