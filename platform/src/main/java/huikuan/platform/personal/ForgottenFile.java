package huikuan.platform.personal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The list of people who are forgotten, by ids, a line each. It is kept outside of the store and
 * its backups, so that a restored backup does not bring anybody back.
 */
final class ForgottenFile {

  private final Path path;

  ForgottenFile(Path path) {
    this.path = path;
  }

  List<String> owners() {
    try {
      return Files.exists(path) ? Files.readAllLines(path) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void add(Collection<String> owners) {
    Set<String> fresh = new LinkedHashSet<>(owners);
    owners().forEach(fresh::remove);
    if (fresh.isEmpty()) {
      return;
    }
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.write(path, fresh, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
