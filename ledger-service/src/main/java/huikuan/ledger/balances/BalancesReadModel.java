package huikuan.ledger.balances;

import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.projection.ReadModel;
import huikuan.platform.projection.ReadModelCheck;
import huikuan.platform.projection.ReadModelFindings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** Finance's read model, to be held against the log; without a file there is nothing to hold. */
public final class BalancesReadModel implements ReadModel {

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
            Duration.ofSeconds(5));
    BalancesDatabase database = new BalancesDatabase(scratch);
    try {
      return BalancesCheck.of(file, database, service.log());
    } catch (SQLException e) {
      database.destroy();
      throw new IllegalStateException(
          "%s; delete the file, and it is made anew".formatted(e.getMessage()), e);
    }
  }

  /**
   * @param why nothing is there
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
