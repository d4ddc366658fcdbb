package huikuan.ledger.balances;

import huikuan.ledger.balances.Answers.Claim;
import huikuan.ledger.balances.Answers.Credit;
import huikuan.ledger.balances.Answers.Items;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What documents put into an account, and what is left of it. */
@Component
class AccountItems {

  /**
   * In the order in which they were recorded. An item was settled on the last day on which its open
   * amount changed; if it did on no day as a whole, then on its first.
   */
  private static final String ITEMS =
      """
      WITH day AS (
          SELECT item_kind, item, effective, sum(amount) AS net,
              any_value(claim) AS claim, any_value(due) AS due, any_value(ages_from) AS ages_from,
              any_value(brought_forward) AS brought_forward, any_value(contract) AS contract,
              any_value(sales_owner) AS sales_owner, any_value(reference) AS reference,
              bool_or(entry = 'REVERSAL') AS reversed,
              any_value(posted) FILTER (entry = 'DOCUMENT') AS posted,
              any_value(amount) FILTER (entry = 'DOCUMENT') AS amount,
              any_value(position) FILTER (entry = 'DOCUMENT') AS position,
              any_value(place) FILTER (entry = 'DOCUMENT') AS place
          FROM posting
          WHERE account = ? AND position <= ? AND effective <= ? AND item_kind <> 'recovery'
          GROUP BY item_kind, item, effective),
      item AS (
          SELECT item_kind AS kind, item AS number, any_value(claim) AS claim,
              any_value(due) AS due, any_value(ages_from) AS ages_from,
              any_value(brought_forward) AS brought_forward, any_value(contract) AS contract,
              any_value(sales_owner) AS sales_owner, any_value(reference) AS reference,
              any_value(posted) AS posted, any_value(amount) AS amount,
              any_value(position) AS position, any_value(place) AS place, sum(net) AS open,
              coalesce(max(effective) FILTER (net <> 0), min(effective)) AS last_changed,
              max(effective) FILTER (reversed) AS reversed
          FROM day GROUP BY item_kind, item)
      SELECT * FROM item
      WHERE (open <> 0 OR ?) AND (position, place) > (?, ?)
      ORDER BY position, place LIMIT ?
      """;

  /**
   * @param amount signed: above zero = owed by the customer
   * @param open likewise
   * @param ended the day on which it was settled or reversed; null = it is open
   */
  private record Item(
      long position,
      long place,
      boolean claim,
      String kind,
      String number,
      String state,
      LocalDate posted,
      @Nullable LocalDate due,
      @Nullable LocalDate original,
      BigInteger amount,
      BigInteger open,
      @Nullable LocalDate ended,
      @Nullable String contract,
      @Nullable String reference,
      @Nullable String salesOwner) {

    private static final String OPEN = "open";
    private static final String SETTLED = "settled";
    private static final String REVERSED = "reversed";

    static Item read(ResultSet row) throws SQLException {
      LocalDate reversed = row.getObject("reversed", LocalDate.class);
      BigInteger open = Figures.sum(row, "open");
      String state = reversed != null ? REVERSED : open.signum() == 0 ? SETTLED : OPEN;
      LocalDate last = reversed != null ? reversed : row.getObject("last_changed", LocalDate.class);
      return new Item(
          row.getLong("position"),
          row.getLong("place"),
          row.getBoolean("claim"),
          row.getString("kind"),
          row.getString("number"),
          state,
          row.getObject("posted", LocalDate.class),
          row.getObject("due", LocalDate.class),
          row.getBoolean("brought_forward") ? row.getObject("ages_from", LocalDate.class) : null,
          BigInteger.valueOf(row.getLong("amount")),
          open,
          state.equals(OPEN) ? null : last,
          row.getString("contract"),
          row.getString("reference"),
          row.getString("sales_owner"));
    }

    Claim asClaim(LocalDate asOf, Currency currency) {
      LocalDate dueOn = due == null ? posted : due;
      return new Claim(
          kind,
          number,
          state,
          posted,
          dueOn,
          original,
          Figures.decimal(amount, currency),
          Figures.decimal(open, currency),
          Math.max(0, ChronoUnit.DAYS.between(dueOn, ended == null ? asOf : ended)),
          contract,
          reference,
          salesOwner,
          on(SETTLED),
          on(REVERSED));
    }

    Credit asCredit(Currency currency) {
      return new Credit(
          kind,
          number,
          state,
          posted,
          original,
          Figures.decimal(amount.negate(), currency),
          Figures.decimal(open.negate(), currency),
          contract,
          reference,
          salesOwner,
          on(SETTLED),
          on(REVERSED));
    }

    private @Nullable LocalDate on(String end) {
      return state.equals(end) ? ended : null;
    }
  }

  private final BalancesDatabase database;

  AccountItems(BalancesDatabase database) {
    this.database = database;
  }

  Items items(AccountQuestion question, boolean all, Page page) {
    List<Item> read =
        database.list(
            ITEMS,
            question.parameters(all, page.afterPlace(0), page.afterPlace(1), page.read()),
            Item::read);
    List<Item> told = page.told(read);
    Currency currency = question.currency();
    return new Items(
        question.account(),
        currency.getCurrencyCode(),
        question.asOf(),
        question.when().knownAt(),
        question.position(),
        told.stream()
            .filter(Item::claim)
            .map(item -> item.asClaim(question.asOf(), currency))
            .toList(),
        told.stream().filter(item -> !item.claim()).map(item -> item.asCredit(currency)).toList(),
        page.hasNext(read)
            ? question.cursor(told.getLast().position(), told.getLast().place())
            : null);
  }
}
