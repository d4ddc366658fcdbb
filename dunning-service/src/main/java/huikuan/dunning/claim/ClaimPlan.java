package huikuan.dunning.claim;

import huikuan.contracts.Money;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.dunning.claim.ClaimEvent.CaseReopened;
import huikuan.dunning.claim.ClaimEvent.ClaimMoved;
import huikuan.dunning.claim.ClaimEvent.ContactMissing;
import huikuan.dunning.claim.ClaimEvent.DemandArrived;
import huikuan.dunning.claim.ClaimEvent.StepBounced;
import huikuan.dunning.claim.ClaimEvent.StepNotTaken;
import huikuan.dunning.claim.ClaimEvent.StepRequested;
import huikuan.dunning.claim.ClaimEvent.StepSkipped;
import huikuan.dunning.claim.ClaimEvent.StepTaken;
import huikuan.dunning.claim.ClaimEvent.StepsPlanned;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.hold.HoldsInForce;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.policy.Schedule;
import huikuan.dunning.policy.Schedule.Taken;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The planned steps of one claim, and whether a contact is missing for them. */
final class ClaimPlan {

  /** Working days after which a lasting reason is checked again. */
  private static final int ASKED_AGAIN = 5;

  private final ClaimFacts claim;
  private List<PlannedStep> plan;
  private @Nullable String missing;
  private @Nullable Reason waits;

  ClaimPlan(ClaimFacts claim) {
    this.claim = claim;
    plan = claim.opened.plan();
  }

  /** The next planned step; null = none is. */
  @Nullable PlannedStep next() {
    return plan.isEmpty() ? null : plan.getFirst();
  }

  /** Whether the last event said that a contact is missing. */
  boolean needsContact() {
    return missing != null;
  }

  /** Whether a contact is missing for the step of this level. */
  boolean needsContact(String level) {
    return level.equals(missing);
  }

  /** Whether the next step's deadline has come. Then the deadline decides by itself. */
  boolean isFiring(Instant now) {
    return !plan.isEmpty() && !plan.getFirst().at().isAfter(now);
  }

  List<ClaimEvent> plan(Schedule schedule, Instant now, Customer customer) {
    return plan(schedule, now, customer, earliest(schedule, now, customer));
  }

  /**
   * Plans the coming steps from the moment at which a message can be sent to somebody. A step that
   * waits for its recipient's hours of a day is not moved within that day: at the policy's time
   * they may be over.
   */
  List<ClaimEvent> plan(Schedule schedule, Instant now, Customer customer, Instant from) {
    List<ClaimEvent> anew = anew(schedule, customer, from);
    PlannedStep planned = next();
    boolean stays =
        planned != null
            && planned.at().isAfter(now)
            && isFor(planned.level(), schedule.day(planned.at()), schedule, anew)
            && waitsForHours(schedule, customer);
    return stays ? List.of() : anew;
  }

  private static boolean isFor(
      String level, LocalDate day, Schedule schedule, List<ClaimEvent> anew) {
    return anew.stream()
        .flatMap(each -> each instanceof StepsPlanned it ? it.plan().stream().limit(1) : null)
        .anyMatch(each -> each.level().equals(level) && schedule.day(each.at()).equals(day));
  }

  /** Whether the next step is planned for hours that its recipient named. */
  boolean waitsForHours(Schedule schedule, Customer customer) {
    PlannedStep planned = next();
    if (planned == null) {
      return false;
    }
    LocalDate day = schedule.day(planned.at());
    Contact asked =
        customer
            .askedOn(day, claim.opened.contract(), schedule.policy().step(planned.level()).roles())
            .orElse(null);
    ContactHours hours = ContactHours.of(asked, schedule, day);
    return hours.areOwn() && hours.isOpen(planned.at());
  }

  private List<ClaimEvent> anew(Schedule schedule, Customer customer, Instant from) {
    if (claim.tasks.isUnderReview()) {
      return plannedOnceReviewed();
    }
    Instant next = mayBeAsked(from, schedule);
    if (claim.steps.pending() != null) {
      return planned(claim.steps.behindPending(schedule, next));
    }
    if (missing == null) {
      return planned(claim.steps.from(next, schedule));
    }
    return plannedOnceReachable(fromReachable(schedule, next, customer, claim.steps.last()));
  }

  /** A step that was left out for a lasting reason waits; an ordered demand does not. */
  Instant mayBeAsked(Instant next, Schedule schedule) {
    return claim.steps.isOrdered() ? next : claim.tasks.askedAgain(next, schedule);
  }

  /**
   * The coming steps, from the day on which the customer has a contact; none if it is not known.
   */
  List<PlannedStep> fromReachable(
      Schedule schedule, Instant next, Customer customer, @Nullable Taken last) {
    List<PlannedStep> unhindered = claim.steps.from(next, schedule, last);
    if (unhindered.isEmpty()) {
      return unhindered;
    }
    List<Role> roles = schedule.policy().step(unhindered.getFirst().level()).roles();
    return customer
        .firstReachable(schedule.day(next), claim.opened.contract(), roles)
        .map(day -> claim.steps.from(schedule.firstFrom(day), schedule, last))
        .orElse(List.of());
  }

  /** When a step can be taken; a demand that a person orders does not wait after a hold. */
  Instant earliest(Schedule schedule, Instant now, Customer customer) {
    Instant next = earliest(schedule, now, claim.holds.with(customer), claim.open().amount());
    return claim.steps.isOrdered()
        ? next
        : claim.holds.resumesFrom(customer, schedule, now).filter(next::isBefore).orElse(next);
  }

  /** The policy's time on the first contact day on which not all of it is held. */
  static Instant earliest(Schedule schedule, Instant now, HoldsInForce inForce, Money open) {
    return inForce
        .heldUntil(open, now)
        .map(schedule::resumesAfter)
        .orElseGet(() -> schedule.firstAfter(now));
  }

  /** The same, or the moment given if it is later. */
  static Instant askedAgain(LocalDate day, Instant next, Schedule schedule) {
    Instant again = askedAgain(day, schedule);
    return again.isAfter(next) ? again : next;
  }

  /** The moment at which a lasting reason is checked again. */
  static Instant askedAgain(LocalDate day, Schedule schedule) {
    return schedule.firstFrom(schedule.workingDays().plus(day, ASKED_AGAIN));
  }

  List<ClaimEvent> planned(List<PlannedStep> now) {
    return planned(now, null);
  }

  /** Nothing is planned before a person has looked at it. */
  List<ClaimEvent> plannedOnceReviewed() {
    return planned(List.of(), Reason.NEEDS_REVIEW);
  }

  /** Nothing is planned before our own fault is mended. */
  List<ClaimEvent> plannedOnceMended() {
    return planned(List.of(), Reason.OWN_CAUSE);
  }

  /**
   * @param now from {@link #fromReachable}: if it is nothing, somebody to write to is waited for
   */
  List<ClaimEvent> plannedOnceReachable(List<PlannedStep> now) {
    return planned(now, now.isEmpty() ? Reason.NOBODY_TO_WRITE_TO : null);
  }

  /** Tells the plan unchanged: the step waits for its moment, and no longer for its company. */
  StepsPlanned asItIs() {
    return of(plan, waits);
  }

  private List<ClaimEvent> planned(List<PlannedStep> now, @Nullable Reason waitsFor) {
    return now.equals(plan) && waitsFor == waits ? List.of() : List.of(of(now, waitsFor));
  }

  private StepsPlanned of(List<PlannedStep> steps, @Nullable Reason waitsFor) {
    return new StepsPlanned(
        claim.opened.caseId(), claim.opened.account(), claim.opened.invoice(), steps, waitsFor);
  }

  void remember(ClaimEvent event) {
    switch (event) {
      case StepRequested _, StepTaken _, StepSkipped _, ClaimMoved _ -> missing = null;
      case DemandArrived demand when demand.level() != null -> missing = null;
      case StepNotTaken step -> missing = step.needsContact() ? step.level() : null;
      case StepBounced step -> missing = step.needsContact() ? step.level() : null;
      case ContactMissing step -> missing = step.level();
      case StepsPlanned planned -> {
        plan = planned.plan();
        waits = planned.waits();
      }
      case CaseReopened reopened -> {
        missing = null;
        plan = reopened.plan();
        waits = null;
      }
      default -> {}
    }
  }
}
