package huikuan.platform.faults;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.ledger.LedgerEvent;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.servers.TopicAtHand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Compares the events that a service told with its log. */
final class Told {

  private Told() {}

  /** All of the log, each once, each account's in the log's order. */
  static void isTheLogOnce(EventLog log, List<ConsumerRecord<String, String>> told) {
    assertThat(byKey(told)).isEqualTo(byAccount(log));
  }

  /** As {@link #isTheLogOnce}, for a reader who leaves out what it has read before. */
  static void isTheLogInEffect(EventLog log, List<ConsumerRecord<String, String>> told) {
    Map<String, List<String>> seen = new LinkedHashMap<>();
    byKey(told).forEach((key, ids) -> seen.put(key, List.copyOf(new LinkedHashSet<>(ids))));
    assertThat(seen).isEqualTo(byAccount(log));
  }

  private static Map<String, List<String>> byKey(List<ConsumerRecord<String, String>> told) {
    Map<String, List<String>> ids = new LinkedHashMap<>();
    Map<String, Set<Integer>> partitions = new LinkedHashMap<>();
    for (ConsumerRecord<String, String> record : told) {
      ids.computeIfAbsent(record.key(), none -> new ArrayList<>())
          .add(TopicAtHand.header(record, "ce_id"));
      partitions
          .computeIfAbsent(record.key(), none -> new LinkedHashSet<>())
          .add(record.partition());
    }
    assertThat(partitions).allSatisfy((key, where) -> assertThat(where).hasSize(1));
    return ids;
  }

  private static Map<String, List<String>> byAccount(EventLog log) {
    Map<String, List<String>> ids = new LinkedHashMap<>();
    List<RecordedEvent> next = log.after(0, 1000);
    while (!next.isEmpty()) {
      for (RecordedEvent event : next) {
        LedgerEvent.InvoicePosted posted = (LedgerEvent.InvoicePosted) event.payload();
        ids.computeIfAbsent(posted.account().toString(), none -> new ArrayList<>())
            .add(event.id() + "-0");
      }
      next = log.after(next.getLast().position(), 1000);
    }
    return ids;
  }
}
