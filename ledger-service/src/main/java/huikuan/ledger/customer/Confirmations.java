package huikuan.ledger.customer;

import huikuan.contracts.ledger.Contact;

/** Waits until confirmations are too old. */
interface Confirmations {

  /**
   * Waits until the contact's confirmation is too old.
   *
   * @param timeZone of the customer
   */
  void await(CustomerKey customer, Contact contact, String timeZone);
}
