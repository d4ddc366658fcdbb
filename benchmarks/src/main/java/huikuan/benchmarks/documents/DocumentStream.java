package huikuan.benchmarks.documents;

import huikuan.benchmarks.documents.Doc.Kind;
import huikuan.benchmarks.documents.Doc.Part;
import huikuan.benchmarks.documents.Unpaid.Open;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The documents that one client posts: of 100, 50 are invoices, 40 receipts that name the one or
 * two invoices they pay, 5 credit notes over a tenth of an invoice, 5 receipts on account. Only
 * invoices that were acknowledged are paid, so that none is refused because of another's fate; as
 * long as there is none, an invoice is posted instead. The same seed and the same acknowledgements
 * make the same documents.
 */
public final class DocumentStream {

  private final String name;
  private final RandomGenerator random;
  private final Accounts accounts;
  private final Days days;
  private final Unpaid unpaid = new Unpaid();
  private long made;

  /**
   * @param name unique over all that post to the same server
   */
  public DocumentStream(String name, long seed, Accounts accounts, Days days) {
    this.name = name;
    this.random = new SplittableRandom(seed);
    this.accounts = accounts;
    this.days = days;
  }

  public List<Doc> next(int count) {
    List<Doc> documents = new ArrayList<>(count);
    for (int each = 0; each < count; each++) {
      documents.add(next());
    }
    return documents;
  }

  public Doc next() {
    int choice = random.nextInt(100);
    if (choice < 50) {
      return invoice();
    }
    if (choice < 55) {
      return plain(Kind.ON_ACCOUNT);
    }
    List<Open> open = unpaid.take(random, choice < 60 || random.nextInt(4) > 0 ? 1 : 2);
    if (open.isEmpty()) {
      return invoice();
    }
    return choice < 60 ? creditNote(open.getFirst()) : receipt(open);
  }

  /**
   * From now on its invoices may be paid.
   *
   * @param refused which of them were not taken, by their place
   */
  public void acknowledged(List<Doc> documents, BitSet refused) {
    for (int at = 0; at < documents.size(); at++) {
      if (!refused.get(at)) {
        acknowledged(documents.get(at));
      }
    }
  }

  public void acknowledged(Doc document) {
    if (document.kind() == Kind.INVOICE) {
      unpaid.add(document);
    }
  }

  private Doc invoice() {
    return plain(Kind.INVOICE);
  }

  private Doc plain(Kind kind) {
    String number = number();
    return new Doc(
        kind,
        accounts.customer(random, number),
        number,
        days.next(random),
        100 + random.nextInt(1_000_000),
        List.of());
  }

  private Doc creditNote(Open open) {
    long cents = Math.max(1, open.cents() / 10);
    long left = open.cents() - cents;
    if (left > 0) {
      unpaid.putBack(new Open(open.invoice(), left));
    }
    return against(Kind.CREDIT_NOTE, List.of(new Part(open.invoice(), cents, left)));
  }

  private Doc receipt(List<Open> open) {
    return against(
        Kind.RECEIPT,
        open.stream().map(each -> new Part(each.invoice(), each.cents(), 0)).toList());
  }

  private Doc against(Kind kind, List<Part> pays) {
    LocalDate day = days.next(random);
    for (Part part : pays) {
      LocalDate posted = part.invoice().postedOn();
      day = posted.isAfter(day) ? posted : day;
    }
    return new Doc(
        kind,
        pays.getFirst().invoice().customer(),
        number(),
        day,
        pays.stream().mapToLong(Part::cents).sum(),
        pays);
  }

  private String number() {
    return name + "-" + made++;
  }
}
