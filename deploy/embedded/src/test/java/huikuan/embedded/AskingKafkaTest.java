package huikuan.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that asks for a password. */
class AskingKafkaTest {

  private static final TopicPartition TOPIC = new TopicPartition("ledger.events", 0);
  private static final String PASSWORD = "0a1b2c3d";
  private static final Map<String, String> RIGHT = EmbeddedKafka.clientSettings(PASSWORD);
  private static final Map<String, String> WRONG = EmbeddedKafka.clientSettings("0a1b2c3e");
  private static final Map<String, String> NONE = Map.of();

  @TempDir Path directory;

  private EmbeddedKafka asking(String password) {
    return EmbeddedKafka.start(directory, 0, password, _ -> {});
  }

  @Test
  void whoKnowsThePasswordIsServed() throws Exception {
    try (EmbeddedKafka kafka = asking(PASSWORD)) {
      createTopic(kafka, RIGHT);
      send(kafka, RIGHT, "one");
      assertThat(read(kafka, RIGHT, 1)).containsExactly("one");
    }
  }

  @Test
  void whoKnowsAnotherIsRefused() {
    try (EmbeddedKafka kafka = asking(PASSWORD)) {
      assertThatThrownBy(() -> createTopic(kafka, WRONG))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(SaslAuthenticationException.class);
      assertThatThrownBy(() -> send(kafka, WRONG, "one"))
          .hasRootCauseInstanceOf(SaslAuthenticationException.class);
      assertThatThrownBy(() -> read(kafka, WRONG, 1))
          .isInstanceOf(SaslAuthenticationException.class);
    }
  }

  @Test
  void whoGivesNoneIsNotServed() {
    try (EmbeddedKafka kafka = asking(PASSWORD)) {
      assertThatThrownBy(() -> createTopic(kafka, NONE)).hasCauseInstanceOf(TimeoutException.class);
      assertThatThrownBy(() -> send(kafka, NONE, "one"))
          .hasRootCauseInstanceOf(TimeoutException.class);
      assertThatThrownBy(() -> read(kafka, NONE, 1)).isInstanceOf(TimeoutException.class);
    }
  }

  @Test
  void theControllerAsksToo() throws Exception {
    try (EmbeddedKafka kafka = asking(PASSWORD)) {
      assertThat(quorumLeader(kafka, RIGHT)).isEqualTo(1);
      assertThatThrownBy(() -> quorumLeader(kafka, WRONG))
          .hasCauseInstanceOf(SaslAuthenticationException.class);
      assertThatThrownBy(() -> quorumLeader(kafka, NONE))
          .hasCauseInstanceOf(TimeoutException.class);
    }
  }

  @Test
  void whatWasKeptWithoutAPasswordOrWithAnotherIsThere() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
      createTopic(kafka, NONE);
      send(kafka, NONE, "one");
    }
    try (EmbeddedKafka kafka = asking("another")) {
      send(kafka, EmbeddedKafka.clientSettings("another"), "two");
    }
    try (EmbeddedKafka kafka = asking(PASSWORD)) {
      send(kafka, RIGHT, "three");
      assertThat(read(kafka, RIGHT, 3)).containsExactly("one", "two", "three");
    }
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
      assertThat(read(kafka, NONE, 3)).containsExactly("one", "two", "three");
    }
  }

  @Test
  void aPasswordThatSettingsCannotHoldIsRefused() {
    assertThatThrownBy(() -> asking("a\"b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("letters and digits")
        .hasMessageNotContaining("a\"b");
  }

  private static void createTopic(EmbeddedKafka kafka, Map<String, String> login) throws Exception {
    try (Admin admin = Admin.create(settings(kafka, login))) {
      admin.createTopics(List.of(new NewTopic(TOPIC.topic(), 1, (short) 1))).all().get();
    }
  }

  private static int quorumLeader(EmbeddedKafka kafka, Map<String, String> login) throws Exception {
    Map<String, Object> settings = settings(kafka, login);
    settings.remove("bootstrap.servers");
    settings.put("bootstrap.controllers", "127.0.0.1:" + kafka.controllerPort());
    try (Admin admin = Admin.create(settings)) {
      return admin.describeMetadataQuorum().quorumInfo().get().leaderId();
    }
  }

  private static void send(EmbeddedKafka kafka, Map<String, String> login, String value)
      throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            settings(kafka, login), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(TOPIC.topic(), "key", value)).get();
    }
  }

  private static List<String> read(EmbeddedKafka kafka, Map<String, String> login, long count) {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            settings(kafka, login), new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(TOPIC));
      consumer.seekToBeginning(List.of(TOPIC));
      assertThat(consumer.endOffsets(List.of(TOPIC))).containsEntry(TOPIC, count);
      List<String> read = new ArrayList<>();
      while (read.size() < count) {
        for (ConsumerRecord<String, String> each : consumer.poll(Duration.ofSeconds(10))) {
          read.add(each.value());
        }
      }
      return read;
    }
  }

  private static Map<String, Object> settings(EmbeddedKafka kafka, Map<String, String> login) {
    Map<String, Object> settings = new HashMap<>(login);
    settings.put("bootstrap.servers", kafka.bootstrapServers());
    settings.put("request.timeout.ms", 2000);
    settings.put("default.api.timeout.ms", 3000);
    settings.put("max.block.ms", 3000);
    settings.put("delivery.timeout.ms", 3000);
    return settings;
  }
}
