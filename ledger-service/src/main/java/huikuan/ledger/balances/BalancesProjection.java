package huikuan.ledger.balances;

import huikuan.contracts.AccountId;
import huikuan.ledger.account.AccountEvent;
import huikuan.ledger.account.Item;
import huikuan.ledger.account.Posting;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.projection.Projection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Copies postings into the read model: rows and position in one transaction. */
@Component
class BalancesProjection implements Projection {

  private static final Logger log = LoggerFactory.getLogger(BalancesProjection.class);

  private final DuckDBConnection database;
  private final AccountNumbers accounts;

  BalancesProjection(BalancesDatabase database, EventLog events) {
    this.database = database.writer();
    try {
      if (position() > events.head()) {
        log.warn("The read model is ahead of its log: it is rebuilt");
        clear();
      }
      accounts = new AccountNumbers(this.database);
    } catch (SQLException e) {
      throw new BalancesUnavailable(e);
    }
  }

  @Override
  public String name() {
    return "balances";
  }

  @Override
  public long position() {
    try (Statement statement = database.createStatement();
        ResultSet progress = statement.executeQuery("SELECT position FROM progress")) {
      progress.next();
      return progress.getLong(1);
    } catch (SQLException e) {
      throw new BalancesUnavailable(e);
    }
  }

  @Override
  public void apply(List<RecordedEvent> events) {
    try {
      database.setAutoCommit(false);
      try {
        write(events);
        database.commit();
      } catch (SQLException | RuntimeException e) {
        database.rollback();
        accounts.forget(database);
        throw e;
      } finally {
        database.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new BalancesUnavailable(e);
    }
  }

  private void write(List<RecordedEvent> events) throws SQLException {
    accounts.learn(events.stream().flatMap(BalancesProjection::account).toList(), database);
    try (DuckDBAppender rows = database.createAppender("posting")) {
      long position = 0;
      int place = 0;
      for (RecordedEvent event : events) {
        place = event.position() == position ? place : 0;
        position = event.position();
        if (event.payload() instanceof AccountEvent account) {
          for (Posting posting : Posting.of(account)) {
            append(rows, event, place++, account, posting);
          }
        }
      }
    }
    advance(events.getLast().position());
  }

  private static Stream<AccountId> account(RecordedEvent event) {
    return event.payload() instanceof AccountEvent account
        ? Stream.of(account.account())
        : Stream.empty();
  }

  private void append(
      DuckDBAppender rows, RecordedEvent event, int place, AccountEvent document, Posting posting)
      throws SQLException {
    Item item = posting.item();
    boolean own = posting.entry() == Posting.Entry.DOCUMENT;
    rows.beginRow();
    rows.append(event.position());
    rows.append(place);
    rows.append(LocalDateTime.ofInstant(event.recordedAt(), ZoneOffset.UTC));
    rows.append(posting.effectiveOn());
    rows.append(accounts.of(document.account()));
    rows.append(posting.entry().name());
    rows.append(document.kind().toString());
    rows.append(document.number());
    rows.append(document.postedOn());
    rows.append(item.kind().toString());
    rows.append(item.number());
    rows.append(item.kind().claim());
    rows.append(item.dueOn());
    rows.append(item.agesFrom());
    rows.append(item.salesOwner());
    rows.append(item.contract());
    rows.append(item.originallyPostedOn() != null);
    rows.append(own ? document.labels().reference() : null);
    rows.append(posting.amount().minorUnits());
    rows.endRow();
  }

  private void advance(long position) throws SQLException {
    try (PreparedStatement statement =
        database.prepareStatement("UPDATE progress SET position = ?")) {
      statement.setLong(1, position);
      statement.executeUpdate();
    }
  }

  private void clear() throws SQLException {
    execute("DELETE FROM posting", database);
    execute("DELETE FROM account", database);
    advance(0);
  }

  private static void execute(String sql, Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }
}
