package huikuan.platform.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent;
import huikuan.embedded.EmbeddedKafka;
import huikuan.embedded.EmbeddedMongo;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.servers.Signed;
import huikuan.platform.servers.Starting;
import huikuan.platform.settling.Settling;
import huikuan.platform.settling.Station;
import huikuan.platform.signature.RecordSigner;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Dead records and the state of a service, by the API of those who run it. */
class DeadRecordsTest {

  private static final EventCodec CONTRACT = new EventCodec(EventVocabulary.of(LedgerEvent.class));
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String LATER = Signed.secret("a secret that becomes known here later");
  private static final String INVOICE_TYPE = "huikuan.ledger.invoice-posted.v1";

  private static EmbeddedMongo mongo;
  private static EmbeddedKafka kafka;
  private static KafkaProducer<String, byte[]> producer;
  private static int databases;

  private final HttpClient http = HttpClient.newHttpClient();
  private ConfigurableApplicationContext context;
  private String name;
  private String topic;

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

  @BeforeEach
  void start() {
    name = "mended" + ++databases;
    topic = "ledger.events." + name;
    context = run();
    settle();
  }

  @AfterEach
  void stop() {
    context.close();
  }

  private ConfigurableApplicationContext run(String... more) {
    Stream<String> usual =
        Stream.of(
            "--huikuan.service=" + name,
            Signed.by(name),
            Signed.by("test"),
            "--huikuan.database=" + name,
            "--huikuan.instance=only",
            "--huikuan.sandbox=true",
            "--house.ledger-topic=" + topic,
            "--huikuan.relay.partitions=1",
            "--server.port=0",
            "--spring.mongodb.uri=" + mongo.uri(name),
            "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers());
    return Starting.service(
        HouseService.class, Stream.concat(usual, Stream.of(more)).toArray(String[]::new));
  }

  private void restart(String... more) {
    context.close();
    context = run(more);
    settle();
  }

  private void settle() {
    Settling.await(context.getBeansOfType(Station.class).values(), PATIENCE);
  }

  private static String invoice(String number) {
    return CONTRACT.encode(
        new LedgerEvent.InvoicePosted(
            AccountId.parse("CN01.ACME.USD"),
            number,
            LocalDate.parse("2026-03-01"),
            null,
            LocalDate.parse("2026-03-05"),
            Money.parse("10.00 USD"),
            null,
            null,
            null));
  }

  private ProducerRecord<String, byte[]> record(String id, int position, String json) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic, "CN01.ACME.USD", json.getBytes(StandardCharsets.UTF_8));
    Map.of(
            "ce_id",
            name + "-" + id,
            "ce_source",
            "/huikuan/test",
            "ce_type",
            INVOICE_TYPE,
            "ce_epoch",
            "first",
            "ce_position",
            String.valueOf(position),
            "ce_actor",
            "client:erp")
        .forEach(
            (header, value) ->
                record.headers().add(header, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  private void send(RecordSigner signer, String id, int position, String json) {
    producer.send(signer.sign(record(id, position, json)));
    producer.flush();
    settle();
  }

  private void send(String id, int position, String json) {
    send(Signed.signer("test"), id, position, json);
  }

  private JsonNode ask(HttpRequest.Builder request, String path, int status) throws Exception {
    String port = context.getEnvironment().getRequiredProperty("local.server.port");
    URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1" + path);
    HttpResponse<String> answer =
        http.send(
            request.uri(uri).header("Content-Type", "application/json").build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }

  private JsonNode get(String path) throws Exception {
    return ask(HttpRequest.newBuilder().GET(), "/operations/" + name + path, 200);
  }

  private JsonNode post(String path, String body, int status) throws Exception {
    return ask(
        HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)),
        "/operations/" + name + path,
        status);
  }

  private JsonNode dead(int at) throws Exception {
    return get("/dead-records").path("records").path(at);
  }

  private JsonNode sendAgain(JsonNode dead) throws Exception {
    return post("/dead-records/" + dead.path("id").asString() + "/send", "", 200);
  }

  private JsonNode mend(JsonNode dead, String body, int status) throws Exception {
    return ask(
        HttpRequest.newBuilder().PUT(BodyPublishers.ofString(body)),
        "/operations/%s/dead-records/%s/content".formatted(name, dead.path("id").asString()),
        status);
  }

  private static String mending(String content) {
    return JSON.writeValueAsString(Map.of("content", content, "reason", "a typing error"));
  }

  private List<RecordedEvent> taken() {
    return context.getBean(EventLog.class).after(0, 100);
  }

  private List<String> ids() {
    return taken().stream().map(event -> event.metadata().getOrDefault("ce_id", "")).toList();
  }

  @Test
  void anUnreadableRecordStaysDeadUntilItIsMended() throws Exception {
    send("1", 1, "{\"account\":\"nonsense\"}");
    send("2", 2, invoice("I-2"));
    JsonNode dead = dead(0);
    assertThat(dead.path("topic").asString()).isEqualTo(topic);
    assertThat(dead.path("partition").asInt()).isZero();
    assertThat(dead.path("offset").asLong()).isZero();
    assertThat(dead.path("key").asString()).isEqualTo("CN01.ACME.USD");
    assertThat(dead.path("type").asString()).isEqualTo(INVOICE_TYPE);
    assertThat(dead.path("cause").asString()).isEqualTo("unreadable");
    assertThat(dead.path("deadAt").asString()).isEqualTo("2026-03-01T00:00:00Z");
    assertThat(dead.path("state").asString()).isEqualTo("waiting");
    assertThat(dead.has("content")).isFalse();
    JsonNode whole = get("/dead-records/" + dead.path("id").asString());
    assertThat(whole.path("content").asString()).isEqualTo("{\"account\":\"nonsense\"}");
    assertThat(whole.path("headers").path("ce_id").asString()).isEqualTo(name + "-1");

    JsonNode again = sendAgain(dead);
    assertThat(again.path("outcome").asString()).isEqualTo("still-dead");
    assertThat(again.path("state").asString()).isEqualTo("waiting");
    assertThat(again.has("by")).isFalse();
    JsonNode still = mend(dead, mending("{\"account\":\"nonsense\"}"), 422);
    assertThat(still.path("type").asString()).isEqualTo("urn:huikuan:problem:still-dead");
    assertThat(mend(dead, "{\"content\":\"{\\\"name\\\":\\\"***\\\"}\"}", 400).path("errors"))
        .hasSize(2);
    assertThat(ids()).containsExactly(name + "-2");

    JsonNode mended = mend(dead, mending(invoice("I-1")), 200);
    assertThat(mended.path("outcome").asString()).isEqualTo("taken");
    assertThat(mended.path("state").asString()).isEqualTo("sent-again");
    assertThat(mended.path("by").asString()).isEqualTo("anonymous");
    assertThat(mended.path("because").asString()).isEqualTo("a typing error");
    RecordedEvent event = taken().getLast();
    assertThat(CONTRACT.encode(event.payload())).isEqualTo(invoice("I-1"));
    assertThat(event.metadata())
        .containsEntry("ce_id", name + "-1")
        .containsEntry("ce_actor", "client:erp")
        .containsEntry("actor", "anonymous")
        .containsEntry("mended_by", "anonymous")
        .containsEntry("mended_reason", "a typing error");
    assertThat(event.metadata().get("mended_from"))
        .hasSize(64)
        .isNotEqualTo(event.metadata().get("mended_to"));
    settle();

    assertThat(mend(dead, mending(invoice("I-3")), 200).path("outcome").asString())
        .isEqualTo("already-taken");
    assertThat(sendAgain(dead).path("outcome").asString()).isEqualTo("already-taken");
    assertThat(ids()).containsExactly(name + "-2", name + "-1");
    post(
        "/dead-records/%s/give-up".formatted(dead.path("id").asString()),
        "{\"reason\":\"x\"}",
        409);
    JsonNode entry =
        ask(HttpRequest.newBuilder().GET(), "/audit/" + name, 200).path("entries").path(0);
    assertThat(entry.path("what").asString()).isEqualTo("mended");
    assertThat(entry.path("asked").path("reason").asString()).isEqualTo("a typing error");
    assertThat(entry.path("asked").path("after").asString())
        .isEqualTo(event.metadata().get("mended_to"));
  }

  @Test
  void aRecordThatIsNotTrustedIsTakenOnceItsKeyIsKnownAndNotBefore() throws Exception {
    RecordSigner signer = RecordSigner.of("test", "later", LATER);
    send(signer, "1", 1, invoice("I-1"));
    send("2", 2, invoice("I-2"));
    JsonNode dead = dead(0);
    assertThat(dead.path("cause").asString()).isEqualTo("not-trusted");
    JsonNode refused = sendAgain(dead);
    assertThat(refused.path("outcome").asString()).isEqualTo("still-dead");
    assertThat(refused.path("error").asString()).isEqualTo("Key test:later is not known here");
    assertThat(ids()).containsExactly(name + "-2");

    restart("--huikuan.kafka.keys.test.later=" + LATER);
    assertThat(sendAgain(dead).path("outcome").asString()).isEqualTo("taken");
    assertThat(sendAgain(dead).path("outcome").asString()).isEqualTo("already-taken");
    assertThat(ids()).containsExactly(name + "-2", name + "-1");
    assertThat(taken().getLast().actor()).isEqualTo("client:erp");
    assertThat(taken().getLast().metadata()).doesNotContainKey("mended_by");
    JsonNode counts = get("").path("dead");
    assertThat(counts.toString()).isEqualTo("{\"waiting\":0,\"sentAgain\":1,\"givenUp\":0}");
  }

  @Test
  void whatItsSourceToldAgainIsNotTakenTwice() throws Exception {
    send(RecordSigner.of("test", "later", LATER), "1", 1, invoice("I-1"));
    send("1", 1, invoice("I-1"));
    JsonNode again = sendAgain(dead(0));
    assertThat(again.path("outcome").asString()).isEqualTo("still-dead");
    restart("--huikuan.kafka.keys.test.later=" + LATER);
    assertThat(sendAgain(dead(0)).path("outcome").asString()).isEqualTo("already-taken");
    assertThat(dead(0).path("state").asString()).isEqualTo("sent-again");
    assertThat(ids()).containsExactly(name + "-1");
  }

  @Test
  void aHistoryThatWentBackStaysDeadWhoeverSendsItAgain() throws Exception {
    restart("--huikuan.intake.went-back=dead");
    send("5", 5, invoice("I-5"));
    send("3", 3, invoice("I-3"));
    JsonNode dead = dead(0);
    assertThat(dead.path("cause").asString()).isEqualTo("rewritten");
    assertThat(sendAgain(dead).path("outcome").asString()).isEqualTo("still-dead");
    mend(dead, mending(invoice("I-3")), 422);
    assertThat(ids()).containsExactly(name + "-5");
    restart("--huikuan.intake.went-back=take");
    assertThat(sendAgain(dead).path("outcome").asString()).isEqualTo("taken");
  }

  @Test
  void whatIsGivenUpIsNotAskedAboutAnyMore() throws Exception {
    for (int n = 1; n <= 3; n++) {
      send(String.valueOf(n), n, "nonsense " + n);
    }
    JsonNode first = get("/dead-records?limit=2");
    assertThat(first.path("total").asInt()).isEqualTo(3);
    JsonNode second = get("/dead-records?limit=2&after=" + first.path("next").asString());
    assertThat(Stream.of(first.path("records").path(0), second.path("records").path(0)))
        .extracting(each -> each.path("offset").asInt())
        .containsExactly(2, 0);
    assertThat(second.has("next")).isFalse();

    String path = "/dead-records/" + dead(0).path("id").asString();
    post(path + "/give-up", "{}", 400);
    JsonNode given = post(path + "/give-up", "{\"reason\":\"a test record\"}", 200);
    assertThat(given.path("state").asString()).isEqualTo("given-up");
    assertThat(given.path("because").asString()).isEqualTo("a test record");
    assertThat(post(path + "/give-up", "{\"reason\":\"again\"}", 200)).isEqualTo(given);
    post(path + "/send", "", 409);
    mend(dead(0), mending(invoice("I-1")), 409);
    assertThat(get("/dead-records?state=waiting").path("total").asInt()).isEqualTo(2);
    assertThat(get("/dead-records?state=given-up").path("records")).hasSize(1);
    ask(HttpRequest.newBuilder().GET(), "/operations/" + name + "/dead-records?state=x", 400);
    post("/dead-records/nobody/send", "", 404);
  }

  @Test
  void aServiceTellsHowItDoes() throws Exception {
    send("1", 1, invoice("I-1"));
    send("2", 2, "nonsense");
    JsonNode told = get("");
    assertThat(told.path("service").asString()).isEqualTo(name);
    assertThat(told.path("log").path("head").asLong()).isEqualTo(1);
    assertThat(told.path("log").path("epoch").asString()).matches("[0-9a-f]{24}");
    assertThat(told.path("log").path("root").path("position").asLong()).isEqualTo(1);
    assertThat(told.path("log").path("root").path("root").asString()).hasSize(64);
    JsonNode processors = told.path("processors");
    assertThat(processors)
        .extracting(each -> each.path("name").asString())
        .contains("seen", "lamps");
    assertThat(processors)
        .allSatisfy(
            each -> {
              assertThat(each.path("position").asLong()).isEqualTo(1);
              assertThat(each.path("lag").asLong()).isZero();
              assertThat(each.has("behind")).isFalse();
            });
    assertThat(told.path("relay").toString()).isEqualTo("[{\"topic\":\"house.events\",\"lag\":0}]");
    assertThat(told.path("intake").toString()).isEqualTo("{\"lag\":0}");
    assertThat(told.path("deadlines").path("overdue").asLong()).isZero();
    assertThat(told.path("stuck").asLong()).isZero();
    assertThat(told.path("dead").path("waiting").asLong()).isEqualTo(1);
    assertThat(told.path("health"))
        .extracting(each -> each.path("name").asString() + " " + each.path("status").asString())
        .contains("log UP", "kafka UP", "processors UP", "projections UP", "stations UP");
  }

  @Test
  void theLogIsCheckedWhileItRuns() throws Exception {
    assertThat(get("/verify").path("state").asString()).isEqualTo("none");
    for (int n = 1; n <= 3; n++) {
      send(String.valueOf(n), n, invoice("I-" + n));
    }
    assertThat(post("/verify", "", 202).path("commits").asLong()).isEqualTo(3);
    JsonNode sound = ended();
    assertThat(sound.path("state").asString()).isEqualTo("sound");
    assertThat(sound.path("checked").asLong()).isEqualTo(3);
    assertThat(sound.path("faults")).isEmpty();
    assertThat(sound.path("root").asString())
        .isEqualTo(get("").path("log").path("root").path("root").asString());

    context
        .getBean(MongoDatabase.class)
        .getCollection("commits")
        .updateOne(Filters.eq("_id", 2L), Updates.set("recordedAt", new java.util.Date(1)));
    post("/verify", "", 202);
    JsonNode damaged = ended();
    assertThat(damaged.path("state").asString()).isEqualTo("damaged");
    assertThat(damaged.path("faults"))
        .extracting(each -> each.path("position").asLong() + " " + each.path("what").asString())
        .contains("2 Commit 2, or what it follows, is not what was recorded");
  }

  private JsonNode ended() throws Exception {
    await().atMost(PATIENCE).until(() -> get("/verify").has("endedAt"));
    return get("/verify");
  }
}
