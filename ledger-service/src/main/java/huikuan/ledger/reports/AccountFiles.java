package huikuan.ledger.reports;

import huikuan.ledger.balances.AccountQuestion;
import huikuan.ledger.balances.AccountRows;
import huikuan.ledger.balances.StatementPeriod;
import java.util.ArrayList;
import java.util.List;

/** The data of one account, as rows of a file. Above zero = the customer owes it. */
final class AccountFiles {

  private static final List<Column> KEY =
      List.of(Column.number("position"), Column.number("place"));

  private static final List<Column> STATEMENT =
      List.of(
          Column.text("account"),
          Column.text("currency"),
          Column.date("effective"),
          Column.number("position"),
          Column.moment("recordedAt"),
          Column.text("kind"),
          Column.text("number"),
          Column.text("entry"),
          Column.text("itemKind"),
          Column.text("item"),
          Column.date("dueOn"),
          Column.date("originallyPostedOn"),
          Column.text("contract"),
          Column.text("reference"),
          Column.amount("amount"),
          Column.amount("balance"));

  private static final List<Column> ITEMS =
      List.of(
          Column.text("account"),
          Column.text("currency"),
          Column.text("kind"),
          Column.text("number"),
          Column.text("state"),
          Column.date("postedOn"),
          Column.date("dueOn"),
          Column.date("originallyPostedOn"),
          Column.amount("amount"),
          Column.amount("open"),
          Column.number("daysLate"),
          Column.text("contract"),
          Column.text("reference"),
          Column.text("salesOwner"),
          Column.date("settledOn"),
          Column.date("reversedOn"));

  /** The opening balance comes first, if the period has a beginning: so the amounts add up. */
  static Table statement(AccountQuestion question, StatementPeriod period) {
    String sql =
        """
        WITH movement AS (%s)
        SELECT %s, effective, position, place, recorded AS "recordedAt", kind::VARCHAR AS kind,
            number, entry, item_kind::VARCHAR AS "itemKind", item, due AS "dueOn",
            original AS "originallyPostedOn", contract, reference, amount, balance
        FROM movement WHERE effective >= ?
        UNION ALL
        SELECT %s, ?, 0, 0, NULL, NULL, NULL, 'opening', NULL, NULL, NULL, NULL, NULL, NULL,
            coalesce(sum(amount), 0), coalesce(sum(amount), 0)
        FROM movement WHERE effective < ? HAVING ?
        """
            .formatted(AccountRows.MOVEMENTS, account(question), account(question));
    List<Object> parameters =
        new ArrayList<>(List.of(question.number(), question.position(), period.to()));
    parameters.addAll(
        List.of(period.first(), period.first(), period.first(), period.from() != null));
    List<Column> key = new ArrayList<>(List.of(Column.date("effective")));
    key.addAll(KEY);
    return new Table(STATEMENT, key, sql, parameters);
  }

  static Table items(AccountQuestion question, boolean all) {
    String sql =
        """
        SELECT %s, kind::VARCHAR AS kind, number, position, place, state,
            posted AS "postedOn", due AS "dueOn", original AS "originallyPostedOn", amount, open,
            CASE WHEN claim THEN greatest(0, coalesce(reversed, settled, ?) - due) END
                AS "daysLate",
            contract, reference, sales_owner AS "salesOwner", settled AS "settledOn",
            reversed AS "reversedOn"
        FROM (%s)
        WHERE open <> 0 OR ?
        """
            .formatted(account(question), AccountRows.ITEMS);
    List<Object> parameters = new ArrayList<>(List.of(question.asOf()));
    parameters.addAll(question.parameters(all));
    return new Table(ITEMS, KEY, sql, parameters);
  }

  /** Identifiers hold no quotes, but nothing here should rest on that. */
  private static String account(AccountQuestion question) {
    return "'%s' AS account, '%s' AS currency"
        .formatted(question.account().toString().replace("'", "''"), question.currency());
  }

  private AccountFiles() {}
}
