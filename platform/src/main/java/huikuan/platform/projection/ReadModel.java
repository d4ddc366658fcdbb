package huikuan.platform.projection;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.LogWitness;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Something that a service keeps and its log tells, too: so the one can be held against the other.
 */
public interface ReadModel {

  /** For people: such as {@code items}. */
  String name();

  /** Begins to tell it anew, from the log's first commit; what is kept is only read. */
  ReadModelCheck check(Stopped service);

  /**
   * The commit that it took last, if it is kept apart from the log: what the log lost, it may still
   * know.
   *
   * @param data the directory that files are kept below
   */
  default Optional<LogWitness> witness(Path data) {
    return Optional.empty();
  }

  /**
   * A service that does not run.
   *
   * @param log its own
   * @param kept the server that holds its database
   * @param scratch one with an empty database of that name
   * @param database its name
   * @param data the directory that files are kept below
   * @param scratchFiles an empty directory
   */
  record Stopped(
      EventLog log,
      MongoClient kept,
      MongoClient scratch,
      String database,
      Path data,
      Path scratchFiles) {

    public MongoDatabase keptDatabase() {
      return kept.getDatabase(database);
    }

    public MongoDatabase scratchDatabase() {
      return scratch.getDatabase(database);
    }
  }
}
