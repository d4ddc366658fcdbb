package huikuan.chaos.oracle;

import huikuan.benchmarks.documents.Doc.Kind;
import huikuan.chaos.load.Entry;
import huikuan.chaos.load.Key;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All documents that are in the ledger, and what follows from them by adding up. */
final class Truth {

  private final Map<String, List<Fact>> byAccount;

  Truth(Collection<Fact> facts) {
    byAccount =
        facts.stream()
            .sorted(Comparator.comparingLong(Fact::position))
            .collect(
                Collectors.groupingBy(
                    fact -> fact.entry().account(), TreeMap::new, Collectors.toList()));
  }

  SortedSet<String> accounts() {
    return new TreeSet<>(byAccount.keySet());
  }

  /** In the order of their positions. */
  List<Fact> of(String account) {
    return byAccount.getOrDefault(account, List.of());
  }

  Collection<List<Fact>> all() {
    return byAccount.values();
  }

  long head() {
    return byAccount.values().stream()
        .mapToLong(facts -> facts.getLast().position())
        .max()
        .orElse(0);
  }

  long balance(String account, LocalDate asOf, long knownAt) {
    return of(account).stream()
        .filter(fact -> fact.position() <= knownAt && !fact.entry().postedOn().isAfter(asOf))
        .mapToLong(fact -> fact.entry().cents())
        .sum();
  }

  long balance(LocalDate asOf, long knownAt) {
    return accounts().stream().mapToLong(account -> balance(account, asOf, knownAt)).sum();
  }

  /** The open amount of each invoice and the rest of each credit, when all documents count. */
  Map<Key, Long> items(String account) {
    Map<Key, Long> items = new TreeMap<>(Comparator.comparing(Key::toString));
    for (Fact fact : of(account)) {
      Entry entry = fact.entry();
      entry
          .onInvoices()
          .forEach((number, cents) -> items.merge(new Key("invoice", number), cents, Long::sum));
      if (entry instanceof Entry.Plain(var document) && document.kind() != Kind.INVOICE) {
        boolean kept = document.kind() == Kind.ON_ACCOUNT;
        items.merge(entry.key(), kept ? document.cents() : 0, Long::sum);
      }
      if (entry instanceof Entry.Undoing(_, var document, _)) {
        items.put(new Entry.Plain(document).key(), 0L);
      }
    }
    return items;
  }
}
