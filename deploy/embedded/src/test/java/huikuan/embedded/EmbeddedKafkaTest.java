package huikuan.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedKafkaTest {

  private static final String TOPIC = "ledger.events";
  private static final Duration BOUND = Duration.ofSeconds(30);

  @TempDir Path directory;

  @Test
  void recordsAndCommittedOffsetsOutliveARestart() throws Exception {
    int port;
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
      port = kafka.port();
      createTopic(kafka);
      send(kafka, "one", "two", "three");
      assertThat(receive(kafka, 2)).startsWith("one", "two");
    }
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, port)) {
      send(kafka, "four");
      assertThat(receive(kafka, 2)).containsExactly("three", "four");
    }
  }

  @Test
  void withoutTheMetadataThatKnowsItsTopicsItDoesNotStart() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
      createTopic(kafka);
      send(kafka, "one");
    }
    delete(directory.resolve("__cluster_metadata-0"));
    for (int start = 0; start < 2; start++) {
      assertThatThrownBy(() -> EmbeddedKafka.start(directory, 0))
          .isInstanceOf(DamagedFiles.class)
          .hasMessageContaining("does not know partitions that are there")
          .hasMessageContaining(TOPIC + "-0");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "replication-offset-checkpoint",
        "recovery-point-offset-checkpoint",
        "log-start-offset-checkpoint",
        "cleaner-offset-checkpoint",
        TOPIC + "-0/leader-epoch-checkpoint"
      })
  void aCheckpointThatCannotBeReadIsMadeAnew(String file) throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
      createTopic(kafka);
      send(kafka, "one", "two");
    }
    Files.writeString(directory.resolve(file), "0\n1\n" + TOPIC + " 0 x2\n");
    assertThat(KafkaFiles.ends(directory)).extracting(KafkaFiles.End::end).contains(2L);
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
      send(kafka, "three");
      assertThat(receive(kafka, 3)).containsExactly("one", "two", "three");
    }
  }

  @Test
  void aStartThatFailsLeavesNothingRunning() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
      createTopic(kafka);
    }
    Files.writeString(directory.resolve(TOPIC + "-0").resolve("partition.metadata"), "none");
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    assertThatThrownBy(() -> EmbeddedKafka.start(directory, 0)).isInstanceOf(DamagedFiles.class);
    Set<Thread> left = new HashSet<>(Thread.getAllStackTraces().keySet());
    left.removeAll(before);
    assertThat(left).extracting(Thread::getName).noneMatch(name -> name.contains("broker"));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  @Test
  void whatWasAcknowledgedSurvivesAKill() throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Sender.class.getName(),
                directory.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(child.waitFor()).isEqualTo(137);
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
      assertThat(receive(kafka, 3)).containsExactly("one", "two", "three");
    }
  }

  /** Sends, and dies as soon as the last record is acknowledged. */
  static final class Sender {

    private Sender() {}

    public static void main(String[] args) throws Exception {
      EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(args[0]), 0);
      createTopic(kafka);
      send(kafka, "one", "two", "three");
      Runtime.getRuntime().halt(137);
    }
  }

  @Test
  void aBrokerThatCannotWriteEndsItsProcess() throws Exception {
    Process child =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -f 8192; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Flood.class.getName(),
                directory.toString())
            .redirectErrorStream(true)
            .start();
    List<String> told;
    try (BufferedReader out = child.inputReader()) {
      told = out.lines().toList();
    }

    assertThat(child.waitFor()).isEqualTo(FailStop.STATUS);
    assertThat(told).anyMatch(line -> line.contains("Kafka could not go on"));
  }

  /** Sends for ever. */
  static final class Flood {

    private Flood() {}

    public static void main(String[] args) throws Exception {
      EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(args[0]), 0, FailStop.of("Kafka"));
      createTopic(kafka);
      try (KafkaProducer<String, String> producer = producer(kafka)) {
        String large = "much ".repeat(10_000);
        while (true) {
          producer.send(new ProducerRecord<>(TOPIC, large));
        }
      }
    }
  }

  @Test
  void aRecordOfAFarFutureIsTaken() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0);
        KafkaProducer<String, String> producer = producer(kafka)) {
      createTopic(kafka);
      long inTenYears = System.currentTimeMillis() + Duration.ofDays(3650).toMillis();
      producer.send(new ProducerRecord<>(TOPIC, 0, inTenYears, "key", "future")).get();
      assertThat(receive(kafka, 1)).containsExactly("future");
    }
  }

  @Test
  void aTopicNobodyCreatedIsRefused() {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0);
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      assertThatThrownBy(() -> admin.describeTopics(List.of("none")).allTopicNames().get())
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
    }
  }

  @Test
  void aDirectoryInUseIsNamed() {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
      assertThat(kafka.port()).isPositive();
      assertThatThrownBy(() -> EmbeddedKafka.start(directory, 0))
          .isInstanceOf(DataDirectoryInUse.class)
          .hasMessageContaining(directory.toString());
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = socket.getLocalPort();
      assertThatThrownBy(() -> EmbeddedKafka.start(directory, port))
          .isInstanceOf(PortTaken.class)
          .hasMessage("Port " + port + " for Kafka is taken");
    }
  }

  private static void createTopic(EmbeddedKafka kafka) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
  }

  private static KafkaProducer<String, String> producer(EmbeddedKafka kafka) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
        new StringSerializer(),
        new StringSerializer());
  }

  private static void send(EmbeddedKafka kafka, String... values) throws Exception {
    try (KafkaProducer<String, String> producer = producer(kafka)) {
      for (String value : values) {
        producer.send(new ProducerRecord<>(TOPIC, "key", value)).get();
      }
    }
  }

  /** So many records from where the group is; the group's offset is committed behind them. */
  private static List<String> receive(EmbeddedKafka kafka, int count) {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "group.id",
                "readers",
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "max.poll.records",
                1),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.subscribe(List.of(TOPIC));
      List<String> received = new ArrayList<>();
      while (received.size() < count) {
        Iterable<ConsumerRecord<String, String>> records = consumer.poll(BOUND);
        assertThat(records).isNotEmpty();
        records.forEach(record -> received.add(record.value()));
        consumer.commitSync();
      }
      return received;
    }
  }
}
