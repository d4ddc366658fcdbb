package huikuan.dunning.customers;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.contracts.PaymentCalendar;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Address.Kind;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.contracts.ledger.WhoIsAsked;
import huikuan.dunning.companies.Chasing;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.hold.HoldInForce;
import huikuan.dunning.hold.HoldsInForce;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A customer, as far as chasing is concerned.
 *
 * @param country whose working days count
 * @param customerClass of customers that are treated alike; null = none
 * @param undeliverable ids of the contacts whose address takes no mail
 * @param largest its two largest invoices in each currency
 * @param calendar how it pays; null = not known
 * @param chasing what its company allows
 * @param holds what keeps all its claims from being chased
 * @param ledgerSequence where in the ledger's log this data stands; null = never told
 * @param malicious whether a person has judged it so; it is chased faster then
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
    @Nullable PaymentCalendar calendar,
    Chasing chasing,
    HoldsInForce holds,
    @Nullable String ledgerSequence,
    boolean malicious) {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String COUNTRY = "CN";

  public Customer {
    contacts = List.copyOf(contacts);
    undeliverable = Set.copyOf(undeliverable);
    largest = Map.copyOf(largest);
  }

  /** One of whom nobody says that it is malicious. */
  public Customer(
      CustomerId id,
      String name,
      ZoneId zone,
      String country,
      @Nullable String customerClass,
      List<Contact> contacts,
      Set<String> undeliverable,
      Map<Currency, Largest> largest,
      @Nullable PaymentCalendar calendar,
      Chasing chasing,
      HoldsInForce holds,
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
        calendar,
        chasing,
        holds,
        ledgerSequence,
        false);
  }

  /** One who is not on hold, and of whom is not known how it pays. */
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
        null,
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

  /** Whether the ledger has never told of it, and it has no invoice. */
  public boolean isUnknown() {
    return ledgerSequence == null && largest.isEmpty();
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
        calendar,
        chasing,
        holds,
        ledgerSequence,
        malicious);
  }

  /** The same who pays like this. */
  Customer paying(@Nullable PaymentCalendar known) {
    return new Customer(
        id,
        name,
        zone,
        country,
        customerClass,
        contacts,
        undeliverable,
        largest,
        known,
        chasing,
        holds,
        ledgerSequence,
        malicious);
  }

  /** The same with these holds, and with the one while its money is known to be short. */
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
        calendar,
        chasing,
        shortOfMoney().map(now::with).orElse(now),
        ledgerSequence,
        malicious);
  }

  /** The same as it is judged. */
  public Customer judged(boolean asMalicious) {
    return new Customer(
        id,
        name,
        zone,
        country,
        customerClass,
        contacts,
        undeliverable,
        largest,
        calendar,
        chasing,
        holds,
        ledgerSequence,
        asMalicious);
  }

  /** The hold while the money is known to be short. */
  private Optional<HoldInForce> shortOfMoney() {
    PaymentCalendar.Funding funding = calendar == null ? null : calendar.funding();
    if (funding == null) {
      return Optional.empty();
    }
    Hold hold = new Hold(Hold.FUNDING, Hold.FUNDING_SHORT, funding.until(), null, null);
    return Optional.of(new HoldInForce(hold, hold.endsIn(zone)));
  }

  /** A zone this JVM does not know must not stop the chasing of all others. */
  public static ZoneId zone(String timeZone) {
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

  /**
   * The person who is asked for a claim on a day; empty = there is nobody to write to.
   *
   * @param roles in the order in which they are asked
   */
  public Optional<Contact> askedOn(LocalDate day, @Nullable String contract, List<Role> roles) {
    return Optional.ofNullable(
        WhoIsAsked.on(day, contacts, contract, roles, this::canBeWrittenTo).contact());
  }

  /** The first day, not before {@code from}, on which there is somebody to write to. */
  public Optional<LocalDate> firstReachable(
      LocalDate from, @Nullable String contract, List<Role> roles) {
    return Stream.concat(Stream.of(from), contacts.stream().flatMap(Customer::changes))
        .filter(day -> !day.isBefore(from))
        .sorted()
        .filter(day -> askedOn(day, contract, roles).isPresent())
        .findFirst();
  }

  /** The days from which on it can be another one who is asked. */
  private static Stream<LocalDate> changes(Contact contact) {
    Contact.Absence absence = contact.absence();
    LocalDate back = absence == null || absence.to() == null ? null : absence.to().plusDays(1);
    LocalDate pays = contact.payer() == null ? null : contact.payer().from();
    return Stream.of(contact.validFrom(), pays, back).filter(Objects::nonNull);
  }

  private boolean canBeWrittenTo(Contact contact) {
    return !undeliverable.contains(contact.id()) && contact.address(Kind.EMAIL).isPresent();
  }
}
