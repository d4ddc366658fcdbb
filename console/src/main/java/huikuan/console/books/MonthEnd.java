package huikuan.console.books;

import huikuan.console.api.Answer;
import huikuan.console.page.Address;
import huikuan.console.page.Cell;
import huikuan.console.page.Frame;
import huikuan.console.page.Table;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** The parts of a month's pack as tables. */
final class MonthEnd {

  private MonthEnd() {}

  static Table checks(Answer pack) {
    return Table.of("month-checks")
        .column("check", row -> Cell.word("month-check", row.get("name")))
        .column("holds", row -> Cell.state("holds", row.get("holds")))
        .column("detail", row -> Cell.text(row.get("detail")))
        .rows(pack.list("checks"), null);
  }

  static Table control(Frame frame, Answer pack) {
    return Table.of("control")
        .column("currency", row -> Cell.text(row.get("currency")))
        .column("generalLedger", row -> Cell.amount(row.get("generalLedger")))
        .column("ledger", row -> Cell.amount(row.get("ledger")).to(balances(frame, pack, row)))
        .column(
            "difference",
            row ->
                Cell.amount(row.get("difference"))
                    .to(
                        row.has("day")
                            ? frame.to("/control/{}/{}", row.text("day"), row.text("currency"))
                            : null))
        .column(
            "agree",
            row ->
                Cell.state(
                    "agree",
                    Boolean.TRUE.equals(row.get("missing")) ? "missing" : row.get("agrees")))
        .rows(pack.list("control"), null);
  }

  static Table unapplied(Frame frame, Answer pack) {
    return Table.of("unapplied")
        .column("item", Columns.item(frame))
        .column("kind", Columns.KIND)
        .column("account", Columns.account(frame))
        .column("postedOn", row -> Cell.day(row.get("postedOn")))
        .column("currency", row -> Cell.text(row.get("currency")))
        .column("amount", row -> Cell.amount(row.get("amount")))
        .column("unapplied", row -> Cell.amount(row.get("unapplied")))
        .rows(pack.list("unapplied"), null);
  }

  static Table credits(Frame frame, Answer pack) {
    return Table.of("credit-balances")
        .column("account", Columns.account(frame))
        .column("customer", row -> Cell.text(row.get("name")))
        .column("currency", row -> Cell.text(row.get("currency")))
        .column(
            "balance",
            row ->
                Cell.amount(row.get("balance"))
                    .to(then(Links.statement(frame, row.text("account")), pack)))
        .rows(pack.list("creditBalances"), null);
  }

  /** The accounts behind credit balances follow in a table of their own. */
  static Table sums(Frame frame, Answer pack) {
    return Table.of("reclassified")
        .column("currency", row -> Cell.text(row.get("currency")))
        .column("net", row -> Cell.amount(row.get("net")).to(balances(frame, pack, row)))
        .column("creditBalances", row -> Cell.amount(row.get("creditBalances")))
        .column("gross", row -> Cell.amount(row.get("gross")).to(balances(frame, pack, row)))
        .rows(pack.list("creditBalanceSums"), null);
  }

  private static @Nullable Address balances(Frame frame, Answer pack, Answer row) {
    return then(frame.to("/balances").with("currency", row.get("currency")), pack);
  }

  /** As of the month's last day, as known by the pack. */
  private static @Nullable Address then(@Nullable Address address, Answer pack) {
    return address == null
        ? null
        : address
            .with("asOf", YearMonth.parse(String.valueOf(pack.text("month"))).atEndOfMonth())
            .with("knownAt", pack.get("position"));
  }
}
