package huikuan.dunning.claim;

import huikuan.dunning.claim.ClaimCommand.SetCause;
import huikuan.dunning.claim.ClaimEvent.CauseSet;
import huikuan.dunning.claim.ClaimEvent.StepWithheld;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.policy.Schedule;
import huikuan.dunning.standing.Cause;
import huikuan.dunning.task.TaskReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Why one claim is late, as people say. */
final class ClaimCauses {

  private final ClaimFacts claim;
  private final ClaimPlan plan;

  ClaimCauses(ClaimFacts claim, ClaimPlan plan) {
    this.claim = claim;
    this.plan = plan;
  }

  /** An own cause becomes a task for us, which ends when another cause is named. */
  List<ClaimEvent> set(SetCause command, Schedule schedule) {
    CauseSet before = claim.cause();
    CauseSet now =
        new CauseSet(
            claim.opened.caseId(),
            claim.opened.account(),
            claim.opened.invoice(),
            command.cause(),
            command.attitude(),
            command.reason(),
            schedule.day(command.now()));
    if (before != null
        && before.cause() == now.cause()
        && before.attitude() == now.attitude()
        && before.reason().equals(now.reason())) {
      return List.of();
    }
    List<ClaimEvent> events = new ArrayList<>();
    events.add(now);
    if (command.cause() == Cause.OWN) {
      events.addAll(claim.tasks.raise(TaskReason.OWN_FAULT, schedule, command.now()));
    } else if (before != null && before.cause() == Cause.OWN) {
      claim.tasks.cure(TaskReason.OWN_FAULT).ifPresent(events::add);
    }
    return events;
  }

  /** Tells that the step waits until our own fault is mended; until then nothing is planned. */
  List<ClaimEvent> mendFirst(String level, Schedule schedule, Instant now) {
    List<ClaimEvent> events = new ArrayList<>();
    events.add(
        new StepWithheld(
            claim.opened.caseId(),
            claim.opened.account(),
            claim.opened.invoice(),
            level,
            schedule.day(now),
            Reason.OWN_CAUSE,
            null,
            null,
            null,
            null));
    events.addAll(plan.plannedOnceMended());
    return events;
  }
}
