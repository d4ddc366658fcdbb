package huikuan.ledger.directory;

import huikuan.contracts.CustomerId;
import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;
import java.util.List;

/** The index of contacts, which is compared with the log; their addresses are not. */
public final class ContactIndexReadModel {

  private ContactIndexReadModel() {}

  public static ReadModel create() {
    return new CollectionReadModel(
        ContactIndex.NAME,
        ContactIndex.NAME,
        ContactEntry.CUSTOMER,
        database -> ContactIndex.positionIn(database).read(),
        mongo -> new ContactIndexProjection(new ContactIndex(mongo), _ -> {})::apply,
        event -> {
          CustomerId customer = ContactIndexProjection.customer(event);
          return customer == null ? List.of() : List.of(customer.toString());
        });
  }
}
