package huikuan.console.books;

import huikuan.console.api.Answer;
import huikuan.console.page.Address;
import huikuan.console.page.Cell;
import huikuan.console.page.Frame;
import huikuan.console.page.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Income by month.
 *
 * @param documents the list of documents behind it
 */
record Income(Answer told, List<String> figures, Address documents) {

  private static final String TOTAL = "total";

  private static final List<String> ACCRUAL =
      List.of("invoiced", "credited", "writtenOff", "recovered");
  private static final List<String> CASH = List.of("received", "refunded", "recovered");

  /**
   * @param basis null = accrual
   */
  static Income of(Frame frame, Answer told, @Nullable String basis) {
    return new Income(
        told, isCash(basis) ? CASH : ACCRUAL, frame.to("/income/documents").with("basis", basis));
  }

  static boolean isCash(@Nullable String basis) {
    return "cash".equals(basis);
  }

  Table table() {
    Table.Builder table =
        Table.of("income")
            .column("month", row -> Cell.text(row.has("month") ? row.get("month") : ""))
            .column("currency", row -> Cell.text(row.get("currency")));
    figures.forEach(each -> table.column(each, row -> figure(row, each)));
    table.column(TOTAL, row -> figure(row, TOTAL));
    return table.rows(told.list("months"), told.list("totals"), told.text("next"));
  }

  private Cell figure(Answer row, String name) {
    return Cell.amount(row.get(name))
        .to(behind(row).with("figure", name.equals(TOTAL) ? null : name));
  }

  /** The documents of the row's month, or of all. */
  private Address behind(Answer row) {
    return documents
        .with("from", row.has("month") ? row.get("month") : told.get("from"))
        .with("to", row.has("month") ? row.get("month") : told.get("to"))
        .with("currency", row.get("currency"));
  }

  /** The totals, one chart for each currency. */
  List<MonthChart> charts() {
    return MonthChart.of(told.list("months"), TOTAL, this::behind);
  }
}
