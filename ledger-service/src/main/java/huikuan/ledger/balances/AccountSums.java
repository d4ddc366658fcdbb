package huikuan.ledger.balances;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.AccountId;
import huikuan.ledger.balances.Answers.Figure;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The balances of several accounts. */
@Component
public class AccountSums {

  private static final String SUMS =
      """
      SELECT a.account AS account, sum(p.amount) AS balance,
          sum(p.amount) FILTER (p.claim) AS open
      FROM account a JOIN posting p ON p.account = a.id
      WHERE a.account IN (SELECT unnest(?)) AND p.position <= ? AND p.effective <= ?
      GROUP BY a.account
      """;

  /** Decimal strings in the account's currency. */
  public record Sums(String balance, String open, String unapplied) {}

  private final BalancesDatabase database;

  AccountSums(BalancesDatabase database) {
    this.database = database;
  }

  /** The sums of each of the accounts; zeros if nothing was posted until then. */
  public Map<String, Sums> of(Collection<AccountId> accounts, Question question) {
    Map<String, Sums> all = new HashMap<>();
    Map<String, AccountId> byName = new HashMap<>();
    for (AccountId account : accounts) {
      byName.put(account.toString(), account);
      all.put(account.toString(), sums(BigInteger.ZERO, BigInteger.ZERO, account));
    }
    database.ask(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(SUMS)) {
            statement.setArray(1, connection.createArrayOf("VARCHAR", byName.keySet().toArray()));
            statement.setLong(2, question.position());
            statement.setObject(3, question.asOf());
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                String name = rows.getString("account");
                all.put(
                    name,
                    sums(
                        Figures.sum(rows, "balance"),
                        Figures.sum(rows, "open"),
                        requireNonNull(byName.get(name))));
              }
            }
          }
          return all;
        });
    return all;
  }

  private static Sums sums(BigInteger balance, BigInteger open, AccountId account) {
    Figure figure = Figure.of(balance, open, account.currency());
    return new Sums(figure.balance(), figure.open(), figure.unapplied());
  }
}
