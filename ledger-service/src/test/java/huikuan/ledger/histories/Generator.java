package huikuan.ledger.histories;

import huikuan.ledger.histories.History.Step;
import huikuan.ledger.histories.Spread.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Histories as they may happen. Most documents are accepted, and many concern the same few items;
 * the same seed leads to the same history.
 */
final class Generator {

  /**
   * @param requests how many
   * @param documents at most in one request
   */
  record Size(int requests, int documents) {}

  private static final List<AccountName> ACCOUNTS =
      List.of(
          new AccountName("A", "C1", "USD"),
          new AccountName("A", "C1", "JPY"),
          new AccountName("A", "C2", "USD"),
          new AccountName("B", "C1", "KWD"));
  private static final int PASSING_DAYS = 60;

  private record Key(String company, Name name) {}

  private final Chance chance;
  private final Size size;
  private final PlainLedger paper = new PlainLedger();
  private final Drafts drafts;
  private final List<Doc> sent = new ArrayList<>();

  /** The account of each number in this request: no other document may use it for another. */
  private final Map<Key, AccountName> spoken = new HashMap<>();

  private final List<Doc> settled = new ArrayList<>();

  private Generator(long seed, Size size) {
    this.chance = new Chance(seed);
    this.size = size;
    this.drafts = new Drafts(chance, paper);
  }

  static History history(long seed, Size size) {
    return new Generator(seed, size).history();
  }

  private History history() {
    List<Step> steps = new ArrayList<>();
    for (int request = 0; request < size.requests(); request++) {
      int today = PASSING_DAYS * request / size.requests();
      drafts.today(today);
      if (chance.percent(6)) {
        steps.add(lock(Math.max(0, today - chance.between(0, 30))));
      }
      steps.add(request(today));
    }
    return new History(steps);
  }

  private Step lock(int before) {
    Step.Lock lock = new Step.Lock(chance.percent(70) ? "A" : "B", before);
    paper.lock(lock.company(), before);
    return lock;
  }

  private Step request(int today) {
    spoken.clear();
    List<Doc> docs = new ArrayList<>();
    int count = chance.percent(30) ? 1 : chance.between(1, size.documents());
    while (docs.size() < count) {
      Doc doc = next();
      AccountName before =
          spoken.putIfAbsent(new Key(doc.account().company(), doc.name()), doc.account());
      if (before == null || before.equals(doc.account())) {
        docs.add(doc);
        sent.add(doc);
        paper.post(doc);
      }
    }
    settled.clear();
    ACCOUNTS.forEach(account -> settled.addAll(paper.entered(account)));
    return new Step.Post(today, docs);
  }

  private Doc next() {
    int choice = chance.below(100);
    if (choice < 5 && !sent.isEmpty()) {
      return chance.late(sent);
    }
    if (choice < 8 && !settled.isEmpty()) {
      return changed(chance.late(settled));
    }
    Doc doc = drafts.draft(kind(), account());
    return choice < 10 ? mistaken(doc) : doc;
  }

  private AccountName account() {
    return chance.percent(55) ? ACCOUNTS.getFirst() : chance.of(ACCOUNTS);
  }

  private Kind kind() {
    int choice = chance.below(100);
    return choice < 24
        ? Kind.INVOICE
        : choice < 42
            ? Kind.RECEIPT
            : choice < 52
                ? Kind.CREDIT_NOTE
                : choice < 62
                    ? Kind.REFUND
                    : choice < 70
                        ? Kind.WRITE_OFF
                        : choice < 75
                            ? Kind.RECOVERY
                            : choice < 85
                                ? Kind.ALLOCATION
                                : choice < 92 ? Kind.EXTENSION : Kind.REVERSAL;
  }

  /** The same number, and other content. */
  private Doc changed(Doc doc) {
    return switch (chance.below(4)) {
      case 0 -> doc.at(doc.postedOn() + 1);
      case 1 -> doc.noted("another");
      case 2 -> doc.in(chance.of(ofCompany(doc)));
      default -> doc.amount() > 0 ? doc.over(doc.amount() + 1) : doc.noted("another");
    };
  }

  private static List<AccountName> ofCompany(Doc doc) {
    return ACCOUNTS.stream()
        .filter(account -> account.company().equals(doc.account().company()))
        .toList();
  }

  /** Names what is not there, or stands elsewhere, or no amount at all. */
  private Doc mistaken(Doc doc) {
    if (doc.target() != null) {
      return doc.on(foreign(doc, doc.target().kind()));
    }
    if (doc.spread() instanceof Spread.Parts(var parts)) {
      Part first = parts.getFirst();
      List<Part> others = new ArrayList<>(parts);
      others.set(0, new Part(foreign(doc, first.item().kind()), first.amount()));
      return doc.spread(new Spread.Parts(others));
    }
    return doc.over(0);
  }

  /** Of another account of the company, entered before this request; or of nobody. */
  private Name foreign(Doc doc, Kind kind) {
    List<Name> others =
        settled.stream()
            .filter(each -> each.kind() == kind && !each.account().equals(doc.account()))
            .filter(each -> each.account().company().equals(doc.account().company()))
            .map(Doc::name)
            .toList();
    return others.isEmpty() ? new Name(kind, "nobody") : chance.of(others);
  }
}
