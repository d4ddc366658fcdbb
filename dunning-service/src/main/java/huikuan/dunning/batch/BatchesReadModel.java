package huikuan.dunning.batch;

import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;

/** The batches, to be held against the log. */
public final class BatchesReadModel {

  private BatchesReadModel() {}

  public static ReadModel create() {
    return CollectionReadModel.ofProcessor(
        BatchEntry.COLLECTION,
        BatchEntry.COLLECTION,
        "_id",
        BatchProjection::new,
        event -> BatchProjection.concerned(event.payload()));
  }
}
