package huikuan.dunning.customers;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.notification.NotificationEvent.MessageBounced;
import huikuan.contracts.notification.NotificationEvent.MessageFailed;
import huikuan.platform.reaction.Once;
import huikuan.platform.reaction.SharedLookup;
import java.util.Collection;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * The directory, kept from what the ledger tells.
 *
 * <p>It shares its processing group with what asks it, so that a customer's data is there when an
 * invoice that follows it in the log is handled.
 */
@Component
@ProcessingGroup(CustomerDirectory.PROCESSOR)
class CustomerDirectory implements Customers {

  static final String PROCESSOR = "reminders";

  private final MongoTemplate mongo;
  private final SharedLookup<CustomerId, Customer> lookup = new SharedLookup<>(this::findAll);

  CustomerDirectory(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  @EventHandler
  void on(
      CustomerChanged event,
      @MetaDataValue(Customers.LEDGER_SEQUENCE) @Nullable String ledgerSequence) {
    CustomerEntry told = CustomerEntry.of(Customer.of(event, ledgerSequence));
    CustomerEntry known = mongo.findById(told.id(), CustomerEntry.class);
    mongo.save(known == null ? told : told.after(known));
  }

  @EventHandler
  void on(MessageFailed event) {
    if (event.undeliverable()) {
      mark(event.customer(), event.contactId(), event.customerSequence());
    }
  }

  @EventHandler
  void on(MessageBounced event) {
    mark(event.customer(), event.contactId(), event.customerSequence());
  }

  private void mark(CustomerId customer, String contactId, @Nullable String ledgerSequence) {
    CustomerEntry known = mongo.findById(customer.toString(), CustomerEntry.class);
    if (known != null) {
      mongo.save(known.undeliverable(contactId, ledgerSequence));
    }
  }

  @Override
  public Customer find(CustomerId id) {
    return Once.inBatch("customer " + id, () -> lookup.get(id));
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
}
