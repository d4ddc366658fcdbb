package huikuan.notification.customers;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Sealed;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Address.Kind;
import huikuan.contracts.ledger.LedgerEvent.ContactChanged;
import huikuan.contracts.ledger.LedgerEvent.ContactForgotten;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.OfMasterData;
import huikuan.contracts.ledger.LedgerEvent.PartyChanged;
import huikuan.contracts.ledger.LedgerEvent.PaymentCalendarChanged;
import huikuan.platform.projection.StoredJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** A customer as stored. Days are text: a day has no time zone, a BSON date has one. */
@Document("customers")
record CustomerEntry(
    @Id String id,
    String name,
    String locale,
    String timeZone,
    List<Person> contacts,
    @Nullable String ledgerSequence) {

  /**
   * @param contact as it was told, as JSON text
   */
  record Person(String id, String contact) {

    Contact toContact() {
      return StoredJson.read(contact, Contact.class);
    }
  }

  /**
   * The customer as known after an event.
   *
   * @param known null = nothing was told of the customer yet
   * @return null = its master data were not told yet
   */
  static @Nullable CustomerEntry next(
      @Nullable CustomerEntry known, OfMasterData event, @Nullable String ledgerSequence) {
    if (event instanceof CustomerChanged changed) {
      return new CustomerEntry(
          changed.customer().toString(),
          changed.name(),
          changed.locale(),
          changed.timeZone(),
          known == null ? List.of() : known.contacts,
          ledgerSequence);
    }
    return known == null ? null : known.having(known.peopleAfter(event), ledgerSequence);
  }

  private List<Person> peopleAfter(OfMasterData event) {
    return switch (event) {
      case ContactChanged changed -> with(changed.contact());
      case ContactForgotten forgotten ->
          contacts.stream().filter(person -> !person.id.equals(forgotten.contactId())).toList();
      case CustomerChanged _, PaymentCalendarChanged _, PartyChanged _ -> contacts;
    };
  }

  private List<Person> with(Contact contact) {
    Person told = new Person(contact.id(), StoredJson.write(contact));
    List<Person> people = new ArrayList<>(contacts);
    int at = people.stream().map(Person::id).toList().indexOf(contact.id());
    if (at < 0) {
      people.add(told);
    } else {
      people.set(at, told);
    }
    return people;
  }

  private CustomerEntry having(List<Person> people, @Nullable String sequence) {
    return new CustomerEntry(id, name, locale, timeZone, people, sequence);
  }

  List<Contact> sealed() {
    return contacts.stream().map(Person::toContact).toList();
  }

  /**
   * @param texts of names and addresses, as far as people are not forgotten
   */
  Customer toCustomer(Map<Sealed, String> texts) {
    return new Customer(
        CustomerId.parse(id),
        name,
        locale,
        Customer.zone(timeZone),
        sealed().stream().map(each -> named(each, texts)).toList(),
        ledgerSequence);
  }

  private static NamedContact named(Contact contact, Map<Sealed, String> texts) {
    String email = contact.address(Kind.EMAIL).map(each -> texts.get(each.value())).orElse(null);
    return new NamedContact(contact, texts.get(contact.name()), email);
  }
}
