package huikuan.ledger.documents;

import huikuan.contracts.AccountId;
import huikuan.ledger.account.AccountEvent;
import huikuan.ledger.account.DocumentKey;
import huikuan.ledger.account.Rejection;
import huikuan.ledger.account.Rejection.InvoiceNotOpen;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which documents the log holds already. */
@Component
class KnownDocuments {

  private static final int LOOKUP = 1_000;

  private final EventLog log;

  KnownDocuments(EventLog log) {
    this.log = log;
  }

  long head() {
    return log.head();
  }

  /** Adds the results of those whose number is taken; answers the others. */
  List<Item> settle(List<Item> items, List<Result> results) {
    Map<String, RecordedEvent> taken = lookup(keys(items));
    List<Item> others = new ArrayList<>();
    for (Item item : items) {
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
  private static List<String> keys(List<Item> items) {
    return items.stream()
        .sorted(Comparator.comparing(item -> item.document().account().toString()))
        .map(Item::key)
        .distinct()
        .toList();
  }

  private static Result known(Item item, RecordedEvent first) {
    AccountEvent event = (AccountEvent) first.payload();
    return event.fingerprint().equals(item.document().fingerprint())
        ? Result.duplicate(item.index(), event.account(), first.position())
        : Result.rejected(
            item.index(),
            Refusals.problem(new Rejection.NumberTaken(item.document().key(), event.account())));
  }

  /**
   * An account forgets what is settled; the log tells it apart from what never was.
   *
   * @param before where the log stood when the account decided
   */
  Rejection precisely(Rejection rejection, AccountId account, long before) {
    if (!(rejection instanceof InvoiceNotOpen missing)) {
      return rejection;
    }
    String key = DocumentKey.invoice(account, missing.invoice()).toString();
    return settledBefore(log.byKeys(List.of(key)).get(key), account, before)
        ? missing.settled(account.currency())
        : missing;
  }

  private static boolean settledBefore(
      @Nullable RecordedEvent invoice, AccountId account, long before) {
    return invoice != null
        && invoice.position() <= before
        && ((AccountEvent) invoice.payload()).account().equals(account);
  }

  private Map<String, RecordedEvent> lookup(List<String> keys) {
    Map<String, RecordedEvent> found = new HashMap<>();
    for (int from = 0; from < keys.size(); from += LOOKUP) {
      Collection<String> some = keys.subList(from, Math.min(keys.size(), from + LOOKUP));
      found.putAll(log.byKeys(some));
    }
    return found;
  }
}
