package huikuan.dunning.claim;

import huikuan.contracts.ledger.Contact;
import huikuan.dunning.claim.ClaimCommand.AskAboutGoods;
import huikuan.dunning.claim.ClaimCommand.PlanAnew;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.policy.Schedule;
import huikuan.dunning.readiness.ClaimBases;
import huikuan.dunning.task.TaskReason;
import java.time.Instant;
import java.time.LocalDate;
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
    LocalDate day = schedule.day(now);
    PlannedStep planned = plan.next();
    if (planned == null
        || !planned.at().isAfter(now)
        || !schedule.day(planned.at()).equals(day)
        || claim.steps.next(schedule, now).filter(due -> !due.at().isAfter(now)).isEmpty()) {
      return false;
    }
    Contact asked =
        command
            .customer()
            .askedOn(day, claim.opened.contract(), schedule.policy().step(planned.level()).roles())
            .orElse(null);
    ContactHours hours = ContactHours.of(asked, schedule, day);
    return hours.areOwn() && hours.isOpen(planned.at());
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
