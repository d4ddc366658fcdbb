package huikuan.ledger.items;

import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.projection.CollectionReadModel;
import huikuan.platform.projection.ReadModel;
import java.util.Collection;

/** The items, which are compared with the log. */
public final class ItemsReadModel {

  private ItemsReadModel() {}

  public static ReadModel create() {
    return new CollectionReadModel(
        ItemStore.NAME,
        ItemStore.NAME,
        ItemEntry.ID,
        database -> ItemStore.positionIn(database).read(),
        mongo -> new ItemsProjection(new ItemStore(mongo))::apply,
        ItemsReadModel::concerned);
  }

  private static Collection<String> concerned(RecordedEvent event) {
    return ItemChange.of(event).stream().map(change -> change.key().toString()).toList();
  }
}
