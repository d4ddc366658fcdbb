package huikuan.dunning.talk;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.CustomerId;
import huikuan.platform.axon.ProcessorPosition;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.projection.FollowedEntries;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The dates on which somebody follows up with customers, in memory. */
@Component
public class FollowUps {

  private final MongoTemplate mongo;
  private final FollowedEntries followed;
  private final Map<CustomerId, NextDate> dates = new ConcurrentHashMap<>();

  FollowUps(MongoTemplate mongo, EventLog log) {
    this.mongo = mongo;
    this.followed =
        new FollowedEntries(
            log,
            () -> ProcessorPosition.of(FollowUpProjection.PROCESSOR, mongo.getDb()),
            event -> FollowUpProjection.concerned(event.payload()),
            this::readAll,
            this::readAgain);
  }

  /** Reads what has changed since the last time. */
  public void follow() {
    followed.follow();
  }

  /** Null if nobody has talked with the customer, or set a day. */
  public @Nullable NextDate of(CustomerId customer) {
    return dates.get(customer);
  }

  /** Shows all of a company, in no order. */
  public void each(String company, BiConsumer<CustomerId, NextDate> seen) {
    dates.forEach(
        (customer, next) -> {
          if (customer.company().equals(company)) {
            seen.accept(customer, next);
          }
        });
  }

  private void readAll() {
    dates.clear();
    read(new Query());
  }

  private void readAgain(List<String> customers) {
    read(Query.query(where("_id").in(customers)));
  }

  private void read(Query query) {
    try (Stream<FollowUp> found = mongo.stream(query, FollowUp.class)) {
      found.forEach(each -> dates.put(CustomerId.parse(each.id), each.next()));
    }
  }
}
