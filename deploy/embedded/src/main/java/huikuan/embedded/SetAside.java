package huikuan.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Keeps damaged files under another name beside: {@code name.damaged-1}, {@code -2}, …. */
public final class SetAside {

  private SetAside() {}

  /** Renames a file or directory; answers its new name. */
  public static Path move(Path file) {
    try {
      return Files.move(file, free(file), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies a file that is in use; answers the name of the copy. */
  static Path copy(Path file) {
    try {
      return Files.copy(file, free(file), StandardCopyOption.COPY_ATTRIBUTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path free(Path file) {
    for (int n = 1; ; n++) {
      Path aside = file.resolveSibling(file.getFileName() + ".damaged-" + n);
      if (!Files.exists(aside)) {
        return aside;
      }
    }
  }
}
