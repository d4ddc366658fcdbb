package huikuan.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import huikuan.embedded.EmbeddedKafka;
import huikuan.embedded.EmbeddedMongo;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.signature.RecordSigner;
import huikuan.platform.time.SandboxClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on the embedded servers, started once for all tests that ask over HTTP. */
public final class RunningLedger {

  /** An answer; the body is a missing node if there is none. */
  public record Answer(int status, String contentType, String etag, JsonNode body) {

    public String text(String path) {
      return body.at(path).asString();
    }

    public long position() {
      return body.path("position").asLong();
    }

    /** The name of the problem that the answer is. */
    public String problem() {
      return problemOf(body);
    }
  }

  public static String problemOf(JsonNode problem) {
    return problem.path("type").asString().replace("urn:huikuan:problem:", "");
  }

  private static final String SECRET =
      Base64.getEncoder().encodeToString("known to the tests and to nobody else".getBytes(UTF_8));

  private static final String MASTER_KEY =
      Base64.getEncoder().encodeToString("a master key: 32 bytes of a test".getBytes(UTF_8));

  /** Those that tests make. */
  private static final String ALL_COMPANIES =
      IntStream.range(1, 1_000)
          .mapToObj(n -> "T" + n + ",T" + n + "-")
          .collect(Collectors.joining(","));

  private static final RunningLedger ONE = new RunningLedger();

  private final JsonMapper json = ExactJson.MAPPER;
  private final HttpClient http = HttpClient.newHttpClient();
  private final SandboxClock clock = new SandboxClock(Instant.parse("2013-01-01T00:00:00Z"));
  private final AtomicInteger companies = new AtomicInteger();
  private final AtomicInteger instances = new AtomicInteger();
  private final Path directory;
  private final EmbeddedMongo mongo;
  private final EmbeddedKafka kafka;
  private final Queue<EmbeddedKafka> apart = new ConcurrentLinkedQueue<>();
  private final ConfigurableApplicationContext context;

  public static RunningLedger ledger() {
    return ONE;
  }

  private RunningLedger() {
    try {
      directory = Files.createTempDirectory("ledger");
      mongo = EmbeddedMongo.start(null, 0);
      kafka = EmbeddedKafka.start(directory, 0);
      context = start();
      Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one that all tests share. */
  public ConfigurableApplicationContext instance() {
    return context;
  }

  /** Another instance on the same servers; whoever starts it closes it. */
  public ConfigurableApplicationContext start(String... settings) {
    return start(clock, "ledger", kafka, settings);
  }

  /**
   * Another ledger, with a log, a broker and a clock of its own, for tests beside others; whoever
   * starts it closes it.
   */
  public ConfigurableApplicationContext startApart(
      SandboxClock ownClock, String database, String... settings) {
    EmbeddedKafka own = EmbeddedKafka.start(directory.resolve(database), 0);
    apart.add(own);
    return start(ownClock, database, own, settings);
  }

  /** One after the other: each sets up the loggers. */
  private synchronized ConfigurableApplicationContext start(
      SandboxClock clock, String database, EmbeddedKafka broker, String... settings) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--huikuan.kafka.keys.ledger.test=" + SECRET,
                "--huikuan.kafka.keys.notification.test=" + SECRET,
                "--huikuan.kafka.keys.dunning.test=" + SECRET,
                "--huikuan.erp-documents.clients.erp.keys.test=" + SECRET,
                "--huikuan.erp-documents.clients.erp.companies=" + ALL_COMPANIES,
                "--huikuan.erp-documents.clients.bank.keys.test=" + SECRET,
                "--huikuan.erp-documents.clients.bank.companies=" + ALL_COMPANIES,
                "--huikuan.links.key=" + SECRET,
                "--huikuan.links.pages=https://huikuan.example",
                "--huikuan.personal.master-keys.test=" + MASTER_KEY,
                "--huikuan.sandbox=true",
                "--huikuan.positions.patience=100ms",
                "--huikuan.balances.file=" + newBalancesFile(),
                "--huikuan.companies.US01.time-zone=America/New_York",
                "--huikuan.companies.PROOF.requires=order,signedDeliveryNote",
                "--spring.main.register-shutdown-hook=false",
                "--huikuan.database=" + database,
                "--spring.mongodb.uri=" + mongo.uri(database),
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers()));
    arguments.addAll(List.of(settings));
    return LedgerService.application()
        .initializers(started -> started.getBeanFactory().registerSingleton("clock", clock))
        .run(arguments.toArray(String[]::new));
  }

  /** Of the database that holds the log. */
  public String mongoUri() {
    return mongoUri("ledger");
  }

  public String mongoUri(String database) {
    return mongo.uri(database);
  }

  /** A file that does not exist yet. */
  public Path newBalancesFile() {
    return directory.resolve("balances-" + instances.incrementAndGet() + ".duckdb");
  }

  private void stop() {
    context.close();
    kafka.close();
    apart.forEach(EmbeddedKafka::close);
    mongo.close();
    try {
      FileSystemUtils.deleteRecursively(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A document on Kafka from the ERP that holds all companies of the tests. */
  public static ProducerRecord<String, byte[]> signed(String topic, String key, String document) {
    return signedBy("erp", topic, key, document);
  }

  /** The same from a client: erp or bank. */
  public static ProducerRecord<String, byte[]> signedBy(
      String client, String topic, String key, String document) {
    return RecordSigner.of(client, "test", SECRET)
        .sign(new ProducerRecord<>(topic, key, document.getBytes(UTF_8)));
  }

  /** A record of another service's topic, as that service signs it. */
  public static ProducerRecord<String, byte[]> ofService(
      String service, ProducerRecord<String, byte[]> record) {
    return RecordSigner.of(service, "test", SECRET).sign(record);
  }

  /** A company that no other test has posted to. */
  public String newCompany() {
    return "T" + companies.incrementAndGet();
  }

  public EventLog log() {
    return context.getBean(EventLog.class);
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public SandboxClock clock() {
    return clock;
  }

  public Answer documents(String body) {
    return documents(context, body);
  }

  public Answer documents(ConfigurableApplicationContext instance, String body) {
    return exchange(
        HttpRequest.newBuilder(uri(instance, "/api/v1/documents"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  public Answer documentLines(String body) {
    return send("POST", "/api/v1/documents", "application/x-ndjson", body);
  }

  public Answer put(String path, String body) {
    return put(context, path, body);
  }

  public Answer put(ConfigurableApplicationContext instance, String path, String body) {
    return exchange(
        HttpRequest.newBuilder(uri(instance, path))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body))
            .build());
  }

  /** Only if the customer is as the precondition has it. */
  public Answer put(String path, String header, String precondition, String body) {
    return exchange(
        HttpRequest.newBuilder(uri(context, path))
            .header("Content-Type", "application/json")
            .header(header, precondition)
            .PUT(BodyPublishers.ofString(body))
            .build());
  }

  /** As a person who is told apart from others: two are needed for what needs approval. */
  public Answer sendAs(String person, String method, String path, String body) {
    return sendAs(context, person, method, path, body);
  }

  public Answer sendAs(
      ConfigurableApplicationContext instance,
      String person,
      String method,
      String path,
      String body) {
    return send(instance, "Huikuan-Person", person, method, path, body);
  }

  /** With a header that says who asks. */
  public Answer send(
      ConfigurableApplicationContext instance,
      String header,
      String value,
      String method,
      String path,
      String body) {
    return exchange(
        HttpRequest.newBuilder(uri(instance, path))
            .header("Content-Type", "application/json")
            .header(header, value)
            .method(method, BodyPublishers.ofString(body))
            .build());
  }

  /** Moves a company's lock, also back: one person proposes it, and another approves it. */
  public Answer moveLock(ConfigurableApplicationContext instance, String company, String body) {
    String path = "/api/v1/companies/" + company + "/lock";
    Answer moved = sendAs(instance, "li.na", "PUT", path, body);
    if (moved.status() != 202) {
      return moved;
    }
    String approve = "/api/v1/approvals/" + moved.text("/proposal") + "/approve";
    Answer approved = sendAs(instance, "wang.wei", "POST", approve, "");
    return approved.status() == 200 ? sendAs(instance, "li.na", "PUT", path, body) : approved;
  }

  public Answer post(ConfigurableApplicationContext instance, String path, String body) {
    return exchange(
        HttpRequest.newBuilder(uri(instance, path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  public Answer get(String path) {
    return get(context, path);
  }

  public Answer get(ConfigurableApplicationContext instance, String path) {
    return exchange(HttpRequest.newBuilder(uri(instance, path)).GET().build());
  }

  public Answer send(String method, String path, String contentType, String body) {
    return exchange(
        HttpRequest.newBuilder(uri(context, path))
            .header("Content-Type", contentType)
            .method(method, BodyPublishers.ofString(body))
            .build());
  }

  /** With these headers. */
  public Answer send(
      ConfigurableApplicationContext instance,
      Map<String, String> headers,
      String method,
      String path,
      String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(instance, path)).method(method, BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return exchange(request.build());
  }

  private static URI uri(ConfigurableApplicationContext instance, String path) {
    String port = instance.getEnvironment().getProperty("local.server.port");
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private Answer exchange(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          response.headers().firstValue("ETag").orElse(""),
          json.readTree(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
