package huikuan.dunning.openamounts;

import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;

/** Open amounts, for comparison with the log. */
public final class OpenAmountsReadModel {

  private OpenAmountsReadModel() {}

  public static ReadModel create() {
    return new CollectionReadModel(
        OpenAmountStore.COLLECTION,
        OpenAmountStore.COLLECTION,
        "_id",
        OpenAmountStore::positionIn,
        mongo -> new OpenAmountStore(mongo)::add,
        OpenAmountStore::concerned);
  }
}
