package huikuan.console.books;

import huikuan.console.api.Answer;
import huikuan.console.page.Address;
import huikuan.console.page.Cell;
import huikuan.console.page.Frame;
import huikuan.console.page.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sums that must agree. */
final class Trial {

  /** A sum of documents on the right of these; of postings or items it is not told which. */
  private static final String OF_DOCUMENTS = "balance is the sum of documents";

  private static final List<String> OF_ITEMS =
      List.of(OF_DOCUMENTS, "open less unapplied is the sum of postings");

  private Trial() {}

  static Table checks(Frame frame, Answer told) {
    return Table.of("checks")
        .column("check", row -> Cell.word("check", row.get("name")))
        .column("currency", row -> Cell.text(row.get("currency")))
        .column("left", row -> Cell.amount(row.get("left")).to(left(frame, row)))
        .column("right", row -> Cell.amount(row.get("right")).to(right(frame, row)))
        .column("agree", row -> Cell.state("agree", row.get("agree")))
        .rows(told.list("checks"), null);
  }

  private static @Nullable Address left(Frame frame, Answer row) {
    return OF_ITEMS.contains(String.valueOf(row.text("name"))) ? items(frame, row) : null;
  }

  private static @Nullable Address right(Frame frame, Answer row) {
    return OF_DOCUMENTS.equals(row.text("name")) ? counted(frame, row) : null;
  }

  static Table figures(Frame frame, Answer told) {
    Table.Builder table =
        Table.of("sums").column("currency", row -> Cell.text(row.get("currency")));
    for (String figure : List.of("balance", "open", "unapplied")) {
      table.column(
          figure, row -> Cell.amount(row.get(figure)).to(Links.items(items(frame, row), figure)));
    }
    return table.rows(told.list("figures"), null);
  }

  private static Address items(Frame frame, Answer row) {
    return Links.items(frame).with("currency", row.get("currency"));
  }

  static Table documents(Frame frame, Answer told) {
    Table.Builder table =
        Table.of("kinds")
            .column("kind", row -> Cell.word("kind", row.get("kind")))
            .column("currency", row -> Cell.text(row.get("currency")));
    for (String figure : List.of("posted", "reversed", "revived")) {
      table.column(
          figure,
          row -> Cell.amount(row.get(figure)).to(counted(frame, row).with("figure", figure)));
    }
    return table
        .column("effect", row -> Cell.amount(row.get("effect")).to(counted(frame, row)))
        .rows(told.list("documents"), null);
  }

  /** The documents of the row's kind, or of all. */
  private static Address counted(Frame frame, Answer row) {
    return frame
        .to("/trial/documents")
        .with("currency", row.get("currency"))
        .with("kind", row.get("kind"));
  }
}
