package huikuan.dunning.companies;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.dunning.waiting.Wait;
import huikuan.dunning.waiting.WaitingCases;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Cases whose step is due and waits for their company: for its statement, or for the day from which
 * it is open.
 */
@Component
public class CompanyCases extends WaitingCases {

  private static final String COLLECTION = "waiting-cases";
  private static final String UNTIL = "until";

  /** Selects the cases that wait for a statement: no day is known. */
  private static final Criteria UNPLANNED = where(UNTIL).isNull();

  private final MongoTemplate mongo;

  CompanyCases(MongoTemplate mongo) {
    super(mongo, COLLECTION);
    this.mongo = mongo;
  }

  /** Adds a case, or notes how it waits now. */
  public void add(String company, String caseId, String customer, Wait wait) {
    add(company, caseId, customer, until(wait));
  }

  /** Notes how a case waits now. Answers whether it waits. */
  public boolean note(String caseId, @Nullable Wait wait) {
    if (wait != null) {
      mongo.updateFirst(Query.query(where("_id").is(caseId)), until(wait), COLLECTION);
    }
    return wait != null;
  }

  private static Update until(Wait wait) {
    return wait.until() == null ? new Update().unset(UNTIL) : Update.update(UNTIL, wait.until());
  }

  /** Removes a company's cases whose day has come: they have decided by themselves. */
  public void removePassed(String company, Instant now) {
    mongo.remove(Query.query(where(AWAITED).is(company).and(UNTIL).lte(now)), COLLECTION);
  }

  /** The number of cases that wait for a statement of their company. */
  public long count() {
    return mongo.count(Query.query(UNPLANNED), COLLECTION);
  }

  /** The number of a company's cases that wait for its statement. */
  public long count(String company) {
    return mongo.count(Query.query(where(AWAITED).is(company).and(UNTIL).isNull()), COLLECTION);
  }
}
