package huikuan.embedded;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Nothing is answered that a killed process could take back: whoever changed or read something
 * waits until all changes so far are in the file, and those who wait together share one commit. A
 * commit never holds half a command, so documents and indexes agree however the process ends.
 */
final class GroupCommit implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

  /** Chunks filled less than this are written together, a bounded amount at a time. */
  private static final int FILL_PERCENT = 50;

  private static final int TIDY_BYTES = 2 * 1024 * 1024;
  private static final int TIDY_MILLIS = 250;

  private final MVStore store;
  private final Consumer<RuntimeException> whenLost;
  private final boolean onDisk;
  private final ReadWriteLock gate = new ReentrantReadWriteLock(true);
  private final Object turn = new Object();
  private final AtomicLong changes = new AtomicLong();
  private volatile long committed;
  private long tidied;
  private final ScheduledExecutorService housekeeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("store-housekeeper").factory());

  /**
   * @param whenLost is told when the store could not write: it has closed itself then, and keeps
   *     nothing any more
   */
  GroupCommit(MVStore store, Consumer<RuntimeException> whenLost) {
    this.store = store;
    this.whenLost = whenLost;
    this.onDisk = store.getFileStore() != null;
    if (onDisk) {
      housekeeper.scheduleWithFixedDelay(
          this::tidy, TIDY_MILLIS, TIDY_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Makes a change as a whole: no commit while it lasts. */
  <T> T change(Supplier<T> work) {
    gate.readLock().lock();
    try {
      changes.incrementAndGet();
      return work.get();
    } finally {
      gate.readLock().unlock();
    }
  }

  /** Waits until every change begun before now is committed. */
  void settle() {
    long seen = changes.get();
    if (!onDisk || committed >= seen) {
      return;
    }
    synchronized (turn) {
      if (committed < seen) {
        commit();
      }
    }
  }

  private void commit() {
    gate.writeLock().lock();
    try {
      long upTo = changes.get();
      store.commit();
      if (store.isClosed()) {
        throw new IllegalStateException("The document store has closed");
      }
      committed = upTo;
    } catch (MVStoreException e) {
      whenLost.accept(e);
      throw e;
    } finally {
      gate.writeLock().unlock();
    }
  }

  /** Looks while nothing changes, and all that did is committed; quickly, please. */
  <T> T still(Supplier<T> look) {
    synchronized (turn) {
      gate.writeLock().lock();
      try {
        commit();
        return look.get();
      } finally {
        gate.writeLock().unlock();
      }
    }
  }

  /** Joins what is left of old chunks, so that the file holds little more than what is alive. */
  private void tidy() {
    synchronized (turn) {
      if (tidied == changes.get() || store.isClosed()) {
        return;
      }
      gate.writeLock().lock();
      try {
        tidied = changes.get();
        if (store.compact(FILL_PERCENT, TIDY_BYTES)) {
          store.commit();
          tidied--;
        }
      } catch (RuntimeException e) {
        log.error("Housekeeping of the document store failed", e);
        if (store.isClosed()) {
          whenLost.accept(e);
        }
      } finally {
        gate.writeLock().unlock();
      }
    }
  }

  @Override
  public void close() {
    housekeeper.shutdownNow();
    synchronized (turn) {
      gate.writeLock().lock();
      try {
        store.close(0);
      } finally {
        gate.writeLock().unlock();
      }
    }
  }
}
