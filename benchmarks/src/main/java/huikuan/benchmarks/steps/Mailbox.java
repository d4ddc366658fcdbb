package huikuan.benchmarks.steps;

import huikuan.benchmarks.console.Times;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files of the mail catcher, which writes each to its end before the sender hears that it was
 * taken: the time of a file is when its message was handed over.
 */
final class Mailbox {

  private static final String MAIL = ".eml";

  private final Path directory;
  private final Set<Path> seen = new HashSet<>();

  Mailbox(Path directory) {
    this.directory = directory;
  }

  /** How long each mail took that came since this was asked last. */
  Times arrivedAfter(Instant begin) {
    Times times = new Times();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(each -> each.toString().endsWith(MAIL)).toList()) {
        if (seen.add(file)) {
          FileTime arrived = Files.getLastModifiedTime(file);
          times.answered(Duration.between(begin, arrived.toInstant()).toNanos());
        }
      }
      return times;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
