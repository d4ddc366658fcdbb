package huikuan.ledger.balances;

import static java.util.Objects.requireNonNull;

import huikuan.ledger.balances.Answers.ItemName;
import huikuan.ledger.balances.Answers.Movement;
import huikuan.ledger.balances.Answers.Statement;
import huikuan.ledger.query.MinorUnits;
import huikuan.platform.web.Page;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The documents that moved a balance, from one day to another. */
@Component
class AccountStatement {

  /** One row at least, with the totals. */
  private static final String STATEMENT =
      """
      WITH movement AS (%s),
      total AS (
          SELECT sum(amount) FILTER (effective < ?) AS opening, sum(amount) AS closing
          FROM movement),
      page AS (
          SELECT * FROM movement
          WHERE effective >= ?
              AND (effective - DATE '1970-01-01', position, place) > (?, ?, ?)
          ORDER BY effective, position, place LIMIT ?)
      SELECT * FROM total LEFT JOIN page ON true ORDER BY effective, position, place
      """
          .formatted(AccountRows.MOVEMENTS);

  /**
   * @param movement null if the page is empty
   */
  private record Row(
      BigInteger opening, BigInteger closing, long place, @Nullable Movement movement) {

    static Row read(ResultSet row, Currency currency) throws SQLException {
      return new Row(
          MinorUnits.sum(row, "opening"),
          MinorUnits.sum(row, "closing"),
          row.getLong("place"),
          row.getObject("effective") == null ? null : movement(row, currency));
    }

    private static Movement movement(ResultSet row, Currency currency) throws SQLException {
      String item = row.getString("item");
      return new Movement(
          row.getObject("effective", LocalDate.class),
          row.getLong("position"),
          row.getObject("recorded", LocalDateTime.class).toInstant(ZoneOffset.UTC),
          row.getString("kind"),
          row.getString("number"),
          row.getString("entry"),
          item == null ? null : new ItemName(row.getString("item_kind"), item),
          row.getObject("due", LocalDate.class),
          row.getObject("original", LocalDate.class),
          row.getString("contract"),
          row.getString("reference"),
          MinorUnits.decimal(MinorUnits.sum(row, "amount"), currency),
          MinorUnits.decimal(MinorUnits.sum(row, "balance"), currency));
    }

    List<?> key() {
      Movement last = requireNonNull(movement);
      return List.of(last.effective().toEpochDay(), last.position(), place);
    }
  }

  private final BalancesDatabase database;

  AccountStatement(BalancesDatabase database) {
    this.database = database;
  }

  Statement statement(AccountQuestion question, StatementPeriod period, Page page) {
    List<Row> read =
        database.list(
            STATEMENT,
            List.of(
                question.number(),
                question.position(),
                period.to(),
                period.first(),
                period.first(),
                page.number(0, Long.MIN_VALUE),
                page.number(1, Long.MIN_VALUE),
                page.number(2, Long.MIN_VALUE),
                page.read()),
            row -> Row.read(row, question.currency()));
    return statement(question, period, read, page);
  }

  private static Statement statement(
      AccountQuestion question, StatementPeriod period, List<Row> read, Page page) {
    Currency currency = question.currency();
    List<Row> told = page.told(read);
    return new Statement(
        question.account(),
        currency.getCurrencyCode(),
        period.from(),
        period.to(),
        question.when().knownAt(),
        question.position(),
        MinorUnits.decimal(told.getFirst().opening(), currency),
        told.stream().flatMap(row -> Stream.ofNullable(row.movement())).toList(),
        MinorUnits.decimal(told.getFirst().closing(), currency),
        page.next(read, question.when().pinned(), Row::key));
  }
}
