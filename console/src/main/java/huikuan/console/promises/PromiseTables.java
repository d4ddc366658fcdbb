package huikuan.console.promises;

import huikuan.console.api.Answer;
import huikuan.console.page.Cell;
import huikuan.console.page.Frame;
import huikuan.console.page.Table;
import java.util.List;

/** Tables of promises. */
public final class PromiseTables {

  private PromiseTables() {}

  static Table ofWeek(Frame frame, List<Answer> promises, Answer told) {
    return beside(Table.of("promises"), frame).rows(promises, told.text("next"));
  }

  /** The promises that were not kept; the rest of a long list is found by its state. */
  static Table broken(Frame frame, List<Answer> promises) {
    return beside(Table.of("promises-broken"), frame).rows(promises, null);
  }

  private static Table.Builder beside(Table.Builder table, Frame frame) {
    return columns(
            table.column(
                "customer",
                row -> Cell.text(row.first("customerName", "customer")).to(frame.toCustomer(row))))
        .opening(row -> frame.here().with("open", row.text("promise")));
  }

  /** The promises of one customer, each of which leads to its page. */
  public static Table ofCustomer(Frame frame, Answer told) {
    return columns(
            Table.of("promises-of-customer")
                .column(
                    "id",
                    row ->
                        Cell.text(row.get("promise"))
                            .to(frame.to("/promises/{}", row.text("promise")))))
        .rows(told.list("promises"), null);
  }

  private static Table.Builder columns(Table.Builder table) {
    return table
        .column("promisedOn", row -> Cell.day(row.get("on")))
        .column("state", row -> Cell.state("promise-state", row.get("state")))
        .column("promised", row -> Cell.money(row, "amount"))
        .column("missing", row -> Cell.money(row, "missing"))
        .column("item", Cell::numbers)
        .column("ifBroken", row -> Cell.word("if-broken", row.get("ifBroken")));
  }

  /** How many are in each state. */
  static Table states(Answer summary) {
    return Table.of("promise-states")
        .column("state", row -> Cell.state("promise-state", row.get("state")))
        .column("promises", row -> Cell.count(row.get("promises")))
        .column("promised", row -> Cell.money(row.get("amounts")))
        .rows(
            summary.list("states").stream()
                .filter(each -> !"0".equals(each.text("promises")))
                .toList(),
            null);
  }
}
