package huikuan.standalone;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import huikuan.embedded.DamagedFiles;
import huikuan.embedded.EmbeddedMongo;
import huikuan.platform.personal.KeyFile;
import huikuan.platform.personal.MasterKeys;
import huikuan.platform.personal.PersonKeys;
import huikuan.standalone.backup.Entries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The master keys that the keys of people are wrapped with, beside the data directory. */
final class PeopleKeys {

  /** The name of the file. */
  static final String FILE = "master";

  private final Path directory;
  private final KeyFile master;
  private final KeyFile backup;

  private PeopleKeys(Path directory) {
    this.directory = directory;
    this.master = new KeyFile(file());
    this.backup = new KeyFile(backupFile());
  }

  static PeopleKeys of(DataDirectory data) {
    return new PeopleKeys(data.keys());
  }

  /**
   * Makes a master key for a directory that has none, and takes in those that a backup has brought.
   *
   * @throws DamagedFiles if people's keys are there, and the master key is missing
   */
  void make(DataDirectory data, EmbeddedMongo mongo, Damage damage) {
    backup.makeIfMissing();
    if (data.has(Entries.PEOPLE)) {
      takeBack(data.resolve(Entries.PEOPLE), damage);
    }
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
    master.makeIfMissing();
  }

  private void takeBack(Path sealed, Damage damage) {
    try {
      master.takeBack(Files.readString(sealed), backup);
    } catch (IllegalArgumentException e) {
      damage.accept(
          new DamagedFiles(
              "%s is not the key that the backup was made with: without it nobody can read names and addresses of people in it. Put the one of the instance that was backed up there"
                  .formatted(backupFile()),
              e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      Files.deleteIfExists(sealed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The master keys of an instance that does not run, and perhaps was never started since it was
   * restored.
   *
   * @throws RuntimeException if they are missing
   */
  MasterKeys read(DataDirectory data) {
    if (!data.has(Entries.PEOPLE)) {
      return master.read();
    }
    try {
      return master.readWith(Files.readString(data.resolve(Entries.PEOPLE)), backup);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The master keys as a backup has them. */
  String forBackup() {
    return master.sealedWith(backup);
  }

  Path file() {
    return directory.resolve(FILE);
  }

  private Path backupFile() {
    return directory.resolve(Entries.BACKUP_KEY);
  }

  /** The settings of a service. */
  Map<String, Object> settings() {
    return Map.of(
        "huikuan.personal.key-file", file(),
        "huikuan.personal.rotate", true,
        "huikuan.personal.forgotten", directory.resolve(Entries.FORGOTTEN));
  }
}
