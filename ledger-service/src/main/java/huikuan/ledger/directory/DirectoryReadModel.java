package huikuan.ledger.directory;

import huikuan.contracts.CustomerId;
import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;
import java.util.List;

/** The directory, which is compared with the log. */
public final class DirectoryReadModel {

  private DirectoryReadModel() {}

  public static ReadModel create() {
    return new CollectionReadModel(
        Directory.NAME,
        Directory.NAME,
        Directory.CUSTOMER,
        database -> Directory.positionIn(database).read(),
        mongo -> new DirectoryProjection(new Directory(mongo))::apply,
        event -> {
          CustomerId customer = DirectoryProjection.customer(event);
          return customer == null ? List.of() : List.of(customer.toString());
        });
  }
}
