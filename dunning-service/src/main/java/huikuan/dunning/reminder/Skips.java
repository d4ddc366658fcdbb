package huikuan.dunning.reminder;

import huikuan.contracts.CustomerId;
import huikuan.dunning.claim.ClaimCommand.SkipStep;
import huikuan.dunning.claim.SkipOutcome;
import huikuan.dunning.customers.Customers;
import huikuan.platform.axon.reaction.Commands;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Steps that somebody passes by hand. */
@Component
public class Skips {

  private final Commands commands;
  private final Customers customers;

  Skips(Commands commands, Customers customers) {
    this.commands = commands;
    this.customers = customers;
  }

  /** Passes the next step of a reminder case, which is of a level. */
  public SkipOutcome skip(
      String caseId, CustomerId customer, String level, String reason, Instant now) {
    return commands.send(new SkipStep(caseId, level, reason, now, customers.find(customer)));
  }
}
