package huikuan.dunning.companies;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Cases whose step is due and waits for something of the company. */
@Component
public class WaitingCases {

  static final String COLLECTION = "waiting-cases";
  private static final String COMPANY = "company";
  private static final String CUSTOMER = "customer";

  private final MongoTemplate mongo;

  WaitingCases(MongoTemplate mongo) {
    this.mongo = mongo;
    mongo
        .indexOps(COLLECTION)
        .createIndex(new Index().on(COMPANY, Direction.ASC).on("_id", Direction.ASC));
  }

  /** A case that waits, and its customer. */
  public record Waiting(String caseId, String customer) {}

  /** Adds a case, once. */
  public void add(String company, String caseId, String customer) {
    Update update = Update.update(COMPANY, company).set(CUSTOMER, customer);
    mongo.upsert(Query.query(where("_id").is(caseId)), update, COLLECTION);
  }

  /** Takes a case away, if it waits. */
  public void remove(String caseId) {
    mongo.remove(Query.query(where("_id").is(caseId)), COLLECTION);
  }

  /**
   * Some of those that wait, by their ids.
   *
   * @param after the last one seen; empty = begin
   */
  public List<Waiting> of(String company, String after, int most) {
    Query query =
        Query.query(where(COMPANY).is(company).and("_id").gt(after))
            .with(Sort.by("_id"))
            .limit(most);
    return mongo.find(query, Document.class, COLLECTION).stream()
        .map(each -> new Waiting(each.getString("_id"), each.getString(CUSTOMER)))
        .toList();
  }

  long count() {
    return mongo.count(new Query(), COLLECTION);
  }

  long count(String company) {
    return mongo.count(Query.query(where(COMPANY).is(company)), COLLECTION);
  }
}
