package huikuan.ledger.customer;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Absence;
import huikuan.contracts.ledger.Contact.Confirmation;
import huikuan.contracts.ledger.Contact.Stale;
import huikuan.contracts.ledger.WhoIsAsked;
import huikuan.ledger.customer.CustomerCommand.ForgetContact;
import huikuan.ledger.customer.CustomerCommand.MarkStale;
import huikuan.ledger.customer.CustomerCommand.SetContact;
import huikuan.ledger.customer.CustomerEvent.ContactChanged;
import huikuan.ledger.customer.CustomerEvent.ContactForgotten;
import huikuan.ledger.customer.CustomerEvent.ContactNamed;
import huikuan.ledger.customer.CustomerEvent.OfContact;
import huikuan.ledger.customer.CustomerOutcome.Left;
import huikuan.ledger.customer.CustomerRefusal.AddressOfAnother;
import huikuan.ledger.customer.CustomerRefusal.AskedToday;
import huikuan.ledger.customer.CustomerRefusal.ConfirmedSince;
import huikuan.ledger.customer.CustomerRefusal.DeputiesInACircle;
import huikuan.ledger.customer.CustomerRefusal.Forgotten;
import huikuan.ledger.customer.CustomerRefusal.NoSuchContact;
import huikuan.ledger.customer.CustomerRefusal.NoSuchDeputy;
import huikuan.ledger.customer.CustomerRefusal.TooManyContacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The people at one customer, and the rules about them. */
final class CustomerPeople {

  private final Map<String, Contact> contacts = new LinkedHashMap<>();
  private final Set<String> forgotten = new LinkedHashSet<>();

  void remember(CustomerEvent event) {
    switch (event) {
      case OfContact told -> contacts.put(told.contact().id(), told.contact());
      case ContactForgotten told -> {
        contacts.remove(told.contactId());
        forgotten.add(told.contactId());
      }
      default -> {}
    }
  }

  /** Takes over the people that were remembered before. */
  void remember(Map<String, Contact> known, Set<String> erased) {
    contacts.putAll(known);
    forgotten.addAll(erased);
  }

  /** By id, in the order in which they were named. */
  Map<String, Contact> contacts() {
    return contacts;
  }

  /** Ids of those who are erased, the first one first. */
  Set<String> forgotten() {
    return forgotten;
  }

  @Nullable Contact find(String id) {
    return contacts.get(id);
  }

  boolean hasHad(String id) {
    return contacts.containsKey(id) || forgotten.contains(id);
  }

  /**
   * The outcome of several people being told at once.
   *
   * @param left those that stay as they are
   */
  record Told(List<CustomerEvent> events, Left left) {}

  /** Somebody whom we have confirmed, or who is forgotten, is left as it is. */
  Told tell(CustomerId customer, List<Contact> told) {
    List<CustomerEvent> events = new ArrayList<>();
    List<String> confirmed = new ArrayList<>();
    List<String> erased = new ArrayList<>();
    for (Contact each : told) {
      Contact known = contacts.get(each.id());
      if (forgotten.contains(each.id())) {
        erased.add(each.id());
      } else if (known == null) {
        events.add(new ContactNamed(customer, each));
      } else if (known.confirmation() == null && !saysTheSame(known, each)) {
        events.add(new ContactChanged(customer, each));
      } else if (known.confirmation() != null && !saysTheSame(known, each)) {
        confirmed.add(each.id());
      }
    }
    return new Told(events, new Left(confirmed, erased));
  }

  /** Empty if the person is like this already. */
  Optional<CustomerEvent> set(CustomerId customer, Contact told, LocalDate today) {
    Contact known = contacts.get(told.id());
    if (known == null) {
      return Optional.of(new ContactNamed(customer, told));
    }
    if (saysTheSame(known, told)) {
      return Optional.empty();
    }
    boolean sure = known.stale() != null || !isAnother(known, told);
    Stale stale = sure ? known.stale() : new Stale(today, Stale.Why.CHANGE);
    Contact now =
        told.knownAs(
            known.confirmation(), known.confirmation() == null ? null : stale, told.holding());
    return Optional.of(new ContactChanged(customer, now));
  }

  /** Whether everything that can be told is the same; who told it first stays its source. */
  private static boolean saysTheSame(Contact known, Contact told) {
    return known.equals(
        told.knownAs(
            known.confirmation(), known.stale(), told.holding().from(known.holding().source())));
  }

  /** Whether a confirmation of the one says nothing of the other. */
  private static boolean isAnother(Contact known, Contact told) {
    return !known.name().equals(told.name())
        || known.role() != told.role()
        || !values(known).containsAll(values(told));
  }

  private static List<Object> values(Contact contact) {
    return contact.addresses().stream().<Object>map(Contact.Address::value).toList();
  }

  static Contact confirmed(Contact known, Confirmation confirmation) {
    return known.knownAs(confirmation, null, known.holding());
  }

  /** Somebody who was never confirmed can't go stale, and a confirmation made since is newer. */
  static boolean goesStale(Contact known, MarkStale command) {
    Confirmation confirmation = known.confirmation();
    return known.state() == Contact.State.CONFIRMED
        && confirmation != null
        && (command.confirmedOn() == null || command.confirmedOn().equals(confirmation.on()));
  }

  static Contact stale(Contact known, Stale stale) {
    return known.knownAs(known.confirmation(), stale, known.holding());
  }

  /** The reason why these events can't be; empty = they can. */
  Optional<CustomerRefusal> refusalOf(List<CustomerEvent> events) {
    Map<String, Contact> then = new LinkedHashMap<>(contacts);
    for (CustomerEvent each : events) {
      if (each instanceof OfContact told) {
        then.put(told.contact().id(), told.contact());
      }
    }
    if (then.size() > KnownCustomer.MOST_CONTACTS && then.size() > contacts.size()) {
      return Optional.of(new TooManyContacts(KnownCustomer.MOST_CONTACTS));
    }
    return then.values().stream().flatMap(each -> deputyRefusal(each, then).stream()).findFirst();
  }

  /** A deputy who is erased since is nobody: that blocks no change of the others. */
  private Optional<CustomerRefusal> deputyRefusal(Contact contact, Map<String, Contact> all) {
    String first = deputy(contact);
    if (first != null && !all.containsKey(first) && !forgotten.contains(first)) {
      return Optional.of(new NoSuchDeputy(contact.id(), first));
    }
    Set<String> seen = new HashSet<>(Set.of(contact.id()));
    String at = first;
    while (at != null) {
      if (!seen.add(at)) {
        return Optional.of(new DeputiesInACircle(contact.id(), at));
      }
      Contact next = all.get(at);
      at = next == null ? null : deputy(next);
    }
    return Optional.empty();
  }

  private static @Nullable String deputy(Contact contact) {
    Absence absence = contact.absence();
    return absence == null ? null : absence.deputy();
  }

  Optional<CustomerRefusal> forgotten(String id) {
    return forgotten.contains(id) ? Optional.of(new Forgotten(id)) : Optional.empty();
  }

  CustomerRefusal missing(String id) {
    return forgotten.contains(id) ? new Forgotten(id) : new NoSuchContact(id);
  }

  /** Refuses a mail address of somebody else, unless the sender knows of it. */
  Optional<CustomerRefusal> addressRefusal(SetContact command, AddressOwners owners) {
    List<String> others =
        owners.othersWithAddressOf(command.contact(), contacts.values(), command.today());
    return command.meant().containsAll(others)
        ? Optional.empty()
        : Optional.of(new AddressOfAnother(others));
  }

  /** Refuses a confirmation that is older than the one that is known. */
  static Optional<CustomerRefusal> confirmedSince(Contact known, Confirmation confirmation) {
    Confirmation last = known.confirmation();
    return last != null && confirmation.on().isBefore(last.on())
        ? Optional.of(new ConfirmedSince(known.id(), last.on()))
        : Optional.empty();
  }

  /** Refuses nobody's id, and somebody who is asked today. */
  Optional<CustomerRefusal> forgetRefusal(ForgetContact command) {
    if (!contacts.containsKey(command.contactId())) {
      return Optional.of(new NoSuchContact(command.contactId()));
    }
    return command.today() == null
        ? Optional.empty()
        : askedOn(command.today(), command.contactId());
  }

  /** Refuses somebody who is asked on a day, for the customer or for one of its contracts. */
  private Optional<CustomerRefusal> askedOn(LocalDate day, String id) {
    List<Contact> all = List.copyOf(contacts.values());
    return Stream.concat(
                Stream.of((String) null), all.stream().flatMap(each -> each.contracts().stream()))
            .map(contract -> WhoIsAsked.on(day, all, contract))
            .anyMatch(asked -> asked.asks(id))
        ? Optional.of(new AskedToday(id))
        : Optional.empty();
  }
}
