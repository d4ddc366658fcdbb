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
   * @param mixed how many are of several accounts, whose items have one key
   */
  record Items(String currency, boolean claims, BigDecimal amount, long wrong, long mixed) {

    static Items read(Cells cells) throws SQLException {
      return new Items(
          cells.text("currency"),
          cells.text("side").equals("claims"),
          new BigDecimal(cells.amount("amount")),
          cells.number("wrong"),
          cells.number("mixed"));
    }
  }

  static Table postings(Scope scope) {
    List<Column> key = List.of(Column.text("currency"), Column.text("kind"), Column.text("entry"));
    List<Column> columns = List.of(key.get(0), key.get(1), key.get(2), Column.amount("amount"));
    String sql =
        """
        SELECT currency, CAST(entry AS VARCHAR) AS entry, CAST(kind AS VARCHAR) AS kind, amount
        FROM (%s)
        """
            .formatted(Grouping.NONE.sums("p.entry, p.item_kind AS kind", scope.where()));
    return new Table(columns, key, sql, scope.parameters());
  }

  /** By the keys of items alone, in half the time; right if none are {@code mixed}. */
  static Table items(Scope scope) {
    return items(scope, "p.item_key");
  }

  static Table itemsByAccount(Scope scope) {
    return items(scope, "p.account, p.item_key");
  }

  private static Table items(Scope scope, String item) {
    List<Column> key = List.of(Column.text("currency"), Column.text("side"));
    List<Column> columns =
        List.of(
            key.get(0),
            key.get(1),
            Column.amount("amount"),
            Column.number("wrong"),
            Column.number("mixed"));
    String sql =
        """
        SELECT a.currency, CASE WHEN s.claim THEN 'claims' ELSE 'credits' END AS side,
            sum(s.amount) AS amount, sum(s.wrong) AS wrong, sum(s.mixed) AS mixed
        FROM (SELECT id, claim, sum(amount) AS amount, count_if(id <> other) AS mixed,
                count_if(CASE WHEN claim THEN amount < 0 ELSE amount > 0 END) AS wrong
            FROM (SELECT min(p.account) AS id, max(p.account) AS other,
                    any_value(p.claim) AS claim, sum(p.amount) AS amount
                FROM posting p WHERE %s GROUP BY %s)
            GROUP BY ALL) s
        JOIN account a ON a.id = s.id GROUP BY ALL
        """
            .formatted(scope.where(), item);
    return new Table(columns, key, sql, scope.parameters());
  }

  private TrialSums() {}
}
