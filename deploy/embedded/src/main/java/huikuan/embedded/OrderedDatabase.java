package huikuan.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.jspecify.annotations.Nullable;

/** Collections and indexes as maps of one store, so that a commit takes all of them or none. */
final class OrderedDatabase extends AbstractSynchronizedMongoDatabase<Key> {

  static final String DOCUMENTS = "documents/";
  private static final String INDEX = "index/";

  /** What the aggregation at hand starts with, for its collection to read no more than that. */
  private static final ScopedValue<AtomicReference<@Nullable Aggregate>> FIRST_MATCH =
      ScopedValue.newInstance();

  private final MVStore store;

  OrderedDatabase(String name, MVStore store, CursorRegistry cursors) {
    super(name, cursors);
    this.store = store;
    initializeNamespacesAndIndexes();
  }

  @Override
  public Document handleCommand(
      Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
    return switch (command.toLowerCase(Locale.ROOT)) {
      case "aggregate" -> {
        Aggregate aggregate = Aggregate.of(query);
        MongoCollection<Key> collection = resolveCollection(aggregate.collection(), false);
        if (collection != null && aggregate.counts()) {
          yield aggregate.count(collection);
        }
        yield ScopedValue.where(FIRST_MATCH, new AtomicReference<>(aggregate))
            .call(() -> super.handleCommand(channel, command, query, databases, oplog));
      }
      case "insert" ->
          withTrueCount(query, super.handleCommand(channel, command, query, databases, oplog));
      default -> super.handleCommand(channel, command, query, databases, oplog);
    };
  }

  /** All documents, or those the aggregation at hand begins with; only its first read is meant. */
  static Stream<Document> narrowed(OrderedCollection collection) {
    Aggregate aggregate = FIRST_MATCH.isBound() ? FIRST_MATCH.get().getAndSet(null) : null;
    return aggregate != null && aggregate.startsWith(collection.getCollectionName())
        ? collection.candidates(aggregate.match())
        : collection.candidates(new Document());
  }

  /** The server counts refused documents as inserted. */
  private static Document withTrueCount(Document insert, Document answer) {
    if (answer.get("writeErrors") instanceof List<?> errors
        && !errors.isEmpty()
        && insert.get("documents") instanceof List<?> sent) {
      boolean ordered = !Boolean.FALSE.equals(insert.get("ordered"));
      Object firstRefused = ((Document) errors.getFirst()).get("index");
      answer.put("n", ordered ? firstRefused : sent.size() - errors.size());
    }
    return answer;
  }

  @Override
  protected MongoCollection<Key> openOrCreateCollection(String name, CollectionOptions options) {
    return new OrderedCollection(this, name, options, documents(name), cursorRegistry);
  }

  @Override
  protected Index<Key> openOrCreateUniqueIndex(
      String collection, String index, List<IndexKey> keys, boolean sparse) {
    boolean ids = keys.size() == 1 && keys.getFirst().getKey().equals("_id");
    return ids
        ? OrderedIndex.ofIds(index, documents(collection))
        : OrderedIndex.over(index, keys, sparse, true, entries(collection, index));
  }

  @Override
  protected Index<Key> openOrCreateSecondaryIndex(
      String collection, String index, List<IndexKey> keys, boolean sparse) {
    return OrderedIndex.over(index, keys, sparse, false, entries(collection, index));
  }

  @Override
  protected void dropIndex(MongoCollection<Key> collection, String index) {
    super.dropIndex(collection, index);
    remove(indexName(collection.getCollectionName(), index));
  }

  @Override
  public void dropCollection(String name, Oplog oplog) {
    super.dropCollection(name, oplog);
    remove(documentsName(name));
  }

  @Override
  public void drop(Oplog oplog) {
    super.drop(oplog);
    for (String name : List.copyOf(store.getMapNames())) {
      if (name.startsWith(documentsName("")) || name.startsWith(INDEX + databaseName + "/")) {
        remove(name);
      }
    }
  }

  @Override
  public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
    String oldDocuments = ((OrderedDatabase) from).documentsName(collection.getCollectionName());
    String oldIndexes = ((OrderedDatabase) from).indexName(collection.getCollectionName(), "");
    super.moveCollection(from, collection, newName);
    rename(oldDocuments, documentsName(newName));
    for (String index : List.copyOf(store.getMapNames())) {
      if (index.startsWith(oldIndexes)) {
        rename(index, indexName(newName, index.substring(oldIndexes.length())));
      }
    }
  }

  @Override
  protected long getStorageSize() {
    return store.getFileStore() == null ? 0 : store.getFileStore().size();
  }

  @Override
  protected long getFileSize() {
    return getStorageSize();
  }

  private MVMap<Key, byte[]> documents(String collection) {
    return store.openMap(
        documentsName(collection),
        new MVMap.Builder<Key, byte[]>().keyType(Key.TYPE).valueType(ByteArrayDataType.INSTANCE));
  }

  private MVMap<Key, Key> entries(String collection, String index) {
    return store.openMap(
        indexName(collection, index),
        new MVMap.Builder<Key, Key>().keyType(Key.TYPE).valueType(Key.TYPE));
  }

  private void rename(String from, String to) {
    MVMap<?, ?> map = store.openMap(from, mapLike(from));
    store.renameMap(map, to);
  }

  private void remove(String name) {
    if (store.hasMap(name)) {
      store.removeMap(store.openMap(name, mapLike(name)));
    }
  }

  private static MVMap.Builder<Key, ?> mapLike(String name) {
    return holdsDocuments(name)
        ? new MVMap.Builder<Key, byte[]>().keyType(Key.TYPE).valueType(ByteArrayDataType.INSTANCE)
        : new MVMap.Builder<Key, Key>().keyType(Key.TYPE).valueType(Key.TYPE);
  }

  /** A map of documents or an index; its values are bytes, or keys. */
  @SuppressWarnings("unchecked")
  static MVMap<Key, Object> anyMap(MVStore store, String name) {
    return (MVMap<Key, Object>) store.openMap(name, mapLike(name));
  }

  static boolean holdsDocuments(String name) {
    return name.startsWith(DOCUMENTS);
  }

  /** Whether a map of this name is one of ours. */
  static boolean isName(String name) {
    return holdsDocuments(name) || name.startsWith(INDEX);
  }

  static String documentsName(String database, String collection) {
    return DOCUMENTS + database + "/" + collection;
  }

  private String documentsName(String collection) {
    return documentsName(databaseName, collection);
  }

  private String indexName(String collection, String index) {
    return INDEX + databaseName + "/" + collection + "/" + index;
  }
}
