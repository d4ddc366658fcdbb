package huikuan.ledger.balances;

import static java.util.Objects.requireNonNull;

import huikuan.ledger.balances.Answers.Change;
import huikuan.ledger.balances.Answers.Changes;
import huikuan.ledger.query.Figure;
import huikuan.ledger.query.KnownMoment;
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

/** Explains the difference between a day's figure and the one known at an earlier moment. */
@Component
class AccountChanges {

  /** In the order in which they were recorded; one row at least, with the totals. */
  private static final String CHANGES =
      """
      WITH known AS (
          SELECT position, place, recorded, kind, number, posted, claim, amount
          FROM posting WHERE account = ? AND position <= ? AND effective <= ?),
      total AS (
          SELECT sum(amount) FILTER (position <= ?) AS balance_before,
              sum(amount) FILTER (position <= ? AND claim) AS open_before,
              sum(amount) AS balance_after, sum(amount) FILTER (claim) AS open_after
          FROM known),
      document AS (
          SELECT position, min(place) AS place, any_value(recorded) AS recorded, kind, number,
              any_value(posted) AS posted, sum(amount) AS balance,
              coalesce(sum(amount) FILTER (claim), 0) AS open
          FROM known WHERE position > ? GROUP BY position, kind, number),
      page AS (
          SELECT * FROM document
          WHERE (balance <> 0 OR open <> 0) AND (position, place) > (?, ?)
          ORDER BY position, place LIMIT ?)
      SELECT * FROM total LEFT JOIN page ON true ORDER BY position, place
      """;

  /** The totals, and one document. */
  private record Row(
      BigInteger balanceBefore,
      BigInteger openBefore,
      BigInteger balanceAfter,
      BigInteger openAfter,
      long place,
      @Nullable Change document) {

    static Row read(ResultSet row, Currency currency) throws SQLException {
      return new Row(
          MinorUnits.sum(row, "balance_before"),
          MinorUnits.sum(row, "open_before"),
          MinorUnits.sum(row, "balance_after"),
          MinorUnits.sum(row, "open_after"),
          row.getLong("place"),
          row.getObject("position") == null ? null : document(row, currency));
    }

    private static Change document(ResultSet row, Currency currency) throws SQLException {
      Figure effect =
          Figure.of(MinorUnits.sum(row, "balance"), MinorUnits.sum(row, "open"), currency);
      return new Change(
          row.getLong("position"),
          row.getObject("recorded", LocalDateTime.class).toInstant(ZoneOffset.UTC),
          row.getString("kind"),
          row.getString("number"),
          row.getObject("posted", LocalDate.class),
          effect.balance(),
          effect.open(),
          effect.unapplied());
    }

    List<?> key() {
      return List.of(requireNonNull(document).position(), place);
    }
  }

  private final BalancesDatabase database;

  AccountChanges(BalancesDatabase database) {
    this.database = database;
  }

  Changes changes(AccountQuestion question, KnownMoment from, Page page) {
    List<Row> read =
        database.list(
            CHANGES,
            question.parameters(
                from.position(),
                from.position(),
                from.position(),
                page.number(0, Long.MIN_VALUE),
                page.number(1, Long.MIN_VALUE),
                page.read()),
            row -> Row.read(row, question.currency()));
    return changes(question, from, read, page);
  }

  private static Changes changes(
      AccountQuestion question, KnownMoment from, List<Row> read, Page page) {
    Currency currency = question.currency();
    List<Row> told = page.told(read);
    Row totals = told.getFirst();
    List<Change> documents =
        told.stream().flatMap(row -> Stream.ofNullable(row.document())).toList();
    return new Changes(
        question.account(),
        currency.getCurrencyCode(),
        question.asOf(),
        from.moment(),
        from.position(),
        question.when().knownAt(),
        question.position(),
        Figure.of(totals.balanceBefore(), totals.openBefore(), currency),
        Figure.of(totals.balanceAfter(), totals.openAfter(), currency),
        Figure.of(
            totals.balanceAfter().subtract(totals.balanceBefore()),
            totals.openAfter().subtract(totals.openBefore()),
            currency),
        documents,
        page.next(read, question.when().pinned(), Row::key));
  }
}
