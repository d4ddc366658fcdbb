package huikuan.ledger.items;

import huikuan.ledger.account.AccountEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/**
 * Keeps items as they stand: gathers the changes of a batch of events, and writes each item once,
 * before the batch's token. What comes again is known by its position.
 */
@Component
@ProcessingGroup("items")
class ItemsProjection {

  private static final String CHANGES = ItemsProjection.class.getName();

  private final ItemStore store;

  ItemsProjection(ItemStore store) {
    this.store = store;
  }

  @EventHandler
  void on(AccountEvent event, @MetaDataValue("position") Long position) {
    UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
    List<ItemChange> changes =
        batch.getOrComputeResource(
            CHANGES,
            key -> {
              List<ItemChange> gathered = new ArrayList<>();
              batch.onPrepareCommit(work -> write(gathered));
              return gathered;
            });
    changes.addAll(ItemChange.of(event, position));
  }

  private void write(List<ItemChange> changes) {
    Set<String> ids =
        changes.stream().map(change -> change.key().toString()).collect(Collectors.toSet());
    Map<String, ItemEntry> before = store.find(ids);
    Map<String, Long> positions = new HashMap<>();
    before.forEach((id, entry) -> positions.put(id, entry.position()));
    Map<String, ItemEntry> changed = new LinkedHashMap<>();
    for (ItemChange change : changes) {
      String id = change.key().toString();
      if (change.position() > positions.getOrDefault(id, 0L)) {
        ItemEntry entry =
            changed.computeIfAbsent(
                id, none -> before.containsKey(id) ? before.get(id) : ItemEntry.posted(change));
        entry.change(change);
      }
    }
    if (!changed.isEmpty()) {
      store.put(changed.values());
    }
  }
}
