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
import org.jspecify.annotations.Nullable;

/** Collections and indexes as maps of one store, so that a commit takes all of them or none. */
final class OrderedDatabase extends AbstractSynchronizedMongoDatabase<Key> {

  /** The start of the current aggregation, so that its collection reads no more than that. */
  private static final ScopedValue<AtomicReference<@Nullable Aggregate>> FIRST_MATCH =
      ScopedValue.newInstance();

  private final Maps maps;

  OrderedDatabase(String name, Maps maps, CursorRegistry cursors) {
    super(name, cursors);
    this.maps = maps;
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
    maps.remove(indexName(collection.getCollectionName(), index));
  }

  @Override
  public void dropCollection(String name, Oplog oplog) {
    super.dropCollection(name, oplog);
    maps.remove(documentsName(name));
  }

  @Override
  public void drop(Oplog oplog) {
    super.drop(oplog);
    for (String name : maps.names()) {
      if (name.startsWith(documentsName("")) || name.startsWith(Maps.INDEX + databaseName + "/")) {
        maps.remove(name);
      }
    }
  }

  @Override
  public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
    String oldDocuments = ((OrderedDatabase) from).documentsName(collection.getCollectionName());
    String oldIndexes = ((OrderedDatabase) from).indexName(collection.getCollectionName(), "");
    super.moveCollection(from, collection, newName);
    maps.rename(oldDocuments, documentsName(newName));
    for (String index : maps.names()) {
      if (index.startsWith(oldIndexes)) {
        maps.rename(index, indexName(newName, index.substring(oldIndexes.length())));
      }
    }
  }

  @Override
  protected long getStorageSize() {
    return maps.store().getFileStore() == null ? 0 : maps.store().getFileStore().size();
  }

  @Override
  protected long getFileSize() {
    return getStorageSize();
  }

  private MVMap<Key, byte[]> documents(String collection) {
    return maps.documents(documentsName(collection));
  }

  private MVMap<Key, Key> entries(String collection, String index) {
    return maps.entries(indexName(collection, index));
  }

  static String documentsName(String database, String collection) {
    return Maps.DOCUMENTS + database + "/" + collection;
  }

  private String documentsName(String collection) {
    return documentsName(databaseName, collection);
  }

  private String indexName(String collection, String index) {
    return Maps.INDEX + databaseName + "/" + collection + "/" + index;
  }
}
