package huikuan.ledger.balances;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import huikuan.embedded.EmbeddedMongo;
import huikuan.ledger.RunningLedger;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.personal.KeyFile;
import huikuan.platform.personal.PersonalData;
import huikuan.platform.projection.ReadModel;
import huikuan.platform.projection.ReadModelFindings;
import huikuan.platform.projection.ReadModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** A file that is changed behind our back is found out, and told what the log says. */
@Order(1)
class BalancesReadModelTest {

  private static final RunningLedger LEDGER = RunningLedger.ledger();

  private final EventLog log = LEDGER.log();
  @TempDir private Path directory;

  @BeforeAll
  static void aHistory() {
    LogRows.post(LEDGER, 40);
  }

  private interface Change {
    void in(Statement file) throws SQLException;
  }

  /** Others post to the same log before, so the first commit with a posting is any. */
  private long first;

  /**
   * @param sql with {@code %d} for that commit
   */
  private void keepChanged(String sql) throws SQLException {
    keep(
        log.head(),
        file -> {
          try (ResultSet row = file.executeQuery("SELECT min(position) FROM posting")) {
            row.next();
            first = row.getLong(1);
          }
          file.execute(sql.formatted(first));
        });
  }

  /** Keeps the model up to a commit, with a change to it. */
  private void keep(long position, Change change) throws SQLException {
    BalancesDatabase database =
        new BalancesDatabase(
            new BalancesSettings(
                directory.resolve("data/ledger/balances.duckdb"),
                DataSize.ofMegabytes(64),
                1,
                Duration.ofSeconds(1),
                false));
    try (Statement statement = database.writer().createStatement()) {
      BalancesProjection projection = BalancesProjection.of(database, log);
      while (projection.position() < position) {
        int left = (int) (position - projection.position());
        projection.apply(log.after(projection.position(), left));
      }
      change.in(statement);
    } finally {
      database.destroy();
    }
  }

  private ReadModelFindings findings() throws IOException {
    Path scratch = Files.createTempDirectory(directory, "scratch");
    try (EmbeddedMongo mongo = EmbeddedMongo.start(null, 0);
        MongoClient none = MongoClients.create(mongo.uri("none"))) {
      return new ReadModels(EventVocabulary.of(), List.of(new BalancesReadModel()))
          .findings(
              new ReadModel.Stopped(
                  log,
                  none,
                  none,
                  "none",
                  PersonalData.of(none.getDatabase("none"), new KeyFile(directory)::read),
                  directory.resolve("data"),
                  scratch))
          .get("balances");
    }
  }

  @Test
  void whatTheLogTellsIsSound() throws Exception {
    keep(log.head(), nothing -> {});
    assertThat(findings().sound()).as("%s", findings()).isTrue();
    assertThat(findings().position()).isEqualTo(log.head());
    assertThat(findings().entries()).isEqualTo(LogRows.of(log, log.head()).size());
  }

  @Test
  void oneThatIsBehindIsComparedWhereItStands() throws Exception {
    keep(10, nothing -> {});
    assertThat(findings().sound()).as("%s", findings()).isTrue();
    assertThat(findings().position()).isEqualTo(10);
  }

  @Test
  void whatWasChangedIsFoundWithBothSides() throws Exception {
    keepChanged("UPDATE posting SET amount = -77 WHERE place = 0 AND position = %d");
    assertThat(findings().different()).isEqualTo(1);
    assertThat(findings().examples())
        .singleElement()
        .asString()
        .matches("commit %d, posting 0: amount is -77, by the log -?\\d+".formatted(first));
  }

  @Test
  void whatIsMissingIsFound() throws Exception {
    keepChanged("DELETE FROM posting WHERE place = 0 AND position = %d");
    assertThat(findings().examples())
        .containsExactly("commit %d, posting 0: missing".formatted(first));
  }

  @Test
  void whatNobodyToldIsFound() throws Exception {
    keepChanged(
        "INSERT INTO posting SELECT * REPLACE (99999 AS place) FROM posting"
            + " WHERE place = 0 AND position = %d");
    assertThat(findings().examples())
        .containsExactly("commit %d, posting 99999: there, and not by the log".formatted(first));
  }

  @Test
  void anAccountUnderAnotherNumberIsFound() throws Exception {
    keep(log.head(), file -> file.execute("UPDATE account SET customer = 'other' WHERE id = 0"));
    assertThat(findings().sound()).isFalse();
  }

  @Test
  void anotherLogsFileIsFound() throws Exception {
    keep(10, file -> file.execute("UPDATE progress SET hash = 'of another log'"));
    assertThat(findings().examples()).singleElement().asString().contains("of another log");
  }

  @Test
  void withoutAFileThereIsNothingToCompare() throws Exception {
    assertThat(findings().sound()).isTrue();
    assertThat(findings().note()).startsWith("no file");
  }

  @Test
  void whatIsNoDatabaseCannotBeCompared() throws Exception {
    Path file = directory.resolve("data/ledger/balances.duckdb");
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, "no database");
    assertThat(findings().sound()).isFalse();
    assertThat(findings().examples()).singleElement().asString().contains("delete the file");
  }
}
