package huikuan.platform.work;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The collection of a worker's jobs. {@code dueAt} is in the service's time, which the sandbox
 * moves; {@code leasedUntil} and the moments of failures are in real time. A job that failed is
 * leased to nobody until its next try.
 */
final class JobStore {

  private static final String ID = "_id";
  private static final String DUE_AT = "dueAt";
  private static final String ABOUT = "about";
  private static final String TRACE = "trace";
  private static final String LEASED_UNTIL = "leasedUntil";

  /** Tells two takings apart: the holder of an outdated lease changes nothing. */
  private static final String TAKEN = "taken";

  /** Of jobs that were added, and not taken since: what was added meanwhile is not lost. */
  private static final String ADDED = "added";

  /** Only of jobs that failed. */
  private static final String FAILING_SINCE = "failingSince";

  private static final String ATTEMPTS = "attempts";
  private static final String ERROR = "error";

  private static final Bson FREE =
      Updates.combine(
          Updates.unset(LEASED_UNTIL),
          Updates.unset(TAKEN),
          Updates.unset(FAILING_SINCE),
          Updates.unset(ATTEMPTS),
          Updates.unset(ERROR));

  private final String name;
  private final MongoCollection<Document> jobs;
  private final Lease lease;

  JobStore(MongoDatabase database, String name, Duration lease) {
    this.name = name;
    this.lease = new Lease(LEASED_UNTIL, lease);
    jobs = database.getCollection(name).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    jobs.createIndex(Indexes.ascending(DUE_AT), new IndexOptions().name(DUE_AT));
    jobs.createIndex(
        Indexes.ascending(FAILING_SINCE), new IndexOptions().name(FAILING_SINCE).sparse(true));
  }

  /** A job that was taken, by one taking. */
  record Taken(Job job, int attempts, ObjectId taking) {}

  /**
   * Adds those that are not there. One that is being performed is performed again: it may have read
   * what is now outdated.
   */
  void add(Collection<Job> added, Instant dueAt) {
    List<WriteModel<Document>> writes = new ArrayList<>();
    for (Job each : added) {
      List<Bson> fields = new ArrayList<>();
      fields.add(Updates.setOnInsert(DUE_AT, Date.from(dueAt)));
      fields.add(Updates.setOnInsert(ABOUT, each.about()));
      fields.add(Updates.set(ADDED, true));
      if (each.trace() != null) {
        fields.add(Updates.setOnInsert(TRACE, each.trace()));
      }
      writes.add(
          new UpdateOneModel<>(
              Filters.eq(ID, each.id()),
              Updates.combine(fields),
              new UpdateOptions().upsert(true)));
    }
    jobs.bulkWrite(writes, new BulkWriteOptions().ordered(false));
  }

  /** Takes the earliest that are due; no other instance takes them before the lease is over. */
  List<Taken> take(Instant now, Instant wallNow, int most) {
    Bson free = Filters.and(due(now), lease.free(wallNow));
    List<Document> found =
        jobs.find(free).sort(Sorts.ascending(DUE_AT)).limit(most).into(new ArrayList<>());
    if (found.isEmpty()) {
      return List.of();
    }
    ObjectId taking = new ObjectId();
    List<String> ids = found.stream().map(each -> each.getString(ID)).toList();
    long mine =
        jobs.updateMany(
                Filters.and(Filters.in(ID, ids), free),
                Updates.combine(
                    lease.taken(wallNow), Updates.set(TAKEN, taking), Updates.unset(ADDED)))
            .getModifiedCount();
    List<Document> taken = mine == found.size() ? found : own(ids, taking);
    return taken.stream().map(each -> taken(each, taking)).toList();
  }

  /** Of some another instance was quicker. */
  private List<Document> own(List<String> ids, ObjectId taking) {
    return jobs.find(own(taking, ids)).into(new ArrayList<>());
  }

  private static Bson own(ObjectId taking, Collection<String> ids) {
    return Filters.and(Filters.in(ID, ids), Filters.eq(TAKEN, taking));
  }

  private static Bson due(Instant now) {
    return Filters.lte(DUE_AT, Date.from(now));
  }

  private static Taken taken(Document document, ObjectId taking) {
    return new Taken(
        new Job(
            document.getString(ID),
            List.copyOf(document.getList(ABOUT, String.class)),
            document.getString(TRACE)),
        document.getInteger(ATTEMPTS, 0),
        taking);
  }

  /** Takes this one if it has failed. */
  @Nullable Taken takeFailing(String id, Instant wallNow) {
    ObjectId taking = new ObjectId();
    Document found =
        jobs.findOneAndUpdate(
            Filters.and(Filters.eq(ID, id), Filters.exists(FAILING_SINCE)),
            Updates.combine(lease.taken(wallNow), Updates.set(TAKEN, taking), Updates.unset(ADDED)),
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    return found == null ? null : taken(found, taking);
  }

  /**
   * Removes those that are done, and lets the others be taken when they are due again; at once if
   * they were added meanwhile.
   *
   * @return whether some are left
   */
  boolean end(ObjectId taking, Collection<String> done, Map<String, Instant> again) {
    Bson notAdded = Filters.exists(ADDED, false);
    long ended =
        done.isEmpty()
            ? 0
            : jobs.deleteMany(Filters.and(own(taking, done), notAdded)).getDeletedCount();
    for (Map.Entry<String, Instant> each : again.entrySet()) {
      ended +=
          jobs.updateOne(
                  Filters.and(own(taking, List.of(each.getKey())), notAdded),
                  Updates.combine(Updates.set(DUE_AT, Date.from(each.getValue())), FREE))
              .getMatchedCount();
    }
    if (ended < done.size() + again.size()) {
      List<String> left = new ArrayList<>(done);
      left.addAll(again.keySet());
      jobs.updateMany(own(taking, left), FREE);
      return true;
    }
    return !again.isEmpty();
  }

  /** Keeps a failure; the job is not taken before its next try. */
  void failed(Taken taken, String error, Instant wallNow, Instant nextTry) {
    jobs.updateOne(
        own(taken.taking(), List.of(taken.job().id())),
        Updates.combine(
            Updates.set(LEASED_UNTIL, Date.from(nextTry)),
            Updates.unset(TAKEN),
            Updates.min(FAILING_SINCE, Date.from(wallNow)),
            Updates.inc(ATTEMPTS, 1),
            Updates.set(ERROR, error)));
  }

  /** Ends the leases of the process before this one; only for a store with one instance. */
  void release() {
    jobs.updateMany(
        Filters.exists(TAKEN), Updates.combine(Updates.unset(LEASED_UNTIL), Updates.unset(TAKEN)));
  }

  /** When the earliest is due that has not failed. */
  Optional<Instant> nextDue() {
    Document first =
        jobs.find(Filters.exists(FAILING_SINCE, false))
            .sort(Sorts.ascending(DUE_AT))
            .projection(Projections.include(DUE_AT))
            .first();
    return Optional.ofNullable(first).map(each -> each.getDate(DUE_AT).toInstant());
  }

  /** Tells if one is due, or being performed, and has not failed. */
  boolean anyUnderWay(Instant now) {
    return jobs.find(unfailed(now)).projection(Projections.include(ID)).first() != null;
  }

  long underWay(Instant now) {
    return jobs.countDocuments(unfailed(now));
  }

  private static Bson unfailed(Instant now) {
    return Filters.and(due(now), Filters.exists(FAILING_SINCE, false));
  }

  long waiting(Instant now) {
    return jobs.countDocuments(due(now));
  }

  /** Those that fail, longest first. */
  List<Stuck> failing(@Nullable String about, Stuck.@Nullable Place after, int limit) {
    List<Bson> asked = new ArrayList<>();
    asked.add(failing());
    if (about != null) {
      asked.add(Filters.eq(ABOUT, about));
    }
    if (after != null) {
      asked.add(Places.after(after, FAILING_SINCE));
    }
    List<Stuck> found = new ArrayList<>();
    jobs.find(Filters.and(asked))
        .sort(Sorts.ascending(FAILING_SINCE, ID))
        .limit(limit)
        .forEach(each -> found.add(stuck(each)));
    return found;
  }

  /** Those of these subjects that have failed. */
  Set<String> failingAmong(Collection<String> subjects) {
    Set<String> found = new HashSet<>();
    jobs.find(Filters.and(failing(), Filters.in(ABOUT, subjects)))
        .projection(Projections.include(ABOUT))
        .forEach(each -> found.addAll(each.getList(ABOUT, String.class)));
    found.retainAll(subjects);
    return found;
  }

  private Stuck stuck(Document document) {
    return new Stuck(
        document.getString(ID),
        name,
        List.copyOf(document.getList(ABOUT, String.class)),
        name,
        document.getString(ERROR),
        document.getDate(FAILING_SINCE).toInstant(),
        document.getInteger(ATTEMPTS, 0),
        document.getDate(LEASED_UNTIL).toInstant(),
        1);
  }

  private static Bson failing() {
    return Filters.gt(FAILING_SINCE, Date.from(Instant.EPOCH));
  }

  boolean fails(String id) {
    return jobs.find(Filters.and(Filters.eq(ID, id), Filters.exists(FAILING_SINCE))).first()
        != null;
  }

  long failingCount() {
    return jobs.countDocuments(failing());
  }
}
