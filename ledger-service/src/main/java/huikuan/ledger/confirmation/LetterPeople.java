package huikuan.ledger.confirmation;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Sealed;
import huikuan.ledger.customer.CustomerData;
import huikuan.ledger.customer.SealedContacts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names of the people that a letter went to, and of those who answered it. */
@Component
class LetterPeople {

  private final CustomerData customers;
  private final SealedContacts contacts;

  LetterPeople(CustomerData customers, SealedContacts contacts) {
    this.customers = customers;
    this.contacts = contacts;
  }

  /** The name that a contact has now; null if it is forgotten. */
  @Nullable String name(CustomerId customer, String contactId) {
    return customers
        .newest(customer)
        .flatMap(known -> known.contact(contactId))
        .flatMap(contact -> contacts.open(contact.name()))
        .orElse(null);
  }

  /** Null if there is no text, or its person is forgotten. */
  @Nullable String open(@Nullable Sealed text) {
    return contacts.text(text);
  }
}
