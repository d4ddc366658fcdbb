package huikuan.ledger.customer;

import huikuan.ledger.customer.CustomerEvent.CustomerChanged;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Let the customer's master data be this from now on.
 *
 * @param lastChange the number of the customer's event that the sender has seen last; {@link
 *     #ABSENT} = the customer must be new, null = whatever it is like now
 */
record ChangeCustomer(
    @TargetAggregateIdentifier CustomerKey key, CustomerChanged data, @Nullable Long lastChange) {

  static final long ABSENT = -1;

  /** No event has this number. */
  static final long NONE = Long.MAX_VALUE;

  /** The command's effect. */
  enum Effect {
    CREATED,
    CHANGED,
    NOTHING,
    /** The customer is not any more as the sender has seen it; nothing was changed. */
    OUTDATED
  }

  ChangeCustomer(CustomerChanged data, @Nullable Long lastChange) {
    this(new CustomerKey(data.customer()), data, lastChange);
  }
}
