package huikuan.ledger.balances;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of the read model, which belongs to one process. It is derived from the log: a file that
 * cannot be read, or has another form, is deleted and begins anew.
 */
final class BalancesFile {

  private static final Logger log = LoggerFactory.getLogger(BalancesFile.class);

  private final Path path;
  private final BalancesSettings settings;
  private final FileChannel lock;

  private BalancesFile(BalancesSettings settings) throws IOException {
    this.path = settings.file().toAbsolutePath().normalize();
    this.settings = settings;
    this.lock = lock();
  }

  /**
   * Takes the file, or none yet, for this process.
   *
   * @throws IllegalStateException if it belongs to another
   */
  static BalancesFile take(BalancesSettings settings) {
    try {
      return new BalancesFile(settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  DuckDBConnection open() {
    try {
      DuckDBConnection found = found();
      return found == null ? begun() : found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the file up; another process may take it. */
  void release() {
    try {
      lock.close();
    } catch (IOException e) {
      log.warn("{} stays locked until the process ends", path, e);
    }
  }

  /** A lock of our own: a file that another process has open must not be taken for a broken one. */
  private FileChannel lock() throws IOException {
    Files.createDirectories(path.resolveSibling(""));
    FileChannel channel =
        FileChannel.open(beside(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new IllegalStateException(
          "The read model %s belongs to a running process. Stop it, or set huikuan.balances.file."
              .formatted(path));
    }
    return channel;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private @Nullable DuckDBConnection found() {
    try {
      DuckDBConnection found = connect();
      if (Schema.standsWholeIn(found)) {
        return found;
      }
      found.close();
    } catch (SQLException e) {
      log.warn("{} cannot be read; it is rebuilt from the log", path, e);
    }
    return null;
  }

  private DuckDBConnection begun() throws IOException {
    Files.deleteIfExists(path);
    Files.deleteIfExists(beside(".wal"));
    try {
      DuckDBConnection begun = connect();
      Schema.createIn(begun);
      return begun;
    } catch (SQLException e) {
      throw new BalancesUnavailable(e);
    }
  }

  private DuckDBConnection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("memory_limit", settings.memory().toMegabytes() + "MB");
    properties.setProperty("temp_directory", beside(".tmp").toString());
    // Large results come row by row rather than whole.
    properties.setProperty("jdbc_stream_results", "true");
    return (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + path, properties);
  }

  private Path beside(String suffix) {
    return path.resolveSibling(path.getFileName() + suffix);
  }
}
