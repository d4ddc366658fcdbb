package huikuan.platform.reaction;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import huikuan.platform.lease.Lease;
import huikuan.platform.stuck.Places;
import huikuan.platform.stuck.Stuck;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The collection {@code stuck}: for each subject that can't go on, the events that wait, in order.
 */
public final class StuckStore {

  private static final String ID = "_id";
  private static final String REACTION = "reaction";
  private static final String KEY = "key";
  private static final String ABOUT = "about";
  private static final String CAUSE = "cause";
  private static final String SINCE = "since";
  private static final String ATTEMPTS = "attempts";
  private static final String NEXT_TRY = "nextTry";

  /** The end of the lease of the instance that tries it. */
  private static final String TRIED_UNTIL = "triedUntil";

  private static final String WAITING = "waiting";
  private static final String POSITION = "position";
  private static final String EVENT = "event";
  private static final String NAME = "name";

  private final MongoCollection<Document> stuck;
  private final Lease lease;

  /**
   * @param tryTime how long one try keeps others from trying the same
   */
  StuckStore(MongoDatabase database, Duration tryTime) {
    lease = new Lease(TRIED_UNTIL, tryTime);
    stuck =
        database.getCollection("stuck").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    for (String field : List.of(REACTION, ABOUT, SINCE, NEXT_TRY)) {
      stuck.createIndex(Indexes.ascending(field), new IndexOptions().name(field));
    }
  }

  /** An event of the log that waits. */
  public record Waiting(long position, String event, String name) {

    Document document() {
      return new Document(POSITION, position).append(EVENT, event).append(NAME, name);
    }

    static Waiting of(Document document) {
      return new Waiting(
          document.getLong(POSITION), document.getString(EVENT), document.getString(NAME));
    }
  }

  /** The ids of the stuck subjects of a reaction. */
  public Set<String> ids(String reaction) {
    Set<String> ids = new HashSet<>();
    stuck
        .find(Filters.eq(REACTION, reaction))
        .projection(Projections.include(ID))
        .forEach(each -> ids.add(each.getString(ID)));
    return ids;
  }

  /** Tells if it is stuck. */
  public boolean holds(Subject subject) {
    return stuck.find(Filters.eq(ID, subject.id())).projection(Projections.include(ID)).first()
        != null;
  }

  /** Marks the subject stuck at this event; one that is stuck already stays as it is. */
  public void stick(
      Subject subject,
      Collection<String> about,
      Waiting at,
      String cause,
      Instant now,
      Instant nextTry) {
    stuck.updateOne(
        Filters.eq(ID, subject.id()),
        Updates.combine(
            Updates.setOnInsert(REACTION, subject.reaction()),
            Updates.setOnInsert(KEY, subject.key()),
            Updates.setOnInsert(CAUSE, cause),
            Updates.setOnInsert(SINCE, Date.from(now)),
            Updates.setOnInsert(ATTEMPTS, 1),
            Updates.setOnInsert(NEXT_TRY, Date.from(nextTry)),
            Updates.addEachToSet(ABOUT, List.copyOf(about)),
            Updates.addToSet(WAITING, at.document())),
        new UpdateOptions().upsert(true));
  }

  /** Lets the event wait behind the others; false if the subject is not stuck any more. */
  public boolean join(Subject subject, Waiting event) {
    return stuck
            .updateOne(Filters.eq(ID, subject.id()), Updates.addToSet(WAITING, event.document()))
            .getMatchedCount()
        == 1;
  }

  /** Takes the one that has waited longest for its next try, so that no one else tries it. */
  @Nullable Held due(Instant now) {
    return take(Filters.lte(NEXT_TRY, Date.from(now)), now);
  }

  /** Takes this one; null if another instance tries it. */
  @Nullable Held take(String id, Instant now) {
    return take(Filters.eq(ID, id), now);
  }

  private @Nullable Held take(Bson which, Instant now) {
    Document found =
        stuck.findOneAndUpdate(
            Filters.and(which, lease.free(now)),
            lease.taken(now),
            new FindOneAndUpdateOptions()
                .sort(Sorts.ascending(NEXT_TRY))
                .returnDocument(ReturnDocument.AFTER));
    return found == null ? null : held(found);
  }

  /** The number of waiting events; empty if there is no such id. */
  OptionalInt waiting(String id) {
    Document found = stuck.find(Filters.eq(ID, id)).first();
    return found == null ? OptionalInt.empty() : OptionalInt.of(waiting(found).size());
  }

  /** A stuck subject and the first of its events. */
  record Held(Subject subject, int attempts, @Nullable Waiting first, int waiting) {}

  private static Held held(Document document) {
    List<Document> waiting = waiting(document);
    return new Held(
        new Subject(document.getString(REACTION), document.getString(KEY)),
        document.getInteger(ATTEMPTS),
        waiting.isEmpty() ? null : Waiting.of(waiting.getFirst()),
        waiting.size());
  }

  private static List<Document> waiting(Document document) {
    return Objects.requireNonNullElse(document.getList(WAITING, Document.class), List.of());
  }

  @Nullable Held read(Subject subject) {
    Document found = stuck.find(Filters.eq(ID, subject.id())).first();
    return found == null ? null : held(found);
  }

  void handled(Subject subject, Waiting event) {
    stuck.updateOne(
        Filters.eq(ID, subject.id()), Updates.pull(WAITING, new Document(EVENT, event.event())));
  }

  void failed(Subject subject, String cause, Instant nextTry) {
    stuck.updateOne(
        Filters.eq(ID, subject.id()),
        Updates.combine(
            Updates.set(CAUSE, cause),
            Updates.inc(ATTEMPTS, 1),
            Updates.set(NEXT_TRY, Date.from(nextTry)),
            lease.ended()));
  }

  /** False if another event has come to wait meanwhile. */
  boolean free(Subject subject) {
    return stuck
            .deleteOne(Filters.and(Filters.eq(ID, subject.id()), Filters.size(WAITING, 0)))
            .getDeletedCount()
        == 1;
  }

  List<Stuck> find(@Nullable String about, Stuck.@Nullable Place after, int limit) {
    Bson asked = about == null ? Filters.empty() : Filters.eq(ABOUT, about);
    List<Stuck> found = new ArrayList<>();
    stuck
        .find(after == null ? asked : Filters.and(asked, Places.after(after, SINCE)))
        .sort(Sorts.ascending(SINCE, ID))
        .limit(limit)
        .forEach(each -> found.add(stuck(each)));
    return found;
  }

  /** Those of these subjects that have failed. */
  Set<String> failingAmong(Collection<String> subjects) {
    Set<String> found = new HashSet<>();
    stuck
        .find(Filters.in(ABOUT, subjects))
        .projection(Projections.include(ABOUT))
        .forEach(each -> found.addAll(each.getList(ABOUT, String.class)));
    found.retainAll(subjects);
    return found;
  }

  private static Stuck stuck(Document document) {
    List<Document> waiting = waiting(document);
    return new Stuck(
        document.getString(ID),
        document.getString(REACTION),
        List.copyOf(document.getList(ABOUT, String.class)),
        waiting.isEmpty() ? "" : waiting.getFirst().getString(NAME),
        document.getString(CAUSE),
        document.getDate(SINCE).toInstant(),
        document.getInteger(ATTEMPTS),
        document.getDate(NEXT_TRY).toInstant(),
        waiting.size());
  }

  long count() {
    return stuck.countDocuments();
  }
}
