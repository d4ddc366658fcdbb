package huikuan.dunning.hold;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A command about a customer's holds. Each may be repeated: the second time changes nothing. */
sealed interface CustomerHoldCommand {

  /**
   * Places a hold, in place of the one of its source. Answers whether it was as seen.
   *
   * @param seen how many events there were when its sender looked; null = any
   */
  record PlaceCustomerHold(
      @TargetAggregateIdentifier CustomerHoldKey key,
      Hold hold,
      Instant endsAt,
      @Nullable Integer seen)
      implements CustomerHoldCommand {}

  /**
   * Ends the hold of a source. Answers whether it was as seen.
   *
   * @param by {@link Hold#RESUMED} or {@link Hold#EXPIRED}; only an expired one expires
   * @param seen as of {@link PlaceCustomerHold}
   */
  record EndCustomerHold(
      @TargetAggregateIdentifier CustomerHoldKey key,
      String source,
      String by,
      Instant now,
      @Nullable Integer seen)
      implements CustomerHoldCommand {}
}
