package huikuan.dunning.promise;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.CustomerId;
import huikuan.dunning.task.TaskId;
import huikuan.dunning.task.TaskReason;
import java.time.LocalDate;
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

  /** Of those that are counted: more make no difference. */
  private static final int MOST_COUNTED = 100;

  private static final List<String> STATES =
      List.of(PromiseState.BROKEN.toString(), PromiseState.PARTLY_KEPT.toString());

  private final MongoTemplate mongo;

  BrokenPromises(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /**
   * How many that were to be kept on a day or later, at most 100. One that was taken back is among
   * them, unless it is excused.
   */
  public int of(CustomerId customer, LocalDate since) {
    Query query =
        Query.query(
                where("customer")
                    .is(customer.toString())
                    .and("state")
                    .in(PromiseState.BROKEN.toString(), PromiseState.WITHDRAWN.toString())
                    .and("excused")
                    .ne(true)
                    .and("on")
                    .gte(since.toString()))
            .limit(MOST_COUNTED);
    return (int) mongo.count(query, PromiseEntry.class);
  }

  /** Those of the customer of each of these tasks that is about any, the latest first. */
  public Map<String, List<BrokenPromise>> of(Collection<String> tasks) {
    Map<String, String> customers =
        tasks.stream()
            .map(TaskId::parse)
            .filter(each -> each.reason() == TaskReason.PROMISE_BROKEN)
            .collect(toMap(each -> each.customer().toString(), TaskId::toString));
    return customers.isEmpty()
        ? Map.of()
        : find(customers.keySet()).stream()
            .collect(
                groupingBy(
                    each -> requireNonNull(customers.get(each.customer)),
                    mapping(BrokenPromise::of, toList())));
  }

  private List<PromiseEntry> find(Collection<String> customers) {
    return mongo.find(
        Query.query(where("customer").in(customers).and("state").in(STATES))
            .with(Sort.by(Direction.DESC, "on", "_id"))
            .limit(MOST),
        PromiseEntry.class);
  }
}
