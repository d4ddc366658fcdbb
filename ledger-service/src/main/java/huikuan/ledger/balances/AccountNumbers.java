package huikuan.ledger.balances;

import huikuan.contracts.AccountId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The small numbers that stand for accounts in postings, given in order of appearance. */
final class AccountNumbers {

  private static final int MOST_REMEMBERED = 100_000;

  private final DuckDBConnection database;
  private final Map<AccountId, Integer> remembered = new HashMap<>();

  AccountNumbers(DuckDBConnection database) {
    this.database = database;
  }

  /** Finds or gives the numbers of these accounts, within the caller's transaction. */
  void learn(Collection<AccountId> accounts) throws SQLException {
    if (remembered.size() + accounts.size() > MOST_REMEMBERED) {
      remembered.clear();
    }
    Set<AccountId> unknown = new LinkedHashSet<>(accounts);
    unknown.removeAll(remembered.keySet());
    if (!unknown.isEmpty()) {
      find(unknown);
      unknown.removeAll(remembered.keySet());
    }
    if (!unknown.isEmpty()) {
      give(unknown);
    }
  }

  int of(AccountId account) {
    Integer number = remembered.get(account);
    if (number == null) {
      throw new IllegalStateException("Nobody has learned " + account);
    }
    return number;
  }

  /** Forgets all numbers after a failed transaction: those given in it do not count. */
  void forget() {
    remembered.clear();
  }

  private void find(Set<AccountId> accounts) throws SQLException {
    try (PreparedStatement statement =
        database.prepareStatement(
            "SELECT account, id FROM account WHERE account IN (SELECT unnest(?))")) {
      statement.setArray(
          1,
          database.createArrayOf("VARCHAR", accounts.stream().map(AccountId::toString).toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          remembered.put(AccountId.parse(rows.getString(1)), rows.getInt(2));
        }
      }
    }
  }

  private void give(Set<AccountId> accounts) throws SQLException {
    int next = count();
    try (DuckDBAppender rows = database.createAppender("account")) {
      for (AccountId account : accounts) {
        int number = next++;
        remembered.put(account, number);
        rows.beginRow();
        rows.append(number);
        rows.append(account.toString());
        rows.append(account.company());
        rows.append(account.customer());
        rows.append(account.currency().getCurrencyCode());
        rows.endRow();
      }
    }
  }

  private int count() throws SQLException {
    try (PreparedStatement statement = database.prepareStatement("SELECT count(*) FROM account");
        ResultSet count = statement.executeQuery()) {
      count.next();
      return count.getInt(1);
    }
  }
}
