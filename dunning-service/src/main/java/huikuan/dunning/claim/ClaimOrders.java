package huikuan.dunning.claim;

import huikuan.contracts.ledger.Contact.Role;
import huikuan.contracts.ledger.WhoIsAsked;
import huikuan.dunning.claim.ClaimCommand.EndTask;
import huikuan.dunning.claim.ClaimCommand.OrderDemand;
import huikuan.dunning.claim.ClaimEvent.AssignedStepEnded;
import huikuan.dunning.claim.ClaimEvent.DemandOrdered;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.policy.Schedule;
import huikuan.dunning.policy.Step;
import huikuan.dunning.task.TaskReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Orders of people for one claim: a task is done, or a demand is to be sent at once. */
final class ClaimOrders {

  private final ClaimFacts claim;
  private final ClaimPlan plan;
  private final ClaimAssigning assigning;

  ClaimOrders(ClaimFacts claim, ClaimPlan plan, ClaimAssigning assigning) {
    this.assigning = assigning;
    this.claim = claim;
    this.plan = plan;
  }

  /** Ends a task: the claim is chased from the next contact day on. */
  List<ClaimEvent> endTask(EndTask command, Schedule schedule) {
    List<ClaimEvent> events = new ArrayList<>();
    claim
        .tasks
        .end(command)
        .ifPresent(
            ended -> {
              events.add(ended);
              Instant next = plan.earliest(schedule, command.now(), command.customer());
              boolean step =
                  command.task() == TaskReason.OWN_STEP && claim.steps.assigned() != null;
              events.addAll(
                  step
                      ? assigning.done(schedule, command.now(), next)
                      : plan.planned(claim.steps.from(next, schedule)));
            });
    return events;
  }

  /** Tells why no demand can be sent now; empty = one can. */
  Optional<Reason> refusal(OrderDemand command, Schedule schedule) {
    Instant now = command.now();
    Customer customer = command.customer();
    if (claim.isClosed()) {
      return Optional.of(Reason.CLOSED);
    }
    if (claim.steps.pending() != null) {
      return Optional.of(Reason.UNDER_WAY);
    }
    if (claim.holds.with(customer).heldUntil(claim.open().amount(), now).isPresent()) {
      return Optional.of(Reason.ON_HOLD);
    }
    Optional<Reason> barred = ClaimDecisions.barred(customer.chasing(), schedule, now);
    if (barred.isPresent()) {
      return barred;
    }
    Optional<Step> demand = claim.steps.demand(schedule.policy());
    List<Role> roles = demand.map(Step::roles).orElse(WhoIsAsked.ROLES);
    if (customer.askedOn(schedule.day(now), claim.opened.contract(), roles).isEmpty()) {
      return Optional.of(Reason.NOBODY_TO_WRITE_TO);
    }
    return demand.isEmpty() ? Optional.of(Reason.NO_STEP_LEFT) : Optional.empty();
  }

  /** Orders a demand. Called only if {@link #refusal} is empty. */
  List<ClaimEvent> orderDemand(OrderDemand command, Schedule schedule) {
    if (claim.steps.isOrdered()) {
      return List.of();
    }
    Instant now = command.now();
    Instant at = schedule.isOpen(now) ? now : schedule.opensAfter(now);
    String level = claim.steps.demand(schedule.policy()).orElseThrow().level();
    DemandOrdered order =
        new DemandOrdered(
            claim.opened.caseId(),
            claim.opened.account(),
            claim.opened.invoice(),
            level,
            command.reason(),
            at);
    List<ClaimEvent> events = new ArrayList<>();
    claim.tasks.endReview().ifPresent(events::add);
    events.addAll(assigning.over(AssignedStepEnded.DEMANDED, schedule, now));
    events.add(order);
    events.addAll(plan.planned(claim.steps.from(at, schedule, order)));
    return events;
  }
}
