package huikuan.ledger.balances;

import static java.util.Objects.requireNonNull;

import huikuan.ledger.balances.Answers.Claim;
import huikuan.ledger.balances.Answers.Credit;
import huikuan.ledger.balances.Answers.Items;
import huikuan.ledger.query.MinorUnits;
import huikuan.platform.web.Page;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Items that documents put into an account, with their open amounts. */
@Component
class AccountItems {

  private static final String PAGE =
      """
      SELECT * FROM (%s)
      WHERE (open <> 0 OR ?) AND (position, place) > (?, ?)
      ORDER BY position, place LIMIT ?
      """
          .formatted(AccountRows.ITEMS);

  /**
   * @param amount signed: above zero = owed by the customer
   * @param open likewise
   * @param settled the day on which nothing of it was open any more
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
      @Nullable LocalDate settled,
      @Nullable LocalDate reversed,
      @Nullable String contract,
      @Nullable String reference,
      @Nullable String salesOwner) {

    static Item read(ResultSet row) throws SQLException {
      return new Item(
          row.getLong("position"),
          row.getLong("place"),
          row.getBoolean("claim"),
          row.getString("kind"),
          row.getString("number"),
          row.getString("state"),
          row.getObject("posted", LocalDate.class),
          row.getObject("due", LocalDate.class),
          row.getObject("original", LocalDate.class),
          BigInteger.valueOf(row.getLong("amount")),
          MinorUnits.sum(row, "open"),
          row.getObject("settled", LocalDate.class),
          row.getObject("reversed", LocalDate.class),
          row.getString("contract"),
          row.getString("reference"),
          row.getString("sales_owner"));
    }

    Claim asClaim(LocalDate asOf, Currency currency) {
      LocalDate dueOn = requireNonNull(due);
      LocalDate until = reversed != null ? reversed : settled != null ? settled : asOf;
      return new Claim(
          kind,
          number,
          state,
          posted,
          dueOn,
          original,
          MinorUnits.decimal(amount, currency),
          MinorUnits.decimal(open, currency),
          Math.max(0, ChronoUnit.DAYS.between(dueOn, until)),
          contract,
          reference,
          salesOwner,
          settled,
          reversed);
    }

    Credit asCredit(Currency currency) {
      return new Credit(
          kind,
          number,
          state,
          posted,
          original,
          MinorUnits.decimal(amount.negate(), currency),
          MinorUnits.decimal(open.negate(), currency),
          contract,
          reference,
          salesOwner,
          settled,
          reversed);
    }
  }

  private final BalancesDatabase database;

  AccountItems(BalancesDatabase database) {
    this.database = database;
  }

  Items items(AccountQuestion question, boolean all, Page page) {
    List<Item> read =
        database.list(
            PAGE,
            question.parameters(
                all, page.number(0, Long.MIN_VALUE), page.number(1, Long.MIN_VALUE), page.read()),
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
        page.next(read, question.when().pinned(), last -> List.of(last.position(), last.place())));
  }
}
