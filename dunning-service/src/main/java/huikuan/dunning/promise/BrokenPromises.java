package huikuan.dunning.promise;

import static java.util.stream.Collectors.groupingBy;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.CustomerId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The promises that were not kept, for those who see to them. */
@Component
public class BrokenPromises {

  /** Of all that are asked for together; the latest are told. */
  private static final int MOST = 1_000;

  private static final List<String> STATES =
      List.of(PromiseState.BROKEN.toString(), PromiseState.PARTLY_KEPT.toString());

  private final MongoTemplate mongo;

  BrokenPromises(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** Of each of these customers, the latest first; one without any is left out. */
  public Map<CustomerId, List<BrokenPromise>> of(Collection<CustomerId> customers) {
    if (customers.isEmpty()) {
      return Map.of();
    }
    Query query =
        Query.query(
                where("customer")
                    .in(customers.stream().map(CustomerId::toString).toList())
                    .and("state")
                    .in(STATES))
            .with(Sort.by(Direction.DESC, "on", "_id"))
            .limit(MOST);
    return mongo.find(query, PromiseEntry.class).stream()
        .map(BrokenPromise::of)
        .collect(groupingBy(each -> each.promise().customer()));
  }
}
