package huikuan.dunning.reminder;

import huikuan.contracts.AccountId;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.dunning.calendar.WorkingDays;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.policy.Policy;
import huikuan.dunning.policy.Schedule;
import huikuan.dunning.policy.Schedule.Progress;
import huikuan.dunning.policy.Step;
import huikuan.dunning.reminder.ReminderCommand.ChangeOpenAmount;
import huikuan.dunning.reminder.ReminderCommand.Chase;
import huikuan.dunning.reminder.ReminderCommand.OpenCase;
import huikuan.dunning.reminder.ReminderCommand.PlanAnew;
import huikuan.dunning.reminder.ReminderCommand.ReportDelivery;
import huikuan.dunning.reminder.ReminderEvent.CaseClosed;
import huikuan.dunning.reminder.ReminderEvent.CaseOpened;
import huikuan.dunning.reminder.ReminderEvent.CaseReopened;
import huikuan.dunning.reminder.ReminderEvent.ClaimAdjusted;
import huikuan.dunning.reminder.ReminderEvent.ClaimEscalated;
import huikuan.dunning.reminder.ReminderEvent.ClaimReduced;
import huikuan.dunning.reminder.ReminderEvent.ContactMissing;
import huikuan.dunning.reminder.ReminderEvent.DeliveryReported;
import huikuan.dunning.reminder.ReminderEvent.Recipient;
import huikuan.dunning.reminder.ReminderEvent.StepTaken;
import huikuan.dunning.reminder.ReminderEvent.StepsPlanned;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One invoice being chased: decides what a command leads to, and remembers what was decided. */
final class Claim {

  private final String caseId;
  private final AccountId account;
  private final String invoice;
  private final CaseOpened opened;
  private final Set<String> reported = new HashSet<>();
  private OpenAmount open;
  private Instant chasedFrom;
  private List<PlannedStep> plan;
  private @Nullable String taken;
  private @Nullable String missing;
  private boolean escalated;
  private boolean closed;

  Claim(CaseOpened event) {
    caseId = event.caseId();
    account = event.account();
    invoice = event.invoice();
    opened = event;
    open = OpenAmount.of(event);
    chasedFrom = event.recordedAt();
    plan = event.plan();
  }

  static List<ReminderEvent> open(OpenCase command, WorkingDays days) {
    InvoicePosted invoice = command.invoice();
    if (invoice.amount().signum() <= 0) {
      return List.of();
    }
    Schedule schedule =
        new Schedule(
            command.policy(),
            invoice.dueOn(),
            command.customer().zone(),
            days,
            command.recordedAt());
    return List.of(
        new CaseOpened(
            command.caseId(),
            invoice.account(),
            invoice.number(),
            invoice.postedOn(),
            invoice.originallyPostedOn(),
            invoice.dueOn(),
            invoice.amount(),
            invoice.contract(),
            invoice.reference(),
            invoice.salesOwner(),
            command.policy().reference(),
            command.recordedAt(),
            schedule.plan(new Progress(null, false), command.recordedAt(), null)));
  }

  String policy() {
    return opened.policy();
  }

  List<ReminderEvent> chase(Chase command, Policy policy, WorkingDays days) {
    if (closed) {
      return List.of();
    }
    Schedule schedule = schedule(policy, command.customer(), days);
    if (!schedule.isContactDay(command.now())) {
      return rest(schedule, command);
    }
    List<ReminderEvent> events = new ArrayList<>();
    Progress progress = new Progress(taken, escalated);
    List<Step> due = schedule.dueReminders(taken, command.now());
    if (!due.isEmpty()) {
      Optional<ReminderEvent> step = remind(due, command);
      step.ifPresent(events::add);
      if (step.orElse(null) instanceof StepTaken now) {
        progress = new Progress(now.level(), escalated);
      }
    }
    if (!escalated && schedule.dueEscalation(command.now()).isPresent()) {
      events.add(escalate(day(command.now(), command.customer())));
      progress = new Progress(progress.taken(), true);
    }
    events.addAll(plan(schedule, progress, command.now(), command.customer()));
    return events;
  }

  /** A deadline that fires late, or after the customer has moved, may fire on a day of rest. */
  private List<ReminderEvent> rest(Schedule schedule, Chase command) {
    Progress progress = new Progress(taken, escalated);
    LocalDate next = day(schedule.firstAfter(command.now()), command.customer());
    LocalDate again = missing == null ? next : command.customer().firstReachable(next).orElse(null);
    return planned(schedule.plan(progress, command.now(), again));
  }

  List<ReminderEvent> planAnew(PlanAnew command, Policy policy, WorkingDays days) {
    if (closed || missing == null) {
      return List.of();
    }
    Schedule schedule = schedule(policy, command.customer(), days);
    return plan(schedule, new Progress(taken, escalated), command.now(), command.customer());
  }

  /** Heeds what is open now: ends the case when nothing is, takes it up again when something is. */
  List<ReminderEvent> follow(ChangeOpenAmount command, Policy policy, WorkingDays days) {
    boolean idle = command.open().equals(open.amount()) || closed && command.document().receipt();
    if (idle || !open.isOlderThan(command)) {
      return List.of();
    }
    ReminderEvent changed = OpenAmount.changed(opened, command);
    if (command.open().signum() <= 0) {
      String reason = command.undoesInvoice() ? "reversed" : "settled";
      return List.of(changed, new CaseClosed(caseId, account, invoice, reason));
    }
    return closed ? List.of(changed, reopen(command, policy, days)) : List.of(changed);
  }

  List<ReminderEvent> reportDelivery(ReportDelivery command) {
    if (reported.contains(command.message() + " " + command.outcome())) {
      return List.of();
    }
    return List.of(
        new DeliveryReported(
            caseId,
            account,
            invoice,
            command.level(),
            command.message(),
            command.outcome(),
            command.contactId(),
            command.at(),
            command.detail()));
  }

  void remember(ReminderEvent event) {
    switch (event) {
      case CaseOpened _ -> throw new IllegalStateException(caseId + " is open already");
      case StepTaken step -> {
        taken = step.level();
        missing = null;
      }
      case ContactMissing step -> missing = step.level();
      case ClaimEscalated _ -> escalated = true;
      case StepsPlanned planned -> plan = planned.plan();
      case ClaimReduced reduced -> open = OpenAmount.of(reduced);
      case ClaimAdjusted adjusted -> open = OpenAmount.of(adjusted);
      case DeliveryReported report -> reported.add(report.message() + " " + report.outcome());
      case CaseClosed _ -> closed = true;
      case CaseReopened reopened -> {
        closed = false;
        escalated = false;
        missing = null;
        chasedFrom = reopened.reopenedAt();
        plan = reopened.plan();
      }
    }
  }

  /** Of several reminders due, the highest: taken, or missing somebody to write to. */
  private Optional<ReminderEvent> remind(List<Step> due, Chase command) {
    String level = due.getLast().level();
    LocalDate day = day(command.now(), command.customer());
    Optional<Contact> recipient = command.customer().paymentResponsibleOn(day);
    if (recipient.isPresent()) {
      List<String> skipped = due.stream().map(Step::level).filter(l -> !l.equals(level)).toList();
      return Optional.of(take(level, day, command.customer(), recipient.get(), skipped));
    }
    return level.equals(missing)
        ? Optional.empty()
        : Optional.of(
            new ContactMissing(
                caseId,
                account,
                invoice,
                level,
                day,
                daysLate(day),
                open.amount(),
                command.customer().ledgerSequence()));
  }

  private StepTaken take(
      String level, LocalDate day, Customer customer, Contact contact, List<String> skipped) {
    return new StepTaken(
        caseId,
        account,
        invoice,
        level,
        day,
        daysLate(day),
        opened.invoiceDate(),
        opened.dueOn(),
        opened.amount(),
        open.amount(),
        opened.policy(),
        new Recipient(contact.id(), contact.role()),
        skipped,
        open.ledgerSequence(),
        customer.ledgerSequence());
  }

  private ClaimEscalated escalate(LocalDate day) {
    return new ClaimEscalated(
        caseId, account, invoice, opened.dueOn(), day, daysLate(day), open.amount());
  }

  /** As if the invoice became known only now, but for the reminders taken. */
  private CaseReopened reopen(ChangeOpenAmount command, Policy policy, WorkingDays days) {
    Instant now = command.recordedAt();
    Schedule schedule = new Schedule(policy, opened.dueOn(), command.customer().zone(), days, now);
    return new CaseReopened(
        caseId, account, invoice, now, schedule.plan(new Progress(taken, false), now, null));
  }

  private List<ReminderEvent> plan(
      Schedule schedule, Progress progress, Instant now, Customer customer) {
    LocalDate next = day(schedule.firstAfter(now), customer);
    List<PlannedStep> steps =
        schedule.plan(progress, now, customer.firstReachable(next).orElse(null));
    return planned(steps);
  }

  private List<ReminderEvent> planned(List<PlannedStep> steps) {
    return steps.equals(plan)
        ? List.of()
        : List.of(new StepsPlanned(caseId, account, invoice, steps));
  }

  private Schedule schedule(Policy policy, Customer customer, WorkingDays days) {
    return new Schedule(policy, opened.dueOn(), customer.zone(), days, chasedFrom);
  }

  private static LocalDate day(Instant moment, Customer customer) {
    return moment.atZone(customer.zone()).toLocalDate();
  }

  private int daysLate(LocalDate day) {
    return (int) ChronoUnit.DAYS.between(opened.dueOn(), day);
  }
}
