package huikuan.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A data directory that belongs to one server at a time; the system frees it when a process dies.
 */
final class DirectoryLock implements AutoCloseable {

  private final FileChannel file;

  private DirectoryLock(FileChannel file) {
    this.file = file;
  }

  /**
   * @throws DataDirectoryInUse if another has it
   * @throws DamagedFiles if it is no directory
   */
  static DirectoryLock acquire(Path directory) {
    FileTypes.requireDirectory(directory);
    Path inUse = directory.resolve(".in-use");
    FileTypes.makeRoomForFile(inUse);
    try {
      Files.createDirectories(directory);
      FileChannel file =
          FileChannel.open(inUse, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(directory, file)) {
        return new DirectoryLock(file);
      }
      file.close();
      throw new DataDirectoryInUse(directory, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean lock(Path directory, FileChannel file) throws IOException {
    try {
      return file.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      file.close();
      throw new DataDirectoryInUse(directory, e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
