package huikuan.ledger.histories;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All accounts on paper, which numbers are taken, and which days are closed. */
final class PlainLedger {

  private record Key(String company, Name name) {}

  private final Map<AccountName, PlainAccount> accounts = new LinkedHashMap<>();
  private final Map<Key, Doc> entered = new LinkedHashMap<>();
  private final Map<String, Integer> locks = new HashMap<>();

  Verdict post(Doc doc) {
    Verdict verdict = verdict(doc);
    if (verdict.accepted()) {
      account(doc.account()).enter(doc);
      entered.put(new Key(doc.account().company(), doc.name()), doc);
    }
    return verdict;
  }

  /** The verdict on a document that is not entered. */
  Verdict verdict(Doc doc) {
    if (invalid(doc)) {
      return Verdict.rejected("invalid");
    }
    Doc earlier = find(doc.account().company(), doc.name());
    if (earlier != null) {
      return earlier.equals(doc) ? Verdict.DUPLICATE : Verdict.rejected("conflict");
    }
    if (doc.postedOn() < lockedBefore(doc.account().company())) {
      return Verdict.rejected("period-locked");
    }
    List<String> problems = PlainRules.problems(this, doc);
    return problems.isEmpty() ? Verdict.ACCEPTED : Verdict.rejected(problems);
  }

  private static boolean invalid(Doc doc) {
    boolean amount = !PlainRules.LASTING.contains(doc.kind());
    return (amount && doc.amount() <= 0)
        || (doc.spread() instanceof Spread.Parts(var parts)
            && parts.stream().anyMatch(part -> part.amount() <= 0));
  }

  PlainAccount account(AccountName name) {
    return accounts.computeIfAbsent(name, key -> new PlainAccount());
  }

  Collection<PlainAccount> accounts() {
    return accounts.values();
  }

  @Nullable Doc find(String company, Name name) {
    return entered.get(new Key(company, name));
  }

  /** Everything entered into an account, in that order. */
  List<Doc> entered(AccountName account) {
    return entered.values().stream().filter(doc -> doc.account().equals(account)).toList();
  }

  int lockedBefore(String company) {
    return locks.getOrDefault(company, Days.FIRST);
  }

  void lock(String company, int before) {
    locks.put(company, before);
  }
}
