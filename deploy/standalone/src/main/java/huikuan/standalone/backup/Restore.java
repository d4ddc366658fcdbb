package huikuan.standalone.backup;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import huikuan.embedded.EmbeddedMongo;
import huikuan.platform.eventlog.LogCheck;
import huikuan.platform.eventlog.LogEpochs;
import huikuan.platform.eventlog.LogHead;
import huikuan.platform.relay.Retelling;
import huikuan.standalone.Refusal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** Makes a data directory of a backup: complete, or not at all. */
public final class Restore {

  private static final String DATA = "--data";

  private final BackupFile backup;
  private final Path directory;

  private Restore(BackupFile backup, Path directory) {
    this.backup = backup;
    this.directory = directory;
  }

  /**
   * Answers the exit status.
   *
   * @param words what follows {@code restore} on the command line
   * @param format of the data that this program reads
   */
  public static int run(
      List<String> words, Map<String, String> environment, String format, PrintStream out) {
    FileAndOption asked = FileAndOption.parse("restore", words, DATA);
    Path directory =
        Path.of(asked.valueOr(environment.getOrDefault("HUIKUAN_DATA", "data")))
            .toAbsolutePath()
            .normalize();
    try {
      if (holdsSomething(directory)) {
        throw new Refusal(
            directory + " is not empty. Move it away, or set --data to a directory that is.");
      }
      BackupFile backup = BackupFile.open(asked.file(), format);
      new Restore(backup, directory).run(format);
      out.printf(
          "%s: as it was at %s%n%s%n",
          directory, backup.manifest().takenAt(), backup.manifest().told());
      tellOfPeople(Entries.keysBeside(directory), out);
      return 0;
    } catch (IOException e) {
      throw new Refusal(directory + " can't be made: " + Refusal.why(e));
    }
  }

  /** Keys and the list of the forgotten are in no backup. */
  private static void tellOfPeople(Path keys, PrintStream out) {
    Path backup = keys.resolve(Entries.BACKUP_KEY);
    Path forgotten = keys.resolve(Entries.FORGOTTEN);
    if (!Files.exists(backup)) {
      out.printf(
          "Names and addresses of people can't be read before %s is there: put the one of the"
              + " instance that was backed up there.%n",
          backup);
    }
    if (!Files.exists(forgotten)) {
      out.printf(
          "Who was forgotten since can't be known: %s is missing. If that instance has one, put it"
              + " there before the first start.%n",
          forgotten);
    }
  }

  private static boolean holdsSomething(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return Files.exists(directory);
    }
    try (Stream<Path> inside = Files.list(directory)) {
      return inside.findAny().isPresent();
    }
  }

  private void run(String format) throws IOException {
    Path unfinished = directory.resolveSibling(directory.getFileName() + ".restoring");
    if (Files.exists(unfinished)) {
      throw new Refusal(
          unfinished + " is there: another restore is under way, or was killed. Then delete it.");
    }
    Files.createDirectories(unfinished);
    try {
      backup.unpack(unfinished);
      Files.createDirectories(unfinished.resolve(Entries.MAIL));
      Files.writeString(unfinished.resolve(Entries.FORMAT), format);
      makeFit(unfinished.resolve(Entries.DOCUMENTS));
      Files.deleteIfExists(directory);
      Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      FileSystemUtils.deleteRecursively(unfinished);
    }
  }

  /**
   * Whether the logs are those that the backup was made of; then each begins a new epoch, and Kafka
   * is told them anew.
   */
  private void makeFit(Path documents) {
    try (EmbeddedMongo mongo = EmbeddedMongo.start(documents, 0);
        MongoClient client = MongoClients.create(mongo.uri(Entries.LOGS.getFirst()))) {
      for (Map.Entry<String, LogHead> log : backup.manifest().logs().entrySet()) {
        LogCheck.Findings found = LogCheck.of(client.getDatabase(log.getKey()));
        if (!found.faults().isEmpty() || !found.head().equals(log.getValue())) {
          throw new Refusal(
              "The log %s in the backup is not what was recorded: %s"
                  .formatted(log.getKey(), found.faults()));
        }
        LogEpochs.of(client.getDatabase(log.getKey())).begin(found.commits());
        Retelling.ofAll(client.getDatabase(log.getKey()));
      }
    }
  }
}
