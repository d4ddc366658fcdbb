package huikuan.dunning.reminder;

import huikuan.contracts.CustomerId;
import huikuan.dunning.claim.ClaimCommand.EndHold;
import huikuan.dunning.claim.ClaimCommand.PlaceHold;
import huikuan.dunning.claim.HoldOutcome;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.hold.Hold;
import huikuan.platform.axon.reaction.Commands;
import java.time.Instant;
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

  /** Places a hold on a reminder case; false if the case is closed. */
  public boolean place(String caseId, CustomerId customer, Hold hold, Instant now) {
    HoldOutcome outcome = commands.send(new PlaceHold(caseId, hold, now, customers.find(customer)));
    return outcome != HoldOutcome.CLOSED;
  }

  /** Ends the hold that was placed by hand, if there is one. */
  public void resume(String caseId, CustomerId customer, Instant now) {
    commands.send(new EndHold(caseId, Hold.MANUAL, Hold.RESUMED, now, customers.find(customer)));
  }
}
