package huikuan.standalone;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import huikuan.embedded.EmbeddedMongo;
import huikuan.platform.eventlog.LogCheck;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Tells of a data directory that nothing runs on whether its logs are what was recorded. */
final class Verification {

  private static final List<String> LOGS = List.of("ledger", "dunning", "notification");
  private static final String DOCUMENTS = "documents";

  private Verification() {}

  /**
   * Answers the exit status: 0 = nothing was changed.
   *
   * @throws Refusal if nothing is kept there, or an instance runs on it
   */
  static int run(Path directory, PrintStream out) {
    try (DataDirectory data = DataDirectory.openKept(directory);
        EmbeddedMongo documents = EmbeddedMongo.start(data.resolve(DOCUMENTS), 0);
        MongoClient client = MongoClients.create(documents.uri("ledger"))) {
      boolean sound = true;
      for (String log : LOGS) {
        sound &= sound(log, client.getDatabase(log), out);
      }
      return sound ? 0 : 1;
    } catch (IOException e) {
      throw new Refusal("The data directory " + directory + " can't be used: " + e);
    }
  }

  private static boolean sound(String log, MongoDatabase database, PrintStream out) {
    LogCheck.Findings found = LogCheck.of(database);
    out.printf("%s: %,d commits, the last with hash %s%n", log, found.commits(), found.hash());
    found.faults().forEach(fault -> out.printf("  NOT sound: %s%n", fault));
    return found.faults().isEmpty();
  }
}
