package huikuan.standalone.sandbox;

import huikuan.embedded.DamagedFiles;
import huikuan.embedded.FileTypes;
import huikuan.embedded.SetAside;
import huikuan.embedded.WholeFile;
import huikuan.platform.time.SandboxClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Where the clock stands, on disk: a restart never goes back in time. */
public final class ClockFile {

  private final Path file;

  public ClockFile(Path file) {
    this.file = file;
  }

  /**
   * Empty if the clock was never set.
   *
   * @throws DamagedFiles if the file is not what was written: a moment that only looks like one
   *     would make years fall due
   */
  public Optional<Instant> read() {
    FileTypes.requireFile(file);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
      String moment = text.split(" ", 2)[0];
      Instant now = Instant.parse(moment);
      if (!text.equals(line(now))) {
        throw new DamagedFiles(file + " is damaged: it is not what was written");
      }
      if (!SandboxClock.holds(now)) {
        throw new DamagedFiles(
            "%s is damaged: it says %s, and a clock stands between %s and %s"
                .formatted(file, now, SandboxClock.FIRST, SandboxClock.LAST));
      }
      return Optional.of(now);
    } catch (DateTimeParseException e) {
      throw new DamagedFiles(file + " is damaged: it holds no moment", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The moment, and a checksum. */
  private static String line(Instant now) {
    CRC32C checksum = new CRC32C();
    checksum.update(now.toString().getBytes(StandardCharsets.UTF_8));
    return "%s %08x".formatted(now, checksum.getValue());
  }

  /** Renames the file, if there is one; answers its new name. */
  public Optional<Path> setAside() {
    return Files.exists(file) ? Optional.of(SetAside.move(file)) : Optional.empty();
  }

  /** Returns when it is on disk, whole. */
  public void write(Instant now) {
    WholeFile.write(file, line(now) + "\n");
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
