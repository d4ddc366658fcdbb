package huikuan.platform.personal;

import huikuan.contracts.Sealed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * A file with master keys: a line for each, its version, a space and 32 bytes in base64. The last
 * line is the current one. Versions are random, so keys of two files can be put together. The file
 * is written whole, or not at all.
 */
public final class KeyFile {

  private static final int VERSION_BYTES = 4;

  private final Path path;

  public KeyFile(Path path) {
    this.path = path;
  }

  /**
   * @throws IllegalStateException if the file is missing, or is none
   */
  public MasterKeys read() {
    SequencedMap<String, String> keys = lines();
    if (keys.isEmpty()) {
      throw new IllegalStateException("No master key is in " + path);
    }
    return MasterKeys.of(keys, keys.lastEntry().getKey());
  }

  /** Adds a version of its own if there is none. */
  public void makeIfMissing() {
    if (!Files.exists(path)) {
      write(Map.of(version(), random()));
    }
  }

  /** Adds a version, which is the current one from now on. */
  public void add() {
    Map<String, String> keys = lines();
    keys.put(version(), random());
    write(keys);
  }

  /** Whether there are versions beside the current one. */
  boolean hasOld() {
    return lines().size() > 1;
  }

  /** Gives all versions up but the current one. What they have wrapped can't be read any more. */
  public void dropOld() {
    Map.Entry<String, String> current = lines().lastEntry();
    write(Map.of(current.getKey(), current.getValue()));
  }

  /**
   * All keys, to be kept in a backup.
   *
   * @param backup whose current key can read them
   */
  public String sealedWith(KeyFile backup) {
    return backup.key().seal(text(lines())).toString();
  }

  /**
   * Takes keys in that a backup had. The current one stays the current one.
   *
   * @throws IllegalArgumentException if they were sealed with another key
   */
  public void takeBack(String sealed, KeyFile backup) {
    SequencedMap<String, String> keys = linesWith(sealed, backup);
    if (!Files.exists(path)) {
      keys.put(version(), random());
    }
    write(keys);
  }

  /**
   * The keys of the file, as far as it is there, and those that a backup has brought.
   *
   * @throws IllegalArgumentException if they were sealed with another key
   */
  public MasterKeys readWith(String sealed, KeyFile backup) {
    SequencedMap<String, String> keys = linesWith(sealed, backup);
    return MasterKeys.of(keys, keys.lastEntry().getKey());
  }

  private SequencedMap<String, String> linesWith(String sealed, KeyFile backup) {
    SequencedMap<String, String> keys =
        parse(backup.key().open(Sealed.parse(sealed)).lines().toList());
    if (Files.exists(path)) {
      keys.putAll(lines());
    }
    return keys;
  }

  private PersonKey key() {
    String last = lines().lastEntry().getValue();
    return new PersonKey("backup", Base64.getDecoder().decode(last));
  }

  private static String version() {
    byte[] version = new byte[VERSION_BYTES];
    new SecureRandom().nextBytes(version);
    return HexFormat.of().formatHex(version);
  }

  private static String random() {
    byte[] key = new byte[PersonKey.BYTES];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  private SequencedMap<String, String> lines() {
    try {
      return parse(Files.readAllLines(path));
    } catch (IOException e) {
      throw new IllegalStateException("The file of master keys can't be read: " + path, e);
    }
  }

  private SequencedMap<String, String> parse(List<String> lines) {
    SequencedMap<String, String> keys = new LinkedHashMap<>();
    for (String line : lines) {
      int space = line.indexOf(' ');
      if (space < 1) {
        throw new IllegalStateException("Not lines of a version and a key: " + path);
      }
      keys.put(line.substring(0, space), line.substring(space + 1));
    }
    return keys;
  }

  private static String text(Map<String, String> keys) {
    return keys.entrySet().stream()
        .map(each -> each.getKey() + " " + each.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private void write(Map<String, String> keys) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Path aside = path.resolveSibling(path.getFileName() + ".new");
      Files.deleteIfExists(aside);
      Files.createFile(
          aside,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(aside, text(keys));
      Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
