package huikuan.standalone.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import huikuan.standalone.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Writes every rejection to a file as it comes, and counts them by reason. The file is there before
 * anything is posted, and is deleted in the end if it holds none.
 */
final class Rejections implements Consumer<Rejection>, AutoCloseable {

  private final Path file;
  private final CsvWriter csv;
  private final Map<String, Long> byReason = new TreeMap<>();

  private Rejections(Path file, Writer writer) {
    this.file = file;
    this.csv = Csv.writer(writer);
    csv.writeRecord("line", "column", "value", "reason", "allowed");
  }

  static Rejections to(Path file) {
    try {
      return new Rejections(file, Files.newBufferedWriter(file));
    } catch (IOException e) {
      throw new Refusal(
          "Rejections can't be written to " + file + " (" + e + "): name another by --rejected");
    }
  }

  /** By many at once. */
  @Override
  public synchronized void accept(Rejection each) {
    csv.writeRecord(
        Long.toString(each.line()),
        Csv.harmless(each.column()),
        Csv.harmless(each.value()),
        each.reason(),
        each.detail());
    byReason.merge(each.reason(), 1L, Long::sum);
  }

  Path file() {
    return file;
  }

  synchronized long count() {
    return byReason.values().stream().mapToLong(Long::longValue).sum();
  }

  synchronized Map<String, Long> byReason() {
    return Map.copyOf(byReason);
  }

  @Override
  public synchronized void close() {
    try {
      csv.close();
      if (byReason.isEmpty()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
