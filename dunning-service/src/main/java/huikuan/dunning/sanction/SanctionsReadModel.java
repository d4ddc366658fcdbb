package huikuan.dunning.sanction;

import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;

/** The sanctions, to be held against the log. */
public final class SanctionsReadModel {

  private SanctionsReadModel() {}

  public static ReadModel create() {
    return CollectionReadModel.ofProcessor(
        SanctionEntry.COLLECTION,
        SanctionProjection.PROCESSOR,
        "_id",
        SanctionProjection::new,
        event -> SanctionProjection.concerned(event.payload()));
  }
}
