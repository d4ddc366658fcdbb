package huikuan.ledger.balances;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.ledger.account.Kind;
import huikuan.ledger.query.MinorUnits;
import huikuan.ledger.query.Question;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Accounts as they stood at the end of a day, as known at a moment: many at once. */
@Component
public class AccountsAt {

  private static final String FIND = "SELECT id, account FROM account WHERE account IN (%s)";

  private static final String OPEN =
      "SELECT * FROM (%s) WHERE open <> 0 ORDER BY account, coalesce(due, posted), position, place";

  private static final String BALANCES =
      """
      SELECT a.account, a.currency, sum(p.amount) AS balance
      FROM posting p JOIN account a ON a.id = p.account
      WHERE a.company = ? AND p.position <= ? AND p.effective <= ?
      GROUP BY a.account, a.currency ORDER BY a.account
      """;

  private static final String MOVEMENTS =
      "SELECT * FROM (%s) WHERE effective >= ? ORDER BY effective, position, place LIMIT ?"
          .formatted(AccountRows.MOVEMENTS);

  /**
   * An item of which something was open.
   *
   * @param amount as it was posted; a credit is below zero
   * @param open what was left of it; a credit is below zero
   */
  public record Item(
      Kind kind,
      String number,
      LocalDate postedOn,
      @Nullable LocalDate dueOn,
      @Nullable String contract,
      @Nullable String reference,
      Money amount,
      Money open) {}

  /**
   * A document that moved the balance.
   *
   * @param amount above zero = the customer owes more
   */
  public record Movement(
      LocalDate postedOn, Kind kind, String number, @Nullable String reference, Money amount) {}

  /** The balance of an account. */
  public record Balance(AccountId account, Money balance) {}

  private final BalancesDatabase database;

  AccountsAt(BalancesDatabase database) {
    this.database = database;
  }

  /**
   * The open items of each account, what is due first before others; they come to its balance. An
   * account that nothing was posted to is not among the answers.
   */
  public Map<AccountId, List<Item>> openItems(Collection<AccountId> accounts, Question when) {
    Map<Integer, AccountId> numbers = numbers(accounts);
    Map<AccountId, List<Item>> found = new LinkedHashMap<>();
    numbers.values().forEach(account -> found.put(account, new ArrayList<>()));
    if (numbers.isEmpty()) {
      return found;
    }
    List<Object> parameters = new ArrayList<>(numbers.keySet());
    parameters.add(when.position());
    parameters.add(when.asOf());
    String sql =
        OPEN.formatted(AccountRows.items("account IN (%s)".formatted(places(numbers.size()))));
    database.list(
        sql,
        parameters,
        row -> {
          AccountId account = requireNonNull(numbers.get(row.getInt("account")));
          return requireNonNull(found.get(account)).add(item(row, account.currency()));
        });
    return found;
  }

  private Map<Integer, AccountId> numbers(Collection<AccountId> accounts) {
    Map<Integer, AccountId> numbers = new HashMap<>();
    if (!accounts.isEmpty()) {
      database.list(
          FIND.formatted(places(accounts.size())),
          accounts.stream().map(AccountId::toString).toList(),
          row -> numbers.put(row.getInt("id"), AccountId.parse(row.getString("account"))));
    }
    return numbers;
  }

  private static String places(int count) {
    return String.join(",", Collections.nCopies(count, "?"));
  }

  private static Item item(ResultSet row, Currency currency) throws SQLException {
    return new Item(
        Kind.parse(row.getString("kind")),
        row.getString("number"),
        row.getObject("posted", LocalDate.class),
        row.getObject("due", LocalDate.class),
        row.getString("contract"),
        row.getString("reference"),
        new Money(row.getLong("amount"), currency),
        money(MinorUnits.sum(row, "open"), currency));
  }

  private static Money money(BigInteger minorUnits, Currency currency) {
    return new Money(minorUnits.longValueExact(), currency);
  }

  /**
   * The balances of a company's accounts that anything was posted to, in the order of their ids.
   */
  public List<Balance> balances(String company, Question when) {
    return database.list(
        BALANCES,
        List.of(company, when.position(), when.asOf()),
        row -> {
          AccountId account = AccountId.parse(row.getString("account"));
          return new Balance(account, money(MinorUnits.sum(row, "balance"), account.currency()));
        });
  }

  /**
   * The movements of an account's balance from a day on, in order.
   *
   * @param most of them
   */
  public List<Movement> movements(AccountId account, LocalDate from, Question when, int most) {
    Integer number =
        numbers(List.of(account)).keySet().stream().findFirst().orElse(Integer.MIN_VALUE);
    return database.list(
        MOVEMENTS,
        List.of(number, when.position(), when.asOf(), from, most),
        row ->
            new Movement(
                row.getObject("effective", LocalDate.class),
                Kind.parse(row.getString("kind")),
                row.getString("number"),
                row.getString("reference"),
                money(MinorUnits.sum(row, "amount"), account.currency())));
  }
}
