package huikuan.dunning.promise;

import huikuan.dunning.promise.PromiseEvent.PromiseMade;
import huikuan.platform.axon.EntryBatch;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Component;

/** Keeps the promises, to be listed. */
@Component
@ProcessingGroup(PromiseEntry.COLLECTION)
class PromiseProjection {

  private final MongoTemplate mongo;

  PromiseProjection(MongoTemplate mongo) {
    this.mongo = mongo;
    for (String first : List.of("company", "customer", "account")) {
      index(new Index(first, Direction.ASC));
      index(new Index(first, Direction.ASC).on("state", Direction.ASC));
    }
    index(new Index());
    index(new Index("state", Direction.ASC));
  }

  private void index(Index first) {
    mongo
        .indexOps(PromiseEntry.class)
        .createIndex(first.on("on", Direction.ASC).on("_id", Direction.ASC));
  }

  @EventHandler
  void on(PromiseEvent event, @SequenceNumber long sequence, @Timestamp Instant at) {
    EntryBatch<PromiseEntry> promises =
        EntryBatch.current(
            PromiseEntry.COLLECTION, mongo, PromiseEntry.class, PromiseProjection::concerned);
    String id = event.arrangement().toString();
    if (event instanceof PromiseMade made) {
      promises.open(id, sequence, () -> PromiseEntry.of(made, at));
    } else {
      promises.change(id, sequence, entry -> entry.apply(event, at));
    }
  }

  /** The ids of the promises that an event changes. */
  static List<String> concerned(Object event) {
    return event instanceof PromiseEvent promise
        ? List.of(promise.arrangement().toString())
        : List.of();
  }
}
