package huikuan.dunning.talk;

import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;

/** The dates on which somebody follows up, to be held against the log. */
public final class FollowUpsReadModel {

  private FollowUpsReadModel() {}

  public static ReadModel create() {
    return CollectionReadModel.ofProcessor(
        FollowUp.COLLECTION,
        FollowUpProjection.PROCESSOR,
        "_id",
        FollowUpProjection::new,
        event -> FollowUpProjection.concerned(event.payload()));
  }
}
