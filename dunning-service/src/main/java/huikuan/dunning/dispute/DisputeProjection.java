package huikuan.dunning.dispute;

import huikuan.dunning.dispute.DisputeEvent.DisputeOpened;
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

/** Keeps the disputes, to be listed. */
@Component
@ProcessingGroup(DisputeEntry.COLLECTION)
class DisputeProjection {

  private final MongoTemplate mongo;

  DisputeProjection(MongoTemplate mongo) {
    this.mongo = mongo;
    index(new Index());
    index(new Index("stage", Direction.ASC));
    for (String first : List.of("company", "customer", "account", "owner")) {
      index(new Index(first, Direction.ASC));
      index(new Index(first, Direction.ASC).on("stage", Direction.ASC));
    }
  }

  private void index(Index first) {
    mongo
        .indexOps(DisputeEntry.class)
        .createIndex(first.on("dueOn", Direction.ASC).on("_id", Direction.ASC));
  }

  @EventHandler
  void on(DisputeEvent event, @SequenceNumber long sequence, @Timestamp Instant at) {
    EntryBatch<DisputeEntry> disputes =
        EntryBatch.current(
            DisputeEntry.COLLECTION, mongo, DisputeEntry.class, DisputeProjection::concerned);
    String id = event.arrangement().toString();
    if (event instanceof DisputeOpened opened) {
      disputes.open(id, sequence, () -> DisputeEntry.of(opened, at));
    } else {
      disputes.change(id, sequence, entry -> entry.apply(event, at));
    }
  }

  /** The ids of the disputes that an event changes. */
  static List<String> concerned(Object event) {
    return event instanceof DisputeEvent dispute
        ? List.of(dispute.arrangement().toString())
        : List.of();
  }
}
