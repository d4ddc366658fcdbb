package huikuan.console.books;

import huikuan.console.api.Answer;
import huikuan.console.page.Address;
import huikuan.console.page.Cell;
import huikuan.console.page.Frame;
import huikuan.console.page.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a figure is not what it was: before, after, and the documents in between. */
final class Changes {

  private Changes() {}

  static Table figures(Frame frame, Answer told) {
    List<Answer> figures = told.list("figures").isEmpty() ? List.of(told) : told.list("figures");
    List<Answer> rows = new ArrayList<>();
    for (Answer each : figures) {
      rows.add(row(each, "before"));
      rows.add(row(each, "after"));
      rows.add(row(each, "difference"));
    }
    return Table.of("figures")
        .column("figure", row -> Cell.word("figure", row.get("figure")))
        .column("currency", row -> Cell.text(row.get("currency")))
        .column("balance", row -> figure(frame, told, row, "balance"))
        .column("open", row -> figure(frame, told, row, "open"))
        .column("unapplied", row -> figure(frame, told, row, "unapplied"))
        .rows(rows, null);
  }

  /** The open amount before, or after; the documents that make the difference follow. */
  private static Cell figure(Frame frame, Answer told, Answer row, String name) {
    Address items = Links.items(frame).with("currency", row.get("currency"));
    Address behind =
        switch (String.valueOf(row.text("figure"))) {
          case "before" -> items.with("knownAt", told.get("fromPosition"));
          case "after" -> items;
          default -> null;
        };
    return Cell.amount(row.get(name)).to(behind == null ? null : Links.items(behind, name));
  }

  private static Answer row(Answer figures, String name) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("figure", name);
    row.put("currency", figures.get("currency"));
    if (figures.get(name) instanceof Answer amounts) {
      row.putAll(amounts);
    }
    return Answer.of(row);
  }

  static Table documents(Frame frame, Answer told) {
    return Table.of("documents")
        .column("item", Columns.item(frame))
        .column("kind", Columns.KIND)
        .column("account", Columns.account(frame))
        .column("effective", row -> Cell.day(row.get("effective")))
        .column("recordedAt", row -> Cell.moment(row.get("recordedAt")))
        .column("position", row -> Cell.count(row.get("position")))
        .column("balance", row -> Cell.amount(row.get("balance")))
        .column("open", row -> Cell.amount(row.get("open")))
        .column("unapplied", row -> Cell.amount(row.get("unapplied")))
        .rows(told.list("documents"), told.text("next"));
  }
}
