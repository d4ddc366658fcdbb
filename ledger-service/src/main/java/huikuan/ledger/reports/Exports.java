package huikuan.ledger.reports;

import huikuan.ledger.balances.BalancesDatabase;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Large answers: a few at once, each with a connection and a thread of its own. A slow reader
 * delays no other question; the database's work, which can take a while, occupies none of the
 * threads that serve requests.
 */
@Component
public class Exports {

  /** Writes a large answer. */
  public interface Work {
    void with(Connection connection) throws SQLException, IOException;
  }

  private final BalancesDatabase database;
  private final ReportsSettings settings;
  private final Semaphore free;

  Exports(BalancesDatabase database, ReportsSettings settings) {
    this.database = database;
    this.settings = settings;
    this.free = new Semaphore(settings.exports(), true);
  }

  /**
   * Answers when the work is done.
   *
   * @throws ProblemException if too many others are being written
   * @throws IOException if the reader has gone away
   */
  public void run(Work work) throws IOException {
    try {
      if (!free.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ProblemException(
            Problem.of(
                "busy",
                "Too busy just now",
                503,
                "Other large answers are being written. Ask again in a moment."));
      }
      try {
        onThreadOfItsOwn(work);
      } finally {
        free.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a large answer was written", e);
    }
  }

  private void onThreadOfItsOwn(Work work) throws IOException, InterruptedException {
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              try (Connection connection = database.connection()) {
                work.with(connection);
              }
              return null;
            });
    Thread.ofPlatform().name("export").daemon().start(task);
    try {
      task.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException gone -> throw gone;
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    }
  }
}
