package huikuan.ledger.balances;

import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Finance's read model: one connection that writes, and a few that answer. */
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

  private final BalancesFile file;
  private final DuckDBConnection writer;
  private final BlockingQueue<Connection> readers;
  private final Duration patience;

  /** The database's own calls take a thread for as long as they last: none that serves requests. */
  private final ExecutorService threads;

  BalancesDatabase(BalancesSettings settings) {
    DuckDbLibrary.sweep();
    file = BalancesFile.take(settings);
    readers = new ArrayBlockingQueue<>(settings.questions());
    patience = settings.patience();
    threads =
        Executors.newFixedThreadPool(
            settings.questions(), Thread.ofPlatform().name("question-", 0).daemon().factory());
    try {
      writer = file.open();
      for (int each = 0; each < settings.questions(); each++) {
        readers.add(writer.duplicate());
      }
    } catch (SQLException e) {
      file.release();
      throw new BalancesUnavailable(e);
    } catch (RuntimeException e) {
      file.release();
      throw e;
    }
  }

  /** The only connection that writes; its one user is the projection. */
  DuckDBConnection writer() {
    return writer;
  }

  /** A connection for an answer that takes long; its user closes it. */
  public Connection connection() throws SQLException {
    return writer.duplicate();
  }

  /**
   * Asks a question on a connection of its own; waits while all are in use.
   *
   * @throws ProblemException if they stay in use
   */
  public <T> T ask(Use<T> question) {
    Connection connection = borrow();
    Future<T> answer =
        threads.submit(
            () -> {
              try {
                return question.with(connection);
              } finally {
                readers.add(connection);
              }
            });
    try {
      return answer.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case SQLException failure -> throw new BalancesUnavailable(failure);
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
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
      Connection free = readers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (free != null) {
        return free;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw busy();
  }

  private static ProblemException busy() {
    return new ProblemException(
        Problem.of(
            "busy", "Too busy just now", 503, "Too much is being asked at once. Ask again."));
  }

  /** Ends the readers' connections first, so that the file is written out. */
  @Override
  public void destroy() {
    threads.close();
    List<Connection> idle = new ArrayList<>();
    readers.drainTo(idle);
    idle.forEach(each -> close(each, null));
    close(writer, "CHECKPOINT");
    file.release();
  }

  private static void close(Connection connection, @Nullable String last) {
    try (connection;
        Statement statement = connection.createStatement()) {
      if (last != null) {
        statement.execute(last);
      }
    } catch (SQLException e) {
      log.warn("The read model was not closed properly; it stays as it was written", e);
    }
  }
}
