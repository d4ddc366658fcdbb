package huikuan.console.books;

import huikuan.console.api.Answer;
import huikuan.console.page.Cell;
import huikuan.console.page.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sums of a book in one currency, and the rates that they were told by. */
final class Reporting {

  private Reporting() {}

  /**
   * @param told an answer that was asked for {@code in} a currency
   * @param figures the names of its sums
   */
  static Table total(Answer told, List<String> figures) {
    Table.Builder table =
        Table.of("reporting").column("currency", row -> Cell.text(row.get("currency")));
    for (String figure : figures) {
      table.column(figure, row -> Cell.amount(row.get(figure)));
    }
    return table.rows(List.of(row(told)), null);
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

  static Table rates(Answer told) {
    List<Answer> rates = told.get("in") instanceof Answer in ? in.list("rates") : List.of();
    return Table.of("rates")
        .column("currency", row -> Cell.text(row.get("currency")))
        .column("rate", row -> Cell.amount(row.get("rate")))
        .column("day", row -> Cell.day(row.get("day")))
        .rows(rates, null);
  }
}
