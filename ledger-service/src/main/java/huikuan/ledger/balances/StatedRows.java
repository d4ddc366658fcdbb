package huikuan.ledger.balances;

import huikuan.ledger.closing.ControlAccountEvent.Balance;
import huikuan.ledger.closing.ControlAccountEvent.BalancesStated;
import huikuan.ledger.closing.MonthEndEvent;
import huikuan.ledger.closing.MonthEndEvent.PackDrafted;
import huikuan.ledger.closing.RatesEvent.Rate;
import huikuan.ledger.closing.RatesEvent.RatesStated;
import huikuan.platform.eventlog.RecordedEvent;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The rows of what is stated beside documents, written within the caller's transaction. */
final class StatedRows {

  private final DuckDBConnection database;

  StatedRows(DuckDBConnection database) {
    this.database = database;
  }

  void write(List<RecordedEvent> events) throws SQLException {
    for (RecordedEvent event : events) {
      switch (event.payload()) {
        case BalancesStated stated -> write(event, stated);
        case RatesStated stated -> write(event, stated);
        case MonthEndEvent happened -> write(event, happened);
        default -> {}
      }
    }
  }

  private void write(RecordedEvent event, BalancesStated stated) throws SQLException {
    try (DuckDBAppender rows = database.createAppender("control")) {
      int place = 0;
      for (Balance each : stated.balances()) {
        begin(rows, event, place++, stated.company());
        rows.append(each.day());
        rows.append(each.balance().currency().getCurrencyCode());
        rows.append(each.balance().minorUnits());
        rows.append(each.reference());
        rows.endRow();
      }
    }
  }

  private void write(RecordedEvent event, RatesStated stated) throws SQLException {
    try (DuckDBAppender rows = database.createAppender("rate")) {
      int place = 0;
      for (Rate each : stated.rates()) {
        begin(rows, event, place++, stated.company());
        rows.append(stated.to());
        rows.append(each.day());
        rows.append(each.currency());
        rows.append(each.rate());
        rows.endRow();
      }
    }
  }

  private void write(RecordedEvent event, MonthEndEvent happened) throws SQLException {
    try (DuckDBAppender rows = database.createAppender("month_end")) {
      begin(rows, event, event.index(), happened.company());
      rows.append(happened.month());
      rows.append(happened.getClass().getSimpleName());
      rows.append(happened.hash());
      if (happened instanceof PackDrafted drafted) {
        rows.append(drafted.position());
      } else {
        rows.appendNull();
      }
      rows.endRow();
    }
  }

  private static void begin(DuckDBAppender rows, RecordedEvent event, int place, String company)
      throws SQLException {
    rows.beginRow();
    rows.append(event.position());
    rows.append(place);
    rows.append(LocalDateTime.ofInstant(event.recordedAt(), ZoneOffset.UTC));
    rows.append(event.actor());
    rows.append(company);
  }

  void clear() throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("DELETE FROM control");
      statement.execute("DELETE FROM rate");
      statement.execute("DELETE FROM month_end");
    }
  }
}
