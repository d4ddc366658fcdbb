package huikuan.ledger.customer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Identifier;
import huikuan.contracts.ledger.Contact;
import huikuan.ledger.customer.CustomerEvent.OfContact;
import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Customers' master data and people, as they are and as they were. */
@Component
public class CustomerData {

  /** So many contacts are remembered. */
  private static final int MOST_REMEMBERED = 20_000;

  private final MongoEventLog log;
  private final Cache<CustomerId, KnownCustomer> remembered =
      Caffeine.newBuilder()
          .maximumWeight(MOST_REMEMBERED)
          .weigher((CustomerId _, KnownCustomer known) -> 1 + known.contacts().size())
          .build();

  CustomerData(MongoEventLog log) {
    this.log = log;
  }

  /**
   * The customer that a path names; perhaps there is none.
   *
   * @throws ProblemException if the two are no identifiers
   */
  public static CustomerId id(String company, String customer) {
    return new CustomerId(
        RequestValues.read("company", company, Identifier::parseCompany),
        RequestValues.read("customer", customer, Identifier::parse));
  }

  /**
   * The customer as it is now; empty = there is none. If it was asked for before, only the events
   * since are read.
   */
  public Optional<KnownCustomer> newest(CustomerId customer) {
    KnownCustomer before = remembered.getIfPresent(customer);
    long from = before == null ? 0 : before.last().sequence() + 1;
    KnownCustomer now =
        KnownCustomer.after(before, log.ofAggregate(new CustomerKey(customer).toString(), from));
    if (now != null && now != before) {
      remembered.put(customer, now);
    }
    return Optional.ofNullable(now);
  }

  /**
   * The customer as it is now.
   *
   * @throws ProblemException if there is no such customer
   */
  public KnownCustomer existing(CustomerId customer) {
    return newest(customer)
        .orElseThrow(() -> new ProblemException(Problem.notFound("customer", customer.toString())));
  }

  /** Its last event; null if there is no such customer. */
  @Nullable RecordedEvent last(CustomerId customer) {
    return newest(customer).map(KnownCustomer::last).orElse(null);
  }

  /**
   * The customer as it was.
   *
   * @param position of the newest commit that counts
   */
  public Optional<KnownCustomer> at(CustomerId customer, long position) {
    return KnownCustomer.of(
        events(customer).stream().filter(event -> event.position() <= position).toList());
  }

  /** The versions of the people there that were told before a commit. */
  public List<Contact> contactsBefore(CustomerId customer, long position) {
    return events(customer).stream()
        .filter(event -> event.position() < position)
        .map(RecordedEvent::payload)
        .filter(OfContact.class::isInstance)
        .map(event -> ((OfContact) event).contact())
        .toList();
  }

  /** All that was recorded of a customer, oldest first. */
  List<RecordedEvent> events(CustomerId customer) {
    return log.ofAggregate(new CustomerKey(customer).toString(), 0);
  }
}
