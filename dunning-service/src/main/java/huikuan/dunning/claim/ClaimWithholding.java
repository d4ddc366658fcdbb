package huikuan.dunning.claim;

import huikuan.dunning.claim.ClaimEvent.CaseReopened;
import huikuan.dunning.claim.ClaimEvent.ClaimEscalated;
import huikuan.dunning.claim.ClaimEvent.ClaimHeld;
import huikuan.dunning.claim.ClaimEvent.ClaimMoved;
import huikuan.dunning.claim.ClaimEvent.DueDateMoved;
import huikuan.dunning.claim.ClaimEvent.StepAssigned;
import huikuan.dunning.claim.ClaimEvent.StepRequested;
import huikuan.dunning.claim.ClaimEvent.StepSkipped;
import huikuan.dunning.claim.ClaimEvent.StepWithheld;
import huikuan.dunning.claim.Decision.Nothing;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.policy.Schedule;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells that a due step of one claim is withheld, once for each change of the reason: by a hold, or
 * by the days and hours on which customers are written to. A hold keeps no deadline for the step,
 * so when it ends it tells of the step that fell due meanwhile.
 */
final class ClaimWithholding {

  private static final Set<Reason> TOLD =
      Set.of(Reason.ON_HOLD, Reason.NO_CONTACT_DAY, Reason.OUTSIDE_HOURS);

  private final ClaimFacts claim;
  private final ClaimPlan plan;
  private @Nullable StepWithheld told;

  /** The step that was next before a hold was placed; null = none was. */
  private @Nullable PlannedStep displaced;

  ClaimWithholding(ClaimFacts claim, ClaimPlan plan) {
    this.claim = claim;
    this.plan = plan;
  }

  /** Tells of a step whose moment has come, if the decision withholds it for another reason. */
  Optional<StepWithheld> tell(Decision decided, Schedule schedule, Instant now) {
    return decided instanceof Nothing(Reason reason, String level, Instant until, _)
            && level != null
            && TOLD.contains(reason)
            && plan.isFiring(now)
            && !isTold(reason, level)
        ? Optional.of(withheld(level, now, reason, until, schedule))
        : Optional.empty();
  }

  /**
   * Tells of the step that fell due while a hold was in force.
   *
   * @param next the moment at which it may be taken
   */
  Optional<StepWithheld> tellOfHold(Instant next, Schedule schedule, Instant now) {
    PlannedStep step = displaced;
    return step != null && step.at().isBefore(now) && !isTold(Reason.ON_HOLD, step.level())
        ? Optional.of(withheld(step.level(), step.at(), Reason.ON_HOLD, next, schedule))
        : Optional.empty();
  }

  private boolean isTold(Reason reason, String level) {
    return told != null && told.reason() == reason && told.level().equals(level);
  }

  private StepWithheld withheld(
      String level, Instant due, Reason reason, @Nullable Instant until, Schedule schedule) {
    return new StepWithheld(
        claim.opened.caseId(),
        claim.opened.account(),
        claim.opened.invoice(),
        level,
        schedule.day(due),
        reason,
        null,
        null,
        null,
        until);
  }

  /** Called before the plan takes the event in. */
  void remember(ClaimEvent event) {
    switch (event) {
      case StepWithheld step -> told = step;
      case ClaimHeld _ -> displaced = displaced == null ? plan.next() : displaced;
      case StepRequested _, StepAssigned _, StepSkipped _, ClaimEscalated _, CaseReopened _ ->
          forget();
      case ClaimMoved _, DueDateMoved _ -> forget();
      default -> {}
    }
    if (displaced != null && claim.holds.own().isEmpty()) {
      displaced = null;
    }
  }

  private void forget() {
    told = null;
    displaced = null;
  }
}
