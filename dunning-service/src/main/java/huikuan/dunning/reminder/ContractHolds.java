package huikuan.dunning.reminder;

import huikuan.dunning.claim.ClaimCommand;
import huikuan.dunning.claim.ClaimCommand.EndHold;
import huikuan.dunning.claim.ClaimCommand.PlaceHold;
import huikuan.dunning.claim.ClaimCommand.PlanAnew;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.readiness.Agreement;
import huikuan.dunning.readiness.ContractClaims;
import huikuan.dunning.readiness.ContractClaims.Known;
import huikuan.dunning.readiness.StageHolds;
import huikuan.dunning.task.TaskReason;
import huikuan.platform.axon.reaction.Commands;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Places and ends the holds of claims by their contract, and has claims planned anew. */
@Component
class ContractHolds {

  private static final Logger log = LoggerFactory.getLogger(ContractHolds.class);

  private final ContractClaims claims;
  private final Customers customers;
  private final Commands commands;

  ContractHolds(ContractClaims claims, Customers customers, Commands commands) {
    this.claims = claims;
    this.customers = customers;
    this.commands = commands;
  }

  /**
   * Holds what waits for the contract, and no more. The claim's place is read again afterwards:
   * meanwhile another claim may have been added, or reversed.
   */
  void hold(Known claim, Agreement agreed, Instant now) {
    Customer customer = customers.find(claim.customer());
    LocalDate today = today(customer, now);
    Optional<StageHolds> placed = Optional.empty();
    Optional<StageHolds> due = due(claim, agreed, today);
    while (due.isPresent() && !due.equals(placed)) {
      place(claim.caseId(), due.get(), now, customer);
      placed = due;
      due = claims.find(claim.caseId()).flatMap(each -> due(each, agreed, today));
    }
  }

  /** Empty = the claim is another customer's than the contract. */
  private static Optional<StageHolds> due(Known claim, Agreement agreed, LocalDate today) {
    return isOf(agreed, claim)
        ? Optional.of(StageHolds.of(agreed, claim.place(), today))
        : Optional.empty();
  }

  static boolean isOf(Agreement agreed, Known claim) {
    return claim.customer().equals(agreed.told().customer());
  }

  static LocalDate today(Customer customer, Instant now) {
    return LocalDate.ofInstant(now, customer.zone());
  }

  private void place(String caseId, StageHolds holds, Instant now, Customer customer) {
    TaskReason task = holds.overdue() ? TaskReason.MILESTONE_OVERDUE : null;
    change(caseId, Hold.MILESTONES, holds.milestones(), task, now, customer);
    change(caseId, Hold.CHASING_START, holds.start(), task, now, customer);
  }

  private void change(
      String caseId,
      String source,
      @Nullable Hold hold,
      @Nullable TaskReason task,
      Instant now,
      Customer customer) {
    send(
        hold == null
            ? new EndHold(caseId, source, Hold.REACHED, now, customer)
            : new PlaceHold(caseId, hold, now, customer, null, task));
  }

  void planAnew(String caseId, Customer customer, Instant now) {
    send(new PlanAnew(caseId, now, customer));
  }

  /** A claim that was never opened here is not chased, so nothing has to change. */
  private void send(ClaimCommand command) {
    try {
      commands.send(command);
    } catch (AggregateNotFoundException unknown) {
      log.warn("There is no case {} for {}", command.caseId(), command.getClass().getSimpleName());
    }
  }
}
