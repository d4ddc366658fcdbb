package huikuan.dunning.reminder;

import huikuan.contracts.CustomerId;
import huikuan.dunning.claim.ClaimCommand.OrderDemand;
import huikuan.dunning.claim.DemandOutcome;
import huikuan.dunning.customers.Customers;
import huikuan.platform.axon.reaction.Commands;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Demands that somebody orders by hand. */
@Component
public class Demands {

  private final Commands commands;
  private final Customers customers;

  Demands(Commands commands, Customers customers) {
    this.commands = commands;
    this.customers = customers;
  }

  /** Orders a demand of a reminder case. */
  public DemandOutcome order(String caseId, CustomerId customer, String reason, Instant now) {
    return commands.send(new OrderDemand(caseId, reason, now, customers.find(customer)));
  }
}
