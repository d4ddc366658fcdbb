package huikuan.embedded;

import java.nio.file.Files;
import java.nio.file.Path;

/** Whether what stands in a place of a data directory is of the type that was made there. */
public final class FileTypes {

  private FileTypes() {}

  /**
   * Takes a file, or nothing, in this place.
   *
   * @throws DamagedFiles if something else than a file is there
   */
  public static void requireFile(Path path) {
    if (Files.isDirectory(path)) {
      throw new DamagedFiles(path + " is a directory; it was a file");
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new DamagedFiles(path + " is no regular file; it was one");
    }
  }

  /**
   * Takes a directory, or nothing, in this place.
   *
   * @throws DamagedFiles if something else than a directory is there
   */
  public static void requireDirectory(Path path) {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new DamagedFiles(path + " is a file; it was a directory");
    }
  }

  /** Frees a file's place of a directory, where nothing is kept that would be missed. */
  public static void makeRoomForFile(Path path) {
    if (Files.isDirectory(path)) {
      SetAside.move(path);
    }
  }
}
