package huikuan.platform.projection;

import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Gatherers;

/**
 * Keeps a copy in memory of what a processor keeps in the store. Before each question it reads
 * those entries that the processor has changed since; the log tells which.
 */
public final class FollowedEntries {

  /** The log, and the entries, are read so many at once. */
  private static final int CHUNK = 1_000;

  /** So many commits behind, all entries are read anew. */
  private static final long FAR_BEHIND = 20_000;

  private final EventLog log;
  private final LongSupplier handled;
  private final Function<RecordedEvent, ? extends Collection<String>> concerned;
  private final Runnable readAll;
  private final Consumer<List<String>> readAgain;
  private final ReentrantLock lock = new ReentrantLock();

  /** The last commit whose changes are here; below zero = none are. */
  private long position = -1;

  /**
   * @param handled the last commit that the processor has handled for certain
   * @param concerned the ids of the entries that an event may have changed
   * @param readAll forgets all entries and reads them
   * @param readAgain forgets these entries and reads those that are still there
   */
  public FollowedEntries(
      EventLog log,
      LongSupplier handled,
      Function<RecordedEvent, ? extends Collection<String>> concerned,
      Runnable readAll,
      Consumer<List<String>> readAgain) {
    this.log = log;
    this.handled = handled;
    this.concerned = concerned;
    this.readAll = readAll;
    this.readAgain = readAgain;
  }

  /** Reads what has changed. */
  public void follow() {
    lock.lock();
    try {
      long kept = handled.getAsLong();
      if (position < 0 || kept - position > FAR_BEHIND) {
        readAll.run();
        position = kept;
      } else {
        readChanged(kept);
      }
    } finally {
      lock.unlock();
    }
  }

  private void readChanged(long kept) {
    Set<String> changed = new HashSet<>();
    long read = position;
    while (read < kept) {
      List<RecordedEvent> events = log.after(read, CHUNK);
      if (events.isEmpty()) {
        break;
      }
      events.forEach(event -> changed.addAll(concerned.apply(event)));
      read = Math.min(kept, events.getLast().position());
    }
    changed.stream().gather(Gatherers.windowFixed(CHUNK)).forEach(readAgain);
    position = read;
  }
}
