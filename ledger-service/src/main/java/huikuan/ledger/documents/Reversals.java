package huikuan.ledger.documents;

import huikuan.ledger.account.AccountEvent;
import huikuan.ledger.account.AccountEvent.DocumentReversed;
import huikuan.ledger.account.AccountEvent.ExtensionTakenBack;
import huikuan.ledger.account.DocumentKey;
import huikuan.ledger.documents.Result.ReversedBy;
import huikuan.ledger.documents.Result.Status;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the reversals of documents that come again. */
@Component
class Reversals {

  private static final int KEYS_PER_LOOKUP = 1_000;

  private final EventLog log;

  Reversals(EventLog log) {
    this.log = log;
  }

  /** The results; a duplicate names the reversal that undid its document. */
  List<Result> named(List<Result> results, List<NumberedDocument> items) {
    Map<Integer, String> duplicates = new HashMap<>();
    Map<Integer, NumberedDocument> byIndex = new HashMap<>();
    items.forEach(item -> byIndex.put(item.index(), item));
    for (Result result : results) {
      if (result.status() == Status.DUPLICATE) {
        NumberedDocument item = Objects.requireNonNull(byIndex.get(result.index()));
        duplicates.put(result.index(), item.key());
      }
    }
    if (duplicates.isEmpty()) {
      return results;
    }
    Map<String, ReversedBy> reversals = lookup(duplicates.values().stream().distinct().toList());
    return results.stream()
        .map(result -> named(result, reversals.get(duplicates.get(result.index()))))
        .toList();
  }

  private static Result named(Result result, @Nullable ReversedBy reversal) {
    return reversal == null ? result : result.reversedBy(reversal);
  }

  private Map<String, ReversedBy> lookup(List<String> keys) {
    Map<String, ReversedBy> found = new HashMap<>();
    for (List<String> some :
        keys.stream().gather(Gatherers.windowFixed(KEYS_PER_LOOKUP)).toList()) {
      List<RecordedEvent> events = new ArrayList<>();
      log.about(some).values().forEach(events::addAll);
      for (RecordedEvent event : events) {
        DocumentKey reversed =
            switch (event.payload()) {
              case DocumentReversed undone -> undone.reversedKey();
              case ExtensionTakenBack back -> back.extensionKey();
              default -> null;
            };
        if (reversed != null && event.payload() instanceof AccountEvent undoing) {
          found.put(
              reversed.toString(),
              new ReversedBy(undoing.kind(), undoing.number(), undoing.postedOn()));
        }
      }
    }
    return found;
  }
}
