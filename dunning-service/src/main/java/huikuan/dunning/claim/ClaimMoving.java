package huikuan.dunning.claim;

import huikuan.dunning.claim.ClaimCommand.MoveClaim;
import huikuan.dunning.claim.ClaimEvent.ClaimMoved;
import huikuan.dunning.claim.MoveOutcome.Refused;
import huikuan.dunning.claim.MoveOutcome.Why;
import huikuan.dunning.policy.Policy;
import huikuan.dunning.policy.Schedule;
import huikuan.dunning.task.TaskReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Moves one claim to another policy, by a person's order. Steps that are taken stay taken, so
 * chasing goes on after the last one; a policy that has no such level says not where, so a person
 * does.
 */
final class ClaimMoving {

  private final ClaimFacts claim;
  private final ClaimPlan plan;
  private @Nullable ClaimMoved last;

  ClaimMoving(ClaimFacts claim, ClaimPlan plan) {
    this.claim = claim;
    this.plan = plan;
  }

  /** Tells why the claim can't be moved; empty = it can, or was. */
  Optional<Refused> refusal(MoveClaim command) {
    return isDone(command)
        ? Optional.empty()
        : why(command)
            .map(
                why ->
                    new Refused(
                        why,
                        claim.steps.lastLevel(),
                        why == Why.START_NEEDED ? command.policy().starts() : List.of()));
  }

  private Optional<Why> why(MoveClaim command) {
    if (claim.isClosed()) {
      return Optional.of(Why.CLOSED);
    }
    if (command.policy().reference().equals(claim.policy())) {
      return Optional.of(Why.KEPT);
    }
    if (claim.steps.pending() != null
        || claim.steps.isOrdered()
        || claim.steps.assigned() != null) {
      return Optional.of(Why.UNDER_WAY);
    }
    if (goesOn(command.policy())) {
      return Optional.empty();
    }
    if (claim.steps.isEscalated()) {
      return Optional.of(Why.ESCALATED);
    }
    boolean told = command.from() != null && command.policy().starts().contains(command.from());
    return told ? Optional.empty() : Optional.of(Why.START_NEEDED);
  }

  /** Whether the policy has the last level taken, so that it says which step comes next. */
  private boolean goesOn(Policy policy) {
    String level = claim.steps.lastLevel();
    return level == null || policy.has(level);
  }

  private boolean isDone(MoveClaim command) {
    return last != null
        && !claim.isClosed()
        && command.policy().reference().equals(claim.policy())
        && last.policy().equals(claim.policy())
        && last.reason().equals(command.reason());
  }

  /**
   * Moves the claim. Called only if {@link #refusal} is empty.
   *
   * @param schedule by the new policy
   */
  List<ClaimEvent> move(MoveClaim command, Schedule schedule) {
    if (isDone(command)) {
      return List.of();
    }
    String from = goesOn(command.policy()) ? null : command.from();
    List<ClaimEvent> events = new ArrayList<>();
    events.add(
        new ClaimMoved(
            claim.opened.caseId(),
            claim.opened.account(),
            claim.opened.invoice(),
            schedule.day(command.now()),
            command.policy().reference(),
            claim.policy(),
            from,
            command.reason()));
    claim.tasks.cure(TaskReason.NOT_READY).ifPresent(events::add);
    events.addAll(planned(from, command, schedule));
    return events;
  }

  private List<ClaimEvent> planned(@Nullable String from, MoveClaim command, Schedule schedule) {
    if (claim.tasks.isUnderReview()) {
      return plan.plannedOnceReviewed();
    }
    Instant earliest = plan.earliest(schedule, command.now(), command.customer());
    return plan.planned(schedule.plan(claim.steps.moved(from), earliest));
  }

  void remember(ClaimEvent event) {
    if (event instanceof ClaimMoved moved) {
      last = moved;
    }
  }
}
