package huikuan.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventVocabulary;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.KafkaTemplate;

/** Another service that tells something on its topic, as the ledger under test hears it. */
public final class OtherService {

  private final String name;
  private final EventCodec codec;
  private final ConfigurableApplicationContext ledger;
  private int events;

  /**
   * @param contract the sealed interface of the events that it tells
   */
  public OtherService(String name, Class<?> contract, ConfigurableApplicationContext ledger) {
    this.name = name;
    this.codec = new EventCodec(EventVocabulary.of(contract));
    this.ledger = ledger;
  }

  /** Tells one more event. */
  public void tell(String lane, Object event) {
    events++;
    tell(lane, event, events);
  }

  /** Tells the last event once more, as a record that is delivered again. */
  public void tellAgain(String lane, Object event) {
    tell(lane, event, events);
  }

  private void tell(String lane, Object event, int number) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(name + ".events", 0, lane, codec.encode(event).getBytes(UTF_8));
    Map.of(
            "ce_id",
            name + "-" + number,
            "ce_type",
            codec.nameOf(event),
            "ce_specversion",
            "1.0",
            "ce_source",
            "/huikuan/" + name,
            "ce_sequence",
            "%019d.%010d".formatted(number, 0))
        .forEach((header, value) -> record.headers().add(header, value.getBytes(UTF_8)));
    @SuppressWarnings("unchecked")
    KafkaTemplate<String, byte[]> kafka = ledger.getBean(KafkaTemplate.class);
    kafka.send(RunningLedger.ofService(name, record)).join();
  }
}
