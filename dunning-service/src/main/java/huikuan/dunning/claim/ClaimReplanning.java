package huikuan.dunning.claim;

import huikuan.dunning.claim.ClaimCommand.AskAboutGoods;
import huikuan.dunning.claim.ClaimCommand.PlanAnew;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.policy.Schedule;
import huikuan.dunning.readiness.ClaimBases;
import huikuan.dunning.task.TaskReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Plans the steps of one claim anew, as its customer and its basis are known now. */
final class ClaimReplanning {

  private final ClaimFacts claim;
  private final ClaimPlan plan;

  ClaimReplanning(ClaimFacts claim, ClaimPlan plan) {
    this.claim = claim;
    this.plan = plan;
  }

  List<ClaimEvent> planAnew(PlanAnew command, Schedule schedule, ClaimBases bases) {
    if (claim.isClosed()) {
      return List.of();
    }
    List<ClaimEvent> events = new ArrayList<>();
    if (claim.tasks.isOf(TaskReason.GOODS_UNCONFIRMED) && !claim.basis(bases).lacksProofOfGoods()) {
      claim.tasks.cure(TaskReason.GOODS_UNCONFIRMED).ifPresent(events::add);
    }
    boolean keeps =
        waits(schedule, command) || !plan.needsContact() && plan.isFiring(command.now());
    if (!keeps) {
      events.addAll(plan.plan(schedule, command.now(), command.customer()));
    }
    return events;
  }

  /** Whether a step that is due waits for its recipient's hours, later that day. */
  private boolean waits(Schedule schedule, PlanAnew command) {
    Instant now = command.now();
    PlannedStep planned = plan.next();
    return planned != null
        && planned.at().isAfter(now)
        && schedule.day(planned.at()).equals(schedule.day(now))
        && claim.steps.next(schedule, now).filter(due -> !due.at().isAfter(now)).isPresent()
        && plan.waitsForHours(schedule, command.customer());
  }

  List<ClaimEvent> askAboutGoods(AskAboutGoods command, Schedule schedule, ClaimBases bases) {
    boolean asked =
        !claim.isClosed()
            && schedule.policy().readyWithin() != null
            && claim.basis(bases).lacksProofOfGoods();
    return asked
        ? claim.tasks.raise(TaskReason.GOODS_UNCONFIRMED, schedule, command.now())
        : List.of();
  }
}
