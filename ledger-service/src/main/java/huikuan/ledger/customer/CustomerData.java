package huikuan.ledger.customer;

import huikuan.contracts.CustomerId;
import huikuan.ledger.customer.CustomerEvent.CustomerChanged;
import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Customers' master data, as it is and as it was. */
@Component
public class CustomerData {

  private final MongoEventLog log;

  CustomerData(MongoEventLog log) {
    this.log = log;
  }

  /** The newest data, without those before; empty = there is no such customer. */
  public Optional<CustomerChanged> newest(CustomerId customer) {
    String key = new CustomerKey(customer).toString();
    return log.lastSequenceOf(key)
        .flatMap(last -> log.ofAggregate(key, last).stream().reduce((_, newer) -> newer))
        .map(event -> (CustomerChanged) event.payload());
  }

  /** The data as they were before a commit, each version of them. */
  public List<CustomerChanged> before(CustomerId customer, long position) {
    return log.ofAggregate(new CustomerKey(customer).toString(), 0).stream()
        .filter(event -> event.position() < position)
        .map(RecordedEvent::payload)
        .map(CustomerChanged.class::cast)
        .toList();
  }
}
