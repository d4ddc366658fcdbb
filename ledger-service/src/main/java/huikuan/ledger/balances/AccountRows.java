package huikuan.ledger.balances;

import huikuan.ledger.query.Choices;
import java.util.List;

/**
 * SQL of the rows that are told of one account. Both statements begin with the parameters of {@link
 * AccountQuestion#parameters}: account, position, business day.
 */
public final class AccountRows {

  /**
   * The movements of the balance, with the balance after each. Allocations and extensions move
   * nothing.
   */
  public static final String MOVEMENTS =
      """
      SELECT effective, position, place, recorded, kind, number, lower(entry::VARCHAR) AS entry,
          CASE WHEN entry = 'REVERSAL' THEN item_kind END AS item_kind,
          CASE WHEN entry = 'REVERSAL' THEN item END AS item,
          CASE WHEN entry = 'DOCUMENT' THEN in_force END AS due,
          CASE WHEN entry = 'DOCUMENT' AND brought_forward THEN ages_from END AS original,
          CASE WHEN entry = 'DOCUMENT' THEN contract END AS contract, reference, amount,
          sum(amount) OVER (ORDER BY effective, position, place) AS balance
      FROM (SELECT *, coalesce(%s OVER (PARTITION BY item_key),
              max(due) OVER (PARTITION BY item_key)) AS in_force FROM posting
          WHERE account = ? AND position <= ? AND effective <= ?)
      WHERE entry NOT IN ('ALLOCATION', 'PUT_OFF')
      """
          .formatted(DueDates.moved(""));

  /**
   * Items that documents put into the account, with their open amounts. An item was settled on the
   * last day on which its open amount changed; if it did on no day as a whole, then on its first.
   */
  public static final String ITEMS = items("account = ?");

  /**
   * The items of the accounts that a condition names; its parameters take the place of the account.
   */
  static String items(String ofAccounts) {
    return """
    WITH day AS (
        SELECT account, item_kind, item, effective, sum(amount) AS net,
            any_value(claim) AS claim, max(due) AS due, %2$s AS moved,
            max(%3$s) FILTER (entry = 'PUT_OFF') AS moved_at, any_value(ages_from) AS ages_from,
            any_value(brought_forward) AS brought_forward, any_value(contract) AS contract,
            any_value(sales_owner) AS sales_owner,
            any_value(reference) FILTER (entry = 'DOCUMENT') AS reference,
            bool_or(entry = 'REVERSAL') AS reversed,
            any_value(posted) FILTER (entry = 'DOCUMENT') AS posted,
            any_value(amount) FILTER (entry = 'DOCUMENT') AS amount,
            any_value(position) FILTER (entry = 'DOCUMENT') AS position,
            any_value(place) FILTER (entry = 'DOCUMENT') AS place
        FROM posting
        WHERE %1$s AND position <= ? AND effective <= ? AND item_kind <> 'recovery'
        GROUP BY account, item_kind, item, effective),
    item AS (
        SELECT account, item_kind AS kind, item AS number, any_value(claim) AS claim,
            any_value(posted) AS posted,
            coalesce(arg_max(moved, moved_at), max(due), CASE WHEN any_value(claim) THEN any_value(posted) END) AS due,
            CASE WHEN any_value(brought_forward) THEN any_value(ages_from) END AS original,
            any_value(contract) AS contract, any_value(sales_owner) AS sales_owner,
            any_value(reference) AS reference, any_value(amount) AS amount,
            any_value(position) AS position, any_value(place) AS place, sum(net) AS open,
            coalesce(max(effective) FILTER (net <> 0), min(effective)) AS last_changed,
            max(effective) FILTER (reversed) AS reversed
        FROM day GROUP BY account, item_kind, item)
    SELECT account, kind, number, claim, posted, due, original, contract, sales_owner, reference, amount,
        position, place, open, reversed,
        CASE WHEN reversed IS NULL AND open = 0 THEN last_changed END AS settled,
        CASE WHEN reversed IS NOT NULL THEN 'reversed' WHEN open = 0 THEN 'settled'
            ELSE 'open' END AS state
    FROM item
    """
        .formatted(ofAccounts, DueDates.moved(""), DueDates.order(""));
  }

  /**
   * Reads if settled items are asked for, too.
   *
   * @throws huikuan.platform.web.ProblemException if it is no such word
   */
  public static boolean all(String status) {
    return Choices.choice("status", status, List.of("open", "all")).equals("all");
  }

  private AccountRows() {}
}
