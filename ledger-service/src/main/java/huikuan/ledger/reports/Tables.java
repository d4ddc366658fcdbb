package huikuan.ledger.reports;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import huikuan.ledger.balances.BalancesDatabase;
import huikuan.ledger.query.Question;
import huikuan.platform.web.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads tables, or pages of them, that are small enough for memory. Each names in its SQL the
 * position that it rests on, so its rows are the same whenever it is asked for. Those asked for
 * last are remembered, for pages that ask again while no document comes in.
 */
@Component
class Tables {

  /** Of all answers that are remembered. */
  private static final long ROWS = 20_000;

  /** A table that was read; one text of SQL is read in one way. */
  private record Read(String sql, List<Object> parameters) {}

  private final BalancesDatabase database;
  private final Cache<Read, List<?>> remembered =
      Caffeine.newBuilder()
          .maximumWeight(ROWS)
          .<Read, List<?>>weigher((_, rows) -> 1 + rows.size())
          .build();

  Tables(BalancesDatabase database) {
    this.database = database;
  }

  /** All rows of a table that is known to be small. */
  <T> List<T> all(Table table, Cells.Reader<T> reader) {
    return read(table.whole(), table.parameters(), row -> reader.read(new Cells(row)));
  }

  /** Some rows of a table. */
  record Rows<T>(List<T> rows, @Nullable String next) {}

  private record Row<T>(T told, List<String> key) {}

  /**
   * @param question the moment that this page speaks of, and all after it
   */
  <T> Rows<T> page(Table table, Question question, Page page, Cells.Reader<T> reader) {
    List<Row<T>> read =
        read(
            table.page(!page.isFirst(), page.read()),
            table.parameters(page.key(table.key().size())),
            row -> new Row<>(reader.read(new Cells(row)), key(table, row)));
    return new Rows<>(
        page.told(read).stream().map(Row::told).toList(),
        page.next(read, question.pinned(), Row::key));
  }

  private <T> List<T> read(String sql, List<Object> parameters, BalancesDatabase.Row<T> row) {
    Read read = new Read(sql, parameters);
    @SuppressWarnings("unchecked")
    List<T> known = (List<T>) remembered.getIfPresent(read);
    if (known != null) {
      return known;
    }
    List<T> rows = List.copyOf(database.list(sql, parameters, row));
    remembered.put(read, rows);
    return rows;
  }

  private static List<String> key(Table table, ResultSet row) throws SQLException {
    List<String> key = new ArrayList<>();
    for (int at = 1; at <= table.key().size(); at++) {
      key.add(row.getString(table.columns().size() + at));
    }
    return key;
  }
}
