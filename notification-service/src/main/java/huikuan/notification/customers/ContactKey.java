package huikuan.notification.customers;

import huikuan.contracts.CustomerId;

/** A contact of a customer: a person by ids alone. */
public record ContactKey(CustomerId customer, String contactId) {

  /** No id holds a line break. */
  @Override
  public String toString() {
    return customer + "\n" + contactId;
  }
}
