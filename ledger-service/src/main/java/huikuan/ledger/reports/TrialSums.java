package huikuan.ledger.reports;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;

/** The sums that a trial compares: the same postings, added up in two ways. */
final class TrialSums {

  /** Postings by the reason of the change, and by the kind of item. */
  record Postings(String currency, String entry, String kind, BigDecimal amount) {

    static Postings read(Cells cells) throws SQLException {
      return new Postings(
          cells.text("currency"),
          cells.text("entry"),
          cells.text("kind"),
          new BigDecimal(cells.amount("amount")));
    }

    boolean allocation() {
      return entry.equals("ALLOCATION");
    }

    boolean of(String wantedKind, String wantedEntry) {
      return kind.equals(wantedKind) && entry.equals(wantedEntry);
    }
  }

  /**
   * Item by item, then those of a side together.
   *
   * @param wrong how many are below zero
   */
  record Items(String currency, boolean claims, BigDecimal amount, long wrong) {

    static Items read(Cells cells) throws SQLException {
      return new Items(
          cells.text("currency"),
          cells.text("side").equals("claims"),
          new BigDecimal(cells.amount("amount")),
          cells.number("wrong"));
    }
  }

  static Table postings(Scope scope) {
    List<Column> key = List.of(Column.text("currency"), Column.text("kind"), Column.text("entry"));
    List<Column> columns = List.of(key.get(0), key.get(1), key.get(2), Column.amount("amount"));
    String apart = "CAST(p.entry AS VARCHAR) AS entry, CAST(p.item_kind AS VARCHAR) AS kind";
    return new Table(columns, key, Grouping.NONE.sums(apart, scope.where()), scope.parameters());
  }

  static Table items(Scope scope) {
    List<Column> key = List.of(Column.text("currency"), Column.text("side"));
    List<Column> columns =
        List.of(key.get(0), key.get(1), Column.amount("amount"), Column.number("wrong"));
    String sql =
        """
        SELECT a.currency, CASE WHEN s.claim THEN 'claims' ELSE 'credits' END AS side,
            sum(s.amount) AS amount, sum(s.wrong) AS wrong
        FROM (SELECT id, claim, sum(amount) AS amount,
                count_if(CASE WHEN claim THEN amount < 0 ELSE amount > 0 END) AS wrong
            FROM (SELECT p.account AS id, p.item_key, any_value(p.claim) AS claim,
                    sum(p.amount) AS amount
                FROM posting p WHERE %s GROUP BY p.account, p.item_key)
            GROUP BY ALL) s
        JOIN account a ON a.id = s.id GROUP BY ALL
        """
            .formatted(scope.where());
    return new Table(columns, key, sql, scope.parameters());
  }

  private TrialSums() {}
}
