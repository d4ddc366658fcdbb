package huikuan.dunning.promise;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.CustomerId;
import java.time.LocalDate;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Counts the promises that customers broke. */
@Component
public class BrokenPromises {

  /** More make no difference. */
  private static final int MOST = 100;

  private final MongoTemplate mongo;

  BrokenPromises(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** How many that were to be kept on a day or later, at most 100. */
  public int of(CustomerId customer, LocalDate since) {
    Query query =
        Query.query(
                where("customer")
                    .is(customer.toString())
                    .and("state")
                    .is(PromiseState.BROKEN.toString())
                    .and("on")
                    .gte(since.toString()))
            .limit(MOST);
    return (int) mongo.count(query, PromiseEntry.class);
  }
}
