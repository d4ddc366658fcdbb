package huikuan.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Nothing is answered that a killed process could take back: whoever changed or read something
 * waits until all changes so far are in the journal, and those who wait together share one write.
 * The store itself commits once a second, or when much has gathered. Neither ever holds half a
 * command, so documents and indexes agree however the process ends.
 */
final class GroupCommit implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

  /** Chunks filled less than this are written together, a bounded amount at a time. */
  private static final int FILL_PERCENT = 50;

  private static final int TIDY_BYTES = 4 * 1024 * 1024;
  private static final int COMMIT_MILLIS = 1_000;

  /** The most that a start has to read and do again, and that pages not written may take. */
  private static final int MOST_JOURNAL_BYTES = 32 * 1024 * 1024;

  private static final int MOST_UNSAVED_BYTES = 48 * 1024 * 1024;

  private final MVStore store;
  private final @Nullable Journal journal;
  private final StoreOptions options;
  private final ReadWriteLock gate = new ReentrantReadWriteLock(true);
  private final Object turn = new Object();
  private final AtomicLong changes = new AtomicLong();
  private volatile long kept;
  private int number;
  private long writing;
  private long tidied;
  private boolean closed;
  private final ScheduledExecutorService housekeeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("store-housekeeper").factory());

  /**
   * Puts what the journal has and the store has not into the maps.
   *
   * @param journal null for a store that is not on disk
   * @throws DamagedFiles if the two have not all that was answered, and that is not accepted
   */
  GroupCommit(Maps maps, @Nullable Journal journal, StoreOptions options) {
    this.store = maps.store();
    this.journal = journal;
    this.options = options;
    if (journal != null) {
      // The next may have begun; the one after it has not.
      number = store.getStoreVersion() + 1;
      replay(maps, journal);
      keepAll(journal);
      housekeeper.scheduleWithFixedDelay(
          () -> tidy(journal), COMMIT_MILLIS, COMMIT_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void replay(Maps maps, Journal journal) {
    try {
      try {
        journal.replay(
            store.getStoreVersion(),
            (map, key, value) -> replay(maps, map, key, value),
            options.told());
      } catch (DamagedFiles damaged) {
        if (!options.acceptLoss()) {
          throw damaged;
        }
        setAside(journal, damaged);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The document store's journal can't be read", e);
    }
  }

  private void replay(Maps maps, int map, Key key, byte @Nullable [] value) {
    String name = store.getMapName(map);
    if (name == null) {
      throw new DamagedFiles(EmbeddedMongo.FILE + " has no map " + map + ", which its journal has");
    }
    if (value == null) {
      maps.any(name).remove(key);
    } else {
      maps.any(name).put(key, Maps.value(name, value));
    }
  }

  /** Keeps the batches that were read before the damaged one. */
  private void setAside(Journal journal, DamagedFiles damaged) throws IOException {
    options.told().accept(damaged.getMessage() + ". What is left is accepted.");
    Path store = Path.of(this.store.getFileStore().getFileName());
    for (Path file : Journal.files(store.resolveSibling(""))) {
      options.told().accept("Kept for a look: " + SetAside.copy(file));
    }
    options.told().accept("Kept for a look: " + SetAside.copy(store));
    journal.forget();
  }

  /** Makes a change as a whole: nothing is kept while it lasts. */
  <T> T change(Supplier<T> work) {
    gate.readLock().lock();
    try {
      changes.incrementAndGet();
      return work.get();
    } finally {
      gate.readLock().unlock();
    }
  }

  /** Waits until every change begun before now is kept. */
  void settle() {
    long seen = changes.get();
    if (journal == null || kept >= seen) {
      return;
    }
    synchronized (turn) {
      if (kept < seen) {
        keep(
            journal,
            journal.length() > MOST_JOURNAL_BYTES || store.getUnsavedMemory() > MOST_UNSAVED_BYTES);
      }
    }
  }

  /**
   * Keeps what has changed: in the journal, or by a commit where the journal can't.
   *
   * @param commit whether to begin one of the store's own; commands go on while it is written
   */
  private void keep(Journal journal, boolean commit) {
    if (commit) {
      awaitCommit();
    }
    long upTo;
    Journal.Batch batch;
    gate.writeLock().lock();
    try {
      requireOpen();
      upTo = changes.get();
      batch = journal.take();
      if (batch.restructured()) {
        awaitCommit();
      }
      if (commit || batch.restructured()) {
        beginCommit(journal, batch.restructured());
      }
    } catch (MVStoreException e) {
      throw lost(e);
    } finally {
      gate.writeLock().unlock();
    }
    if (batch.restructured()) {
      awaitCommit();
      write(journal::committed);
    } else {
      write(() -> journal.write(batch));
    }
    kept = upTo;
  }

  /** Keeps all of it in the store, which needs no journal then. */
  private void keepAll(Journal journal) {
    keep(journal, true);
    awaitCommit();
    write(journal::committed);
  }

  private void beginCommit(Journal journal, boolean needed) {
    number++;
    store.setStoreVersion(number);
    writing = store.tryCommit();
    while (writing < 0) {
      requireOpen();
      Thread.onSpinWait();
      writing = store.tryCommit();
    }
    journal.begin(number, needed);
  }

  private interface Write {
    void run() throws IOException;
  }

  private void write(Write write) {
    try {
      write.run();
    } catch (IOException e) {
      // Nothing may follow what is perhaps half written.
      store.closeImmediately();
      throw lost(new UncheckedIOException(e));
    }
  }

  /** Until the last commit is in the file; to wait for it once is not enough when interrupted. */
  private void awaitCommit() {
    do {
      requireOpen();
      try {
        store.executeFilestoreOperation(() -> {});
      } catch (MVStoreException e) {
        throw lost(e);
      }
    } while (store.getFileStore().lastChunkVersion() < writing);
    requireOpen();
    if (journal != null && journal.forces()) {
      store.sync();
    }
  }

  private void requireOpen() {
    MVStoreException failure = store.getPanicException();
    if (failure != null || store.isClosed()) {
      throw lost(new IllegalStateException("The document store has closed", failure));
    }
  }

  private <E extends RuntimeException> E lost(E failure) {
    housekeeper.shutdown();
    if (!closed) {
      options.whenLost().accept(failure);
    }
    return failure;
  }

  /** A command has come upon a page that is not what was written. */
  void damaged(MVStoreException failure) {
    store.closeImmediately();
    lost(EmbeddedMongo.damaged(failure));
  }

  /** Looks while nothing changes, and all that did is committed; quickly, please. */
  <T> T still(Supplier<T> look) {
    synchronized (turn) {
      gate.writeLock().lock();
      try {
        if (journal != null) {
          keepAll(journal);
        }
        return look.get();
      } finally {
        gate.writeLock().unlock();
      }
    }
  }

  /**
   * Joins what is left of old chunks, so that the file holds little more than what is alive, and
   * commits.
   */
  private void tidy(Journal journal) {
    synchronized (turn) {
      if (closed) {
        return;
      }
      try {
        requireOpen();
        if (tidied == changes.get()) {
          return;
        }
        tidied = changes.get();
        awaitCommit();
        boolean joined = store.compact(FILL_PERCENT, TIDY_BYTES);
        if (store.hasUnsavedChanges()) {
          keep(journal, true);
        }
        if (joined) {
          tidied--;
        }
        requireOpen();
      } catch (MVStoreException e) {
        if (!EmbeddedMongo.isDamage(e)) {
          throw e;
        }
        damaged(e);
      } catch (RuntimeException | Error e) {
        log.error("Housekeeping of the document store failed", e);
        if (store.isClosed()) {
          lost(new IllegalStateException("The document store has closed", e));
        }
      }
    }
  }

  @Override
  public void close() {
    // Not at once: an interrupt in the midst of writing would close the file.
    housekeeper.shutdown();
    synchronized (turn) {
      gate.writeLock().lock();
      try {
        if (journal != null && !store.isClosed()) {
          keepAll(journal);
        }
        store.close(0);
      } finally {
        closed = true;
        gate.writeLock().unlock();
        if (journal != null) {
          journal.close();
        }
      }
    }
  }
}
