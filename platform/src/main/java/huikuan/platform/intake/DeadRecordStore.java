package huikuan.platform.intake;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import huikuan.platform.intake.KeptDeadRecord.State;
import huikuan.platform.relay.CloudEvents;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The collection {@code deadRecords}: each dead record of this service, once. */
final class DeadRecordStore {

  private static final String ID = "_id";
  private static final String STATE = "state";
  private static final String DEAD_AT = "deadAt";

  private final MongoCollection<Document> records;
  private final Marks marks;
  private final Set<String> understood;
  private final Clock clock;

  /**
   * @param understood the names of all events that are taken in
   */
  DeadRecordStore(MongoDatabase database, Marks marks, Set<String> understood, Clock clock) {
    this.records =
        database
            .getCollection("deadRecords")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    this.marks = marks;
    this.understood = understood;
    this.clock = clock;
    records.createIndex(Indexes.descending(DEAD_AT, ID));
    records.createIndex(
        Indexes.compoundIndex(Indexes.ascending(STATE), Indexes.descending(DEAD_AT, ID)));
  }

  /** Durable when it returns; a record that is delivered again is kept once. */
  void keep(ConsumerRecord<String, byte[]> record, DeadRecord why) {
    Document kept = DeadDocument.of(record, why, mark(record, why), clock.instant());
    String id = kept.getString(ID);
    kept.remove(ID);
    records.updateOne(
        Filters.eq(ID, id), new Document("$setOnInsert", kept), new UpdateOptions().upsert(true));
  }

  /** The order of positions is judged as of the moment when the record came. */
  private Mark mark(ConsumerRecord<?, ?> record, DeadRecord why) {
    if (why.cause() == DeadRecord.Cause.REWRITTEN) {
      return Mark.BEYOND_ALL;
    }
    String source = CloudEvents.header(record.headers(), CloudEvents.SOURCE);
    String epoch = CloudEvents.header(record.headers(), CloudEvents.EPOCH);
    if (source == null || epoch == null) {
      return Mark.NONE;
    }
    String id = HistoryCheck.id(source, epoch, record);
    return marks.read(Set.of(id), understood).getOrDefault(id, Mark.NONE);
  }

  Optional<KeptDeadRecord> find(String id) {
    return Optional.ofNullable(records.find(Filters.eq(ID, id)).first()).map(DeadDocument::read);
  }

  /** Newest first. */
  List<KeptDeadRecord> find(
      @Nullable State state, KeptDeadRecord.@Nullable Place after, int limit) {
    List<KeptDeadRecord> found = new ArrayList<>();
    List<Bson> filters = new ArrayList<>();
    filters.add(of(state));
    if (after != null) {
      Date moment = Date.from(after.deadAt());
      filters.add(
          Filters.or(
              Filters.lt(DEAD_AT, moment),
              Filters.and(Filters.eq(DEAD_AT, moment), Filters.lt(ID, after.id()))));
    }
    records
        .find(Filters.and(filters))
        .sort(Sorts.descending(DEAD_AT, ID))
        .limit(limit)
        .forEach(each -> found.add(DeadDocument.read(each)));
    return found;
  }

  long count(@Nullable State state) {
    return records.countDocuments(of(state));
  }

  private static Bson of(@Nullable State state) {
    return state == null ? new Document() : Filters.eq(STATE, state.toString());
  }

  /** It is dead still, for this reason. */
  void stillDead(String id, DeadRecord why) {
    records.updateOne(
        waiting(id),
        Updates.combine(
            Updates.set(DeadDocument.CAUSE, why.cause().word()),
            Updates.set(DeadDocument.ERROR, why.reason())));
  }

  /** It is in the log, whatever else was said of it meanwhile. */
  void taken(String id, String by, @Nullable String because) {
    records.updateOne(
        Filters.and(Filters.eq(ID, id), Filters.ne(STATE, State.SENT_AGAIN.toString())),
        done(State.SENT_AGAIN, by, because, clock.instant()));
  }

  /** Nobody is asked about it any more; one that does not wait stays as it is. */
  void givenUp(String id, String by, String because) {
    records.updateOne(waiting(id), done(State.GIVEN_UP, by, because, clock.instant()));
  }

  private static Bson waiting(String id) {
    return Filters.and(Filters.eq(ID, id), Filters.eq(STATE, State.WAITING.toString()));
  }

  private static Bson done(State state, String by, @Nullable String because, Instant at) {
    return Updates.combine(
        Updates.set(STATE, state.toString()),
        Updates.set(DeadDocument.BY, by),
        Updates.set(DeadDocument.AT, Date.from(at)),
        Updates.set(DeadDocument.BECAUSE, because));
  }
}
