package huikuan.dunning.customers;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.CustomerId;
import huikuan.dunning.companies.Chasing;
import huikuan.dunning.companies.Companies;
import huikuan.dunning.hold.HeldCustomers;
import huikuan.dunning.hold.HoldsInForce;
import huikuan.dunning.standing.MaliciousCustomers;
import huikuan.platform.reaction.Once;
import huikuan.platform.together.SharedLookup;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Looks customers up in the directory, with what their companies allow and what holds them. */
@Component
class StoredCustomers implements Customers {

  private final MongoTemplate mongo;
  private final Companies companies;
  private final HeldCustomers held;
  private final MaliciousCustomers malicious;
  private final SharedLookup<CustomerId, Customer> lookup = new SharedLookup<>(this::findAll);

  StoredCustomers(
      MongoTemplate mongo, Companies companies, HeldCustomers held, MaliciousCustomers malicious) {
    this.mongo = mongo;
    this.companies = companies;
    this.held = held;
    this.malicious = malicious;
  }

  @Override
  public Customer find(CustomerId id) {
    return Once.inBatch("customer " + id, () -> lookup.get(id));
  }

  @Override
  public Map<CustomerId, Customer> findAll(Collection<CustomerId> ids) {
    Map<String, Chasing> chasing = new HashMap<>();
    ids.forEach(id -> chasing.computeIfAbsent(id.company(), companies::of));
    Query query = Query.query(where("_id").in(ids.stream().map(CustomerId::toString).toList()));
    Map<CustomerId, CustomerEntry> known =
        mongo.find(query, CustomerEntry.class).stream()
            .collect(toMap(entry -> CustomerId.parse(entry.id()), identity()));
    Map<CustomerId, HoldsInForce> holds = held.among(ids);
    Set<CustomerId> bad = malicious.among(ids);
    return ids.stream()
        .distinct()
        .collect(
            toMap(
                identity(),
                id ->
                    customer(id, known.get(id), requireNonNull(chasing.get(id.company())))
                        .on(holds.getOrDefault(id, HoldsInForce.NONE))
                        .judged(bad.contains(id))));
  }

  private static Customer customer(CustomerId id, @Nullable CustomerEntry entry, Chasing chasing) {
    return entry == null ? Customer.unknown(id, chasing) : entry.toCustomer(chasing);
  }
}
