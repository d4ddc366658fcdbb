package huikuan.platform.relay;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import huikuan.platform.lease.Lease;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The position of the relay, held by one instance at a time with a {@link Lease}: so the order on
 * the topic is the log's.
 */
final class RelayPosition {

  static final String POSITION = "position";

  /** The offset behind the last acknowledged record, for each partition. */
  static final String ENDS = "ends";

  private static final String OWNER = "owner";
  private static final String LEASED_UNTIL = "leasedUntil";

  private final MongoCollection<Document> relays;
  private final String topic;
  private final String owner;
  private final Clock wallClock;
  private final Lease lease;
  private long leasedAt;
  private OptionalLong held = OptionalLong.empty();

  RelayPosition(
      MongoDatabase database, String topic, String owner, Clock wallClock, Duration length) {
    this.relays =
        database
            .getCollection(Retelling.RELAYS)
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    this.topic = topic;
    this.owner = owner;
    this.wallClock = wallClock;
    this.lease = new Lease(LEASED_UNTIL, length);
  }

  /**
   * As {@link #take}, but asks the store only when half of the lease is over, or, while another
   * instance relays, a tenth.
   */
  OptionalLong lease() {
    long rest = lease.length().toNanos() / (held.isPresent() ? 2 : 10);
    if (leasedAt == 0 || System.nanoTime() - leasedAt > rest) {
      leasedAt = System.nanoTime();
      held = take();
    }
    return held;
  }

  /**
   * Takes or extends the lease; answers the position, or nothing while another instance relays. A
   * passive instance does that all day, so it must not cause failed writes.
   */
  private OptionalLong take() {
    Instant now = wallClock.instant();
    Document document =
        relays.findOneAndUpdate(
            Filters.and(
                Filters.eq("_id", topic), Filters.or(Filters.eq(OWNER, owner), lease.free(now))),
            Updates.combine(Updates.set(OWNER, owner), lease.taken(now)),
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    if (document == null && relays.find(Filters.eq("_id", topic)).first() == null) {
      return begin(now);
    }
    return document == null ? OptionalLong.empty() : OptionalLong.of(document.getLong(POSITION));
  }

  private OptionalLong begin(Instant now) {
    try {
      relays.insertOne(
          new Document("_id", topic)
              .append(OWNER, owner)
              .append(lease.field(), lease.end(now))
              .append(POSITION, 0L));
      return OptionalLong.of(0);
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return OptionalLong.empty();
      }
      throw e;
    }
  }

  /**
   * Stores the position. False if another instance took over: it sends the same records again.
   *
   * @param ends of the partitions sent to, as Kafka acknowledged them
   */
  boolean advance(long position, Map<Integer, Long> ends) {
    List<Bson> updates = new ArrayList<>();
    updates.add(Updates.set(POSITION, position));
    updates.add(lease.taken(wallClock.instant()));
    ends.forEach((partition, end) -> updates.add(Updates.set(ENDS + "." + partition, end)));
    boolean ours =
        relays
                .updateOne(
                    Filters.and(Filters.eq("_id", topic), Filters.eq(OWNER, owner)),
                    Updates.combine(updates))
                .getMatchedCount()
            == 1;
    leasedAt = System.nanoTime();
    held = ours ? OptionalLong.of(position) : OptionalLong.empty();
    return ours;
  }

  long read() {
    Document document = relays.find(Filters.eq("_id", topic)).first();
    return document == null ? 0 : document.getLong(POSITION);
  }

  /** Lets another instance begin at once. */
  void release() {
    relays.updateOne(
        Filters.and(Filters.eq("_id", topic), Filters.eq(OWNER, owner)), lease.ended());
  }
}
