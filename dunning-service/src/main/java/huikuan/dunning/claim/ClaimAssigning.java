package huikuan.dunning.claim;

import static java.util.Objects.requireNonNull;

import huikuan.dunning.claim.ClaimEvent.AssignedStepEnded;
import huikuan.dunning.claim.ClaimEvent.StepAssigned;
import huikuan.dunning.policy.Schedule;
import huikuan.dunning.policy.Step;
import huikuan.dunning.task.TaskReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Steps of one claim that our own people take, such as a call. Each is a task of theirs. */
final class ClaimAssigning {

  private final ClaimFacts claim;
  private final ClaimPlan plan;

  ClaimAssigning(ClaimFacts claim, ClaimPlan plan) {
    this.claim = claim;
    this.plan = plan;
  }

  /** Gives a step to our people; one that they have not done in time is passed. */
  List<ClaimEvent> take(Step step, Schedule schedule, Instant now) {
    return claim.steps.isAssigned(step.level())
        ? end(AssignedStepEnded.NOT_DONE, schedule, now)
        : assign(step, schedule, now);
  }

  private List<ClaimEvent> assign(Step step, Schedule schedule, Instant now) {
    LocalDate day = schedule.day(now);
    LocalDate last = schedule.workingDays().plus(day, requireNonNull(step.passAfter()));
    Instant until = schedule.firstFrom(last);
    List<ClaimEvent> events = new ArrayList<>();
    events.add(
        new StepAssigned(
            claim.opened.caseId(),
            claim.opened.account(),
            claim.opened.invoice(),
            step.level(),
            day,
            requireNonNull(step.words()),
            until));
    events.addAll(claim.tasks.raise(TaskReason.OWN_STEP, schedule, now));
    events.addAll(plan.planned(claim.steps.from(step.level(), until, schedule)));
    return events;
  }

  /** Ends the step, and plans those behind it. */
  private List<ClaimEvent> end(String by, Schedule schedule, Instant now) {
    List<ClaimEvent> events = new ArrayList<>(over(by, schedule, now));
    String level = requireNonNull(claim.steps.assigned()).level();
    events.addAll(plan.planned(schedule.plan(claim.steps.reached(level, schedule.day(now)), now)));
    return events;
  }

  /** Tells that the step is over, and so is its task; nothing if our people have none. */
  List<ClaimEvent> over(String by, Schedule schedule, Instant now) {
    StepAssigned step = claim.steps.assigned();
    if (step == null) {
      return List.of();
    }
    List<ClaimEvent> events = new ArrayList<>();
    events.add(
        new AssignedStepEnded(
            claim.opened.caseId(),
            claim.opened.account(),
            claim.opened.invoice(),
            step.level(),
            schedule.day(now),
            by));
    claim.tasks.cure(TaskReason.OWN_STEP).ifPresent(events::add);
    return events;
  }

  /** The task is done, so the step is taken. */
  List<ClaimEvent> done(Schedule schedule, Instant now, Instant next) {
    StepAssigned step = requireNonNull(claim.steps.assigned());
    LocalDate day = schedule.day(now);
    List<ClaimEvent> events = new ArrayList<>();
    events.add(
        new AssignedStepEnded(
            claim.opened.caseId(),
            claim.opened.account(),
            claim.opened.invoice(),
            step.level(),
            day,
            AssignedStepEnded.DONE));
    events.addAll(plan.planned(schedule.plan(claim.steps.reached(step.level(), day), next)));
    return events;
  }
}
