package huikuan.ledger.items;

import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.projection.Projection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Keeps items as they stand: each item that a batch changes is read and written once. Changes that
 * any instance has stored already are skipped by their position.
 */
@Component
class ItemsProjection implements Projection {

  /** Nobody works on an item within a tenth of a second; more changes share a write. */
  private static final Duration PACE = Duration.ofMillis(100);

  private final ItemStore store;

  ItemsProjection(ItemStore store) {
    this.store = store;
  }

  @Override
  public String name() {
    return "items";
  }

  @Override
  public Duration pace() {
    return PACE;
  }

  @Override
  public long position() {
    return store.position().read();
  }

  @Override
  public void apply(List<RecordedEvent> events) {
    List<ItemChange> changes = new ArrayList<>();
    for (RecordedEvent event : events) {
      changes.addAll(ItemChange.of(event));
    }
    if (!changes.isEmpty()) {
      store.put(changed(changes));
    }
    store.position().advance(events.getLast().position());
  }

  private List<ItemEntry> changed(List<ItemChange> changes) {
    Set<String> ids =
        changes.stream().map(change -> change.key().toString()).collect(Collectors.toSet());
    Map<String, ItemEntry> before = store.find(ids);
    Map<String, ItemEntry> changed = new LinkedHashMap<>();
    for (ItemChange change : changes) {
      String id = change.key().toString();
      ItemEntry entry = before.get(id);
      if (entry == null) {
        changed.computeIfAbsent(id, none -> ItemEntry.posted(change)).change(change);
      } else if (change.position() > entry.storedPosition()) {
        entry.change(change);
        changed.put(id, entry);
      }
    }
    return List.copyOf(changed.values());
  }
}
