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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
  private volatile boolean multikey;

  /** One of a document's keys, and the values it stands for. */
  private record Entry(Key key, List<Object> values) {

    KeyValue shown() {
      List<Object> shown = new ArrayList<>(values);
      shown.replaceAll(value -> value == KeyWriter.EMPTY_ARRAY ? Missing.getInstance() : value);
      return new KeyValue(shown);
    }
  }

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
    this.multikey = entries.containsKey(MULTIKEY);
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
    return multikey;
  }

  void clear() {
    entries.clear();
    multikey = false;
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
    if (unique) {
      checkFree(entriesOf(document), null, collection);
    }
  }

  @Override
  public void add(Document document, Key position, MongoCollection<Key> collection) {
    if (positions != null) {
      List<Entry> added = entriesOf(document);
      if (unique) {
        checkFree(added, position, collection);
      }
      hasKeys(added.size());
      put(added, position);
    }
  }

  @Override
  public Key remove(Document document) {
    if (positions != null) {
      entriesOf(document).forEach(entry -> positions.remove(entry.key()));
    }
    return getPosition(document);
  }

  @Override
  public void checkUpdate(Document before, Document after, MongoCollection<Key> collection) {
    if (unique) {
      checkFree(entriesOf(after), getPosition(before), collection);
    }
  }

  @Override
  public void updateInPlace(
      Document before, Document after, Key position, MongoCollection<Key> collection) {
    if (positions != null) {
      List<Entry> entries = entriesOf(after);
      Set<Key> gone = keys(entriesOf(before));
      List<Entry> added = entries.stream().filter(entry -> !gone.contains(entry.key())).toList();
      gone.removeAll(keys(entries));
      gone.forEach(positions::remove);
      hasKeys(entries.size());
      put(added, position);
    }
  }

  private static Set<Key> keys(List<Entry> entries) {
    return entries.stream().map(Entry::key).collect(Collectors.toSet());
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
      List<Entry> entries, @Nullable Key owner, MongoCollection<Key> collection) {
    for (Entry entry : entries) {
      Key holder = positionAt(entry.key());
      if (holder != null && (owner == null || !holder.equals(owner))) {
        throw new DuplicateKeyError(this, collection, getKeys(), entry.shown());
      }
    }
  }

  private void put(List<Entry> added, Key position) {
    MVMap<Key, Key> map = Objects.requireNonNull(positions);
    added.forEach(entry -> map.putIfAbsent(entry.key(), position));
  }

  /** To be told before a document's second key is there to be found. */
  private void hasKeys(int keys) {
    if (keys > 1 && !multikey) {
      Objects.requireNonNull(positions).putIfAbsent(MULTIKEY, MULTIKEY);
      multikey = true;
    }
  }

  /** A key for the values of the document's fields, or one for each element of an array. */
  private List<Entry> entriesOf(Document document) {
    List<List<Object>> perField = new ArrayList<>(getKeys().size());
    boolean present = false;
    int most = 1;
    for (IndexKey field : getKeys()) {
      List<Object> values = values(document, field.getKey());
      present |= values.size() > 1 || !(values.getFirst() instanceof Missing);
      if (values.size() > 1 && most > 1) {
        throw parallelArrays(document);
      }
      most = Math.max(most, values.size());
      perField.add(values);
    }
    if (isSparse() && !present) {
      return List.of();
    }
    List<Entry> entries = new ArrayList<>(most);
    for (int at = 0; at < most; at++) {
      List<Object> values = new ArrayList<>(perField.size());
      for (List<Object> field : perField) {
        values.add(field.get(field.size() > 1 ? at : 0));
      }
      entries.add(new Entry(key(document, values), values));
    }
    return entries;
  }

  /** Several arrays in one key are refused as the server refuses them. */
  private RuntimeException parallelArrays(Document document) {
    getKeyValues(document);
    return new IllegalArgumentException("Parallel arrays in " + getName());
  }

  private Key key(Document document, List<Object> values) {
    KeyWriter key = new KeyWriter();
    for (int i = 0; i < values.size(); i++) {
      key.value(values.get(i), getKeys().get(i).isAscending());
    }
    return unique ? key.key() : key.value(document.get("_id"), true).key();
  }

  private static List<Object> values(Document document, String field) {
    Object value =
        field.contains(".")
            ? Utils.getSubdocumentValueCollectionAware(document, field)
            : document.getOrMissing(field);
    if (!(value instanceof Collection<?> elements)) {
      return Collections.singletonList(value);
    }
    return elements.isEmpty()
        ? List.of(KeyWriter.EMPTY_ARRAY)
        : new ArrayList<>(new LinkedHashSet<>(elements));
  }
}
