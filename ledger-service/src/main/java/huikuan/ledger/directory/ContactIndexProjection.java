package huikuan.ledger.directory;

import huikuan.contracts.CustomerId;
import huikuan.ledger.customer.CustomerEvent;
import huikuan.ledger.customer.CustomerEvent.ContactForgotten;
import huikuan.ledger.customer.CustomerEvent.CustomerChanged;
import huikuan.ledger.customer.CustomerEvent.OfContact;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.projection.Projection;
import huikuan.platform.projection.SeldomStored;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps the index of contacts: each one that a batch names is read once, and written once. */
final class ContactIndexProjection implements Projection {

  private static final Duration PACE = Duration.ofMillis(100);

  private final ContactIndex index;
  private final Consumer<Collection<ContactEntry>> addresses;
  private final SeldomStored position;

  /**
   * @param addresses keeps by what changed contacts are found
   */
  ContactIndexProjection(ContactIndex index, Consumer<Collection<ContactEntry>> addresses) {
    this.index = index;
    this.addresses = addresses;
    this.position = new SeldomStored(index.position());
  }

  @Override
  public String name() {
    return ContactIndex.NAME;
  }

  @Override
  public Duration pace() {
    return PACE;
  }

  @Override
  public long position() {
    return position.read();
  }

  @Override
  public void apply(List<RecordedEvent> events) {
    List<RecordedEvent> told = events.stream().filter(each -> customer(each) != null).toList();
    if (!told.isEmpty()) {
      takeContacts(told);
    }
    position.passed(events.getLast().position(), !told.isEmpty());
  }

  /** The customer of which an event tells something that the index has; null = of none. */
  static @Nullable CustomerId customer(RecordedEvent event) {
    return switch (event.payload()) {
      case CustomerChanged changed -> changed.customer();
      case OfContact contact -> contact.customer();
      case ContactForgotten forgotten -> forgotten.customer();
      default -> null;
    };
  }

  private void takeContacts(List<RecordedEvent> told) {
    Set<String> ids = new HashSet<>();
    Set<CustomerId> customers = new HashSet<>();
    for (RecordedEvent event : told) {
      customers.add(((CustomerEvent) event.payload()).customer());
      ContactEntry entry = entry(event);
      if (entry != null) {
        ids.add(entry.id());
      }
    }
    Map<String, ContactEntry> before = index.find(ids);
    Map<CustomerId, ResponsibleEntry> stored = index.responsibles(customers);
    Map<String, ContactEntry> contacts = new LinkedHashMap<>();
    Map<CustomerId, ResponsibleEntry> responsibles = new HashMap<>();
    for (RecordedEvent event : told) {
      CustomerId customer = ((CustomerEvent) event.payload()).customer();
      ResponsibleEntry known =
          responsibles.getOrDefault(
              customer, stored.getOrDefault(customer, ResponsibleEntry.none(customer)));
      if (event.position() >= known.position()) {
        responsibles.put(customer, after(known, event));
      }
      ContactEntry entry = entry(event);
      if (entry != null && isNewer(entry, before.get(entry.id()))) {
        contacts.put(entry.id(), entry);
      }
    }
    addresses.accept(contacts.values());
    index.put(contacts.values(), before, responsibles.values());
  }

  /** The last event of a commit counts; one that comes again, or late, changes nothing. */
  private static boolean isNewer(ContactEntry entry, @Nullable ContactEntry known) {
    return known == null || entry.position() >= known.position();
  }

  private static @Nullable ContactEntry entry(RecordedEvent event) {
    return switch (event.payload()) {
      case OfContact it ->
          new ContactEntry(it.customer(), it.contact().id(), it.contact(), event.position());
      case ContactForgotten it ->
          new ContactEntry(it.customer(), it.contactId(), null, event.position());
      default -> null;
    };
  }

  private static ResponsibleEntry after(ResponsibleEntry known, RecordedEvent event) {
    return switch (event.payload()) {
      case CustomerChanged it -> known.in(it.timeZone(), event.position());
      case OfContact it -> known.with(it.contact(), event.position());
      case ContactForgotten it -> known.forgotten(it.contactId(), event.position());
      default -> known;
    };
  }
}
