package huikuan.platform.intake;

import huikuan.platform.intake.DeadRecord.Cause;
import huikuan.platform.web.logs.LimitedLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * The topic {@code <topic>.dead}: refused records as they came, each once, with the reason. Each is
 * kept in this service's store first, where people see to it.
 */
final class DeadTopic {

  /** Header: the reason why it was refused. */
  static final String REASON_HEADER = "huikuan_reason";

  /** Header: where it was, {@code <partition>/<offset>}. */
  static final String ORIGIN_HEADER = "huikuan_origin";

  private static final Logger log = LoggerFactory.getLogger(DeadTopic.class);
  private static final LimitedLog LIMITED = new LimitedLog(log);

  private final KafkaTemplate<String, byte[]> kafka;
  private final DeadPosition position;
  private final DeadRecordStore store;
  private final IntakeSettings settings;
  private final MeterRegistry meters;
  private final NotTrustedAlarm alarm;

  DeadTopic(
      KafkaTemplate<String, byte[]> kafka,
      DeadPosition position,
      DeadRecordStore store,
      IntakeSettings settings,
      MeterRegistry meters) {
    this.kafka = kafka;
    this.position = position;
    this.store = store;
    this.settings = settings;
    this.meters = meters;
    this.alarm = new NotTrustedAlarm(meters);
  }

  static String nameFor(String topic) {
    return topic + ".dead";
  }

  /** There from the start, at zero, so that a first one is seen as a rise. */
  void counters(String topic) {
    for (Cause cause : Cause.values()) {
      cause.counter(topic, meters);
    }
  }

  /** The last record that was not from its topic's owner, since the start. */
  Optional<String> notTrusted() {
    return alarm.last();
  }

  /** Durable when it returns. A record already there is skipped. */
  void send(ConsumerRecord<String, byte[]> record, DeadRecord why) {
    if (position.isPast(record)) {
      if (LIMITED.tells("Dead records of %s, delivered again".formatted(record.topic()))) {
        log.info("Record {} of {} is delivered again: {}", origin(record), record.topic(), why);
      }
      return;
    }
    store.keep(record, why);
    String topic = nameFor(record.topic());
    ProducerRecord<String, byte[]> dead =
        new ProducerRecord<>(topic, null, record.key(), record.value(), record.headers());
    if (!taken(marked(dead, record, why.reason())) && !taken(shortened(topic, record, why))) {
      throw new IllegalStateException("Kafka takes no dead record on " + topic);
    }
    position.advance(record);
    tell(record, why);
  }

  private void tell(ConsumerRecord<String, byte[]> record, DeadRecord why) {
    String told =
        "Record %s of %s went to %s: %s"
            .formatted(
                origin(record), record.topic(), nameFor(record.topic()), oneLine(why.reason()));
    if (why.cause() == Cause.NOT_TRUSTED) {
      alarm.raise(record.topic(), told);
    } else {
      why.cause().counter(record.topic(), meters).increment();
      if (LIMITED.tells("Dead records of %s, %s".formatted(record.topic(), why.cause()))) {
        log.warn("{}", told);
      }
    }
  }

  /** What a header says must not look like a line of the log. */
  private static String oneLine(String reason) {
    return reason.replaceAll("\\p{Cntrl}", "?");
  }

  /** False if it is too large. */
  private boolean taken(ProducerRecord<String, byte[]> dead) {
    try {
      kafka.send(dead).get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (KafkaException | ExecutionException | TimeoutException e) {
      if (e.getCause() instanceof RecordTooLargeException) {
        return false;
      }
      throw new IllegalStateException("Kafka did not take a dead record", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while sending a dead record", e);
    }
  }

  /** What a client has packed can be larger than a record may be: it must not stop the intake. */
  private static ProducerRecord<String, byte[]> shortened(
      String topic, ConsumerRecord<String, byte[]> record, DeadRecord why) {
    String reason =
        "%s. It is left out here, with its %,d bytes"
            .formatted(why.reason(), record.serializedValueSize());
    return marked(new ProducerRecord<>(topic, null), record, reason);
  }

  private static ProducerRecord<String, byte[]> marked(
      ProducerRecord<String, byte[]> dead, ConsumerRecord<String, byte[]> record, String reason) {
    dead.headers().add(REASON_HEADER, reason.getBytes(StandardCharsets.UTF_8));
    dead.headers().add(ORIGIN_HEADER, origin(record).getBytes(StandardCharsets.UTF_8));
    return dead;
  }

  private static String origin(ConsumerRecord<?, ?> record) {
    return record.partition() + "/" + record.offset();
  }
}
