package huikuan.dunning.claim;

import huikuan.contracts.Money;
import huikuan.dunning.claim.ClaimCommand.OpenCase;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.policy.ClaimRuns;
import huikuan.dunning.policy.Policy;
import huikuan.dunning.policy.Schedule;
import huikuan.platform.calendar.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Opens one claim, and makes its schedule. */
final class ClaimOpening {

  private ClaimOpening() {}

  static List<ClaimEvent> open(OpenCase command, WorkingDays days) {
    Terms item = command.item();
    if (item.open().signum() <= 0) {
      return List.of();
    }
    Customer customer = command.customer();
    Schedule schedule =
        schedule(
            customer.malicious() ? command.policy().faster() : command.policy(),
            item.invoiceDate(),
            item.dueOn(),
            item.amount(),
            customer,
            days,
            command.recordedAt());
    CaseOpened opened =
        new CaseOpened(
            command.caseId(),
            item.account(),
            item.itemKind(),
            item.number(),
            item.postedOn(),
            item.originallyPostedOn(),
            item.dueOn(),
            item.amount(),
            item.open(),
            item.contract(),
            item.reference(),
            item.salesOwner(),
            command.policy().reference(),
            command.recordedAt(),
            item.ledgerSequence(),
            item.statutory(),
            schedule.plan(
                null,
                ClaimPlan.earliest(schedule, command.recordedAt(), customer.holds(), item.open())));
    ClaimFacts claim = new ClaimFacts(opened);
    List<ClaimEvent> events = new ArrayList<>();
    events.add(opened);
    claim
        .tasks
        .review(schedule, null, command.recordedAt())
        .ifPresent(
            reason -> {
              events.addAll(claim.tasks.raise(reason, schedule, command.recordedAt()));
              events.addAll(new ClaimPlan(claim).plannedOnceReviewed());
            });
    return events;
  }

  /** See {@link Claim#schedule}. */
  static Schedule schedule(
      Policy policy,
      LocalDate receivedOn,
      LocalDate dueOn,
      Money amount,
      Customer customer,
      WorkingDays days,
      Instant from) {
    return new Schedule(
        policy,
        dueOn,
        amount,
        customer.zone(),
        days,
        policy.hoursIn(customer.country()),
        from,
        ClaimRuns.of(customer.calendar(), days, receivedOn));
  }
}
