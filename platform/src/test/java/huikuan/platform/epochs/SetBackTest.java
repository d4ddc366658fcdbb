package huikuan.platform.epochs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent;
import huikuan.embedded.EmbeddedKafka;
import huikuan.embedded.EmbeddedMongo;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.eventlog.NewCommit;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.intake.IntakeStation;
import huikuan.platform.relay.Retelling;
import huikuan.platform.servers.Signed;
import huikuan.platform.servers.Starting;
import huikuan.platform.servers.TopicAtHand;
import huikuan.platform.settling.Settling;
import huikuan.platform.settling.Station;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A source is restored from a backup that is older than what a consumer has taken: its positions
 * are given out a second time.
 */
class SetBackTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final EventCodec CODEC = new EventCodec(EventVocabulary.of(LedgerEvent.class));
  private static final List<String> LOG = List.of("commits", "relays", "epochs");

  private static EmbeddedMongo mongo;
  private static EmbeddedKafka kafka;
  private static MongoClient client;

  private final List<ConfigurableApplicationContext> running = new ArrayList<>();
  private String name = "";

  @BeforeAll
  static void startServers(@TempDir Path directory) {
    mongo = EmbeddedMongo.start(directory.resolve("mongo"), 0);
    kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
    client = MongoClients.create(mongo.uri("source"));
  }

  @AfterAll
  static void stopServers() {
    client.close();
    kafka.close();
    mongo.close();
  }

  @BeforeEach
  void name(TestInfo test) {
    name = test.getTestMethod().orElseThrow().getName();
  }

  @AfterEach
  void stop() {
    running.forEach(ConfigurableApplicationContext::close);
  }

  private ConfigurableApplicationContext run(
      String service, String in, String out, String... more) {
    Stream<String> usual =
        Stream.of(
            "--huikuan.service=" + service + "." + name,
            "--passing.owner=source." + name,
            Signed.by("source." + name),
            Signed.by(service + "." + name),
            "--huikuan.database=" + database(service).getName(),
            "--huikuan.instance=only",
            "--passing.in=" + in + "." + name,
            "--passing.out=" + out + "." + name,
            "--huikuan.relay.partitions=2",
            "--server.port=0",
            "--spring.mongodb.uri=" + mongo.uri("any"),
            "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers());
    ConfigurableApplicationContext context =
        Starting.service(
            PassingOnService.class,
            Stream.concat(usual.distinct(), Arrays.stream(more)).toArray(String[]::new));
    running.add(context);
    return context;
  }

  private ConfigurableApplicationContext source(String... more) {
    return run("source", "in", "told", more);
  }

  private ConfigurableApplicationContext consumer(String... more) {
    return run("consumer", "told", "out", more);
  }

  private void stop(ConfigurableApplicationContext context) {
    context.close();
    running.remove(context);
  }

  private MongoDatabase database(String service) {
    return client.getDatabase(service + Math.floorMod(name.hashCode(), 1_000_000));
  }

  private static void append(ConfigurableApplicationContext source, String... numbers) {
    MongoEventLog log = source.getBean(MongoEventLog.class);
    for (String number : numbers) {
      LedgerEvent posted =
          new LedgerEvent.InvoicePosted(
              AccountId.parse("CN01.C-1.USD"),
              number,
              LocalDate.parse("2026-03-01"),
              null,
              LocalDate.parse("2026-03-31"),
              Money.parse("10.00 USD"),
              null,
              null,
              null);
      NewCommit.NewEvent event =
          new NewCommit.NewEvent(
              CODEC.nameOf(posted), CODEC.encode(posted), Map.of("actor", "system:tests"));
      log.append(new NewCommit(null, List.of(event), List.of())).join();
    }
  }

  /** All services together: what one tells, another has still to take. */
  private void settle() {
    List<Station> stations =
        running.stream()
            .flatMap(each -> each.getBeansOfType(Station.class).values().stream())
            .toList();
    Settling.await(stations, PATIENCE);
  }

  private static List<RecordedEvent> taken(ConfigurableApplicationContext consumer) {
    return consumer.getBean(MongoEventLog.class).after(0, 100);
  }

  private static List<String> numbers(List<RecordedEvent> events) {
    return events.stream()
        .map(event -> ((LedgerEvent.InvoicePosted) event.payload()).number())
        .toList();
  }

  private static List<String> metadata(List<RecordedEvent> events, String of) {
    return events.stream().map(event -> event.metadata().get(of)).toList();
  }

  /** The contents of a backup of the source's database. */
  private Map<String, List<Document>> backup() {
    Map<String, List<Document>> kept = new TreeMap<>();
    for (String each : LOG) {
      kept.put(each, database("source").getCollection(each).find().into(new ArrayList<>()));
    }
    return kept;
  }

  private void restore(Map<String, List<Document>> kept) {
    kept.forEach(
        (each, documents) -> {
          database("source").getCollection(each).deleteMany(new Document());
          database("source").getCollection(each).insertMany(documents);
        });
  }

  /** The consumer has taken A, B and C; the source is as it was after B. */
  private ConfigurableApplicationContext consumerAhead() {
    ConfigurableApplicationContext source = source();
    ConfigurableApplicationContext consumer = consumer();
    append(source, "A", "B");
    settle();
    Map<String, List<Document>> kept = backup();
    append(source, "C");
    settle();
    assertThat(numbers(taken(consumer))).containsExactly("A", "B", "C");
    stop(source);
    restore(kept);
    return consumer;
  }

  @Test
  void inANewEpochWhatIsNewIsTakenAndWhatIsToldAgainIsNot() {
    ConfigurableApplicationContext consumer = consumerAhead();
    ConfigurableApplicationContext source = source("--huikuan.log.restored=first");
    append(source, "D");
    settle();

    List<RecordedEvent> taken = taken(consumer);
    assertThat(numbers(taken)).containsExactly("A", "B", "C", "D");
    assertThat(metadata(taken, "ce_position")).containsExactly("1", "2", "3", "3");
    List<String> epochs = metadata(taken, "ce_epoch");
    assertThat(epochs.subList(0, 3)).containsOnly(epochs.getFirst());
    assertThat(epochs.getLast()).matches("[0-9a-f]{24}").isNotEqualTo(epochs.getFirst());
    assertThat(metadata(taken, "ce_sequence")).isSorted().doesNotHaveDuplicates();
    assertThat(taken).extracting(RecordedEvent::actor).containsOnly("system:tests");

    stop(source);
    Retelling.ofAll(database("source"));
    append(source("--huikuan.log.restored=first"), "E");
    settle();
    assertThat(numbers(taken(consumer))).containsExactly("A", "B", "C", "D", "E");
    assertThat(metadata(taken(consumer), "ce_epoch").getLast()).isEqualTo(epochs.getLast());
  }

  @Test
  void withoutOneTheIntakeStopsUntilSomebodyDecides() {
    ConfigurableApplicationContext consumer = consumerAhead();
    append(source(), "D");
    IntakeStation intake = consumer.getBean(IntakeStation.class);
    await().atMost(PATIENCE).until(() -> intake.stopped().isPresent());

    assertThat(intake.stopped().orElseThrow())
        .contains("/huikuan/source", "went back", "at position 3 of epoch");
    assertThat(intake.stoppedAt().orElseThrow().topic()).isEqualTo("told." + name);
    assertThat(intake.name()).contains("stopped");
    assertThat(
            consumer.getBean("stationsHealthIndicator", HealthIndicator.class).health().getStatus())
        .isEqualTo(Status.DOWN);
    assertThat(consumer.getBean(MeterRegistry.class).get("huikuan.intake.stopped").gauge().value())
        .isEqualTo(1);
    assertThat(numbers(taken(consumer))).containsExactly("A", "B", "C");

    stop(consumer);
    ConfigurableApplicationContext decided = consumer("--huikuan.intake.went-back=dead");
    settle();
    assertThat(numbers(taken(decided))).containsExactly("A", "B", "C");
    assertThat(TopicAtHand.all(kafka.bootstrapServers(), "told." + name + ".dead"))
        .singleElement()
        .satisfies(
            dead -> assertThat(TopicAtHand.header(dead, "huikuan_reason")).contains("went back"));

    stop(decided);
    stop(running.getFirst());
    Retelling.ofAll(database("source"));
    source();
    ConfigurableApplicationContext taking = consumer("--huikuan.intake.went-back=take");
    settle();
    assertThat(numbers(taken(taking))).containsExactly("A", "B", "C", "D");
  }
}
