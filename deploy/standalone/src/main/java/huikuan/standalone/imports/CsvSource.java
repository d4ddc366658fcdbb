package huikuan.standalone.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import huikuan.standalone.Refusal;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows of a CSV file. Quotes that do not fit end it: where rows begin and end is then a guess. */
final class CsvSource implements Source {

  /** Excel takes a first line that begins so for the delimiter, and not for a row. */
  private static final String DELIMITER_LINE = "sep=";

  /** The library's words for a row that has more fields than it takes. */
  private static final String TOO_MANY_FIELDS = "fields";

  private final Path file;
  private final Iterator<CsvRecord> records;
  private final Record header;

  private CsvSource(Path file, Iterator<CsvRecord> records) {
    this.file = file;
    this.records = records;
    Record first = next();
    if (first != null && first.cells().getFirst().startsWith(DELIMITER_LINE)) {
      first = next();
    }
    if (first == null) {
      throw new Refusal(file + " is empty: it needs a header line");
    }
    this.header = first;
  }

  static CsvSource of(Path file, Text text, Mapping mapping) {
    CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(mapping.delimiter())
            .quoteCharacter(mapping.quote())
            .trimWhitespacesAroundQuotes(true)
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text.reader());
    return new CsvSource(file, reader.iterator());
  }

  @Override
  public Record header() {
    return header;
  }

  @Override
  public void forEach(Consumer<Record> row) {
    for (Record each = next(); each != null; each = next()) {
      row.accept(each);
    }
  }

  /** Null at the end. */
  private @Nullable Record next() {
    try {
      if (!records.hasNext()) {
        return null;
      }
      CsvRecord each = records.next();
      return new Record(each.getStartingLineNumber(), each.getFields());
    } catch (CsvParseException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (String.valueOf(cause.getMessage()).contains(TOO_MANY_FIELDS)) {
        throw new Refusal("%s: a row has too many fields: %s".formatted(file, cause.getMessage()));
      }
      throw new Refusal(
          "The quotes in %s can't be understood: %s. Nothing was posted. If quotes are letters like others in this file, write quote = none in the mapping"
              .formatted(file, cause.getMessage()));
    } catch (UncheckedIOException e) {
      throw new Refusal("The file " + file + " can't be read: " + e.getMessage());
    }
  }
}
