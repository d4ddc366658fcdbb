package huikuan.platform.personal;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import huikuan.platform.personal.MasterKeys.Wrapped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

/** Collection {@code personKeys} of the ledger's database: one key for each person, wrapped. */
final class StoredKeys {

  static final String KEYS = "personKeys";

  private static final String OWNER = "owner";
  private static final String VERSION = "master";
  private static final String WRAPPED = "wrapped";

  private final MongoCollection<Document> keys;

  StoredKeys(MongoDatabase database) {
    keys =
        database
            .getCollection(KEYS)
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
            .withReadConcern(ReadConcern.MAJORITY)
            .withReadPreference(ReadPreference.primary());
  }

  /** Only the ledger may: the others' users can't change its database. */
  void createIndex() {
    keys.createIndex(Indexes.ascending(OWNER), new IndexOptions().unique(true));
    keys.createIndex(Indexes.ascending(VERSION));
  }

  List<Wrapped> find(Collection<String> ids) {
    return all(Filters.in("_id", ids));
  }

  Optional<Wrapped> of(String owner) {
    return all(Filters.eq(OWNER, owner)).stream().findFirst();
  }

  private List<Wrapped> all(Bson filter) {
    return keys.find(filter).map(StoredKeys::wrapped).into(new ArrayList<>());
  }

  /** Answers whether it was added; the owner can have got one meanwhile. */
  boolean add(String owner, Wrapped key) {
    try {
      keys.insertOne(
          new Document("_id", key.id())
              .append(OWNER, owner)
              .append(VERSION, key.version())
              .append(WRAPPED, new Binary(key.bytes())));
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  boolean delete(String owner) {
    return keys.deleteOne(Filters.eq(OWNER, owner)).getDeletedCount() > 0;
  }

  /** Some of those that another version has wrapped. */
  List<Wrapped> wrappedOtherwise(String version, int most) {
    return some(Filters.ne(VERSION, version), most);
  }

  /** Some of those that these versions have wrapped. */
  List<Wrapped> wrappedWith(Collection<String> versions, int most) {
    return some(Filters.in(VERSION, versions), most);
  }

  private List<Wrapped> some(Bson filter, int most) {
    return keys.find(filter).limit(most).map(StoredKeys::wrapped).into(new ArrayList<>());
  }

  /** The number of keys that each version has wrapped. */
  SortedMap<String, Long> countsByVersion() {
    SortedMap<String, Long> counts = new TreeMap<>();
    for (String version : keys.distinct(VERSION, String.class)) {
      counts.put(version, keys.countDocuments(Filters.eq(VERSION, version)));
    }
    return counts;
  }

  /** Keys as they are wrapped now; one that was deleted meanwhile stays deleted. */
  void replace(List<Wrapped> wrapped) {
    keys.bulkWrite(
        wrapped.stream().map(StoredKeys::replacement).toList(),
        new BulkWriteOptions().ordered(false));
  }

  private static UpdateOneModel<Document> replacement(Wrapped key) {
    return new UpdateOneModel<>(
        Filters.eq("_id", key.id()),
        Updates.combine(
            Updates.set(VERSION, key.version()), Updates.set(WRAPPED, new Binary(key.bytes()))));
  }

  private static Wrapped wrapped(Document stored) {
    return new Wrapped(
        stored.getString("_id"),
        stored.getString(VERSION),
        stored.get(WRAPPED, Binary.class).getData());
  }
}
