package huikuan.dunning.customers;

import huikuan.contracts.CustomerId;
import huikuan.dunning.companies.ChasingHistory;
import huikuan.dunning.standing.AttitudeHistory;
import huikuan.platform.eventlog.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was known of a customer, and of its company, at every moment. */
public final class CustomerHistory {

  private final CustomerId id;
  private final List<Known> all;
  private final ChasingHistory company;
  private final Map<Currency, Largest> largest;
  private final AttitudeHistory attitudes;

  /**
   * @param data null = it was not told yet
   */
  private record Known(Instant since, @Nullable CustomerEntry data) {}

  private CustomerHistory(
      CustomerId id,
      List<Known> all,
      ChasingHistory company,
      Map<Currency, Largest> largest,
      AttitudeHistory attitudes) {
    this.id = id;
    this.all = all;
    this.company = company;
    this.largest = largest;
    this.attitudes = attitudes;
  }

  /**
   * @param told the events that tell of the customer, oldest first
   * @param largest its largest claims, as known now
   */
  public static CustomerHistory of(
      CustomerId id,
      List<RecordedEvent> told,
      ChasingHistory company,
      Map<Currency, Largest> largest) {
    List<Known> all = new ArrayList<>();
    CustomerEntry data = null;
    all.add(new Known(Instant.MIN, null));
    for (RecordedEvent event : told) {
      data =
          CustomerEntry.next(
              data, event.payload(), event.metadata().get(Customers.LEDGER_SEQUENCE));
      all.add(new Known(event.recordedAt(), data));
    }
    return new CustomerHistory(id, all, company, largest, AttitudeHistory.NONE);
  }

  /** The same with what was said of its attitude. */
  CustomerHistory with(AttitudeHistory told) {
    return new CustomerHistory(id, all, company, largest, told);
  }

  /**
   * The customer as known before a moment that depends on its own data, such as nine o'clock where
   * it is: by the last data that were told before their own moment.
   */
  public Customer before(Function<Customer, Instant> moment) {
    for (Known known : all.reversed()) {
      Instant at = moment.apply(customer(known, Instant.MIN));
      if (known.since().isBefore(at)) {
        return customer(known, at);
      }
    }
    throw new IllegalStateException("No moment is before all");
  }

  private Customer customer(Known known, Instant at) {
    Customer then =
        known.data() == null
            ? Customer.unknown(id, company.before(at))
            : known.data().toCustomer(company.before(at));
    return then.having(largest).judged(attitudes.isMalicious(at));
  }
}
