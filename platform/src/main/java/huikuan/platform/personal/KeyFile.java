package huikuan.platform.personal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A file with master keys: a line for each, its version, a space and 32 bytes in base64. The last
 * line is the current one. The file is written whole, or not at all.
 */
public final class KeyFile {

  private final Path path;

  public KeyFile(Path path) {
    this.path = path;
  }

  /**
   * @throws IllegalStateException if the file is missing, or is none
   */
  public MasterKeys read() {
    Map<String, String> keys = lines();
    if (keys.isEmpty()) {
      throw new IllegalStateException("No master key is in " + path);
    }
    return MasterKeys.of(keys, List.copyOf(keys.keySet()).getLast());
  }

  /** Adds a version of its own if there is none. */
  public void makeIfMissing() {
    if (!Files.exists(path)) {
      write(Map.of("1", random()));
    }
  }

  /** Adds a version, which is the current one from now on. */
  public void add() {
    Map<String, String> keys = lines();
    keys.put(Long.toString(newest(keys) + 1), random());
    write(keys);
  }

  /** Whether there are versions beside the current one. */
  boolean hasOld() {
    return lines().size() > 1;
  }

  /** Gives all versions up but the current one. What they have wrapped can't be read any more. */
  public void dropOld() {
    Map<String, String> keys = lines();
    String current = List.copyOf(keys.keySet()).getLast();
    write(Map.of(current, keys.get(current)));
  }

  private static long newest(Map<String, String> keys) {
    return keys.keySet().stream()
        .filter(version -> version.matches("\\d{1,18}"))
        .mapToLong(Long::parseLong)
        .max()
        .orElse(0);
  }

  private static String random() {
    byte[] key = new byte[PersonKey.BYTES];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  private Map<String, String> lines() {
    try {
      Map<String, String> keys = new LinkedHashMap<>();
      for (String line : Files.readAllLines(path)) {
        int space = line.indexOf(' ');
        if (space < 1) {
          throw new IllegalStateException("Not lines of a version and a key: " + path);
        }
        keys.put(line.substring(0, space), line.substring(space + 1));
      }
      return keys;
    } catch (IOException e) {
      throw new IllegalStateException("The file of master keys can't be read: " + path, e);
    }
  }

  private void write(Map<String, String> keys) {
    String text =
        keys.entrySet().stream()
            .map(each -> each.getKey() + " " + each.getValue() + "\n")
            .collect(Collectors.joining());
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Path aside = path.resolveSibling(path.getFileName() + ".new");
      Files.deleteIfExists(aside);
      Files.createFile(
          aside,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(aside, text);
      Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
