package huikuan.platform.eventlog;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates used lately, so that a busy one is not loaded for every command. They go when memory
 * is short. One that another instance has changed meanwhile is found out when its next commit
 * collides, and leaves.
 */
public final class RecentAggregates implements Cache {

  private final com.github.benmanes.caffeine.cache.Cache<Object, Object> entries;

  /**
   * @param most how many are remembered
   */
  public RecentAggregates(int most) {
    entries = Caffeine.newBuilder().maximumSize(most).softValues().build();
  }

  @Override
  @SuppressWarnings({"unchecked", "NullAway"}) // the interface: null = not there
  public <K, V> V get(K key) {
    return (V) entries.getIfPresent(key);
  }

  /** An aggregate that nothing has happened to yet has no identifier, and is not remembered. */
  @Override
  public void put(@Nullable Object key, Object value) {
    if (key != null) {
      entries.put(key, value);
    }
  }

  @Override
  public boolean putIfAbsent(Object key, Object value) {
    return entries.asMap().putIfAbsent(key, value) == null;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> T computeIfAbsent(Object key, Supplier<T> value) {
    return (T) entries.get(key, none -> value.get());
  }

  @Override
  public boolean remove(Object key) {
    return entries.asMap().remove(key) != null;
  }

  @Override
  public void removeAll() {
    entries.invalidateAll();
  }

  @Override
  public boolean containsKey(Object key) {
    return entries.asMap().containsKey(key);
  }

  @Override
  @SuppressWarnings("unchecked")
  public <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
    entries.asMap().computeIfPresent(key, (same, value) -> update.apply((V) value));
  }

  /** Nobody listens. */
  @Override
  public Registration registerCacheEntryListener(EntryListener listener) {
    throw new UnsupportedOperationException("Listening to this cache");
  }
}
