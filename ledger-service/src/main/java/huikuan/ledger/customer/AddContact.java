package huikuan.ledger.customer;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.Contact;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Let a customer have one more contact. It is added once: if the customer has it, or has had it,
 * nothing changes.
 */
public record AddContact(@TargetAggregateIdentifier CustomerKey key, Contact contact) {

  /** A customer has at most so many contacts. */
  public static final int MOST_CONTACTS = 100;

  public AddContact(CustomerId customer, Contact contact) {
    this(new CustomerKey(customer), contact);
  }
}
