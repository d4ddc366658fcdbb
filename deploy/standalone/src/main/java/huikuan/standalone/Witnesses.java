package huikuan.standalone;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import huikuan.embedded.KafkaFiles;
import huikuan.platform.eventlog.LogEpochs;
import huikuan.platform.eventlog.LogHead;
import huikuan.platform.eventlog.LogWitness;
import huikuan.platform.projection.ReadModel;
import huikuan.platform.projection.ReadModels;
import huikuan.platform.relay.CloudEvents;
import huikuan.platform.relay.Retelling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was told of the logs' commits, held against the logs before anything is made of
 * them: the relays' positions, the ends of Kafka's topics, the events that other logs took, and
 * finance's read model. An empty or restored directory has none.
 */
final class Witnesses {

  /** How far back another log is asked what it took: the newest of a source is among so many. */
  private static final int TAKEN = 500;

  private static final String SOURCE = "/huikuan/";
  private static final String EPOCH = "ce_epoch";

  private final MongoClient client;
  private final Path data;
  private final List<KafkaFiles.End> kafka;
  private final Map<String, List<Map<String, String>>> taken = new TreeMap<>();

  /**
   * @param client of the document store
   * @param data the data directory
   * @param kafka the ends of its topics
   */
  Witnesses(MongoClient client, Path data, List<KafkaFiles.End> kafka) {
    this.client = client;
    this.data = data;
    this.kafka = kafka;
    Services.readModels().keySet().forEach(log -> taken.put(log, taken(log)));
  }

  /** The commits that each log lacks, in words; empty = no witness knows of any. */
  Map<String, List<String>> lacking() {
    Map<String, List<String>> lacking = new TreeMap<>();
    Services.readModels().forEach((log, models) -> lacking.put(log, lacking(log, models)));
    lacking.values().removeIf(List::isEmpty);
    return lacking;
  }

  private List<String> lacking(String log, ReadModels models) {
    List<LogWitness> witnesses = new ArrayList<>();
    for (ReadModel model : models.models()) {
      model.witness(data).ifPresent(witnesses::add);
    }
    MongoDatabase database = client.getDatabase(log);
    // A relay begins anew with each epoch.
    String epoch = LogEpochs.of(database).current().id();
    for (Retelling.Told told : Retelling.told(database)) {
      witnesses.add(new LogWitness("the relay to " + told.topic(), told.position(), null, epoch));
    }
    for (KafkaFiles.End end : kafka) {
      String name = "Kafka's topic %s/%d".formatted(end.topic(), end.partition());
      add(witnesses, name, log, end.headers());
    }
    taken.forEach(
        (other, events) -> {
          for (Map<String, String> headers : events) {
            add(witnesses, "the %s log".formatted(other), log, headers);
          }
        });
    return witnesses.stream().flatMap(each -> each.against(log, database).stream()).toList();
  }

  /** The headers of the events that a log took last. */
  private List<Map<String, String>> taken(String log) {
    List<Map<String, String>> taken = new ArrayList<>();
    for (Document commit :
        client
            .getDatabase(log)
            .getCollection(LogHead.COLLECTION)
            .find()
            .sort(Sorts.descending("_id"))
            .projection(Projections.include("events.meta"))
            .limit(TAKEN)) {
      for (Document event : commit.getList("events", Document.class, List.of())) {
        if (event.get("meta") instanceof Document meta) {
          Map<String, String> headers = new TreeMap<>();
          meta.forEach((name, value) -> headers.put(name, String.valueOf(value)));
          taken.add(headers);
        }
      }
    }
    return taken;
  }

  /** Of each name and epoch only the one that knows most. */
  private static void add(
      List<LogWitness> witnesses, String name, String log, Map<String, String> headers) {
    String position = headers.get(CloudEvents.POSITION);
    if (!(SOURCE + log).equals(headers.get(CloudEvents.SOURCE)) || position == null) {
      return;
    }
    LogWitness next = new LogWitness(name, Long.parseLong(position), null, headers.get(EPOCH));
    for (LogWitness known : witnesses) {
      if (known.name().equals(name) && equal(known.epoch(), next.epoch())) {
        if (known.position() < next.position()) {
          witnesses.remove(known);
          witnesses.add(next);
        }
        return;
      }
    }
    witnesses.add(next);
  }

  private static boolean equal(@Nullable String one, @Nullable String other) {
    return one == null ? other == null : one.equals(other);
  }

  /** The records that Kafka has lost of those that the services had sent, in words. */
  List<String> forgotten() {
    List<String> forgotten = new ArrayList<>();
    for (String log : Services.readModels().keySet()) {
      for (Retelling.Told told : Retelling.told(client.getDatabase(log))) {
        told.ends()
            .forEach(
                (partition, end) -> {
                  long found = end(told.topic(), partition);
                  if (found < end) {
                    forgotten.add(
                        "Kafka's topic %s/%d ends before record %d, and record %d was acknowledged"
                            .formatted(told.topic(), partition, found, end - 1));
                  }
                });
      }
    }
    return forgotten;
  }

  private long end(String topic, int partition) {
    return kafka.stream()
        .filter(end -> end.topic().equals(topic) && end.partition() == partition)
        .mapToLong(KafkaFiles.End::end)
        .findFirst()
        .orElse(0);
  }
}
