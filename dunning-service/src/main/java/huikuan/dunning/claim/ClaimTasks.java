package huikuan.dunning.claim;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.Money;
import huikuan.dunning.claim.ClaimCommand.EndTask;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.claim.ClaimEvent.ClaimEscalated;
import huikuan.dunning.claim.ClaimEvent.ClaimMoved;
import huikuan.dunning.claim.ClaimEvent.DemandArrived;
import huikuan.dunning.claim.ClaimEvent.DemandOrdered;
import huikuan.dunning.claim.ClaimEvent.StepBounced;
import huikuan.dunning.claim.ClaimEvent.StepNotTaken;
import huikuan.dunning.claim.ClaimEvent.StepPassed;
import huikuan.dunning.claim.ClaimEvent.StepRequested;
import huikuan.dunning.claim.ClaimEvent.StepSkipped;
import huikuan.dunning.claim.ClaimEvent.StepTaken;
import huikuan.dunning.claim.ClaimEvent.StepWithheld;
import huikuan.dunning.claim.ClaimEvent.TaskEnded;
import huikuan.dunning.claim.ClaimEvent.TaskRaised;
import huikuan.dunning.claim.Decision.Nothing;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.policy.Policy.Review;
import huikuan.dunning.policy.Schedule;
import huikuan.dunning.task.TaskReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one claim that somebody has to see to: at most one for each reason, side by side,
 * and at most one of them is a review.
 */
final class ClaimTasks {

  /** What a reason begins with that names the money. */
  private static final String COVERED_BY = Reason.COVERED.word() + ": ";

  private final CaseOpened claim;
  private final Map<TaskReason, TaskRaised> open = new EnumMap<>(TaskReason.class);
  private boolean reviewed;
  private @Nullable LocalDate askedOn;
  private @Nullable LocalDate coveredSince;
  private @Nullable LocalDate waitsSince;
  private @Nullable String notTaken;

  ClaimTasks(CaseOpened claim) {
    this.claim = claim;
  }

  void remember(ClaimEvent event) {
    switch (event) {
      case TaskRaised raised -> {
        open.put(raised.task(), raised);
        // Money may have to be allocated for an agreement, too: then no step was left out.
        boolean leftOut = raised.task() == TaskReason.UNALLOCATED_MONEY && coveredSince != null;
        if (leftOut && waitsSince == null) {
          waitsSince = askedOn;
        }
      }
      case TaskEnded ended -> {
        open.remove(ended.task());
        reviewed |= ended.task().isReview();
      }
      case DemandOrdered _ -> reviewed = true;
      case StepRequested step -> askedOn = step.day();
      case StepNotTaken step -> {
        LocalDate since = coveredSince == null ? askedOn : coveredSince;
        coveredSince = step.reason().startsWith(Reason.COVERED.word()) ? since : null;
        waitsSince = lasts(step.reason()) ? askedOn : null;
        notTaken = step.reason();
      }
      case StepWithheld step when step.reason() == Reason.COVERED -> {
        coveredSince = coveredSince == null ? step.day() : coveredSince;
        waitsSince = step.day();
        notTaken = COVERED_BY + step.detail();
      }
      case StepTaken _, StepSkipped _, ClaimEscalated _ -> {
        coveredSince = null;
        waitsSince = null;
      }
      case DemandArrived demand when demand.level() != null -> waitsSince = null;
      case StepPassed _, ClaimMoved _ -> waitsSince = null;
      // An earlier step is the next one again.
      case StepBounced _ -> waitsSince = null;
      case CaseClosed _ -> {
        open.clear();
        coveredSince = null;
        waitsSince = null;
      }
      default -> {}
    }
  }

  /** Whether a reason for which the step is left out lasts: it is not likely to change soon. */
  boolean lasts(String reason) {
    return reason.equals(Reason.BELOW_MINIMUM.word())
        || reason.startsWith(Reason.COVERED.word()) && isOf(TaskReason.UNALLOCATED_MONEY);
  }

  /**
   * The moment at which the step may be asked for again; without a lasting reason, the given one.
   */
  Instant askedAgain(Instant next, Schedule schedule) {
    return waitsSince == null ? next : ClaimPlan.askedAgain(waitsSince, next, schedule);
  }

  /** The decision while a step waits for a lasting reason. */
  Nothing waits(String level, Instant until) {
    String why = requireNonNull(notTaken);
    return why.startsWith(COVERED_BY)
        ? new Nothing(Reason.COVERED, level, until, why.substring(COVERED_BY.length()))
        : new Nothing(Reason.BELOW_MINIMUM, level, until);
  }

  boolean isOf(TaskReason reason) {
    return open.containsKey(reason);
  }

  /** Whether a person has to review the claim before it is chased. */
  boolean isUnderReview() {
    return underReview().isPresent();
  }

  private Optional<TaskReason> underReview() {
    return open.keySet().stream().filter(TaskReason::isReview).findFirst();
  }

  /**
   * Tells why a person has to review the claim before it is chased for the first time; empty = no
   * review is needed, or it was done.
   *
   * @param largestOther the customer's largest other claim; null = there is none, or it does not
   *     matter
   */
  Optional<TaskReason> review(Schedule schedule, @Nullable Money largestOther, Instant now) {
    Review rules = schedule.policy().review();
    if (rules == null || reviewed) {
      return Optional.empty();
    }
    LocalDate known = schedule.day(claim.recordedAt());
    return Reviews.of(rules, claim, schedule.dueOn(), known, schedule.day(now), largestOther);
  }

  /**
   * Whether money that covers the claim should have been allocated by now.
   *
   * @param day the day of the covered step
   */
  boolean isUnallocated(LocalDate day, Schedule schedule) {
    Integer within = schedule.policy().allocateWithin();
    return within != null
        && coveredSince != null
        && !day.isBefore(schedule.workingDays().plus(coveredSince, within));
  }

  /** Raises a task, beside those of other reasons; once. */
  List<ClaimEvent> raise(TaskReason reason, Schedule schedule, Instant now) {
    return isOf(reason)
        ? List.of()
        : List.of(
            new TaskRaised(
                claim.caseId(), claim.account(), claim.invoice(), reason, schedule.day(now), now));
  }

  /** Ends a task; empty if the claim has no such task, or one that was raised later. */
  Optional<TaskEnded> end(EndTask command) {
    TaskRaised task = open.get(command.task());
    return task == null || task.at().isAfter(command.raisedUntil())
        ? Optional.empty()
        : Optional.of(
            new TaskEnded(
                claim.caseId(),
                claim.account(),
                claim.invoice(),
                command.task(),
                "done",
                command.person(),
                command.note()));
  }

  /** Ends the review: a person who orders a demand has looked at the claim. */
  Optional<TaskEnded> endReview() {
    return underReview().flatMap(review -> ended(review, "done"));
  }

  /** Ends the task of a reason, if there is one: the reason no longer holds. */
  Optional<TaskEnded> cure(TaskReason reason) {
    return ended(reason, "cured");
  }

  private Optional<TaskEnded> ended(TaskReason reason, String by) {
    return isOf(reason)
        ? Optional.of(new TaskEnded(claim.caseId(), claim.account(), claim.invoice(), reason, by))
        : Optional.empty();
  }
}
