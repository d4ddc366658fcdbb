package huikuan.platform.axon;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates used lately, so that a busy one is not loaded for every command. They go when there
 * are too many, and when memory is short. One that another instance has changed meanwhile is found
 * out when its next commit collides, and leaves.
 */
public final class RecentAggregates implements Cache {

  /**
   * An aggregate counts for this part of all at most: so a few heavier ones are remembered, too.
   */
  private static final int HEAVIEST = 4;

  private final com.github.benmanes.caffeine.cache.Cache<Object, Object> entries;

  private RecentAggregates(long most, ToIntFunction<Object> weight) {
    entries =
        Caffeine.newBuilder()
            .maximumWeight(most)
            .weigher((key, entry) -> (int) Math.min(weight.applyAsInt(entry), most / HEAVIEST))
            .softValues()
            .executor(Runnable::run)
            .build();
  }

  /**
   * @param most the most that all remembered aggregates may weigh together
   * @param weight of an aggregate, as it is after each command
   */
  public static <T> RecentAggregates weighed(long most, ToIntFunction<T> weight) {
    return new RecentAggregates(most, entry -> weight.applyAsInt(root(entry)));
  }

  /** The entry holds the aggregate as it is in use, so there is nothing to make it from. */
  @SuppressWarnings("unchecked")
  private static <T> T root(Object entry) {
    return ((AggregateCacheEntry<T>) entry).recreateAggregate(null, null, null).getAggregateRoot();
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

  /** Does nothing: nobody listens. */
  @Override
  public Registration registerCacheEntryListener(EntryListener listener) {
    throw new UnsupportedOperationException("Listening to this cache");
  }
}
