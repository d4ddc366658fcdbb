package huikuan.ledger.documents;

import huikuan.ledger.account.AccountEvent;
import huikuan.ledger.account.DocumentKey;
import huikuan.ledger.account.Rejection;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Gatherers;
import org.springframework.stereotype.Component;

/** Finds the documents that the log has already. */
@Component
class KnownDocuments {

  private static final int KEYS_PER_LOOKUP = 1_000;

  private final EventLog log;

  KnownDocuments(EventLog log) {
    this.log = log;
  }

  long head() {
    return log.head();
  }

  /** The event of a document; empty = there is none of this number. */
  Optional<AccountEvent> find(DocumentKey key) {
    return Optional.ofNullable(lookup(List.of(key.toString())).get(key.toString()))
        .map(event -> (AccountEvent) event.payload());
  }

  /** Adds the results of those whose number is taken; answers the others. */
  List<NumberedDocument> settle(List<NumberedDocument> items, List<Result> results) {
    Map<String, RecordedEvent> taken = lookup(keys(items));
    List<NumberedDocument> others = new ArrayList<>();
    for (NumberedDocument item : items) {
      RecordedEvent first = taken.get(item.key());
      if (first == null) {
        others.add(item);
      } else {
        results.add(known(item, first));
      }
    }
    return others;
  }

  // An account's documents stand in few commits: side by side, a lookup reads each of them once.
  private static List<String> keys(List<NumberedDocument> items) {
    return items.stream()
        .sorted(Comparator.comparing(item -> item.document().account().toString()))
        .map(NumberedDocument::key)
        .distinct()
        .toList();
  }

  private static Result known(NumberedDocument item, RecordedEvent first) {
    AccountEvent event = (AccountEvent) first.payload();
    return event.fingerprint().equals(item.document().fingerprint())
        ? Result.duplicate(item.index(), event.account(), first.position())
        : Result.rejected(
            item.index(),
            Refusals.problem(
                new Rejection.NumberTaken(item.document().key(), event.account()),
                item.document()));
  }

  private Map<String, RecordedEvent> lookup(List<String> keys) {
    Map<String, RecordedEvent> found = new HashMap<>();
    keys.stream()
        .gather(Gatherers.windowFixed(KEYS_PER_LOOKUP))
        .forEach(some -> found.putAll(log.byKeys(some)));
    return found;
  }
}
