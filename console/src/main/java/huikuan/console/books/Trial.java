package huikuan.console.books;

import huikuan.console.api.Answer;
import huikuan.console.page.Cell;
import huikuan.console.page.Table;

/** The sums that must agree. */
final class Trial {

  private Trial() {}

  static Table checks(Answer told) {
    return Table.of("checks")
        .column("check", row -> Cell.word("check", row.get("name")))
        .column("currency", row -> Cell.text(row.get("currency")))
        .column("left", row -> Cell.amount(row.get("left")))
        .column("right", row -> Cell.amount(row.get("right")))
        .column("agree", row -> Cell.state("agree", row.get("agree")))
        .rows(told.list("checks"), null);
  }

  static Table figures(Answer told) {
    return Table.of("sums")
        .column("currency", row -> Cell.text(row.get("currency")))
        .column("balance", row -> Cell.amount(row.get("balance")))
        .column("open", row -> Cell.amount(row.get("open")))
        .column("unapplied", row -> Cell.amount(row.get("unapplied")))
        .rows(told.list("figures"), null);
  }

  static Table documents(Answer told) {
    return Table.of("kinds")
        .column("kind", row -> Cell.word("kind", row.get("kind")))
        .column("currency", row -> Cell.text(row.get("currency")))
        .column("posted", row -> Cell.amount(row.get("posted")))
        .column("reversed", row -> Cell.amount(row.get("reversed")))
        .column("revived", row -> Cell.amount(row.get("revived")))
        .column("effect", row -> Cell.amount(row.get("effect")))
        .rows(told.list("documents"), null);
  }
}
