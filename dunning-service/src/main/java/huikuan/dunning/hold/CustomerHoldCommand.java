package huikuan.dunning.hold;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command about a customer's holds. Each may be repeated: the second time changes nothing. */
sealed interface CustomerHoldCommand {

  /** Places a hold, in place of the one of its source. */
  record PlaceCustomerHold(
      @TargetAggregateIdentifier CustomerHoldKey key, Hold hold, Instant endsAt)
      implements CustomerHoldCommand {}

  /**
   * Ends the hold of a source.
   *
   * @param by {@link Hold#RESUMED} or {@link Hold#EXPIRED}; only an expired one expires
   */
  record EndCustomerHold(
      @TargetAggregateIdentifier CustomerHoldKey key, String source, String by, Instant now)
      implements CustomerHoldCommand {}
}
