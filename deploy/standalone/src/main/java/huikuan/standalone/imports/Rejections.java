package huikuan.standalone.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import huikuan.standalone.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Writes every rejection to a file as it comes, and counts them by reason. The file is there before
 * anything is posted; in the end it has the order of the lines, or is deleted if it holds none.
 */
final class Rejections implements Consumer<Rejection>, AutoCloseable {

  private static final int LONGEST_VALUE = 200;

  private final Path file;
  private final CsvWriter csv;
  private final List<Rejection> all = new ArrayList<>();

  private Rejections(Path file) throws IOException {
    this.file = file;
    this.csv = begin();
  }

  static Rejections to(Path file) {
    try {
      return new Rejections(file);
    } catch (IOException e) {
      throw new Refusal(
          "Rejections can't be written to %s (%s): name another file by --rejected"
              .formatted(file, Refusal.why(e)));
    }
  }

  private CsvWriter begin() throws IOException {
    CsvWriter begun = Csv.writer(Files.newBufferedWriter(file));
    begun.writeRecord("line", "column", "value", "reason", "allowed");
    return begun;
  }

  /** By many at once. */
  @Override
  public synchronized void accept(Rejection each) {
    all.add(each);
    write(csv, each);
  }

  private static void write(CsvWriter csv, Rejection each) {
    csv.writeRecord(
        Long.toString(each.line()),
        Csv.harmless(each.column()),
        Csv.harmless(shown(each.value())),
        each.reason(),
        each.detail());
  }

  private static String shown(String value) {
    if (value.length() <= LONGEST_VALUE) {
      return value;
    }
    return "%s… (%,d characters)".formatted(value.substring(0, LONGEST_VALUE), value.length());
  }

  Path file() {
    return file;
  }

  synchronized long count() {
    return all.size();
  }

  synchronized Map<String, Long> byReason() {
    return all.stream().collect(Collectors.groupingBy(Rejection::reason, Collectors.counting()));
  }

  @Override
  public synchronized void close() {
    try {
      csv.close();
      if (all.isEmpty()) {
        Files.deleteIfExists(file);
        return;
      }
      all.sort(Comparator.comparingLong(Rejection::line));
      try (CsvWriter sorted = begin()) {
        all.forEach(each -> write(sorted, each));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
