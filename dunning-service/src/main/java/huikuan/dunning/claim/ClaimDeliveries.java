package huikuan.dunning.claim;

import huikuan.contracts.AccountId;
import huikuan.dunning.claim.ClaimCommand.ReportDelivery;
import huikuan.dunning.claim.ClaimEvent.DeliveryReported;
import huikuan.dunning.claim.ClaimEvent.StepBounced;
import huikuan.dunning.claim.ClaimEvent.StepNotTaken;
import huikuan.dunning.claim.ClaimEvent.StepPassed;
import huikuan.dunning.claim.ClaimEvent.StepRequested;
import huikuan.dunning.claim.ClaimEvent.StepTaken;
import huikuan.dunning.claim.ClaimSteps.TakenStep;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.policy.Schedule;
import huikuan.dunning.policy.Schedule.Taken;
import huikuan.dunning.task.TaskReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The outcomes of one claim's messages, and their effect on its steps. */
final class ClaimDeliveries {

  private final String caseId;
  private final AccountId account;
  private final String invoice;
  private final ClaimFacts claim;
  private final ClaimPlan plan;
  private final Set<String> reported = new HashSet<>();

  ClaimDeliveries(ClaimFacts claim, ClaimPlan plan) {
    caseId = claim.opened.caseId();
    account = claim.opened.account();
    invoice = claim.opened.invoice();
    this.claim = claim;
    this.plan = plan;
  }

  /** Keeps the outcome of a message; if a step waits for this message, the step goes on. */
  List<ClaimEvent> report(ReportDelivery command, Schedule schedule) {
    if (reported.contains(key(command.request(), command.message(), command.outcome()))) {
      return List.of();
    }
    List<ClaimEvent> events = new ArrayList<>();
    events.add(
        new DeliveryReported(
            caseId,
            command.request(),
            account,
            invoice,
            command.level(),
            command.message(),
            command.outcome(),
            command.contactId(),
            command.at(),
            command.detail()));
    StepRequested pending = claim.steps.pending();
    if (pending != null && pending.request() == command.request()) {
      events.addAll(resolve(pending, command, schedule));
    } else if (command.bounced() && !claim.isClosed()) {
      claim
          .steps
          .undone(command.request())
          .ifPresent(step -> events.addAll(takeBack(step, command, schedule)));
    }
    return events;
  }

  /** Undoes the last step. An earlier step is not undone: a later message has reached somebody. */
  private List<ClaimEvent> takeBack(TakenStep step, ReportDelivery command, Schedule schedule) {
    Taken before = claim.steps.beforeLast();
    Instant next = plan.earliest(schedule, command.recordedAt(), command.customer());
    List<PlannedStep> anew = plan.fromReachable(schedule, next, command.customer(), before);
    List<ClaimEvent> events = new ArrayList<>();
    events.add(
        new StepBounced(
            caseId,
            command.request(),
            account,
            invoice,
            step.level(),
            claim.steps.levelBeforeLast(),
            step.day(),
            command.detail(),
            anew.isEmpty(),
            command.customer().ledgerSequence()));
    events.addAll(plan.plannedOnceReachable(anew));
    return events;
  }

  private List<ClaimEvent> resolve(StepRequested step, ReportDelivery command, Schedule schedule) {
    List<ClaimEvent> events = new ArrayList<>();
    if (command.sent()) {
      LocalDate day = schedule.day(command.at());
      events.add(new StepTaken(caseId, step.request(), account, invoice, step.level(), day));
      claim.tasks.cure(TaskReason.UNALLOCATED_MONEY).ifPresent(events::add);
      if (!claim.isClosed()) {
        Instant next = plan.earliest(schedule, command.recordedAt(), command.customer());
        events.addAll(plan.planned(schedule.plan(claim.steps.reached(step, day), next)));
      }
      return events;
    }
    events.addAll(leaveOut(step, command, schedule));
    return events;
  }

  /** The step is still to be taken, unless a later one was meanwhile. */
  private List<ClaimEvent> leaveOut(StepRequested step, ReportDelivery command, Schedule schedule) {
    Optional<String> letter = claim.steps.passedBy(step);
    boolean unreachable = command.failed() && letter.isEmpty();
    boolean unallocated =
        command.detail().startsWith(Reason.COVERED.word())
            && claim.tasks.isUnallocated(step.day(), schedule);
    Instant next =
        letter.isPresent()
            ? plan.earliest(schedule, command.recordedAt(), command.customer())
            : askedAgain(step, command, unallocated, schedule);
    List<PlannedStep> anew =
        unreachable
            ? plan.fromReachable(schedule, next, command.customer(), claim.steps.last())
            : claim.steps.from(next, schedule);
    List<ClaimEvent> events = new ArrayList<>();
    events.add(
        new StepNotTaken(
            caseId,
            step.request(),
            account,
            invoice,
            step.level(),
            command.detail(),
            unreachable && anew.isEmpty(),
            command.customer().ledgerSequence()));
    letter.ifPresent(
        number ->
            events.add(
                new StepPassed(
                    caseId,
                    account,
                    invoice,
                    step.level(),
                    schedule.day(command.recordedAt()),
                    number)));
    if (unallocated && !claim.isClosed()) {
      events.addAll(
          claim.tasks.raise(TaskReason.UNALLOCATED_MONEY, schedule, command.recordedAt()));
    }
    if (!claim.isClosed()) {
      events.addAll(unreachable ? plan.plannedOnceReachable(anew) : plan.planned(anew));
    }
    return events;
  }

  /**
   * A step is asked for again on another day: the message of this one has left, which may be before
   * the policy's time. One left out for a lasting reason is not asked for each day.
   */
  private Instant askedAgain(
      StepRequested step, ReportDelivery command, boolean unallocated, Schedule schedule) {
    Instant nextDay = schedule.startOf(step.day().plusDays(1));
    Instant from = command.recordedAt().isBefore(nextDay) ? nextDay : command.recordedAt();
    Instant next = plan.earliest(schedule, from, command.customer());
    return unallocated || claim.tasks.lasts(command.detail())
        ? ClaimPlan.askedAgain(step.day(), next, schedule)
        : next;
  }

  private static String key(int request, @Nullable String message, String outcome) {
    return request + " " + message + " " + outcome;
  }

  void remember(ClaimEvent event) {
    if (event instanceof DeliveryReported report) {
      reported.add(key(report.request(), report.message(), report.outcome()));
    }
  }
}
