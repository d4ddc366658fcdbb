package huikuan.dunning;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.MessageKind;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.LedgerEvent;
import huikuan.contracts.ledger.LedgerEvent.ContactChanged;
import huikuan.contracts.ledger.LedgerEvent.ContactForgotten;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.notification.NotificationEvent;
import huikuan.contracts.notification.NotificationEvent.MessageFailed;
import huikuan.contracts.notification.NotificationEvent.MessageSent;
import huikuan.contracts.notification.NotificationEvent.StepsLeftOut;
import huikuan.embedded.EmbeddedKafka;
import huikuan.embedded.EmbeddedMongo;
import huikuan.platform.actor.Actor;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.personal.KnownKey;
import huikuan.platform.settling.Settling;
import huikuan.platform.settling.Station;
import huikuan.platform.signature.RecordSigner;
import huikuan.platform.time.Deadlines;
import huikuan.platform.time.SandboxClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The dunning service on embedded servers, its clock in the test's hand. Its customers work on
 * every day of the week.
 */
final class House implements AutoCloseable {

  private static final EventCodec CONTRACTS =
      new EventCodec(EventVocabulary.of(LedgerEvent.class, NotificationEvent.class));

  /** The contact whose address takes no mail. */
  static final String UNDELIVERABLE = "gone";

  /** A contact whose messages leave all out, since money covers it. */
  static final String PREPAID = "prepaid";

  static final String HASH = "9f86d081884c7d65";

  private static final String SECRET =
      Base64.getEncoder().encodeToString("known to the tests and to nobody else".getBytes(UTF_8));

  private static final String REQUESTED = "huikuan.dunning.reminder-requested.v1";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String EVERY_DAY =
      """
      {"country":"CN","weekend":[],"years":[]}
      """;

  private final Path calendars;
  private final Path policies;
  private final SandboxClock clock;
  private final EmbeddedMongo mongo;
  private final EmbeddedKafka kafka;
  private final KafkaProducer<String, byte[]> producer;
  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = new JsonMapper();
  private final Map<String, String> sequences = new HashMap<>();
  private final Map<CustomerId, Integer> tellings = new HashMap<>();
  private final Map<CustomerId, Set<String>> known = new HashMap<>();
  private final KafkaConsumer<String, String> post;
  private ConfigurableApplicationContext context;

  House(Path directory, Instant start) {
    clock = new SandboxClock(start);
    mongo = EmbeddedMongo.start(directory.resolve("mongo"), 0);
    kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer());
    calendars = directory.resolve("calendars");
    write(calendars.resolve("CN.json"), EVERY_DAY);
    policies = directory.resolve("policies");
    policies.toFile().mkdirs();
    try (MongoClient client = MongoClients.create(mongo.uri("ledger"))) {
      KnownKey.addTo(client.getDatabase("ledger"));
    }
    context = run();
    post = reader();
    openChasing();
  }

  private void openChasing() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
    put("/api/v1/companies/CN01/chasing", "{\"from\":\"" + today + "\"}");
    settle();
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ConfigurableApplicationContext run() {
    SpringApplicationBuilder application = DunningService.application();
    return application
        .initializers(
            (GenericApplicationContext it) -> it.registerBean(SandboxClock.class, () -> clock))
        .run(
            "--server.port=0",
            "--huikuan.sandbox=true",
            "--huikuan.instance=only",
            "--huikuan.log.rest=1ms",
            "--huikuan.companies.CN01.confirmed-within=100000",
            key("ledger"),
            key("dunning"),
            key("notification"),
            KnownKey.SETTING,
            "--huikuan.calendars.directory=" + calendars,
            "--huikuan.policies.directory=" + policies,
            "--spring.mongodb.uri=" + mongo.uri("dunning"),
            "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers());
  }

  private static String key(String signer) {
    return "--huikuan.kafka.keys." + signer + ".test=" + SECRET;
  }

  /** The directory of files with policies, which are read at a start. */
  Path policies() {
    return policies;
  }

  void restart() {
    context.close();
    context = run();
    settle();
  }

  Instant now() {
    return clock.instant();
  }

  /** Lets time pass: all that falls due on the way is done at its moment. */
  void moveTo(Instant target) {
    Deadlines deadlines = context.getBean(Deadlines.class);
    settle();
    Optional<Instant> next = deadlines.nextDue().filter(due -> !due.isAfter(target));
    while (next.isPresent()) {
      Instant due = next.get().isBefore(now()) ? now() : next.get();
      clock.moveTo(due);
      deadlines.fireDue(due);
      settle();
      deliver();
      next = deadlines.nextDue().filter(moment -> !moment.isAfter(target));
    }
    clock.moveTo(target);
    settle();
  }

  /** Time passes while the service does nothing, as if it were down. */
  void sleepUntil(Instant target) {
    clock.moveTo(target);
    context.getBean(Deadlines.class).fireDue(target);
    settle();
    deliver();
  }

  /** Tells what became of every message asked for, as the notification service would. */
  private void deliver() {
    List<Told> requests =
        toTheEnd(post).stream().filter(asked -> asked.type().equals(REQUESTED)).toList();
    for (Told asked : requests) {
      String message = "m-" + asked.event().path("request") + " of " + asked.event().path("caseId");
      tell(message, answer(message, asked.event(), now()));
    }
    if (!requests.isEmpty()) {
      settle();
    }
  }

  /** It has left, unless it is for one of the contacts of whom else is known. */
  private static NotificationEvent answer(String message, JsonNode asked, Instant now) {
    return switch (asked.path("recipient").path("contactId").asString()) {
      case UNDELIVERABLE -> failed(message, asked);
      case PREPAID -> leftOut(message, asked);
      default -> sent(message, asked, now);
    };
  }

  private static StepsLeftOut leftOut(String message, JsonNode asked) {
    return new StepsLeftOut(
        message, account(asked).customerId(), List.of(step(asked)), "covered", "receipt R-1");
  }

  private static MessageFailed failed(String message, JsonNode asked) {
    return new MessageFailed(
        message,
        account(asked).customerId(),
        kind(asked),
        List.of(step(asked)),
        "mail",
        UNDELIVERABLE,
        "550 no such user",
        true,
        asked.path("customerSequence").asString(),
        1);
  }

  private static MessageSent sent(String message, JsonNode asked, Instant now) {
    return new MessageSent(
        message,
        account(asked).customerId(),
        kind(asked),
        List.of(step(asked)),
        "mail",
        asked.path("recipient").path("contactId").asString(),
        HASH,
        1,
        now);
  }

  private static NotificationEvent.Step step(JsonNode asked) {
    return new NotificationEvent.Step(
        asked.path("caseId").asString(),
        asked.path("request").asInt(),
        account(asked),
        ItemKind.valueOf(asked.path("itemKind").asString().toUpperCase(Locale.ROOT)),
        asked.path("invoice").asString(),
        asked.path("level").asString());
  }

  private static AccountId account(JsonNode asked) {
    return AccountId.parse(asked.path("account").asString());
  }

  private static MessageKind kind(JsonNode asked) {
    return asked.path("kind").asString().equals("demand")
        ? MessageKind.DEMAND
        : MessageKind.COURTESY;
  }

  void settle() {
    Settling.await(context.getBeansOfType(Station.class).values(), PATIENCE);
  }

  void tell(String id, LedgerEvent event) {
    send("ledger", event.lane(), id, event);
  }

  /** A customer with these people, in place of those who were told before. */
  void tell(CustomerChanged customer, List<Contact> people) {
    CustomerId id = customer.customer();
    int number = tellings.merge(id, 1, Integer::sum);
    tell("customer " + id + " " + number, customer);
    Set<String> before = known.computeIfAbsent(id, _ -> new LinkedHashSet<>());
    for (Contact each : people) {
      tell("contact " + id + " " + each.id() + " " + number, new ContactChanged(id, each));
      before.add(each.id());
    }
    Set<String> gone = new LinkedHashSet<>(before);
    people.forEach(each -> gone.remove(each.id()));
    for (String each : gone) {
      tell("contact " + id + " " + each + " " + number, new ContactForgotten(id, each));
      before.remove(each);
    }
  }

  void tell(String id, NotificationEvent event) {
    send("notification", event.lane(), id, event);
  }

  private void send(String service, String customer, String id, Object event) {
    ProducerRecord<String, byte[]> told =
        record(service + ".events", "/huikuan/" + service, customer, id, event);
    post(RecordSigner.of(service, "test", SECRET).sign(told));
  }

  /** On the ledger's topic, by somebody who does not know its key. */
  void forge(String source, String id, LedgerEvent event) {
    post(record("ledger.events", source, event.lane(), id, event));
  }

  private ProducerRecord<String, byte[]> record(
      String topic, String source, String customer, String id, Object event) {
    int partition = Math.floorMod(customer.hashCode(), producer.partitionsFor(topic).size());
    ProducerRecord<String, byte[]> told =
        new ProducerRecord<>(
            topic, partition, customer, CONTRACTS.encode(event).getBytes(StandardCharsets.UTF_8));
    header(told, "ce_specversion", "1.0");
    header(told, "ce_id", id);
    header(told, "ce_source", source);
    header(told, "ce_type", CONTRACTS.nameOf(event));
    header(told, "ce_sequence", sequences.computeIfAbsent(id, first -> sequence()));
    return told;
  }

  private void post(ProducerRecord<String, byte[]> told) {
    producer.send(told);
    producer.flush();
  }

  private String sequence() {
    return "%019d.%010d".formatted(sequences.size() + 1L, 0);
  }

  private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  /** What the service told of a case, as {@code name json}, oldest first. */
  List<Told> toldOf(String caseId) {
    return told().stream()
        .filter(one -> one.event().path("caseId").asString().equals(caseId))
        .toList();
  }

  /** A record on dunning.events. */
  record Told(String key, String type, JsonNode event) {}

  List<Told> told() {
    try (KafkaConsumer<String, String> consumer = reader()) {
      return toTheEnd(consumer);
    }
  }

  /** Reads dunning.events from the beginning. */
  private KafkaConsumer<String, String> reader() {
    KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers", kafka.bootstrapServers(), "fetch.max.wait.ms", 1),
            new StringDeserializer(),
            new StringDeserializer());
    consumer.assign(
        consumer.partitionsFor("dunning.events").stream()
            .map(info -> new TopicPartition("dunning.events", info.partition()))
            .toList());
    consumer.seekToBeginning(consumer.assignment());
    return consumer;
  }

  private List<Told> toTheEnd(KafkaConsumer<String, String> consumer) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    List<Told> told = new ArrayList<>();
    while (ends.keySet().stream().anyMatch(at -> consumer.position(at) < ends.get(at))) {
      consumer.poll(Duration.ofMillis(100)).forEach(record -> told.add(read(record)));
    }
    return told;
  }

  private Told read(ConsumerRecord<String, String> record) {
    String type =
        new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
    return new Told(record.key(), type, json.readTree(record.value()));
  }

  /** An answer of the service. */
  record Answer(int status, String type, JsonNode body, String text) {}

  Answer get(String path) {
    return ask(path, HttpRequest.newBuilder());
  }

  /** In a language, as a browser asks for it. */
  Answer get(String path, String language) {
    return ask(path, HttpRequest.newBuilder().header("Accept-Language", language));
  }

  Answer post(String path) {
    return ask(path, HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.noBody()));
  }

  Answer post(String path, String json) {
    return ask(
        path,
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** Only if nobody has changed it since it had this version. */
  Answer postIfMatch(String version, String path, String json) {
    return ask(
        path,
        HttpRequest.newBuilder()
            .header("If-Match", '"' + version + '"')
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** The same of a change that replaces all. */
  Answer putIfMatch(String version, String path, String json) {
    return ask(
        path,
        HttpRequest.newBuilder()
            .header("If-Match", '"' + version + '"')
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** As a person who is told apart from others. */
  Answer postAs(String person, String path, String json) {
    return ask(
        path,
        HttpRequest.newBuilder()
            .header("Huikuan-Person", person)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** Another person than the proposer approves a version of a policy. */
  Answer approve(String policy, int version) {
    Answer answer =
        postAs(
            "wang.wei",
            "/api/v1/dunning/approvals/policy.*.%s.%d/approve".formatted(policy, version),
            "");
    settle();
    return answer;
  }

  Answer put(String path, String json) {
    return ask(
        path,
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** Sends a command that nobody can send by HTTP. */
  void send(Object command, String actor) {
    context
        .getBean(CommandGateway.class)
        .sendAndWait(new GenericCommandMessage<>(command, Map.of(Actor.METADATA, actor)));
    settle();
  }

  EventLog log() {
    return context.getBean(EventLog.class);
  }

  /** The service's own database, to damage. */
  MongoTemplate database() {
    return context.getBean(MongoTemplate.class);
  }

  private Answer ask(String path, HttpRequest.Builder request) {
    int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    try {
      HttpResponse<String> response =
          http.send(
              request.uri(URI.create("http://127.0.0.1:" + port + path)).build(),
              HttpResponse.BodyHandlers.ofString());
      String type = response.headers().firstValue("content-type").orElse("");
      JsonNode body =
          type.contains("json") ? json.readTree(response.body()) : json.createObjectNode();
      return new Answer(response.statusCode(), type, body, response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    context.close();
    post.close();
    producer.close();
    kafka.close();
    mongo.close();
  }
}
