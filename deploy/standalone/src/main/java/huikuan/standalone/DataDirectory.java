package huikuan.standalone;

import huikuan.embedded.FileTypes;
import huikuan.platform.blob.BlobsReadModel;
import huikuan.standalone.backup.Entries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where everything is kept; it belongs to one running instance. */
final class DataDirectory implements AutoCloseable {

  /** Of the stored events. One that this program cannot read is not to be started on. */
  static final String FORMAT = "9";

  private static final String FORMAT_FILE = "format";

  /** The file of the sandbox clock: the first that an instance keeps. */
  static final String CLOCK = "clock";

  static final String DOCUMENTS = "documents";

  static final String FILES = BlobsReadModel.DIRECTORY;

  /** There until an instance has been up for the first time. */
  private static final String BEGINNING = "beginning";

  private static final long MEGABYTE = 1024 * 1024;

  /** The least room to start with, in megabytes. */
  private static final long ROOM = 100;

  private final Path path;
  private final FileChannel lock;

  private DataDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  static DataDirectory open(Path path) {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new Refusal("The data directory " + path + " can't be used: it is a file.");
    }
    try {
      Files.createDirectories(path);
      Privacy.of(path);
      Path lock = path.resolve(".lock");
      FileTypes.makeRoomForFile(lock);
      FileChannel channel =
          FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new Refusal(
            "The data directory %s belongs to a running instance. Stop it, or set --data."
                .formatted(path.toAbsolutePath().normalize()));
      }
      DataDirectory directory = new DataDirectory(path, channel);
      directory.checkFormat();
      return directory;
    } catch (IOException e) {
      throw new Refusal("The data directory " + path + " can't be used: " + Refusal.why(e));
    }
  }

  /**
   * One that something is kept in.
   *
   * @throws Refusal if there is none, or it belongs to a running instance
   */
  static DataDirectory openKept(Path path) {
    if (!Files.exists(path.resolve(CLOCK)) && !Files.exists(path.resolve(DOCUMENTS))) {
      throw new Refusal("Nothing is kept in " + path.toAbsolutePath().normalize());
    }
    return open(path);
  }

  /** Whether nothing was ever kept here. The clock is the first that is. */
  boolean isFresh() {
    return !has(CLOCK) && !has(DOCUMENTS);
  }

  /** The first start begins; killed in the midst of it, it begins again. */
  void begin() {
    mark(BEGINNING);
  }

  void hasBegun() {
    unmark(BEGINNING);
  }

  /** Whether an instance was up here, and nothing of what it kept in its store is left. */
  boolean hasLostDocuments() {
    if (isFresh() || has(BEGINNING)) {
      return false;
    }
    try (Stream<Path> files = has(DOCUMENTS) ? Files.list(resolve(DOCUMENTS)) : Stream.empty()) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Room to begin with.
   *
   * @throws Refusal if the disk is as good as full: in the midst of a start nobody would see why
   */
  void requireRoom() {
    try {
      FileStore disk = Files.getFileStore(path);
      if (disk.getTotalSpace() > 0) {
        requireRoom(disk.getUsableSpace() / MEGABYTE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void requireRoom(long megabytes) {
    if (megabytes < ROOM) {
      throw new Refusal(
          "The disk of the data directory %s has %,d MB left; to start takes %d. Make room, or set --data."
              .formatted(this, megabytes, ROOM));
    }
  }

  private void checkFormat() throws IOException {
    if (has(FORMAT_FILE) && !Files.isRegularFile(resolve(FORMAT_FILE))) {
      lock.close();
      throw new Refusal(
          "The file format in %s is damaged: a directory is in its place. If this version wrote it, move that away, and write %s into a file of that name."
              .formatted(this, FORMAT));
    }
    String found = format();
    if (found == null) {
      Files.writeString(resolve(FORMAT_FILE), FORMAT);
    } else if (!found.equals(FORMAT)) {
      lock.close();
      throw new Refusal(
          found.matches("[1-9][0-9]?")
              ? "The data directory %s was written by another version (format %s, not %s). Set --data to another."
                  .formatted(this, found, FORMAT)
              : "The file format in %s is damaged: it says [%s]. If this version wrote it, write %s into it."
                  .formatted(this, found, FORMAT));
    }
  }

  /** Null if nothing was ever kept here. */
  private @Nullable String format() throws IOException {
    if (has(FORMAT_FILE)) {
      return new String(Files.readAllBytes(resolve(FORMAT_FILE)), StandardCharsets.ISO_8859_1)
          .strip();
    }
    return isFresh() ? null : "";
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /**
   * Beside the data, and never in it: the master keys, and the list of people who are forgotten. A
   * copy of the data alone tells nothing of people.
   */
  Path keys() {
    return Entries.keysBeside(path);
  }

  Path resolve(String name) {
    return path.resolve(name);
  }

  boolean has(String name) {
    return Files.exists(resolve(name));
  }

  void mark(String name) {
    try {
      Files.writeString(resolve(name), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void unmark(String name) {
    try {
      Files.deleteIfExists(resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return path.toAbsolutePath().normalize().toString();
  }

  /** The operating system drops the lock also when the process is killed. */
  @Override
  public void close() throws IOException {
    lock.close();
  }
}
