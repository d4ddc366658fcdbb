package huikuan.ledger.balances;

import huikuan.platform.eventlog.LogWitness;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.projection.ReadModel;
import huikuan.platform.projection.ReadModelCheck;
import huikuan.platform.projection.ReadModelFindings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.duckdb.DuckDBDriver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

/** Finance's read model, which is compared with the log; without a file nothing is compared. */
public final class BalancesReadModel implements ReadModel {

  private static final Logger log = LoggerFactory.getLogger(BalancesReadModel.class);
  private static final String FILE = "ledger/balances.duckdb";

  @Override
  public String name() {
    return "balances";
  }

  @Override
  public ReadModelCheck check(Stopped service) {
    Path file = service.data().resolve(FILE);
    if (!Files.exists(file)) {
      return new Nothing("no file: it is made of the log when the ledger starts");
    }
    BalancesSettings scratch =
        new BalancesSettings(
            service.scratchFiles().resolve("balances.duckdb"),
            DataSize.ofMegabytes(256),
            1,
            Duration.ofSeconds(5),
            false);
    BalancesDatabase database = new BalancesDatabase(scratch);
    try {
      return BalancesCheck.of(file, database, service.log());
    } catch (SQLException e) {
      database.destroy();
      throw new IllegalStateException(
          "%s; delete the file, and it is made anew".formatted(e.getMessage()), e);
    }
  }

  /** Empty also if the file can't be read: it is made anew then. */
  @Override
  public Optional<LogWitness> witness(Path data) {
    Path file = data.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties reading = new Properties();
    reading.setProperty(DuckDBDriver.DUCKDB_READONLY_PROPERTY, "true");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file, reading);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT position, hash FROM progress")) {
      row.next();
      return row.getLong(1) == 0
          ? Optional.empty()
          : Optional.of(
              new LogWitness("finance's read model", row.getLong(1), row.getString(2), null));
    } catch (SQLException e) {
      log.warn("{} can't be read: {}", file, e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * @param why the reason why nothing is compared
   */
  private record Nothing(String why) implements ReadModelCheck {

    @Override
    public void take(List<RecordedEvent> commits) {}

    @Override
    public ReadModelFindings findings() {
      return ReadModelFindings.none(why);
    }

    @Override
    public void close() {}
  }
}
