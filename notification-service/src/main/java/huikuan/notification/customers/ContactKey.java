package huikuan.notification.customers;

import huikuan.contracts.CustomerId;
import huikuan.contracts.MailAddress;
import java.util.Locale;

/** A contact of a customer: a person by ids alone. */
public record ContactKey(CustomerId customer, String contactId) {

  /** No id holds a line break. */
  @Override
  public String toString() {
    return customer + "\n" + contactId;
  }

  /** The form in which names and addresses are compared. */
  public static String comparable(String text) {
    String stripped = text.strip();
    String sought = MailAddress.allows(stripped) ? MailAddress.parse(stripped) : stripped;
    return sought.toLowerCase(Locale.ROOT);
  }
}
