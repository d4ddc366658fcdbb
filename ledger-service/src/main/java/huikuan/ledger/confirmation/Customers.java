package huikuan.ledger.confirmation;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.ledger.customer.CustomerEvent.CustomerChanged;
import huikuan.ledger.customer.CustomerKey;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.LogEpochs;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.relay.CloudEvents;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The customers that letters are written to. */
@Component
class Customers {

  /** Those who answer for a balance, the first one first. */
  private static final List<Role> ROLES =
      List.of(Role.PAYMENT_RESPONSIBLE, Role.ACCOUNTS_PAYABLE, Role.DECISION_MAKER);

  private final EventLog log;
  private final LogEpochs epochs;
  private final CompanySettings companies;

  Customers(EventLog log, LogEpochs epochs, CompanySettings companies) {
    this.log = log;
    this.epochs = epochs;
    this.companies = companies;
  }

  /**
   * A customer as a letter needs it.
   *
   * @param data null = none is known
   * @param sequence of the data on Kafka
   */
  record Customer(
      CustomerId id,
      String name,
      ZoneId zone,
      String country,
      @Nullable CustomerChanged data,
      @Nullable String sequence) {

    /** Letters are in Chinese unless the customer has another language. */
    String language() {
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
      return ROLES.stream()
          .flatMap(role -> contacts().filter(each -> each.role() == role))
          .filter(each -> reachable(each, day))
          .findFirst();
    }

    Optional<Contact> contact(String id) {
      return contacts().filter(each -> each.id().equals(id)).findFirst();
    }

    private Stream<Contact> contacts() {
      return data == null ? Stream.empty() : data.contacts().stream();
    }

    static boolean reachable(Contact contact, LocalDate day) {
      String email = contact.email();
      return contact.validOn(day) && email != null && !email.isBlank();
    }
  }

  /** The customer as it is known now. */
  Customer find(CustomerId id) {
    return find(id, Long.MAX_VALUE);
  }

  /**
   * @param position of the newest commit that counts
   */
  Customer find(CustomerId id, long position) {
    return log.ofAggregate(new CustomerKey(id).toString(), 0).stream()
        .filter(event -> event.position() <= position)
        .reduce((_, newer) -> newer)
        .map(event -> known(id, event))
        .orElseGet(() -> unknown(id));
  }

  private Customer known(CustomerId id, RecordedEvent event) {
    CustomerChanged data = (CustomerChanged) event.payload();
    return new Customer(
        id,
        data.name(),
        ZoneId.of(data.timeZone()),
        data.country(),
        data,
        CloudEvents.sequence(epochs.at(event.position()).id(), event));
  }

  private Customer unknown(CustomerId id) {
    return new Customer(
        id,
        id.customer(),
        companies.timeZone(id.company()),
        companies.country(id.company()),
        null,
        null);
  }
}
