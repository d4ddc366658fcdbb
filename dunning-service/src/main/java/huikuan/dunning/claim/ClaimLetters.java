package huikuan.dunning.claim;

import huikuan.dunning.claim.ClaimCommand.RecordDemand;
import huikuan.dunning.claim.ClaimEvent.DemandArrived;
import huikuan.dunning.claim.ClaimEvent.StepPassed;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.policy.Schedule;
import huikuan.dunning.policy.Schedule.Taken;
import huikuan.dunning.policy.Step;
import huikuan.dunning.task.TaskReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The demands of one claim that arrived by letter. Each stands in for a demand of the policy. */
final class ClaimLetters {

  private final ClaimFacts claim;
  private final ClaimPlan plan;
  private final Map<String, Set<String>> proofs = new HashMap<>();

  ClaimLetters(ClaimFacts claim, ClaimPlan plan) {
    this.claim = claim;
    this.plan = plan;
  }

  /** Records the demand. A better proof of the same letter is recorded, and changes no step. */
  List<ClaimEvent> record(RecordDemand command, Schedule schedule) {
    Set<String> before = proofs.getOrDefault(command.letter(), Set.of());
    if (before.contains(command.proof())) {
      return List.of();
    }
    Optional<Step> step =
        before.isEmpty() ? claim.steps.demandByLetter(schedule.policy()) : Optional.empty();
    List<ClaimEvent> events = new ArrayList<>();
    events.add(arrived(command, step.map(Step::level).orElse(null), schedule));
    step.ifPresent(demand -> events.addAll(goOn(demand.level(), command, schedule)));
    return events;
  }

  private DemandArrived arrived(RecordDemand command, @Nullable String level, Schedule schedule) {
    return new DemandArrived(
        claim.opened.caseId(),
        claim.opened.account(),
        claim.opened.invoice(),
        command.letter(),
        command.proof(),
        command.arrivedOn(),
        command.open(),
        level,
        level == null ? null : schedule.policy().ordinalOf(level));
  }

  /** Tells of each step that the demand overtakes, and plans what follows the demand. */
  private List<ClaimEvent> goOn(String level, RecordDemand command, Schedule schedule) {
    Instant next = plan.earliest(schedule, command.now(), command.customer());
    List<ClaimEvent> events = new ArrayList<>();
    if (claim.isClosed()) {
      return events;
    }
    LocalDate day = schedule.day(command.now());
    claim.steps.behindPending(schedule, next).stream()
        .map(PlannedStep::level)
        .takeWhile(each -> isBefore(each, level, schedule))
        .forEach(
            each ->
                events.add(
                    new StepPassed(
                        claim.opened.caseId(),
                        claim.opened.account(),
                        claim.opened.invoice(),
                        each,
                        day,
                        command.letter())));
    claim.tasks.cure(TaskReason.NOT_READY).ifPresent(events::add);
    claim.tasks.cure(TaskReason.OWN_STEP).ifPresent(events::add);
    events.addAll(planned(level, next, command, schedule));
    return events;
  }

  private static boolean isBefore(String step, String level, Schedule schedule) {
    return schedule.policy().ordinalOf(step) < schedule.policy().ordinalOf(level);
  }

  private List<ClaimEvent> planned(
      String level, Instant next, RecordDemand command, Schedule schedule) {
    if (claim.tasks.isUnderReview()) {
      return plan.plannedOnceReviewed();
    }
    Taken reached = claim.steps.reachedByLetter(level, command.arrivedOn());
    return plan.planned(claim.steps.behindLetter(reached, next, schedule));
  }

  void remember(ClaimEvent event) {
    if (event instanceof DemandArrived demand) {
      proofs.computeIfAbsent(demand.letter(), any -> new HashSet<>()).add(demand.proof());
    }
  }
}
