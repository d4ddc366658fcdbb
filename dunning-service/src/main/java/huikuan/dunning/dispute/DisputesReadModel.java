package huikuan.dunning.dispute;

import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;

/** The disputes, to be held against the log. */
public final class DisputesReadModel {

  private DisputesReadModel() {}

  public static ReadModel create() {
    return CollectionReadModel.ofProcessor(
        DisputeEntry.COLLECTION,
        DisputeEntry.COLLECTION,
        "_id",
        DisputeProjection::new,
        event -> DisputeProjection.concerned(event.payload()));
  }
}
