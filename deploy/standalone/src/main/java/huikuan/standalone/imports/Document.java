package huikuan.standalone.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document that a file tells of, and the rows that it was made of.
 *
 * @param sentOn its place among the others: when it and all that it names have been posted
 */
record Document(Kind kind, LocalDate sentOn, List<Row> rows) {

  enum Kind {
    INVOICE,
    RECEIPT
  }

  /** Within a day, invoices come before the receipts that settle them. */
  static final Comparator<Document> IN_ORDER =
      Comparator.comparing(Document::sentOn).thenComparing(Document::kind);

  static Document invoice(Row row) {
    return new Document(Kind.INVOICE, row.postedOn(), List.of(row));
  }

  /**
   * Of all rows with its number. Paid before it was posted, an invoice is paid on its first day.
   */
  static Document receipt(List<Row> rows) {
    LocalDate sentOn = rows.getFirst().settledOn();
    for (Row row : rows) {
      sentOn = sentOn == null || row.postedOn().isAfter(sentOn) ? row.postedOn() : sentOn;
    }
    return new Document(Kind.RECEIPT, java.util.Objects.requireNonNull(sentOn), List.copyOf(rows));
  }

  /** As the ledger's API has it. */
  ObjectNode json() {
    return kind == Kind.INVOICE ? invoice() : receipt();
  }

  /** The same, with its day confirmed, which one far ahead needs. */
  ObjectNode confirmed() {
    ObjectNode document = json();
    return document.put("confirmPostedOn", document.path("postedOn").asString());
  }

  private ObjectNode invoice() {
    Row row = rows.getFirst();
    ObjectNode invoice =
        head("invoice").put("number", row.number()).put("postedOn", row.postedOn().toString());
    if (row.dueOn() != null) {
      invoice.put("dueOn", row.dueOn().toString());
    }
    if (row.contract() != null) {
      invoice.put("contract", row.contract());
    }
    return invoice.put("amount", row.amount().toPlainString());
  }

  private ObjectNode receipt() {
    Row first = rows.getFirst();
    BigDecimal sum = rows.stream().map(Row::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    ObjectNode receipt =
        head("receipt")
            .put("number", first.receipt())
            .put("postedOn", String.valueOf(first.settledOn()))
            .put("amount", sum.toPlainString());
    var allocations = receipt.putArray("allocations");
    for (Row row : rows) {
      allocations
          .addObject()
          .put("invoice", row.number())
          .put("amount", row.amount().toPlainString());
    }
    return receipt;
  }

  private ObjectNode head(String kind) {
    Row row = rows.getFirst();
    return JsonNodeFactory.instance
        .objectNode()
        .put("kind", kind)
        .put("company", row.company())
        .put("customer", row.customer())
        .put("currency", row.currency());
  }

  /**
   * The row and field of which a field of the document was made, such as {@code
   * allocations[1].invoice}.
   */
  Rejection rejection(String path, String reason, String detail) {
    int row = 0;
    if (path.startsWith("allocations[")) {
      int at = Integer.parseInt(path.substring("allocations[".length(), path.indexOf(']')));
      row = Math.min(at, rows.size() - 1);
    }
    return rows.get(row)
        .cells()
        .rejection(field(path.substring(path.lastIndexOf('.') + 1)), reason, detail);
  }

  private Field field(String name) {
    return switch (name) {
      case "invoice" -> Field.NUMBER;
      case "number" -> kind == Kind.INVOICE ? Field.NUMBER : Field.RECEIPT;
      case "postedOn" -> kind == Kind.INVOICE ? Field.POSTED_ON : Field.SETTLED_ON;
      default -> {
        Field field = Field.named(name);
        yield field != null ? field : kind == Kind.INVOICE ? Field.NUMBER : Field.RECEIPT;
      }
    };
  }
}
