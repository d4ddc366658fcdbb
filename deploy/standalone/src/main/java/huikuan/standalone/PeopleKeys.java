package huikuan.standalone;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import huikuan.embedded.DamagedFiles;
import huikuan.embedded.EmbeddedMongo;
import huikuan.platform.personal.KeyFile;
import huikuan.platform.personal.PersonKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The master keys that the keys of people are wrapped with, beside the data directory. */
final class PeopleKeys {

  /** The name of the file. */
  static final String FILE = "master";

  /** The list of people who are forgotten. */
  static final String FORGOTTEN = "forgotten";

  private final Path directory;

  private PeopleKeys(Path directory) {
    this.directory = directory;
  }

  static PeopleKeys of(DataDirectory data) {
    return new PeopleKeys(data.keys());
  }

  /**
   * Makes a master key for a directory that has none.
   *
   * @throws DamagedFiles if people's keys are there, and the master key is missing
   */
  void make(EmbeddedMongo mongo, Damage damage) {
    if (Files.exists(file())) {
      return;
    }
    try (MongoClient client = MongoClients.create(mongo.uri("ledger"))) {
      long lost = PersonKeys.count(client.getDatabase("ledger"));
      if (lost > 0) {
        damage.accept(
            new DamagedFiles(
                "%s is missing: without it nobody can read names and addresses of %,d people"
                    .formatted(file(), lost)));
        PersonKeys.deleteAll(client.getDatabase("ledger"));
      }
    }
    new KeyFile(file()).makeIfMissing();
  }

  Path file() {
    return directory.resolve(FILE);
  }

  /** The settings of a service. */
  Map<String, Object> settings() {
    return Map.of(
        "huikuan.personal.key-file", file(),
        "huikuan.personal.rotate", true,
        "huikuan.personal.forgotten", directory.resolve(FORGOTTEN));
  }
}
