package huikuan.platform.projection;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.LogWitness;
import huikuan.platform.personal.PersonalData;
import java.nio.file.Path;
import java.util.Optional;

/** Data that a service keeps, and could make anew from its log: the two can be compared. */
public interface ReadModel {

  /** The name for people, such as {@code items}. */
  String name();

  /** Begins to make it anew from the log's first commit; the kept data are only read. */
  ReadModelCheck check(Stopped service);

  /**
   * The last commit that it took, if it is kept apart from the log: it may know commits that the
   * log has lost.
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
   * @param people reads what is sealed
   * @param data the directory that files are kept below
   * @param scratchFiles an empty directory
   */
  record Stopped(
      EventLog log,
      MongoClient kept,
      MongoClient scratch,
      String database,
      PersonalData people,
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
