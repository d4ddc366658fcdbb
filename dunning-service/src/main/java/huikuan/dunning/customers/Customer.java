package huikuan.dunning.customers;

import huikuan.contracts.CustomerId;
import huikuan.contracts.MailAddress;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.dunning.companies.Chasing;
import huikuan.dunning.hold.HoldsInForce;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A customer, as far as chasing is concerned.
 *
 * @param country whose working days count
 * @param customerClass of customers that are treated alike; null = none
 * @param undeliverable ids of the contacts whose address takes no mail
 * @param largest its two largest invoices in each currency
 * @param chasing what its company allows
 * @param holds what keeps all its claims from being chased
 * @param ledgerSequence where in the ledger's log this data stands; null = never told
 */
public record Customer(
    CustomerId id,
    String name,
    ZoneId zone,
    String country,
    @Nullable String customerClass,
    List<Contact> contacts,
    Set<String> undeliverable,
    Map<Currency, Largest> largest,
    Chasing chasing,
    HoldsInForce holds,
    @Nullable String ledgerSequence) {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String COUNTRY = "CN";

  public Customer {
    contacts = List.copyOf(contacts);
    undeliverable = Set.copyOf(undeliverable);
    largest = Map.copyOf(largest);
  }

  /** One who is not on hold. */
  public Customer(
      CustomerId id,
      String name,
      ZoneId zone,
      String country,
      @Nullable String customerClass,
      List<Contact> contacts,
      Set<String> undeliverable,
      Map<Currency, Largest> largest,
      Chasing chasing,
      @Nullable String ledgerSequence) {
    this(
        id,
        name,
        zone,
        country,
        customerClass,
        contacts,
        undeliverable,
        largest,
        chasing,
        HoldsInForce.NONE,
        ledgerSequence);
  }

  /** One of whom only invoices are known. */
  public static Customer unknown(CustomerId id, Chasing chasing) {
    return unknown(id, Map.of(), chasing);
  }

  static Customer unknown(CustomerId id, Map<Currency, Largest> largest, Chasing chasing) {
    return new Customer(
        id, id.customer(), ZONE, COUNTRY, null, List.of(), Set.of(), largest, chasing, null);
  }

  /** The amount of its largest invoice in a currency; null = it has none. */
  public @Nullable Money largest(Currency currency) {
    Largest known = largest.get(currency);
    return known == null ? null : known.first().amount();
  }

  /** The amount of its largest invoice in a currency but for one; null = it has no other. */
  public @Nullable Money largestBut(String invoice, Currency currency) {
    Largest known = largest.get(currency);
    return known == null ? null : known.but(invoice);
  }

  /** The same with these claims. */
  Customer having(Map<Currency, Largest> claims) {
    return new Customer(
        id,
        name,
        zone,
        country,
        customerClass,
        contacts,
        undeliverable,
        claims,
        chasing,
        holds,
        ledgerSequence);
  }

  /** The same with these holds. */
  public Customer on(HoldsInForce now) {
    return new Customer(
        id,
        name,
        zone,
        country,
        customerClass,
        contacts,
        undeliverable,
        largest,
        chasing,
        now,
        ledgerSequence);
  }

  /** A zone this JVM does not know must not stop the chasing of all others. */
  static ZoneId zone(String timeZone) {
    try {
      return ZoneId.of(timeZone);
    } catch (DateTimeException unknown) {
      return ZONE;
    }
  }

  /** A contact by its id, valid or not. */
  public Optional<Contact> contact(String contactId) {
    return contacts.stream().filter(contact -> contact.id().equals(contactId)).findFirst();
  }

  /** Who is written to on a day: the payment responsible; of several, the first listed. */
  public Optional<Contact> paymentResponsibleOn(LocalDate day) {
    return contacts.stream()
        .filter(this::canBeWrittenTo)
        .filter(contact -> contact.validOn(day))
        .findFirst();
  }

  /** The first day, not before {@code from}, on which there is somebody to write to. */
  public Optional<LocalDate> firstReachable(LocalDate from) {
    return contacts.stream()
        .filter(this::canBeWrittenTo)
        .map(contact -> contact.validFrom() == null ? from : max(from, contact.validFrom()))
        .filter(day -> paymentResponsibleOn(day).isPresent())
        .min(LocalDate::compareTo);
  }

  private boolean canBeWrittenTo(Contact contact) {
    return contact.role() == Role.PAYMENT_RESPONSIBLE
        && !undeliverable.contains(contact.id())
        && contact.email() != null
        && MailAddress.allows(contact.email());
  }

  private static LocalDate max(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? other : one;
  }
}
