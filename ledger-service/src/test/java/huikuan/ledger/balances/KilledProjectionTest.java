package huikuan.ledger.balances;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import huikuan.ledger.LedgerService;
import huikuan.ledger.RunningLedger;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.LogSettings;
import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.eventlog.RecordedEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** A process killed while it writes: no posting is missing afterwards, none is there twice. */
@Order(1)
class KilledProjectionTest {

  private static final int KILLS = 4;

  private final RunningLedger ledger = RunningLedger.ledger();
  private final EventLog log = ledger.log();
  private final Path file = ledger.newBalancesFile();
  private final Random random = new Random(7);

  /** The process: copies the log, and tells each position once it is durable. */
  public static void main(String[] arguments) {
    try (MongoClient client = MongoClients.create(arguments[0])) {
      MongoEventLog log =
          new MongoEventLog(
              client.getDatabase("ledger"),
              new EventCodec(LedgerService.readModels().vocabulary()),
              Clock.systemUTC(),
              LogSettings.defaults(),
              new SimpleMeterRegistry());
      BalancesProjection projection = BalancesProjection.of(open(Path.of(arguments[1])), log);
      while (true) {
        List<RecordedEvent> batch = log.after(projection.position(), 3);
        if (batch.isEmpty()) {
          LockSupport.parkNanos(1_000_000);
        } else {
          projection.apply(batch);
        }
        System.out.println(projection.position());
      }
    }
  }

  private static BalancesDatabase open(Path file) {
    return new BalancesDatabase(
        new BalancesSettings(file, DataSize.ofMegabytes(64), 1, Duration.ofSeconds(1), false));
  }

  @Test
  void theRowsAreThoseOfTheLogUpToItsPosition() throws Exception {
    LogRows.post(ledger, 60);
    for (int kill = 0; kill < KILLS; kill++) {
      long told = killedWhileWriting();
      long position = rowsAreThoseOfTheLog();
      assertThat(position).isGreaterThanOrEqualTo(told);
    }
  }

  @Test
  void aTornOrDamagedJournalIsNoHarm() throws Exception {
    LogRows.post(ledger, 20);
    killedWhileWriting();
    Path journal = file.resolveSibling(file.getFileName() + ".wal");
    byte[] bytes = Files.readAllBytes(journal);
    bytes[bytes.length / 2] ^= 1;
    Files.write(journal, bytes);
    rowsAreThoseOfTheLog();
  }

  /** Answers the last position that the process told. */
  private long killedWhileWriting() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "--enable-native-access=ALL-UNNAMED",
                getClass().getName(),
                ledger.mongoUri(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    long told = 0;
    int enough = 1 + random.nextInt(8);
    try (BufferedReader positions = process.inputReader()) {
      for (String line = positions.readLine(); line != null; line = positions.readLine()) {
        if (line.matches("\\d+")) {
          told = Long.parseLong(line);
          enough--;
        }
        if (enough == 0) {
          LockSupport.parkNanos(random.nextInt(3_000_000));
          // By its handle: what it still told can be read then.
          process.toHandle().destroyForcibly();
        }
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(enough).isNotPositive();
    assertThat(process.exitValue()).as("SIGKILL").isEqualTo(128 + 9);
    return told;
  }

  /** Answers how far they go. */
  private long rowsAreThoseOfTheLog() {
    BalancesDatabase database = open(file);
    try {
      long position = BalancesProjection.of(database, log).position();
      assertThat(LogRows.in(database)).isEqualTo(LogRows.of(log, position));
      return position;
    } finally {
      database.destroy();
    }
  }
}
