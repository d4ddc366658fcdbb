package huikuan.notification.people;

import huikuan.contracts.ledger.LedgerEvent.ContactForgotten;
import huikuan.notification.customers.ContactKey;
import huikuan.notification.customers.ContactSeekers;
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

  private final ContactSeekers seekers;
  private final StoredPeople people;
  private final Proofs proofs;

  WhenContactIsForgottenThenErase(ContactSeekers seekers, StoredPeople people, Proofs proofs) {
    this.seekers = seekers;
    this.people = people;
    this.proofs = proofs;
  }

  @EventHandler
  void on(ContactForgotten event) {
    ContactKey contact = new ContactKey(event.customer(), event.contactId());
    proofs.forget(contact);
    // The seekers go last: what fails before is tried again by them.
    people.forget(seekers.ofNobodyElse(contact));
    seekers.forget(contact);
  }
}
