package huikuan.ledger.reports;

import huikuan.ledger.balances.BalancesDatabase;
import huikuan.ledger.query.Question;
import huikuan.platform.web.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads tables, or pages of them, that are small enough for memory. */
@Component
class Tables {

  private final BalancesDatabase database;

  Tables(BalancesDatabase database) {
    this.database = database;
  }

  /** All rows of a table that is known to be small. */
  <T> List<T> all(Table table, Cells.Reader<T> reader) {
    return database.list(table.whole(), table.parameters(), row -> reader.read(new Cells(row)));
  }

  /** Some rows of a table. */
  record Rows<T>(List<T> rows, @Nullable String next) {}

  private record Row<T>(T told, List<String> key) {}

  /**
   * @param question the moment that this page speaks of, and all after it
   */
  <T> Rows<T> page(Table table, Question question, Page page, Cells.Reader<T> reader) {
    List<Row<T>> read =
        database.list(
            table.page(!page.isFirst(), page.read()),
            table.parameters(page.key(table.key().size())),
            row -> new Row<>(reader.read(new Cells(row)), key(table, row)));
    return new Rows<>(
        page.told(read).stream().map(Row::told).toList(),
        page.next(read, question.pinned(), Row::key));
  }

  private static List<String> key(Table table, ResultSet row) throws SQLException {
    List<String> key = new ArrayList<>();
    for (int at = 1; at <= table.key().size(); at++) {
      key.add(row.getString(table.columns().size() + at));
    }
    return key;
  }
}
