package huikuan.notification.people;

import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.InsertManyOptions;
import huikuan.platform.personal.BlindIndex;
import huikuan.platform.together.SharedLookup;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Collection {@code people}: a random number for each mail address, which a {@link BlindIndex}
 * stands for. It is not derived: the log holds only the number, which means nothing once the entry
 * is erased.
 */
@Component
class StoredPeople implements People {

  private static final String PEOPLE = "people";
  private static final String PERSON = "person";
  private static final int BYTES = 16;

  private final MongoTemplate mongo;
  private final BlindIndex index;
  private final SecureRandom random = new SecureRandom();
  private final SharedLookup<String, String> lookup = new SharedLookup<>(this::findOrAdd);
  private final SharedLookup<String, Optional<Instant>> reached;

  StoredPeople(MongoTemplate mongo, ReachedPeople people, BlindIndex index) {
    this.mongo = mongo;
    this.index = index;
    this.reached = new SharedLookup<>(people::since);
  }

  @Override
  public String at(String address) {
    return lookup.get(index.of(address));
  }

  @Override
  public Optional<Instant> noBounceSince(String person) {
    return reached.get(person);
  }

  /**
   * Deletes the numbers of mail addresses that belong to nobody any more.
   *
   * @param addresses as the blind index tells them
   */
  void forget(Collection<String> addresses) {
    mongo.remove(Query.query(where("_id").in(addresses)), PEOPLE);
  }

  private Map<String, String> findOrAdd(Collection<String> addresses) {
    Map<String, String> known = new HashMap<>(find(addresses));
    List<Document> others =
        addresses.stream().filter(each -> !known.containsKey(each)).map(this::entry).toList();
    if (!others.isEmpty()) {
      add(others);
      known.putAll(find(others.stream().map(each -> each.getString("_id")).toList()));
    }
    return known;
  }

  private Map<String, String> find(Collection<String> addresses) {
    return mongo.find(Query.query(where("_id").in(addresses)), Document.class, PEOPLE).stream()
        .collect(toMap(each -> each.getString("_id"), each -> each.getString(PERSON)));
  }

  /** Adds entries. An entry that another instance has added meanwhile stays as it is. */
  private void add(List<Document> entries) {
    try {
      mongo.getCollection(PEOPLE).insertMany(entries, new InsertManyOptions().ordered(false));
    } catch (MongoBulkWriteException e) {
      if (e.getWriteConcernError() != null
          || e.getWriteErrors().stream()
              .anyMatch(each -> each.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
        throw e;
      }
    }
  }

  private Document entry(String address) {
    byte[] number = new byte[BYTES];
    random.nextBytes(number);
    return new Document("_id", address).append(PERSON, HexFormat.of().formatHex(number));
  }
}
