package huikuan.ledger.confirmation;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Address.Kind;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.contracts.ledger.WhoIsAsked;
import huikuan.ledger.customer.CustomerData;
import huikuan.ledger.customer.CustomerEvent.CustomerChanged;
import huikuan.ledger.customer.KnownCustomer;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.eventlog.LogEpochs;
import huikuan.platform.relay.CloudEvents;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The customers that letters, and copies of evidence, are written to. */
@Component
public class Customers {

  /** Those who answer for a balance, the first one first. */
  private static final List<Role> ROLES =
      List.of(Role.PAYMENT_RESPONSIBLE, Role.ACCOUNTS_PAYABLE, Role.DECISION_MAKER);

  private final CustomerData customers;
  private final LogEpochs epochs;
  private final CompanySettings companies;

  Customers(CustomerData customers, LogEpochs epochs, CompanySettings companies) {
    this.customers = customers;
    this.epochs = epochs;
    this.companies = companies;
  }

  /**
   * A customer as a letter needs it.
   *
   * @param data null = none is known
   * @param sequence of the data on Kafka
   */
  public record Customer(
      CustomerId id,
      String name,
      ZoneId zone,
      String country,
      @Nullable CustomerChanged data,
      List<Contact> contacts,
      @Nullable String sequence) {

    /** Letters are in Chinese unless the customer has another language. */
    public String language() {
      return data == null || data.locale().startsWith("zh") ? "zh" : "en";
    }

    @Nullable String address() {
      return data == null ? null : data.address();
    }

    boolean isOfClass(@Nullable String name) {
      return data != null && name != null && name.equals(data.customerClass());
    }

    /** The person to whom a letter goes on a day, if it can go by mail. */
    Optional<Contact> recipient(Instant now) {
      LocalDate day = LocalDate.ofInstant(now, zone);
      return Optional.ofNullable(
          WhoIsAsked.on(day, contacts, null, ROLES, Customer::hasMail).contact());
    }

    public Optional<Contact> contact(String id) {
      return contacts.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** Whether it is valid on the day and has a mail address. */
    public static boolean reachable(Contact contact, LocalDate day) {
      return contact.validOn(day) && hasMail(contact);
    }

    private static boolean hasMail(Contact contact) {
      return contact.address(Kind.EMAIL).isPresent();
    }
  }

  /** The customer as it is known now. */
  public Customer find(CustomerId id) {
    return find(id, Long.MAX_VALUE);
  }

  /**
   * @param position of the newest commit that counts
   */
  Customer find(CustomerId id, long position) {
    return customers.at(id, position).map(this::known).orElseGet(() -> unknown(id));
  }

  private Customer known(KnownCustomer known) {
    CustomerChanged data = known.data();
    return new Customer(
        data.customer(),
        data.name(),
        ZoneId.of(data.timeZone()),
        data.country(),
        data,
        known.listed(),
        CloudEvents.sequence(epochs.at(known.last().position()).id(), known.last()));
  }

  private Customer unknown(CustomerId id) {
    return new Customer(
        id,
        id.customer(),
        companies.timeZone(id.company()),
        companies.country(id.company()),
        null,
        List.of(),
        null);
  }
}
