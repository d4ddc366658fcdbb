package huikuan.notification.history;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Sending;
import huikuan.notification.message.Frequency;

/** How often people were written to. */
@FunctionalInterface
public interface ContactHistory {

  /**
   * The counts of messages to a contact, to the person at its address and to its customer, with one
   * more message.
   */
  Frequency withOneMore(CustomerId customer, String contactId, Sending sending, boolean ordered);
}
