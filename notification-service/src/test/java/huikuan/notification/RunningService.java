package huikuan.notification;

import static com.mongodb.client.model.Filters.eq;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.dunning.DunningEvent;
import huikuan.contracts.dunning.DunningEvent.ReminderRequested;
import huikuan.contracts.ledger.LedgerEvent;
import huikuan.contracts.ledger.LedgerEvent.ContactChanged;
import huikuan.contracts.ledger.LedgerEvent.ContactForgotten;
import huikuan.contracts.notification.NotificationEvent;
import huikuan.contracts.notification.NotificationEvent.OfMessage;
import huikuan.embedded.CaughtMail;
import huikuan.embedded.EmbeddedKafka;
import huikuan.embedded.EmbeddedMongo;
import huikuan.embedded.MailCatcher;
import huikuan.platform.blob.DirectoryBlobs;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.personal.BlindIndex;
import huikuan.platform.projection.ReadModel;
import huikuan.platform.projection.ReadModelFindings;
import huikuan.platform.settling.Settling;
import huikuan.platform.settling.Station;
import huikuan.platform.signature.RecordSigner;
import huikuan.platform.time.Deadlines;
import huikuan.platform.time.SandboxClock;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service with servers, clock and mail of its own. */
final class RunningService implements AutoCloseable {

  static final JsonMapper JSON = new JsonMapper();
  private static final String SECRET =
      Base64.getEncoder().encodeToString("known to the tests and to nobody else".getBytes(UTF_8));
  private static final String JSON_TYPE = "application/json";
  private static final EventCodec CODEC =
      new EventCodec(
          EventVocabulary.of(DunningEvent.class, LedgerEvent.class, NotificationEvent.class));

  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final Path directory = temporary();
  private final Path files = directory.resolve("files");
  private final SandboxClock clock = new SandboxClock(Samples.NINE);
  private final EmbeddedMongo mongo = EmbeddedMongo.start(directory.resolve("mongo"), 0);
  private final MongoClient store = MongoClients.create(mongo.uri("ledger"));
  private final Contacts contacts = new Contacts(store.getDatabase("ledger"));
  private final EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
  private final KafkaProducer<String, byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", kafka.bootstrapServers()),
          new StringSerializer(),
          new ByteArraySerializer());
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> sequences = new HashMap<>();
  private MailCatcher catcher = MailCatcher.start(directory.resolve("mail"), 0, -1);
  private final int smtp = catcher.smtpPort();
  private ConfigurableApplicationContext context = run();

  static RunningService start() {
    RunningService service = new RunningService();
    service.settle();
    return service;
  }

  private ConfigurableApplicationContext run() {
    return NotificationService.application()
        .initializers(
            (GenericApplicationContext beans) -> beans.registerBean(Clock.class, () -> clock))
        .run(
            key("ledger"),
            key("dunning"),
            key("notification"),
            "--huikuan.personal.master-keys.test=" + Contacts.MASTER_KEY,
            "--huikuan.instance=only",
            "--huikuan.log.rest=1ms",
            "--huikuan.sandbox=true",
            "--huikuan.links.pages=https://huikuan.example",
            "--huikuan.links.key=a key that only the tests know",
            "--huikuan.files.directory=" + files,
            "--server.port=0",
            "--spring.mail.port=" + smtp,
            "--huikuan.mail.starttls=off",
            "--spring.mongodb.uri=" + mongo.uri("notification"),
            "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers());
  }

  private static String key(String signer) {
    return "--huikuan.kafka.keys." + signer + ".test=" + SECRET;
  }

  void restart() {
    context.close();
    context = run();
    settle();
  }

  void mailServerStops() {
    catcher.close();
  }

  void mailServerStarts() {
    catcher = MailCatcher.start(directory.resolve("mail"), smtp, -1);
  }

  List<CaughtMail> mails() {
    return catcher.mails();
  }

  /** A mail as it came. */
  MimeMessage mail(String id) throws MessagingException {
    byte[] eml = catcher.eml(id).orElseThrow();
    return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(eml));
  }

  /** Another service keeps a file. */
  void keep(byte[] file) {
    new DirectoryBlobs(files).put(file);
  }

  Path files() {
    return files;
  }

  /** Makes the read models anew from the log, and compares them. */
  Map<String, ReadModelFindings> findings() {
    try (EmbeddedMongo empty = EmbeddedMongo.start(null, 0);
        MongoClient kept = MongoClients.create(mongo.uri("notification"));
        MongoClient scratch = MongoClients.create(empty.uri("notification"))) {
      return NotificationService.readModels()
          .findings(
              new ReadModel.Stopped(
                  context.getBean(EventLog.class),
                  kept,
                  scratch,
                  "notification",
                  contacts.data(),
                  directory,
                  directory.resolve("scratch")));
    }
  }

  Instant now() {
    return clock.instant();
  }

  void settle() {
    Settling.await(context.getBeansOfType(Station.class).values(), Duration.ofSeconds(60));
  }

  /** Processes what has come, and what is due at the next deadline. */
  void settleAndSeal() {
    settle();
    Instant next = nextDue().orElseThrow();
    advance(Duration.between(now(), next.isBefore(now()) ? now() : next));
  }

  private Optional<Instant> nextDue() {
    return context.getBeansOfType(Deadlines.class).values().stream()
        .flatMap(each -> each.nextDue().stream())
        .min(Instant::compareTo);
  }

  /** Moves the clock, and stops at each deadline on the way. */
  void advance(Duration by) {
    Instant end = clock.instant().plus(by);
    Optional<Instant> next = nextDue();
    while (next.isPresent() && !next.get().isAfter(end)) {
      Instant moment = next.get();
      clock.moveTo(moment);
      context.getBeansOfType(Deadlines.class).values().forEach(each -> each.fireDue(moment));
      settle();
      next = nextDue();
    }
    clock.moveTo(end);
    settle();
  }

  /** The day in Shanghai. */
  LocalDate today() {
    return LocalDate.ofInstant(now(), SHANGHAI);
  }

  /**
   * At 09:00 of the next day in Shanghai, so that the messages of a test have a day of their own.
   */
  void nextMorning() {
    Instant nine = today().plusDays(1).atTime(9, 0).atZone(SHANGHAI).toInstant();
    advance(Duration.between(now(), nine));
  }

  /** What dunning asks for today, for an invoice of an account of its own. */
  ReminderRequested reminder(String customer, String invoice, String open) {
    return reminder(customer, invoice, open, null);
  }

  /**
   * @param customerSequence where in the ledger's log the customer's data stands that dunning had
   */
  ReminderRequested reminder(
      String customer, String invoice, String open, @Nullable String customerSequence) {
    return Samples.asked(
        Samples.reminder(customer, invoice, open, customerSequence), 1, "reminder-1", today());
  }

  void dunning(String id, DunningEvent event) {
    send("dunning", id, event.lane(), event);
  }

  void ledger(String id, LedgerEvent event) {
    send("ledger", id, "", event);
  }

  /** The ledger tells of a customer, and of its people. */
  void customer(String id, AccountId account, TestContact... people) {
    ledger(id, Samples.customer(account));
    for (TestContact person : people) {
      contact(id + " " + person.id(), account, person);
    }
  }

  /** The ledger tells of one of the people at a customer. */
  void contact(String id, AccountId account, TestContact person) {
    CustomerId customer = account.customerId();
    ledger(id, new ContactChanged(customer, contacts.sealed(customer, person)));
  }

  /** An event that stands at this place in the ledger's log. */
  void contact(String id, String sequence, AccountId account, TestContact person) {
    sequences.put(id, sequence);
    contact(id, account, person);
  }

  /** The ledger forgets a person, and tells it. */
  void forget(String id, AccountId account, String contactId) {
    deleteKey(account, contactId);
    ledger(id, new ContactForgotten(account.customerId(), contactId));
  }

  /** A key is lost. */
  void deleteKey(AccountId account, String contactId) {
    contacts.forget(account.customerId(), contactId);
  }

  /** What the service's own log holds, but for what the ledger tells of customers. */
  List<String> logged() {
    List<String> events = new ArrayList<>();
    EventLog log = context.getBean(EventLog.class);
    for (RecordedEvent event : log.after(0, 5_000)) {
      if (!(event.payload() instanceof LedgerEvent.CustomerChanged)) {
        events.add(event.payload().toString());
      }
    }
    return events;
  }

  MongoCollection<Document> inStore(String collection) {
    return context.getBean(MongoTemplate.class).getCollection(collection);
  }

  /** The number that stands for a mail address. */
  Optional<String> personAt(String address) {
    String index = context.getBean(BlindIndex.class).of(address);
    return Optional.ofNullable(inStore("people").find(eq("_id", index)).first())
        .map(stored -> stored.getString("person"));
  }

  /** All that is stored, by collection: each byte is a character. */
  Map<String, String> stored() {
    MongoDatabase database = context.getBean(MongoTemplate.class).getDb();
    Map<String, String> stored = new HashMap<>();
    for (String collection : database.listCollectionNames()) {
      for (RawBsonDocument each :
          database.getCollection(collection, RawBsonDocument.class).find()) {
        byte[] bytes = new byte[each.getByteBuffer().remaining()];
        each.getByteBuffer().get(bytes);
        stored.merge(collection, new String(bytes, ISO_8859_1), String::concat);
      }
    }
    return stored;
  }

  private void send(String service, String id, String key, Object event) {
    ProducerRecord<String, byte[]> record = record(service + ".events", id, key, event);
    header(record.headers(), "ce_source", "/huikuan/" + service);
    post(RecordSigner.of(service, "test", SECRET).sign(record));
  }

  /** On dunning's topic, by somebody who does not know its key. */
  void forge(String source, String id, DunningEvent event) {
    ProducerRecord<String, byte[]> record = record("dunning.events", id, event.lane(), event);
    header(record.headers(), "ce_source", source);
    post(record);
  }

  private ProducerRecord<String, byte[]> record(String topic, String id, String key, Object event) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic, 0, key, CODEC.encode(event).getBytes(StandardCharsets.UTF_8));
    header(record.headers(), "ce_id", id);
    header(record.headers(), "ce_type", CODEC.nameOf(event));
    header(record.headers(), "ce_specversion", "1.0");
    header(record.headers(), "ce_sequence", sequences.computeIfAbsent(id, first -> sequence()));
    return record;
  }

  private void post(ProducerRecord<String, byte[]> record) {
    try {
      producer.send(record).get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String sequence() {
    return "%019d.%010d".formatted(sequences.size() + 1L, 0);
  }

  private static void header(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  /** All that this service has told the others of messages about claims, read from Kafka. */
  List<OfMessage> told() {
    return told(OfMessage.class);
  }

  /** The same of a kind of events. */
  <T> List<T> told(Class<T> kind) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers", kafka.bootstrapServers(), "fetch.max.wait.ms", 1),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor("notification.events").stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<T> events = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(record -> event(record, kind).ifPresent(events::add));
      }
      return events;
    }
  }

  private static <T> Optional<T> event(ConsumerRecord<String, byte[]> record, Class<T> kind) {
    String type =
        new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
    Object event = CODEC.decode(type, new String(record.value(), StandardCharsets.UTF_8));
    if (!kind.isInstance(event)) {
      return Optional.empty();
    }
    if (!record.key().equals(((NotificationEvent) event).lane())) {
      throw new AssertionError("The key is not the customer: " + record.key());
    }
    return Optional.of(kind.cast(event));
  }

  JsonNode json(String path) {
    HttpResponse<String> answer = get(path);
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + " answers " + answer.statusCode() + ": " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  HttpResponse<String> get(String path) {
    return call(path, HttpRequest.Builder::GET);
  }

  HttpResponse<String> post(String path) {
    return call(path, request -> request.POST(HttpRequest.BodyPublishers.noBody()));
  }

  HttpResponse<String> post(String path, String json) {
    return call(
        path,
        request ->
            request
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  HttpResponse<String> put(String path, Object body) {
    return call(path, request -> request.PUT(json(body)).header("Content-Type", JSON_TYPE));
  }

  HttpResponse<String> post(String path, Object body) {
    return call(path, request -> request.POST(json(body)).header("Content-Type", JSON_TYPE));
  }

  /** As a person who is told apart from others. */
  HttpResponse<String> as(String person, String method, String path, Object body) {
    return call(
        path,
        request ->
            request
                .method(method, json(body))
                .header("Content-Type", JSON_TYPE)
                .header("Huikuan-Person", person));
  }

  private static HttpRequest.BodyPublisher json(Object body) {
    return HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
  }

  private HttpResponse<String> call(String path, UnaryOperator<HttpRequest.Builder> method) {
    String port = context.getEnvironment().getProperty("local.server.port");
    try {
      return http.send(
          method
              .apply(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("notification");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    context.close();
    producer.close();
    http.close();
    catcher.close();
    kafka.close();
    store.close();
    mongo.close();
    try {
      FileSystemUtils.deleteRecursively(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
