package huikuan.dunning.sanction;

import huikuan.dunning.sanction.OrdersEvent.OrdersTold;
import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;
import java.util.List;

/** The open orders of customers, to be held against the log. */
public final class OpenOrdersReadModel {

  private OpenOrdersReadModel() {}

  public static ReadModel create() {
    return CollectionReadModel.ofProcessor(
        OpenOrders.COLLECTION,
        OpenOrders.PROCESSOR,
        "_id",
        OpenOrders::new,
        event ->
            event.payload() instanceof OrdersTold told
                ? List.of(told.customer().toString())
                : List.of());
  }
}
