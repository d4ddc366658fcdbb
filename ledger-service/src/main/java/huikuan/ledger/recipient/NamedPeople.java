package huikuan.ledger.recipient;

import huikuan.contracts.CustomerId;
import huikuan.ledger.customer.SealedContacts;
import huikuan.ledger.recipient.LinkEvent.FileSent;
import huikuan.ledger.recipient.LinkEvent.PersonConfirmed;
import huikuan.ledger.recipient.LinkEvent.PersonNamed;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The people whom recipients have named, and who became contacts; and what contacts have told. */
@Component
public class NamedPeople {

  private final EventLog log;
  private final SealedContacts contacts;

  NamedPeople(EventLog log, SealedContacts contacts) {
    this.log = log;
    this.contacts = contacts;
  }

  /** The messages by whose links a contact was named. */
  public List<String> messagesThatNamed(CustomerId customer, String contactId) {
    List<LinkEvent> events = events(customer).map(NamedPeople::told).toList();
    Set<String> proposals = proposalsOf(events, contactId);
    return events.stream()
        .filter(event -> event instanceof PersonNamed it && proposals.contains(it.proposal()))
        .map(event -> ((PersonNamed) event).message())
        .distinct()
        .toList();
  }

  /** The proposed contacts that a contact was before it was one. */
  public List<ProposedContact> namedAs(CustomerId customer, String contactId) {
    LinksState state = new LinksState();
    List<LinkEvent> events = events(customer).map(NamedPeople::told).toList();
    events.forEach(state::apply);
    return proposalsOf(events, contactId).stream()
        .sorted()
        .map(state::named)
        .filter(Objects::nonNull)
        .map(person -> ProposedContact.of(person, contacts))
        .toList();
  }

  /** All that a contact has told by its links, the oldest first. */
  public List<RecipientAnswerRow> toldBy(CustomerId customer, String contactId) {
    return events(customer)
        .filter(
            event ->
                event.payload() instanceof LinkEvent.ByRecipient it
                    && it.contactId().equals(contactId))
        .flatMap(event -> RecipientAnswerRow.of(event, contacts).stream())
        .toList();
  }

  /** The hashes of the files that a contact has sent by its links. */
  public List<String> filesOf(CustomerId customer, String contactId) {
    return events(customer)
        .map(NamedPeople::told)
        .filter(event -> event instanceof FileSent it && it.contactId().equals(contactId))
        .map(event -> ((FileSent) event).file())
        .distinct()
        .toList();
  }

  private static Set<String> proposalsOf(List<LinkEvent> events, String contactId) {
    return events.stream()
        .filter(event -> event instanceof PersonConfirmed it && it.contact().id().equals(contactId))
        .map(event -> ((PersonConfirmed) event).proposal())
        .collect(Collectors.toSet());
  }

  private static LinkEvent told(RecordedEvent event) {
    return (LinkEvent) event.payload();
  }

  private Stream<RecordedEvent> events(CustomerId customer) {
    return log.ofAggregate(new LinksKey(customer).toString(), 0).stream();
  }
}
