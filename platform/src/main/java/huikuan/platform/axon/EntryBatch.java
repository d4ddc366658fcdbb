package huikuan.platform.axon;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.mongodb.ErrorCategory;
import com.mongodb.bulk.BulkWriteError;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

/**
 * The entries of a read model that the events of a batch are about, each one of an aggregate: read
 * together, and written together. An event that comes again changes nothing.
 */
public final class EntryBatch<E extends EntryBatch.Entry> {

  /** An entry, with the fields {@code _id} and {@code sequence} in its collection. */
  public abstract static class Entry {

    private long sequence;

    /** The {@code _id}. */
    protected abstract String id();

    /** The number, within its aggregate, of the last event that is told in it. */
    public final long sequence() {
      return sequence;
    }
  }

  private final MongoTemplate mongo;
  private final Class<E> type;
  private final Map<String, E> known = new HashMap<>();
  private final Map<String, E> changed = new LinkedHashMap<>();

  private EntryBatch(MongoTemplate mongo, Class<E> type, List<String> ids) {
    this.mongo = mongo;
    this.type = type;
    mongo
        .find(Query.query(where("_id").in(ids)), type)
        .forEach(entry -> known.put(entry.id(), entry));
  }

  /**
   * The one of the events that are handled together.
   *
   * @param name unique within the batch, such as that of the collection
   * @param concerned the ids of the entries that an event changes
   */
  public static <E extends Entry> EntryBatch<E> current(
      String name, MongoTemplate mongo, Class<E> type, Function<Object, List<String>> concerned) {
    return Batched.gathered(
        name,
        () ->
            new EntryBatch<>(
                mongo,
                type,
                Batched.events().stream()
                    .flatMap(event -> concerned.apply(event).stream())
                    .distinct()
                    .toList()),
        EntryBatch::write);
  }

  /** Adds an entry by the first event of its aggregate. */
  public void open(String id, long sequence, Supplier<E> opened) {
    if (!known.containsKey(id)) {
      save(opened.get(), sequence);
    }
  }

  /** Changes an entry by a later event; one that is not there stays so. */
  public void change(String id, long sequence, Consumer<E> change) {
    @Nullable E entry = known.get(id);
    if (entry != null && sequence > entry.sequence()) {
      change.accept(entry);
      save(entry, sequence);
    }
  }

  private void save(E entry, long sequence) {
    ((Entry) entry).sequence = sequence;
    known.put(entry.id(), entry);
    changed.put(entry.id(), entry);
  }

  /** What another instance has written further meanwhile stays as it is: its id is refused. */
  private void write() {
    if (changed.isEmpty()) {
      return;
    }
    BulkOperations bulk = mongo.bulkOps(BulkMode.UNORDERED, type);
    FindAndReplaceOptions orInsert = FindAndReplaceOptions.options().upsert();
    changed.forEach(
        (id, entry) ->
            bulk.replaceOne(
                Query.query(where("_id").is(id).and("sequence").lt(entry.sequence())),
                entry,
                orInsert));
    try {
      bulk.execute();
    } catch (BulkOperationException e) {
      if (!e.getErrors().stream().allMatch(EntryBatch::isThere)) {
        throw e;
      }
    }
  }

  private static boolean isThere(BulkWriteError error) {
    return ErrorCategory.fromErrorCode(error.getCode()) == ErrorCategory.DUPLICATE_KEY;
  }
}
