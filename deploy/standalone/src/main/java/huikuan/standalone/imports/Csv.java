package huikuan.standalone.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import huikuan.platform.web.Spreadsheets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.regex.Pattern;

/** The files that an import writes, for people with a spreadsheet. */
final class Csv {

  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9., ]+");

  private Csv() {}

  /** With a byte order mark, so that Excel reads it as UTF-8. */
  static CsvWriter writer(Writer writer) {
    try {
      writer.write(Spreadsheets.BYTE_ORDER_MARK);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
  }

  static String harmless(String text) {
    return NUMBER.matcher(text).matches() ? text : Spreadsheets.harmless(text);
  }
}
