package huikuan.dunning.hold;

import huikuan.contracts.CustomerId;
import huikuan.dunning.hold.CustomerHoldCommand.EndCustomerHold;
import huikuan.dunning.hold.CustomerHoldCommand.PlaceCustomerHold;
import huikuan.platform.axon.reaction.Commands;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds of whole customers, placed and ended. */
@Component
public class CustomerHolds {

  private final Commands commands;

  CustomerHolds(Commands commands) {
    this.commands = commands;
  }

  /**
   * Places a hold on all claims of a customer. False if its holds are not as seen.
   *
   * @param zone the customer's
   * @param seen how many events there were when somebody looked; null = any
   */
  public boolean place(CustomerId customer, Hold hold, ZoneId zone, @Nullable Integer seen) {
    return commands.send(
        new PlaceCustomerHold(new CustomerHoldKey(customer), hold, hold.endsIn(zone), seen));
  }

  /** Ends the hold of a source, if there is one: what it was placed for is over. */
  public void end(CustomerId customer, String source, Instant now) {
    boolean _ =
        commands.<Boolean>send(
            new EndCustomerHold(new CustomerHoldKey(customer), source, Hold.RESUMED, now, null));
  }

  /** Ends the hold that was placed by hand, if there is one. False if they are not as seen. */
  public boolean resume(CustomerId customer, Instant now, @Nullable Integer seen) {
    return commands.send(
        new EndCustomerHold(new CustomerHoldKey(customer), Hold.MANUAL, Hold.RESUMED, now, seen));
  }
}
