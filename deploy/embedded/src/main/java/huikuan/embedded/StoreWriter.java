package huikuan.embedded;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * H2's thread that begins commits by itself, which here it never does. A store that is closed wakes
 * it once, and waits for its end. If it has not fallen asleep by then, it misses that, and the
 * store is never closed.
 */
final class StoreWriter {

  private static final String NAME = "MVStore background writer ";
  private static final long PAUSE_NANOS = 100_000;

  private StoreWriter() {}

  /** Returns when the thread of a store that was just opened is asleep. */
  static void awaitAsleep(Path file) {
    Optional<Thread> writer = of(file);
    while (writer.isPresent() && !isAsleep(writer.get())) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  static Optional<Thread> of(Path file) {
    String name = NAME + file;
    return Thread.getAllStackTraces().keySet().stream()
        .filter(each -> each.getName().equals(name))
        .findFirst();
  }

  private static boolean isAsleep(Thread writer) {
    return writer.getState() == Thread.State.TIMED_WAITING || !writer.isAlive();
  }
}
