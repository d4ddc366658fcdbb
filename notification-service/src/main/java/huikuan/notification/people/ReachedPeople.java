package huikuan.notification.people;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.notification.message.MessageEvent.Bounced;
import huikuan.notification.message.MessageEvent.Sent;
import huikuan.platform.axon.Batched;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Collection {@code reached}: for each person, since when no message to the mail address bounced,
 * by the log. It shares its processing group with the messages.
 */
@Component
@ProcessingGroup(ReachedPeople.PROCESSOR)
class ReachedPeople {

  static final String PROCESSOR = "messages";
  static final String REACHED = "reached";
  private static final String SINCE = "since";

  private final MongoTemplate mongo;

  ReachedPeople(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  @EventHandler
  void on(Sent event) {
    put(event.grounds().person(), new Update().min(SINCE, Date.from(event.sentAt())));
  }

  @EventHandler
  void on(Bounced event) {
    put(event.person(), new Update().unset(SINCE));
  }

  private void put(String person, Update update) {
    Batched.gathered(
            REACHED, () -> mongo.bulkOps(BulkMode.ORDERED, REACHED), BulkOperations::execute)
        .upsert(Query.query(where("_id").is(person)), update);
  }

  /** For each of these people, since when no message bounced. */
  Map<String, Optional<Instant>> since(Collection<String> people) {
    Map<String, Date> found = new HashMap<>();
    mongo
        .find(Query.query(where("_id").in(people)), Document.class, REACHED)
        .forEach(each -> found.put(each.getString("_id"), each.getDate(SINCE)));
    return people.stream()
        .collect(
            toMap(identity(), each -> Optional.ofNullable(found.get(each)).map(Date::toInstant)));
  }
}
