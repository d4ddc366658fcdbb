package huikuan.console.books;

import huikuan.console.api.Answer;
import huikuan.console.page.Address;
import huikuan.console.page.Cell;
import huikuan.console.page.Frame;
import huikuan.console.page.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sums of a book in one currency, and the rates that they were told by. */
final class Reporting {

  private Reporting() {}

  /**
   * @param told an answer of balances that was asked for {@code in} a currency
   * @param items the open items of all currencies
   */
  static Table balances(Answer told, Address items) {
    Table.Builder table = table();
    for (String figure : List.of("balance", "open", "unapplied")) {
      table.column(figure, row -> Cell.amount(row.get(figure)).to(Links.items(items, figure)));
    }
    return table.rows(List.of(row(told)), null);
  }

  /** The same of an ageing. */
  static Table aging(Answer told, AgedItems items) {
    Table.Builder table = table();
    List<String> buckets = Aging.buckets(told);
    Aging.figures(table, buckets, _ -> items);
    return table.rows(Aging.named(List.of(row(told)), buckets), null);
  }

  private static Table.Builder table() {
    return Table.of("reporting").column("currency", row -> Cell.text(row.get("currency")));
  }

  private static Answer row(Answer told) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    if (told.get("in") instanceof Answer in) {
      if (in.get("total") instanceof Answer total) {
        row.putAll(total);
      }
      row.put("currency", in.get("currency"));
    }
    return Answer.of(row);
  }

  static Table rates(Frame frame, Answer told) {
    Answer in = told.object("in");
    List<Answer> rates = in.list("rates");
    Address stated = frame.to("/rates").with("to", in.get("currency"));
    return Table.of("rates")
        .column("currency", row -> Cell.text(row.get("currency")))
        .column(
            "rate",
            row ->
                Cell.amount(row.get("rate"))
                    .to(stated.with("currency", row.get("currency")).with("on", row.get("day"))))
        .column("day", row -> Cell.day(row.get("day")))
        .rows(rates, null);
  }
}
