package huikuan.ledger.balances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.ledger.RunningLedger;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** The read model is the log's postings, whatever happens to its file. */
@Order(1)
class BalancesProjectionTest {

  private static final RunningLedger LEDGER = RunningLedger.ledger();

  /** Of DuckDB's files. */
  private static final int HEADERS = 3 * 4096;

  private static final int BLOCK = 256 * 1024;
  private static final int SOME = 4;

  private final EventLog log = LEDGER.log();
  private final Path file = LEDGER.newBalancesFile();
  private BalancesDatabase database = open();

  @BeforeAll
  static void aHistory() {
    LogRows.post(LEDGER, 60);
  }

  @AfterEach
  void close() {
    database.destroy();
  }

  private BalancesDatabase open() {
    return new BalancesDatabase(
        new BalancesSettings(file, DataSize.ofMegabytes(64), 2, Duration.ofSeconds(1), false));
  }

  private void reopen() {
    database.destroy();
    database = open();
  }

  private BalancesProjection projection() {
    return BalancesProjection.of(database, log);
  }

  private void follow(BalancesProjection projection) {
    for (List<RecordedEvent> batch = log.after(projection.position(), 7);
        !batch.isEmpty();
        batch = log.after(projection.position(), 7)) {
      projection.apply(batch);
    }
  }

  private List<String> rows() {
    return LogRows.in(database);
  }

  private List<String> expected(long position) {
    return LogRows.of(log, position);
  }

  @Test
  void everyPostingIsThereOnce() {
    BalancesProjection projection = projection();
    follow(projection);
    assertThat(projection.position()).isEqualTo(log.head());
    assertThat(rows()).isNotEmpty().isEqualTo(expected(log.head()));
  }

  @Test
  void aFileThatIsOpenedAgainGoesOnWhereItStood() {
    projection().apply(log.after(0, 10));
    reopen();
    BalancesProjection again = projection();
    assertThat(again.position()).isEqualTo(10);
    assertThat(rows()).isEqualTo(expected(10));
    follow(again);
    assertThat(rows()).isEqualTo(expected(log.head()));
  }

  @Test
  void whatDiesHalfWayLeavesNothing() {
    BalancesProjection projection = projection();
    projection.apply(log.after(0, 5));
    List<RecordedEvent> next = log.after(5, 20);
    assertThatThrownBy(() -> projection.apply(dyingAt(next.size() - 1, next)))
        .isInstanceOf(StackOverflowError.class);

    assertThat(projection.position()).isEqualTo(5);
    assertThat(rows()).isEqualTo(expected(5));
    follow(projection);
    assertThat(rows()).isEqualTo(expected(log.head()));
    reopen();
    assertThat(rows()).isEqualTo(expected(log.head()));
  }

  /** Most rows are written when it fails: with an Error, the worst of all. */
  private static List<RecordedEvent> dyingAt(int last, List<RecordedEvent> events) {
    return new AbstractList<>() {
      private boolean counted;

      @Override
      public RecordedEvent get(int at) {
        if (at == last && counted) {
          throw new StackOverflowError();
        }
        counted |= at == last;
        return events.get(at);
      }

      @Override
      public int size() {
        return events.size();
      }
    };
  }

  @Test
  void whatTheDatabaseRefusesLeavesNothing() {
    BalancesProjection projection = projection();
    projection.apply(log.after(0, 5));
    execute("ALTER TABLE posting ADD COLUMN more INTEGER");
    assertThatThrownBy(() -> projection.apply(log.after(5, 50)))
        .isInstanceOf(BalancesUnavailable.class);
    execute("ALTER TABLE posting DROP COLUMN more");
    assertThat(projection.position()).isEqualTo(5);
    assertThat(rows()).isEqualTo(expected(5));
    follow(projection);
    assertThat(rows()).isEqualTo(expected(log.head()));
  }

  @Test
  void aDeletedFileIsRebuilt() throws IOException {
    follow(projection());
    database.destroy();
    Files.delete(file);
    database = open();
    rebuilt();
  }

  /** Of some blocks; each of them with {@code -Ddamage.all=true}. */
  @Test
  void whicheverBlockIsDamagedTheFileIsRebuilt() throws IOException {
    follow(projection());
    database.destroy();
    byte[] sound = Files.readAllBytes(file);
    int blocks = Boolean.getBoolean("damage.all") ? 1 : Math.ceilDiv(sound.length / BLOCK, SOME);
    int noticed = 0;
    for (int block = HEADERS; block < sound.length; block += blocks * BLOCK) {
      byte[] damaged = sound.clone();
      damaged[block + 1_000] ^= 1;
      Files.write(file, damaged);
      database = open();
      if (projection().position() == 0) {
        noticed++;
        rebuilt();
      }
      // Else the block was a free one, of which nothing is read.
      assertThat(rows()).isEqualTo(expected(log.head()));
      database.destroy();
    }
    assertThat(noticed).isPositive();
    database = open();
  }

  @Test
  void whatIsNoDatabaseIsRebuilt() throws IOException {
    database.destroy();
    Files.writeString(file, "no database");
    database = open();
    rebuilt();
  }

  @Test
  void anotherFormIsRebuilt() {
    follow(projection());
    execute("UPDATE progress SET form = form + 1");
    reopen();
    rebuilt();
  }

  @Test
  void aFileAheadOfItsLogIsRebuiltOnlyWhenTold() {
    follow(projection());
    execute("UPDATE progress SET position = position + 1000000");
    contradicts("The log ends with commit %d, and the read model has commit".formatted(log.head()));
  }

  @Test
  void aFileOfAnotherLogIsRebuiltOnlyWhenTold() {
    projection().apply(log.after(0, 10));
    execute("UPDATE progress SET hash = 'of another log'");
    contradicts("Commit 10 of the log is not the one that the read model has");
  }

  private void contradicts(String words) {
    List<String> before = rows();
    assertThat(projection().contradiction()).startsWith(words);
    assertThat(rows()).isEqualTo(before);
    BalancesProjection told =
        new BalancesProjection(
            database,
            log,
            new BalancesSettings(file, DataSize.ofMegabytes(64), 2, Duration.ofSeconds(1), true));
    assertThat(told.contradiction()).isNull();
    follow(told);
    assertThat(rows()).isEqualTo(expected(log.head()));
  }

  private void rebuilt() {
    BalancesProjection projection = projection();
    assertThat(projection.position()).isZero();
    assertThat(rows()).isEmpty();
    follow(projection);
    assertThat(rows()).isEqualTo(expected(log.head()));
  }

  @Test
  void aFileBelongsToOneProcess() {
    follow(projection());
    assertThatThrownBy(this::open)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(file.toString());
    assertThat(rows()).isEqualTo(expected(log.head()));
  }

  private void execute(String sql) {
    try (Statement statement = database.writer().createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
