package huikuan.dunning.reminder;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.AccountId;
import huikuan.contracts.MessageKind;
import huikuan.contracts.Money;
import huikuan.contracts.Sending;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.dunning.calendar.Calendars;
import huikuan.dunning.calendar.WorkingDays;
import huikuan.dunning.companies.Chasing;
import huikuan.dunning.cover.AccountCover;
import huikuan.dunning.cover.Covers;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.hold.HoldsInForce;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.policy.Policies;
import huikuan.dunning.policy.Policy;
import huikuan.dunning.policy.Schedule;
import huikuan.dunning.policy.Schedule.Taken;
import huikuan.dunning.policy.Step;
import huikuan.dunning.reminder.Decision.Nothing;
import huikuan.dunning.reminder.Decision.Reason;
import huikuan.dunning.reminder.Decision.Take;
import huikuan.dunning.reminder.ReminderCommand.ChangeOpenAmount;
import huikuan.dunning.reminder.ReminderCommand.Chase;
import huikuan.dunning.reminder.ReminderCommand.EndHold;
import huikuan.dunning.reminder.ReminderCommand.EndTask;
import huikuan.dunning.reminder.ReminderCommand.OpenCase;
import huikuan.dunning.reminder.ReminderCommand.OrderDemand;
import huikuan.dunning.reminder.ReminderCommand.PlaceHold;
import huikuan.dunning.reminder.ReminderCommand.PlanAnew;
import huikuan.dunning.reminder.ReminderCommand.ReportDelivery;
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
import huikuan.dunning.reminder.ReminderEvent.Recipient;
import huikuan.dunning.reminder.ReminderEvent.StepBounced;
import huikuan.dunning.reminder.ReminderEvent.StepNotTaken;
import huikuan.dunning.reminder.ReminderEvent.StepRequested;
import huikuan.dunning.reminder.ReminderEvent.StepTaken;
import huikuan.dunning.reminder.ReminderEvent.StepWithheld;
import huikuan.dunning.reminder.ReminderEvent.StepsPlanned;
import huikuan.dunning.reminder.ReminderEvent.TaskEnded;
import huikuan.dunning.reminder.ReminderEvent.TaskRaised;
import huikuan.dunning.task.TaskReason;
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

  /** A reason of the message's service for leaving a claim out. */
  private static final String BELOW_MINIMUM = "below-minimum";

  /** Working days after which it is asked again about what is not likely to change. */
  private static final int ASKED_AGAIN = 5;

  private static final int DAYS_OF_A_WEEK = 7;

  private final String caseId;
  private final AccountId account;
  private final String invoice;
  private final CaseOpened opened;
  private final Set<String> reported = new HashSet<>();
  private final ClaimSteps steps = new ClaimSteps();
  private final ClaimTasks tasks;
  private final ClaimHolds holds;
  private OpenAmount open;
  private Instant chasedFrom;
  private List<PlannedStep> plan;
  private @Nullable String missing;
  private @Nullable Reason withheld;

  /** Its escalation was told to be covered. */
  private boolean covered;

  private boolean closed;

  Claim(CaseOpened event) {
    caseId = event.caseId();
    account = event.account();
    invoice = event.invoice();
    opened = event;
    tasks = new ClaimTasks(event);
    holds = new ClaimHolds(event);
    open = OpenAmount.of(event);
    chasedFrom = event.recordedAt();
    plan = event.plan();
  }

  static List<ReminderEvent> open(OpenCase command, WorkingDays days) {
    InvoicePosted invoice = command.invoice();
    if (invoice.amount().signum() <= 0) {
      return List.of();
    }
    Customer customer = command.customer();
    Schedule schedule =
        schedule(
            command.policy(),
            invoice.dueOn(),
            invoice.amount(),
            customer,
            days,
            command.recordedAt());
    CaseOpened opened =
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
            schedule.plan(
                null,
                earliest(schedule, command.recordedAt(), customer.holds(), invoice.amount())));
    Claim claim = new Claim(opened);
    List<ReminderEvent> events = new ArrayList<>();
    events.add(opened);
    claim
        .tasks
        .review(schedule, null, command.recordedAt())
        .ifPresent(
            reason -> {
              events.add(claim.tasks.raised(reason, schedule, command.recordedAt()));
              events.addAll(claim.planned(List.of()));
            });
    return events;
  }

  /** When it is chased, by its policy and the working days of the customer's country. */
  Schedule schedule(Customer customer, Policies policies, Calendars calendars) {
    Policy policy = policies.ofReference(opened.policy());
    return schedule(policy, customer, calendars.of(customer.country()));
  }

  /** When it is chased; all that is decided is decided by it. */
  Schedule schedule(Policy policy, Customer customer, WorkingDays days) {
    return schedule(policy, opened.dueOn(), opened.amount(), customer, days, chasedFrom);
  }

  private static Schedule schedule(
      Policy policy,
      LocalDate dueOn,
      Money amount,
      Customer customer,
      WorkingDays days,
      Instant from) {
    return new Schedule(
        policy, dueOn, amount, customer.zone(), days, policy.hoursIn(customer.country()), from);
  }

  /** What is done about it at a moment; nothing else decides. */
  Decision decide(Schedule schedule, Customer customer, Instant now, Covers covers) {
    if (closed) {
      return new Nothing(Reason.CLOSED, null, null);
    }
    if (steps.isOver(schedule.policy())) {
      return new Nothing(Reason.ESCALATED, null, null);
    }
    StepRequested pending = steps.pending();
    if (pending != null) {
      return new Nothing(Reason.UNDER_WAY, pending.level(), null);
    }
    Optional<PlannedStep> next = steps.next(schedule, now);
    String level = next.map(PlannedStep::level).orElse(null);
    Optional<Instant> held = holds.with(customer).heldUntil(open.amount(), now);
    if (held.isPresent()) {
      return new Nothing(Reason.ON_HOLD, level, held.get());
    }
    if (tasks.isUnderReview()) {
      return new Nothing(Reason.NEEDS_REVIEW, level, null);
    }
    if (next.isEmpty()) {
      return new Nothing(Reason.NO_STEP_LEFT, null, null);
    }
    return decide(next.get(), schedule, customer, now, covers);
  }

  boolean isOf(TaskReason reason) {
    return tasks.isOf(reason);
  }

  private Decision decide(
      PlannedStep next, Schedule schedule, Customer customer, Instant now, Covers covers) {
    if (next.at().isAfter(now)) {
      return new Nothing(Reason.NOT_DUE, next.level(), next.at());
    }
    if (review(schedule, customer, now).isPresent()) {
      return new Nothing(Reason.NEEDS_REVIEW, next.level(), null);
    }
    Chasing chasing = customer.chasing();
    Optional<Reason> barred = barred(chasing, schedule, now);
    if (barred.isPresent()) {
      LocalDate from = barred.get() == Reason.CHASING_CLOSED ? chasing.from() : null;
      return new Nothing(
          barred.get(), next.level(), from == null ? null : schedule.firstFrom(from));
    }
    // A deadline may fire on a day of rest, or at night: late, or the customer has moved.
    if (!schedule.isOpen(now)) {
      Reason why = schedule.isContactDay(now) ? Reason.OUTSIDE_HOURS : Reason.NO_CONTACT_DAY;
      return new Nothing(why, next.level(), schedule.opensAfter(now));
    }
    Step step = schedule.policy().step(next.level());
    HoldsInForce inForce = holds.with(customer).at(now);
    if (step.kind() == Step.Kind.ESCALATION) {
      return decide(step, inForce, now, covers.of(account));
    }
    if (customer.paymentResponsibleOn(schedule.day(now)).isEmpty()) {
      return new Nothing(Reason.NOBODY_TO_WRITE_TO, next.level(), null);
    }
    return new Take(step, open.amount().minus(inForce.held(open.amount())));
  }

  /** No message follows that would be held against what is known when it leaves. */
  private Decision decide(Step escalation, HoldsInForce inForce, Instant now, AccountCover cover) {
    Money stillOpen = cover.open(invoice, open.amount());
    if (stillOpen.signum() <= 0) {
      return new Nothing(Reason.CLOSED, null, null);
    }
    Optional<Instant> held = inForce.heldUntil(stillOpen, now);
    if (held.isPresent()) {
      return new Nothing(Reason.ON_HOLD, escalation.level(), held.get());
    }
    Money asked = cover.uncovered(invoice, stillOpen.minus(inForce.held(stillOpen)));
    return asked.signum() > 0
        ? new Take(escalation, asked)
        : new Nothing(
            Reason.COVERED, escalation.level(), null, String.join(", ", cover.by(invoice)));
  }

  /** Why the company lets no message leave at a moment; empty = it does. */
  private static Optional<Reason> barred(Chasing chasing, Schedule schedule, Instant now) {
    if (!chasing.isOpenOn(schedule.day(now))) {
      return Optional.of(Reason.CHASING_CLOSED);
    }
    return chasing.missingReceipts(now).map(day -> Reason.RECEIPTS_MISSING);
  }

  List<ReminderEvent> chase(Chase command, Schedule schedule, Covers covers) {
    return switch (decide(schedule, command.customer(), command.now(), covers)) {
      case Take(Step step, Money asked) -> take(step, asked, schedule, command);
      case Nothing(Reason reason, _, _, _) when reason == Reason.CLOSED -> List.of();
      case Nothing(Reason reason, _, _, _) when reason == Reason.NEEDS_REVIEW ->
          review(schedule, command);
      case Nothing(Reason reason, String level, _, _) when reason == Reason.NOBODY_TO_WRITE_TO ->
          miss(requireNonNull(level), schedule, command);
      case Nothing(Reason reason, String level, _, String by) when reason == Reason.COVERED ->
          spare(requireNonNull(level), requireNonNull(by), schedule, command);
      case Nothing(Reason reason, String level, Instant until, _)
          when reason == Reason.CHASING_CLOSED || reason == Reason.RECEIPTS_MISSING ->
          withhold(reason, requireNonNull(level), until, schedule, command);
      case Nothing(Reason reason, _, Instant until, _)
          when reason == Reason.OUTSIDE_HOURS && missing == null ->
          planned(steps.from(requireNonNull(until), schedule));
      case Nothing _ -> plan(schedule, command.now(), command.customer());
    };
  }

  private Optional<TaskReason> review(Schedule schedule, Customer customer, Instant now) {
    return steps.isNew()
        ? tasks.review(schedule, customer.largestBut(invoice, account.currency()), now)
        : Optional.empty();
  }

  /** Nothing is planned until a person has looked at it, which is told once. */
  private List<ReminderEvent> review(Schedule schedule, Chase command) {
    List<ReminderEvent> events = new ArrayList<>();
    if (!tasks.isUnderReview()) {
      review(schedule, command.customer(), command.now())
          .ifPresent(reason -> events.add(tasks.raised(reason, schedule, command.now())));
    }
    events.addAll(planned(List.of()));
    return events;
  }

  /** A person has looked at it: it is chased from the next contact day on. */
  List<ReminderEvent> endTask(EndTask command, Schedule schedule) {
    List<ReminderEvent> events = new ArrayList<>();
    tasks
        .end(command)
        .ifPresent(
            ended -> {
              events.add(ended);
              Instant next = earliest(schedule, command.now(), command.customer());
              events.addAll(planned(steps.from(next, schedule)));
            });
    return events;
  }

  /** Why no demand can be sent now; empty = one can. */
  Optional<Reason> refusal(OrderDemand command, Schedule schedule) {
    Instant now = command.now();
    Customer customer = command.customer();
    if (closed) {
      return Optional.of(Reason.CLOSED);
    }
    if (steps.pending() != null) {
      return Optional.of(Reason.UNDER_WAY);
    }
    if (holds.with(customer).heldUntil(open.amount(), now).isPresent()) {
      return Optional.of(Reason.ON_HOLD);
    }
    Optional<Reason> barred = barred(customer.chasing(), schedule, now);
    if (barred.isPresent()) {
      return barred;
    }
    if (customer.paymentResponsibleOn(schedule.day(now)).isEmpty()) {
      return Optional.of(Reason.NOBODY_TO_WRITE_TO);
    }
    return steps.demand(schedule.policy()).isEmpty()
        ? Optional.of(Reason.NO_STEP_LEFT)
        : Optional.empty();
  }

  /** Only if {@link #refusal} has nothing against it. */
  List<ReminderEvent> orderDemand(OrderDemand command, Schedule schedule) {
    if (steps.isOrdered()) {
      return List.of();
    }
    Instant now = command.now();
    Instant at = schedule.isOpen(now) ? now : schedule.opensAfter(now);
    String level = steps.demand(schedule.policy()).orElseThrow().level();
    DemandOrdered order = new DemandOrdered(caseId, account, invoice, level, command.reason(), at);
    List<ReminderEvent> events = new ArrayList<>();
    tasks.endReview().ifPresent(events::add);
    events.add(order);
    events.addAll(planned(steps.from(at, schedule, order)));
    return events;
  }

  /** The step keeps its moment, which has passed, unless it is known when it may be taken. */
  private List<ReminderEvent> withhold(
      Reason reason, String level, @Nullable Instant until, Schedule schedule, Chase command) {
    List<ReminderEvent> events = new ArrayList<>();
    if (reason != withheld) {
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
    if (until != null) {
      events.addAll(planned(steps.from(until, schedule)));
    }
    return events;
  }

  /** Not escalated because it is covered, which is told once; it is asked again some days later. */
  private List<ReminderEvent> spare(String level, String by, Schedule schedule, Chase command) {
    LocalDate day = schedule.day(command.now());
    Instant again = schedule.firstFrom(schedule.workingDays().plus(day, ASKED_AGAIN));
    List<ReminderEvent> events = new ArrayList<>();
    if (!covered) {
      events.add(
          new StepWithheld(
              caseId, account, invoice, level, day, Reason.COVERED, by, null, null, again));
    }
    if (tasks.isUnallocated(day, schedule) && !isOf(TaskReason.UNALLOCATED_MONEY)) {
      events.add(tasks.raised(TaskReason.UNALLOCATED_MONEY, schedule, command.now()));
    }
    events.addAll(planned(steps.from(again, schedule)));
    return events;
  }

  /** Whether its step is due and waits for the company. */
  boolean isWithheld() {
    return withheld != null && !closed;
  }

  private List<ReminderEvent> take(Step step, Money asked, Schedule schedule, Chase command) {
    return switch (step.kind()) {
      case COURTESY -> request(step, MessageKind.COURTESY, schedule, command);
      case DEMAND -> request(step, MessageKind.DEMAND, schedule, command);
      case ESCALATION -> {
        List<ReminderEvent> events = new ArrayList<>();
        ClaimEscalated escalation = escalate(step, asked, schedule, command.now());
        events.add(escalation);
        tasks.cure().ifPresent(events::add);
        Taken taken = new Taken(step.level(), escalation.day());
        events.addAll(planned(schedule.plan(taken, command.now())));
        yield events;
      }
    };
  }

  List<ReminderEvent> planAnew(PlanAnew command, Schedule schedule) {
    if (closed || missing == null && isFiring(command.now())) {
      return List.of();
    }
    return plan(schedule, command.now(), command.customer());
  }

  /** Places a hold; nothing is asked of what it holds before its end. */
  List<ReminderEvent> hold(PlaceHold command, Schedule schedule) {
    return planAfter(
        holds.place(command.hold(), schedule.zone()), schedule, command.now(), command.customer());
  }

  List<ReminderEvent> endHold(EndHold command, Schedule schedule) {
    return planAfter(holds.end(command), schedule, command.now(), command.customer());
  }

  private List<ReminderEvent> planAfter(
      Optional<? extends ReminderEvent> change, Schedule schedule, Instant now, Customer customer) {
    List<ReminderEvent> events = new ArrayList<>();
    change.ifPresent(
        event -> {
          HoldsInForce inForce = holds.after(event).and(customer.holds());
          events.add(event);
          events.addAll(plan(schedule, customer, earliest(schedule, now, inForce, open.amount())));
        });
    return events;
  }

  /** Tells once that the whole customer is on hold, or is so no longer. */
  List<ReminderEvent> heed(Customer customer) {
    return holds.heed(customer);
  }

  boolean isClosed() {
    return closed;
  }

  /** Its own holds in force at a moment. */
  HoldsInForce holdsAt(Instant moment) {
    return holds.own().at(moment);
  }

  /** Heeds what is open now: ends the case when nothing is, takes it up again when something is. */
  List<ReminderEvent> follow(ChangeOpenAmount command, Schedule schedule) {
    boolean idle = command.open().equals(open.amount()) || closed && command.document().receipt();
    if (idle || !open.isOlderThan(command)) {
      return List.of();
    }
    ReminderEvent changed = OpenAmount.changed(opened, command);
    if (command.open().signum() <= 0) {
      String reason = command.undoesInvoice() ? "reversed" : "settled";
      return closing(changed, new CaseClosed(caseId, account, invoice, reason));
    }
    List<ReminderEvent> events = new ArrayList<>();
    events.add(changed);
    if (closed) {
      events.add(reopen(command, schedule));
    } else {
      events.addAll(planAsHeld(command, schedule));
    }
    return events;
  }

  /** Plans anew if all of it is held now and was not, or the other way round. */
  private List<ReminderEvent> planAsHeld(ChangeOpenAmount command, Schedule schedule) {
    Instant now = command.recordedAt();
    HoldsInForce inForce = holds.with(command.customer());
    Optional<Instant> before = inForce.heldUntil(open.amount(), now);
    if (isFiring(now) || inForce.heldUntil(command.open(), now).equals(before)) {
      return List.of();
    }
    return plan(schedule, command.customer(), earliest(schedule, now, inForce, command.open()));
  }

  /** The deadline of the next step has come, and decides by itself. */
  private boolean isFiring(Instant now) {
    return !plan.isEmpty() && !plan.getFirst().at().isAfter(now);
  }

  private List<ReminderEvent> closing(ReminderEvent changed, CaseClosed end) {
    List<ReminderEvent> events = new ArrayList<>();
    events.add(changed);
    events.addAll(holds.endAll());
    events.add(end);
    return events;
  }

  /** Keeps what became of a message; if it is the one that a step waits for, the step goes on. */
  List<ReminderEvent> reportDelivery(ReportDelivery command, Schedule schedule) {
    if (reported.contains(report(command.request(), command.message(), command.outcome()))) {
      return List.of();
    }
    List<ReminderEvent> events = new ArrayList<>();
    events.add(
        new DeliveryReported(
            caseId,
            command.request(),
            account,
            invoice,
            command.level(),
            command.message(),
            command.outcome(),
            command.contactId(),
            command.at(),
            command.detail()));
    StepRequested pending = steps.pending();
    if (pending != null && pending.request() == command.request()) {
      events.addAll(resolve(pending, command, schedule));
    } else if (command.bounced() && !closed) {
      steps
          .undone(command.request())
          .ifPresent(step -> events.addAll(takeBack(step, command, schedule)));
    }
    return events;
  }

  /** A bounce of the last step alone undoes it: what came after it has reached somebody. */
  private List<ReminderEvent> takeBack(StepTaken step, ReportDelivery command, Schedule schedule) {
    Taken before = steps.beforeLast();
    Instant next = earliest(schedule, command.recordedAt(), command.customer());
    List<PlannedStep> plan = fromReachable(schedule, next, command.customer(), before);
    List<ReminderEvent> events = new ArrayList<>();
    events.add(
        new StepBounced(
            caseId,
            step.request(),
            account,
            invoice,
            step.level(),
            before == null ? null : before.level(),
            step.day(),
            command.detail(),
            plan.isEmpty(),
            command.customer().ledgerSequence()));
    events.addAll(planned(plan));
    return events;
  }

  private List<ReminderEvent> resolve(
      StepRequested step, ReportDelivery command, Schedule schedule) {
    List<ReminderEvent> events = new ArrayList<>();
    if (command.sent()) {
      LocalDate day = schedule.day(command.at());
      events.add(new StepTaken(caseId, step.request(), account, invoice, step.level(), day));
      tasks.cure().ifPresent(events::add);
      if (!closed) {
        Instant next = earliest(schedule, command.recordedAt(), command.customer());
        events.addAll(planned(schedule.plan(steps.reached(step.level(), day), next)));
      }
      return events;
    }
    boolean unallocated =
        command.detail().startsWith(Reason.COVERED.word())
            && tasks.isUnallocated(step.day(), schedule);
    Instant next = askedAgain(step, command, unallocated, schedule);
    List<PlannedStep> plan =
        command.failed()
            ? fromReachable(schedule, next, command.customer(), steps.last())
            : steps.from(next, schedule);
    events.add(
        new StepNotTaken(
            caseId,
            step.request(),
            account,
            invoice,
            step.level(),
            command.detail(),
            command.failed() && plan.isEmpty(),
            command.customer().ledgerSequence()));
    if (unallocated && !closed && !isOf(TaskReason.UNALLOCATED_MONEY)) {
      events.add(tasks.raised(TaskReason.UNALLOCATED_MONEY, schedule, command.recordedAt()));
    }
    if (!closed) {
      events.addAll(planned(plan));
    }
    return events;
  }

  /** What lasts is not asked for anew each day. */
  private Instant askedAgain(
      StepRequested step, ReportDelivery command, boolean unallocated, Schedule schedule) {
    Instant next = earliest(schedule, command.recordedAt(), command.customer());
    if (!unallocated && !command.detail().equals(BELOW_MINIMUM)) {
      return next;
    }
    Instant later = schedule.firstFrom(schedule.workingDays().plus(step.day(), ASKED_AGAIN));
    return later.isAfter(next) ? later : next;
  }

  void remember(ReminderEvent event) {
    steps.remember(event);
    tasks.remember(event);
    holds.remember(event);
    switch (event) {
      case CaseOpened _ -> throw new IllegalStateException(caseId + " is open already");
      case StepRequested _ -> {
        missing = null;
        withheld = null;
        covered = false;
      }
      case StepTaken _ -> missing = null;
      case StepNotTaken step -> missing = step.needsContact() ? step.level() : null;
      case StepBounced step -> missing = step.needsContact() ? step.level() : null;
      case StepWithheld step -> {
        withheld = step.byCompany() ? step.reason() : null;
        covered = !step.byCompany();
      }
      case ContactMissing step -> {
        missing = step.level();
        withheld = null;
      }
      case ClaimEscalated _ -> {
        withheld = null;
        covered = false;
      }
      case TaskRaised _ -> withheld = null;
      case StepsPlanned planned -> {
        plan = planned.plan();
        withheld = null;
      }
      case ClaimReduced reduced -> open = OpenAmount.of(reduced);
      case ClaimAdjusted adjusted -> open = OpenAmount.of(adjusted);
      case DeliveryReported report ->
          reported.add(report(report.request(), report.message(), report.outcome()));
      case TaskEnded _, DemandOrdered _, ClaimHeld _, HoldEnded _, CustomerHoldHeeded _ -> {}
      case CaseClosed _ -> closed = true;
      case CaseReopened reopened -> {
        closed = false;
        missing = null;
        withheld = null;
        covered = false;
        chasedFrom = reopened.reopenedAt();
        plan = reopened.plan();
      }
    }
  }

  /** Asks for the step's message. */
  private List<ReminderEvent> request(
      Step step, MessageKind kind, Schedule schedule, Chase command) {
    StepRequested requested = requested(step, kind, schedule, command);
    List<ReminderEvent> events = new ArrayList<>();
    events.add(requested);
    Taken reached = steps.reached(step.level(), requested.day());
    events.addAll(planned(schedule.plan(reached, command.now())));
    return events;
  }

  /** There is nobody to write to, which is told once. */
  private List<ReminderEvent> miss(String level, Schedule schedule, Chase command) {
    LocalDate day = schedule.day(command.now());
    Customer customer = command.customer();
    List<ReminderEvent> events = new ArrayList<>();
    if (!level.equals(missing)) {
      events.add(
          new ContactMissing(
              caseId,
              account,
              invoice,
              level,
              day,
              daysLate(day),
              open.amount(),
              customer.ledgerSequence()));
    }
    Instant next = earliest(schedule, command.now(), customer);
    events.addAll(planned(fromReachable(schedule, next, customer, steps.last())));
    return events;
  }

  private static String report(int request, String message, String outcome) {
    return request + " " + message + " " + outcome;
  }

  private StepRequested requested(Step step, MessageKind kind, Schedule schedule, Chase command) {
    Policy policy = schedule.policy();
    LocalDate day = schedule.day(command.now());
    Contact recipient = command.customer().paymentResponsibleOn(day).orElseThrow();
    Money held = holds.with(command.customer()).at(command.now()).held(open.amount());
    return new StepRequested(
        caseId,
        steps.nextRequest(),
        account,
        invoice,
        step.level(),
        policy.ordinalOf(step.level()),
        kind,
        sending(day, schedule, command.now()),
        steps.isOrdered(),
        steps.isOrdered() ? null : policy.minimum().of(step.kind(), account.currency()),
        held.signum() == 0 ? null : held,
        daysLate(day),
        opened.invoiceDate(),
        opened.dueOn(),
        opened.amount(),
        open.amount(),
        opened.contract(),
        opened.reference(),
        opened.policy(),
        new Recipient(recipient.id(), recipient.role()),
        open.ledgerSequence(),
        command.customer().ledgerSequence());
  }

  private Sending sending(LocalDate day, Schedule schedule, Instant now) {
    // What a person ordered waits for nothing, and a week has no more days.
    return steps.isOrdered()
        ? new Sending(day, schedule.hours(), now, DAYS_OF_A_WEEK)
        : new Sending(day, schedule.hours(), schedule.sealsAt(now), schedule.policy().mostInWeek());
  }

  private ClaimEscalated escalate(Step step, Money asked, Schedule schedule, Instant now) {
    LocalDate day = schedule.day(now);
    return new ClaimEscalated(
        caseId,
        account,
        invoice,
        step.level(),
        opened.dueOn(),
        day,
        daysLate(day),
        open.amount(),
        asked,
        schedule.policy().minimum().of(step.kind(), account.currency()));
  }

  /** As if the invoice became known only now, but for the reminders taken. */
  private CaseReopened reopen(ChangeOpenAmount command, Schedule schedule) {
    Instant now = command.recordedAt();
    Schedule again = schedule.openAgain(now);
    Instant next = earliest(again, now, holds.with(command.customer()), command.open());
    return new CaseReopened(caseId, account, invoice, now, steps.behindPending(again, next));
  }

  private List<ReminderEvent> plan(Schedule schedule, Instant now, Customer customer) {
    return plan(schedule, customer, earliest(schedule, now, customer));
  }

  /** Plans what is to come from when something may be sent, to somebody. */
  private List<ReminderEvent> plan(Schedule schedule, Customer customer, Instant next) {
    if (tasks.isUnderReview()) {
      return planned(List.of());
    }
    if (steps.pending() != null) {
      return planned(steps.behindPending(schedule, next));
    }
    if (missing == null) {
      return planned(steps.from(next, schedule));
    }
    return planned(fromReachable(schedule, next, customer, steps.last()));
  }

  /** What is to come from when there is somebody to write to; nothing if that is not known. */
  private List<PlannedStep> fromReachable(
      Schedule schedule, Instant next, Customer customer, @Nullable Taken last) {
    return customer
        .firstReachable(schedule.day(next))
        .map(day -> steps.from(schedule.firstFrom(day), schedule, last))
        .orElse(List.of());
  }

  private Instant earliest(Schedule schedule, Instant now, Customer customer) {
    return earliest(schedule, now, holds.with(customer), open.amount());
  }

  /** The policy's time on the next contact day after the moment from which not all is held. */
  private static Instant earliest(
      Schedule schedule, Instant now, HoldsInForce inForce, Money open) {
    return schedule.firstAfter(inForce.heldUntil(open, now).orElse(now));
  }

  private List<ReminderEvent> planned(List<PlannedStep> now) {
    return now.equals(plan) ? List.of() : List.of(new StepsPlanned(caseId, account, invoice, now));
  }

  private int daysLate(LocalDate day) {
    return (int) ChronoUnit.DAYS.between(opened.dueOn(), day);
  }
}
