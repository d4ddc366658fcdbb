package huikuan.ledger.reports;

import huikuan.ledger.balances.BalancesDatabase;
import huikuan.ledger.balances.Question;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers what is small enough for memory. */
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

  /**
   * @param question the moment that this page speaks of, and all after it
   * @param before where the page before ended; null = this is the first
   */
  <T> Page<T> page(
      Table table, Question question, int limit, @Nullable Cursor before, Cells.Reader<T> reader) {
    String sql = table.page(before != null, limit + 1);
    List<Object> parameters = table.parameters(before == null ? List.of() : before.key());
    return database.ask(
        connection -> {
          try (PreparedStatement statement =
                  BalancesDatabase.prepared(connection, sql, parameters);
              ResultSet results = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            List<String> last = List.of();
            while (results.next()) {
              if (rows.size() == limit) {
                return new Page<>(
                    rows, new Cursor(question.position(), question.asOf(), last).write());
              }
              rows.add(reader.read(new Cells(results)));
              last = key(table, results);
            }
            return new Page<>(rows, null);
          }
        });
  }

  private static List<String> key(Table table, ResultSet row) throws SQLException {
    List<String> key = new ArrayList<>();
    for (int at = 1; at <= table.key().size(); at++) {
      key.add(row.getString(table.columns().size() + at));
    }
    return key;
  }
}
