package huikuan.ledger.documents;

import huikuan.ledger.commands.Commands;
import huikuan.platform.web.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.util.unit.DataSize;

/**
 * How much of bodies is in memory at once, over all requests. Who finds no room waits in turn, with
 * the body unread, and is sent away after a while.
 */
final class Room {

  private static final int UNIT = 1024;

  private final Semaphore free;
  private final int most;
  private final Duration patience;

  Room(DataSize size, DataSize mostOfOne, Duration patience) {
    this.free = new Semaphore(units(size.toBytes()), true);
    this.most = units(mostOfOne.toBytes());
    this.patience = patience;
  }

  private static int units(long bytes) {
    return Math.toIntExact(bytes / UNIT + 1);
  }

  /** What is done with a body. */
  interface Work<R> {
    R run() throws IOException;
  }

  /**
   * @param bytes below 0 = not told beforehand: as much as is allowed
   * @throws ProblemException if there was no room in time
   */
  <R> R take(long bytes, Work<R> work) throws IOException {
    int units = bytes < 0 ? most : Math.min(most, units(Math.min(bytes, Integer.MAX_VALUE)));
    acquire(units);
    try {
      return work.run();
    } finally {
      free.release(units);
    }
  }

  private void acquire(int units) {
    try {
      if (!free.tryAcquire(units, patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw Commands.busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Commands.busy();
    }
  }
}
