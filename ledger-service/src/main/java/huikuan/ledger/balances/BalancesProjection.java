package huikuan.ledger.balances;

import static huikuan.ledger.account.Posting.Entry.DOCUMENT;
import static huikuan.ledger.account.Posting.Entry.REVERSAL;

import huikuan.contracts.AccountId;
import huikuan.ledger.account.AccountEvent;
import huikuan.ledger.account.Item;
import huikuan.ledger.account.Posting;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.projection.Projection;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Copies postings into the read model: rows and position in one transaction. */
@Component
class BalancesProjection implements Projection {

  private static final Logger log = LoggerFactory.getLogger(BalancesProjection.class);

  /** A transaction costs far more than a row, so rows are gathered; a question ends the pause. */
  private static final Duration PACE = Duration.ofMillis(100);

  private record Progress(long position, @Nullable String hash) {}

  private interface Work {
    void run() throws SQLException;
  }

  private final DuckDBConnection database;
  private final AccountNumbers accounts;
  private final StatedRows stated;
  private final EventLog events;

  /** The reason why the read model neither takes nor answers; null = there is none. */
  private final @Nullable String contradiction;

  @Autowired
  BalancesProjection(BalancesDatabase database, EventLog events, BalancesSettings settings) {
    this(database, events, settings.rebuild());
  }

  private BalancesProjection(BalancesDatabase database, EventLog events, boolean rebuild) {
    this.database = database.writer();
    this.accounts = new AccountNumbers(this.database);
    this.stated = new StatedRows(this.database);
    this.events = events;
    String found = contradiction(events);
    if (found != null && rebuild) {
      log.warn("{}. It is rebuilt, as was told", found);
      atomically(this::clear);
    }
    this.contradiction = rebuild ? null : found;
  }

  /** A projection into a read model that is not made anew. */
  static BalancesProjection of(BalancesDatabase database, EventLog events) {
    return new BalancesProjection(database, events, false);
  }

  @Override
  public String name() {
    return "balances";
  }

  @Override
  public Duration pace() {
    return PACE;
  }

  @Override
  public @Nullable String contradiction() {
    return contradiction;
  }

  @Override
  public long position() {
    return progress().position();
  }

  @Override
  public void apply(List<RecordedEvent> events) {
    atomically(() -> write(events));
  }

  /**
   * Tells that the last commit taken is missing in this log, or is another there; null = neither.
   */
  private @Nullable String contradiction(EventLog events) {
    Progress progress = progress();
    long head = events.head();
    if (progress.position() == 0 || events.hash(progress.position()).equals(progress.hash())) {
      return null;
    }
    return progress.position() > head
        ? "The log ends with commit %d, and the read model has commit %d"
            .formatted(head, progress.position())
        : "Commit %d of the log is not the one that the read model has"
            .formatted(progress.position());
  }

  private Progress progress() {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery("SELECT position, hash FROM progress")) {
      row.next();
      return new Progress(row.getLong(1), row.getString(2));
    } catch (SQLException e) {
      throw new BalancesUnavailable(e);
    }
  }

  /** Does all of the work or, after any exception, nothing of it. */
  private void atomically(Work work) {
    boolean done = false;
    try {
      execute("BEGIN TRANSACTION");
      work.run();
      execute("COMMIT");
      done = true;
    } catch (SQLException e) {
      throw new BalancesUnavailable(e);
    } finally {
      if (!done) {
        undo();
      }
    }
  }

  private void undo() {
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      log.debug("Nothing to roll back", e);
    }
    accounts.forget();
  }

  private void write(List<RecordedEvent> events) throws SQLException {
    accounts.learn(events.stream().flatMap(BalancesProjection::account).toList());
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
    stated.write(events);
    long last = events.getLast().position();
    advance(last, this.events.hash(last));
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
    boolean told = posting.entry() == DOCUMENT || posting.entry() == REVERSAL;
    rows.beginRow();
    rows.append(event.position());
    rows.append(place);
    rows.append(LocalDateTime.ofInstant(event.recordedAt(), ZoneOffset.UTC));
    rows.append(posting.effectiveOn());
    AccountNumbers.Numbers numbers = accounts.of(document.account());
    rows.append(numbers.account());
    rows.append(numbers.company());
    rows.append(posting.entry().name());
    rows.append(document.kind().toString());
    rows.append(document.number());
    rows.append(document.postedOn());
    rows.append(item.kind().toString());
    rows.append(item.number());
    rows.append(itemKey(document.account(), item));
    rows.append(item.kind().claim());
    rows.append(item.dueOn());
    rows.append(item.agesFrom());
    rows.append(item.salesOwner());
    rows.append(item.contract());
    rows.append(item.originallyPostedOn() != null);
    rows.append(told ? document.labels().reference() : null);
    rows.append(posting.amount().minorUnits());
    rows.endRow();
  }

  private static long itemKey(AccountId account, Item item) {
    String name = account + " " + item.kind() + " " + item.number();
    UUID hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    return hash.getMostSignificantBits() ^ hash.getLeastSignificantBits();
  }

  private void advance(long position, @Nullable String hash) throws SQLException {
    try (PreparedStatement statement =
        database.prepareStatement("UPDATE progress SET position = ?, hash = ?")) {
      statement.setLong(1, position);
      statement.setString(2, hash);
      statement.executeUpdate();
    }
  }

  private void clear() throws SQLException {
    execute("DELETE FROM posting");
    execute("DELETE FROM account");
    stated.clear();
    advance(0, null);
    accounts.forget();
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }
}
