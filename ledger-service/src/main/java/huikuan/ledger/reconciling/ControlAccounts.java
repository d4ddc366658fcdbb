package huikuan.ledger.reconciling;

import huikuan.ledger.balances.BalancesDatabase;
import huikuan.ledger.query.DayRange;
import huikuan.ledger.query.MinorUnits;
import huikuan.ledger.query.Question;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was stated of control accounts, held against our balances of the same days. */
@Component
class ControlAccounts {

  /** The newest statement of each day and currency; with conditions, an order and a limit. */
  private static final String STATED =
      """
      SELECT position, recorded, actor, day, currency, balance, reference FROM control
      WHERE company = ? AND position <= ?%s
      QUALIFY row_number() OVER (PARTITION BY day, currency ORDER BY position DESC, place DESC) = 1
      """;

  /**
   * Our balance of each of those days: the postings are read once, summed by day, and the sum up to
   * a day is looked up.
   */
  private static final String LINES =
      """
      WITH line AS (%s),
      change AS (
          SELECT a.currency, p.effective, sum(p.amount) AS amount
          FROM posting p JOIN account a ON a.id = p.account
          WHERE a.company = ? AND p.position <= ?
              AND p.effective <= (SELECT max(day) FROM line)
              AND a.currency IN (SELECT currency FROM line)
          GROUP BY ALL),
      running AS (
          SELECT currency, effective,
              sum(amount) OVER (PARTITION BY currency ORDER BY effective) AS ours
          FROM change)
      SELECT line.*, running.ours
      FROM line ASOF LEFT JOIN running
          ON line.currency = running.currency AND line.day >= running.effective
      ORDER BY line.day DESC, line.currency
      """;

  /**
   * A statement, and our balance of its day.
   *
   * @param position of the statement
   */
  record Stated(
      long position,
      Instant at,
      String by,
      LocalDate day,
      Currency currency,
      BigInteger theirs,
      BigInteger ours,
      @Nullable String reference) {

    static Stated read(ResultSet row) throws SQLException {
      return new Stated(
          row.getLong("position"),
          row.getObject("recorded", LocalDateTime.class).toInstant(ZoneOffset.UTC),
          row.getString("actor"),
          row.getObject("day", LocalDate.class),
          Currency.getInstance(row.getString("currency")),
          MinorUnits.sum(row, "balance"),
          MinorUnits.sum(row, "ours"),
          row.getString("reference"));
    }

    /** Theirs less ours. */
    BigInteger difference() {
      return theirs.subtract(ours);
    }

    boolean agrees() {
      return difference().signum() == 0;
    }

    ControlLine line() {
      return new ControlLine(
          day,
          currency.getCurrencyCode(),
          MinorUnits.decimal(theirs, currency),
          MinorUnits.decimal(ours, currency),
          MinorUnits.decimal(difference(), currency),
          by,
          at,
          reference,
          agrees());
    }
  }

  /** The row after which a page begins. */
  record After(LocalDate day, String currency) {}

  private final BalancesDatabase database;

  ControlAccounts(BalancesDatabase database) {
    this.database = database;
  }

  /** The newest days first. */
  List<Stated> lines(
      String company,
      @Nullable String currency,
      DayRange days,
      Question when,
      @Nullable After after,
      int most) {
    StringBuilder conditions = new StringBuilder();
    List<Object> parameters = new ArrayList<>(List.of(company, when.position()));
    if (currency != null) {
      conditions.append(" AND currency = ?");
      parameters.add(currency);
    }
    if (days.first() != null) {
      conditions.append(" AND day >= ?");
      parameters.add(days.first());
    }
    if (days.last() != null) {
      conditions.append(" AND day <= ?");
      parameters.add(days.last());
    }
    if (after != null) {
      conditions.append(" AND (day < ? OR (day = ? AND currency > ?))");
      parameters.addAll(List.of(after.day(), after.day(), after.currency()));
    }
    String page = STATED.formatted(conditions) + " ORDER BY day DESC, currency LIMIT " + most;
    parameters.addAll(List.of(company, when.position()));
    return database.list(LINES.formatted(page), parameters, Stated::read);
  }

  /** The statement of a day; empty = there was none. */
  Optional<Stated> of(String company, LocalDate day, String currency, Question when) {
    return lines(company, currency, new DayRange(day, day), when, null, 1).stream().findFirst();
  }

  /** The last day before another that agreed; empty = none did. */
  Optional<LocalDate> lastAgreed(String company, LocalDate before, String currency, Question when) {
    DayRange days = new DayRange(null, before.minusDays(1));
    return lines(company, currency, days, when, null, Integer.MAX_VALUE).stream()
        .filter(Stated::agrees)
        .map(Stated::day)
        .findFirst();
  }
}
