package huikuan.notification.people;

import huikuan.contracts.ledger.LedgerEvent.ContactForgotten;
import huikuan.notification.customers.ContactKey;
import huikuan.notification.customers.ContactLookup;
import huikuan.notification.proof.Proofs;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Deletes by what a person was found here. What was sent to the person stays sealed, and the ledger
 * has deleted the key.
 */
@Component
@ProcessingGroup("requests")
class WhenContactIsForgottenThenErase {

  private final ContactLookup contacts;
  private final StoredPeople people;
  private final Proofs proofs;

  WhenContactIsForgottenThenErase(ContactLookup contacts, StoredPeople people, Proofs proofs) {
    this.contacts = contacts;
    this.people = people;
    this.proofs = proofs;
  }

  @EventHandler
  void on(ContactForgotten event) {
    ContactKey contact = new ContactKey(event.customer(), event.contactId());
    proofs.forget(contact);
    // The lookup goes last: by it, an erasure that failed before is tried again.
    people.forget(contacts.uniqueTo(contact));
    contacts.forget(contact);
  }
}
