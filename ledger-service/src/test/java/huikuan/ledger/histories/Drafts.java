package huikuan.ledger.histories;

import huikuan.ledger.histories.Spread.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Single documents that fit, mostly, what is on paper. */
final class Drafts {

  private static final Spread OLDEST = new Spread.Oldest();
  private static final Spread NOTHING = new Spread.Nothing();
  private static final List<String> OWNERS = List.of("li.na", "wang");

  private final Chance chance;
  private final Whims whims;
  private final PlainLedger paper;

  Drafts(Chance chance, PlainLedger paper) {
    this.chance = chance;
    this.whims = new Whims(chance);
    this.paper = paper;
  }

  void today(int day) {
    whims.today(day);
  }

  /** A document of that kind; an invoice where there is nothing for it to build on. */
  Doc draft(Kind kind, AccountName account) {
    PlainAccount books = paper.account(account);
    Doc doc =
        switch (kind) {
          case INVOICE -> invoice(account);
          case RECEIPT, CREDIT_NOTE -> money(kind, account, books);
          case REFUND -> refund(account, books);
          case WRITE_OFF -> writeOff(account, books);
          case RECOVERY -> recovery(account, books);
          case ALLOCATION -> allocation(account, books);
          case REVERSAL -> reversal(account, books);
          case EXTENSION -> extension(account, books);
        };
    return doc == null ? invoice(account) : doc;
  }

  private Doc doc(AccountName account, Kind kind, int day, long amount) {
    return Doc.of(account, whims.name(kind), day, amount)
        .noted(chance.percent(20) ? "N" + chance.below(3) : null)
        .owned(chance.percent(40) ? chance.of(OWNERS) : null);
  }

  private Doc invoice(AccountName account) {
    int posted = whims.day();
    Doc doc = doc(account, Kind.INVOICE, posted, whims.amount()).original(whims.original(posted));
    return doc.due(whims.due(doc.age()));
  }

  private Doc money(Kind kind, AccountName account, PlainAccount books) {
    int posted = whims.day();
    Doc doc = doc(account, kind, posted, whims.amount()).original(whims.original(posted));
    List<Item> owed = open(books, books.claims());
    int way = chance.below(10);
    if (way < 2) {
      return doc.spread(NOTHING);
    }
    if (way >= 7 || owed.isEmpty()) {
      return doc;
    }
    List<Part> parts = whims.parts(books, owed, chance.between(1, 3));
    long sum = total(parts);
    if (kind == Kind.CREDIT_NOTE && oneInvoice(parts) && chance.percent(60)) {
      return doc.over(sum).spread(new Spread.Whole(parts.getFirst().item().number()));
    }
    long more = chance.percent(3) ? -sum / 2 : chance.percent(40) ? chance.upTo(5_000) : 0;
    return doc.over(sum + more).spread(new Spread.Parts(parts));
  }

  private @Nullable Doc refund(AccountName account, PlainAccount books) {
    List<Item> money = open(books, books.refundable());
    if (money.isEmpty()) {
      return null;
    }
    if (chance.percent(50)) {
      long free = money.stream().mapToLong(item -> books.open(item.name())).sum();
      return doc(account, Kind.REFUND, whims.day(), whims.part(free));
    }
    List<Part> parts = whims.parts(books, money, chance.between(1, 2));
    long amount = total(parts) + (chance.percent(3) ? 1 : 0);
    return doc(account, Kind.REFUND, whims.day(), amount).spread(new Spread.Parts(parts));
  }

  private @Nullable Doc writeOff(AccountName account, PlainAccount books) {
    List<Item> owed = open(books, books.claims());
    if (owed.isEmpty()) {
      return null;
    }
    List<Part> parts = whims.parts(books, owed, chance.between(1, 2));
    Spread spread =
        oneInvoice(parts) && chance.percent(70)
            ? new Spread.Whole(parts.getFirst().item().number())
            : new Spread.Parts(parts);
    long amount = total(parts) + (chance.percent(3) ? 1 : 0);
    return doc(account, Kind.WRITE_OFF, whims.day(), amount).spread(spread);
  }

  private @Nullable Doc recovery(AccountName account, PlainAccount books) {
    Doc writeOff = earlier(account, Kind.WRITE_OFF);
    if (writeOff == null) {
      return null;
    }
    long left = Math.max(1, writeOff.amount() - books.recovered(writeOff.name()));
    return doc(account, Kind.RECOVERY, whims.after(writeOff), whims.part(left)).on(writeOff.name());
  }

  private @Nullable Doc allocation(AccountName account, PlainAccount books) {
    Doc credit = earlier(account, Kind.RECEIPT, Kind.CREDIT_NOTE);
    if (credit == null) {
      return null;
    }
    Doc doc = doc(account, Kind.ALLOCATION, whims.after(credit), 0).on(credit.name());
    if (chance.percent(40)) {
      return chance.percent(40) ? doc.spread(NOTHING) : doc;
    }
    PlainAccount without = books.copy();
    without.release(credit.name(), doc.postedOn());
    List<Part> parts =
        whims.fitting(without, open(without, without.claims()), without.open(credit.name()));
    return doc.spread(parts.isEmpty() ? NOTHING : new Spread.Parts(parts));
  }

  private @Nullable Doc reversal(AccountName account, PlainAccount books) {
    List<Doc> all = paper.entered(account);
    if (all.isEmpty()) {
      return null;
    }
    Doc target = chance.late(all);
    boolean item = target.kind().claim() || target.kind().credit();
    boolean again = books.undone(target.name());
    if ((!item || again) && chance.percent(80)) {
      return null;
    }
    return doc(account, Kind.REVERSAL, whims.after(target), 0).on(target.name());
  }

  private @Nullable Doc extension(AccountName account, PlainAccount books) {
    Doc invoice = earlier(account, Kind.INVOICE);
    if (invoice == null || (books.open(invoice.name()) == 0 && chance.percent(90))) {
      return null;
    }
    int due = books.due(books.item(invoice.name()), Days.LAST);
    int later = chance.percent(2) ? 800 : chance.percent(4) ? 0 : chance.between(1, 40);
    return doc(account, Kind.EXTENSION, whims.after(invoice), 0)
        .on(invoice.name())
        .due(due + later);
  }

  private @Nullable Doc earlier(AccountName account, Kind... kinds) {
    PlainAccount books = paper.account(account);
    List<Doc> some =
        paper.entered(account).stream()
            .filter(doc -> List.of(kinds).contains(doc.kind()))
            .filter(doc -> !books.undone(doc.name()) || chance.percent(10))
            .toList();
    return some.isEmpty() ? null : chance.late(some);
  }

  private static List<Item> open(PlainAccount books, List<Item> items) {
    return items.stream().filter(item -> books.open(item.name()) > 0).toList();
  }

  private static boolean oneInvoice(List<Part> parts) {
    return parts.size() == 1 && parts.getFirst().item().kind() == Kind.INVOICE;
  }

  private static long total(List<Part> parts) {
    return parts.stream().mapToLong(Part::amount).sum();
  }
}
