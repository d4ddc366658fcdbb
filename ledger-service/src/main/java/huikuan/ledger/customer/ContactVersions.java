package huikuan.ledger.customer;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Sealed;
import huikuan.ledger.customer.ContactVersion.Change;
import huikuan.ledger.customer.CustomerEvent.ContactChanged;
import huikuan.ledger.customer.CustomerEvent.ContactConfirmed;
import huikuan.ledger.customer.CustomerEvent.ContactForgotten;
import huikuan.ledger.customer.CustomerEvent.ContactNamed;
import huikuan.ledger.customer.CustomerEvent.ContactPayerChanged;
import huikuan.ledger.customer.CustomerEvent.ContactWentStale;
import huikuan.ledger.customer.CustomerEvent.OfContact;
import huikuan.platform.eventlog.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The people at customers as they were after each of their events. */
@Component
public class ContactVersions {

  private final CustomerData customers;
  private final SealedContacts contacts;

  ContactVersions(CustomerData customers, SealedContacts contacts) {
    this.customers = customers;
    this.contacts = contacts;
  }

  /** When the person was forgotten; empty = it is not. */
  public Optional<Instant> forgottenAt(CustomerId customer, String contactId) {
    return customers.events(customer).stream()
        .filter(
            event ->
                event.payload() instanceof ContactForgotten it && it.contactId().equals(contactId))
        .map(RecordedEvent::recordedAt)
        .findFirst();
  }

  /** All versions, the oldest first; none = there is no such contact. */
  public List<ContactVersion> of(CustomerId customer, String contactId) {
    List<RecordedEvent> told =
        customers.events(customer).stream()
            .filter(
                event ->
                    event.payload() instanceof OfContact it && it.contact().id().equals(contactId))
            .toList();
    Map<Sealed, String> texts =
        contacts.open(told.stream().map(event -> ((OfContact) event.payload()).contact()).toList());
    return told.stream().map(event -> version(event, texts)).toList();
  }

  private static ContactVersion version(RecordedEvent event, Map<Sealed, String> texts) {
    OfContact told = (OfContact) event.payload();
    Change change =
        switch (told) {
          case ContactNamed _ -> Change.NAMED;
          case ContactChanged _ -> Change.CHANGED;
          case ContactConfirmed _ -> Change.CONFIRMED;
          case ContactWentStale _ -> Change.WENT_STALE;
          case ContactPayerChanged _ -> Change.PAYER_CHANGED;
        };
    return new ContactVersion(
        event.position(),
        event.recordedAt(),
        event.actor(),
        change,
        ContactView.of(told.contact(), texts));
  }
}
