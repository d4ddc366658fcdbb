package huikuan.ledger.balances;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The driver unpacks 60 MB of native code into the temporary directory at each start, and removes
 * them at the end of the process, unless that is killed.
 */
final class DuckDbLibrary {

  private static final Logger log = LoggerFactory.getLogger(DuckDbLibrary.class);

  private static final String UNPACKED_FILES = "libduckdb_java*.so";

  /** A process has loaded its unpacked files long before this time is over. */
  private static final Duration LOADING_TIME = Duration.ofMinutes(5);

  /** Removes the files of killed processes. A running process keeps its open copy. */
  static void sweep() {
    Path directory = Path.of(System.getProperty("java.io.tmpdir"));
    try (DirectoryStream<Path> unpacked = Files.newDirectoryStream(directory, UNPACKED_FILES)) {
      for (Path each : unpacked) {
        remove(each);
      }
    } catch (IOException e) {
      log.debug("{} was not swept", directory, e);
    }
  }

  private static void remove(Path unpacked) {
    try {
      FileTime written = Files.getLastModifiedTime(unpacked);
      // This process started at the machine's time, as files have it; not the ledger's.
      Instant start = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
      if (written.toInstant().isBefore(start.minus(LOADING_TIME))) {
        Files.delete(unpacked);
      }
    } catch (IOException e) {
      log.debug("{} stays", unpacked, e);
    }
  }

  private DuckDbLibrary() {}
}
