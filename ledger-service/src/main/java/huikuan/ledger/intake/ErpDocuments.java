package huikuan.ledger.intake;

import huikuan.ledger.documents.RecordPosting;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.intake.NotTrustedAlarm;
import huikuan.platform.signature.NotTrusted;
import huikuan.platform.signature.RecordVerifier;
import huikuan.platform.web.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.BatchMessageListener;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Posts the documents of the topic that a client has signed, each for the companies that the client
 * holds. A rejected one goes to a topic of its own, with its problem. A batch that fails half way
 * comes again, and does no harm.
 */
final class ErpDocuments implements BatchMessageListener<String, byte[]> {

  static final String TOPIC = "erp.documents";
  static final String REJECTED = TOPIC + ".rejected";

  /** Header: where the document was, {@code <partition>/<offset>}. */
  private static final String ORIGIN_HEADER = "huikuan_origin";

  private static final Duration SEND_TIMEOUT = Duration.ofSeconds(30);
  private static final byte[] NO_VALUE = {};

  /** A record that a client has signed. */
  private record Signed(String client, ConsumerRecord<String, byte[]> record) {}

  private final RecordPosting posting;
  private final ErpClients clients;
  private final RecordVerifier verifier;
  private final NotTrustedAlarm alarm;
  private final KafkaTemplate<String, byte[]> kafka;
  private final JsonMapper json;
  private final AtomicLong taken = new AtomicLong();

  ErpDocuments(
      RecordPosting posting,
      ErpClients clients,
      KafkaTemplate<String, byte[]> kafka,
      JsonMapper json,
      MeterRegistry meters) {
    this.posting = posting;
    this.clients = clients;
    this.verifier = clients.verifier();
    this.alarm = new NotTrustedAlarm(meters);
    alarm.watch(TOPIC);
    this.kafka = kafka;
    this.json = json;
  }

  long taken() {
    return taken.get();
  }

  /** The last document that no client had signed, since the start. */
  Optional<String> notTrusted() {
    return alarm.last();
  }

  @Override
  public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
    Map<ConsumerRecord<String, byte[]>, Problem> problems = new IdentityHashMap<>();
    List<Signed> signed = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      try {
        signed.add(new Signed(verifier.verify(record).orElseThrow(), record));
      } catch (NotTrusted e) {
        alarm.raise(
            TOPIC, "Record %s of %s is rejected: %s".formatted(origin(record), TOPIC, e.reason()));
        problems.put(record, notTrusted(e));
      }
    }
    for (int from = 0, to; from < signed.size(); from = to) {
      to = endOfClient(signed, from);
      post(signed.subList(from, to), problems);
    }
    for (ConsumerRecord<String, byte[]> record : records) {
      Problem problem = problems.get(record);
      if (problem != null) {
        reject(record, problem);
      }
    }
    taken.addAndGet(records.size());
  }

  /** Where the documents end that the same client sent in a row. */
  private static int endOfClient(List<Signed> signed, int from) {
    int to = from + 1;
    while (to < signed.size() && signed.get(to).client().equals(signed.get(from).client())) {
      to++;
    }
    return to;
  }

  private void post(
      List<Signed> sameClient, Map<ConsumerRecord<String, byte[]>, Problem> problems) {
    List<Optional<Problem>> answers =
        posting.post(
            clients.caller(sameClient.getFirst().client()),
            sameClient.stream().map(each -> value(each.record())).toList());
    for (int at = 0; at < answers.size(); at++) {
      ConsumerRecord<String, byte[]> record = sameClient.get(at).record();
      answers.get(at).ifPresent(problem -> problems.put(record, problem));
    }
  }

  private static Problem notTrusted(NotTrusted why) {
    return Problem.of("not-trusted", "No client has signed it", 401, why.reason() + ".");
  }

  private static String origin(ConsumerRecord<?, ?> document) {
    return document.partition() + "/" + document.offset();
  }

  private static byte[] value(ConsumerRecord<String, byte[]> document) {
    return document.value() == null ? NO_VALUE : document.value();
  }

  /** Returns when the rejected document is durable. */
  private void reject(ConsumerRecord<String, byte[]> document, Problem problem) {
    ObjectNode told = json.createObjectNode();
    told.set("problem", json.valueToTree(problem));
    ProducerRecord<String, byte[]> alone = rejected(document, told);
    told.set("document", document(value(document)));
    if (!taken(rejected(document, told)) && !taken(alone)) {
      throw new IllegalStateException("Kafka takes no rejected document");
    }
  }

  private ProducerRecord<String, byte[]> rejected(
      ConsumerRecord<String, byte[]> document, ObjectNode told) {
    ProducerRecord<String, byte[]> rejected =
        new ProducerRecord<>(REJECTED, document.key(), json.writeValueAsBytes(told));
    rejected.headers().add(ORIGIN_HEADER, origin(document).getBytes(StandardCharsets.UTF_8));
    return rejected;
  }

  /** False if it is too large, as a document can be that its client has packed. */
  private boolean taken(ProducerRecord<String, byte[]> rejected) {
    try {
      kafka.send(rejected).get(SEND_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (KafkaException | ExecutionException | TimeoutException e) {
      if (e.getCause() instanceof RecordTooLargeException) {
        return false;
      }
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
