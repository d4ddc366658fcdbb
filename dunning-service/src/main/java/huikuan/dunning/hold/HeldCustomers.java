package huikuan.dunning.hold;

import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.CustomerId;
import java.util.Collection;
import java.util.Map;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The customers on hold, to look up. */
@Component
public class HeldCustomers {

  private final MongoTemplate mongo;

  HeldCustomers(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** The holds of those of these customers that have any. */
  public Map<CustomerId, HoldsInForce> among(Collection<CustomerId> customers) {
    Query query =
        Query.query(where("_id").in(customers.stream().map(CustomerId::toString).toList()));
    return find(query);
  }

  /** The holds of all customers that have any. */
  public Map<CustomerId, HoldsInForce> all() {
    return find(new Query());
  }

  private Map<CustomerId, HoldsInForce> find(Query query) {
    return mongo.find(query, HeldCustomer.class).stream()
        .collect(toMap(one -> CustomerId.parse(one.id()), HeldCustomer::inForce));
  }
}
