package huikuan.dunning.promise;

import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;

/** The promises, to be held against the log. */
public final class PromisesReadModel {

  private PromisesReadModel() {}

  public static ReadModel create() {
    return CollectionReadModel.ofProcessor(
        PromiseEntry.COLLECTION,
        PromiseEntry.COLLECTION,
        "_id",
        PromiseProjection::new,
        event -> PromiseProjection.concerned(event.payload()));
  }
}
