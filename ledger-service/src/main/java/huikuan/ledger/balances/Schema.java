package huikuan.ledger.balances;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The read model's tables. A posting is a row that never changes, and says all that questions group
 * and filter by, so that an answer is one pass over one table:
 *
 * <ul>
 *   <li>{@code position}, {@code place}: the commit, and the posting's place in it; {@code
 *       recorded}: when it was recorded, UTC
 *   <li>{@code effective}: the business day from which it counts
 *   <li>{@code account}, {@code company}: numbers, see table {@code account}
 *   <li>{@code entry}: {@link huikuan.ledger.account.Posting.Entry}, {@code kind}, {@code
 *       item_kind}: {@link huikuan.ledger.account.Kind}, by their names
 *   <li>{@code kind}, {@code number}, {@code posted}: the document that made the posting
 *   <li>{@code item_kind}, {@code item}, {@code claim}, {@code due}, {@code ages_from}, {@code
 *       sales_owner}, {@code contract}: the item that it changes; {@code due} of a credit is null;
 *       a due date that was moved is a row of its own, of no amount: the one that was recorded last
 *       is in force
 *   <li>{@code item_key}: a hash of account, {@code item_kind} and {@code item}; grouping by it is
 *       faster than by names
 *   <li>{@code brought_forward}: the item was posted elsewhere
 *   <li>{@code reference}: the document's own, if it made the item or undid one
 *   <li>{@code amount}: in minor units; above zero = the customer owes more
 * </ul>
 *
 * <p>{@code control} has what was stated of a company's control account, {@code rate} what was
 * stated of rates into the currency {@code target}: by whom, in which commit and place. Of one day
 * and currency the newest row counts. {@code month_end} has what happened to packs of months;
 * {@code pack} is the position that a drafted one knows.
 *
 * <p>{@code progress} has one row: the last commit whose postings are here, and its hash, which
 * tells it from the one of the same number in another log.
 */
final class Schema {

  /** A file of another form is rebuilt. */
  static final long FORM = 5;

  private static final List<String> TABLES =
      List.of(
          "CREATE TYPE entry AS ENUM ('DOCUMENT', 'REVERSAL', 'ALLOCATION', 'REVIVAL', 'PUT_OFF')",
          """
          CREATE TYPE kind AS ENUM ('invoice', 'creditNote', 'receipt', 'refund', 'writeOff',
              'recovery', 'allocation', 'reversal', 'extension')
          """,
          """
          CREATE TABLE account (
              id INTEGER NOT NULL, account VARCHAR NOT NULL, company VARCHAR NOT NULL,
              customer VARCHAR NOT NULL, currency VARCHAR NOT NULL, company_id INTEGER NOT NULL)
          """,
          """
          CREATE TABLE posting (
              position BIGINT NOT NULL, place INTEGER NOT NULL, recorded TIMESTAMP NOT NULL,
              effective DATE NOT NULL, account INTEGER NOT NULL, company INTEGER NOT NULL,
              entry entry NOT NULL,
              kind kind NOT NULL, number VARCHAR NOT NULL, posted DATE NOT NULL,
              item_kind kind NOT NULL, item VARCHAR NOT NULL, item_key BIGINT NOT NULL,
              claim BOOLEAN NOT NULL, due DATE,
              ages_from DATE NOT NULL, sales_owner VARCHAR, contract VARCHAR,
              brought_forward BOOLEAN NOT NULL, reference VARCHAR, amount BIGINT NOT NULL)
          """,
          """
          CREATE TABLE control (
              position BIGINT NOT NULL, place INTEGER NOT NULL, recorded TIMESTAMP NOT NULL,
              actor VARCHAR NOT NULL, company VARCHAR NOT NULL, day DATE NOT NULL,
              currency VARCHAR NOT NULL, balance BIGINT NOT NULL, reference VARCHAR)
          """,
          """
          CREATE TABLE rate (
              position BIGINT NOT NULL, place INTEGER NOT NULL, recorded TIMESTAMP NOT NULL,
              actor VARCHAR NOT NULL, company VARCHAR NOT NULL, target VARCHAR NOT NULL,
              day DATE NOT NULL, currency VARCHAR NOT NULL, rate VARCHAR NOT NULL)
          """,
          """
          CREATE TABLE month_end (
              position BIGINT NOT NULL, place INTEGER NOT NULL, recorded TIMESTAMP NOT NULL,
              actor VARCHAR NOT NULL, company VARCHAR NOT NULL, month VARCHAR NOT NULL,
              event VARCHAR NOT NULL, hash VARCHAR NOT NULL, pack BIGINT)
          """,
          "CREATE TABLE progress (position BIGINT NOT NULL, hash VARCHAR, form BIGINT NOT NULL)",
          "INSERT INTO progress VALUES (0, NULL, " + FORM + ")");

  /** Every block is read, and so its checksum is checked; 10 million postings take 0.3 s. */
  private static final List<String> READ_ALL =
      List.of(
          "SELECT bit_xor(hash(progress)) FROM progress",
          "SELECT bit_xor(hash(account)) FROM account",
          "SELECT bit_xor(hash(posting)) FROM posting",
          "SELECT bit_xor(hash(control)) FROM control",
          "SELECT bit_xor(hash(rate)) FROM rate",
          "SELECT bit_xor(hash(month_end)) FROM month_end");

  /**
   * Tells if these tables are there, and sound.
   *
   * @throws SQLException if they are damaged; the connection is closed then
   */
  static boolean standsWholeIn(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      Object tables =
          one("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'progress'", statement);
      if (!Objects.equals(tables, 1L)
          || !Objects.equals(one("SELECT any_value(form) FROM progress", statement), FORM)) {
        return false;
      }
      for (String all : READ_ALL) {
        one(all, statement);
      }
      return true;
    } catch (SQLException e) {
      database.close();
      throw e;
    }
  }

  private static @Nullable Object one(String sql, Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getObject(1) : null;
    }
  }

  static void createIn(Connection database) throws SQLException {
    database.setAutoCommit(false);
    try (Statement statement = database.createStatement()) {
      for (String table : TABLES) {
        statement.execute(table);
      }
    }
    database.commit();
    database.setAutoCommit(true);
  }

  private Schema() {}
}
