package huikuan.dunning.claim;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.Money;
import huikuan.dunning.claim.ClaimCommand.Chase;
import huikuan.dunning.claim.Decision.Nothing;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.claim.Decision.Take;
import huikuan.dunning.policy.Schedule;
import huikuan.dunning.policy.Step;
import huikuan.dunning.readiness.ClaimBases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries out the decisions about one claim. */
final class ClaimChasing {

  private final ClaimFacts claim;
  private final ClaimPlan plan;
  private final ClaimDecisions decisions;
  private final ClaimTaking taking;
  private final ClaimWithholding withholding;

  ClaimChasing(
      ClaimFacts claim,
      ClaimPlan plan,
      ClaimDecisions decisions,
      ClaimTaking taking,
      ClaimWithholding withholding) {
    this.withholding = withholding;
    this.claim = claim;
    this.plan = plan;
    this.decisions = decisions;
    this.taking = taking;
  }

  /** Carries out the decision made at the command's moment. */
  List<ClaimEvent> chase(Decision decided, Schedule schedule, Chase command, ClaimBases bases) {
    List<ClaimEvent> events = new ArrayList<>();
    withholding.tell(decided, schedule, command.now()).ifPresent(events::add);
    events.addAll(carryOut(decided, schedule, command, bases));
    boolean waitsNoLonger =
        events.isEmpty()
            && taking.isWithheld()
            && !(decided instanceof Nothing nothing && nothing.reason().ofCompany());
    return waitsNoLonger ? List.of(plan.asItIs()) : events;
  }

  private List<ClaimEvent> carryOut(
      Decision decided, Schedule schedule, Chase command, ClaimBases bases) {
    return switch (decided) {
      case Take(Step step, Money asked) ->
          taking.take(
              step, asked, asksForReceipt(step, schedule, command, bases), schedule, command);
      case Nothing(Reason reason, _, _, _) when reason == Reason.CLOSED -> List.of();
      case Nothing(Reason reason, _, _, _) when reason == Reason.NEEDS_REVIEW ->
          review(schedule, command);
      case Nothing(Reason reason, String level, _, _) when reason == Reason.NOBODY_TO_WRITE_TO ->
          taking.miss(requireNonNull(level), schedule, command);
      case Nothing(Reason reason, String level, Instant until, String by)
          when reason == Reason.COVERED && until == null ->
          taking.spare(requireNonNull(level), requireNonNull(by), schedule, command);
      case Nothing(Reason reason, String level, Instant until, String missing)
          when reason == Reason.NOT_READY ->
          taking.await(
              requireNonNull(level),
              requireNonNull(missing),
              requireNonNull(until),
              schedule,
              command);
      case Nothing(Reason reason, String level, _, _) when reason == Reason.OWN_CAUSE ->
          new ClaimCauses(claim, plan).mendFirst(requireNonNull(level), schedule, command.now());
      case Nothing(Reason reason, String level, Instant until, _) when reason.ofCompany() ->
          taking.withhold(reason, requireNonNull(level), until, schedule, command);
      case Nothing(Reason reason, String level, Instant until, _)
          when reason == Reason.OUTSIDE_HOURS && canBeAsked(level, command, until, schedule) ->
          plan.planned(claim.steps.from(requireNonNull(until), schedule));
      case Nothing _ -> plan.plan(schedule, command.now(), command.customer());
    };
  }

  private boolean canBeAsked(
      @Nullable String level, Chase command, @Nullable Instant at, Schedule schedule) {
    return !plan.needsContact()
        || command
            .customer()
            .askedOn(
                schedule.day(requireNonNull(at)),
                claim.opened.contract(),
                schedule.policy().step(requireNonNull(level)).roles())
            .isPresent();
  }

  /** Tells once that a person has to look at the claim; until then nothing is planned. */
  private List<ClaimEvent> review(Schedule schedule, Chase command) {
    List<ClaimEvent> events = new ArrayList<>();
    if (!claim.tasks.isUnderReview()) {
      decisions
          .review(schedule, command.customer(), command.now())
          .ifPresent(reason -> events.addAll(claim.tasks.raise(reason, schedule, command.now())));
    }
    events.addAll(plan.plannedOnceReviewed());
    return events;
  }

  /**
   * Whether the message asks the customer to confirm that it has the goods: before the due date, if
   * the demand after it will need a proof of that, and there is none; null = it does not.
   */
  private @Nullable Boolean asksForReceipt(
      Step step, Schedule schedule, Chase command, ClaimBases bases) {
    boolean asks =
        step.kind() == Step.Kind.COURTESY
            && !schedule.day(command.now()).isAfter(claim.dueOn())
            && schedule.policy().readyWithin() != null
            && claim.basis(bases).lacksProofOfGoods();
    return asks ? true : null;
  }
}
