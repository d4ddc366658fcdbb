package huikuan.dunning.sanction;

import huikuan.dunning.sanction.SanctionEvent.OfSanction;
import huikuan.dunning.sanction.SanctionEvent.SanctionProposed;
import huikuan.platform.axon.EntryBatch;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Component;

/** Keeps the sanctions for their list. An event that comes again changes nothing. */
@Component
@ProcessingGroup(SanctionProjection.PROCESSOR)
class SanctionProjection {

  static final String PROCESSOR = "cases";

  private final MongoTemplate mongo;

  SanctionProjection(MongoTemplate mongo) {
    this.mongo = mongo;
    for (String field : List.of("customer", "company", "state", "kind", "unanswered")) {
      mongo
          .indexOps(SanctionEntry.class)
          .createIndex(new Index().on(field, Direction.ASC).on("_id", Direction.ASC));
    }
  }

  @EventHandler
  void on(OfSanction event, @SequenceNumber long sequence) {
    EntryBatch<SanctionEntry> entries =
        EntryBatch.current(
            SanctionEntry.COLLECTION, mongo, SanctionEntry.class, SanctionProjection::concerned);
    String id = event.id().toString();
    if (event instanceof SanctionProposed proposed) {
      entries.open(id, sequence, () -> SanctionEntry.of(proposed));
    } else {
      entries.change(id, sequence, entry -> entry.apply(event));
    }
  }

  static List<String> concerned(Object event) {
    return event instanceof OfSanction of ? List.of(of.id().toString()) : List.of();
  }
}
