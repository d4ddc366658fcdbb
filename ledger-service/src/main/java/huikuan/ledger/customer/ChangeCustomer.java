package huikuan.ledger.customer;

import huikuan.ledger.customer.CustomerEvent.CustomerChanged;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Let the customer's master data be this from now on. */
record ChangeCustomer(@TargetAggregateIdentifier CustomerKey key, CustomerChanged data) {

  /** What it did. */
  enum Effect {
    CREATED,
    CHANGED,
    NOTHING
  }

  ChangeCustomer(CustomerChanged data) {
    this(new CustomerKey(data.customer()), data);
  }
}
