package huikuan.console.concessions;

import huikuan.console.api.Answer;
import huikuan.console.page.Cell;
import huikuan.console.page.Frame;
import huikuan.console.page.Table;
import java.util.Set;

/** Tables of concessions. */
public final class ConcessionTables {

  private static final Set<String> OWED =
      Set.of("in-force", "settling", "refused-by-ledger", "missed");

  private ConcessionTables() {}

  static Table all(Frame frame, Answer told) {
    Table.Builder table =
        Table.of("concessions")
            .column("next", row -> Cell.day(row.get("nextOn")))
            .column(
                "customer",
                row -> Cell.text(row.first("customerName", "customer")).to(frame.toCustomer(row)));
    return columns(table)
        .opening(row -> frame.here().with("open", row.text("concession")))
        .rows(told.list("concessions"), told.text("next"));
  }

  /** Those of one customer, each of which leads to its page. */
  public static Table ofCustomer(Frame frame, Answer told) {
    Table.Builder table =
        Table.of("concessions-of-customer")
            .column(
                "id",
                row ->
                    Cell.text(row.get("concession"))
                        .to(frame.to("/concessions/{}", row.text("concession"))))
            .column("next", row -> Cell.day(row.get("nextOn")));
    return columns(table).rows(told.list("concessions"), null);
  }

  private static Table.Builder columns(Table.Builder table) {
    return table
        .column("kind", row -> Cell.word("concession-kind", row.get("kind")))
        .column("state", row -> Cell.state("concession-state", row.get("state")))
        .column("amount", row -> Cell.money(row, "amount"))
        .column("granted", row -> Cell.money(row, "given"))
        .column("missing", row -> isOwed(row) ? Cell.money(row, "missing") : Cell.money(null));
  }

  /** Nothing is missing of what is kept, is not agreed on, or puts the day off alone. */
  private static boolean isOwed(Answer row) {
    return !row.list("dues").isEmpty() && OWED.contains(String.valueOf(row.text("state")));
  }
}
