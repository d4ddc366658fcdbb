package huikuan.dunning.customers;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.contracts.PaymentCalendar;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Address.Kind;
import huikuan.contracts.ledger.LedgerEvent.ContactChanged;
import huikuan.contracts.ledger.LedgerEvent.ContactForgotten;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.PaymentCalendarChanged;
import huikuan.contracts.notification.NotificationEvent.AddressRefused;
import huikuan.dunning.companies.Chasing;
import huikuan.dunning.customers.Largest.One;
import huikuan.dunning.hold.HoldsInForce;
import huikuan.platform.projection.StoredJson;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A customer as stored. Days are text: a day has no time zone, a BSON date has one.
 *
 * @param name empty = its data was never told, and only its claims are known
 * @param calendar how it pays, as JSON text; null = not known
 * @param largest its largest claims, by currency; null = none
 */
@Document("customers")
record CustomerEntry(
    @Id String id,
    String name,
    String timeZone,
    String country,
    @Nullable String customerClass,
    List<Person> contacts,
    @Nullable String calendar,
    @Nullable Map<String, TwoLargest> largest,
    @Nullable String ledgerSequence) {

  /** Amounts are text, exactly as told. */
  record TwoLargest(
      String invoice,
      String amount,
      @Nullable String secondInvoice,
      @Nullable String secondAmount) {

    static TwoLargest of(Largest known) {
      One second = known.second();
      return new TwoLargest(
          known.first().invoice(),
          known.first().amount().toString(),
          second == null ? null : second.invoice(),
          second == null ? null : second.amount().toString());
    }

    Largest toLargest() {
      One second =
          secondInvoice == null || secondAmount == null
              ? null
              : new One(secondInvoice, Money.parse(secondAmount));
      return new Largest(new One(invoice, Money.parse(amount)), second);
    }
  }

  /**
   * @param contact as it was told, as JSON text
   * @param addressSince where in the ledger's log this address was told first; null = not known
   * @param undeliverable whether the address takes no mail; null = not that it is known
   */
  record Person(
      String id, String contact, @Nullable String addressSince, @Nullable Boolean undeliverable) {

    Contact toContact() {
      return StoredJson.read(contact, Contact.class);
    }

    boolean hasAddressOf(Person other) {
      return toContact().address(Kind.EMAIL).equals(other.toContact().address(Kind.EMAIL));
    }

    /** Whether the customer's data of a place in the ledger's log had this address. */
    boolean isSince(@Nullable String ledgerSequence) {
      return addressSince == null
          || ledgerSequence != null && ledgerSequence.compareTo(addressSince) >= 0;
    }

    Person learnt(@Nullable String since, @Nullable Boolean refused) {
      return new Person(id, contact, since, refused);
    }
  }

  static CustomerEntry of(CustomerChanged changed, @Nullable String ledgerSequence) {
    return new CustomerEntry(
        changed.customer().toString(),
        changed.name(),
        changed.timeZone(),
        changed.country(),
        changed.customerClass(),
        List.of(),
        null,
        null,
        ledgerSequence);
  }

  /** One of whom only claims are known. */
  static CustomerEntry neverTold(String id) {
    return new CustomerEntry(id, "", "", "", null, List.of(), null, null, null);
  }

  /**
   * The customer as known after an event.
   *
   * @param ledgerSequence where in the ledger's log the event stands, if it is the ledger's
   * @return null = the customer's data were not told yet
   */
  static @Nullable CustomerEntry next(
      @Nullable CustomerEntry known, Object event, @Nullable String ledgerSequence) {
    return switch (event) {
      case CustomerChanged changed -> {
        CustomerEntry told = of(changed, ledgerSequence);
        yield known == null ? told : told.after(known);
      }
      case ContactChanged changed when known != null ->
          known.with(changed.contact(), ledgerSequence);
      case PaymentCalendarChanged changed when known != null ->
          known.paying(changed.calendar(), ledgerSequence);
      case ContactForgotten forgotten when known != null ->
          known.without(forgotten.contactId(), ledgerSequence);
      case AddressRefused refused when known != null && refused.undeliverable() ->
          known.undeliverable(refused.contactId(), refused.customerSequence());
      default -> known;
    };
  }

  /** Keeps its people, and its largest claims. */
  CustomerEntry after(CustomerEntry before) {
    return new CustomerEntry(
        id,
        name,
        timeZone,
        country,
        customerClass,
        before.contacts,
        before.calendar,
        before.largest,
        ledgerSequence);
  }

  /** One of its people as told now. The mark of an address that is still the same stays. */
  private CustomerEntry with(Contact contact, @Nullable String sequence) {
    Person told = new Person(contact.id(), StoredJson.write(contact), sequence, null);
    List<Person> people = new ArrayList<>(contacts);
    int at = indexOf(contact.id());
    if (at < 0) {
      people.add(told);
    } else {
      Person known = people.get(at);
      people.set(
          at,
          told.hasAddressOf(known) ? told.learnt(known.addressSince, known.undeliverable) : told);
    }
    return withContacts(people).at(sequence);
  }

  private CustomerEntry without(String contactId, @Nullable String sequence) {
    return withContacts(contacts.stream().filter(person -> !person.id.equals(contactId)).toList())
        .at(sequence);
  }

  private CustomerEntry paying(@Nullable PaymentCalendar now, @Nullable String sequence) {
    return new CustomerEntry(
        id,
        name,
        timeZone,
        country,
        customerClass,
        contacts,
        now == null ? null : StoredJson.write(now),
        largest,
        sequence);
  }

  private int indexOf(String contactId) {
    return contacts.stream().map(Person::id).toList().indexOf(contactId);
  }

  private CustomerEntry at(@Nullable String sequence) {
    return new CustomerEntry(
        id, name, timeZone, country, customerClass, contacts, calendar, largest, sequence);
  }

  /**
   * The address of a contact took no mail.
   *
   * @param ledgerSequence of the customer's data with the address that was written to
   */
  CustomerEntry undeliverable(String contactId, @Nullable String ledgerSequence) {
    return withContacts(
        contacts.stream()
            .map(
                person ->
                    person.id.equals(contactId) && person.isSince(ledgerSequence)
                        ? person.learnt(person.addressSince, true)
                        : person)
            .toList());
  }

  private CustomerEntry withContacts(List<Person> people) {
    return new CustomerEntry(
        id, name, timeZone, country, customerClass, people, calendar, largest, ledgerSequence);
  }

  /** Knows of a claim, whose amount is as posted. */
  CustomerEntry with(String invoice, Money amount) {
    Map<String, TwoLargest> claims = new TreeMap<>(largest == null ? Map.of() : largest);
    claims.compute(
        amount.currency().getCurrencyCode(),
        (currency, known) ->
            TwoLargest.of(Largest.with(known == null ? null : known.toLargest(), invoice, amount)));
    return new CustomerEntry(
        id, name, timeZone, country, customerClass, contacts, calendar, claims, ledgerSequence);
  }

  private Map<Currency, Largest> largestClaims() {
    return largest == null
        ? Map.of()
        : largest.entrySet().stream()
            .collect(
                Collectors.toMap(
                    each -> Currency.getInstance(each.getKey()),
                    each -> each.getValue().toLargest()));
  }

  Customer toCustomer(Chasing chasing) {
    CustomerId customer = CustomerId.parse(id);
    if (name.isEmpty()) {
      return Customer.unknown(customer, largestClaims(), chasing);
    }
    Customer known =
        new Customer(
            customer,
            name,
            Customer.zone(timeZone),
            country,
            customerClass,
            contacts.stream().map(Person::toContact).toList(),
            contacts.stream()
                .filter(person -> Boolean.TRUE.equals(person.undeliverable))
                .map(Person::id)
                .collect(Collectors.toSet()),
            largestClaims(),
            chasing,
            ledgerSequence);
    return known
        .paying(calendar == null ? null : StoredJson.read(calendar, PaymentCalendar.class))
        .on(HoldsInForce.NONE);
  }
}
