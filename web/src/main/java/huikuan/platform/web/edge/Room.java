package huikuan.platform.web.edge;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.util.unit.DataSize;

/**
 * How much of large bodies is worked on at once, over all requests. A body that finds no room waits
 * its turn, in the order of arrival and outside of memory, and is refused after a while.
 */
final class Room {

  private static final int UNIT = 1024;

  private final Semaphore free;
  private final Duration patience;

  Room(DataSize size, Duration patience) {
    this.free = new Semaphore(units(size.toBytes()), true);
    this.patience = patience;
  }

  private static int units(long bytes) {
    return Math.toIntExact(bytes / UNIT + 1);
  }

  /** Something to do with a body. */
  interface Work {
    void run() throws IOException, ServletException;
  }

  /**
   * @throws Refused if there was no room in time
   */
  void take(long bytes, Work work) throws IOException, ServletException {
    int units = units(bytes);
    acquire(units);
    try {
      work.run();
    } finally {
      free.release(units);
    }
  }

  private void acquire(int units) {
    try {
      if (!free.tryAcquire(units, patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Refused(Refusal.busy());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused(Refusal.busy());
    }
  }
}
