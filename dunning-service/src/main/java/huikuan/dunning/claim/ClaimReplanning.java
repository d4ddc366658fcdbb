package huikuan.dunning.claim;

import huikuan.contracts.ledger.Contact;
import huikuan.dunning.claim.ClaimCommand.AskAboutGoods;
import huikuan.dunning.claim.ClaimCommand.PlanAnew;
import huikuan.dunning.claim.ClaimEvent.StepsPlanned;
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
    List<ClaimEvent> anew = plan.plan(schedule, command.now(), command.customer());
    boolean keeps =
        waits(schedule, command, anew) || !plan.needsContact() && plan.isFiring(command.now());
    if (!keeps) {
      events.addAll(anew);
    }
    return events;
  }

  /**
   * Whether a step waits for its recipient's hours of the day on which it is due: later today, or
   * on the day for which it would be planned anew.
   */
  private boolean waits(Schedule schedule, PlanAnew command, List<ClaimEvent> anew) {
    Instant now = command.now();
    PlannedStep planned = plan.next();
    if (planned == null || !planned.at().isAfter(now)) {
      return false;
    }
    LocalDate day = schedule.day(planned.at());
    if (!isDue(day, schedule, now) && !isFor(planned.level(), day, schedule, anew)) {
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

  private boolean isDue(LocalDate day, Schedule schedule, Instant now) {
    return day.equals(schedule.day(now))
        && claim.steps.next(schedule, now).filter(due -> !due.at().isAfter(now)).isPresent();
  }

  private static boolean isFor(
      String level, LocalDate day, Schedule schedule, List<ClaimEvent> anew) {
    return anew.stream()
        .flatMap(each -> each instanceof StepsPlanned it ? it.plan().stream().limit(1) : null)
        .anyMatch(each -> each.level().equals(level) && schedule.day(each.at()).equals(day));
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
