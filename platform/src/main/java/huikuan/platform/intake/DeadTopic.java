package huikuan.platform.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** The topic {@code <topic>.dead}: unreadable records as they came, each once, with the reason. */
final class DeadTopic {

  /** Header: the reason why it could not be read. */
  static final String REASON_HEADER = "huikuan_reason";

  /** Header: where it was, {@code <partition>/<offset>}. */
  static final String ORIGIN_HEADER = "huikuan_origin";

  private static final Logger log = LoggerFactory.getLogger(DeadTopic.class);

  private final KafkaTemplate<String, byte[]> kafka;
  private final DeadPosition position;
  private final IntakeSettings settings;
  private final MeterRegistry meters;

  DeadTopic(
      KafkaTemplate<String, byte[]> kafka,
      DeadPosition position,
      IntakeSettings settings,
      MeterRegistry meters) {
    this.kafka = kafka;
    this.position = position;
    this.settings = settings;
    this.meters = meters;
  }

  static String nameFor(String topic) {
    return topic + ".dead";
  }

  /** There from the start, at zero, so that a first one is seen as a rise. */
  Counter counter(String topic) {
    return Counter.builder("huikuan.dead.records")
        .description("Records that could not be read")
        .tag("topic", topic)
        .register(meters);
  }

  /** Durable when it returns. A record already there is skipped. */
  void send(ConsumerRecord<String, byte[]> record, String reason) {
    if (position.isPast(record)) {
      log.info("Record {} of {} is delivered again: {}", origin(record), record.topic(), reason);
      return;
    }
    String topic = nameFor(record.topic());
    ProducerRecord<String, byte[]> dead =
        new ProducerRecord<>(topic, null, record.key(), record.value(), record.headers());
    dead.headers().add(REASON_HEADER, reason.getBytes(StandardCharsets.UTF_8));
    dead.headers().add(ORIGIN_HEADER, origin(record).getBytes(StandardCharsets.UTF_8));
    try {
      kafka.send(dead).get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Kafka did not take a dead record", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while sending a dead record", e);
    }
    position.advance(record);
    counter(record.topic()).increment();
    log.warn("Record {} of {} went to {}: {}", origin(record), record.topic(), topic, reason);
  }

  private static String origin(ConsumerRecord<?, ?> record) {
    return record.partition() + "/" + record.offset();
  }
}
