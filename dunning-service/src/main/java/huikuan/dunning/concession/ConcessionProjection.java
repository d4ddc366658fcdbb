package huikuan.dunning.concession;

import huikuan.dunning.concession.ConcessionEvent.ConcessionDrafted;
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

/** Keeps the concessions, to be listed. */
@Component
@ProcessingGroup(ConcessionEntry.COLLECTION)
class ConcessionProjection {

  private final MongoTemplate mongo;

  ConcessionProjection(MongoTemplate mongo) {
    this.mongo = mongo;
    index(new Index());
    index(new Index("state", Direction.ASC));
    for (String first : List.of("company", "customer", "account")) {
      index(new Index(first, Direction.ASC));
      index(new Index(first, Direction.ASC).on("state", Direction.ASC));
    }
  }

  private void index(Index first) {
    mongo
        .indexOps(ConcessionEntry.class)
        .createIndex(first.on("nextOn", Direction.ASC).on("_id", Direction.ASC));
  }

  @EventHandler
  void on(ConcessionEvent event, @SequenceNumber long sequence, @Timestamp Instant at) {
    EntryBatch<ConcessionEntry> concessions =
        EntryBatch.current(
            ConcessionEntry.COLLECTION,
            mongo,
            ConcessionEntry.class,
            ConcessionProjection::concerned);
    String id = event.arrangement().toString();
    if (event instanceof ConcessionDrafted drafted) {
      concessions.open(id, sequence, () -> ConcessionEntry.of(drafted, at));
    } else {
      concessions.change(id, sequence, entry -> entry.apply(event, at));
    }
  }

  /** The ids of the concessions that an event changes. */
  static List<String> concerned(Object event) {
    return event instanceof ConcessionEvent concession
        ? List.of(concession.arrangement().toString())
        : List.of();
  }
}
