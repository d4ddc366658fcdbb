package huikuan.dunning.standing;

import static java.util.stream.Collectors.toSet;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.CustomerId;
import huikuan.dunning.standing.StandingEvent.AttitudeSet;
import java.util.Collection;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Keeps the customers that were judged malicious. It shares its processing group with what asks for
 * them, so that a judgement is known when a case that follows in the log is handled.
 */
@Component
@ProcessingGroup(MaliciousCustomers.PROCESSOR)
public class MaliciousCustomers {

  static final String PROCESSOR = "reminders";
  static final String COLLECTION = "malicious-customers";
  private static final String ID = "_id";

  private final MongoTemplate mongo;

  MaliciousCustomers(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  @EventHandler
  void on(AttitudeSet event) {
    String customer = event.customer().toString();
    if (event.attitude() == Attitude.MALICIOUS) {
      mongo.save(new Document(ID, customer), COLLECTION);
    } else {
      mongo.remove(Query.query(where(ID).is(customer)), COLLECTION);
    }
  }

  /** Those of these customers that are. */
  public Set<CustomerId> among(Collection<CustomerId> customers) {
    Query query = Query.query(where(ID).in(customers.stream().map(CustomerId::toString).toList()));
    return mongo.find(query, Document.class, COLLECTION).stream()
        .map(each -> CustomerId.parse(each.getString(ID)))
        .collect(toSet());
  }
}
