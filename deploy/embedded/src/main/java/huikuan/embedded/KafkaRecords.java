package huikuan.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts records on a broker's topics, as any program can that knows its password. */
public final class KafkaRecords {

  private KafkaRecords() {}

  /** Returns when the broker has it. */
  public static void put(
      EmbeddedKafka broker,
      String password,
      String topic,
      String key,
      Map<String, String> headers,
      String value) {
    Map<String, Object> settings = new HashMap<>(EmbeddedKafka.clientSettings(password));
    settings.put("bootstrap.servers", broker.bootstrapServers());
    ProducerRecord<String, String> record = new ProducerRecord<>(topic, key, value);
    headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(record).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The broker has not taken the record", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
