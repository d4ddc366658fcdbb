package huikuan.ledger.balances;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.AccountId;
import huikuan.ledger.query.Figure;
import huikuan.ledger.query.MinorUnits;
import huikuan.ledger.query.Question;
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

  private final BalancesDatabase database;

  AccountSums(BalancesDatabase database) {
    this.database = database;
  }

  /** The figures of each of the accounts; zeros if nothing was posted until then. */
  public Map<String, Figure> of(Collection<AccountId> accounts, Question question) {
    Map<String, Figure> all = new HashMap<>();
    Map<String, AccountId> byName = new HashMap<>();
    for (AccountId account : accounts) {
      byName.put(account.toString(), account);
      all.put(account.toString(), Figure.of(BigInteger.ZERO, BigInteger.ZERO, account.currency()));
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
                    Figure.of(
                        MinorUnits.sum(rows, "balance"),
                        MinorUnits.sum(rows, "open"),
                        requireNonNull(byName.get(name)).currency()));
              }
            }
          }
          return all;
        });
    return all;
  }
}
