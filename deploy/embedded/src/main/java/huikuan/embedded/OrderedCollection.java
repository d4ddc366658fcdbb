package huikuan.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** Documents in the order of their ids, found by the index that reads the least. */
final class OrderedCollection extends AbstractSynchronizedMongoCollection<Key> {

  private final MVMap<Key, byte[]> documents;
  private final Planner planner = new Planner();
  private boolean oneIsEnough;

  OrderedCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      MVMap<Key, byte[]> documents,
      CursorRegistry cursors) {
    super(database, name, options, cursors);
    this.documents = documents;
  }

  @Override
  protected QueryResult queryDocuments(
      Document query,
      @Nullable Document orderBy,
      int skip,
      int limit,
      int batchSize,
      @Nullable Document fields) {
    int wanted = oneIsEnough && Thread.holdsLock(this) ? 1 : limit;
    Scan scan = planner.plan(getIndexes(), query, orderBy, wanted == 0 ? 0 : skip + wanted);
    if (scan == null || !scan.isRestricted() && !query.isEmpty()) {
      planner.warnOfScan(getFullName(), query, orderBy, count());
    }
    if (scan == null) {
      return matchDocuments(query, orderBy, skip, wanted, batchSize, fields);
    }
    Document left = scan.answers(query) ? new Document() : query;
    return matchDocumentsFromStream(
        read(scan), left, scan.isOrdered() ? null : orderBy, skip, wanted, batchSize, fields);
  }

  @Override
  protected QueryResult matchDocuments(
      Document query,
      @Nullable Document orderBy,
      int skip,
      int limit,
      int batchSize,
      @Nullable Document fields) {
    Stream<Document> all = isNaturalDescending(orderBy) ? all(true) : all(false);
    return matchDocumentsFromStream(all, query, orderBy, skip, limit, batchSize, fields);
  }

  @Override
  protected QueryResult createQueryResult(List<Document> found, int batchSize) {
    return super.createQueryResult(found, Answers.fit(found, batchSize));
  }

  @Override
  protected Answers createCursor(List<Document> left) {
    Answers cursor = new Answers(cursorRegistry.generateCursorId(), left);
    cursorRegistry.add(cursor);
    return cursor;
  }

  /** A superset of what matches the query, read while it is asked for. */
  Stream<Document> candidates(Document query) {
    Scan scan = planner.plan(getIndexes(), query, null, 0);
    if (scan != null) {
      return read(scan);
    }
    planner.warnOfScan(getFullName(), query, null, count());
    return all(false);
  }

  @Override
  public Stream<Document> queryAllAsStream() {
    return OrderedDatabase.narrowed(this);
  }

  @Override
  public synchronized Document updateDocuments(
      Document selector,
      Document update,
      ArrayFilters filters,
      boolean multi,
      boolean upsert,
      Oplog oplog) {
    oneIsEnough = !multi;
    try {
      return super.updateDocuments(selector, update, filters, multi, upsert, oplog);
    } finally {
      oneIsEnough = false;
    }
  }

  @Override
  public void addIndex(Index<Key> index) {
    try {
      super.addIndex(index);
    } catch (IndexBuildFailedException e) {
      ((OrderedIndex) index).clear();
      throw e;
    }
  }

  @Override
  protected Key addDocumentInternal(Document document) {
    String id = getIdField();
    Key position =
        KeyWriter.key(id == null ? new ObjectId() : Utils.getSubdocumentValue(document, id));
    documents.put(position, Bson.encode(document));
    return position;
  }

  @Override
  protected void handleUpdate(Key position, Document before, Document after) {
    documents.put(position, Bson.encode(after));
  }

  @Override
  protected void removeDocument(Key position) {
    if (documents.remove(position) == null) {
      throw new NoSuchElementException("No document at " + position);
    }
  }

  @Override
  protected @Nullable Document getDocument(Key position) {
    byte[] document = documents.get(position);
    return document == null ? null : Bson.decode(document);
  }

  @Override
  protected Stream<DocumentWithPosition<Key>> streamAllDocumentsWithPosition() {
    return documents.entrySet().stream()
        .map(entry -> new DocumentWithPosition<>(Bson.decode(entry.getValue()), entry.getKey()));
  }

  @Override
  public int count(@Nullable Document query, int skip, int limit) {
    if (query != null && !query.isEmpty() && skip == 0 && limit == 0) {
      synchronized (this) {
        Scan scan = planner.planCount(getIndexes(), query);
        if (scan != null) {
          return (int) scan.size();
        }
      }
    }
    return super.count(query, skip, limit);
  }

  @Override
  public int count() {
    return documents.size();
  }

  @Override
  protected boolean tracksDataSize() {
    return false;
  }

  @Override
  protected void updateDataSize(int delta) {}

  @Override
  protected int getDataSize() {
    long size = 0;
    for (byte[] document : documents.values()) {
      size += document.length;
    }
    return (int) Math.min(size, Integer.MAX_VALUE);
  }

  private Stream<Document> read(Scan scan) {
    return scan.positions().map(this::getDocument).filter(Objects::nonNull);
  }

  private Stream<Document> all(boolean reverse) {
    Iterable<Key> keys =
        () -> {
          Cursor<Key, byte[]> cursor = documents.cursor(null, null, reverse);
          return cursor;
        };
    return StreamSupport.stream(keys.spliterator(), false)
        .map(this::getDocument)
        .filter(Objects::nonNull);
  }
}
