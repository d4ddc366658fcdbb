package huikuan.dunning.hold;

import huikuan.contracts.CustomerId;
import huikuan.contracts.EventName;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What happens to the holds of a whole customer. */
public sealed interface CustomerHoldEvent {

  CustomerId customer();

  /**
   * None of the customer's claims is chased while the hold is in force, present or to come.
   *
   * @param endsAt when its last day ends at the customer; it stays when the customer moves
   * @param until the last day of the last of the customer's holds
   */
  @EventName("huikuan.dunning.hold.customer-held.v1")
  record CustomerHeld(CustomerId customer, Hold hold, Instant endsAt, LocalDate until)
      implements CustomerHoldEvent {}

  /**
   * A hold of the customer is in force no longer.
   *
   * @param by {@code resumed} = somebody ended it; {@code expired}
   * @param until the last day of the last of those that are left; null = none is
   */
  @EventName("huikuan.dunning.hold.customer-hold-ended.v1")
  record CustomerHoldEnded(CustomerId customer, String source, String by, @Nullable LocalDate until)
      implements CustomerHoldEvent {}
}
