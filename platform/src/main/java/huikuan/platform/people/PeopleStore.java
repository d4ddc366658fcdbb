package huikuan.platform.people;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.projection.SourceOrder;
import huikuan.platform.projection.StoredPosition;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** The collection {@code person-rights}: what was told of each person last. */
public final class PeopleStore {

  static final String COLLECTION = "person-rights";
  static final String ID = "_id";

  private static final String UNTIL = "until";
  private static final String DEPUTY = "deputy";

  /** What an event tells of a person. */
  record Told(PersonRights rights, RecordedEvent event) {}

  private final MongoTemplate mongo;

  PeopleStore(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  StoredPosition position() {
    return new StoredPosition(mongo.getDb(), COLLECTION);
  }

  void put(Collection<Told> told) {
    BulkOperations bulk = mongo.bulkOps(BulkMode.ORDERED, COLLECTION);
    for (Told each : told) {
      PersonRights rights = each.rights();
      Update update = new Update();
      set(update, UNTIL, rights.until() == null ? null : rights.until().toString());
      set(update, DEPUTY, rights.deputy());
      SourceOrder.put(
          bulk,
          rights.person(),
          each.event().position(),
          SourceOrder.sequence(each.event()),
          update);
    }
    bulk.execute();
  }

  private static void set(Update update, String field, @Nullable String value) {
    if (value == null) {
      update.unset(field);
    } else {
      update.set(field, value);
    }
  }

  List<PersonRights> find(Collection<String> people) {
    return read(Query.query(where(ID).in(people)));
  }

  /** Those whose rights end. */
  List<PersonRights> ending() {
    return read(Query.query(where(UNTIL).exists(true)));
  }

  /**
   * Those behind a person, by their names.
   *
   * @param after null = from the first on
   */
  public List<PersonRights> page(@Nullable String after, int most) {
    Query query = after == null ? new Query() : Query.query(where(ID).gt(after));
    return read(query.with(Sort.by(ID)).limit(most));
  }

  private List<PersonRights> read(Query query) {
    return mongo.find(query, Document.class, COLLECTION).stream().map(PeopleStore::read).toList();
  }

  private static PersonRights read(Document stored) {
    String until = stored.getString(UNTIL);
    return new PersonRights(
        stored.getString(ID),
        until == null ? null : LocalDate.parse(until),
        stored.getString(DEPUTY));
  }
}
