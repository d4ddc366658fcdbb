package huikuan.dunning.reminder;

import huikuan.contracts.CustomerId;
import huikuan.dunning.claim.ClaimCommand.EndHold;
import huikuan.dunning.claim.ClaimCommand.PlaceHold;
import huikuan.dunning.claim.HoldOutcome;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.hold.Hold;
import huikuan.platform.axon.reaction.Commands;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds that somebody places and ends by hand. */
@Component
public class Holds {

  private final Commands commands;
  private final Customers customers;

  Holds(Commands commands, Customers customers) {
    this.commands = commands;
    this.customers = customers;
  }

  /**
   * Places a hold on a reminder case.
   *
   * @param seen how many events the case had when somebody looked at it; null = any
   */
  public HoldOutcome place(
      String caseId, CustomerId customer, Hold hold, Instant now, @Nullable Integer seen) {
    return commands.send(new PlaceHold(caseId, hold, now, customers.find(customer), seen));
  }

  /** Ends the hold that was placed by hand, if there is one. */
  public HoldOutcome resume(
      String caseId, CustomerId customer, Instant now, @Nullable Integer seen) {
    return commands.send(
        new EndHold(caseId, Hold.MANUAL, Hold.RESUMED, now, customers.find(customer), seen));
  }
}
