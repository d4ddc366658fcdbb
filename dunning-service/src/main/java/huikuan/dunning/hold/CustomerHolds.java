package huikuan.dunning.hold;

import huikuan.contracts.CustomerId;
import huikuan.dunning.hold.CustomerHoldCommand.EndCustomerHold;
import huikuan.dunning.hold.CustomerHoldCommand.PlaceCustomerHold;
import huikuan.platform.axon.reaction.Commands;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** Holds of whole customers that somebody places and ends by hand. */
@Component
public class CustomerHolds {

  private final Commands commands;

  CustomerHolds(Commands commands) {
    this.commands = commands;
  }

  /**
   * Places a hold on all claims of a customer.
   *
   * @param zone the customer's
   */
  public void place(CustomerId customer, Hold hold, ZoneId zone) {
    commands.send(new PlaceCustomerHold(new CustomerHoldKey(customer), hold, hold.endsIn(zone)));
  }

  /** Ends the hold that was placed by hand, if there is one. */
  public void resume(CustomerId customer, Instant now) {
    commands.send(
        new EndCustomerHold(new CustomerHoldKey(customer), Hold.MANUAL, Hold.RESUMED, now));
  }
}
