package huikuan.dunning.hold;

import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;
import java.util.List;

/** The customers on hold, to be held against the log. */
public final class HeldCustomersReadModel {

  private HeldCustomersReadModel() {}

  public static ReadModel create() {
    return CollectionReadModel.ofProcessor(
        HeldCustomer.COLLECTION,
        HoldDirectory.PROCESSOR,
        "_id",
        HoldDirectory::new,
        event ->
            event.payload() instanceof CustomerHoldEvent held
                ? List.of(held.customer().toString())
                : List.of());
  }
}
