package huikuan.console.books;

import huikuan.console.api.Answer;
import huikuan.console.page.Cell;
import huikuan.console.page.Frame;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Columns that many tables of the books have, each leading to what it names. */
final class Columns {

  /** The kind of the document. */
  static final Function<Answer, Cell> KIND = row -> Cell.word("kind", row.get("kind"));

  private Columns() {}

  /** A document of the account that stands in its row. */
  static Function<Answer, Cell> item(Frame frame) {
    return row -> item(frame, row.text("account"), row);
  }

  /** A document of one account. */
  static Function<Answer, Cell> item(Frame frame, String account) {
    return row -> item(frame, account, row);
  }

  private static Cell item(Frame frame, @Nullable String account, Answer row) {
    return Cell.text(row.get("number")).to(Links.item(frame, account, row));
  }

  static Function<Answer, Cell> account(Frame frame) {
    return row -> Cell.text(row.get("account")).to(Links.account(frame, row.text("account")));
  }

  /** The customer of the row's account, by its id. */
  static Function<Answer, Cell> customer(Frame frame) {
    return row -> Cell.text(row.get("customer")).to(Links.account(frame, row.text("account")));
  }

  /** Rows with the names of their customers; whoever has none is named by its id. */
  static List<Answer> named(Answer told, String rows) {
    return told.list(rows).stream()
        .map(
            row -> {
              Object id = row.text("company") + "." + row.text("customer");
              Object name = told.get("names") instanceof Map<?, ?> names ? names.get(id) : null;
              return row.with("name", name == null ? row.get("customer") : name);
            })
        .toList();
  }
}
