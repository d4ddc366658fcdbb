package huikuan.standalone.imports;

import huikuan.standalone.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The file, read whole.
 *
 * @param faults why a row is none, each with its line
 */
record Rows(List<Row> rows, List<String> faults) {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  static Rows read(Path csv, Mapping mapping) {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(mapping.delimiter())
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();
    try (BufferedReader reader = Files.newBufferedReader(csv)) {
      skipMark(reader);
      try (CSVParser parser = CSVParser.builder().setReader(reader).setFormat(format).get()) {
        checkColumns(parser, mapping, csv);
        return read(parser, mapping);
      }
    } catch (IOException e) {
      throw new Refusal("The file " + csv + " can't be read: " + e);
    }
  }

  private static Rows read(CSVParser parser, Mapping mapping) {
    DateTimeFormatter dates = mapping.dates();
    List<Row> rows = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (CSVRecord fields : parser) {
      long line = parser.getCurrentLineNumber();
      try {
        rows.add(new RowReader(mapping, dates, fields).row(line));
      } catch (RowReader.Fault fault) {
        faults.add("line " + line + ": " + fault.getMessage());
      }
    }
    return new Rows(List.copyOf(rows), List.copyOf(faults));
  }

  private static void checkColumns(CSVParser parser, Mapping mapping, Path csv) {
    List<String> there = parser.getHeaderNames();
    for (Map.Entry<String, String> column : mapping.columns().entrySet()) {
      if (!there.contains(column.getValue())) {
        throw new Refusal(
            "%s has no column %s (column.%s); it has %s"
                .formatted(csv, column.getValue(), column.getKey(), there));
      }
    }
  }

  private static void skipMark(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
  }
}
