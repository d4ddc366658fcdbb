package huikuan.dunning.waiting;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** Cases that wait for something, such as a company's statement. They are read some at a time. */
public abstract class WaitingCases {

  private static final int AT_ONCE = 200;
  protected static final String AWAITED = "awaited";
  private static final String CUSTOMER = "customer";

  private final MongoTemplate mongo;
  private final String collection;

  protected WaitingCases(MongoTemplate mongo, String collection) {
    this.mongo = mongo;
    this.collection = collection;
    mongo
        .indexOps(collection)
        .createIndex(new Index().on(AWAITED, Direction.ASC).on("_id", Direction.ASC));
  }

  /** A case that waits, and its customer. */
  public record Waiting(String caseId, String customer) {}

  /** Adds a case, once. */
  public void add(String awaited, String caseId, String customer) {
    add(awaited, caseId, customer, new Update());
  }

  /** Adds a case with more data, or changes its data. */
  protected void add(String awaited, String caseId, String customer, Update more) {
    mongo.upsert(
        Query.query(where("_id").is(caseId)),
        more.set(AWAITED, awaited).set(CUSTOMER, customer),
        collection);
  }

  /**
   * Goes through some waiting cases, in the order of their ids, and removes those that wait no
   * longer.
   *
   * @param after the last case asked before; empty = begin
   * @param waits asks a case; whether it still waits
   * @return the last case asked; empty = all were asked
   */
  public Optional<String> some(String awaited, String after, Predicate<Waiting> waits) {
    Query query =
        Query.query(where(AWAITED).is(awaited).and("_id").gt(after))
            .with(Sort.by("_id"))
            .limit(AT_ONCE);
    List<Waiting> some =
        mongo.find(query, Document.class, collection).stream()
            .map(each -> new Waiting(each.getString("_id"), each.getString(CUSTOMER)))
            .toList();
    for (Waiting each : some) {
      if (!waits.test(each)) {
        mongo.remove(Query.query(where("_id").is(each.caseId())), collection);
      }
    }
    return some.size() < AT_ONCE ? Optional.empty() : Optional.of(some.getLast().caseId());
  }
}
