package huikuan.notification.customers;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Role;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A customer, as far as writing to it is concerned.
 *
 * @param ledgerSequence where in the ledger's log this data stands; null = never told
 */
public record Customer(
    CustomerId id,
    String name,
    String locale,
    ZoneId zone,
    List<NamedContact> contacts,
    @Nullable String ledgerSequence) {

  private static final String LOCALE = "zh-CN";
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  public Customer {
    contacts = List.copyOf(contacts);
  }

  static Customer unknown(CustomerId id) {
    return new Customer(id, id.customer(), LOCALE, ZONE, List.of(), null);
  }

  /** A zone that this JVM does not know is the company's, as in dunning. */
  static ZoneId zone(String timeZone) {
    try {
      return ZoneId.of(timeZone);
    } catch (DateTimeException unknown) {
      return ZONE;
    }
  }

  /** A contact by its id, whether or not it can be written to. */
  public Optional<NamedContact> contact(String contactId) {
    return contacts.stream().filter(contact -> contact.id().equals(contactId)).findFirst();
  }

  /**
   * The contact if it has this role and an address, and is valid on the customer's day.
   *
   * @param role null = any
   */
  public Optional<Addressee> addressee(String contactId, @Nullable Role role, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    return contact(contactId)
        .filter(named -> role == null || named.contact().role() == role)
        .filter(named -> named.contact().validOn(today))
        .filter(named -> named.name() != null && named.email() != null)
        .map(
            named ->
                new Addressee(
                    name,
                    localeOf(contactId),
                    zoneOf(named.contact()),
                    Objects.requireNonNull(named.name()),
                    Objects.requireNonNull(named.email()),
                    named.contact().name().key(),
                    ledgerSequence));
  }

  /** The IETF language tag in which a contact is written to: its own, or else the customer's. */
  public String localeOf(String contactId) {
    return contact(contactId).map(named -> named.contact().language()).orElse(locale);
  }

  private ZoneId zoneOf(Contact contact) {
    String own = contact.timeZone();
    return own == null ? zone : zone(own);
  }
}
