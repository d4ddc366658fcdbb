package huikuan.notification.customers;

import huikuan.contracts.ledger.Contact;
import org.jspecify.annotations.Nullable;

/**
 * One of the people at a customer, in clear.
 *
 * @param name null if the person is forgotten
 * @param email null if it has none, or is forgotten
 */
public record NamedContact(Contact contact, @Nullable String name, @Nullable String email) {

  public NamedContact {
    email = email == null || email.isBlank() ? null : email;
  }

  public String id() {
    return contact.id();
  }
}
