package huikuan.ledger.intake;

import huikuan.ledger.documents.RecordPosting;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.web.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.BatchMessageListener;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Posts the documents of the topic. A rejected one goes to a topic of its own, with its problem. A
 * batch that fails half way comes again, and does no harm.
 */
final class ErpDocuments implements BatchMessageListener<String, byte[]> {

  static final String TOPIC = "erp.documents";
  static final String REJECTED = TOPIC + ".rejected";

  /** Header: where the document was, {@code <partition>/<offset>}. */
  private static final String ORIGIN_HEADER = "huikuan_origin";

  private static final Duration SEND_TIMEOUT = Duration.ofSeconds(30);
  private static final byte[] NO_VALUE = {};

  private final RecordPosting posting;
  private final KafkaTemplate<String, byte[]> kafka;
  private final JsonMapper json;
  private final AtomicLong taken = new AtomicLong();

  ErpDocuments(RecordPosting posting, KafkaTemplate<String, byte[]> kafka, JsonMapper json) {
    this.posting = posting;
    this.kafka = kafka;
    this.json = json;
  }

  long taken() {
    return taken.get();
  }

  @Override
  public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
    List<Optional<Problem>> problems = posting.post(records.stream().map(this::value).toList());
    for (int at = 0; at < records.size(); at++) {
      if (problems.get(at).isPresent()) {
        reject(records.get(at), problems.get(at).get());
      }
    }
    taken.addAndGet(records.size());
  }

  private byte[] value(ConsumerRecord<String, byte[]> document) {
    return document.value() == null ? NO_VALUE : document.value();
  }

  /** Returns when the rejected document is durable. */
  private void reject(ConsumerRecord<String, byte[]> document, Problem problem) {
    ObjectNode told = json.createObjectNode();
    told.set("problem", json.valueToTree(problem));
    told.set("document", document(value(document)));
    ProducerRecord<String, byte[]> rejected =
        new ProducerRecord<>(REJECTED, document.key(), json.writeValueAsBytes(told));
    String origin = document.partition() + "/" + document.offset();
    rejected.headers().add(ORIGIN_HEADER, origin.getBytes(StandardCharsets.UTF_8));
    try {
      kafka.send(rejected).get(SEND_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Kafka did not take a rejected document", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while rejecting a document", e);
    }
  }

  /** The document as JSON if it is JSON, else as text. */
  private JsonNode document(byte[] value) {
    try {
      return ExactJson.MAPPER.readTree(value);
    } catch (JacksonException e) {
      return json.getNodeFactory().stringNode(new String(value, StandardCharsets.UTF_8));
    }
  }
}
