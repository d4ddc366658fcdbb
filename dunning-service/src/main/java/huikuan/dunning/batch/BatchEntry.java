package huikuan.dunning.batch;

import huikuan.dunning.batch.BatchEvent.BatchAdvanced;
import huikuan.dunning.batch.BatchEvent.BatchDrafted;
import huikuan.dunning.batch.BatchEvent.BatchFinished;
import huikuan.dunning.batch.BatchEvent.BatchLapsed;
import huikuan.dunning.batch.BatchEvent.BatchStarted;
import huikuan.dunning.batch.BatchEvent.BatchStopped;
import huikuan.dunning.batch.BatchEvent.OfPart;
import huikuan.dunning.batch.BatchState.Stage;
import huikuan.platform.axon.EntryBatch;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

/** A batch as it is found: what it does and how far it is, its events tell. */
@Document(BatchEntry.COLLECTION)
final class BatchEntry extends EntryBatch.Entry {

  static final String COLLECTION = "batches";

  @Id final String id;
  final String company;

  /** The position in the log at which it was drafted. */
  final long draftedAt;

  String state = Stage.DRAFTED.word();

  @PersistenceCreator
  BatchEntry(String id, String company, long draftedAt) {
    this.id = id;
    this.company = company;
    this.draftedAt = draftedAt;
  }

  @Override
  protected String id() {
    return id;
  }

  void apply(BatchEvent event) {
    state =
        switch (event) {
          case BatchDrafted _, BatchAdvanced _, OfPart _ -> state;
          case BatchStarted _ -> Stage.RUNNING.word();
          case BatchFinished _ -> Stage.DONE.word();
          case BatchStopped _ -> Stage.STOPPED.word();
          case BatchLapsed _ -> Stage.LAPSED.word();
        };
  }
}
