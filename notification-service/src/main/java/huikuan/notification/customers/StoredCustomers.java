package huikuan.notification.customers;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Sealed;
import huikuan.contracts.ledger.Contact;
import huikuan.platform.personal.PersonalData;
import huikuan.platform.together.SharedLookup;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Reads the directory, with the people in clear. */
@Component
class StoredCustomers implements Customers {

  private final MongoTemplate mongo;
  private final PersonalData data;
  private final ContactLookup contacts;
  private final SharedLookup<CustomerId, Customer> lookup = new SharedLookup<>(this::findAll);

  StoredCustomers(MongoTemplate mongo, PersonalData data, ContactLookup contacts) {
    this.mongo = mongo;
    this.data = data;
    this.contacts = contacts;
  }

  @Override
  public Customer find(CustomerId id) {
    return lookup.get(id);
  }

  @Override
  public Map<CustomerId, Customer> findAll(Collection<CustomerId> ids) {
    Query query = Query.query(where("_id").in(ids.stream().map(CustomerId::toString).toList()));
    List<CustomerEntry> entries = mongo.find(query, CustomerEntry.class);
    Map<Sealed, String> texts =
        data.openAll(
            entries.stream()
                .flatMap(entry -> entry.sealed().stream())
                .flatMap(Contact::texts)
                .toList());
    Map<CustomerId, Customer> known =
        entries.stream()
            .map(entry -> entry.toCustomer(texts))
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
    return contacts.find(text);
  }
}
