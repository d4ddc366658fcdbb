package huikuan.notification.customers;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.platform.relay.CloudEvents;
import huikuan.platform.together.SharedLookup;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * The directory, kept from what the ledger tells. It shares its processing group with the requests:
 * a customer's data is there when a request that follows it in the log is handled.
 */
@Component
@ProcessingGroup(CustomerDirectory.PROCESSOR)
class CustomerDirectory implements Customers {

  static final String PROCESSOR = "requests";

  private static final String SEEKERS = "contacts.seekers";

  /** So many customers with a contact of one name are looked through. */
  private static final int MOST_NAMESAKES = 1_000;

  private final MongoTemplate mongo;
  private final SharedLookup<CustomerId, Customer> lookup = new SharedLookup<>(this::findAll);

  CustomerDirectory(MongoTemplate mongo) {
    this.mongo = mongo;
    mongo.indexOps(CustomerEntry.class).createIndex(new Index(SEEKERS, Direction.ASC));
  }

  @EventHandler
  void on(
      CustomerChanged event, @MetaDataValue(CloudEvents.SEQUENCE) @Nullable String ledgerSequence) {
    mongo.save(CustomerEntry.of(Customer.of(event, ledgerSequence)));
  }

  @Override
  public Customer find(CustomerId id) {
    return lookup.get(id);
  }

  @Override
  public Map<CustomerId, Customer> findAll(Collection<CustomerId> ids) {
    Query query = Query.query(where("_id").in(ids.stream().map(CustomerId::toString).toList()));
    Map<CustomerId, Customer> known =
        mongo.find(query, CustomerEntry.class).stream()
            .map(CustomerEntry::toCustomer)
            .collect(toMap(Customer::id, identity()));
    return ids.stream()
        .distinct()
        .collect(toMap(identity(), id -> known.getOrDefault(id, Customer.unknown(id))));
  }

  @Override
  public void requireAtLeast(CustomerId id, @Nullable String ledgerSequence) {
    if (ledgerSequence == null) {
      return;
    }
    String known = find(id).ledgerSequence();
    if (known == null || known.compareTo(ledgerSequence) < 0) {
      throw new CustomerNotYetTold(id, ledgerSequence, known);
    }
  }

  @Override
  public List<ContactKey> namedOrAt(String text) {
    String sought = ContactKey.comparable(text);
    Query query = Query.query(where(SEEKERS).is(sought)).limit(MOST_NAMESAKES);
    return mongo.find(query, CustomerEntry.class).stream()
        .flatMap(
            customer ->
                customer.contacts().stream()
                    .filter(person -> person.seekers().contains(sought))
                    .map(person -> new ContactKey(CustomerId.parse(customer.id()), person.id())))
        .toList();
  }
}
