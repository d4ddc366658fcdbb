package huikuan.ledger.balances;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The ledger as one would keep it on paper, in cents: every document in one list, every figure
 * added up from the start. It shares no line with the code it checks.
 */
final class PlainLedger {

  /** A payment names its parts, or leaves them to the ledger. */
  record Doc(
      String account,
      boolean invoice,
      String number,
      LocalDate posted,
      LocalDate due,
      long cents,
      boolean onAccount,
      List<Part> parts) {}

  record Part(String invoice, long cents) {}

  private record Entry(Doc doc, List<Part> parts, long position) {}

  private final Map<String, Entry> byNumber = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();

  /** What becomes of a document: accepted, duplicate, or rejected. */
  String post(Doc doc, long position) {
    Entry earlier = byNumber.get(key(doc));
    if (earlier != null) {
      return earlier.doc().equals(doc) ? "duplicate" : "rejected";
    }
    if (doc.invoice() ? doc.due().isBefore(doc.posted()) : !payable(doc)) {
      return "rejected";
    }
    Entry entry = new Entry(doc, doc.invoice() ? List.of() : parts(doc), position);
    byNumber.put(key(doc), entry);
    entries.add(entry);
    return "accepted";
  }

  long positionOf(Doc doc) {
    return byNumber.get(key(doc)).position();
  }

  private static String key(Doc doc) {
    return doc.invoice() + doc.number();
  }

  private boolean payable(Doc receipt) {
    long sum = receipt.parts().stream().mapToLong(Part::cents).sum();
    boolean distinct =
        receipt.parts().stream().map(Part::invoice).distinct().count() == receipt.parts().size();
    return distinct
        && sum <= receipt.cents()
        && receipt.parts().stream()
            .allMatch(part -> part.cents() <= left(receipt.account(), part.invoice()));
  }

  private List<Part> parts(Doc receipt) {
    if (!receipt.parts().isEmpty() || receipt.onAccount()) {
      return receipt.parts();
    }
    List<Part> parts = new ArrayList<>();
    long money = receipt.cents();
    List<Doc> byAge =
        entries.stream()
            .map(Entry::doc)
            .filter(doc -> doc.invoice() && doc.account().equals(receipt.account()))
            .sorted(
                Comparator.comparing(Doc::due)
                    .thenComparing(Doc::posted)
                    .thenComparing(Doc::number))
            .toList();
    for (Doc invoice : byAge) {
      long part = Math.min(money, left(receipt.account(), invoice.number()));
      if (part > 0) {
        parts.add(new Part(invoice.number(), part));
        money -= part;
      }
    }
    return parts;
  }

  private long left(String account, String invoice) {
    return open(account, invoice, LocalDate.MAX, Long.MAX_VALUE);
  }

  /** What is open of an invoice on a day, as known at a position; 0 if it is not there. */
  long open(String account, String invoice, LocalDate day, long known) {
    long open = 0;
    for (Entry entry : known(account, known)) {
      if (entry.doc().posted().isAfter(day)) {
        continue;
      }
      if (entry.doc().invoice() && entry.doc().number().equals(invoice)) {
        open += entry.doc().cents();
      }
      for (Part part : entry.parts()) {
        boolean there = !byNumber.get(true + part.invoice()).doc().posted().isAfter(day);
        open -= part.invoice().equals(invoice) && there ? part.cents() : 0;
      }
    }
    return open;
  }

  /** Invoices less receipts, whatever was allocated to what. */
  long postings(String account, LocalDate day, long known) {
    long sum = 0;
    for (Entry entry : known(account, known)) {
      if (!entry.doc().posted().isAfter(day)) {
        sum += entry.doc().invoice() ? entry.doc().cents() : -entry.doc().cents();
      }
    }
    return sum;
  }

  /** The invoices there on a day, as known at a position. */
  List<String> invoices(String account, LocalDate day, long known) {
    return known(account, known).stream()
        .map(Entry::doc)
        .filter(doc -> doc.invoice() && !doc.posted().isAfter(day))
        .map(Doc::number)
        .toList();
  }

  private List<Entry> known(String account, long known) {
    return entries.stream()
        .filter(entry -> entry.doc().account().equals(account) && entry.position() <= known)
        .toList();
  }
}
