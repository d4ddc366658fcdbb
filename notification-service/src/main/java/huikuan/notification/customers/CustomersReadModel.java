package huikuan.notification.customers;

import huikuan.contracts.ledger.LedgerEvent.OfMasterData;
import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;
import java.util.List;

/** The directory, to be held against the log. */
public final class CustomersReadModel {

  private CustomersReadModel() {}

  public static ReadModel create() {
    return CollectionReadModel.ofProcessor(
        "customers",
        CustomerDirectory.PROCESSOR,
        "_id",
        CustomerDirectory::new,
        event ->
            event.payload() instanceof OfMasterData told
                ? List.of(told.customer().toString())
                : List.of());
  }
}
