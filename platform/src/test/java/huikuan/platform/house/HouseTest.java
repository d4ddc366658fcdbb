package huikuan.platform.house;

import static huikuan.platform.servers.TopicAtHand.header;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent;
import huikuan.embedded.EmbeddedKafka;
import huikuan.embedded.EmbeddedMongo;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.eventlog.LogEpochs;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.servers.Signed;
import huikuan.platform.servers.Starting;
import huikuan.platform.servers.TopicAtHand;
import huikuan.platform.settling.Settling;
import huikuan.platform.settling.Station;
import huikuan.platform.signature.RecordSigner;
import huikuan.platform.time.Deadlines;
import huikuan.platform.time.SandboxClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.axonframework.updates.configuration.UsagePropertyProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A whole service on the embedded servers: in from Kafka, saga, deadline, command, out to Kafka.
 */
class HouseTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final EventCodec CONTRACT = new EventCodec(EventVocabulary.of(LedgerEvent.class));
  private static final String OLDER = Signed.secret("a secret that signed before the other one");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static EmbeddedMongo mongo;
  private static EmbeddedKafka kafka;
  private static KafkaProducer<String, byte[]> producer;
  private static int databases;

  private ConfigurableApplicationContext context;
  private String database;
  private String topic;
  private boolean sandbox = true;

  @BeforeAll
  static void startServers(@TempDir Path directory) {
    mongo = EmbeddedMongo.start(directory.resolve("mongo"), 0);
    kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  @AfterAll
  static void stopServers() {
    producer.close();
    kafka.close();
    mongo.close();
  }

  /** Each test has a service of its own: its name, its log, its topic. */
  @BeforeEach
  void start() {
    database = "house" + ++databases;
    topic = "ledger.events." + database;
    context = run();
    settle();
  }

  private ConfigurableApplicationContext run() {
    return Starting.service(
        HouseService.class,
        "--huikuan.service=" + database,
        Signed.by(database),
        Signed.by("test"),
        "--huikuan.kafka.keys.test.older=" + OLDER,
        "--huikuan.database=" + database,
        "--huikuan.instance=only",
        "--huikuan.sandbox=" + sandbox,
        "--house.ledger-topic=" + topic,
        "--huikuan.relay.partitions=3",
        "--server.port=0",
        "--spring.mongodb.uri=" + mongo.uri(database),
        "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers());
  }

  @AfterEach
  void stop() {
    context.close();
  }

  private void settle() {
    Settling.await(context.getBeansOfType(Station.class).values(), PATIENCE);
  }

  private static LedgerEvent.InvoicePosted invoice(String number, String dueOn) {
    return new LedgerEvent.InvoicePosted(
        AccountId.parse("CN01.ACME.USD"),
        number,
        LocalDate.parse("2026-03-01"),
        null,
        LocalDate.parse(dueOn),
        Money.parse("10.00 USD"),
        null,
        null,
        null);
  }

  private void send(String id, LedgerEvent event) {
    send(id, CONTRACT.nameOf(event), CONTRACT.encode(event));
  }

  private void send(String id, String type, String json) {
    post(Signed.signer("test").sign(record(topic, "/huikuan/test", id, type, json)));
  }

  private static void post(ProducerRecord<String, byte[]> record) {
    producer.send(record);
    producer.flush();
  }

  private static ProducerRecord<String, byte[]> record(
      String topic, String source, String id, String type, String json) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic, "CN01.ACME.USD", json.getBytes(StandardCharsets.UTF_8));
    record.headers().add("ce_id", id.getBytes(StandardCharsets.UTF_8));
    record.headers().add("ce_source", source.getBytes(StandardCharsets.UTF_8));
    record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
    record.headers().add("ce_sequence", "7.0".getBytes(StandardCharsets.UTF_8));
    record
        .headers()
        .add(
            "traceparent",
            ("00-" + TRACE + "-00f067aa0ba902b7-01").getBytes(StandardCharsets.UTF_8));
    return record;
  }

  private void moveTo(String moment) {
    Instant target = Instant.parse(moment);
    context.getBean(SandboxClock.class).moveTo(target);
    context.getBean(Deadlines.class).fireDue(target);
    settle();
  }

  private HouseService.Seen seen() {
    return context.getBean(HouseService.Seen.class);
  }

  private List<Object> lampsLit() {
    return seen().payloads().stream().filter(HouseService.LampEvent.class::isInstance).toList();
  }

  private static List<ConsumerRecord<String, String>> all(String topic) {
    return TopicAtHand.all(kafka.bootstrapServers(), topic);
  }

  private List<ConsumerRecord<String, String>> told() {
    return all("house.events").stream()
        .filter(record -> header(record, "ce_source").equals("/huikuan/" + database))
        .toList();
  }

  @Test
  void anEventComesInOnceHoweverOftenItIsDelivered() {
    send(database + "-1", invoice("I-1", "2026-03-05"));
    send(database + "-1", invoice("I-1", "2026-03-05"));
    settle();

    assertThat(context.getBean(EventLog.class).after(0, 100))
        .filteredOn(event -> event.metadata().get("ce_id").equals(database + "-1"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.payload()).isEqualTo(invoice("I-1", "2026-03-05"));
              assertThat(event.metadata())
                  .containsEntry("ce_source", "/huikuan/test")
                  .containsEntry("actor", "anonymous")
                  .containsEntry("ce_sequence", "7.0");
            });
  }

  @Test
  void anEventThatCameInIsFoundByWhatItMentions() {
    send(database + "-14", invoice("I-14", "2026-03-05"));
    send(database + "-15", invoice("I-15", "2026-03-05"));
    settle();

    Map<String, List<RecordedEvent>> found =
        context.getBean(EventLog.class).about(List.of("invoice I-14", "invoice I-16"));
    assertThat(found).containsOnlyKeys("invoice I-14");
    assertThat(found.get("invoice I-14"))
        .extracting(RecordedEvent::payload)
        .containsExactly(invoice("I-14", "2026-03-05"));
  }

  @Test
  void aDeadlineLeadsToACommandAndItsEventIsToldOnce() {
    send(database + "-2", invoice("I-2", "2026-03-05"));
    settle();
    assertThat(context.getBean(Deadlines.class).nextDue()).isPresent();
    moveTo("2026-03-04T23:59:59Z");
    assertThat(lampsLit()).isEmpty();

    moveTo("2026-03-05T00:00:00Z");

    assertThat(lampsLit())
        .contains(
            new HouseService.LampEvent.LampLit(
                "I-2", "CN01.ACME.USD", Instant.parse("2026-03-05T00:00:00Z")));
    assertThat(context.getBean(Deadlines.class).nextDue()).isEmpty();
    ConsumerRecord<String, String> record =
        told().stream().filter(each -> each.value().contains("\"I-2\"")).findFirst().orElseThrow();
    assertThat(record.key()).isEqualTo("CN01.ACME.USD");
    assertThat(record.partition())
        .isEqualTo(Math.floorMod(new CustomerId("CN01", "ACME").toString().hashCode(), 3));
    assertThat(header(record, "ce_type")).isEqualTo("huikuan.notification.steps-left-out.v1");
    assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
    assertThat(header(record, "ce_time")).isEqualTo("2026-03-05T00:00:00Z");
    assertThat(header(record, "content-type")).isEqualTo("application/json");
    assertThat(header(record, "ce_actor")).isEqualTo("system:lamps");
    RecordedEvent lit =
        context.getBean(EventLog.class).after(0, 1_000).stream()
            .filter(event -> event.payload() instanceof HouseService.LampEvent)
            .filter(event -> header(record, "ce_id").equals(event.id() + "-0"))
            .findFirst()
            .orElseThrow();
    assertThat(lit.actor()).isEqualTo("system:lamps");
    assertThat(header(record, "ce_epoch"))
        .isEqualTo(context.getBean(LogEpochs.class).current().id());
    assertThat(header(record, "ce_sequence"))
        .isEqualTo(
            "%s.%019d.0000000000"
                .formatted(
                    header(record, "ce_epoch"), Long.parseLong(header(record, "ce_position"))));
  }

  @Test
  void theTraceGoesFromTheRecordThroughTheCommandToWhatIsTold() {
    send(database + "-3", invoice("I-3", "2026-03-05"));
    settle();

    assertThat(context.getBean(EventLog.class).after(0, 100))
        .filteredOn(event -> event.payload().equals(invoice("I-3", "2026-03-05")))
        .extracting(event -> event.metadata().get("traceparent"))
        .allSatisfy(trace -> assertThat(trace).contains(TRACE));
    moveTo("2026-03-05T00:00:00Z");
    assertThat(told())
        .filteredOn(each -> each.value().contains("\"I-3\""))
        .singleElement()
        .satisfies(record -> assertThat(header(record, "traceparent")).contains(TRACE));
  }

  @Test
  void aFailingDeadlineIsKeptAndTriedAgain() {
    send(database + "-4", invoice("I-4", "2026-03-05"));
    settle();
    seen().failures.set(1);

    moveTo("2026-03-05T00:00:00Z");
    assertThat(lampsLit()).isEmpty();
    assertThat(context.getBean(Deadlines.class).nextDue())
        .contains(Instant.parse("2026-03-05T00:00:05Z"));

    moveTo("2026-03-05T00:00:05Z");
    assertThat(lampsLit()).isNotEmpty();
  }

  @Test
  void whatCannotBeReadGoesToTheDeadTopicAndStopsNobody() {
    String type = "huikuan.ledger.invoice-posted.v1";
    send(database + "-5", type, "{\"account\":");
    send(database + "-6", type, "{\"account\":\"nonsense\"}");
    send(database + "-6a", type, "{\"account\":\"CN01.ACME.USD\",\"number\":\"no more\"}");
    send(database + "-6b", type, "null");
    producer.send(new ProducerRecord<>(topic, "x", new byte[] {1}));
    send(database + "-7", "huikuan.ledger.unheard-of.v1", "{}");
    send(database + "-8", invoice("I-8", "2026-03-05"));
    settle();

    assertThat(seen().payloads()).contains(invoice("I-8", "2026-03-05"));
    List<ConsumerRecord<String, String>> dead = all(topic + ".dead");
    assertThat(dead)
        .filteredOn(record -> record.headers().lastHeader("ce_id") != null)
        .filteredOn(record -> header(record, "ce_id").startsWith(database + "-"))
        .extracting(record -> header(record, "ce_id"))
        .containsExactly(database + "-5", database + "-6", database + "-6a", database + "-6b");
    assertThat(dead)
        .allSatisfy(record -> assertThat(header(record, "huikuan_reason")).isNotBlank());
    assertThat(
            context
                .getBean(MeterRegistry.class)
                .get("huikuan.dead.records")
                .tags("topic", topic, "cause", "unreadable")
                .counter()
                .count())
        .isEqualTo(4);
  }

  /** An invoice that somebody else tells of, with the id of the owner's next one. */
  private ProducerRecord<String, byte[]> forged(String onTopic, String source) {
    LedgerEvent event = invoice("I-666", "2026-03-05");
    return record(
        onTopic, source, database + "-20", CONTRACT.nameOf(event), CONTRACT.encode(event));
  }

  private ProducerRecord<String, byte[]> replayed() {
    ProducerRecord<String, byte[]> elsewhere =
        Signed.signer("test").sign(forged("other.events", "/huikuan/test"));
    return new ProducerRecord<>(
        topic, null, elsewhere.key(), elsewhere.value(), elsewhere.headers());
  }

  @Test
  void whatIsNotFromTheTopicsOwnerIsPutAsideWithAnAlarmAndClaimsNoId() throws Exception {
    String other = Signed.secret("a secret that the forger has made himself");
    String owner = "/huikuan/test";
    post(forged(topic, owner));
    post(forged(topic, "/evil"));
    post(Signed.signer("test").sign(forged(topic, "/evil")));
    post(Signed.signer(database).sign(forged(topic, "/huikuan/" + database)));
    post(RecordSigner.of("test", "test", other).sign(forged(topic, owner)));
    post(RecordSigner.of("test", "newer", other).sign(forged(topic, owner)));
    post(replayed());
    LedgerEvent real = invoice("I-20", "2026-03-05");
    send(database + "-20", real);
    settle();

    assertThat(seen().payloads()).containsExactly(real);
    assertThat(all(topic + ".dead"))
        .extracting(record -> header(record, "huikuan_reason"))
        .containsExactly(
            "The record is not signed: header huikuan_signature is missing",
            "The record is not signed: header huikuan_signature is missing",
            "The topic belongs to /huikuan/test, not to /evil",
            database + " signs nothing on " + topic,
            "The signature does not fit the record",
            "Key test:newer is not known here",
            "The signature does not fit the record");
    assertThat(
            context
                .getBean(MeterRegistry.class)
                .get("huikuan.dead.records")
                .tags("topic", topic, "cause", "not-trusted")
                .counter()
                .count())
        .isEqualTo(7);
    assertThat(get("/actuator/health/readiness"))
        .returns(200, HttpResponse::statusCode)
        .satisfies(
            ready ->
                assertThat(ready.body()).contains("went to " + topic + ".dead: The signature"));
  }

  @Test
  void anOlderKeyOfTheOwnerIsKnownAsLongAsItIsKept() {
    LedgerEvent event = invoice("I-21", "2026-03-05");
    post(
        RecordSigner.of("test", "older", OLDER)
            .sign(
                record(
                    topic,
                    "/huikuan/test",
                    database + "-21",
                    CONTRACT.nameOf(event),
                    CONTRACT.encode(event))));
    settle();
    assertThat(seen().payloads()).containsExactly(event);
  }

  @Test
  void aRecordThatIsTooLargeOnceUnpackedHoldsNobodyUp() {
    try (KafkaProducer<String, byte[]> packing =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "compression.type",
                "gzip",
                "max.request.size",
                30_000_000,
                "buffer.memory",
                40_000_000L),
            new StringSerializer(),
            new ByteArraySerializer())) {
      packing.send(new ProducerRecord<>(topic, "x", new byte[20_000_000]));
    }
    send(database + "-22", invoice("I-22", "2026-03-05"));
    settle();

    assertThat(seen().payloads()).containsExactly(invoice("I-22", "2026-03-05"));
    assertThat(all(topic + ".dead"))
        .singleElement()
        .satisfies(
            record ->
                assertThat(header(record, "huikuan_reason"))
                    .contains("not signed", "left out here, with its 20,000,000 bytes"));
  }

  @Test
  void anEventWhoseEffectsWereNotStoredIsHandledAgain() {
    seen().failuresAtTheEnd.set(1);
    send(database + "-12", invoice("I-12", "2026-03-05"));
    settle();

    assertThat(seen().payloads())
        .containsExactly(invoice("I-12", "2026-03-05"), invoice("I-12", "2026-03-05"));
  }

  @Test
  void asTimePassesDeadlinesFireByThemselvesOnceTheBacklogIsRead() {
    context.close();
    send(database + "-13", invoice("I-13", "2026-02-05"));
    sandbox = false;
    context = run();

    settle();
    Settling.await(List.of(lampIsLit()), PATIENCE);

    assertThat(context.getBean(Deadlines.class).nextDue()).isEmpty();
  }

  private Station lampIsLit() {
    return new Station() {
      @Override
      public String name() {
        return "the lamp";
      }

      @Override
      public boolean caughtUp() {
        return !lampsLit().isEmpty() && context.getBean(Deadlines.class).nextDue().isEmpty();
      }

      @Override
      public long passed() {
        return lampsLit().size();
      }
    };
  }

  @Test
  void aRestartTellsNothingTwiceAndForgetsNothing() {
    send(database + "-9", invoice("I-9", "2026-03-05"));
    send(database + "-10", invoice("I-10", "2026-03-09"));
    settle();
    moveTo("2026-03-05T00:00:00Z");
    long head = context.getBean(EventLog.class).head();

    context.close();
    context = run();
    settle();

    assertThat(context.getBean(EventLog.class).head()).isEqualTo(head);
    moveTo("2026-03-09T00:00:00Z");
    assertThat(told())
        .extracting(ConsumerRecord::value)
        .satisfiesOnlyOnce(value -> assertThat(value).contains("\"I-9\""))
        .satisfiesOnlyOnce(value -> assertThat(value).contains("\"I-10\""));
  }

  @Test
  void aCommandsEventsAreRecordedWithTheSandboxTime() {
    send(database + "-11", invoice("I-11", "2026-03-05"));
    settle();
    moveTo("2026-03-06T10:00:00Z");

    assertThat(context.getBean(EventLog.class).after(0, 100))
        .filteredOn(event -> event.payload() instanceof HouseService.LampEvent)
        .extracting(RecordedEvent::recordedAt)
        .containsOnly(Instant.parse("2026-03-06T10:00:00Z"));
  }

  private HttpResponse<String> http(HttpRequest.Builder request, String path) throws Exception {
    String port = context.getEnvironment().getProperty("local.server.port");
    return HttpClient.newHttpClient()
        .send(
            request.uri(URI.create("http://127.0.0.1:" + port + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http(HttpRequest.newBuilder(), path);
  }

  @Test
  void everyFailureIsAProblem() throws Exception {
    assertProblem(get("/nowhere"), 404, "not-found");
    assertProblem(get("/count"), 400, "invalid");
    assertProblem(get("/count?of=many"), 400, "invalid");
    assertProblem(get("/shelf?limit=many&day=June"), 400, "invalid");
    assertThat(get("/shelf?limit=many&day=June").body())
        .contains("{\"field\":\"limit\",\"allowed\":\"a whole number\"}")
        .contains("{\"field\":\"day\",\"allowed\":\"a date such as 2013-03-31\"}");
    assertProblem(get("/bug"), 500, "internal");
    assertThat(get("/bug").body()).doesNotContain("secret");
    HttpRequest.Builder json =
        HttpRequest.newBuilder()
            .POST(HttpRequest.BodyPublishers.ofString("{"))
            .header("Content-Type", "application/json");
    assertProblem(http(json, "/greet"), 400, "unreadable");
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String type) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(value -> assertThat(value).startsWith("application/problem+json"));
    assertThat(answer.body()).contains("\"urn:huikuan:problem:" + type + "\"");
  }

  @Test
  void everyAnswerCarriesItsTrace() throws Exception {
    assertThat(get("/count?of=1").headers().firstValue("traceparent"))
        .hasValueSatisfying(trace -> assertThat(trace).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"));
    HttpRequest.Builder continued =
        HttpRequest.newBuilder().header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
    assertThat(http(continued, "/count?of=1").headers().firstValue("traceparent"))
        .hasValueSatisfying(trace -> assertThat(trace).startsWith("00-" + TRACE));
  }

  @Test
  void healthAndMetricsTellTheTruth() throws Exception {
    assertThat(get("/actuator/health/readiness").body())
        .contains("\"log\":{", "\"kafka\":{", "\"processors\":{")
        .startsWith("{\"components\"")
        .contains("\"status\":\"UP\"");
    assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    assertThat(get("/actuator/prometheus").body())
        .contains(
            "huikuan_log_append_seconds",
            "huikuan_log_group_size",
            "huikuan_log_head",
            "huikuan_processor_lag",
            "huikuan_relay_lag",
            "huikuan_intake_lag",
            "huikuan_deadlines_overdue");
  }

  @Test
  void nothingIsReportedToAnyone() {
    assertThat(UsagePropertyProvider.create().getDisabled()).isTrue();
  }
}
