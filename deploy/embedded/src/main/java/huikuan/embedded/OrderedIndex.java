package huikuan.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * An index in the order of its fields, unique or not, over one value of a document or over each
 * element of an array. An index that is not unique has the document's position behind the values.
 */
final class OrderedIndex extends Index<Key> {

  /** Under the empty key: some document has more than one key here. */
  private static final Key MULTIKEY = Key.EMPTY;

  private final boolean unique;
  private final MVMap<Key, ?> entries;
  private final @Nullable MVMap<Key, Key> positions;

  private OrderedIndex(
      String name,
      List<IndexKey> keys,
      boolean sparse,
      boolean unique,
      MVMap<Key, ?> entries,
      @Nullable MVMap<Key, Key> positions) {
    super(name, keys, sparse);
    this.unique = unique;
    this.entries = entries;
    this.positions = positions;
  }

  static OrderedIndex over(
      String name, List<IndexKey> keys, boolean sparse, boolean unique, MVMap<Key, Key> entries) {
    return new OrderedIndex(name, keys, sparse, unique, entries, entries);
  }

  /** The index of ids: the documents themselves, which are kept in the order of their ids. */
  static OrderedIndex ofIds(String name, MVMap<Key, byte[]> documents) {
    List<IndexKey> id = List.of(new IndexKey("_id", true));
    return new OrderedIndex(name, id, false, true, documents, null);
  }

  MVMap<Key, ?> entries() {
    return entries;
  }

  @Nullable Key positionAt(Key key) {
    if (positions == null) {
      return entries.containsKey(key) ? key : null;
    }
    return positions.get(key);
  }

  Key position(Key key, Object value) {
    return value instanceof Key position ? position : key;
  }

  boolean sparse() {
    return isSparse();
  }

  boolean multikey() {
    return entries.containsKey(MULTIKEY);
  }

  void clear() {
    entries.clear();
  }

  @Override
  public boolean isUnique() {
    return unique;
  }

  @Override
  public Key getPosition(Document document) {
    return KeyWriter.key(document.get("_id"));
  }

  @Override
  public void checkAdd(Document document, MongoCollection<Key> collection) {
    checkFree(keysOf(document), null, collection);
  }

  @Override
  public void add(Document document, Key position, MongoCollection<Key> collection) {
    Map<Key, KeyValue> keys = keysOf(document);
    checkFree(keys, position, collection);
    put(keys.keySet(), position);
  }

  @Override
  public Key remove(Document document) {
    if (positions != null) {
      keysOf(document).keySet().forEach(positions::remove);
    }
    return getPosition(document);
  }

  @Override
  public void checkUpdate(Document before, Document after, MongoCollection<Key> collection) {
    checkFree(keysOf(after), getPosition(before), collection);
  }

  @Override
  public void updateInPlace(
      Document before, Document after, Key position, MongoCollection<Key> collection) {
    if (positions != null) {
      Set<Key> keys = keysOf(after).keySet();
      keysOf(before).keySet().stream()
          .filter(old -> !keys.contains(old))
          .forEach(positions::remove);
      put(keys, position);
    }
  }

  @Override
  public boolean canHandle(Document query) {
    return new Query(query, null).scan(this).isRestricted();
  }

  @Override
  public Iterable<Key> getPositions(Document query) {
    return new Query(query, null).scan(this).positions()::iterator;
  }

  @Override
  public long getCount() {
    return entries.sizeAsLong() - (multikey() ? 1 : 0);
  }

  @Override
  public long getDataSize() {
    return getCount();
  }

  @Override
  public void drop() {}

  private void checkFree(
      Map<Key, KeyValue> keys, @Nullable Key owner, MongoCollection<Key> collection) {
    if (unique) {
      keys.forEach(
          (key, values) -> {
            Key holder = positionAt(key);
            if (holder != null && (owner == null || !holder.equals(owner))) {
              throw new DuplicateKeyError(this, collection, getKeys(), values);
            }
          });
    }
  }

  private void put(Set<Key> keys, Key position) {
    if (positions != null) {
      keys.forEach(key -> positions.putIfAbsent(key, position));
      if (keys.size() > 1) {
        positions.putIfAbsent(MULTIKEY, MULTIKEY);
      }
    }
  }

  /** The document's keys in this index, each with the values as the document has them. */
  private Map<Key, KeyValue> keysOf(Document document) {
    List<List<Object>> perField = new ArrayList<>();
    boolean present = false;
    for (IndexKey field : getKeys()) {
      List<Object> values = values(document, field.getKey());
      present |= values.stream().anyMatch(value -> !(value instanceof Missing));
      perField.add(values);
    }
    if (isSparse() && !present) {
      return Map.of();
    }
    Map<Key, KeyValue> keys = new LinkedHashMap<>();
    for (List<Object> values : combinations(document, perField)) {
      keys.putIfAbsent(key(document, values), new KeyValue(shown(values)));
    }
    return keys;
  }

  private Key key(Document document, List<Object> values) {
    KeyWriter key = new KeyWriter();
    for (int i = 0; i < values.size(); i++) {
      key.value(values.get(i), getKeys().get(i).isAscending());
    }
    return unique ? key.key() : key.key().append(getPosition(document));
  }

  private static List<Object> shown(List<Object> values) {
    List<Object> shown = new ArrayList<>(values);
    shown.replaceAll(value -> value == KeyWriter.EMPTY_ARRAY ? Missing.getInstance() : value);
    return shown;
  }

  private static List<Object> values(Document document, String field) {
    Object value = Utils.getSubdocumentValueCollectionAware(document, field);
    if (!(value instanceof Collection<?> elements)) {
      return Collections.singletonList(value);
    }
    return elements.isEmpty()
        ? List.of(KeyWriter.EMPTY_ARRAY)
        : new ArrayList<>(new LinkedHashSet<>(elements));
  }

  /** One array in a key gives a key per element; several are refused as the server refuses them. */
  private Set<List<Object>> combinations(Document document, List<List<Object>> perField) {
    if (perField.stream().filter(values -> values.size() > 1).count() > 1) {
      getKeyValues(document);
    }
    Set<List<Object>> all = new LinkedHashSet<>();
    all.add(List.of());
    for (List<Object> values : perField) {
      Set<List<Object>> longer = new LinkedHashSet<>();
      for (List<Object> start : all) {
        for (Object value : values) {
          List<Object> next = new ArrayList<>(start);
          next.add(value);
          longer.add(next);
        }
      }
      all = longer;
    }
    return all;
  }
}
