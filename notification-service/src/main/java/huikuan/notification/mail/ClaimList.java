package huikuan.notification.mail;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import huikuan.notification.message.Subject;
import huikuan.platform.web.Spreadsheets;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All claims of a letter as CSV, for those that list too many for its text. */
final class ClaimList {

  private ClaimList() {}

  /** With a byte order mark, so that Excel reads it as UTF-8; dates and amounts as ISO has them. */
  static String csv(List<Subject> claims, boolean contracts, LocalDate today, Language language) {
    StringWriter text = new StringWriter();
    text.append(Spreadsheets.BYTE_ORDER_MARK);
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      csv.writeRecord(language.claimColumns());
      for (Subject claim : claims) {
        csv.writeRecord(
            Spreadsheets.harmless(claim.step().invoice()),
            claim.invoiceDate().toString(),
            claim.dueOn().toString(),
            text(claim.reference()),
            contracts ? text(claim.contract()) : "",
            claim.amount().currency().getCurrencyCode(),
            claim.amount().decimal(),
            claim.open().decimal(),
            Long.toString(ClaimLine.daysLate(claim, today)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static String text(@Nullable String of) {
    return of == null ? "" : Spreadsheets.harmless(of);
  }
}
