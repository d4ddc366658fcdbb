package huikuan.standalone.imports;

import huikuan.standalone.imports.Rows.ReceiptKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a file: an invoice for each number, a receipt for each number of one.
 * Contradictory documents are rejected whole, because a posted document is never edited.
 *
 * @param repeated rows that say what a row before them said, by their lines
 */
record Documents(List<Document> all, List<Long> repeated) {

  private static final int MOST_ALLOCATIONS = 5_000;

  static Documents of(Rows rows, Consumer<Rejection> rejections) {
    Making making = new Making(rows.brokenReceipts(), rejections);
    List<Row> invoices = making.invoices(rows.rows());
    List<Document> all = new ArrayList<>();
    invoices.forEach(row -> all.add(Document.invoice(row)));
    all.addAll(making.receipts(invoices));
    all.sort(Document.IN_ORDER);
    return new Documents(all, making.repeated);
  }

  /** Those of which nothing is later than a day; null = all. */
  Documents until(@Nullable LocalDate day) {
    return day == null
        ? this
        : new Documents(
            all.stream().filter(each -> !each.sentOn().isAfter(day)).toList(), repeated);
  }

  long count(Document.Kind kind) {
    return all.stream().filter(each -> each.kind() == kind).count();
  }

  private static final class Making {

    private record InvoiceKey(String company, String number) {}

    private final Set<ReceiptKey> broken;
    private final Consumer<Rejection> rejections;
    private final List<Long> repeated = new ArrayList<>();

    Making(Set<ReceiptKey> broken, Consumer<Rejection> rejections) {
      this.broken = new HashSet<>(broken);
      this.rejections = rejections;
    }

    /** One row for each invoice. */
    List<Row> invoices(List<Row> rows) {
      Map<InvoiceKey, List<Row>> byNumber = new LinkedHashMap<>();
      rows.forEach(
          row ->
              byNumber
                  .computeIfAbsent(
                      new InvoiceKey(row.company(), row.number()), key -> new ArrayList<>(1))
                  .add(row));
      List<Row> invoices = new ArrayList<>();
      for (List<Row> same : byNumber.values()) {
        if (same.stream().allMatch(same.getFirst()::sameDocuments)) {
          invoices.add(same.getFirst());
          same.stream().skip(1).map(Row::line).forEach(repeated::add);
        } else {
          contradicting(same);
        }
      }
      return invoices;
    }

    private void contradicting(List<Row> same) {
      for (Row row : same) {
        broken.add(new ReceiptKey(row.company(), row.receipt()));
        rejections.accept(
            row.cells()
                .rejection(
                    Field.NUMBER,
                    "one number, other content",
                    "the same in each of the lines " + lines(same)));
      }
    }

    List<Document> receipts(List<Row> invoices) {
      Map<ReceiptKey, List<Row>> byNumber = new LinkedHashMap<>();
      for (Row row : invoices) {
        if (row.settledOn() != null) {
          byNumber
              .computeIfAbsent(
                  new ReceiptKey(row.company(), row.receipt()), key -> new ArrayList<>(1))
              .add(row);
        }
      }
      List<Document> receipts = new ArrayList<>();
      byNumber.forEach(
          (key, rows) -> {
            if (sound(key, rows)) {
              receipts.add(Document.receipt(rows));
            }
          });
      return receipts;
    }

    private boolean sound(ReceiptKey key, List<Row> rows) {
      Row first = rows.getFirst();
      if (broken.contains(key)) {
        return refused(rows, "part of a receipt", "all its rows readable; one at least is not");
      }
      for (Row row : rows) {
        if (!row.customer().equals(first.customer())
            || !row.currency().equals(first.currency())
            || !String.valueOf(row.settledOn()).equals(String.valueOf(first.settledOn()))) {
          return refused(
              rows,
              "one receipt, other content",
              "one customer, currency and day in the lines " + lines(rows));
        }
      }
      return rows.size() <= MOST_ALLOCATIONS
          || refused(rows, "too many invoices", "at most " + MOST_ALLOCATIONS + " for one receipt");
    }

    /** The invoices are posted, and stay open. */
    private boolean refused(List<Row> rows, String reason, String detail) {
      for (Row row : rows) {
        rejections.accept(
            row.cells()
                .rejection(
                    Field.RECEIPT, reason, detail + "; the invoice is posted without its payment"));
      }
      return false;
    }

    private static String lines(List<Row> rows) {
      return rows.stream().limit(20).map(row -> "" + row.line()).collect(Collectors.joining(", "))
          + (rows.size() > 20 ? ", …" : "");
    }
  }
}
