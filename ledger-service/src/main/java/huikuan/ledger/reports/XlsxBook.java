package huikuan.ledger.reports;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;

/** An Excel workbook that leaves as it is written: one sheet after the other. */
public final class XlsxBook implements Closeable {

  public static final String TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private static final String APPLICATION = "Huikuan";
  private static final String VERSION = "1.0";

  private final Workbook book;

  public XlsxBook(OutputStream out) {
    this.book = new Workbook(out, APPLICATION, VERSION);
  }

  /** A sheet; the ones before it are closed. */
  public XlsxSheet sheet(String name, List<String> header) {
    return new XlsxSheet(book.newWorksheet(name), header);
  }

  /** Writes what is left; a book that is not closed is no workbook. */
  @Override
  public void close() throws IOException {
    book.finish();
  }
}
