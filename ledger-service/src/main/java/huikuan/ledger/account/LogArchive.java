package huikuan.ledger.account;

import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.ArrayList;
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
  public Map<DocumentKey, List<AccountEvent>> about(Collection<DocumentKey> keys) {
    Map<String, DocumentKey> byText =
        keys.stream().collect(Collectors.toMap(DocumentKey::toString, Function.identity()));
    Map<DocumentKey, List<AccountEvent>> about = new HashMap<>();
    log.about(byText.keySet())
        .forEach((key, events) -> about.put(byText.get(key), payloads(events)));
    return about;
  }

  private static List<AccountEvent> payloads(List<RecordedEvent> events) {
    List<AccountEvent> payloads = new ArrayList<>();
    events.forEach(event -> payloads.add((AccountEvent) event.payload()));
    return payloads;
  }
}
