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

/** The small numbers that stand for accounts and companies in postings, in order of appearance. */
final class AccountNumbers {

  private static final int MOST_REMEMBERED = 100_000;

  /** Those of an account and of its company. */
  record Numbers(int account, int company) {}

  private final DuckDBConnection database;
  private final Map<AccountId, Numbers> remembered = new HashMap<>();

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

  Numbers of(AccountId account) {
    Numbers numbers = remembered.get(account);
    if (numbers == null) {
      throw new IllegalStateException("Nobody has learned " + account);
    }
    return numbers;
  }

  /** Forgets all numbers after a failed transaction: those given in it do not count. */
  void forget() {
    remembered.clear();
  }

  private void find(Set<AccountId> accounts) throws SQLException {
    try (PreparedStatement statement =
        database.prepareStatement(
            """
            SELECT account, id, company_id FROM account WHERE account IN (SELECT unnest(?))
            """)) {
      statement.setArray(
          1,
          database.createArrayOf("VARCHAR", accounts.stream().map(AccountId::toString).toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Numbers numbers = new Numbers(rows.getInt(2), rows.getInt(3));
          remembered.put(AccountId.parse(rows.getString(1)), numbers);
        }
      }
    }
  }

  private void give(Set<AccountId> accounts) throws SQLException {
    int next = count();
    Map<String, Integer> companies = companies();
    try (DuckDBAppender rows = database.createAppender("account")) {
      for (AccountId account : accounts) {
        int company = companies.computeIfAbsent(account.company(), _ -> companies.size());
        Numbers numbers = new Numbers(next++, company);
        remembered.put(account, numbers);
        rows.beginRow();
        rows.append(numbers.account());
        rows.append(account.toString());
        rows.append(account.company());
        rows.append(account.customer());
        rows.append(account.currency().getCurrencyCode());
        rows.append(company);
        rows.endRow();
      }
    }
  }

  private Map<String, Integer> companies() throws SQLException {
    Map<String, Integer> companies = new HashMap<>();
    try (PreparedStatement statement =
            database.prepareStatement("SELECT DISTINCT company, company_id FROM account");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        companies.put(rows.getString(1), rows.getInt(2));
      }
    }
    return companies;
  }

  private int count() throws SQLException {
    try (PreparedStatement statement = database.prepareStatement("SELECT count(*) FROM account");
        ResultSet count = statement.executeQuery()) {
      count.next();
      return count.getInt(1);
    }
  }
}
