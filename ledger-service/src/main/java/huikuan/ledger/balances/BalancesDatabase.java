package huikuan.ledger.balances;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The file of finance's read model. It is derived: what cannot be opened, or was written in another
 * form, is deleted and begins anew.
 */
@Component
public class BalancesDatabase implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(BalancesDatabase.class);

  /** Reads one row. */
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Uses a connection. */
  public interface Use<T> {
    T with(Connection connection) throws SQLException;
  }

  private final DuckDBConnection writer;
  private final BlockingQueue<Connection> readers;

  BalancesDatabase(BalancesSettings settings) {
    writer = open(settings);
    readers = new ArrayBlockingQueue<>(settings.questions());
    try {
      for (int each = 0; each < settings.questions(); each++) {
        readers.add(writer.duplicate());
      }
    } catch (SQLException e) {
      throw new BalancesUnavailable(e);
    }
  }

  private static DuckDBConnection open(BalancesSettings settings) {
    Path file = settings.file().toAbsolutePath();
    try {
      Files.createDirectories(file.getParent());
      DuckDBConnection database = connect(file, settings);
      if (Schema.standsIn(database)) {
        return database;
      }
      database.close();
    } catch (SQLException e) {
      log.warn("{} cannot be opened; it is rebuilt from the log", file, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return anew(file, settings);
  }

  private static DuckDBConnection anew(Path file, BalancesSettings settings) {
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".wal"));
      DuckDBConnection database = connect(file, settings);
      Schema.createIn(database);
      return database;
    } catch (SQLException e) {
      throw new BalancesUnavailable(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DuckDBConnection connect(Path file, BalancesSettings settings)
      throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("memory_limit", settings.memory().toMegabytes() + "MB");
    properties.setProperty("temp_directory", file + ".tmp");
    // Large results come row by row rather than whole.
    properties.setProperty("jdbc_stream_results", "true");
    return (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file, properties);
  }

  /** The only connection that writes; its one user is the projection. */
  DuckDBConnection writer() {
    return writer;
  }

  /** A connection for an answer that takes long; its user closes it. */
  public Connection connection() throws SQLException {
    return writer.duplicate();
  }

  /** Asks a question on a connection of its own; waits while all are in use. */
  public <T> T ask(Use<T> question) {
    Connection connection = borrow();
    try {
      return question.with(connection);
    } catch (SQLException e) {
      throw new BalancesUnavailable(e);
    } finally {
      readers.add(connection);
    }
  }

  public <T> List<T> list(String sql, List<?> parameters, Row<T> row) {
    return ask(
        connection -> {
          List<T> rows = new ArrayList<>();
          try (PreparedStatement statement = prepared(connection, sql, parameters);
              ResultSet results = statement.executeQuery()) {
            while (results.next()) {
              rows.add(row.read(results));
            }
          }
          return rows;
        });
  }

  public static PreparedStatement prepared(Connection connection, String sql, List<?> parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int at = 0; at < parameters.size(); at++) {
      statement.setObject(at + 1, parameters.get(at));
    }
    return statement;
  }

  private Connection borrow() {
    try {
      return readers.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting to ask", e);
    }
  }

  /** Ends every reader's connection first, so that the file is written out. */
  @Override
  public void destroy() throws SQLException {
    List<Connection> idle = new ArrayList<>();
    readers.drainTo(idle);
    for (Connection each : idle) {
      each.close();
    }
    try (Statement statement = writer.createStatement()) {
      statement.execute("CHECKPOINT");
    }
    writer.close();
  }
}
