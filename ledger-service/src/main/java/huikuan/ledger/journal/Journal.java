package huikuan.ledger.journal;

import huikuan.contracts.AccountId;
import huikuan.ledger.balances.BalancesDatabase;
import huikuan.ledger.reports.Scope;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a journal: its title, the accounts, the transactions in order of their days. */
final class Journal {

  /** Takes one row after the other. */
  private interface Taker {
    void take(ResultSet row) throws SQLException, IOException;
  }

  private final Scope scope;
  private final Connection connection;
  private final JournalFormat format;
  private @Nullable LocalDate from;
  private @Nullable String company;

  private Journal(Scope scope, Connection connection, JournalFormat format) {
    this.scope = scope;
    this.connection = connection;
    this.format = format;
  }

  static void write(Scope scope, Connection connection, JournalFormat format)
      throws SQLException, IOException {
    new Journal(scope, connection, format).write();
  }

  private void write() throws SQLException, IOException {
    Stream.Builder<Currency> currencies = Stream.builder();
    each(
        "SELECT DISTINCT currency FROM account WHERE " + posted() + " ORDER BY currency",
        row -> currencies.add(Currency.getInstance(row.getString(1))));
    List<Currency> all = currencies.build().toList();
    format.begin(scope, all);
    if (!all.isEmpty()) {
      declare();
      Transactions.read(scope, connection, format::write);
    }
  }

  private void declare() throws SQLException, IOException {
    each(
        "SELECT min(p.effective) FROM posting p WHERE " + scope.where(),
        row -> from = row.getObject(1, LocalDate.class));
    each(
        "SELECT account FROM account WHERE " + posted() + " ORDER BY company, account",
        row -> declare(AccountId.parse(row.getString(1))));
  }

  private void declare(AccountId account) throws IOException {
    LocalDate first = from == null ? LocalDate.EPOCH : from;
    if (!account.company().equals(company)) {
      company = account.company();
      for (Place place : Arrays.stream(Place.values()).filter(Place::ofCompany).toList()) {
        format.declare(place, account.company(), first);
      }
    }
    format.declare(account, first);
  }

  /** Accounts with postings. */
  private String posted() {
    return "id IN (SELECT p.account FROM posting p WHERE " + scope.where() + ")";
  }

  private void each(String sql, Taker taker) throws SQLException, IOException {
    try (PreparedStatement statement =
            BalancesDatabase.prepared(connection, sql, scope.parameters());
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        taker.take(rows);
      }
    }
  }
}
