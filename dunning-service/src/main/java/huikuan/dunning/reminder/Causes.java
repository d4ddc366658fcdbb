package huikuan.dunning.reminder;

import huikuan.contracts.CustomerId;
import huikuan.dunning.claim.ClaimCommand.SetCause;
import huikuan.dunning.claim.HoldOutcome;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.standing.Attitude;
import huikuan.dunning.standing.Cause;
import huikuan.platform.axon.reaction.Commands;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says why claims are late. */
@Component
public class Causes {

  private final Commands commands;
  private final Customers customers;

  Causes(Commands commands, Customers customers) {
    this.commands = commands;
    this.customers = customers;
  }

  /**
   * @param attitude null = as of the customer
   * @param seen how many events the case had when somebody looked at it; null = any
   */
  public HoldOutcome set(
      String caseId,
      CustomerId customer,
      Cause cause,
      @Nullable Attitude attitude,
      String reason,
      Instant now,
      @Nullable Integer seen) {
    return commands.send(
        new SetCause(caseId, cause, attitude, reason, now, customers.find(customer), seen));
  }
}
