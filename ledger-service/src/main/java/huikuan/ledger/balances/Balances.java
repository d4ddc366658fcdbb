package huikuan.ledger.balances;

import huikuan.contracts.AccountId;
import huikuan.ledger.balances.Answers.Balance;
import huikuan.ledger.balances.Answers.Overview;
import huikuan.ledger.query.Figure;
import huikuan.ledger.query.MinorUnits;
import org.springframework.stereotype.Component;

/** The totals of an account. */
@Component
class Balances {

  private static final String BALANCE =
      """
      SELECT sum(amount) AS balance, sum(amount) FILTER (claim) AS open
      FROM posting WHERE account = ? AND position <= ? AND effective <= ?
      """;

  private static final String OVERVIEW =
      """
      WITH item AS (
          SELECT any_value(claim) AS claim, %s AS due, sum(amount) AS open
          FROM posting WHERE account = ? AND position <= ? AND effective <= ?
          GROUP BY item_kind, item)
      SELECT sum(open) AS balance, sum(open) FILTER (claim) AS open,
          sum(open) FILTER (claim AND due < ?) AS overdue,
          count(*) FILTER (claim AND open <> 0) AS open_items
      FROM item
      """
          .formatted(DueDates.inForce(""));

  private final BalancesDatabase database;

  Balances(BalancesDatabase database) {
    this.database = database;
  }

  Balance balance(AccountQuestion question) {
    Figure figure =
        database
            .list(
                BALANCE,
                question.parameters(),
                row ->
                    Figure.of(
                        MinorUnits.sum(row, "balance"),
                        MinorUnits.sum(row, "open"),
                        question.currency()))
            .getFirst();
    return new Balance(
        question.account(),
        question.currency().getCurrencyCode(),
        question.asOf(),
        question.when().knownAt(),
        question.position(),
        figure.balance(),
        figure.open(),
        figure.unapplied());
  }

  Overview overview(AccountQuestion question) {
    AccountId account = question.account();
    return database
        .list(
            OVERVIEW,
            question.parameters(question.asOf()),
            row -> {
              Figure figure =
                  Figure.of(
                      MinorUnits.sum(row, "balance"),
                      MinorUnits.sum(row, "open"),
                      question.currency());
              return new Overview(
                  account,
                  account.company(),
                  account.customer(),
                  question.currency().getCurrencyCode(),
                  question.asOf(),
                  question.when().knownAt(),
                  question.position(),
                  figure.balance(),
                  figure.open(),
                  MinorUnits.decimal(MinorUnits.sum(row, "overdue"), question.currency()),
                  figure.unapplied(),
                  row.getLong("open_items"));
            })
        .getFirst();
  }
}
