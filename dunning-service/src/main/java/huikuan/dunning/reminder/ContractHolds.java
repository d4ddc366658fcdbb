package huikuan.dunning.reminder;

import huikuan.dunning.claim.ClaimCommand;
import huikuan.dunning.claim.ClaimCommand.PlanAnew;
import huikuan.dunning.claim.StageCommands;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.readiness.Agreement;
import huikuan.dunning.readiness.ContractClaims;
import huikuan.dunning.readiness.ContractClaims.Known;
import huikuan.dunning.readiness.StageHolds;
import huikuan.platform.axon.reaction.Commands;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.axonframework.modelling.command.AggregateNotFoundException;
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
    Optional<StageHolds> due = claim.holds(agreed, today);
    while (due.isPresent() && !due.equals(placed)) {
      StageCommands.of(claim.caseId(), due.get(), now, customer).forEach(this::send);
      placed = due;
      due = claims.find(claim.caseId()).flatMap(each -> each.holds(agreed, today));
    }
  }

  static LocalDate today(Customer customer, Instant now) {
    return LocalDate.ofInstant(now, customer.zone());
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
