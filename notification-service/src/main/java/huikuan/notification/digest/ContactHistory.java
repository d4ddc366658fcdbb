package huikuan.notification.digest;

import huikuan.contracts.CustomerId;
import java.time.LocalDate;

/** How often a person was written to. */
@FunctionalInterface
interface ContactHistory {

  /** Messages sent to a contact on the six days before a day. */
  int inWeekBefore(CustomerId customer, String contactId, LocalDate day);
}
