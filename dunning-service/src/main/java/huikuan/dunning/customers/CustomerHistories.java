package huikuan.dunning.customers;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.LedgerEvent.ContactChanged;
import huikuan.contracts.ledger.LedgerEvent.ContactForgotten;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.PaymentCalendarChanged;
import huikuan.contracts.notification.NotificationEvent.AddressRefused;
import huikuan.dunning.companies.ChasingHistories;
import huikuan.dunning.standing.Attitudes;
import huikuan.platform.eventlog.EventLog;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Reads what was known of a customer from the log. The events that tell it mention the customer, so
 * that a read costs by what was told of this one.
 */
@Component
public class CustomerHistories {

  private final EventLog log;
  private final ChasingHistories companies;
  private final Customers customers;
  private final Attitudes attitudes;

  CustomerHistories(
      EventLog log, ChasingHistories companies, Customers customers, Attitudes attitudes) {
    this.log = log;
    this.attitudes = attitudes;
    this.customers = customers;
    this.companies = companies;
  }

  /**
   * The keys by which an event that came in is found again: of its customer, if it tells of one.
   */
  public static List<String> keys(Object event) {
    return switch (event) {
      case CustomerChanged changed -> List.of(key(changed.customer()));
      case ContactChanged changed -> List.of(key(changed.customer()));
      case PaymentCalendarChanged changed -> List.of(key(changed.customer()));
      case ContactForgotten forgotten -> List.of(key(forgotten.customer()));
      case AddressRefused refused when refused.undeliverable() -> List.of(key(refused.customer()));
      default -> List.of();
    };
  }

  /** The customer and its company as they were known until now; its largest claims are now's. */
  public CustomerHistory of(CustomerId id) {
    return CustomerHistory.of(
            id,
            log.about(List.of(key(id))).getOrDefault(key(id), List.of()),
            companies.of(id.company()),
            customers.find(id).largest())
        .with(attitudes.history(id));
  }

  private static String key(CustomerId customer) {
    return "customer " + customer;
  }
}
