package huikuan.ledger.balances;

import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.projection.ReadModelCheck;
import huikuan.platform.projection.ReadModelFindings;
import huikuan.platform.projection.ReadModelFindings.Differences;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Compares the tables of a file, attached as {@code kept}, with those made anew from the log. */
final class BalancesCheck implements ReadModelCheck {

  /** A sum that is equal for two tables only if they hold the same rows, in any order. */
  private static final String SUM =
      """
      SELECT (SELECT coalesce(sum(hash(it)), 0) || ' ' || count(*) FROM (%1$s) it)
          || ' ' || (SELECT coalesce(sum(hash(it)), 0) || ' ' || count(*) FROM %2$s.account it)
          || ' ' || (SELECT coalesce(sum(hash(it)), 0) || ' ' || count(*) FROM %2$s.control it)
          || ' ' || (SELECT coalesce(sum(hash(it)), 0) || ' ' || count(*) FROM %2$s.rate it)
          || ' ' || (SELECT coalesce(sum(hash(it)), 0) || ' ' || count(*) FROM %2$s.month_end it)
      """;

  private static final String POSTINGS =
      """
      SELECT p.position, p.place, a.account, p.* EXCLUDE (position, place, account, entry, kind,
          item_kind), p.entry::VARCHAR AS entry, p.kind::VARCHAR AS kind,
          p.item_kind::VARCHAR AS item_kind
      FROM %1$s.posting p LEFT JOIN %1$s.account a ON a.id = p.account
      """;

  /** Rows by commit and place. If a place stands twice, each row is compared with each. */
  private static final String DIFFERENT =
      """
      SELECT k.*, t.*
      FROM (%s) k FULL OUTER JOIN (%s) t ON k.position = t.position AND k.place = t.place
      WHERE hash(k) IS DISTINCT FROM hash(t)
      ORDER BY coalesce(k.position, t.position), coalesce(k.place, t.place)
      """;

  private static final String KEPT_TABLES = "kept";

  private final BalancesDatabase scratch;
  private final Connection connection;
  private final BalancesProjection projection;
  private final long position;
  private final String last;

  private BalancesCheck(
      BalancesDatabase scratch,
      Connection connection,
      BalancesProjection projection,
      long position,
      String last) {
    this.scratch = scratch;
    this.connection = connection;
    this.projection = projection;
    this.position = position;
    this.last = last;
  }

  /**
   * @param scratch empty, and closed with the check
   */
  static BalancesCheck of(Path file, BalancesDatabase scratch, EventLog log) throws SQLException {
    Connection connection = scratch.connection();
    try (Statement statement = connection.createStatement()) {
      String path = file.toAbsolutePath().toString().replace("'", "''");
      statement.execute("ATTACH '" + path + "' AS " + KEPT_TABLES);
      long form = Long.parseLong(one(statement, "SELECT form FROM kept.progress"));
      if (form != Schema.FORM) {
        throw new SQLException("Its form is %d, not %d".formatted(form, Schema.FORM));
      }
      return new BalancesCheck(
          scratch,
          connection,
          BalancesProjection.of(scratch, log),
          Long.parseLong(one(statement, "SELECT position FROM kept.progress")),
          one(statement, "SELECT hash FROM kept.progress"));
    }
  }

  @Override
  public void take(List<RecordedEvent> commits) {
    List<RecordedEvent> taken = commits.stream().filter(it -> it.position() <= position).toList();
    if (!taken.isEmpty()) {
      projection.apply(taken);
    }
  }

  @Override
  public ReadModelFindings findings() {
    try (Statement statement = connection.createStatement()) {
      String told = scratchName(statement);
      long entries = Long.parseLong(one(statement, "SELECT count(*) FROM kept.posting"));
      Differences differences = new Differences();
      String toldLast =
          one(statement, "SELECT coalesce(any_value(hash), '') FROM " + told + ".progress");
      if (!last.equals(toldLast)) {
        differences.add(
            "It ends with [%s], the log's commit %d with [%s]".formatted(last, position, toldLast));
      }
      if (!one(statement, sum(KEPT_TABLES)).equals(one(statement, sum(told)))) {
        different(statement, told, differences);
      }
      return differences.among(entries, position, "");
    } catch (SQLException e) {
      throw new BalancesUnavailable(e);
    }
  }

  private static String sum(String tables) {
    return SUM.formatted(POSTINGS.formatted(tables), tables);
  }

  private static void different(Statement statement, String told, Differences differences)
      throws SQLException {
    boolean none = true;
    String sql = DIFFERENT.formatted(POSTINGS.formatted(KEPT_TABLES), POSTINGS.formatted(told));
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        none = false;
        differences.add(different(rows));
      }
    }
    if (none) {
      differences.add(
          "The numbers of its accounts, or what is stated beside documents, are not those that the"
              + " log gives");
    }
  }

  /** The columns of the kept row, then the same of the told; without a position there is none. */
  private static String different(ResultSet rows) throws SQLException {
    int width = rows.getMetaData().getColumnCount() / 2;
    boolean kept = rows.getString(1) != null;
    boolean told = rows.getString(width + 1) != null;
    int side = kept ? 0 : width;
    String place =
        "commit %s, posting %s: ".formatted(rows.getString(side + 1), rows.getString(side + 2));
    if (!kept || !told) {
      return place + (kept ? "there, and not by the log" : "missing");
    }
    List<String> columns = new ArrayList<>();
    for (int at = 1; at <= width; at++) {
      String is = rows.getString(at);
      String byTheLog = rows.getString(width + at);
      if (!Objects.equals(is, byTheLog)) {
        columns.add(
            "%s is %s, by the log %s"
                .formatted(rows.getMetaData().getColumnLabel(at), is, byTheLog));
      }
    }
    return place + String.join("; ", columns);
  }

  private static String scratchName(Statement statement) throws SQLException {
    return one(statement, "SELECT current_database()");
  }

  private static String one(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return Objects.requireNonNullElse(row.getString(1), "");
    }
  }

  @Override
  public void close() {
    try (connection;
        Statement statement = connection.createStatement()) {
      statement.execute("DETACH " + KEPT_TABLES);
    } catch (SQLException e) {
      throw new BalancesUnavailable(e);
    } finally {
      scratch.destroy();
    }
  }
}
