package huikuan.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import huikuan.embedded.DamagedFiles;
import huikuan.embedded.EmbeddedKafka;
import huikuan.embedded.EmbeddedMongo;
import huikuan.embedded.MailCatcher;
import huikuan.embedded.StoreOptions;
import huikuan.platform.eventlog.LogCheck;
import huikuan.platform.eventlog.LogEpochs;
import huikuan.platform.eventlog.LogHead;
import huikuan.platform.relay.Retelling;
import huikuan.standalone.client.GatewayClient;
import huikuan.standalone.sandbox.ClockFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every file of a data directory, flipped, cut, swapped and deleted, after an orderly stop and as a
 * kill leaves it: never a start that has lost an acknowledged document without saying so.
 *
 * <p>A sample with a fixed seed; all files and kinds, the start of Kafka included: {@code mvn
 * verify -Ddamage.all=true -Ddamage.seed=<any>} with this test only.
 */
@Order(5)
@Execution(ExecutionMode.CONCURRENT)
class DamageCampaignIT {

  private static final long SEED = Long.getLong("damage.seed", 20261127);
  private static final boolean ALL = Boolean.getBoolean("damage.all");

  /** Damages of a sample, for each of the two directories. */
  private static final int SAMPLE = 16;

  /** How often Kafka is started on damaged files in a sample. */
  private static final int STARTS = 2;

  private static final int DOCUMENTS = 40;
  private static final List<String> LOGS = List.of("ledger", "dunning", "notification");
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private static Path directory;
  private static Map<String, LogHead> acknowledged = new HashMap<>();
  private static Map<String, Long> records = new TreeMap<>();
  private static final Map<String, Set<String>> SAID = new TreeMap<>();

  private static int starts;

  private enum Kind {
    FLIP,
    CUT,
    SWAP,
    DELETE
  }

  private record Hit(String state, String file, Kind kind, int at) {}

  @BeforeAll
  static void prepare() throws IOException {
    Logs.onceForAll();
    Resources resources = new Resources();
    Path data = directory.resolve("data");
    Map<String, String> environment = TestPorts.free().environment();
    DataDirectory kept = resources.add(DataDirectory.open(data));
    Instance instance =
        Instance.on(
            kept, Ports.usual(environment), new Damage(kept, false, _ -> {}), false, resources);
    instance.start(Instant.parse("2026-03-01T00:00:00Z"), false, false);
    try (GatewayClient gateway = instance.client()) {
      gateway.openChasing("CN01", LocalDate.of(2026, 3, 1));
      gateway.putCustomer("CN01", "C-1", customer());
      gateway.post(IntStream.range(0, DOCUMENTS).mapToObj(DamageCampaignIT::invoice).toList());
      gateway.moveClock(Instant.parse("2026-03-12T04:00:00Z"));
      for (int n = 0; n < 20; n++) {
        gateway.post(List.of(invoice(DOCUMENTS + n)));
      }
      // Files that are written to while they are copied would be those of no moment.
      gateway.settle();
    }
    copy(data, directory.resolve("killed"));
    resources.close();
    copy(data, directory.resolve("stopped"));
    readAcknowledged();
    assertThat(acknowledged.get("ledger").commits()).isGreaterThanOrEqualTo(DOCUMENTS / 40 + 20);
    assertThat(acknowledged.get("notification").commits()).isPositive();
  }

  /** The copy was made while the server ran: the stopped one has all that was answered before. */
  private static void readAcknowledged() throws IOException {
    Path whole = directory.resolve("whole");
    copy(directory.resolve("killed"), whole);
    try (EmbeddedMongo mongo = EmbeddedMongo.start(whole.resolve("documents"), 0);
        MongoClient client = MongoClients.create(mongo.uri("ledger"))) {
      LOGS.forEach(log -> acknowledged.put(log, LogHead.in(client.getDatabase(log))));
    }
    records = recordsOf(whole);
    FileSystemUtils.deleteRecursively(whole);
  }

  private static JsonNode customer() {
    return JSON.readTree(
        """
        {"name":"Somebody","locale":"en","timeZone":"Asia/Shanghai","contacts":[{"id":"p1",
         "name":"Somebody","role":"paymentResponsible","email":"c@customer.example"}]}\
        """);
  }

  private static JsonNode invoice(int n) {
    return JSON.readTree(
        """
        {"kind":"invoice","company":"CN01","customer":"C-1","currency":"CNY","number":"D-%d",
         "postedOn":"2026-02-01","dueOn":"2026-03-%02d","amount":"1000.00"}\
        """
            .formatted(n, 5 + n % 10));
  }

  @AfterAll
  static void tell() {
    System.out.printf("Damage, seed %d:%n", SEED);
    SAID.forEach((damage, said) -> System.out.println("  " + damage + ": " + said));
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void nothingIsLostInSilence() throws IOException {
    List<Hit> hits = new ArrayList<>();
    for (String state : List.of("killed", "stopped")) {
      hits.addAll(hits(state));
    }
    for (Hit hit : hits) {
      Path damaged = directory.resolve("damaged");
      FileSystemUtils.deleteRecursively(damaged);
      copy(directory.resolve(hit.state()), damaged);
      hit(damaged, hit);
      String said = start(damaged, hit);
      String name = hit.file().replaceAll("[0-9a-f]{8}", "…").replaceAll("-[0-9]+/", "-n/");
      SAID.computeIfAbsent(name + " " + hit.kind(), _ -> new TreeSet<>())
          .add(hit.state() + ": " + said.replace(damaged.toString(), "").replaceAll("[0-9]+", "n"));
    }
  }

  /** Everything at the end of the ledger's log is gone, as after a store of yesterday. */
  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void aLogThatIsShortIsRefusedAndAcceptedWithANewEpoch() throws IOException {
    Path short1 = directory.resolve("short");
    copy(directory.resolve("stopped"), short1);
    long left = acknowledged.get("ledger").commits() - 3;
    in(
        short1,
        client ->
            client
                .getDatabase("ledger")
                .getCollection(LogHead.COLLECTION)
                .deleteMany(Filters.gt("_id", left)));

    List<String> told = new ArrayList<>();
    assertThatThrownBy(() -> check(short1, false, told))
        .isInstanceOf(DamagedFiles.class)
        .hasMessageContainingAll(
            "The ledger log ends with commit " + left, "finance's read model", "Kafka's topic");
    assertThat(verified(short1))
        .contains("SHORT", "The ledger log ends with commit " + left)
        .doesNotContain("balances", "ledger items");

    check(short1, true, told);
    assertThat(told)
        .anyMatch(line -> line.contains("The ledger log goes on after commit " + left))
        .anyMatch(line -> line.contains("kafka.damaged-1"))
        .anyMatch(line -> line.contains("balances.duckdb.damaged-1"));
    in(
        short1,
        client -> {
          assertThat(LogEpochs.of(client.getDatabase("ledger")).current().after()).isEqualTo(left);
          assertThat(Retelling.told(client.getDatabase("ledger"))).isEmpty();
        });
    assertThatCode(() -> check(short1, false, told)).doesNotThrowAnyException();
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void aStoreThatIsGoneIsRefused() throws IOException {
    Path gone = directory.resolve("gone");
    copy(directory.resolve("stopped"), gone);
    FileSystemUtils.deleteRecursively(gone.resolve("documents"));
    assertThatThrownBy(() -> check(gone, false, new ArrayList<>()))
        .isInstanceOf(DamagedFiles.class)
        .hasMessageContaining("has no files any more");
    for (String witness : List.of("kafka", "ledger")) {
      FileSystemUtils.deleteRecursively(gone.resolve(witness));
    }
    assertThatThrownBy(() -> check(gone, false, new ArrayList<>()))
        .as("the clock alone is left")
        .isInstanceOf(DamagedFiles.class);
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void aKafkaThatForgotWhatItWasToldIsRefused() throws IOException {
    Path forgot = directory.resolve("forgot");
    copy(directory.resolve("stopped"), forgot);
    FileSystemUtils.deleteRecursively(forgot.resolve("kafka"));
    List<String> told = new ArrayList<>();
    assertThatThrownBy(() -> check(forgot, false, told))
        .isInstanceOf(DamagedFiles.class)
        .hasMessageContainingAll("Kafka's topic ledger.events", "was acknowledged");
    check(forgot, true, told);
    assertThatCode(() -> check(forgot, false, told)).doesNotThrowAnyException();
  }

  private static void in(Path data, Consumer<MongoClient> use) {
    try (EmbeddedMongo mongo = EmbeddedMongo.start(data.resolve("documents"), 0);
        MongoClient client = MongoClients.create(mongo.uri("ledger"))) {
      use.accept(client);
    }
  }

  private static String verified(Path data) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    assertThat(Verification.run(data, new PrintStream(printed, true, StandardCharsets.UTF_8)))
        .isEqualTo(1);
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static void check(Path directory, boolean acceptLoss, List<String> told)
      throws IOException {
    try (DataDirectory data = DataDirectory.open(directory)) {
      Damage damage = new Damage(data, acceptLoss, told::add);
      damage.checkStore();
      damage.checkKafka();
      try (EmbeddedMongo mongo = EmbeddedMongo.start(data.resolve("documents"), 0)) {
        damage.checkLogs(mongo);
      }
    }
  }

  private static List<Hit> hits(String state) throws IOException {
    Path whole = directory.resolve(state);
    Random random = new Random(SEED + state.hashCode());
    List<Hit> hits = new ArrayList<>();
    try (Stream<Path> files = Files.walk(whole)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = whole.relativize(file).toString();
        if (name.startsWith("logs/")) {
          continue;
        }
        for (Kind kind : Kind.values()) {
          int size = (int) Files.size(file);
          if (size > 0 || kind == Kind.DELETE) {
            hits.add(new Hit(state, name, kind, size == 0 ? 0 : random.nextInt(size)));
          }
        }
      }
    }
    if (ALL) {
      return hits;
    }
    // The databases, the clock and the mails first: Kafka has most of the files.
    Collections.shuffle(hits, random);
    List<Hit> sample = new ArrayList<>();
    hits.stream()
        .filter(hit -> !hit.file().startsWith("kafka"))
        .limit(SAMPLE * 2 / 3)
        .forEach(sample::add);
    hits.stream()
        .filter(hit -> hit.file().startsWith("kafka"))
        .limit(SAMPLE - sample.size())
        .forEach(sample::add);
    return sample;
  }

  private static void hit(Path damaged, Hit hit) throws IOException {
    Path file = damaged.resolve(hit.file());
    byte[] bytes = Files.readAllBytes(file);
    switch (hit.kind()) {
      case FLIP -> {
        bytes[hit.at()] ^= (byte) (1 << hit.at() % Byte.SIZE);
        Files.write(file, bytes);
      }
      case CUT -> Files.write(file, Arrays.copyOf(bytes, hit.at()));
      case DELETE -> Files.delete(file);
      case SWAP -> {
        Path other = neighbour(file);
        byte[] others = Files.readAllBytes(other);
        Files.write(other, bytes);
        Files.write(file, others);
      }
    }
  }

  private static Path neighbour(Path file) throws IOException {
    try (Stream<Path> beside = Files.list(file.resolveSibling(""))) {
      List<Path> files = beside.filter(Files::isRegularFile).sorted().toList();
      return files.get((files.indexOf(file) + 1) % files.size());
    }
  }

  /** What a start says: a refusal or a repair; nothing is lost if it says nothing. */
  private static String start(Path damaged, Hit hit) throws IOException {
    List<String> told = new ArrayList<>();
    List<RuntimeException> lost = new CopyOnWriteArrayList<>();
    try (DataDirectory data = DataDirectory.open(damaged)) {
      Damage damage = new Damage(data, false, told::add);
      ClockFile clock = new ClockFile(data.resolve(DataDirectory.CLOCK));
      damage.checkClock(clock);
      damage.checkTypes();
      damage.checkStore();
      damage.checkKafka();
      try (EmbeddedMongo mongo =
          EmbeddedMongo.start(
              data.resolve("documents"),
              0,
              StoreOptions.defaults().telling(told::add).whenLost(lost::add))) {
        damage.checkLogs(mongo);
        damage.clock(clock, mongo);
        MailCatcher.start(data.resolve("mail"), 0, -1).close();
        mongo.readAll();
        requireAcknowledged(mongo, hit);
      }
      if (hit.file().startsWith("kafka") && (ALL || starts++ < STARTS)) {
        requireRecords(damaged, hit);
      }
      return told.isEmpty() ? "nothing; all is there" : "goes on: " + String.join("; ", told);
    } catch (DamagedFiles | Refusal refused) {
      return "refused: " + refused.getMessage();
    } catch (MongoException failed) {
      // The process ends at the first page that is not what was written.
      RuntimeException damage =
          lost.stream()
              .filter(DamagedFiles.class::isInstance)
              .findFirst()
              .orElseThrow(() -> failed);
      return "ends: " + damage.getMessage();
    }
  }

  private static void requireAcknowledged(EmbeddedMongo mongo, Hit hit) {
    try (MongoClient client = MongoClients.create(mongo.uri("ledger"))) {
      for (String log : LOGS) {
        LogCheck.Findings found = LogCheck.of(client.getDatabase(log));
        assertThat(found.faults()).as("%s: %s", hit, log).isEmpty();
        assertThat(found.commits())
            .as("%s: %s", hit, log)
            .isGreaterThanOrEqualTo(acknowledged.get(log).commits());
      }
    }
  }

  private static void requireRecords(Path damaged, Hit hit) throws IOException {
    recordsOf(damaged)
        .forEach(
            (topic, count) ->
                assertThat(count)
                    .as("%s: %s", hit, topic)
                    .isGreaterThanOrEqualTo(records.getOrDefault(topic, 0L)));
  }

  /** How many records each of the services' topics has, as a consumer reads them. */
  private static Map<String, Long> recordsOf(Path data) throws IOException {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(data.resolve("kafka"), 0);
        KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(
                Map.of(
                    "bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          LOGS.stream()
              .flatMap(log -> consumer.partitionsFor(log + ".events").stream())
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Map<String, Long> counts = new TreeMap<>();
      int silent = 0;
      while (silent < 5
          && partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(Duration.ofSeconds(2));
        silent = polled.isEmpty() ? silent + 1 : 0;
        polled.forEach(each -> counts.merge(each.topic(), 1L, Long::sum));
      }
      return counts;
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    FileSystemUtils.copyRecursively(from, to);
  }
}
