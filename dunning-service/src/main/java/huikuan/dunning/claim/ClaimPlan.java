package huikuan.dunning.claim;

import huikuan.contracts.Money;
import huikuan.dunning.claim.ClaimEvent.CaseReopened;
import huikuan.dunning.claim.ClaimEvent.ContactMissing;
import huikuan.dunning.claim.ClaimEvent.StepBounced;
import huikuan.dunning.claim.ClaimEvent.StepNotTaken;
import huikuan.dunning.claim.ClaimEvent.StepRequested;
import huikuan.dunning.claim.ClaimEvent.StepTaken;
import huikuan.dunning.claim.ClaimEvent.StepsPlanned;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.hold.HoldsInForce;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.policy.Schedule;
import huikuan.dunning.policy.Schedule.Taken;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps that are planned of one claim, and whether somebody to write to is missing for them.
 */
final class ClaimPlan {

  /** Working days. */
  private static final int ASKED_AGAIN = 5;

  private final ClaimFacts claim;
  private List<PlannedStep> plan;
  private @Nullable String missing;

  ClaimPlan(ClaimFacts claim) {
    this.claim = claim;
    plan = claim.opened.plan();
  }

  /** Whether there is nobody to write to, as was told last. */
  boolean needsContact() {
    return missing != null;
  }

  /** Whether that was told of a step. */
  boolean needsContact(String level) {
    return level.equals(missing);
  }

  /** The deadline of the next step has come, and decides by itself. */
  boolean isFiring(Instant now) {
    return !plan.isEmpty() && !plan.getFirst().at().isAfter(now);
  }

  List<ClaimEvent> plan(Schedule schedule, Instant now, Customer customer) {
    return plan(schedule, customer, earliest(schedule, now, customer));
  }

  /** Plans what is to come from when something may be sent, to somebody. */
  List<ClaimEvent> plan(Schedule schedule, Customer customer, Instant from) {
    if (claim.tasks.isUnderReview()) {
      return planned(List.of());
    }
    Instant next = mayBeAsked(from, schedule);
    if (claim.steps.pending() != null) {
      return planned(claim.steps.behindPending(schedule, next));
    }
    if (missing == null) {
      return planned(claim.steps.from(next, schedule));
    }
    return planned(fromReachable(schedule, next, customer, claim.steps.last()));
  }

  /** A step that was left out for what lasts waits; what a person ordered does not. */
  Instant mayBeAsked(Instant next, Schedule schedule) {
    return claim.steps.isOrdered() ? next : claim.tasks.askedAgain(next, schedule);
  }

  /** What is to come from when there is somebody to write to; nothing if that is not known. */
  List<PlannedStep> fromReachable(
      Schedule schedule, Instant next, Customer customer, @Nullable Taken last) {
    return customer
        .firstReachable(schedule.day(next))
        .map(day -> claim.steps.from(schedule.firstFrom(day), schedule, last))
        .orElse(List.of());
  }

  Instant earliest(Schedule schedule, Instant now, Customer customer) {
    return earliest(schedule, now, claim.holds.with(customer), claim.open().amount());
  }

  /** The policy's time on the next contact day after now, and not before not all is held. */
  static Instant earliest(Schedule schedule, Instant now, HoldsInForce inForce, Money open) {
    return schedule.firstAfter(
        inForce.heldUntil(open, now).map(end -> end.minusNanos(1)).orElse(now));
  }

  /** The same, unless the moment given is later. */
  static Instant askedAgain(LocalDate day, Instant next, Schedule schedule) {
    Instant again = askedAgain(day, schedule);
    return again.isAfter(next) ? again : next;
  }

  /** When it is asked again about what is not likely to change. */
  static Instant askedAgain(LocalDate day, Schedule schedule) {
    return schedule.firstFrom(schedule.workingDays().plus(day, ASKED_AGAIN));
  }

  List<ClaimEvent> planned(List<PlannedStep> now) {
    return now.equals(plan) ? List.of() : List.of(of(now));
  }

  /** Tells the plan as it is: the step waits for its moment, and for nobody any more. */
  StepsPlanned asItIs() {
    return of(plan);
  }

  private StepsPlanned of(List<PlannedStep> steps) {
    return new StepsPlanned(
        claim.opened.caseId(), claim.opened.account(), claim.opened.invoice(), steps);
  }

  void remember(ClaimEvent event) {
    switch (event) {
      case StepRequested _, StepTaken _ -> missing = null;
      case StepNotTaken step -> missing = step.needsContact() ? step.level() : null;
      case StepBounced step -> missing = step.needsContact() ? step.level() : null;
      case ContactMissing step -> missing = step.level();
      case StepsPlanned planned -> plan = planned.plan();
      case CaseReopened reopened -> {
        missing = null;
        plan = reopened.plan();
      }
      default -> {}
    }
  }
}
