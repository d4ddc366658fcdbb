package huikuan.standalone;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import huikuan.embedded.DamagedFiles;
import huikuan.embedded.EmbeddedMongo;
import huikuan.embedded.FileTypes;
import huikuan.embedded.SetAside;
import huikuan.embedded.WholeFile;
import huikuan.platform.relay.Retelling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * The keys that the services sign their records on Kafka with, made at the first start and kept in
 * the data directory. Without them nothing is lost: new ones are made, and the services tell each
 * other everything again, signed with those.
 */
final class KafkaKeys {

  /** The name of the file. */
  static final String FILE = "keys";

  private static final int SECRET = 32;

  private final String id;

  /** By service. */
  private final Map<String, String> secrets;

  private KafkaKeys(String id, Map<String, String> secrets) {
    this.id = id;
    this.secrets = secrets;
  }

  /**
   * Those that are kept, or new ones. No service may run.
   *
   * @param tell hears that keys were missing or damaged
   */
  static KafkaKeys in(DataDirectory data, EmbeddedMongo mongo, Consumer<String> tell) {
    Path file = data.resolve(FILE);
    Optional<KafkaKeys> kept = kept(file, tell);
    if (kept.isPresent()) {
      return kept.get();
    }
    if (retelling(mongo)) {
      tell.accept(
          file
              + " is missing: new keys are made, and the services tell each other everything again."
              + " What lies on Kafka without a signature of these keys goes to the dead topics when"
              + " it is read.");
    }
    KafkaKeys made = make();
    WholeFile.write(file, made.text());
    return made;
  }

  private static Optional<KafkaKeys> kept(Path file, Consumer<String> tell) {
    try {
      return read(file);
    } catch (DamagedFiles damaged) {
      tell.accept("%s. Kept for a look: %s".formatted(damaged.getMessage(), SetAside.move(file)));
      return Optional.empty();
    }
  }

  /**
   * Empty if there are none.
   *
   * @throws DamagedFiles if the file is not what was written
   */
  static Optional<KafkaKeys> read(Path file) {
    FileTypes.requireFile(file);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      KafkaKeys keys = parse(text.lines().toList());
      if (!text.equals(keys.text())) {
        throw new DamagedFiles(file + " is damaged: it is not what was written");
      }
      return Optional.of(keys);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KafkaKeys parse(List<String> lines) {
    Map<String, String> secrets = new TreeMap<>();
    for (String line : lines) {
      String[] words = line.split(" ", 3);
      if (words.length == 2) {
        secrets.put(words[0], words[1]);
      }
    }
    return new KafkaKeys(lines.isEmpty() ? "" : lines.getFirst(), secrets);
  }

  /** Lets the relays begin at their logs' first commits; answers whether any had told anything. */
  private static boolean retelling(EmbeddedMongo mongo) {
    boolean any = false;
    try (MongoClient client = MongoClients.create(mongo.uri("ledger"))) {
      for (String log : Services.readModels().keySet()) {
        any |= !Retelling.told(client.getDatabase(log)).isEmpty();
        Retelling.ofAll(client.getDatabase(log));
      }
    }
    return any;
  }

  private static KafkaKeys make() {
    SecureRandom random = new SecureRandom();
    byte[] id = new byte[4];
    random.nextBytes(id);
    Map<String, String> secrets = new TreeMap<>();
    for (String service : Services.readModels().keySet()) {
      byte[] secret = new byte[SECRET];
      random.nextBytes(secret);
      secrets.put(service, Base64.getEncoder().encodeToString(secret));
    }
    return new KafkaKeys(HexFormat.of().formatHex(id), secrets);
  }

  /** The id, a line for each service, and a checksum. */
  private String text() {
    List<String> lines = new ArrayList<>();
    lines.add(id);
    secrets.forEach((service, secret) -> lines.add(service + " " + secret));
    String content = String.join("\n", lines);
    CRC32C checksum = new CRC32C();
    checksum.update(content.getBytes(StandardCharsets.ISO_8859_1));
    return "%s\n%08x\n".formatted(content, checksum.getValue());
  }

  /** The settings of a service. */
  Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    secrets.forEach(
        (service, secret) ->
            settings.put("huikuan.kafka.keys.%s.%s".formatted(service, id), secret));
    return settings;
  }
}
