package huikuan.embedded;

import java.util.Map;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.type.DataType;
import org.jspecify.annotations.Nullable;

/** A map that tells the journal what is put and removed. Its values are bytes, or keys. */
final class JournaledMap<V> extends MVMap<Key, V> {

  private final Journal journal;

  private JournaledMap(Map<String, Object> config, DataType<V> values, Journal journal) {
    super(config, Key.TYPE, values);
    this.journal = journal;
  }

  static <V> MVMap.Builder<Key, V> builder(DataType<V> values, Journal journal) {
    MVMap.Builder<Key, V> builder =
        new MVMap.Builder<>() {
          @Override
          protected MVMap<Key, V> create(Map<String, Object> config) {
            return new JournaledMap<>(config, values, journal);
          }
        };
    return builder.keyType(Key.TYPE).valueType(values);
  }

  /** Every change comes by here, and so does the store as it moves pages: without a value. */
  @Override
  public @Nullable V operate(
      Key key, @Nullable V value, DecisionMaker<? super @Nullable V> decision) {
    V before = super.operate(key, value, decision);
    if (value == null) {
      if (decision == DecisionMaker.REMOVE && before != null) {
        journal.remove(getId(), key);
      }
    } else if (decision == DecisionMaker.PUT || before == null) {
      journal.put(getId(), key, Maps.bytes(value));
    }
    return before;
  }

  @Override
  public void clear() {
    journal.restructure();
    super.clear();
  }
}
