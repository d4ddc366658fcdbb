package huikuan.platform.audit;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import huikuan.platform.eventlog.CommitHash;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The collection {@code audit}. It is only read and inserted into, so its database user needs no
 * right to change or delete. Several instances append to one trail: an entry's number is unique,
 * and the one whose number is taken is numbered and hashed anew.
 */
final class AuditStore {

  static final String COLLECTION = "audit";

  private static final int ATTEMPTS = 50;
  private static final int DUPLICATE_KEY = 11000;
  private static final int AT_ONCE = 500;

  private final MongoCollection<Document> entries;

  /** For those who append before. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ReentrantLock lock = new ReentrantLock();

  /** The last entry as far as this instance knows; null = it has to look. */
  private @Nullable Document last;

  AuditStore(MongoDatabase database) {
    entries =
        database
            .getCollection(COLLECTION)
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
            .withReadConcern(ReadConcern.MAJORITY)
            .withReadPreference(ReadPreference.primary());
  }

  /**
   * Appends entries in this order; they are durable when this returns.
   *
   * @throws ProblemException if other instances were quicker too often, or the store is slow
   */
  void append(List<AuditNote> notes) {
    if (!taken()) {
      throw busy();
    }
    try {
      List<AuditNote> left = notes;
      for (int attempt = 0; attempt < ATTEMPTS && !left.isEmpty(); attempt++) {
        left = left.subList(inserted(left), left.size());
      }
      if (!left.isEmpty()) {
        throw busy();
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean taken() {
    try {
      return lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static ProblemException busy() {
    return new ProblemException(
        Problem.of("busy", "Too busy just now", 503, "Send the same again: nothing was answered."));
  }

  /** Tries to append; answers how many are appended before one whose number is taken. */
  private int inserted(List<AuditNote> notes) {
    List<Document> chain = chain(last == null ? newest() : last, notes);
    last = null;
    try {
      entries.insertMany(chain);
      last = chain.getLast();
      return notes.size();
    } catch (MongoBulkWriteException e) {
      if (e.getWriteErrors().stream().noneMatch(error -> error.getCode() == DUPLICATE_KEY)) {
        throw e;
      }
      return e.getWriteResult().getInsertedCount();
    }
  }

  private static List<Document> chain(@Nullable Document before, List<AuditNote> notes) {
    List<Document> chain = new ArrayList<>(notes.size());
    long number = before == null ? 0 : AuditEntry.number(before);
    byte[] hash = before == null ? null : AuditEntry.hash(before);
    for (AuditNote note : notes) {
      Document entry = AuditEntry.stored(++number, note, hash);
      hash = AuditEntry.hash(entry);
      chain.add(entry);
    }
    return chain;
  }

  private @Nullable Document newest() {
    return entries
        .find()
        .sort(Sorts.descending(AuditEntry.NUMBER))
        .projection(Projections.include(CommitHash.FIELD))
        .limit(1)
        .first();
  }

  /** Those before a number, the newest first. */
  List<AuditEntry> before(long number, int most) {
    return entries
        .find(Filters.lt(AuditEntry.NUMBER, number))
        .sort(Sorts.descending(AuditEntry.NUMBER))
        .limit(most)
        .map(AuditEntry::read)
        .into(new ArrayList<>());
  }

  /** All of them, the oldest first. */
  void each(Consumer<AuditEntry> reader) {
    stored(document -> reader.accept(AuditEntry.read(document)));
  }

  void stored(Consumer<Document> reader) {
    entries.find().sort(Sorts.ascending(AuditEntry.NUMBER)).batchSize(AT_ONCE).forEach(reader);
  }
}
