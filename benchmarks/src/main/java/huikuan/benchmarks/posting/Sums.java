package huikuan.benchmarks.posting;

import huikuan.benchmarks.documents.Doc;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The cents that each account must owe by what was acknowledged. */
final class Sums {

  private final Map<String, Long> byAccount = new HashMap<>();

  void add(Doc document) {
    add(document.account(), document.signedCents());
  }

  void add(Sums other) {
    other.byAccount.forEach(this::add);
  }

  private void add(String account, long cents) {
    byAccount.merge(account, cents, Math::addExact);
  }

  /** Accounts that owe nothing, or are owed nothing, are left out. */
  Map<String, Long> notZero() {
    Map<String, Long> found = new TreeMap<>(byAccount);
    found.values().removeIf(cents -> cents == 0);
    return found;
  }
}
