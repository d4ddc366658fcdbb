package huikuan.ledger.confirmation;

import huikuan.platform.axon.Batched;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** The entries that the events of a batch are about: read together, and written together. */
final class EntryBatch<E> {

  private final MongoTemplate mongo;
  private final Class<E> type;
  private final Function<E, String> id;
  private final Map<String, E> known = new HashMap<>();
  private final Map<String, E> changed = new LinkedHashMap<>();

  private EntryBatch(
      MongoTemplate mongo, Class<E> type, Function<E, String> id, Collection<String> concerned) {
    this.mongo = mongo;
    this.type = type;
    this.id = id;
    mongo
        .find(Query.query(Criteria.where("_id").in(concerned)), type)
        .forEach(entry -> known.put(id.apply(entry), entry));
  }

  /**
   * The one of the events that are handled together.
   *
   * @param name of the collection
   * @param concerned the ids of the entries that an event changes
   */
  static <E> EntryBatch<E> current(
      String name,
      MongoTemplate mongo,
      Class<E> type,
      Function<E, String> id,
      Function<Object, List<String>> concerned) {
    return Batched.gathered(
        name,
        () ->
            new EntryBatch<>(
                mongo,
                type,
                id,
                Batched.events().stream()
                    .flatMap(event -> concerned.apply(event).stream())
                    .distinct()
                    .toList()),
        EntryBatch::write);
  }

  @Nullable E find(String entry) {
    return known.get(entry);
  }

  void save(E entry) {
    known.put(id.apply(entry), entry);
    changed.put(id.apply(entry), entry);
  }

  private void write() {
    if (changed.isEmpty()) {
      return;
    }
    BulkOperations bulk = mongo.bulkOps(BulkMode.UNORDERED, type);
    changed.forEach(
        (each, entry) ->
            bulk.replaceOne(
                Query.query(Criteria.where("_id").is(each)),
                entry,
                FindAndReplaceOptions.options().upsert()));
    bulk.execute();
  }
}
