package huikuan.dunning.claim;

import huikuan.dunning.claim.ClaimCommand.ChangeOpenAmount;
import huikuan.dunning.claim.ClaimCommand.MoveDueDate;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.claim.ClaimEvent.CaseReopened;
import huikuan.dunning.claim.ClaimEvent.DueDateMoved;
import huikuan.dunning.hold.HoldsInForce;
import huikuan.dunning.policy.Schedule;
import huikuan.dunning.task.TaskReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows what is open of one claim, and when it is due. */
final class ClaimChanges {

  private final ClaimFacts claim;
  private final ClaimPlan plan;

  ClaimChanges(ClaimFacts claim, ClaimPlan plan) {
    this.claim = claim;
    this.plan = plan;
  }

  /** Moves the due date. The coming steps are planned anew, if the claim is chased. */
  List<ClaimEvent> moveDueDate(MoveDueDate command, Schedule schedule) {
    if (claim.knowsDueDateAfter(command.position()) || command.dueOn().equals(claim.dueOn())) {
      return List.of();
    }
    List<ClaimEvent> events = new ArrayList<>();
    events.add(
        new DueDateMoved(
            claim.opened.caseId(),
            claim.opened.account(),
            claim.opened.invoice(),
            command.dueOn(),
            command.before(),
            command.reason(),
            command.position()));
    if (!claim.isClosed()) {
      claim.tasks.cure(TaskReason.NOT_READY).ifPresent(events::add);
      if (command.dueOn().isAfter(schedule.day(command.recordedAt()))) {
        claim.tasks.cure(TaskReason.SHORT_PAID).ifPresent(events::add);
      }
      Schedule moved = schedule.dueOn(command.dueOn());
      events.addAll(plan.plan(moved, command.recordedAt(), command.customer()));
    }
    return events;
  }

  /** Follows the open amount: closes the case at zero, and reopens it when some is open again. */
  List<ClaimEvent> follow(ChangeOpenAmount command, Schedule schedule) {
    boolean idle =
        command.open().equals(claim.open().amount())
            || claim.isClosed() && command.document().receipt();
    if (idle || !claim.open().isOlderThan(command)) {
      return List.of();
    }
    ClaimEvent changed = OpenAmount.changed(claim.opened, command);
    if (command.open().signum() <= 0) {
      String reason = command.undoesItem() ? CaseClosed.REVERSED : "settled";
      return closing(
          changed,
          new CaseClosed(
              claim.opened.caseId(), claim.opened.account(), claim.opened.invoice(), reason));
    }
    List<ClaimEvent> events = new ArrayList<>();
    events.add(changed);
    if (claim.isClosed()) {
      events.add(reopen(command, schedule));
    } else {
      events.addAll(planAsHeld(command, schedule));
    }
    return events;
  }

  /** Plans anew if the claim becomes wholly held, or is no longer wholly held. */
  private List<ClaimEvent> planAsHeld(ChangeOpenAmount command, Schedule schedule) {
    Instant now = command.recordedAt();
    HoldsInForce inForce = claim.holds.with(command.customer());
    Optional<Instant> before = inForce.heldUntil(claim.open().amount(), now);
    if (plan.isFiring(now) || inForce.heldUntil(command.open(), now).equals(before)) {
      return List.of();
    }
    return plan.plan(
        schedule,
        now,
        command.customer(),
        ClaimPlan.earliest(schedule, now, inForce, command.open()));
  }

  private List<ClaimEvent> closing(ClaimEvent changed, CaseClosed end) {
    List<ClaimEvent> events = new ArrayList<>();
    events.add(changed);
    events.addAll(claim.holds.endAll());
    events.add(end);
    return events;
  }

  /** Plans as for an invoice that becomes known now, but keeps the reminders already taken. */
  private CaseReopened reopen(ChangeOpenAmount command, Schedule schedule) {
    Instant now = command.recordedAt();
    Schedule again = schedule.openAgain(now);
    Instant next =
        ClaimPlan.earliest(again, now, claim.holds.with(command.customer()), command.open());
    return new CaseReopened(
        claim.opened.caseId(),
        claim.opened.account(),
        claim.opened.invoice(),
        now,
        claim.steps.behindPending(again, next));
  }
}
