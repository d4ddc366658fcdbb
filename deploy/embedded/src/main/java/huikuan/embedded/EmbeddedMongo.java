package huikuan.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * A document store that speaks MongoDB's protocol, in memory or in one file.
 *
 * <p>In a file, whatever is answered survives the death of the process (not of the machine: nothing
 * is forced to the disk). Indexes are real: equality, {@code $in}, ranges, and sorting by the
 * index, over compound keys and arrays. A scan of a large collection is logged once.
 *
 * <p>It is one server without replication: no transactions, no change streams, no partial or
 * expiring indexes.
 */
public final class EmbeddedMongo implements AutoCloseable {

  private static final String WHAT = "the document store";
  static final String FILE = "documents.mv";

  /** How many connections are served at once; a command keeps its thread until it is kept. */
  private static final int WORKERS = 32;

  private static final int CACHE_MEGABYTES = 64;
  private static final int PAGE_BYTES = 4 * 1024;

  /**
   * How soon space that is no longer used may be written over; readers and kills are provided for.
   */
  private static final int RETENTION_MILLIS = 1_000;

  private final OrderedBackend backend;
  private final MongoServer server;
  private final int port;

  private EmbeddedMongo(OrderedBackend backend, MongoServer server) {
    this.backend = backend;
    this.server = server;
    this.port = server.getLocalAddress().getPort();
  }

  /**
   * Starts a server on loopback.
   *
   * @param directory where its file is or will be; null keeps everything in memory
   * @param port 0 for any free one
   * @throws PortTaken if somebody listens there
   * @throws DataDirectoryInUse if another server has the file open
   * @throws DamagedFiles if the files are not what was written, and have not all that was answered
   */
  public static EmbeddedMongo start(@Nullable Path directory, int port) {
    return start(directory, port, StoreOptions.defaults());
  }

  /** As {@link #start(Path, int)}, as the options say. */
  public static EmbeddedMongo start(@Nullable Path directory, int port, StoreOptions options) {
    Ports.requireFree(WHAT, port);
    OrderedBackend backend = backend(directory, options);
    MongoServer server = new MongoServer(backend);
    try {
      server.bind(new InetSocketAddress(Ports.LOOPBACK, port), 1, WORKERS);
      return new EmbeddedMongo(backend, server);
    } catch (Exception e) {
      server.shutdownNow();
      // Netty throws this checked exception without declaring it.
      if (e instanceof BindException) {
        throw new PortTaken(WHAT, port);
      }
      throw e;
    }
  }

  private static OrderedBackend backend(@Nullable Path directory, StoreOptions options) {
    if (directory == null) {
      return new OrderedBackend(open(null), null, options);
    }
    try {
      return opened(directory, options);
    } catch (DamagedFiles damaged) {
      if (!options.acceptLoss()) {
        throw damaged;
      }
      // A store that can't be read here can't be used further on either.
      options.told().accept(damaged.getMessage() + ". It begins anew, and is empty.");
      List<Path> files = new ArrayList<>(Journal.files(directory));
      files.add(directory.resolve(FILE));
      files.removeIf(file -> !Files.exists(file));
      files.forEach(file -> options.told().accept("Kept for a look: " + SetAside.move(file)));
      return opened(directory, options);
    }
  }

  private static OrderedBackend opened(Path directory, StoreOptions options) {
    MVStore store = open(directory);
    Journal journal = journal(directory, options, store);
    try {
      OrderedBackend backend = new OrderedBackend(store, journal, options);
      if (options.acceptLoss()) {
        backend.readAll();
      }
      return backend;
    } catch (RuntimeException e) {
      journal.close();
      store.closeImmediately();
      throw e instanceof MVStoreException failure && isDamage(failure) ? damaged(failure) : e;
    }
  }

  private static Journal journal(Path directory, StoreOptions options, MVStore store) {
    try {
      return Journal.open(directory, options.force());
    } catch (RuntimeException e) {
      store.closeImmediately();
      throw e;
    }
  }

  /** Whether what was read is not what was written; a full disk is none. */
  static boolean isDamage(MVStoreException failure) {
    return switch (failure.getErrorCode()) {
      case DataUtils.ERROR_READING_FAILED,
          DataUtils.ERROR_INTERNAL,
          DataUtils.ERROR_UNSUPPORTED_FORMAT,
          DataUtils.ERROR_FILE_CORRUPT,
          DataUtils.ERROR_SERIALIZATION,
          DataUtils.ERROR_CHUNK_NOT_FOUND,
          DataUtils.ERROR_BLOCK_NOT_FOUND ->
          true;
      default -> false;
    };
  }

  static DamagedFiles damaged(MVStoreException failure) {
    return new DamagedFiles(FILE + " is damaged: " + failure.getMessage(), failure);
  }

  /**
   * @throws DamagedFiles if the file is no store, or no file
   */
  static MVStore open(@Nullable Path directory) {
    if (directory == null) {
      return MVStore.open(null);
    }
    FileTypes.requireDirectory(directory);
    FileTypes.requireFile(directory.resolve(FILE));
    try {
      Files.createDirectories(directory);
      Path file = directory.resolve(FILE).toAbsolutePath();
      MVStore store =
          new MVStore.Builder()
              .fileName(file.toString())
              .autoCommitDisabled()
              .autoCommitBufferSize(0)
              .autoCompactFillRate(0)
              .cacheSize(CACHE_MEGABYTES)
              .pageSplitSize(PAGE_BYTES)
              .open();
      store.setRetentionTime(RETENTION_MILLIS);
      // Commits are written by threads of the store's; itself it never begins one.
      store.setAutoCommitDelay(Integer.MAX_VALUE);
      StoreWriter.awaitAsleep(file);
      return store;
    } catch (MVStoreException e) {
      if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
        throw new DataDirectoryInUse(directory, e);
      }
      throw isDamage(e) ? damaged(e) : e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The URI that a driver connects to, for instance {@code mongodb://127.0.0.1:27018/ledger}. */
  public String uri(String database) {
    return "mongodb://" + Ports.LOOPBACK + ":" + port + "/" + database + "?retryWrites=false";
  }

  public int port() {
    return port;
  }

  /**
   * All databases at one moment, to write out while they go on changing. Everything answered before
   * the call is in it, and no command is in it by half.
   *
   * @param atThatMoment looks at what else belongs to it; no command is answered meanwhile
   */
  public StoreSnapshot snapshot(Runnable atThatMoment) {
    return backend.snapshot(atThatMoment);
  }

  /**
   * Reads every page, which otherwise is read, and checked, when it is asked for.
   *
   * @throws DamagedFiles if one is not what was written
   */
  public void readAll() {
    try {
      backend.readAll();
    } catch (MVStoreException e) {
      throw damaged(e);
    }
  }

  /** Refuses new commands, finishes those under way and closes the file. */
  @Override
  public void close() {
    server.shutdownNow();
  }
}
