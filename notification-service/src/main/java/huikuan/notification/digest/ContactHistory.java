package huikuan.notification.digest;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Sending;
import huikuan.notification.message.Frequency;

/** How often people were written to. */
@FunctionalInterface
interface ContactHistory {

  /**
   * How often a contact, the person at its address and its customer were, with one message more.
   */
  Frequency withOneMore(CustomerId customer, String contactId, Sending sending, boolean ordered);
}
