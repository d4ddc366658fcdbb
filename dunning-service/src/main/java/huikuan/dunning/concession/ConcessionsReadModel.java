package huikuan.dunning.concession;

import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;

/** The concessions, to be held against the log. */
public final class ConcessionsReadModel {

  private ConcessionsReadModel() {}

  public static ReadModel create() {
    return CollectionReadModel.ofProcessor(
        ConcessionEntry.COLLECTION,
        ConcessionEntry.COLLECTION,
        "_id",
        ConcessionProjection::new,
        event -> ConcessionProjection.concerned(event.payload()));
  }
}
