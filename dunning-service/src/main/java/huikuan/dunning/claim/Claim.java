package huikuan.dunning.claim;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.readiness.Readiness;
import huikuan.dunning.claim.ClaimCommand.AskReceipt;
import huikuan.dunning.claim.ClaimCommand.ChangeOpenAmount;
import huikuan.dunning.claim.ClaimCommand.Chase;
import huikuan.dunning.claim.ClaimCommand.EndHold;
import huikuan.dunning.claim.ClaimCommand.EndTask;
import huikuan.dunning.claim.ClaimCommand.HoldChange;
import huikuan.dunning.claim.ClaimCommand.MoveDueDate;
import huikuan.dunning.claim.ClaimCommand.OpenCase;
import huikuan.dunning.claim.ClaimCommand.OrderDemand;
import huikuan.dunning.claim.ClaimCommand.PlaceHold;
import huikuan.dunning.claim.ClaimCommand.PlanAnew;
import huikuan.dunning.claim.ClaimCommand.RecordDemand;
import huikuan.dunning.claim.ClaimCommand.ReportDelivery;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.claim.ClaimEvent.CaseReopened;
import huikuan.dunning.claim.ClaimEvent.DemandOrdered;
import huikuan.dunning.claim.ClaimEvent.DueDateMoved;
import huikuan.dunning.claim.ClaimEvent.HoldEnded;
import huikuan.dunning.claim.ClaimEvent.StepRequested;
import huikuan.dunning.claim.Decision.Nothing;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.claim.Decision.Take;
import huikuan.dunning.companies.Chasing;
import huikuan.dunning.cover.AccountCover;
import huikuan.dunning.cover.Covers;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.hold.HoldsInForce;
import huikuan.dunning.policy.ClaimRuns;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.policy.Policies;
import huikuan.dunning.policy.Policy;
import huikuan.dunning.policy.Schedule;
import huikuan.dunning.policy.Step;
import huikuan.dunning.readiness.ClaimBases;
import huikuan.dunning.readiness.ClaimBasis;
import huikuan.dunning.task.TaskReason;
import huikuan.platform.calendar.Calendars;
import huikuan.platform.calendar.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One item that is chased. It decides about each command, and remembers its decisions. */
final class Claim {

  private final String caseId;
  private final AccountId account;
  private final String invoice;
  private final CaseOpened opened;
  private final ClaimFacts facts;
  private final ClaimSteps steps;
  private final ClaimTasks tasks;
  private final ClaimHolds holds;
  private final ClaimPlan plan;
  private final ClaimTaking taking;
  private final ClaimOrders orders;
  private final ClaimDeliveries deliveries;
  private final ClaimLetters letters;
  private final ClaimSkips skips;

  Claim(CaseOpened event) {
    caseId = event.caseId();
    account = event.account();
    invoice = event.invoice();
    opened = event;
    facts = new ClaimFacts(event);
    steps = facts.steps;
    tasks = facts.tasks;
    holds = facts.holds;
    plan = new ClaimPlan(facts);
    taking = new ClaimTaking(facts, plan);
    orders = new ClaimOrders(facts, plan);
    deliveries = new ClaimDeliveries(facts, plan);
    letters = new ClaimLetters(facts, plan);
    skips = new ClaimSkips(facts, plan);
  }

  static List<ClaimEvent> open(OpenCase command, WorkingDays days) {
    Terms item = command.item();
    if (item.open().signum() <= 0) {
      return List.of();
    }
    Customer customer = command.customer();
    Schedule schedule =
        schedule(
            command.policy(),
            item.invoiceDate(),
            item.dueOn(),
            item.amount(),
            customer,
            days,
            command.recordedAt());
    CaseOpened opened =
        new CaseOpened(
            command.caseId(),
            item.account(),
            item.itemKind(),
            item.number(),
            item.postedOn(),
            item.originallyPostedOn(),
            item.dueOn(),
            item.amount(),
            item.open(),
            item.contract(),
            item.reference(),
            item.salesOwner(),
            command.policy().reference(),
            command.recordedAt(),
            item.ledgerSequence(),
            item.statutory(),
            schedule.plan(
                null,
                ClaimPlan.earliest(schedule, command.recordedAt(), customer.holds(), item.open())));
    Claim claim = new Claim(opened);
    List<ClaimEvent> events = new ArrayList<>();
    events.add(opened);
    claim
        .tasks
        .review(schedule, null, command.recordedAt())
        .ifPresent(
            reason -> {
              events.addAll(claim.tasks.raise(reason, schedule, command.recordedAt()));
              events.addAll(claim.plan.plannedOnceReviewed());
            });
    return events;
  }

  /** The claim's schedule, by its policy and the working days of the customer's country. */
  Schedule schedule(Customer customer, Policies policies, Calendars calendars) {
    Policy policy = policies.ofReference(opened.policy());
    return schedule(policy, customer, calendars.of(customer.country()));
  }

  /** The claim's schedule. Every decision uses it. */
  Schedule schedule(Policy policy, Customer customer, WorkingDays days) {
    return schedule(
        policy,
        opened.invoiceDate(),
        facts.dueOn(),
        opened.amount(),
        customer,
        days,
        facts.chasedFrom());
  }

  private static Schedule schedule(
      Policy policy,
      LocalDate receivedOn,
      LocalDate dueOn,
      Money amount,
      Customer customer,
      WorkingDays days,
      Instant from) {
    return new Schedule(
        policy,
        dueOn,
        amount,
        customer.zone(),
        days,
        policy.hoursIn(customer.country()),
        from,
        ClaimRuns.of(customer.calendar(), days, receivedOn));
  }

  /** Decides about the claim at a moment. Nothing else decides. */
  Decision decide(
      Schedule schedule, Customer customer, Instant now, Covers covers, ClaimBases bases) {
    if (facts.isClosed()) {
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
    Optional<Instant> held = holds.with(customer).heldUntil(facts.open().amount(), now);
    if (held.isPresent()) {
      return new Nothing(Reason.ON_HOLD, level, held.get());
    }
    if (tasks.isUnderReview()) {
      return new Nothing(Reason.NEEDS_REVIEW, level, null);
    }
    if (next.isEmpty()) {
      return new Nothing(Reason.NO_STEP_LEFT, null, null);
    }
    return decide(next.get(), schedule, customer, now, covers, bases);
  }

  private Decision decide(
      PlannedStep next,
      Schedule schedule,
      Customer customer,
      Instant now,
      Covers covers,
      ClaimBases bases) {
    if (next.at().isAfter(now)) {
      return new Nothing(Reason.NOT_DUE, next.level(), plan.mayBeAsked(next.at(), schedule));
    }
    Instant again = plan.mayBeAsked(next.at(), schedule);
    if (again.isAfter(now)) {
      return tasks.waits(next.level(), again);
    }
    Optional<Contact> asked = customer.askedOn(schedule.day(now), opened.contract());
    if (review(schedule, customer, now).isPresent()) {
      // A task is raised only when the customer has a contact again.
      Reason why =
          asked.isEmpty() && plan.needsContact(next.level())
              ? Reason.NOBODY_TO_WRITE_TO
              : Reason.NEEDS_REVIEW;
      return new Nothing(why, next.level(), null);
    }
    Chasing chasing = customer.chasing();
    Optional<Reason> barred = barred(chasing, schedule, now);
    if (barred.isPresent()) {
      LocalDate from = barred.get() == Reason.CHASING_CLOSED ? chasing.from() : null;
      return new Nothing(
          barred.get(), next.level(), from == null ? null : schedule.firstFrom(from));
    }
    Step step = schedule.policy().step(next.level());
    ContactHours hours =
        ContactHours.of(
            step.kind() == Step.Kind.ESCALATION ? null : asked.orElse(null),
            schedule,
            schedule.day(now));
    // A deadline may fire on a day of rest or at night: it is late, or the customer has moved.
    if (!hours.isOpen(now)) {
      Reason why = schedule.isContactDay(now) ? Reason.OUTSIDE_HOURS : Reason.NO_CONTACT_DAY;
      return new Nothing(why, next.level(), hours.opensAfter(now));
    }
    HoldsInForce inForce = holds.with(customer).at(now);
    if (step.kind() != Step.Kind.ESCALATION && asked.isEmpty()) {
      return new Nothing(Reason.NOBODY_TO_WRITE_TO, next.level(), null);
    }
    Decision decided =
        step.kind() == Step.Kind.ESCALATION
            ? decide(step, inForce, now, covers.of(account))
            : new Take(step, facts.open().amount().minus(inForce.held(facts.open().amount())));
    Optional<Nothing> unready =
        decided instanceof Take ? unready(step, schedule, customer, now, bases) : Optional.empty();
    return unready.isPresent() ? unready.get() : decided;
  }

  /** A demand that a person orders does not wait. */
  private Optional<Nothing> unready(
      Step step, Schedule schedule, Customer customer, Instant now, ClaimBases bases) {
    if (step.kind() == Step.Kind.COURTESY
        || steps.isOrdered()
        || schedule.policy().readyWithin() == null) {
      return Optional.empty();
    }
    LocalDate day = schedule.day(now);
    Readiness readiness =
        basis(bases)
            .readiness(opened.itemKind(), customer.asked(day, opened.contract()).contact(), day);
    return facts.readiness.wait(step, readiness, day, schedule);
  }

  /** An escalation sends no message that would be checked again, so holds and cover count here. */
  private Decision decide(Step escalation, HoldsInForce inForce, Instant now, AccountCover cover) {
    ItemName item = new ItemName(opened.itemKind(), invoice);
    Money stillOpen = cover.open(item, facts.open().amount());
    if (stillOpen.signum() <= 0) {
      return new Nothing(Reason.CLOSED, null, null);
    }
    Optional<Instant> held = inForce.heldUntil(stillOpen, now);
    if (held.isPresent()) {
      return new Nothing(Reason.ON_HOLD, escalation.level(), held.get());
    }
    Money asked = cover.uncovered(item, stillOpen.minus(inForce.held(stillOpen)));
    return asked.signum() > 0
        ? new Take(escalation, asked)
        : new Nothing(Reason.COVERED, escalation.level(), null, String.join(", ", cover.by(item)));
  }

  /** Tells why the company lets no message leave at a moment; empty = it lets them leave. */
  static Optional<Reason> barred(Chasing chasing, Schedule schedule, Instant now) {
    if (!chasing.isOpenOn(schedule.day(now))) {
      return Optional.of(Reason.CHASING_CLOSED);
    }
    return chasing.missingReceipts(now).map(day -> Reason.RECEIPTS_MISSING);
  }

  /** The changes after which the claim has the holds by its contract at the command's moment. */
  List<HoldChange> stage(Chase command, ClaimBases bases) {
    Customer customer = command.customer();
    LocalDate today = LocalDate.ofInstant(command.now(), customer.zone());
    return facts.isClosed()
        ? List.of()
        : bases
            .holds(caseId, opened.contract(), today)
            .map(due -> StageCommands.of(caseId, due, command.now(), customer))
            .orElse(List.of());
  }

  /** Carries out the decision made at the command's moment. */
  List<ClaimEvent> chase(Decision decided, Schedule schedule, Chase command, ClaimBases bases) {
    List<ClaimEvent> events = carryOut(decided, schedule, command, bases);
    boolean waitsNoLonger =
        events.isEmpty()
            && taking.isWithheld()
            && !(decided instanceof Nothing nothing && nothing.reason().ofCompany());
    return waitsNoLonger ? List.of(plan.asItIs()) : events;
  }

  private List<ClaimEvent> carryOut(
      Decision decided, Schedule schedule, Chase command, ClaimBases bases) {
    return switch (decided) {
      case Take(Step step, Money asked) ->
          taking.take(
              step, asked, asksForReceipt(step, schedule, command, bases), schedule, command);
      case Nothing(Reason reason, _, _, _) when reason == Reason.CLOSED -> List.of();
      case Nothing(Reason reason, _, _, _) when reason == Reason.NEEDS_REVIEW ->
          review(schedule, command);
      case Nothing(Reason reason, String level, _, _) when reason == Reason.NOBODY_TO_WRITE_TO ->
          taking.miss(requireNonNull(level), schedule, command);
      case Nothing(Reason reason, String level, Instant until, String by)
          when reason == Reason.COVERED && until == null ->
          taking.spare(requireNonNull(level), requireNonNull(by), schedule, command);
      case Nothing(Reason reason, String level, Instant until, String missing)
          when reason == Reason.NOT_READY ->
          taking.await(
              requireNonNull(level),
              requireNonNull(missing),
              requireNonNull(until),
              schedule,
              command);
      case Nothing(Reason reason, String level, Instant until, _) when reason.ofCompany() ->
          taking.withhold(reason, requireNonNull(level), until, schedule, command);
      case Nothing(Reason reason, _, Instant until, _)
          when reason == Reason.OUTSIDE_HOURS && canBeAsked(command, until, schedule) ->
          plan.planned(steps.from(requireNonNull(until), schedule));
      case Nothing _ -> plan.plan(schedule, command.now(), command.customer());
    };
  }

  private boolean canBeAsked(Chase command, @Nullable Instant at, Schedule schedule) {
    return !plan.needsContact()
        || command
            .customer()
            .askedOn(schedule.day(requireNonNull(at)), opened.contract())
            .isPresent();
  }

  private Optional<TaskReason> review(Schedule schedule, Customer customer, Instant now) {
    return steps.isNew() ? tasks.review(schedule, largestOther(customer), now) : Optional.empty();
  }

  /** The customer's largest invoice other than this claim. */
  private @Nullable Money largestOther(Customer customer) {
    return opened.itemKind() == ItemKind.INVOICE
        ? customer.largestBut(invoice, account.currency())
        : customer.largest(account.currency());
  }

  /** Tells once that a person has to look at the claim; until then nothing is planned. */
  private List<ClaimEvent> review(Schedule schedule, Chase command) {
    List<ClaimEvent> events = new ArrayList<>();
    if (!tasks.isUnderReview()) {
      review(schedule, command.customer(), command.now())
          .ifPresent(reason -> events.addAll(tasks.raise(reason, schedule, command.now())));
    }
    events.addAll(plan.plannedOnceReviewed());
    return events;
  }

  List<ClaimEvent> endTask(EndTask command, Schedule schedule) {
    return orders.endTask(command, schedule);
  }

  /** See {@link ClaimOrders#refusal}. */
  Optional<Reason> refusal(OrderDemand command, Schedule schedule) {
    return orders.refusal(command, schedule);
  }

  List<ClaimEvent> orderDemand(OrderDemand command, Schedule schedule) {
    return orders.orderDemand(command, schedule);
  }

  /** The demand that a person wants and that has not left; there is one. */
  DemandOrdered ordered() {
    return requireNonNull(steps.ordered());
  }

  List<ClaimEvent> planAnew(PlanAnew command, Schedule schedule, ClaimBases bases) {
    if (facts.isClosed()) {
      return List.of();
    }
    List<ClaimEvent> events = new ArrayList<>();
    if (tasks.isOf(TaskReason.RECEIPT_UNCONFIRMED) && !basis(bases).lacksReceipt()) {
      tasks.cure(TaskReason.RECEIPT_UNCONFIRMED).ifPresent(events::add);
    }
    boolean keeps =
        !plan.needsContact() && (plan.isFiring(command.now()) || waits(schedule, command));
    if (!keeps) {
      events.addAll(plan.plan(schedule, command.now(), command.customer()));
    }
    return events;
  }

  /** Whether a step that is due waits for its recipient's hours, later that day. */
  private boolean waits(Schedule schedule, PlanAnew command) {
    Instant now = command.now();
    LocalDate day = schedule.day(now);
    PlannedStep planned = plan.next();
    if (planned == null
        || !planned.at().isAfter(now)
        || !schedule.day(planned.at()).equals(day)
        || steps.next(schedule, now).filter(due -> !due.at().isAfter(now)).isEmpty()) {
      return false;
    }
    Contact asked = command.customer().askedOn(day, opened.contract()).orElse(null);
    ContactHours hours = ContactHours.of(asked, schedule, day);
    return hours.areOwn() && hours.isOpen(planned.at());
  }

  List<ClaimEvent> askReceipt(AskReceipt command, Schedule schedule, ClaimBases bases) {
    boolean asked =
        !facts.isClosed() && schedule.policy().readyWithin() != null && basis(bases).lacksReceipt();
    return asked ? tasks.raise(TaskReason.RECEIPT_UNCONFIRMED, schedule, command.now()) : List.of();
  }

  /**
   * Whether the message asks the customer to confirm that it has the goods: before the due date, if
   * the demand after it will need a proof of that, and there is none.
   */
  private boolean asksForReceipt(Step step, Schedule schedule, Chase command, ClaimBases bases) {
    return step.kind() == Step.Kind.COURTESY
        && !schedule.day(command.now()).isAfter(facts.dueOn())
        && schedule.policy().readyWithin() != null
        && basis(bases).lacksReceipt();
  }

  private ClaimBasis basis(ClaimBases bases) {
    return bases.of(account, new ItemName(opened.itemKind(), invoice), opened.contract());
  }

  /** Places a hold. The held amount is not asked for before the hold ends. */
  List<ClaimEvent> hold(PlaceHold command, Schedule schedule) {
    List<ClaimEvent> events = new ArrayList<>();
    if (command.task() != null) {
      events.addAll(tasks.raise(command.task(), schedule, command.now()));
    } else if (Hold.isOfContract(command.hold().source())) {
      tasks.cure(TaskReason.MILESTONE_OVERDUE).ifPresent(events::add);
    }
    events.addAll(
        planAfter(
            holds.place(command.hold(), schedule.zone()),
            schedule,
            command.now(),
            command.customer()));
    return events;
  }

  List<ClaimEvent> endHold(EndHold command, Schedule schedule) {
    List<ClaimEvent> events = new ArrayList<>();
    Optional<HoldEnded> ended = holds.end(command);
    HoldsInForce left = ended.map(holds::after).orElseGet(holds::own);
    if (left.each().stream().noneMatch(each -> Hold.isOfContract(each.hold().source()))) {
      tasks.cure(TaskReason.MILESTONE_OVERDUE).ifPresent(events::add);
    }
    events.addAll(planAfter(ended, schedule, command.now(), command.customer()));
    return events;
  }

  private List<ClaimEvent> planAfter(
      Optional<? extends ClaimEvent> change, Schedule schedule, Instant now, Customer customer) {
    List<ClaimEvent> events = new ArrayList<>();
    change.ifPresent(
        event -> {
          HoldsInForce inForce = holds.after(event).and(customer.holds());
          events.add(event);
          events.addAll(
              plan.plan(
                  schedule,
                  customer,
                  ClaimPlan.earliest(schedule, now, inForce, facts.open().amount())));
        });
    return events;
  }

  /** Tells once that the whole customer is on hold, or no longer on hold. */
  List<ClaimEvent> heed(Customer customer) {
    return holds.heed(customer);
  }

  boolean isOf(TaskReason reason) {
    return tasks.isOf(reason);
  }

  boolean isClosed() {
    return facts.isClosed();
  }

  /** The claim's own holds in force at a moment. */
  HoldsInForce holdsAt(Instant moment) {
    return holds.own().at(moment);
  }

  /** Moves the due date. The coming steps are planned anew, if the claim is chased. */
  List<ClaimEvent> moveDueDate(MoveDueDate command, Schedule schedule) {
    if (facts.knowsDueDateAfter(command.position()) || command.dueOn().equals(facts.dueOn())) {
      return List.of();
    }
    List<ClaimEvent> events = new ArrayList<>();
    events.add(
        new DueDateMoved(
            caseId,
            account,
            invoice,
            command.dueOn(),
            command.before(),
            command.reason(),
            command.position()));
    if (!facts.isClosed()) {
      tasks.cure(TaskReason.NOT_READY).ifPresent(events::add);
      Schedule moved = schedule.dueOn(command.dueOn());
      events.addAll(plan.plan(moved, command.recordedAt(), command.customer()));
    }
    return events;
  }

  /** Follows the open amount: closes the case at zero, and reopens it when some is open again. */
  List<ClaimEvent> follow(ChangeOpenAmount command, Schedule schedule) {
    boolean idle =
        command.open().equals(facts.open().amount())
            || facts.isClosed() && command.document().receipt();
    if (idle || !facts.open().isOlderThan(command)) {
      return List.of();
    }
    ClaimEvent changed = OpenAmount.changed(opened, command);
    if (command.open().signum() <= 0) {
      String reason = command.undoesItem() ? CaseClosed.REVERSED : "settled";
      return closing(changed, new CaseClosed(caseId, account, invoice, reason));
    }
    List<ClaimEvent> events = new ArrayList<>();
    events.add(changed);
    if (facts.isClosed()) {
      events.add(reopen(command, schedule));
    } else {
      events.addAll(planAsHeld(command, schedule));
    }
    return events;
  }

  /** Plans anew if the claim becomes wholly held, or is no longer wholly held. */
  private List<ClaimEvent> planAsHeld(ChangeOpenAmount command, Schedule schedule) {
    Instant now = command.recordedAt();
    HoldsInForce inForce = holds.with(command.customer());
    Optional<Instant> before = inForce.heldUntil(facts.open().amount(), now);
    if (plan.isFiring(now) || inForce.heldUntil(command.open(), now).equals(before)) {
      return List.of();
    }
    return plan.plan(
        schedule, command.customer(), ClaimPlan.earliest(schedule, now, inForce, command.open()));
  }

  private List<ClaimEvent> closing(ClaimEvent changed, CaseClosed end) {
    List<ClaimEvent> events = new ArrayList<>();
    events.add(changed);
    events.addAll(holds.endAll());
    events.add(end);
    return events;
  }

  /** Plans as for an invoice that becomes known now, but keeps the reminders already taken. */
  private CaseReopened reopen(ChangeOpenAmount command, Schedule schedule) {
    Instant now = command.recordedAt();
    Schedule again = schedule.openAgain(now);
    Instant next = ClaimPlan.earliest(again, now, holds.with(command.customer()), command.open());
    return new CaseReopened(caseId, account, invoice, now, steps.behindPending(again, next));
  }

  /** See {@link ClaimDeliveries}. */
  List<ClaimEvent> reportDelivery(ReportDelivery command, Schedule schedule) {
    return deliveries.report(command, schedule);
  }

  /** See {@link ClaimLetters}. */
  List<ClaimEvent> recordDemand(RecordDemand command, Schedule schedule) {
    return letters.record(command, schedule);
  }

  ClaimSkips skips() {
    return skips;
  }

  void remember(ClaimEvent event) {
    if (event instanceof CaseOpened) {
      throw new IllegalStateException(caseId + " is open already");
    }
    facts.remember(event);
    plan.remember(event);
    taking.remember(event);
    deliveries.remember(event);
    letters.remember(event);
    skips.remember(event);
  }
}
