package huikuan.dunning.claim;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import huikuan.dunning.claim.ClaimEvent.AssignedStepEnded;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.claim.ClaimEvent.ClaimEscalated;
import huikuan.dunning.claim.ClaimEvent.ClaimMoved;
import huikuan.dunning.claim.ClaimEvent.DemandArrived;
import huikuan.dunning.claim.ClaimEvent.DemandOrdered;
import huikuan.dunning.claim.ClaimEvent.StepAssigned;
import huikuan.dunning.claim.ClaimEvent.StepBounced;
import huikuan.dunning.claim.ClaimEvent.StepNotTaken;
import huikuan.dunning.claim.ClaimEvent.StepPassed;
import huikuan.dunning.claim.ClaimEvent.StepRequested;
import huikuan.dunning.claim.ClaimEvent.StepSkipped;
import huikuan.dunning.claim.ClaimEvent.StepTaken;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.policy.Policy;
import huikuan.dunning.policy.Schedule;
import huikuan.dunning.policy.Schedule.Taken;
import huikuan.dunning.policy.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The steps of one claim: those taken, the one under way, and an ordered demand. */
final class ClaimSteps {

  private final List<TakenStep> taken = new ArrayList<>();
  private int requests;
  private @Nullable StepRequested pending;
  private @Nullable ClaimEscalated escalated;
  private @Nullable DemandOrdered ordered;
  private @Nullable StepAssigned assigned;

  private final MovedPosition moved = new MovedPosition();

  /**
   * A step that was taken.
   *
   * @param request of its message; 0 = none: it was taken by letter, or a person passed it
   * @param letter that arrived and stands in for it; null = none
   * @param isSkipped whether nobody took it
   */
  record TakenStep(
      int request, String level, LocalDate day, @Nullable DemandArrived letter, boolean isSkipped) {

    private boolean isByLetter() {
      return letter != null;
    }
  }

  void remember(ClaimEvent event) {
    switch (event) {
      case StepRequested step -> {
        requests = step.request();
        pending = step;
      }
      case StepTaken step -> {
        add(step);
        pending = null;
        ordered = null;
      }
      case DemandArrived demand when demand.level() != null ->
          taken.add(new TakenStep(0, demand.level(), demand.day(), demand, false));
      case StepSkipped step -> {
        ordered = null;
        assigned = null;
        if (step.from() != null) {
          taken.add(new TakenStep(0, step.level(), step.from(), null, true));
        }
      }
      case StepAssigned step -> assigned = step;
      case AssignedStepEnded step -> {
        assigned = null;
        taken.add(new TakenStep(0, step.level(), step.day(), null, !step.wasDone()));
      }
      case StepPassed step when isAssigned(step.level()) -> assigned = null;
      case StepNotTaken _ -> pending = null;
      case StepBounced step -> {
        taken.removeLast();
        moved.undo(step.level(), taken.size());
      }
      case ClaimMoved step -> moved.begin(step.from(), taken.size());
      case ClaimEscalated step -> escalated = step;
      case DemandOrdered order -> ordered = order;
      case CaseClosed _ -> {
        escalated = null;
        ordered = null;
        assigned = null;
      }
      default -> {}
    }
  }

  /** The last step stays the last, if it is a letter's demand that came meanwhile. */
  private void add(StepTaken step) {
    boolean passed = pending != null && passedBy(pending).isPresent();
    taken.add(
        passed ? taken.size() - 1 : taken.size(),
        new TakenStep(step.request(), step.level(), step.day(), null, false));
  }

  /** The letter by which the policy's demand after a step was made; empty = none was. */
  Optional<String> passedBy(StepRequested step) {
    return !moved.isBehind(taken.size())
        ? Optional.empty()
        : Optional.ofNullable(taken.getLast().letter())
            .filter(demand -> requireNonNull(demand.ordinal()) > step.ordinal())
            .map(DemandArrived::letter);
  }

  /** The step whose message is requested and has not left yet; null = none. */
  @Nullable StepRequested pending() {
    return pending;
  }

  /** Whether no message of the claim has left, and no demand is ordered. */
  boolean isNew() {
    return taken.stream().allMatch(step -> step.request() == 0) && ordered == null;
  }

  /** What a person wants, and has not left; null = nothing. */
  @Nullable DemandOrdered ordered() {
    return ordered;
  }

  boolean isOrdered() {
    return ordered != null;
  }

  /** The step that our own people are to take; null = there is none. */
  @Nullable StepAssigned assigned() {
    return assigned;
  }

  /** Whether the step of a level is theirs to do. */
  boolean isAssigned(String level) {
    return assigned != null && assigned.level().equals(level);
  }

  int nextRequest() {
    return requests + 1;
  }

  /** Whether the claim is escalated, and the policy repeats no demand. */
  boolean isOver(Policy policy) {
    return escalated != null && policy.again().isEmpty();
  }

  /** The next step; an ordered demand comes before the policy's next step. */
  Optional<PlannedStep> next(Schedule schedule, Instant now) {
    if (ordered != null) {
      return Optional.of(new PlannedStep(ordered.level(), ordered.at()));
    }
    return assigned == null
        ? schedule.next(last(), now)
        : Optional.of(new PlannedStep(assigned.level(), assigned.until()));
  }

  /** The next demand of a policy, or its last demand again; empty = it has none. */
  Optional<Step> demand(Policy policy) {
    return nextDemand(policy).or(() -> demands(policy).reduce((one, other) -> other));
  }

  /** The demand for which a letter stands in: the next one, or after the escalation the last. */
  Optional<Step> demandByLetter(Policy policy) {
    return escalated == null ? nextDemand(policy) : demand(policy);
  }

  private Optional<Step> nextDemand(Policy policy) {
    Set<String> made = taken.stream().map(TakenStep::level).collect(toSet());
    return demands(policy).filter(step -> !made.contains(step.level())).findFirst();
  }

  private static Stream<Step> demands(Policy policy) {
    return policy.steps().stream().filter(step -> step.kind() == Step.Kind.DEMAND);
  }

  /** All coming steps, from a moment on, if the step under way is taken. */
  List<PlannedStep> behindPending(Schedule schedule, Instant earliest) {
    return schedule.plan(reached(), earliest);
  }

  /** All coming steps, from a moment on. */
  List<PlannedStep> from(Instant earliest, Schedule schedule) {
    return from(earliest, schedule, last());
  }

  /** All coming steps once a demand arrived; one under way that is not before it goes on. */
  List<PlannedStep> behindLetter(Taken arrived, Instant earliest, Schedule schedule) {
    boolean goesOn =
        pending != null
            && pending.ordinal() >= schedule.policy().ordinalOf(requireNonNull(arrived.level()));
    if (goesOn) {
      return behindPending(schedule, earliest);
    }
    return ordered == null ? schedule.plan(arrived, earliest) : from(earliest, schedule, ordered);
  }

  List<PlannedStep> from(Instant earliest, Schedule schedule, @Nullable Taken last) {
    if (ordered != null) {
      return from(earliest, schedule, ordered);
    }
    return assigned == null
        ? schedule.plan(last, earliest)
        : from(assigned.level(), later(assigned.until(), earliest), schedule);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }

  /** The ordered demand comes first, and later steps keep their distance from it. */
  List<PlannedStep> from(Instant earliest, Schedule schedule, DemandOrdered order) {
    return from(order.level(), later(order.at(), earliest), schedule);
  }

  /** A step first, at its moment, and later ones that keep their distance from it. */
  List<PlannedStep> from(String level, Instant at, Schedule schedule) {
    List<PlannedStep> steps = new ArrayList<>();
    steps.add(new PlannedStep(level, at));
    steps.addAll(schedule.plan(reached(level, schedule.day(at)), at));
    return steps;
  }

  /** The last step taken, if a bounce of its message undoes it: no later step was taken. */
  Optional<TakenStep> undone(int request) {
    if (pending != null
        || assigned != null
        || taken.isEmpty()
        || taken.getLast().request() != request) {
      return Optional.empty();
    }
    TakenStep last = taken.getLast();
    boolean passed = escalated != null && !last.day().isAfter(escalated.day());
    return passed ? Optional.empty() : Optional.of(last);
  }

  /** The step before the last one, as the next is counted from it; null = none. */
  @Nullable Taken beforeLast() {
    return reached(taken.subList(0, taken.size() - 1));
  }

  /** The level that is the last one taken again, if the last step is undone; null = none is. */
  @Nullable String levelBeforeLast() {
    if (escalated != null) {
      return escalated.level();
    }
    return taken.subList(0, taken.size() - 1).stream()
        .filter(step -> !step.isSkipped())
        .reduce((_, later) -> later)
        .map(TakenStep::level)
        .orElse(null);
  }

  /** The step from which the next one is counted, once the message of a step left on a day. */
  Taken reached(StepRequested step, LocalDate day) {
    return passedBy(step).isPresent() ? requireNonNull(last()) : reached(step.level(), day);
  }

  /** The step from which the next one is counted, once a demand arrived by letter. */
  Taken reachedByLetter(String level, LocalDate day) {
    return reached(level, day, true);
  }

  /** The step from which the next one is counted, once a step of a level is taken on a day. */
  Taken reached(String level, LocalDate day) {
    return reached(level, day, false);
  }

  private Taken reached(String level, LocalDate day, boolean arrived) {
    // After the escalation a repeated demand does not change the level.
    if (escalated == null) {
      return new Taken(level, day, arrived);
    }
    return new Taken(escalated.level(), day.isAfter(escalated.day()) ? day : escalated.day());
  }

  private @Nullable Taken reached() {
    return pending == null ? last() : reached(pending, pending.day());
  }

  @Nullable Taken last() {
    return reached(taken);
  }

  private @Nullable Taken reached(List<TakenStep> steps) {
    String undone = steps.size() < taken.size() ? taken.get(steps.size()).level() : null;
    return reached(steps, escalated == null ? moved.then(steps.size(), undone) : null);
  }

  private @Nullable Taken reached(List<TakenStep> steps, @Nullable String then) {
    if (steps.isEmpty()) {
      return escalated == null ? null : new Taken(escalated.level(), escalated.day());
    }
    TakenStep last = steps.getLast();
    return then == null
        ? reached(last.level(), last.day(), last.isByLetter())
        : new Taken(null, last.day(), last.isByLetter(), then);
  }

  /** The last level taken; null = none is. */
  @Nullable String lastLevel() {
    if (escalated != null) {
      return escalated.level();
    }
    return taken.isEmpty() ? null : taken.getLast().level();
  }

  /** Whether the claim is escalated. */
  boolean isEscalated() {
    return escalated != null;
  }

  /** The step from which the next one is counted, once the claim is moved. */
  @Nullable Taken moved(@Nullable String start) {
    return reached(taken, start);
  }
}
