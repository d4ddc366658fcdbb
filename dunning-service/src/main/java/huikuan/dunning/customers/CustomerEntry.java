package huikuan.dunning.customers;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Role;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** A customer as stored. Days are text: a day has no time zone, a BSON date has one. */
@Document("customers")
record CustomerEntry(
    @Id String id,
    String name,
    String timeZone,
    String country,
    List<Person> contacts,
    @Nullable String ledgerSequence) {

  record Person(
      String id,
      String name,
      Role role,
      @Nullable String email,
      @Nullable String mobile,
      @Nullable String validFrom,
      @Nullable String validTo) {}

  static CustomerEntry of(Customer customer) {
    return new CustomerEntry(
        customer.id().toString(),
        customer.name(),
        customer.zone().getId(),
        customer.country(),
        customer.contacts().stream().map(CustomerEntry::person).toList(),
        customer.ledgerSequence());
  }

  Customer toCustomer() {
    return new Customer(
        CustomerId.parse(id),
        name,
        Customer.zone(timeZone),
        country,
        contacts.stream().map(CustomerEntry::contact).toList(),
        ledgerSequence);
  }

  private static Person person(Contact contact) {
    return new Person(
        contact.id(),
        contact.name(),
        contact.role(),
        contact.email(),
        contact.mobile(),
        contact.validFrom() == null ? null : contact.validFrom().toString(),
        contact.validTo() == null ? null : contact.validTo().toString());
  }

  private static Contact contact(Person person) {
    return new Contact(
        person.id,
        person.name,
        person.role,
        person.email,
        person.mobile,
        person.validFrom == null ? null : LocalDate.parse(person.validFrom),
        person.validTo == null ? null : LocalDate.parse(person.validTo));
  }
}
