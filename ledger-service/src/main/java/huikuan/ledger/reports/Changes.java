package huikuan.ledger.reports;

import huikuan.ledger.query.Figure;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The changes learned of a day between two moments.
 *
 * @param scope the day, and the later moment
 * @param from the earlier one: the newest commit known then
 */
record Changes(Scope scope, long from) {

  private static final List<Column> FIGURES =
      List.of(Column.amount("balance"), Column.amount("open"), Column.amount("unapplied"));

  private static final List<Column> DOCUMENTS =
      List.of(
          Column.number("position"),
          Column.moment("recordedAt"),
          Column.text("account"),
          Column.text("company"),
          Column.text("customer"),
          Column.text("currency"),
          Column.text("kind"),
          Column.text("number"),
          Column.date("postedOn"),
          FIGURES.get(0),
          FIGURES.get(1),
          FIGURES.get(2));

  /** The figures known at the earlier moment and at the later one, and their difference. */
  record Difference(String currency, Figure before, Figure after, Figure difference) {}

  /** A document recorded between the two moments, with its effect. */
  record Row(
      long position,
      Instant recordedAt,
      String account,
      String company,
      String customer,
      String currency,
      String kind,
      String number,
      LocalDate postedOn,
      String balance,
      String open,
      String unapplied) {

    static Row read(Cells cells) throws SQLException {
      return new Row(
          cells.number("position"),
          cells.moment("recordedAt"),
          cells.text("account"),
          cells.text("company"),
          cells.text("customer"),
          cells.text("currency"),
          cells.text("kind"),
          cells.text("number"),
          cells.date("postedOn"),
          cells.amount("balance"),
          cells.amount("open"),
          cells.amount("unapplied"));
    }
  }

  static List<Column> key() {
    return List.of(Column.number("position"), Column.number("place"));
  }

  /** One row for each currency: the later figures, and the sums of documents in between. */
  Table figures() {
    String sql =
        """
        SELECT currency,
            sum(amount) AS balance, %s AS open, %s AS unapplied,
            %s AS "balanceChange", %s AS "openChange", %s AS "unappliedChange"
        FROM (%s) GROUP BY currency
        """
            .formatted(
                Sums.where("claim"),
                "-" + Sums.where("NOT claim"),
                Sums.where("later"),
                Sums.where("later AND claim"),
                "-" + Sums.where("later AND NOT claim"),
                Grouping.NONE.sums(
                    "p.claim, p.position > %d AS later".formatted(from), scope.where()));
    List<Column> columns =
        List.of(
            Column.text("currency"),
            FIGURES.get(0),
            FIGURES.get(1),
            FIGURES.get(2),
            Column.amount("balanceChange"),
            Column.amount("openChange"),
            Column.amount("unappliedChange"));
    return new Table(columns, List.of(Column.text("currency")), sql, scope.parameters());
  }

  static Difference readFigures(Cells cells) throws SQLException {
    Figure after = figure(cells, "");
    Figure change = figure(cells, "Change");
    Figure before =
        new Figure(
            less(after.balance(), change.balance()),
            less(after.open(), change.open()),
            less(after.unapplied(), change.unapplied()));
    return new Difference(cells.text("currency"), before, after, change);
  }

  private static Figure figure(Cells cells, String suffix) throws SQLException {
    return new Figure(
        cells.amount("balance" + suffix),
        cells.amount("open" + suffix),
        cells.amount("unapplied" + suffix));
  }

  private static String less(String amount, String change) {
    return new BigDecimal(amount).subtract(new BigDecimal(change)).toPlainString();
  }

  /** The documents that explain the difference: their effects add up to it. */
  Table documents() {
    String sql =
        """
        SELECT s.*, a.account, a.company, a.customer, a.currency
        FROM (SELECT p.account AS id, p.position, CAST(p.kind AS VARCHAR) AS kind, p.number, p.posted AS "postedOn",
                min(p.place) AS place, any_value(p.recorded) AS "recordedAt",
                sum(p.amount) AS balance,
                %s AS open, -%s AS unapplied
            FROM posting p WHERE p.position > %d AND %s GROUP BY ALL) s
        JOIN account a ON a.id = s.id
        WHERE open <> 0 OR unapplied <> 0
        """
            .formatted(Sums.where("claim"), Sums.where("NOT claim"), from, scope.where());
    return new Table(DOCUMENTS, key(), sql, scope.parameters());
  }
}
