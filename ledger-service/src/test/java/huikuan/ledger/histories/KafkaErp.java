package huikuan.ledger.histories;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.settling.Settling;
import huikuan.platform.settling.Station;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.JsonNode;

/** An ERP that puts its documents on Kafka, and reads there what was rejected. */
final class KafkaErp implements AutoCloseable {

  private static final String TOPIC = "erp.documents";
  private static final TopicPartition REJECTED = new TopicPartition(TOPIC + ".rejected", 0);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final RunningLedger ledger = RunningLedger.ledger();
  private final KafkaTemplate<String, byte[]> kafka;
  private final Consumer<String, byte[]> rejected;
  private final Map<String, JsonNode> problems = new HashMap<>();

  @SuppressWarnings("unchecked")
  KafkaErp() {
    kafka = ledger.bean(KafkaTemplate.class);
    ConsumerFactory<String, byte[]> consumers = ledger.bean(ConsumerFactory.class);
    rejected = consumers.createConsumer("three-ways", "", null, new Properties());
    rejected.assign(List.of(REJECTED));
    rejected.seek(REJECTED, rejected.endOffsets(List.of(REJECTED)).getOrDefault(REJECTED, 0L));
  }

  /** For each, in order, the problem that it was rejected with; null = it was not. */
  List<@Nullable JsonNode> post(List<String> documents) {
    List<String> places = new ArrayList<>();
    for (String document : documents) {
      RecordMetadata place =
          kafka.send(RunningLedger.signed(TOPIC, "one", document)).join().getRecordMetadata();
      places.add(place.partition() + "/" + place.offset());
    }
    Settling.await(ledger.instance().getBeansOfType(Station.class).values(), PATIENCE);
    readRejected();
    List<@Nullable JsonNode> all = new ArrayList<>();
    places.forEach(place -> all.add(problems.get(place)));
    return all;
  }

  private void readRejected() {
    long end = rejected.endOffsets(List.of(REJECTED)).getOrDefault(REJECTED, 0L);
    while (rejected.position(REJECTED) < end) {
      for (ConsumerRecord<String, byte[]> each : rejected.poll(PATIENCE)) {
        byte[] origin = each.headers().lastHeader("huikuan_origin").value();
        JsonNode told = ExactJson.MAPPER.readTree(each.value());
        assertThat(problems.put(new String(origin, StandardCharsets.UTF_8), told.path("problem")))
            .as("told once")
            .isNull();
      }
    }
  }

  @Override
  public void close() {
    rejected.close();
  }
}
