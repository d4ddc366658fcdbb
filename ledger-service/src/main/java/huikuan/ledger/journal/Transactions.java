package huikuan.ledger.journal;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.ledger.account.Kind;
import huikuan.ledger.account.Posting.Entry;
import huikuan.ledger.balances.BalancesDatabase;
import huikuan.ledger.journal.Transaction.Head;
import huikuan.ledger.journal.Transaction.Leg;
import huikuan.ledger.journal.Transaction.Other;
import huikuan.ledger.reports.Scope;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes transactions of postings, which come in order of their days. */
final class Transactions {

  /** Takes one transaction after the other. */
  interface Taker {
    void take(Transaction transaction) throws IOException;
  }

  private record Slot(Place place, @Nullable Other of) {}

  private final Taker taker;
  private final Map<Slot, Money> legs = new LinkedHashMap<>();
  private @Nullable Head head;

  private Transactions(Taker taker) {
    this.taker = taker;
  }

  static void read(Scope scope, Connection connection, Taker taker)
      throws SQLException, IOException {
    String sql =
        """
        SELECT p.effective, p.position, p.recorded AT TIME ZONE 'UTC' AS recorded, a.account,
            CAST(p.kind AS VARCHAR) AS kind, p.number, CAST(p.entry AS VARCHAR) AS entry,
            CAST(p.item_kind AS VARCHAR) AS item_kind, p.item, p.claim, p.brought_forward, p.amount
        FROM posting p JOIN account a ON a.id = p.account
        WHERE %s ORDER BY p.effective, p.position, p.place
        """
            .formatted(scope.where());
    Transactions transactions = new Transactions(taker);
    try (PreparedStatement statement =
            BalancesDatabase.prepared(connection, sql, scope.parameters());
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        transactions.add(rows);
      }
    }
    transactions.end();
  }

  private void add(ResultSet row) throws SQLException, IOException {
    Head next =
        new Head(
            row.getObject("effective", LocalDate.class),
            row.getLong("position"),
            row.getObject("recorded", OffsetDateTime.class).toInstant(),
            AccountId.parse(row.getString("account")),
            Kind.parse(row.getString("kind")),
            row.getString("number"));
    if (!next.equals(head)) {
      end();
      head = next;
    }
    Kind item = Kind.parse(row.getString("item_kind"));
    String number = row.getString("item");
    boolean own = item == next.kind() && number.equals(next.number());
    Money amount = new Money(row.getLong("amount"), next.account().currency());
    Place receivable = row.getBoolean("claim") ? Place.OPEN : Place.UNAPPLIED;
    add(new Slot(receivable, own ? null : new Other(item, number)), amount);
    Place across =
        Place.across(
            Entry.valueOf(row.getString("entry")), item, row.getBoolean("brought_forward"));
    if (across != null) {
      add(new Slot(across, null), amount.negated());
    }
  }

  private void add(Slot slot, Money amount) {
    legs.merge(slot, amount, Money::plus);
  }

  private void end() throws IOException {
    List<Leg> moved = new ArrayList<>();
    legs.forEach(
        (slot, amount) -> {
          if (amount.signum() != 0) {
            moved.add(new Leg(slot.place(), slot.of(), amount));
          }
        });
    legs.clear();
    if (head != null && !moved.isEmpty()) {
      taker.take(new Transaction(head, moved));
    }
  }
}
