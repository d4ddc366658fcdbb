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
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.OptionalLong;
import org.bson.Document;

/**
 * How far the relay has come, and which instance relays: one at a time, by a lease in real time, so
 * that the order on the topic is the log's.
 */
final class RelayPosition {

  private static final String POSITION = "position";
  private static final String OWNER = "owner";
  private static final String LEASED_UNTIL = "leasedUntil";

  private final MongoCollection<Document> relays;
  private final String topic;
  private final String owner;
  private final Clock wallClock;
  private final Duration lease;
  private long leasedAt;
  private OptionalLong held = OptionalLong.empty();

  RelayPosition(
      MongoDatabase database, String topic, String owner, Clock wallClock, Duration lease) {
    this.relays =
        database
            .getCollection(Retelling.RELAYS)
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    this.topic = topic;
    this.owner = owner;
    this.wallClock = wallClock;
    this.lease = lease;
  }

  /** As {@link #take}, but asks the store only when half of the lease is over. */
  OptionalLong lease() {
    if (held.isEmpty() || System.nanoTime() - leasedAt > lease.toNanos() / 2) {
      leasedAt = System.nanoTime();
      held = take();
    }
    return held;
  }

  /** Takes or extends the lease; answers the position, or nothing while another instance relays. */
  private OptionalLong take() {
    Date now = Date.from(wallClock.instant());
    try {
      Document document =
          relays.findOneAndUpdate(
              Filters.and(
                  Filters.eq("_id", topic),
                  Filters.or(Filters.eq(OWNER, owner), Filters.lt(LEASED_UNTIL, now))),
              Updates.combine(
                  Updates.set(OWNER, owner),
                  Updates.set(LEASED_UNTIL, Date.from(wallClock.instant().plus(lease))),
                  Updates.setOnInsert(POSITION, 0L)),
              new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
      return document == null ? OptionalLong.empty() : OptionalLong.of(document.getLong(POSITION));
    } catch (com.mongodb.MongoCommandException | MongoWriteException e) {
      if (ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY) {
        return OptionalLong.empty();
      }
      throw e;
    }
  }

  /** False if another instance took over: what was sent will be sent again by it. */
  boolean advance(long position) {
    boolean ours =
        relays
                .updateOne(
                    Filters.and(Filters.eq("_id", topic), Filters.eq(OWNER, owner)),
                    Updates.combine(
                        Updates.set(POSITION, position),
                        Updates.set(LEASED_UNTIL, Date.from(wallClock.instant().plus(lease)))))
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
        Filters.and(Filters.eq("_id", topic), Filters.eq(OWNER, owner)),
        Updates.set(LEASED_UNTIL, new Date(0)));
  }
}
