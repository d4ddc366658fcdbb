package huikuan.ledger.account;

import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The log, asked for documents by name. */
@Component
class LogArchive implements Archive {

  private final EventLog log;

  LogArchive(EventLog log) {
    this.log = log;
  }

  @Override
  public Map<DocumentKey, List<AccountEvent>> about(Collection<DocumentKey> keys, Version known) {
    Map<String, DocumentKey> byText =
        keys.stream().collect(Collectors.toMap(DocumentKey::toString, Function.identity()));
    Map<DocumentKey, List<AccountEvent>> about = new HashMap<>();
    log.about(byText.keySet())
        .forEach(
            (key, events) -> {
              List<AccountEvent> payloads = payloads(events, known);
              if (!payloads.isEmpty()) {
                about.put(byText.get(key), payloads);
              }
            });
    return about;
  }

  private static List<AccountEvent> payloads(List<RecordedEvent> events, Version known) {
    String account = known.account().toString();
    return events.stream()
        .filter(event -> !account.equals(event.aggregate()) || event.sequence() <= known.sequence())
        .map(event -> (AccountEvent) event.payload())
        .toList();
  }

  @Override
  public boolean overtaken(Version known) {
    return !log.ofAggregate(known.account().toString(), known.sequence() + 1, 1).isEmpty();
  }
}
