package huikuan.platform.personal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

  /**
   * The owners of the keys that were deleted, by the keys' ids. Another instance has other keys.
   */
  Map<String, String> ownersByKey() {
    Map<String, String> owners = new LinkedHashMap<>();
    for (String line : lines()) {
      int space = line.indexOf(' ');
      if (space > 0) {
        owners.put(line.substring(0, space), line.substring(space + 1));
      }
    }
    return owners;
  }

  void add(Map<String, String> ownersByKey) {
    Set<String> fresh = new LinkedHashSet<>();
    ownersByKey.forEach((id, owner) -> fresh.add(id + " " + owner));
    lines().forEach(fresh::remove);
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

  private List<String> lines() {
    try {
      return Files.exists(path) ? Files.readAllLines(path) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
