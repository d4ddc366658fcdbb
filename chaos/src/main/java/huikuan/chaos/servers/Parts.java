package huikuan.chaos.servers;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import huikuan.benchmarks.server.PortSettings;
import huikuan.chaos.oracle.HttpWitness;
import huikuan.chaos.oracle.Witness.Mail;
import huikuan.embedded.CaughtMail;
import huikuan.embedded.EmbeddedKafka;
import huikuan.embedded.EmbeddedMongo;
import huikuan.embedded.MailCatcher;
import huikuan.platform.eventlog.LogCheck;
import huikuan.platform.signature.RecordSigner;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Four services as in production, the document store and the broker, each a process of its own.
 * Time is real. The mail server is part of the campaign: it is the customers'.
 */
public final class Parts implements Servers {

  static final String DOCUMENTS = "documents";
  static final String BROKER = "broker";
  public static final String LEDGER = "ledger";
  private static final String DUNNING = "dunning";
  private static final String NOTIFICATION = "notification";
  private static final String GATEWAY = "gateway";
  private static final List<String> SERVICES = List.of(LEDGER, DUNNING, NOTIFICATION);
  private static final int HEAP = 384;
  private static final String KEY = "chaos";

  private final Map<String, String> secrets = secrets();
  private final String masterKey = secret();
  private final String password = UUID.randomUUID().toString().replace("-", "");

  /** Ends the names of the ports on which processes are asked how they do. */
  private static final String MANAGED = " managed";

  private final Path directory;
  private final Map<String, Integer> ports;
  private final MailCatcher mail;
  private final Issuer issuer;
  private final List<Part> parts = new ArrayList<>();

  /**
   * @param directory of its own
   */
  public Parts(Path directory) {
    this.directory = directory;
    ports =
        PortSettings.of(
            DOCUMENTS,
            BROKER,
            LEDGER,
            DUNNING,
            NOTIFICATION,
            GATEWAY,
            LEDGER + MANAGED,
            DUNNING + MANAGED,
            NOTIFICATION + MANAGED,
            GATEWAY + MANAGED);
    issuer = Issuer.in(directory);
    mail = MailCatcher.start(directory.resolve("mail"), 0, -1);
    server(DOCUMENTS, Map.of());
    server(BROKER, Map.of(Serve.PASSWORD, password));
    SERVICES.forEach(name -> service(name, name + "-service"));
    service(GATEWAY, "api-gateway");
  }

  private static Map<String, String> secrets() {
    Map<String, String> secrets = new HashMap<>();
    SERVICES.forEach(service -> secrets.put(service, secret()));
    return secrets;
  }

  private static String secret() {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    return Base64.getEncoder().encodeToString(secret);
  }

  private void server(String name, Map<String, String> environment) {
    String[] words = {
      Serve.COMMAND, name, directory.resolve(name).toString(), Integer.toString(port(name))
    };
    List<String> command = BootJar.command("chaos", HEAP, words);
    parts.add(new Part(name, command, environment, directory, Part.listening(port(name)), true));
  }

  private void service(String name, String module) {
    Map<String, String> environment = new HashMap<>();
    environment.put("HUIKUAN_MONGODB_URI", documents());
    environment.put("HUIKUAN_KAFKA", "127.0.0.1:" + port(BROKER));
    EmbeddedKafka.clientSettings(password)
        .forEach(
            (setting, value) ->
                environment.put(
                    "SPRING_KAFKA_PROPERTIES_" + setting.replace('.', '_').toUpperCase(Locale.ROOT),
                    value));
    secrets.forEach(
        (signer, secret) ->
            environment.put(
                "HUIKUAN_KAFKA_KEYS_" + (signer + "_" + KEY).toUpperCase(Locale.ROOT), secret));
    environment.put("HUIKUAN_PERSONAL_MASTERKEYS_A", masterKey);
    environment.put("HUIKUAN_SMTP_HOST", "127.0.0.1");
    environment.put("HUIKUAN_SMTP_PORT", Integer.toString(mail.smtpPort()));
    environment.put("HUIKUAN_MAIL_STARTTLS", "off");
    environment.putAll(Issuer.settings(directory));
    environment.put("HUIKUAN_DATA", directory.resolve("data").toString());
    environment.put("HUIKUAN_INSTANCE", name);
    environment.put("HUIKUAN_DIGESTS_ATLEASTOPEN", "PT1S");
    environment.put("HUIKUAN_LEDGER_URL", url(LEDGER));
    environment.put("HUIKUAN_DUNNING_URL", url(DUNNING));
    environment.put("HUIKUAN_NOTIFICATION_URL", url(NOTIFICATION));
    String port = "--server.port=" + port(name);
    String managed = "--management.server.port=" + port(name + MANAGED);
    parts.add(
        new Part(
            name,
            BootJar.asBuilt(module, HEAP, port, managed),
            environment,
            directory,
            Part.ready(port(name)),
            true));
  }

  private int port(String name) {
    return ports.getOrDefault(name, 0);
  }

  private String url(String name) {
    return "http://127.0.0.1:" + port(name);
  }

  private String documents() {
    return "mongodb://127.0.0.1:" + port(DOCUMENTS) + "/unused?retryWrites=false";
  }

  /** The settings of a client of Kafka. */
  public Map<String, Object> broker() {
    Map<String, Object> settings = new HashMap<>(EmbeddedKafka.clientSettings(password));
    settings.put("bootstrap.servers", "127.0.0.1:" + port(BROKER));
    return settings;
  }

  /** Signs what dunning tells. */
  public RecordSigner asDunning() {
    return RecordSigner.of(DUNNING, KEY, secrets.getOrDefault(DUNNING, ""));
  }

  @Override
  public Shape shape() {
    return new Shape(parts.stream().map(Part::name).toList(), DOCUMENTS, BROKER, false);
  }

  @Override
  public String address() {
    return url(GATEWAY);
  }

  @Override
  public String token() {
    return issuer.token();
  }

  @Override
  public List<Part> parts() {
    return parts;
  }

  @Override
  public Path growing() {
    return directory.resolve(DOCUMENTS).resolve("documents.mv");
  }

  /** As they lie in the mail catcher. */
  public List<CaughtMail> caught() {
    return mail.mails();
  }

  @Override
  public List<Mail> mails() {
    return caught().stream()
        .flatMap(
            caught ->
                HttpWitness.mail(caught.subject() + caught.text(), caught.to().getFirst()).stream())
        .toList();
  }

  @Override
  public void start() {
    servers().forEach(Part::launch);
    servers().forEach(Part::awaitReady);
    services().forEach(Part::launch);
    services().forEach(Part::awaitReady);
  }

  private List<Part> servers() {
    return parts.subList(0, 2);
  }

  private List<Part> services() {
    return parts.subList(2, parts.size());
  }

  /** As {@code ./run verify} does for a standalone. */
  @Override
  public List<String> stopAndVerify(long head) {
    services().forEach(Part::askToStop);
    services().forEach(Part::stop);
    servers().reversed().forEach(Part::stop);
    List<String> differences = new ArrayList<>();
    try (EmbeddedMongo documents = EmbeddedMongo.start(directory.resolve(DOCUMENTS), 0);
        MongoClient client = MongoClients.create(documents.uri(LEDGER))) {
      for (String name : SERVICES) {
        LogCheck.Findings found = LogCheck.of(client.getDatabase(name));
        found.faults().forEach(fault -> differences.add("log of " + name + ": " + fault));
        if (name.equals(LEDGER) && found.commits() < head) {
          differences.add("the log has %d commits, of %d".formatted(found.commits(), head));
        }
      }
    }
    return differences;
  }

  @Override
  public void close() {
    parts.forEach(Part::close);
    mail.close();
  }
}
