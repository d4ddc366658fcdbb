package huikuan.console.books;

import huikuan.console.api.Answer;
import huikuan.console.page.Cell;
import huikuan.console.page.Frame;
import huikuan.console.page.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ageing as a table: a column for each bucket. */
final class Aging {

  private Aging() {}

  static Table table(Frame frame, Answer told, String groupBy) {
    List<String> buckets = told.list("buckets").stream().map(each -> each.text("name")).toList();
    Table.Builder table = Table.of("aging").column("group", row -> group(frame, row, groupBy));
    table.column("currency", row -> Cell.text(row.get("currency")));
    table.column("notDue", row -> Cell.amount(row.get("notDue")));
    for (String bucket : buckets) {
      table.column(bucket, row -> Cell.amount(row.get(bucket)));
    }
    table.column("over", row -> Cell.amount(row.get("over")));
    table.column("unapplied", row -> Cell.amount(row.get("unapplied")));
    table.column("total", row -> Cell.amount(row.get("total")).to(whole(frame, row)));
    return table.rows(
        named(Columns.named(told, "groups"), buckets),
        named(told.list("totals"), buckets),
        told.text("next"));
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

  private static huikuan.console.page.@Nullable Address whole(Frame frame, Answer row) {
    return row.has("account") ? Links.account(frame, row.text("account")) : null;
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
