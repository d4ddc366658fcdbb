package huikuan.dunning.claim;

import static java.util.Objects.requireNonNull;

import huikuan.dunning.claim.ClaimCommand.AskAboutGoods;
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
import huikuan.dunning.claim.ClaimCommand.SetCause;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.claim.ClaimEvent.DemandOrdered;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.cover.Covers;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.hold.HoldsInForce;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.policy.Policies;
import huikuan.dunning.policy.Policy;
import huikuan.dunning.policy.Schedule;
import huikuan.dunning.readiness.ClaimBases;
import huikuan.dunning.task.TaskReason;
import huikuan.platform.calendar.Calendars;
import huikuan.platform.calendar.WorkingDays;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One item that is chased. It decides about each command, and remembers its decisions. Each of its
 * parts decides about some commands.
 */
final class Claim {

  private final CaseOpened opened;
  private final ClaimFacts facts;
  private final ClaimPlan plan;
  private final ClaimDecisions decisions;
  private final ClaimTaking taking;
  private final ClaimChasing chasing;
  private final ClaimReplanning replanning;
  private final ClaimHolding holding;
  private final ClaimChanges changes;
  private final ClaimOrders orders;
  private final ClaimDeliveries deliveries;
  private final ClaimLetters letters;
  private final ClaimSkips skips;
  private final ClaimWithholding withholding;
  private final ClaimMoving moving;
  private final ClaimOwner owner;
  private final ClaimRemainder remainder;
  private final ClaimWriteOff writeOff;

  Claim(CaseOpened event) {
    opened = event;
    facts = new ClaimFacts(event);
    plan = new ClaimPlan(facts);
    decisions = new ClaimDecisions(facts, plan);
    ClaimAssigning assigning = new ClaimAssigning(facts, plan);
    taking = new ClaimTaking(facts, plan, assigning);
    withholding = new ClaimWithholding(facts, plan);
    chasing = new ClaimChasing(facts, plan, decisions, taking, withholding);
    replanning = new ClaimReplanning(facts, plan);
    holding = new ClaimHolding(facts, plan, withholding);
    changes = new ClaimChanges(facts, plan);
    orders = new ClaimOrders(facts, plan, assigning);
    deliveries = new ClaimDeliveries(facts, plan);
    letters = new ClaimLetters(facts, plan);
    skips = new ClaimSkips(facts, plan);
    moving = new ClaimMoving(facts, plan);
    owner = new ClaimOwner(facts);
    remainder = new ClaimRemainder(facts, holding);
    writeOff = new ClaimWriteOff(facts, remainder);
  }

  static List<ClaimEvent> open(OpenCase command, WorkingDays days) {
    return ClaimOpening.open(command, days);
  }

  /** The claim's schedule, by its policy and the working days of the customer's country. */
  Schedule schedule(Customer customer, Policies policies, Calendars calendars) {
    Policy policy = policies.ofReference(facts.policy());
    return schedule(policy, customer, calendars.of(customer.country()));
  }

  /** The claim's schedule. Every decision uses it. */
  Schedule schedule(Policy policy, Customer customer, WorkingDays days) {
    return ClaimOpening.schedule(
        facts.isMalicious(customer) ? policy.faster() : policy,
        opened.invoiceDate(),
        facts.dueOn(),
        opened.amount(),
        customer,
        days,
        facts.chasedFrom());
  }

  /** See {@link ClaimHolding#stage}. */
  List<HoldChange> stage(Chase command, ClaimBases bases) {
    return holding.stage(command, bases);
  }

  /** Decides about the claim at a moment. Nothing else decides. */
  Decision decide(
      Schedule schedule, Customer customer, Instant now, Covers covers, ClaimBases bases) {
    return decisions.decide(schedule, customer, now, covers, bases);
  }

  /** The facts on which a decision at a moment stands. */
  DecisionFacts factsAt(Schedule schedule, Customer customer, Instant now) {
    return DecisionFacts.of(facts, schedule, customer, now);
  }

  /** Carries out the decision made at the command's moment. */
  List<ClaimEvent> chase(Decision decided, Schedule schedule, Chase command, ClaimBases bases) {
    return chasing.chase(decided, schedule, command, bases);
  }

  List<ClaimEvent> planAnew(PlanAnew command, Schedule schedule, ClaimBases bases) {
    return replanning.planAnew(command, schedule, bases);
  }

  List<ClaimEvent> askAboutGoods(AskAboutGoods command, Schedule schedule, ClaimBases bases) {
    return replanning.askAboutGoods(command, schedule, bases);
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
    return requireNonNull(facts.steps.ordered());
  }

  /** See {@link ClaimCauses}. */
  List<ClaimEvent> setCause(SetCause command, Schedule schedule) {
    return new ClaimCauses(facts, plan).set(command, schedule);
  }

  ClaimSkips skips() {
    return skips;
  }

  ClaimMoving moving() {
    return moving;
  }

  ClaimOwner owner() {
    return owner;
  }

  ClaimRemainder remainder() {
    return remainder;
  }

  ClaimWriteOff writeOff() {
    return writeOff;
  }

  /** The next step, at its moment; empty = none is planned. */
  Optional<PlannedStep> nextPlanned() {
    return Optional.ofNullable(plan.next());
  }

  /** Places a hold. The held amount is not asked for before the hold ends. */
  List<ClaimEvent> hold(PlaceHold command, Schedule schedule) {
    return holding.hold(command, schedule);
  }

  List<ClaimEvent> endHold(EndHold command, Schedule schedule) {
    return holding.endHold(command, schedule);
  }

  /** Tells once that the whole customer is on hold, or no longer on hold. */
  List<ClaimEvent> heed(Customer customer, Schedule schedule, Instant now) {
    return facts.holds.heed(customer, schedule, now);
  }

  /** The claim's own holds in force at a moment. */
  HoldsInForce holdsAt(Instant moment) {
    return facts.holds.own().at(moment);
  }

  /** See {@link ClaimChanges}. */
  List<ClaimEvent> moveDueDate(MoveDueDate command, Schedule schedule) {
    return changes.moveDueDate(command, schedule);
  }

  /** See {@link ClaimChanges}. */
  List<ClaimEvent> follow(ChangeOpenAmount command, Schedule schedule) {
    return changes.follow(command, schedule);
  }

  /** See {@link ClaimDeliveries}. */
  List<ClaimEvent> reportDelivery(ReportDelivery command, Schedule schedule) {
    return deliveries.report(command, schedule);
  }

  /** See {@link ClaimLetters}. */
  List<ClaimEvent> recordDemand(RecordDemand command, Schedule schedule) {
    return letters.record(command, schedule);
  }

  boolean isOf(TaskReason reason) {
    return facts.tasks.isOf(reason);
  }

  boolean isClosed() {
    return facts.isClosed();
  }

  void remember(ClaimEvent event) {
    if (event instanceof CaseOpened) {
      throw new IllegalStateException(opened.caseId() + " is open already");
    }
    facts.remember(event);
    withholding.remember(event);
    plan.remember(event);
    taking.remember(event);
    deliveries.remember(event);
    letters.remember(event);
    skips.remember(event);
    moving.remember(event);
    remainder.remember(event);
    writeOff.remember(event);
  }
}
