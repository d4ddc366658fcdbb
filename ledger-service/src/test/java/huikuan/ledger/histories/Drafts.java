package huikuan.ledger.histories;

import huikuan.ledger.histories.Spread.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Single documents that fit, mostly, what is on paper. */
final class Drafts {

  private static final Spread OLDEST = new Spread.Oldest();
  private static final Spread NOTHING = new Spread.Nothing();

  private final Chance chance;
  private final PlainLedger paper;
  private final Set<Name> used = new HashSet<>();
  private int today;

  Drafts(Chance chance, PlainLedger paper) {
    this.chance = chance;
    this.paper = paper;
  }

  void today(int day) {
    this.today = day;
  }

  /** A document of that kind; an invoice where there is nothing for it to build on. */
  Doc draft(Kind kind, AccountName account) {
    Doc doc =
        switch (kind) {
          case INVOICE -> invoice(account);
          case RECEIPT -> money(Kind.RECEIPT, account);
          case CREDIT_NOTE -> money(Kind.CREDIT_NOTE, account);
          case REFUND -> refund(account);
          case WRITE_OFF -> writeOff(account);
          case RECOVERY -> recovery(account);
          case ALLOCATION -> allocation(account);
          case REVERSAL -> reversal(account);
        };
    return doc == null ? invoice(account) : doc;
  }

  private Doc invoice(AccountName account) {
    int posted = day();
    Integer original = broughtForward(posted);
    int age = original == null ? posted : original;
    int due = age + (chance.percent(3) ? -1 : 10 * chance.below(4) + chance.below(2));
    Name name = name(Kind.INVOICE);
    return new Doc(account, name, posted, amount(), due, original, NOTHING, null, note());
  }

  private Doc money(Kind kind, AccountName account) {
    List<Item> owed = open(paper.account(account).claims());
    long amount = amount();
    Spread spread = OLDEST;
    int way = chance.below(10);
    if (way < 2) {
      spread = NOTHING;
    } else if (way < 7 && !owed.isEmpty()) {
      List<Part> parts = parts(account, owed, chance.between(1, 3));
      spread = new Spread.Parts(parts);
      amount = total(parts) + (chance.percent(40) ? chance.upTo(5_000) : 0);
      if (kind == Kind.CREDIT_NOTE && amount == total(parts) && parts.size() == 1 && invoiceIn(parts)) {
        spread = new Spread.Whole(parts.getFirst().item().number());
      }
    }
    amount = chance.percent(2) ? amount / 2 : amount;
    int posted = day();
    Integer original = broughtForward(posted);
    return new Doc(account, name(kind), posted, amount, null, original, spread, null, note());
  }

  private static boolean invoiceIn(List<Part> parts) {
    return parts.getFirst().item().kind() == Kind.INVOICE;
  }

  private @Nullable Doc refund(AccountName account) {
    List<Item> money = open(paper.account(account).refundable());
    if (money.isEmpty()) {
      return null;
    }
    Name name = name(Kind.REFUND);
    if (chance.percent(50)) {
      long free =
          money.stream().mapToLong(item -> paper.account(account).open(item.name())).sum();
      return new Doc(account, name, day(), part(free), null, null, OLDEST, null, note());
    }
    List<Part> parts = parts(account, money, chance.between(1, 2));
    long amount = total(parts) + (chance.percent(3) ? 1 : 0);
    return new Doc(
        account, name, day(), amount, null, null, new Spread.Parts(parts), null, note());
  }

  private @Nullable Doc writeOff(AccountName account) {
    List<Item> owed = open(paper.account(account).claims());
    if (owed.isEmpty()) {
      return null;
    }
    List<Part> parts = parts(account, owed, chance.between(1, 2));
    boolean whole = parts.size() == 1 && invoiceIn(parts) && chance.percent(70);
    Spread spread =
        whole ? new Spread.Whole(parts.getFirst().item().number()) : new Spread.Parts(parts);
    long amount = total(parts) + (chance.percent(3) ? 1 : 0);
    return new Doc(
        account, name(Kind.WRITE_OFF), day(), amount, null, null, spread, null, note());
  }

  private @Nullable Doc recovery(AccountName account) {
    Doc writeOff = earlier(account, Kind.WRITE_OFF);
    if (writeOff == null) {
      return null;
    }
    long left = writeOff.amount() - paper.account(account).recovered(writeOff.name());
    return new Doc(
        account,
        name(Kind.RECOVERY),
        after(writeOff),
        part(Math.max(1, left)),
        null,
        null,
        NOTHING,
        writeOff.name(),
        note());
  }

  private @Nullable Doc allocation(AccountName account) {
    Doc credit = earlier(account, Kind.RECEIPT, Kind.CREDIT_NOTE);
    if (credit == null) {
      return null;
    }
    Name name = name(Kind.ALLOCATION);
    int day = after(credit);
    Spread spread = chance.percent(30) ? NOTHING : OLDEST;
    if (chance.percent(60)) {
      PlainAccount without = paper.account(account).copy();
      without.release(credit.name(), day);
      List<Item> owed =
          without.claims().stream().filter(item -> without.open(item.name()) > 0).toList();
      List<Part> parts = fitting(without, owed, without.open(credit.name()));
      spread = parts.isEmpty() ? NOTHING : new Spread.Parts(parts);
    }
    return new Doc(account, name, day, 0, null, null, spread, credit.name(), note());
  }

  /** Within the money that the credit has. */
  private List<Part> fitting(PlainAccount books, List<Item> owed, long money) {
    List<Part> parts = new ArrayList<>();
    long left = money;
    for (Item claim : owed) {
      long most = Math.min(left, books.open(claim.name()));
      if (most > 0 && chance.percent(40)) {
        long amount = part(most);
        parts.add(new Part(claim.name(), amount));
        left -= amount;
      }
    }
    return parts;
  }

  private @Nullable Doc reversal(AccountName account) {
    List<Doc> all = paper.entered(account);
    if (all.isEmpty()) {
      return null;
    }
    Doc target = chance.late(all);
    boolean sensible = target.kind().claim() || target.kind().credit() || chance.percent(20);
    if (!sensible || (paper.account(account).undone(target.name()) && chance.percent(80))) {
      return null;
    }
    return new Doc(
        account,
        name(Kind.REVERSAL),
        after(target),
        0,
        null,
        null,
        NOTHING,
        target.name(),
        note());
  }

  private @Nullable Doc earlier(AccountName account, Kind... kinds) {
    List<Doc> some =
        paper.entered(account).stream()
            .filter(doc -> List.of(kinds).contains(doc.kind()))
            .filter(doc -> chance.percent(10) || !paper.account(account).undone(doc.name()))
            .toList();
    return some.isEmpty() ? null : chance.late(some);
  }

  private List<Part> parts(AccountName account, List<Item> items, int count) {
    List<Part> parts = new ArrayList<>();
    Set<Name> named = new HashSet<>();
    for (int n = 0; n < count; n++) {
      Name item = chance.of(items).name();
      if (named.add(item) || chance.percent(2)) {
        parts.add(new Part(item, part(paper.account(account).open(item))));
      }
    }
    return parts;
  }

  private List<Item> open(List<Item> items) {
    return items.stream()
        .filter(item -> paper.account(item.doc().account()).open(item.name()) > 0)
        .toList();
  }

  /** All of it, or less; now and then too much. */
  private long part(long most) {
    int way = chance.below(100);
    return way < 3 ? most + 1 : way < 45 ? most : chance.upTo(most);
  }

  private static long total(List<Part> parts) {
    return parts.stream().mapToLong(Part::amount).sum();
  }

  private long amount() {
    return chance.percent(30) ? 1_000L * chance.between(1, 9) : chance.upTo(20_000);
  }

  /** About today; now and then long ago, or still to come. */
  private int day() {
    int way = chance.below(10);
    int away = way < 2 ? -chance.below(40) : way < 4 ? chance.below(30) : chance.between(-2, 2);
    return Math.max(0, today + away);
  }

  /** Not before it; hardly ever before it. */
  private int after(Doc doc) {
    int day = day();
    return chance.percent(2) ? day : Math.max(day, doc.postedOn());
  }

  private @Nullable Integer broughtForward(int posted) {
    return chance.percent(88) ? null : posted - chance.between(chance.percent(10) ? -2 : 0, 60);
  }

  private @Nullable String note() {
    return chance.percent(20) ? "N" + chance.below(3) : null;
  }

  /** Numbers are words: 10 comes before 9. */
  private Name name(Kind kind) {
    Name name;
    do {
      name = new Name(kind, "" + chance.between(1, 5_000));
    } while (!used.add(name));
    return name;
  }
}
