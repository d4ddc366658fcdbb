package huikuan.dunning.claim;

import huikuan.contracts.AccountId;
import huikuan.contracts.Hours;
import huikuan.contracts.MessageKind;
import huikuan.contracts.Money;
import huikuan.contracts.Sending;
import huikuan.contracts.ledger.Contact;
import huikuan.dunning.claim.ClaimCommand.Chase;
import huikuan.dunning.claim.ClaimEvent.CaseReopened;
import huikuan.dunning.claim.ClaimEvent.ClaimEscalated;
import huikuan.dunning.claim.ClaimEvent.ContactMissing;
import huikuan.dunning.claim.ClaimEvent.Recipient;
import huikuan.dunning.claim.ClaimEvent.StepRequested;
import huikuan.dunning.claim.ClaimEvent.StepWithheld;
import huikuan.dunning.claim.ClaimEvent.StepsPlanned;
import huikuan.dunning.claim.ClaimEvent.TaskRaised;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.companies.Chasing;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.policy.Policy;
import huikuan.dunning.policy.Schedule;
import huikuan.dunning.policy.Schedule.Taken;
import huikuan.dunning.policy.Step;
import huikuan.dunning.task.TaskReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the due steps of one claim, or tells why one is not taken. */
final class ClaimTaking {

  private final String caseId;
  private final AccountId account;
  private final String invoice;
  private final ClaimFacts claim;
  private final ClaimPlan plan;
  private final ClaimAssigning assigning;
  private @Nullable Reason withheld;

  ClaimTaking(ClaimFacts claim, ClaimPlan plan, ClaimAssigning assigning) {
    this.assigning = assigning;
    caseId = claim.opened.caseId();
    account = claim.opened.account();
    invoice = claim.opened.invoice();
    this.claim = claim;
    this.plan = plan;
  }

  List<ClaimEvent> take(
      Step step, Money asked, @Nullable Boolean confirm, Schedule schedule, Chase command) {
    return switch (step.kind()) {
      case COURTESY -> request(step, MessageKind.COURTESY, confirm, schedule, command);
      case DEMAND -> request(step, MessageKind.DEMAND, null, schedule, command);
      case TASK -> assigning.take(step, schedule, command.now());
      case ESCALATION -> {
        ClaimEscalated escalation = escalate(step, asked, schedule, command.now());
        List<ClaimEvent> events = new ArrayList<>(List.of(escalation));
        claim.tasks.cure(TaskReason.UNALLOCATED_MONEY).ifPresent(events::add);
        claim.tasks.cure(TaskReason.NOT_READY).ifPresent(events::add);
        Taken taken = new Taken(step.level(), escalation.day());
        events.addAll(plan.planned(schedule.plan(taken, command.now())));
        yield events;
      }
    };
  }

  /** Asks for the step's message. */
  private List<ClaimEvent> request(
      Step step, MessageKind kind, @Nullable Boolean confirm, Schedule schedule, Chase command) {
    StepRequested requested = requested(step, kind, confirm, schedule, command);
    List<ClaimEvent> events = new ArrayList<>();
    claim.tasks.cure(TaskReason.NOT_READY).ifPresent(events::add);
    events.add(requested);
    Taken reached = claim.steps.reached(step.level(), requested.day());
    events.addAll(plan.planned(schedule.plan(reached, command.now())));
    return events;
  }

  private StepRequested requested(
      Step step, MessageKind kind, @Nullable Boolean confirm, Schedule schedule, Chase command) {
    Policy policy = schedule.policy();
    LocalDate day = schedule.day(command.now());
    Contact recipient =
        command.customer().askedOn(day, claim.opened.contract(), step.roles()).orElseThrow();
    Money held = claim.holds.with(command.customer()).at(command.now()).held(claim.open().amount());
    // An ordered demand does not wait for the digest.
    ContactHours hours = ContactHours.of(recipient, schedule, day);
    Instant sealsAt = claim.steps.isOrdered() ? command.now() : hours.sealsAt(command.now());
    return new StepRequested(
        caseId,
        claim.steps.nextRequest(),
        account,
        invoice,
        step.level(),
        policy.ordinalOf(step.level()),
        kind,
        sending(day, hours.on(day), schedule, command, sealsAt),
        claim.steps.isOrdered(),
        claim.steps.isOrdered() ? null : policy.minimum().of(step.kind(), account.currency()),
        held.signum() == 0 ? null : held,
        claim.daysLate(day),
        claim.opened.invoiceDate(),
        claim.dueOn(),
        claim.opened.amount(),
        claim.open().amount(),
        claim.opened.contract(),
        claim.opened.reference(),
        claim.policy(),
        new Recipient(recipient.id(), recipient.role()),
        claim.open().ledgerSequence(),
        command.customer().ledgerSequence(),
        confirm);
  }

  private static Sending sending(
      LocalDate day, List<Hours> hours, Schedule schedule, Chase command, Instant sealsAt) {
    return new Sending(
        day,
        hours,
        sealsAt,
        schedule.policy().mostInWeek(),
        schedule.policy().mostInWeekOfCustomer(),
        command.customer().chasing().receiptsThrough());
  }

  private ClaimEscalated escalate(Step step, Money asked, Schedule schedule, Instant now) {
    LocalDate day = schedule.day(now);
    return new ClaimEscalated(
        caseId,
        account,
        invoice,
        step.level(),
        claim.dueOn(),
        day,
        claim.daysLate(day),
        claim.open().amount(),
        asked,
        schedule.policy().minimum().of(step.kind(), account.currency()),
        claim.opened.contract(),
        claim.proof(),
        disputes(now));
  }

  private @Nullable List<String> disputes(Instant now) {
    List<String> sources =
        claim.holds.own().at(now).each().stream()
            .map(each -> each.hold().source())
            .filter(Hold::isDispute)
            .toList();
    return sources.isEmpty() ? null : sources;
  }

  /** Tells once that the customer has no contact to write to. */
  List<ClaimEvent> miss(String level, Schedule schedule, Chase command) {
    LocalDate day = schedule.day(command.now());
    Customer customer = command.customer();
    List<ClaimEvent> events = new ArrayList<>();
    if (!plan.needsContact(level)) {
      events.add(
          new ContactMissing(
              caseId,
              account,
              invoice,
              level,
              day,
              claim.daysLate(day),
              claim.open().amount(),
              customer.ledgerSequence()));
    }
    Instant next = plan.earliest(schedule, command.now(), customer);
    events.addAll(
        plan.plannedOnceReachable(
            plan.fromReachable(schedule, next, customer, claim.steps.last())));
    return events;
  }

  /**
   * Withholds a step for its company. If the day is known on which it may be taken, it is planned
   * for that day; else it keeps its moment, which has passed. A step that is already planned for
   * that day is not told of.
   */
  List<ClaimEvent> withhold(
      Reason reason, String level, @Nullable Instant until, Schedule schedule, Chase command) {
    List<ClaimEvent> planned =
        until == null ? List.of() : plan.planned(claim.steps.from(until, schedule));
    List<ClaimEvent> events = new ArrayList<>();
    if (reason != withheld && (until == null || !planned.isEmpty())) {
      Chasing chasing = command.customer().chasing();
      events.add(
          new StepWithheld(
              caseId,
              account,
              invoice,
              level,
              schedule.day(command.now()),
              reason,
              null,
              chasing.from(),
              chasing.receiptsThrough(),
              until));
    }
    events.addAll(planned);
    return events;
  }

  /** Tells that the escalation is covered. It is decided about again some days later. */
  List<ClaimEvent> spare(String level, String by, Schedule schedule, Chase command) {
    LocalDate day = schedule.day(command.now());
    Instant again = ClaimPlan.askedAgain(day, schedule);
    List<ClaimEvent> events = new ArrayList<>();
    events.add(
        new StepWithheld(
            caseId, account, invoice, level, day, Reason.COVERED, by, null, null, again));
    if (claim.tasks.isUnallocated(day, schedule)) {
      events.addAll(claim.tasks.raise(TaskReason.UNALLOCATED_MONEY, schedule, command.now()));
    }
    events.addAll(plan.planned(claim.steps.from(again, schedule)));
    return events;
  }

  /**
   * Tells that the step waits, and raises a task for what is missing. When the task's reason no
   * longer holds the claim is planned anew; else the step is taken at the end of the waiting.
   */
  List<ClaimEvent> await(
      String level, String missing, Instant until, Schedule schedule, Chase command) {
    List<ClaimEvent> events = new ArrayList<>();
    if (!claim.readiness.isTold(level, missing)) {
      events.add(
          new StepWithheld(
              caseId,
              account,
              invoice,
              level,
              schedule.day(command.now()),
              Reason.NOT_READY,
              missing,
              null,
              null,
              until));
    }
    if (schedule.policy().step(level).kind() == Step.Kind.ESCALATION) {
      // It waits, so it is not covered any more.
      claim.tasks.cure(TaskReason.UNALLOCATED_MONEY).ifPresent(events::add);
    }
    events.addAll(claim.tasks.raise(TaskReason.NOT_READY, schedule, command.now()));
    events.addAll(plan.planned(claim.steps.from(until, schedule)));
    return events;
  }

  /** Whether the step is due and waits for the company. */
  boolean isWithheld() {
    return withheld != null && !claim.isClosed();
  }

  void remember(ClaimEvent event) {
    switch (event) {
      case StepRequested _, ClaimEscalated _, CaseReopened _ -> withheld = null;
      case StepWithheld step -> withheld = step.byCompany() ? step.reason() : null;
      case ContactMissing _, TaskRaised _, StepsPlanned _ -> withheld = null;
      default -> {}
    }
  }
}
