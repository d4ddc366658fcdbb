package huikuan.console.books;

import huikuan.console.api.Answer;
import huikuan.console.page.Address;
import huikuan.console.page.Cell;
import huikuan.console.page.Frame;
import huikuan.console.page.Table;

/** The control account as tables: its days, and what can explain a difference. */
final class ControlAccount {

  private ControlAccount() {}

  /** The general ledger's balance was stated by somebody: nothing here is behind it. */
  static Table days(Frame frame, Answer told) {
    return Table.of("control")
        .column("day", row -> Cell.day(row.get("day")).to(difference(frame, row)))
        .column("currency", row -> Cell.text(row.get("currency")))
        .column("generalLedger", row -> Cell.amount(row.get("generalLedger")))
        .column(
            "ledger",
            row ->
                Cell.amount(row.get("ledger"))
                    .to(
                        frame
                            .to("/balances")
                            .with("asOf", row.get("day"))
                            .with("currency", row.get("currency"))))
        .column("difference", row -> Cell.amount(row.get("difference")).to(difference(frame, row)))
        .column("agree", row -> Cell.state("agree", row.get("agrees")))
        .column("by", row -> Cell.actor(row.get("by")))
        .column("at", row -> Cell.moment(row.get("at")))
        .column("reference", row -> Cell.text(row.get("reference")))
        .rows(told.list("days"), told.text("next"));
  }

  private static Address difference(Frame frame, Answer row) {
    return frame.to("/control/{}/{}", row.text("day"), row.text("currency"));
  }

  static Table documents(Frame frame, Answer told) {
    return Table.of("documents")
        .column("item", Columns.item(frame))
        .column("kind", Columns.KIND)
        .column("account", Columns.account(frame))
        .column("effective", row -> Cell.day(row.get("effective")))
        .column("recordedAt", row -> Cell.moment(row.get("recordedAt")))
        .column("amount", row -> Cell.amount(row.get("amount")))
        .column("late", row -> Cell.word("late", row.get("late")))
        .column("matches", row -> Cell.state("matches", row.get("matches")))
        .rows(told.list("documents"), told.text("next"));
  }
}
