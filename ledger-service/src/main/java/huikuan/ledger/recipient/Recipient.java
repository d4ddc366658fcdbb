package huikuan.ledger.recipient;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.Contact;
import huikuan.ledger.customer.CustomerEvent.CustomerChanged;
import huikuan.platform.link.RecipientLink;
import huikuan.platform.web.access.ByLink;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The recipient of a mail who asks by the link in it, which is good.
 *
 * @param contact the recipient, among the contacts of the customer today
 * @param name of the recipient
 * @param now of the request
 * @param today the company's day
 * @param standing what stands of all that was told, before this request
 */
record Recipient(
    RecipientLink link,
    Contact contact,
    String name,
    CustomerChanged customer,
    Instant now,
    LocalDate today,
    RecipientAnswers standing)
    implements ByLink {

  CustomerId customerId() {
    return link.customer();
  }
}
