package huikuan.console.disputes;

import huikuan.console.api.Answer;
import huikuan.console.page.Cell;
import huikuan.console.page.Frame;
import huikuan.console.page.Table;

/** Tables of disputes. */
public final class DisputeTables {

  private DisputeTables() {}

  /** Those that are over, by what came of them. */
  static Table closed(Frame frame, Answer told) {
    return Table.of("disputes-closed")
        .column("closedAt", row -> Cell.moment(row.get("closedAt")))
        .column(
            "customer",
            row -> Cell.text(row.first("customerName", "customer")).to(frame.toCustomer(row)))
        .column("item", Cell::numbers)
        .column("disputed", row -> Cell.money(row, "original"))
        .column("conceded", row -> Cell.money(row, "conceded"))
        .column("outcome", row -> Cell.word("dispute-outcome", row.get("outcome")))
        .column("rootCause", row -> Cell.word("root-cause", row.get("rootCause")))
        .opening(row -> frame.here().with("open", row.text("dispute")))
        .rows(told.list("disputes"), told.text("next"));
  }

  /** Those of one customer, each of which leads to its page. */
  public static Table ofCustomer(Frame frame, Answer told) {
    return Table.of("disputes-of-customer")
        .column(
            "id",
            row -> Cell.text(row.get("dispute")).to(frame.to("/disputes/{}", row.text("dispute"))))
        .column("state", row -> Cell.state("dispute-stage", row.get("stage")))
        .column("disputed", row -> Cell.money(row, "original"))
        .column("open", row -> Cell.money(row, "open"))
        .column("item", Cell::numbers)
        .column("owner", row -> Cell.actor(row.get("owner")))
        .column("due", row -> Cell.day(row.get("dueOn")))
        .rows(told.list("disputes"), null);
  }
}
