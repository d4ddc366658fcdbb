package huikuan.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Another process (or another server in this one) has the data directory open. */
public final class DataDirectoryInUse extends RuntimeException {

  private final Path directory;

  public DataDirectoryInUse(Path directory, @Nullable Throwable cause) {
    super("The data directory " + directory + " is in use by a running instance", cause);
    this.directory = directory;
  }

  public Path directory() {
    return directory;
  }
}
