package huikuan.platform.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import huikuan.platform.web.Spreadsheets;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Answers that are CSV files, written row by row. */
public final class CsvFile {

  public static final String TYPE = "text/csv";

  /** Tells its rows to a consumer, one after the other. */
  public interface Rows extends Consumer<Consumer<List<String>>> {}

  private CsvFile() {}

  /**
   * @param bom whether it begins with a byte order mark
   */
  public static void write(
      HttpServletResponse answer, String name, boolean bom, List<String> columns, Rows rows)
      throws IOException {
    answer.setContentType(TYPE + ";charset=UTF-8");
    answer.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(name).build().toString());
    Writer writer = new OutputStreamWriter(answer.getOutputStream(), StandardCharsets.UTF_8);
    if (bom) {
      writer.write(Spreadsheets.BYTE_ORDER_MARK);
    }
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
    try {
      csv.writeRecord(columns);
      rows.accept(row -> csv.writeRecord(row.stream().map(Spreadsheets::harmless).toList()));
      csv.flush();
    } catch (UncheckedIOException clientGone) {
      throw clientGone.getCause();
    }
  }
}
