package huikuan.platform.time;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import huikuan.platform.stuck.Places;
import huikuan.platform.stuck.Stuck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The collection {@code deadlines}. {@code fireAt} is the moment to look at one: its due moment,
 * the end of a claim, or the next try after a failure. A claim moves it, so that one index finds
 * due deadlines, and carries a token, because a deadline may be scheduled anew while it is handled.
 */
public final class DeadlineStore {

  private static final String FIRE_AT = "fireAt";
  private static final String CLAIM = "claim";
  private static final String ATTEMPTS = "attempts";
  private static final String DUE_AT = "dueAt";
  private static final String ERROR = "error";

  /**
   * Only of deadlines that failed: the moment of the first failure, and the subject of the saga.
   */
  private static final String FAILING_SINCE = "failingSince";

  private static final String ABOUT = "about";

  private final MongoCollection<Document> deadlines;
  private final MongoCollection<Document> sagas;

  public DeadlineStore(MongoDatabase database) {
    deadlines =
        database
            .getCollection("deadlines")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    deadlines.createIndex(Indexes.ascending(FIRE_AT), new IndexOptions().name(FIRE_AT));
    deadlines.createIndex(Indexes.ascending("name"), new IndexOptions().name("name"));
    for (String field : List.of(FAILING_SINCE, ABOUT)) {
      deadlines.createIndex(Indexes.ascending(field), new IndexOptions().name(field).sparse(true));
    }
    sagas = database.getCollection("sagas");
  }

  /** A deadline with the token of its claim. */
  record Claimed(Deadline deadline, ObjectId claim) {}

  /** Begins to gather changes; nothing is written yet. */
  public DeadlineChanges changes() {
    return new DeadlineChanges(this);
  }

  static WriteModel<Document> scheduling(Deadline deadline) {
    return new ReplaceOneModel<>(
        Filters.eq("_id", deadline.id()), toDocument(deadline), new ReplaceOptions().upsert(true));
  }

  static WriteModel<Document> cancelling(String id) {
    return new DeleteOneModel<>(Filters.eq("_id", id));
  }

  static WriteModel<Document> cancellingAll(String name) {
    return new DeleteManyModel<>(Filters.eq("name", name));
  }

  /** In their order, where it matters: most are about one deadline each. */
  void write(List<WriteModel<Document>> changes) {
    if (!changes.isEmpty()) {
      boolean ordered = changes.stream().anyMatch(DeleteManyModel.class::isInstance);
      deadlines.bulkWrite(changes, new BulkWriteOptions().ordered(ordered));
    }
  }

  Optional<Instant> nextDue() {
    Document first = deadlines.find().sort(Sorts.ascending(FIRE_AT)).limit(1).first();
    return Optional.ofNullable(first).map(document -> instant(document, FIRE_AT));
  }

  long overdue(Instant now) {
    return deadlines.countDocuments(Filters.lte(FIRE_AT, Date.from(now)));
  }

  /** Claims the earliest that are due; no other instance handles them until then. */
  List<Claimed> claim(Instant now, Instant until, int most) {
    while (true) {
      List<String> ids = new ArrayList<>();
      deadlines
          .find(due(now))
          .sort(Sorts.ascending(FIRE_AT))
          .projection(Projections.include("_id"))
          .limit(most)
          .forEach(document -> ids.add(document.getString("_id")));
      List<Claimed> claimed = ids.isEmpty() ? List.of() : claim(ids, now, until);
      // Another instance may have been quicker with all of them; there are more then.
      if (!claimed.isEmpty() || ids.size() < most) {
        return claimed;
      }
    }
  }

  private List<Claimed> claim(List<String> ids, Instant now, Instant until) {
    ObjectId claim = new ObjectId();
    Bson these = Filters.in("_id", ids);
    deadlines.updateMany(Filters.and(these, due(now)), taking(claim, until));
    List<Claimed> claimed = new ArrayList<>();
    deadlines
        .find(Filters.and(these, Filters.eq(CLAIM, claim)))
        .sort(Sorts.ascending(DUE_AT))
        .forEach(document -> claimed.add(new Claimed(fromDocument(document), claim)));
    return claimed;
  }

  /** The ids of those that are still claimed so: not cancelled meanwhile, nor scheduled anew. */
  Set<String> held(Collection<Claimed> together) {
    Set<String> held = new HashSet<>();
    deadlines
        .find(own(together))
        .projection(Projections.include("_id"))
        .forEach(document -> held.add(document.getString("_id")));
    return held;
  }

  private static Bson due(Instant now) {
    return Filters.lte(FIRE_AT, Date.from(now));
  }

  private static Bson taking(ObjectId claim, Instant until) {
    return Updates.combine(Updates.set(FIRE_AT, Date.from(until)), Updates.set(CLAIM, claim));
  }

  /** Takes this one if it has failed. */
  @Nullable Claimed claimFailing(String id, Instant until) {
    ObjectId claim = new ObjectId();
    Document claimed =
        deadlines.findOneAndUpdate(
            Filters.and(Filters.eq("_id", id), Filters.exists(FAILING_SINCE)),
            taking(claim, until),
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    return claimed == null ? null : new Claimed(fromDocument(claimed), claim);
  }

  /** Removes deadlines that were claimed together, except those that were scheduled anew. */
  void done(List<Claimed> together) {
    if (!together.isEmpty()) {
      deadlines.deleteMany(own(together));
    }
  }

  private static Bson own(Collection<Claimed> together) {
    List<String> ids = together.stream().map(each -> each.deadline().id()).toList();
    return Filters.and(
        Filters.in("_id", ids), Filters.eq(CLAIM, together.iterator().next().claim()));
  }

  void failed(Claimed claimed, String error, Instant now, Instant nextTry) {
    deadlines.updateOne(
        own(List.of(claimed)),
        Updates.combine(
            Updates.set(FIRE_AT, Date.from(nextTry)),
            Updates.inc(ATTEMPTS, 1),
            Updates.set(ERROR, error),
            Updates.min(FAILING_SINCE, Date.from(now)),
            Updates.set(ABOUT, about(claimed.deadline())),
            Updates.unset(CLAIM)));
  }

  private List<String> about(Deadline deadline) {
    Document saga = sagas.find(Filters.eq("_id", deadline.scope().id())).first();
    return saga == null
        ? List.of(deadline.scope().id())
        : saga.getList("associations", String.class).stream()
            .map(association -> association.substring(association.indexOf('=') + 1))
            .sorted()
            .toList();
  }

  /** The failing deadlines, longest first. */
  List<Stuck> failing(@Nullable String about, Stuck.@Nullable Place after, int limit) {
    Bson asked =
        about == null
            ? Filters.gt(FAILING_SINCE, Date.from(Instant.EPOCH))
            : Filters.eq(ABOUT, about);
    List<Stuck> found = new ArrayList<>();
    deadlines
        .find(after == null ? asked : Filters.and(asked, Places.after(after, FAILING_SINCE)))
        .sort(Sorts.ascending(FAILING_SINCE, "_id"))
        .limit(limit)
        .forEach(each -> found.add(stuck(each)));
    return found;
  }

  /** Those of these subjects that have failed. */
  Set<String> failingAmong(Collection<String> subjects) {
    Set<String> found = new HashSet<>();
    deadlines
        .find(Filters.in(ABOUT, subjects))
        .projection(Projections.include(ABOUT))
        .forEach(each -> found.addAll(each.getList(ABOUT, String.class)));
    found.retainAll(subjects);
    return found;
  }

  private static Stuck stuck(Document document) {
    return new Stuck(
        document.getString("_id"),
        document.getString("scopeType"),
        List.copyOf(document.getList(ABOUT, String.class)),
        document.getString("name"),
        document.getString(ERROR),
        instant(document, FAILING_SINCE),
        document.getInteger(ATTEMPTS),
        instant(document, FIRE_AT),
        1);
  }

  long failing() {
    return deadlines.countDocuments(Filters.gt(FAILING_SINCE, Date.from(Instant.EPOCH)));
  }

  /** Ends the claims of the process before this one; only for a store with one instance. */
  void releaseClaims() {
    for (Document claimed : deadlines.find(Filters.exists(CLAIM))) {
      deadlines.updateOne(
          Filters.eq("_id", claimed.getString("_id")),
          Updates.combine(Updates.set(FIRE_AT, claimed.getDate(DUE_AT)), Updates.unset(CLAIM)));
    }
  }

  private static Document toDocument(Deadline deadline) {
    return new Document("_id", deadline.id())
        .append("name", deadline.name())
        .append("scopeKind", deadline.scope().kind())
        .append("scopeType", deadline.scope().type())
        .append("scopeId", deadline.scope().id())
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
        new Deadline.Scope(
            document.getString("scopeKind"),
            document.getString("scopeType"),
            document.getString("scopeId")),
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
