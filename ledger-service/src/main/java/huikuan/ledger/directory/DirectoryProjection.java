package huikuan.ledger.directory;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.ledger.account.AccountEvent;
import huikuan.ledger.customer.CustomerEvent.CustomerChanged;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.projection.Projection;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps the directory: each customer that a batch names is read once, and written if it changed.
 */
@Component
class DirectoryProjection implements Projection {

  private static final Duration PACE = Duration.ofMillis(100);

  private final Directory directory;
  private final SearchKeys keys = new SearchKeys();

  DirectoryProjection(Directory directory) {
    this.directory = directory;
  }

  @Override
  public String name() {
    return Directory.NAME;
  }

  @Override
  public Duration pace() {
    return PACE;
  }

  @Override
  public long position() {
    return directory.position().read();
  }

  @Override
  public void apply(List<RecordedEvent> events) {
    Set<CustomerId> named = new HashSet<>();
    for (RecordedEvent event : events) {
      CustomerId customer = customer(event);
      if (customer != null) {
        named.add(customer);
      }
    }
    if (!named.isEmpty()) {
      directory.put(changed(events, directory.find(named)), keys);
    }
    directory.position().advance(events.getLast().position());
  }

  static @Nullable CustomerId customer(RecordedEvent event) {
    return switch (event.payload()) {
      case CustomerChanged changed -> changed.customer();
      case AccountEvent account -> account.account().customerId();
      default -> null;
    };
  }

  private static Map<CustomerEntry, CustomerEntry> changed(
      List<RecordedEvent> events, Map<CustomerId, CustomerEntry> stored) {
    Map<CustomerId, CustomerEntry> after = new LinkedHashMap<>(stored);
    Set<AccountId> seen = new HashSet<>();
    for (RecordedEvent event : events) {
      if (event.payload() instanceof CustomerChanged data) {
        after.compute(
            data.customer(), (id, entry) -> known(id, entry).changed(data, event.position()));
      } else if (event.payload() instanceof AccountEvent posted && seen.add(posted.account())) {
        after.compute(
            posted.account().customerId(),
            (id, entry) -> known(id, entry).with(posted.account().currency()));
      }
    }
    Map<CustomerEntry, CustomerEntry> changed = new HashMap<>();
    after.forEach(
        (id, entry) -> {
          CustomerEntry before = known(id, stored.get(id));
          if (!entry.equals(before)) {
            changed.put(before, entry);
          }
        });
    return changed;
  }

  private static CustomerEntry known(CustomerId id, @Nullable CustomerEntry entry) {
    return entry == null ? CustomerEntry.unknown(id) : entry;
  }
}
