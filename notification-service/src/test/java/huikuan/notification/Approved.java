package huikuan.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that a person has read and approved. {@code -Dapprove=true} writes them anew; then read the
 * difference before committing it.
 */
public final class Approved {

  private static final Path FOLDER = Path.of("src/test/resources/approved");

  private Approved() {}

  public static void verify(String file, String actual) {
    try {
      Path path = FOLDER.resolve(file);
      if (Boolean.getBoolean("approve")) {
        Files.createDirectories(path.getParent());
        Files.writeString(path, actual);
      }
      assertThat(path).as("the approved file").exists();
      assertThat(actual).as(file).isEqualTo(Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
