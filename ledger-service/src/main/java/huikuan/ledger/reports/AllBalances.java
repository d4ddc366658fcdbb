package huikuan.ledger.reports;

import huikuan.ledger.query.Figure;
import java.sql.SQLException;
import java.util.List;

/** The balances of all accounts that are not zero. */
final class AllBalances {

  private static final FiguresByGroup FIGURES =
      new FiguresByGroup(
          Grouping.ACCOUNT,
          List.of(),
          List.of(Column.amount("balance"), Column.amount("open"), Column.amount("unapplied")));

  /** The balance of an account, its open amount, and its unapplied amount. */
  record Row(
      String account,
      String company,
      String customer,
      String currency,
      String balance,
      String open,
      String unapplied) {

    static Row read(Cells cells) throws SQLException {
      return new Row(
          cells.text("account"),
          cells.text("company"),
          cells.text("customer"),
          cells.text("currency"),
          cells.amount("balance"),
          cells.amount("open"),
          cells.amount("unapplied"));
    }
  }

  static Table table(Scope scope) {
    return table(FIGURES, scope);
  }

  /** All accounts together, for each currency. */
  static Table totals(Scope scope) {
    return table(new FiguresByGroup(Grouping.NONE, List.of(), FIGURES.figures()), scope);
  }

  private static Table table(FiguresByGroup figures, Scope scope) {
    return figures.table(
        List.of("sum(amount)", Sums.where("claim"), "-" + Sums.where("NOT claim")),
        figures.grouping().sums("p.claim", scope.where()),
        scope.parameters());
  }

  static Conversion.Sums readTotal(Cells cells) throws SQLException {
    return new Conversion.Sums(
        cells.text("currency"),
        List.of(cells.amount("balance"), cells.amount("open"), cells.amount("unapplied")));
  }

  /** The figure of sums in the order of {@link #readTotal}. */
  static Figure figure(List<String> sums) {
    return new Figure(sums.get(0), sums.get(1), sums.get(2));
  }

  private AllBalances() {}
}
