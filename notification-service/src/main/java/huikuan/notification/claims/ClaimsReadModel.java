package huikuan.notification.claims;

import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;

/** Amounts still owed, to be held against the log. */
public final class ClaimsReadModel {

  private ClaimsReadModel() {}

  public static ReadModel create() {
    return new CollectionReadModel(
        "claims",
        ClaimStore.STANDINGS,
        "_id",
        ClaimStore::positionIn,
        mongo -> new ClaimStore(mongo)::add,
        ClaimStore::concerned);
  }
}
