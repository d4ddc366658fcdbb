package huikuan.ledger.customer;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Party;
import huikuan.ledger.customer.CustomerEvent.ContactPayerChanged;
import huikuan.ledger.customer.CustomerEvent.OfContact;
import huikuan.ledger.customer.CustomerEvent.PartySet;
import huikuan.ledger.customer.CustomerRefusal.NoSuchPayer;
import huikuan.ledger.customer.CustomerRefusal.OtherKind;
import huikuan.ledger.customer.CustomerRefusal.PayerEnded;
import huikuan.ledger.customer.CustomerRefusal.PayersOverlap;
import huikuan.ledger.customer.CustomerRefusal.TooManyParties;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parties that pay for a customer, or answer for what it owes. */
final class CustomerParties {

  static final int MOST_PARTIES = 50;

  private final Map<String, Party> parties = new LinkedHashMap<>();

  void remember(Party party) {
    parties.put(party.id(), party);
  }

  /** By id, in the order in which they were told. */
  Map<String, Party> all() {
    return parties;
  }

  boolean has(String id) {
    return parties.containsKey(id);
  }

  /**
   * The events that make a party like this; none if it is so already.
   *
   * @param contacts of the customer: those of the party tell of it, too
   */
  List<CustomerEvent> set(CustomerId customer, Party told, Collection<Contact> contacts) {
    if (told.equals(parties.get(told.id()))) {
      return List.of();
    }
    List<CustomerEvent> events = new ArrayList<>();
    events.add(new PartySet(customer, told));
    for (Contact each : contacts) {
      if (told.id().equals(party(each)) && !told.payer().equals(each.payer())) {
        events.add(new ContactPayerChanged(customer, each.of(told.payer())));
      }
    }
    return events;
  }

  /** The reason why a party can't be like this; empty = it can. */
  Optional<CustomerRefusal> refusalOf(Party told) {
    Party known = parties.get(told.id());
    if (known == null && parties.size() >= MOST_PARTIES) {
      return Optional.of(new TooManyParties(MOST_PARTIES));
    }
    if (known != null && known.kind() != told.kind()) {
      return Optional.of(new OtherKind(known.kind()));
    }
    return told.kind() != Party.Kind.PAYER
        ? Optional.empty()
        : parties.values().stream()
            .filter(each -> each.kind() == Party.Kind.PAYER && !each.id().equals(told.id()))
            .filter(each -> Objects.equals(each.contract(), told.contract()))
            .filter(told::overlaps)
            .<CustomerRefusal>map(PayersOverlap::new)
            .findFirst();
  }

  /** A contact with all that is known of its payer. */
  Contact known(Contact told) {
    Party party = parties.get(Objects.requireNonNullElse(party(told), ""));
    return party == null ? told : told.of(party.payer());
  }

  /**
   * The reason why contacts can't be of their payers; empty = they can.
   *
   * @param before by id: who was of a payer already stays so
   */
  Optional<CustomerRefusal> refusalOf(
      List<CustomerEvent> events, Map<String, Contact> before, LocalDate today) {
    return events.stream()
        .filter(OfContact.class::isInstance)
        .map(event -> ((OfContact) event).contact())
        .filter(each -> !Objects.equals(party(each), party(before.get(each.id()))))
        .flatMap(each -> refusalOf(each, today).stream())
        .findFirst();
  }

  private Optional<CustomerRefusal> refusalOf(Contact contact, LocalDate today) {
    String id = party(contact);
    if (id == null) {
      return Optional.empty();
    }
    Party party = parties.get(id);
    if (party == null || party.kind() != Party.Kind.PAYER) {
      return Optional.of(new NoSuchPayer(contact.id(), id));
    }
    LocalDate to = party.validTo();
    return to != null && to.isBefore(today)
        ? Optional.of(new PayerEnded(contact.id(), id, to))
        : Optional.empty();
  }

  private static @Nullable String party(@Nullable Contact contact) {
    return contact == null || contact.payer() == null ? null : contact.payer().party();
  }
}
