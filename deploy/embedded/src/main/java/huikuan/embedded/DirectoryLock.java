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

  static DirectoryLock acquire(Path directory) {
    try {
      Files.createDirectories(directory);
      FileChannel file =
          FileChannel.open(
              directory.resolve(".in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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
