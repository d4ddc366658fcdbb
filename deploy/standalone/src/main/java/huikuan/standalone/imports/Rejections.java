package huikuan.standalone.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import huikuan.standalone.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Writes every rejection to a file as it comes, and counts them by reason. That the file can be
 * written is known before anything is posted; in the end it has the order of the lines, or is
 * deleted if it holds none.
 */
final class Rejections implements Consumer<Rejection>, AutoCloseable {

  private final ResultFile file;
  private final CsvWriter csv;
  private final List<Rejection> all = new ArrayList<>();
  private boolean replacing;

  private Rejections(ResultFile file) throws IOException {
    this.file = file;
    this.csv = file.begin();
  }

  /** The file, which is not touched yet. */
  static ResultFile file(Path path) {
    return ResultFile.at(path, "line", "column", "value", "reason", "allowed");
  }

  static Rejections to(ResultFile file) {
    try {
      return new Rejections(file);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static Refusal unwritable(ResultFile file, Exception e) {
    return new Refusal(
        "Rejections can't be written to %s (%s): name another file by --rejected"
            .formatted(file, Refusal.why(e)));
  }

  /** By many at once. */
  @Override
  public synchronized void accept(Rejection each) {
    all.add(each);
    try {
      write(csv, each);
    } catch (UncheckedIOException e) {
      throw unwritable(file, e);
    }
  }

  private static void write(CsvWriter csv, Rejection each) {
    csv.writeRecord(
        Long.toString(each.line()),
        Csv.harmless(Shown.text(each.column())),
        Csv.harmless(Shown.text(each.value())),
        each.reason(),
        each.detail());
  }

  /**
   * The source, the mapping and the gateway are usable: from now on these rejections take the place
   * of an earlier run's, also if something fails later. Before, a failure leaves those.
   */
  synchronized void replaceEarlier() {
    replacing = true;
  }

  ResultFile file() {
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
      if (!replacing) {
        file.drop();
      } else if (all.isEmpty()) {
        file.remove();
      } else {
        writeInOrder();
        file.keep();
      }
    } catch (IOException | UncheckedIOException e) {
      throw unwritable(file, e);
    }
  }

  private void writeInOrder() throws IOException {
    all.sort(Comparator.comparingLong(Rejection::line));
    try (CsvWriter sorted = file.begin()) {
      all.forEach(each -> write(sorted, each));
    }
  }
}
