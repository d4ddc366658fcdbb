package huikuan.ledger.customer;

import huikuan.contracts.PaymentCalendar;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Party;
import huikuan.ledger.customer.CustomerEvent.ContactForgotten;
import huikuan.ledger.customer.CustomerEvent.ContactPayerChanged;
import huikuan.ledger.customer.CustomerEvent.CustomerChanged;
import huikuan.ledger.customer.CustomerEvent.OfContact;
import huikuan.ledger.customer.CustomerEvent.PartySet;
import huikuan.ledger.customer.CustomerEvent.PaymentCalendarSet;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A customer as known after some of its events.
 *
 * @param data its master data
 * @param calendar how it pays; null = not known
 * @param parties by id, in the order in which they were told
 * @param contacts by id, in the order in which they were named
 * @param forgotten ids of contacts that are erased
 * @param toldLast by contact, the last event that told of the person; what was told of its payer
 *     alone does not count
 * @param last the last of the events
 */
public record KnownCustomer(
    CustomerChanged data,
    @Nullable PaymentCalendar calendar,
    Map<String, Party> parties,
    Map<String, Contact> contacts,
    Set<String> forgotten,
    Map<String, RecordedEvent> toldLast,
    RecordedEvent last) {

  /** A customer has at most so many contacts that are not forgotten. */
  public static final int MOST_CONTACTS = 200;

  /**
   * @param events oldest first
   * @return empty = there is no such customer
   */
  static Optional<KnownCustomer> of(List<RecordedEvent> events) {
    return Optional.ofNullable(after(null, events));
  }

  /**
   * The customer after some more of its events.
   *
   * @param before null = the events are all
   * @return null = there is no such customer
   */
  static @Nullable KnownCustomer after(@Nullable KnownCustomer before, List<RecordedEvent> events) {
    if (events.isEmpty()) {
      return before;
    }
    CustomerChanged data = before == null ? null : before.data;
    PaymentCalendar calendar = before == null ? null : before.calendar;
    CustomerParties parties = new CustomerParties();
    CustomerPeople people = new CustomerPeople();
    Map<String, RecordedEvent> toldLast = new HashMap<>();
    if (before != null) {
      before.parties.values().forEach(parties::remember);
      people.remember(before.contacts, before.forgotten);
      toldLast.putAll(before.toldLast);
    }
    for (RecordedEvent event : events) {
      switch ((CustomerEvent) event.payload()) {
        case CustomerChanged changed -> data = changed;
        case PaymentCalendarSet set -> calendar = set.calendar();
        case PartySet set -> parties.remember(set.party());
        case ContactPayerChanged _ -> {}
        case OfContact told -> toldLast.put(told.contact().id(), event);
        case ContactForgotten _ -> {}
      }
      people.remember((CustomerEvent) event.payload());
    }
    return data == null
        ? null
        : new KnownCustomer(
            data,
            calendar,
            Collections.unmodifiableMap(parties.all()),
            Collections.unmodifiableMap(people.contacts()),
            Collections.unmodifiableSet(people.forgotten()),
            Map.copyOf(toldLast),
            events.getLast());
  }

  public Optional<Party> party(String id) {
    return Optional.ofNullable(parties.get(id));
  }

  /** The contacts in the order in which they are listed. */
  public List<Contact> listed() {
    return List.copyOf(contacts.values());
  }

  public Optional<Contact> contact(@Nullable String id) {
    return Optional.ofNullable(id).map(contacts::get);
  }

  /** Whether a contact has the id, or has had it. */
  public boolean hasHad(String id) {
    return contacts.containsKey(id) || forgotten.contains(id);
  }

  /** All ids that contacts have, or have had. */
  public List<String> ids() {
    List<String> ids = new ArrayList<>(contacts.keySet());
    ids.addAll(forgotten);
    return ids;
  }
}
