package huikuan.standalone.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import huikuan.standalone.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A CSV file that an import writes. It grows beside its place, as {@code ….part}, and takes its
 * place when it is whole; until then one of an earlier run stays as it is. Only an earlier one is
 * replaced, which its header tells, or an empty file.
 */
final class ResultFile {

  private static final String PART = ".part";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path named;
  private final Path file;
  private final Path part;
  private final List<String> header;

  private ResultFile(Path named, List<String> header) {
    this.named = named;
    this.file = place(named);
    this.part = file.resolveSibling(file.getFileName() + PART);
    this.header = header;
  }

  /** Touches nothing yet. */
  static ResultFile at(Path file, String... header) {
    return new ResultFile(file, List.of(header));
  }

  /** Where a path leads to, by links, too, whether or not there is a file. */
  private static Path place(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException none) {
      Path absolute = path.toAbsolutePath().normalize();
      try {
        return absolute.resolveSibling("").toRealPath().resolve(absolute.getFileName());
      } catch (IOException noDirectory) {
        return absolute;
      }
    }
  }

  /** Whether to write it would write over the other. */
  boolean wouldReplace(Path other) {
    return same(file, other) || same(part, other);
  }

  boolean wouldReplace(ResultFile other) {
    return wouldReplace(other.file) || wouldReplace(other.part);
  }

  private static boolean same(Path one, Path other) {
    try {
      return one.equals(place(other)) || Files.isSameFile(one, other);
    } catch (IOException notBothAreThere) {
      return false;
    }
  }

  /**
   * @throws Refusal if something is there that no import wrote
   */
  ResultFile requireOwn() {
    for (Path each : List.of(file, part)) {
      try {
        if (Files.exists(each) && !own(each)) {
          throw new Refusal(
              "%s is there, and it is not such a file of an earlier import: it is not written over. Move it away, or name another file by --rejected"
                  .formatted(each));
        }
      } catch (IOException e) {
        throw new Refusal("The file " + each + " can't be read: " + Refusal.why(e));
      }
    }
    return this;
  }

  private boolean own(Path there) throws IOException {
    if (!Files.isRegularFile(there)) {
      return false;
    }
    String first = String.join(",", header);
    try (InputStream in = Files.newInputStream(there)) {
      String found =
          new String(
              in.readNBytes(BYTE_ORDER_MARK.length() * 3 + first.length() + 1),
              StandardCharsets.UTF_8);
      String text = found.startsWith(BYTE_ORDER_MARK) ? found.substring(1) : found;
      return found.isEmpty() || text.startsWith(first + "\r") || text.startsWith(first + "\n");
    }
  }

  /** Begins it beside its place, with its header. */
  CsvWriter begin() throws IOException {
    CsvWriter begun = Csv.writer(Files.newBufferedWriter(part));
    begun.writeRecord(header);
    return begun;
  }

  /** Moves what was written to its place. */
  void keep() throws IOException {
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Deletes what was written and not kept; an earlier file stays. */
  void drop() {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw new Refusal(part + " is left over: " + Refusal.why(e));
    }
  }

  /** Deletes an earlier file as well, because there is nothing to tell this time. */
  void remove() throws IOException {
    drop();
    Files.deleteIfExists(file);
  }

  /** As it was named. */
  @Override
  public String toString() {
    return named.toString();
  }
}
