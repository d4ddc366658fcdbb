package huikuan.standalone;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import huikuan.embedded.DamagedFiles;
import huikuan.embedded.EmbeddedMongo;
import huikuan.embedded.FileTypes;
import huikuan.embedded.KafkaFiles;
import huikuan.embedded.SetAside;
import huikuan.platform.eventlog.LogEpochs;
import huikuan.platform.eventlog.LogHead;
import huikuan.platform.relay.Retelling;
import huikuan.standalone.sandbox.ClockFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a data directory is whole, asked before anything is made of it. If it is not, it is not
 * started on; or, with {@code --accept-loss}, what is damaged is set aside, and each log begins a
 * new epoch.
 */
final class Damage {

  private static final Logger log = LoggerFactory.getLogger(Damage.class);

  private static final String KAFKA = "kafka";
  private static final String MAIL = "mail";

  /** Nothing is made of these: without them logs go on as they are. */
  private static final Set<String> BESIDE = Set.of(MAIL, DataDirectory.FILES);

  private static final String LEDGER = "ledger";

  /** Finance's read model: the ledger makes it of its log. */
  private static final List<String> DERIVED =
      List.of(LEDGER + "/balances.duckdb", LEDGER + "/balances.duckdb.wal");

  private final DataDirectory data;
  private final boolean acceptLoss;
  private final Consumer<String> out;
  private List<KafkaFiles.End> kafka = List.of();

  /** Something was set aside: what is derived from it, or was told it, has to begin anew. */
  private boolean anew;

  /**
   * @param out hears what was repaired or set aside
   */
  Damage(DataDirectory data, boolean acceptLoss, Consumer<String> out) {
    this.data = data;
    this.acceptLoss = acceptLoss;
    this.out = out;
  }

  boolean acceptLoss() {
    return acceptLoss;
  }

  /** A repair, or a file set aside: told on the console and in the log. */
  void tell(String words) {
    out.accept(words);
    log.info("{}", words);
  }

  /** As {@link #tell}, of a store with what was written before its damage. */
  void tellOfStore(String words) {
    tell(words);
    anew |= acceptLoss;
  }

  /**
   * Looks whether files are where an instance has files, and directories where it has directories;
   * nothing must run on them.
   *
   * @throws DamagedFiles if something is of another type and not derived
   */
  void checkTypes() {
    for (String name : List.of(DataDirectory.DOCUMENTS, KAFKA, MAIL, DataDirectory.FILES)) {
      try {
        FileTypes.requireDirectory(data.resolve(name));
      } catch (DamagedFiles damaged) {
        accept(damaged);
        setAside(name);
        anew |= !BESIDE.contains(name);
      }
    }
    if (data.has(LEDGER) && !Files.isDirectory(data.resolve(LEDGER))) {
      setAside(LEDGER);
    }
    for (String derived : DERIVED) {
      if (Files.isDirectory(data.resolve(derived))) {
        setAside(derived);
      }
    }
  }

  private void setAside(String name) {
    tell("Kept for a look: " + SetAside.move(data.resolve(name)));
  }

  /**
   * Looks whether the store's files are there; it must not run.
   *
   * @throws DamagedFiles if something was kept, and none of them is
   */
  void checkStore() {
    if (data.hasLostDocuments()) {
      accept(
          new DamagedFiles(
              "%s has no files any more, and an instance has kept documents there"
                  .formatted(data.resolve(DataDirectory.DOCUMENTS))));
      anew = true;
    }
  }

  /**
   * Reads Kafka's files; it must not run.
   *
   * @throws DamagedFiles if they are not what was written
   */
  void checkKafka() {
    Path directory = data.resolve(KAFKA);
    try {
      kafka = KafkaFiles.ends(directory);
    } catch (DamagedFiles damaged) {
      accept(damaged);
      setAsideKafka();
    }
  }

  /** Kafka could not start on its files. */
  void kafkaFailed(DamagedFiles damaged) {
    accept(damaged);
    setAsideKafka();
  }

  /**
   * Goes on without what is damaged, if that is accepted.
   *
   * @throws DamagedFiles if it is not
   */
  void accept(DamagedFiles damaged) {
    if (!acceptLoss) {
      throw damaged;
    }
    tell(damaged.getMessage() + ". It is accepted.");
  }

  private void setAsideKafka() {
    if (data.has(KAFKA)) {
      setAside(KAFKA);
    }
    kafka = List.of();
    anew = true;
  }

  /**
   * Holds the logs against all that was told of them.
   *
   * @throws DamagedFiles if a log lacks a commit that somebody knows, or Kafka a record that it had
   *     acknowledged
   */
  void checkLogs(EmbeddedMongo mongo) {
    try (MongoClient client = MongoClients.create(mongo.uri("ledger"))) {
      Witnesses witnesses = new Witnesses(client, data.resolve(""), kafka);
      List<String> lacking = new ArrayList<>();
      if (!anew) {
        witnesses.lacking().values().forEach(lacking::addAll);
        lacking.addAll(witnesses.forgotten());
      }
      if (!lacking.isEmpty()) {
        accept(new DamagedFiles(String.join(". ", lacking)));
        anew = true;
      }
      if (anew) {
        beginAnew(client);
      }
    }
  }

  /** Consumers that know of lost commits are told all again, under a new epoch. */
  private void beginAnew(MongoClient client) {
    setAsideKafka();
    for (String derived : DERIVED) {
      if (data.has(derived)) {
        setAside(derived);
      }
    }
    for (String each : Services.readModels().keySet()) {
      MongoDatabase database = client.getDatabase(each);
      LogHead head = LogHead.in(database);
      LogEpochs.of(database).begin(head.commits());
      Retelling.ofAll(database);
      tell("The %s log goes on after commit %d, in a new epoch.".formatted(each, head.commits()));
    }
  }

  /**
   * Reads the clock, before anything is started.
   *
   * @throws DamagedFiles if it holds no moment
   */
  void checkClock(ClockFile file) {
    try {
      if (file.read().isEmpty()) {
        throw new DamagedFiles(file + " is missing");
      }
    } catch (DamagedFiles damaged) {
      accept(damaged);
      file.setAside().ifPresent(kept -> tell("Kept for a look: " + kept));
    }
  }

  /**
   * Where the clock stands; one that was set aside goes on with the newest commit.
   *
   * @throws DamagedFiles if a log has a commit of a later moment
   */
  Instant clock(ClockFile file, EmbeddedMongo mongo) {
    Instant newest = newestCommit(mongo);
    Instant found = file.read().orElse(newest);
    if (found.isBefore(newest)) {
      accept(
          new DamagedFiles(
              "%s says %s, and a log has a commit of %s".formatted(file, found, newest)));
      found = newest;
    }
    file.write(found);
    return found;
  }

  private static Instant newestCommit(EmbeddedMongo mongo) {
    try (MongoClient client = MongoClients.create(mongo.uri("ledger"))) {
      return Services.readModels().keySet().stream()
          .map(each -> LogHead.recordedAt(client.getDatabase(each)))
          .max(Instant::compareTo)
          .orElseThrow();
    }
  }
}
