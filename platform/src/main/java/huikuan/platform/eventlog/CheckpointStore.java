package huikuan.platform.eventlog;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The collection {@code checkpoints} of a log. */
final class CheckpointStore {

  private final MongoCollection<Document> checkpoints;

  CheckpointStore(MongoDatabase database) {
    checkpoints =
        database
            .getCollection("checkpoints")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
  }

  Optional<Checkpoint> last() {
    return checkpoint(checkpoints.find().sort(Sorts.descending(Checkpoint.NUMBER)).first());
  }

  Optional<Checkpoint> find(long number) {
    return checkpoint(checkpoints.find(Filters.eq(Checkpoint.NUMBER, number)).first());
  }

  private static Optional<Checkpoint> checkpoint(@Nullable Document stored) {
    return Optional.ofNullable(stored).map(Checkpoint::of);
  }

  /** All instances of a service make the same ones: the first that comes stores it. */
  void store(Checkpoint checkpoint) {
    try {
      checkpoints.insertOne(checkpoint.document());
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
    }
  }

  /** Removes those that cover commits after this one. */
  void removeAfter(long commit) {
    checkpoints.deleteMany(Filters.gt(Checkpoint.COMMITS, commit));
  }
}
