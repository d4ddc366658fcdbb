package huikuan.console.books;

import huikuan.console.api.Answer;
import huikuan.console.page.Cell;
import huikuan.console.page.Frame;
import huikuan.console.page.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The ageing as a table: a column for each bucket. */
final class Aging {

  private Aging() {}

  static Table table(Frame frame, Answer told, String groupBy, AgedItems items) {
    List<String> buckets = buckets(told);
    Table.Builder table =
        Table.of("aging")
            .column("group", row -> group(frame, row, groupBy))
            .column("currency", row -> Cell.text(row.get("currency")));
    figures(table, buckets, items::behind);
    return table.rows(
        named(owned(Columns.named(told, "groups"), groupBy), buckets),
        named(told.list("totals"), buckets),
        told.text("next"));
  }

  /**
   * The figures in the order in which they age.
   *
   * @param items behind those of a row
   */
  static void figures(
      Table.Builder table, List<String> buckets, Function<Answer, AgedItems> items) {
    table.column("notDue", row -> Cell.amount(row.get("notDue")).to(items.apply(row).notDue()));
    for (int at = 0; at < buckets.size(); at++) {
      String name = buckets.get(at);
      int of = at;
      table.column(name, row -> Cell.amount(row.get(name)).to(items.apply(row).bucket(of)));
    }
    table.column("over", row -> Cell.amount(row.get("over")).to(items.apply(row).over()));
    table.column(
        "unapplied", row -> Cell.amount(row.get("unapplied")).to(items.apply(row).unapplied()));
    table.column("total", row -> Cell.amount(row.get("total")).to(items.apply(row).all()));
  }

  static List<String> buckets(Answer told) {
    return told.list("buckets").stream().map(each -> each.text("name")).toList();
  }

  /** A group without a sales owner says so; the totals of all groups do not. */
  private static List<Answer> owned(List<Answer> groups, String groupBy) {
    return groupBy.equals("salesOwner")
        ? groups.stream()
            .map(row -> row.has("salesOwner") ? row : row.with("unowned", true))
            .toList()
        : groups;
  }

  private static Cell group(Frame frame, Answer row, String groupBy) {
    if (row.has("account")) {
      return Cell.text(row.text("name") + " " + row.text("account"))
          .to(Links.account(frame, row.text("account")));
    }
    if (row.has("customer")) {
      return Cell.text(row.get("name")).to(frame.toCustomer(row));
    }
    return Cell.text(
        row.has("salesOwner") ? row.get("salesOwner") : groupBy.equals("salesOwner") ? "–" : null);
  }

  /** The figures of the buckets stand in their order; here each has its name. */
  static List<Answer> named(List<Answer> rows, List<String> buckets) {
    List<Answer> named = new ArrayList<>();
    for (Answer row : rows) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>(row);
      if (row.get("buckets") instanceof List<?> figures) {
        for (int at = 0; at < buckets.size() && at < figures.size(); at++) {
          fields.put(buckets.get(at), figures.get(at));
        }
      }
      named.add(Answer.of(fields));
    }
    return named;
  }
}
