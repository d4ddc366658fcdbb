package huikuan.dunning.batch;

import huikuan.dunning.batch.BatchEvent.BatchDrafted;
import huikuan.dunning.batch.BatchEvent.OfPart;
import huikuan.platform.axon.EntryBatch;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Component;

/** Keeps the batches, to be listed. */
@Component
@ProcessingGroup(BatchEntry.COLLECTION)
class BatchProjection {

  private static final String DRAFTED = "draftedAt";

  private final MongoTemplate mongo;

  BatchProjection(MongoTemplate mongo) {
    this.mongo = mongo;
    index(new Index());
    index(new Index().on("company", Direction.ASC));
    index(new Index().on("state", Direction.ASC));
    index(new Index().on("company", Direction.ASC).on("state", Direction.ASC));
  }

  private void index(Index first) {
    mongo.indexOps(BatchEntry.class).createIndex(first.on(DRAFTED, Direction.DESC));
  }

  @EventHandler
  void on(BatchEvent event, @SequenceNumber long sequence, @MetaDataValue("position") Long at) {
    switch (event) {
      case OfPart _ -> {}
      case BatchDrafted draft ->
          batches()
              .open(
                  draft.batch(),
                  sequence,
                  () -> new BatchEntry(draft.batch(), draft.company(), at));
      default -> batches().change(event.batch(), sequence, entry -> entry.apply(event));
    }
  }

  private EntryBatch<BatchEntry> batches() {
    return EntryBatch.current(
        BatchEntry.COLLECTION, mongo, BatchEntry.class, BatchProjection::concerned);
  }

  /** The ids of the batches that an event changes. */
  static List<String> concerned(Object event) {
    return event instanceof BatchEvent batch && !(event instanceof OfPart)
        ? List.of(batch.batch())
        : List.of();
  }
}
