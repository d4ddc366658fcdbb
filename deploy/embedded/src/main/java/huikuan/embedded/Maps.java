package huikuan.embedded;

import java.util.Set;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.DataType;
import org.jspecify.annotations.Nullable;

/** The maps of a store: of documents, whose values are bytes, and indexes, whose are keys. */
final class Maps {

  static final String DOCUMENTS = "documents/";
  static final String INDEX = "index/";

  private final MVStore store;
  private final @Nullable Journal journal;

  /** Whether what is asked for must be there: of a store that was, while it starts. */
  private volatile boolean mustBeThere;

  /**
   * @param journal is told of each change; null: nobody is
   */
  Maps(MVStore store, @Nullable Journal journal) {
    this.store = store;
    this.journal = journal;
    this.mustBeThere = journal != null && !store.getMapNames().isEmpty();
  }

  /** All that the store's own lists name was there; from now on maps are made. */
  void allFound() {
    mustBeThere = false;
  }

  /** Whether a map of this name is one of ours. */
  static boolean isName(String name) {
    return holdsDocuments(name) || name.startsWith(INDEX);
  }

  static boolean holdsDocuments(String name) {
    return name.startsWith(DOCUMENTS);
  }

  static byte[] bytes(Object value) {
    return value instanceof Key key ? key.bytes() : (byte[]) value;
  }

  MVStore store() {
    return store;
  }

  Set<String> names() {
    return Set.copyOf(store.getMapNames());
  }

  MVMap<Key, byte[]> documents(String name) {
    return open(name, CheckedBytes.TYPE);
  }

  MVMap<Key, Key> entries(String name) {
    return open(name, Key.TYPE);
  }

  /** One of either kind; its values are of the kind that its name says. */
  @SuppressWarnings("unchecked")
  MVMap<Key, Object> any(String name) {
    return (MVMap<Key, Object>)
        (MVMap<Key, ?>) (holdsDocuments(name) ? documents(name) : entries(name));
  }

  /** The value of a map that was written as {@link #bytes}. */
  static Object value(String name, byte[] bytes) {
    return holdsDocuments(name) ? bytes : new Key(bytes);
  }

  private <V> MVMap<Key, V> open(String name, DataType<V> values) {
    if (journal == null) {
      return store.openMap(name, new MVMap.Builder<Key, V>().keyType(Key.TYPE).valueType(values));
    }
    boolean known = store.hasMap(name);
    if (!known && mustBeThere) {
      throw new DamagedFiles(EmbeddedMongo.FILE + " has lost " + name);
    }
    MVMap<Key, V> map = store.openMap(name, JournaledMap.builder(values, journal));
    if (!known) {
      // Now, for a commit that began while it was made may be without it.
      journal.restructure();
    }
    return map;
  }

  void rename(String from, String to) {
    restructure();
    store.renameMap(any(from), to);
  }

  void remove(String name) {
    if (store.hasMap(name)) {
      restructure();
      store.removeMap(any(name));
    }
  }

  private void restructure() {
    if (journal != null) {
      journal.restructure();
    }
  }
}
