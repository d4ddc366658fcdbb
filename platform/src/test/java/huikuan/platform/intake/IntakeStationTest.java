package huikuan.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.embedded.EmbeddedKafka;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeStationTest {

  private static final String TOPIC = "receipts";
  private static final String SERVICE = "reader";

  @Test
  void isBehindUntilItsTopicIsThereAndAllOfItIsAcknowledged(@TempDir Path directory)
      throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0);
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
      IntakeStation station =
          new IntakeStation(
              Set.of(TOPIC), () -> 0, admin, SERVICE, Optional::empty, Optional::empty);

      assertThat(station.caughtUp()).isFalse();
      assertThatThrownBy(station::lag)
          .hasRootCauseInstanceOf(UnknownTopicOrPartitionException.class);

      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
      producer.send(new ProducerRecord<>(TOPIC, "{}".getBytes(StandardCharsets.UTF_8))).get();
      assertThat(station.lag()).isEqualTo(1);
      assertThat(station.caughtUp()).isFalse();

      admin
          .alterConsumerGroupOffsets(
              SERVICE, Map.of(new TopicPartition(TOPIC, 0), new OffsetAndMetadata(1)))
          .all()
          .get();
      assertThat(station.lag()).isZero();
      assertThat(station.caughtUp()).isTrue();
    }
  }
}
