package huikuan.standalone;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import huikuan.embedded.DamagedFiles;
import huikuan.embedded.EmbeddedMongo;
import huikuan.embedded.KafkaFiles;
import huikuan.platform.audit.AuditCheck;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.LogCheck;
import huikuan.platform.eventlog.LogSettings;
import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.personal.MasterKeyMissing;
import huikuan.platform.personal.PersonalData;
import huikuan.platform.projection.ReadModel;
import huikuan.platform.projection.ReadModelFindings;
import huikuan.platform.projection.ReadModels;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * Tells of a data directory that nothing runs on whether its logs are what was recorded, and its
 * read models what the logs tell.
 */
final class Verification {

  private static final String DOCUMENTS = "documents";

  /** Where read models are made anew; deleted at the end. */
  private static final String SCRATCH = "verify.scratch";

  private static final String ROW = "%-36s %,12d %-9s %s%n";

  private final DataDirectory data;
  private final MongoClient kept;
  private final MongoClient scratch;
  private final PrintStream out;

  private Verification(DataDirectory data, MongoClient kept, MongoClient scratch, PrintStream out) {
    this.data = data;
    this.kept = kept;
    this.scratch = scratch;
    this.out = out;
  }

  /**
   * Answers the exit status: 0 = nothing was changed.
   *
   * @throws Refusal if nothing is kept there, or an instance runs on it
   */
  static int run(Path directory, PrintStream out) {
    try (DataDirectory data = DataDirectory.openKept(directory)) {
      Path anew = data.resolve(SCRATCH);
      FileSystemUtils.deleteRecursively(anew);
      try (EmbeddedMongo documents = EmbeddedMongo.start(data.resolve(DOCUMENTS), 0);
          EmbeddedMongo told = EmbeddedMongo.start(anew.resolve(DOCUMENTS), 0);
          MongoClient kept = MongoClients.create(documents.uri("ledger"));
          MongoClient scratch = MongoClients.create(told.uri("ledger"))) {
        documents.readAll();
        return new Verification(data, kept, scratch, out).sound() ? 0 : 1;
      } finally {
        FileSystemUtils.deleteRecursively(anew);
      }
    } catch (IOException e) {
      throw new Refusal("The data directory " + directory + " can't be used: " + Refusal.why(e));
    }
  }

  private boolean sound() throws IOException {
    boolean sound = true;
    List<KafkaFiles.End> kafka = List.of();
    try {
      kafka = KafkaFiles.endsOfAll(data.resolve("kafka"));
    } catch (DamagedFiles damaged) {
      out.println("Kafka NOT sound: " + damaged.getMessage());
      sound = false;
    }
    Witnesses witnesses = new Witnesses(kept, data.resolve(""), kafka);
    Map<String, List<String>> lacking = witnesses.lacking();
    for (Map.Entry<String, ReadModels> service : Services.readModels().entrySet()) {
      List<String> lost = lacking.getOrDefault(service.getKey(), List.of());
      sound &= log(service.getKey(), lost);
      sound &= audit(service.getKey());
      // A short log is no measure for its read models.
      if (lost.isEmpty()) {
        sound &= readModels(service.getKey(), service.getValue());
      }
    }
    List<String> forgotten = sound ? witnesses.forgotten() : List.of();
    forgotten.forEach(out::println);
    boolean whole = sound && forgotten.isEmpty();
    out.println(
        whole
            ? "Sound: the logs are what was recorded, and all else is what they tell."
            : "NOT sound: what is wrong is told above.");
    return whole;
  }

  private boolean log(String service, List<String> lost) {
    LogCheck.Findings found = LogCheck.of(kept.getDatabase(service));
    boolean sound = found.faults().isEmpty() && lost.isEmpty();
    String word = sound ? "sound" : lost.isEmpty() ? "NOT sound" : "SHORT";
    out.printf(
        ROW, service + " log", found.commits(), "commits", word + ", its root is " + found.root());
    out.printf(
        ROW,
        service + " checkpoints",
        found.checkpoints(),
        "kept",
        "the last commit's own hash is " + found.hash());
    found.faults().forEach(fault -> out.println("    " + fault));
    lost.forEach(each -> out.println("    " + each));
    return sound;
  }

  private boolean audit(String service) {
    AuditCheck.Findings found = AuditCheck.of(kept.getDatabase(service));
    boolean sound = found.faults().isEmpty();
    out.printf(
        ROW,
        service + " audit",
        found.entries(),
        "entries",
        (sound ? "sound" : "NOT sound")
            + (found.entries() == 0
                ? ": nobody has asked yet"
                : ", the last with hash " + found.hash()));
    found.faults().forEach(fault -> out.println("    " + fault));
    return sound;
  }

  private boolean readModels(String service, ReadModels models) throws IOException {
    try {
      return compared(service, models);
    } catch (IllegalStateException | MasterKeyMissing e) {
      out.printf("%s NOT compared: %s%n", service, e.getMessage());
      return false;
    }
  }

  private boolean compared(String service, ReadModels models) throws IOException {
    Path files = Files.createDirectories(data.resolve(SCRATCH).resolve(service));
    boolean sound = true;
    try (MongoEventLog log =
        new MongoEventLog(
            kept.getDatabase(service),
            new EventCodec(models.vocabulary()),
            Clock.systemUTC(),
            LogSettings.defaults(),
            new SimpleMeterRegistry())) {
      ReadModel.Stopped stopped =
          new ReadModel.Stopped(
              log,
              kept,
              scratch,
              service,
              PersonalData.of(kept.getDatabase("ledger"), () -> PeopleKeys.of(data).read(data)),
              data.resolve(""),
              files);
      for (Map.Entry<String, ReadModelFindings> found : models.findings(stopped).entrySet()) {
        tell(service + " " + found.getKey(), found.getValue());
        sound &= found.getValue().sound();
      }
    }
    return sound;
  }

  private void tell(String name, ReadModelFindings found) {
    String told =
        found.sound() ? "as the log tells to commit %,d" : "NOT as the log tells to commit %,d";
    List<String> words = new ArrayList<>();
    if (found.position() > 0 || found.note().isEmpty()) {
      words.add(told.formatted(found.position()));
    }
    if (!found.sound()) {
      words.add("%,d differ".formatted(found.different()));
    }
    if (!found.note().isEmpty()) {
      words.add(found.note());
    }
    out.printf(ROW, name, found.entries(), "entries", String.join("; ", words));
    found.examples().forEach(example -> out.println("    " + example));
  }
}
