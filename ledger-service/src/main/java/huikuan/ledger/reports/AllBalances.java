package huikuan.ledger.reports;

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
    return FIGURES.table(
        List.of("sum(amount)", Sums.where("claim"), "-" + Sums.where("NOT claim")),
        Grouping.ACCOUNT.sums("p.claim", scope.where()),
        scope.parameters());
  }

  private AllBalances() {}
}
