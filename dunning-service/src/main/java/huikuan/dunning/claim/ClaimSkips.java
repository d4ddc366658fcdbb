package huikuan.dunning.claim;

import static java.util.Objects.requireNonNull;

import huikuan.dunning.claim.ClaimCommand.SkipStep;
import huikuan.dunning.claim.ClaimEvent.StepSkipped;
import huikuan.dunning.claim.SkipOutcome.Why;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.policy.Schedule;
import huikuan.dunning.task.TaskReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Steps of one claim that people pass. */
final class ClaimSkips {

  private final ClaimFacts claim;
  private final ClaimPlan plan;
  private final List<StepSkipped> skipped = new ArrayList<>();

  ClaimSkips(ClaimFacts claim, ClaimPlan plan) {
    this.claim = claim;
    this.plan = plan;
  }

  /** Tells why the step can't be passed; empty = it can, or was. */
  Optional<SkipOutcome.Refused> refusal(SkipStep command, Schedule schedule) {
    PlannedStep next = claim.isClosed() ? null : plan.next();
    String level = next == null ? null : next.level();
    if (!claim.isClosed() && isDone(command, level, schedule)) {
      return Optional.empty();
    }
    return why(command.level(), level).map(why -> new SkipOutcome.Refused(why, level));
  }

  private Optional<Why> why(String asked, @Nullable String next) {
    if (claim.isClosed()) {
      return Optional.of(Why.CLOSED);
    }
    if (claim.steps.pending() != null) {
      return Optional.of(Why.UNDER_WAY);
    }
    if (next == null) {
      return Optional.of(Why.NO_NEXT_STEP);
    }
    return next.equals(asked) ? Optional.empty() : Optional.of(Why.NOT_THE_NEXT_STEP);
  }

  /**
   * Whether the step was passed. A demand that is made again has the level of the one before: then
   * the same words on the same day are the same request.
   */
  private boolean isDone(SkipStep command, @Nullable String next, Schedule schedule) {
    LocalDate today = schedule.day(command.now());
    return skipped.stream()
        .filter(each -> each.level().equals(command.level()))
        .anyMatch(
            each ->
                !command.level().equals(next)
                    || each.reason().equals(command.reason()) && each.day().equals(today));
  }

  /** Passes the next step. Called only if {@link #refusal} is empty. */
  List<ClaimEvent> skip(SkipStep command, Schedule schedule) {
    PlannedStep next = plan.next();
    if (isDone(command, next == null ? null : next.level(), schedule)) {
      return List.of();
    }
    LocalDate today = schedule.day(command.now());
    LocalDate planned = schedule.day(requireNonNull(next).at());
    boolean order = claim.steps.isOrdered();
    LocalDate from = order ? null : planned.isAfter(today) ? planned : today;
    List<ClaimEvent> events = new ArrayList<>();
    events.add(
        new StepSkipped(
            claim.opened.caseId(),
            claim.opened.account(),
            claim.opened.invoice(),
            command.level(),
            today,
            from,
            command.reason()));
    claim.tasks.cure(TaskReason.NOT_READY).ifPresent(events::add);
    claim.tasks.cure(TaskReason.OWN_STEP).ifPresent(events::add);
    Instant earliest = plan.earliest(schedule, command.now(), command.customer());
    events.addAll(
        plan.planned(
            schedule.plan(
                from == null ? claim.steps.last() : claim.steps.reached(command.level(), from),
                earliest)));
    return events;
  }

  void remember(ClaimEvent event) {
    if (event instanceof StepSkipped step) {
      skipped.add(step);
    }
  }
}
