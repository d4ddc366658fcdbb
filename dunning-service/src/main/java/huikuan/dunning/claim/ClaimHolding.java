package huikuan.dunning.claim;

import huikuan.contracts.Money;
import huikuan.dunning.claim.ClaimCommand.Chase;
import huikuan.dunning.claim.ClaimCommand.EndHold;
import huikuan.dunning.claim.ClaimCommand.HoldChange;
import huikuan.dunning.claim.ClaimCommand.PlaceHold;
import huikuan.dunning.claim.ClaimEvent.HoldEnded;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.hold.HoldsInForce;
import huikuan.dunning.policy.Schedule;
import huikuan.dunning.readiness.ClaimBases;
import huikuan.dunning.task.TaskReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Places and ends holds of one claim, and plans its steps by what is held then. */
final class ClaimHolding {

  private final ClaimFacts claim;
  private final ClaimPlan plan;
  private final ClaimWithholding withholding;

  ClaimHolding(ClaimFacts claim, ClaimPlan plan, ClaimWithholding withholding) {
    this.withholding = withholding;
    this.claim = claim;
    this.plan = plan;
  }

  /** The changes after which the claim has the holds by its contract at the command's moment. */
  List<HoldChange> stage(Chase command, ClaimBases bases) {
    Customer customer = command.customer();
    LocalDate today = LocalDate.ofInstant(command.now(), customer.zone());
    return claim.isClosed()
        ? List.of()
        : bases
            .holds(claim.opened.caseId(), claim.opened.account(), claim.opened.contract(), today)
            .map(due -> StageCommands.of(claim.opened.caseId(), due, command.now(), customer))
            .orElse(List.of());
  }

  /** Places a hold. The held amount is not asked for before the hold ends. */
  List<ClaimEvent> hold(PlaceHold command, Schedule schedule) {
    List<ClaimEvent> events = new ArrayList<>();
    if (command.task() != null) {
      events.addAll(claim.tasks.raise(command.task(), schedule, command.now()));
    } else if (Hold.isOfContract(command.hold().source())) {
      claim.tasks.cure(TaskReason.MILESTONE_OVERDUE).ifPresent(events::add);
    }
    if (command.cured() != null) {
      claim.tasks.cure(command.cured()).ifPresent(events::add);
    }
    if (Hold.isDispute(command.hold().source()) || Hold.isOfAgreement(command.hold().source())) {
      claim.tasks.cure(TaskReason.SHORT_PAID).ifPresent(events::add);
    }
    events.addAll(
        planAfter(
            claim.holds.place(command.hold(), schedule.zone()),
            schedule,
            command.now(),
            command.customer()));
    return events;
  }

  List<ClaimEvent> endHold(EndHold command, Schedule schedule) {
    List<ClaimEvent> events = new ArrayList<>();
    Optional<HoldEnded> ended = claim.holds.end(command, claim.open().amount(), schedule);
    HoldsInForce left = ended.map(claim.holds::after).orElseGet(claim.holds::own);
    if (left.each().stream().noneMatch(each -> Hold.isOfContract(each.hold().source()))) {
      claim.tasks.cure(TaskReason.MILESTONE_OVERDUE).ifPresent(events::add);
    }
    if (command.by().equals(Hold.KEPT)) {
      claim.tasks.cure(TaskReason.PROMISE_BROKEN).ifPresent(events::add);
    }
    if (left.each().stream().noneMatch(each -> Hold.isOfDispute(each.hold().source()))) {
      claim.tasks.cure(TaskReason.DISPUTE_OVERDUE).ifPresent(events::add);
    }
    if (left.each().stream().noneMatch(each -> Hold.isOfConcession(each.hold().source()))) {
      claim.tasks.cure(TaskReason.CONCESSION_REFUSED).ifPresent(events::add);
    }
    if (command.by().equals(Hold.AGREEMENT_KEPT)) {
      claim.tasks.cure(TaskReason.CONCESSION_MISSED).ifPresent(events::add);
      claim.tasks.cure(TaskReason.UNALLOCATED_MONEY).ifPresent(events::add);
    }
    if (command.task() != null) {
      events.addAll(claim.tasks.raise(command.task(), schedule, command.now()));
    }
    events.addAll(planAfter(ended, schedule, command.now(), command.customer()));
    return events;
  }

  private List<ClaimEvent> planAfter(
      Optional<? extends ClaimEvent> change, Schedule schedule, Instant now, Customer customer) {
    List<ClaimEvent> events = new ArrayList<>();
    change.ifPresent(
        event -> {
          HoldsInForce inForce = claim.holds.after(event).and(customer.holds());
          Instant next = next(event, inForce, schedule, now);
          events.add(event);
          if (event instanceof HoldEnded && resumes(inForce, customer, now)) {
            withholding.tellOfHold(next, schedule, now).ifPresent(events::add);
          }
          events.addAll(plan.plan(schedule, now, customer, next));
        });
    return events;
  }

  /** The first moment for a step; a demand that a person orders does not wait after a hold. */
  private Instant next(ClaimEvent change, HoldsInForce inForce, Schedule schedule, Instant now) {
    Instant next = ClaimPlan.earliest(schedule, now, inForce, claim.open().amount());
    Instant from = change instanceof HoldEnded ended ? ended.from() : null;
    return from != null && next.isBefore(from) && !claim.steps.isOrdered() ? from : next;
  }

  /** Whether all of the claim was held until now, and is no longer. */
  private boolean resumes(HoldsInForce after, Customer customer, Instant now) {
    Money open = claim.open().amount();
    return claim.holds.with(customer).heldUntil(open, now.minusNanos(1)).isPresent()
        && after.heldUntil(open, now).isEmpty();
  }
}
