package huikuan.platform.eventlog;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The epochs of a log. An epoch begins when the log's database is first made, and whenever the log
 * is set back: by a restore from a backup, or because its end is lost and that is accepted. From
 * there on positions are given out a second time; a position means one commit only within its
 * epoch.
 */
public final class LogEpochs {

  /**
   * @param id unique among all epochs of all logs; it begins with the time, so that of two epochs
   *     of a log the later one sorts after the other
   * @param after its commits are those after this position, up to the one that a later epoch begins
   *     after
   */
  public record Epoch(String id, long after) {}

  private static final Logger log = LoggerFactory.getLogger(LogEpochs.class);

  private static final String NUMBER = "_id";
  private static final String ID = "epoch";
  private static final String AFTER = "after";
  private static final String NAME = "name";

  private final MongoCollection<Document> stored;
  private final CheckpointStore checkpoints;
  private volatile List<Epoch> known = List.of();

  private LogEpochs(MongoDatabase database) {
    stored =
        database.getCollection("epochs").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    checkpoints = new CheckpointStore(database);
  }

  /** The epochs of the log in this database; the first is made if there is none. */
  public static LogEpochs of(MongoDatabase database) {
    LogEpochs epochs = new LogEpochs(database);
    epochs.read();
    if (epochs.known.isEmpty()) {
      epochs.begin(0);
    }
    return epochs;
  }

  private void read() {
    List<Epoch> read = new ArrayList<>();
    stored
        .find()
        .sort(Sorts.ascending(NUMBER))
        .forEach(each -> read.add(new Epoch(each.getString(ID), each.getLong(AFTER))));
    known = List.copyOf(read);
  }

  /** The epoch of the commits that are yet to come. */
  public Epoch current() {
    return known.getLast();
  }

  /**
   * Begins a new epoch, and gives up the checkpoints after the last commit. No instance of the
   * service may run: each knows the epochs that were there when it started.
   *
   * @param after the last commit that keeps its epoch: the log's head
   */
  public Epoch begin(long after) {
    return begin(after, "");
  }

  /** Begins a new epoch, but for a name that one has begun with before, or none. */
  void restored(String name, long after) {
    if (!name.isEmpty() && stored.find(Filters.eq(NAME, name)).first() == null) {
      Epoch begun = begin(after, name);
      log.warn("Restored as {}: epoch {} begins after commit {}", name, begun.id(), after);
    }
  }

  private Epoch begin(long after, String name) {
    checkpoints.removeAfter(after);
    try {
      stored.insertOne(
          new Document(NUMBER, known.size())
              .append(ID, new ObjectId().toHexString())
              .append(AFTER, after)
              .append(NAME, name));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      // The other one of two instances that start at once has begun it.
    }
    read();
    return current();
  }

  /** Tells if the log was never set back. */
  public boolean onlyOne() {
    return known.size() == 1;
  }

  /** Tells if an epoch of this id ever began in this log. */
  public boolean knows(String id) {
    return known.stream().anyMatch(epoch -> epoch.id().equals(id));
  }

  /** The epoch that a commit was recorded in. */
  public Epoch at(long position) {
    return known.reversed().stream()
        .filter(epoch -> epoch.after() < position)
        .findFirst()
        .orElseGet(known::getFirst);
  }
}
