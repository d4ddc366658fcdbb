package huikuan.platform.time;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The collection {@code deadlines}. {@code fireAt} is when to look at one: its due moment, the end
 * of a lease, or the next try after a failure.
 */
final class DeadlineStore {

  private static final String FIRE_AT = "fireAt";
  private static final String CLAIM = "claim";
  private static final String ATTEMPTS = "attempts";
  private static final String DUE_AT = "dueAt";
  private static final String ERROR = "error";

  private final MongoCollection<Document> deadlines;

  DeadlineStore(MongoDatabase database) {
    deadlines =
        database
            .getCollection("deadlines")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    deadlines.createIndex(Indexes.ascending(FIRE_AT), new IndexOptions().name(FIRE_AT));
    deadlines.createIndex(Indexes.ascending("name"), new IndexOptions().name("name"));
  }

  /** A deadline with the token that shows who handles it. */
  record Claimed(Deadline deadline, ObjectId claim) {}

  void schedule(Deadline deadline) {
    deadlines.replaceOne(
        Filters.eq("_id", deadline.id()), toDocument(deadline), new ReplaceOptions().upsert(true));
  }

  void cancel(String id) {
    deadlines.deleteOne(Filters.eq("_id", id));
  }

  void cancelAll(String name) {
    deadlines.deleteMany(Filters.eq("name", name));
  }

  Optional<Instant> nextDue() {
    Document first = deadlines.find().sort(Sorts.ascending(FIRE_AT)).limit(1).first();
    return Optional.ofNullable(first).map(document -> instant(document, FIRE_AT));
  }

  long overdue(Instant now) {
    return deadlines.countDocuments(Filters.lte(FIRE_AT, Date.from(now)));
  }

  /** Takes the earliest that is due, so that no one else handles it during the lease. */
  @Nullable Claimed claim(Instant now, Duration lease) {
    ObjectId claim = new ObjectId();
    Document claimed =
        deadlines.findOneAndUpdate(
            Filters.lte(FIRE_AT, Date.from(now)),
            Updates.combine(
                Updates.set(FIRE_AT, Date.from(now.plus(lease))), Updates.set(CLAIM, claim)),
            new FindOneAndUpdateOptions()
                .sort(Sorts.ascending(FIRE_AT))
                .returnDocument(ReturnDocument.AFTER));
    return claimed == null ? null : new Claimed(fromDocument(claimed), claim);
  }

  /** Removes it, unless handling it has scheduled it anew. */
  void done(Claimed claimed) {
    deadlines.deleteOne(own(claimed));
  }

  void failed(Claimed claimed, String error, Instant nextTry) {
    deadlines.updateOne(
        own(claimed),
        Updates.combine(
            Updates.set(FIRE_AT, Date.from(nextTry)),
            Updates.inc(ATTEMPTS, 1),
            Updates.set(ERROR, error),
            Updates.unset(CLAIM)));
  }

  /** For a store with one instance only: leases of the process before this one end now. */
  void releaseClaims() {
    for (Document claimed : deadlines.find(Filters.exists(CLAIM))) {
      deadlines.updateOne(
          Filters.eq("_id", claimed.getString("_id")),
          Updates.combine(Updates.set(FIRE_AT, claimed.getDate(DUE_AT)), Updates.unset(CLAIM)));
    }
  }

  private static org.bson.conversions.Bson own(Claimed claimed) {
    return Filters.and(
        Filters.eq("_id", claimed.deadline().id()), Filters.eq(CLAIM, claimed.claim()));
  }

  private static Document toDocument(Deadline deadline) {
    return new Document("_id", deadline.id())
        .append("name", deadline.name())
        .append("scopeKind", deadline.scopeKind())
        .append("scopeType", deadline.scopeType())
        .append("scopeId", deadline.scopeId())
        .append("payloadType", deadline.payloadType())
        .append("payload", deadline.payload())
        .append("meta", new Document(Map.copyOf(deadline.metadata())))
        .append(DUE_AT, Date.from(deadline.dueAt()))
        .append(FIRE_AT, Date.from(deadline.dueAt()))
        .append(ATTEMPTS, deadline.attempts());
  }

  private static Deadline fromDocument(Document document) {
    Map<String, String> metadata = new HashMap<>();
    document
        .get("meta", Document.class)
        .forEach((key, value) -> metadata.put(key, String.valueOf(value)));
    return new Deadline(
        document.getString("name"),
        document.getString("scopeKind"),
        document.getString("scopeType"),
        document.getString("scopeId"),
        document.getString("payloadType"),
        document.getString("payload"),
        metadata,
        instant(document, DUE_AT),
        document.getInteger(ATTEMPTS));
  }

  private static Instant instant(Document document, String field) {
    return document.getDate(field).toInstant();
  }
}
