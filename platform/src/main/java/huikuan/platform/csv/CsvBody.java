package huikuan.platform.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.Spreadsheets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file as the body of a request: UTF-8, commas, quotes where they are needed, its columns
 * named in the first line. Its faults are told by line and column.
 *
 * @param needed columns without which it is none
 * @param others columns that it may have
 * @param mostRows that it may have
 */
public record CsvBody(List<String> needed, List<String> others, int mostRows) {

  private static final String BODY = "body";
  private static final Map<String, String> SEPARATORS = Map.of(";", "semicolons", "\t", "tabs");

  /**
   * @return no rows if the columns are at fault
   * @throws ProblemException if it is no such file
   */
  public List<CsvRow> rows(byte[] body, CsvFaults faults) {
    String text = text(body);
    refuseOtherSeparators(text);
    List<CsvRow> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> reader = reader(text)) {
      List<String> columns = null;
      for (CsvRecord record : reader) {
        if (columns == null) {
          columns = columns(record.getFields(), faults);
          if (faults.any()) {
            return List.of();
          }
        } else if (rows.size() == mostRows) {
          throw ProblemException.field(BODY, "at most " + mostRows + " rows");
        } else {
          row(record, columns, faults, rows);
        }
      }
      if (columns == null) {
        throw ProblemException.field(BODY, "a first line with the names of the columns");
      }
    } catch (CsvParseException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw ProblemException.field(BODY, "CSV whose quotes fit: " + cause.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  /** A line with too many or too few fields is told by us, with what is right. */
  private static CsvReader<CsvRecord> reader(String text) {
    return CsvReader.builder()
        .allowUnclosedQuote(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(text);
  }

  private static String text(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return text.isEmpty() || text.charAt(0) != Spreadsheets.BYTE_ORDER_MARK
          ? text
          : text.substring(1);
    } catch (CharacterCodingException e) {
      throw ProblemException.field(BODY, "CSV in UTF-8");
    }
  }

  /** A spreadsheet writes semicolons where commas divide whole numbers from decimals. */
  private void refuseOtherSeparators(String text) {
    String header = text.lines().findFirst().orElse("").replace("\"", "");
    SEPARATORS.forEach(
        (separator, name) -> {
          List<String> cells =
              Arrays.stream(header.split(separator, -1)).map(String::strip).toList();
          if (cells.size() > 1 && needed.stream().anyMatch(cells::contains)) {
            throw ProblemException.field(
                BODY, "CSV with commas between the fields, not %s".formatted(name));
          }
        });
  }

  private List<String> columns(List<String> header, CsvFaults faults) {
    List<String> columns = header.stream().map(String::strip).toList();
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      if (!needed.contains(column) && !others.contains(column)) {
        faults.add(1, column, "one of " + known());
      } else if (!seen.add(column)) {
        faults.add(1, column, "a column once");
      }
    }
    needed.stream()
        .filter(column -> !seen.contains(column))
        .forEach(column -> faults.add(1, column, "a column that is needed"));
    return columns;
  }

  private String known() {
    List<String> all = new ArrayList<>(needed);
    all.addAll(others);
    return String.join(", ", all);
  }

  private static void row(
      CsvRecord record, @Nullable List<String> columns, CsvFaults faults, List<CsvRow> rows) {
    List<String> fields = record.getFields();
    if (columns == null || fields.stream().allMatch(String::isBlank)) {
      return;
    }
    if (fields.size() != columns.size()) {
      faults.add(
          record.getStartingLineNumber(),
          "",
          "%d fields, as in the first line; not %d".formatted(columns.size(), fields.size()));
      return;
    }
    Map<String, String> cells = new LinkedHashMap<>();
    for (int at = 0; at < columns.size(); at++) {
      cells.put(columns.get(at), Spreadsheets.meant(fields.get(at).strip()));
    }
    rows.add(new CsvRow(record.getStartingLineNumber(), cells, faults));
  }
}
