package huikuan.notification.mail;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import huikuan.notification.message.Subject;
import huikuan.notification.template.Language;
import huikuan.platform.web.Spreadsheets;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All claims of a letter as CSV, for those that list too many for its text. */
final class ClaimList {

  private ClaimList() {}

  /** With a byte order mark, so that Excel reads it as UTF-8; dates and amounts as ISO has them. */
  static String csv(List<ClaimLine> claims, boolean contracts, Language language) {
    boolean before = claims.stream().noneMatch(ClaimLine::overdue);
    StringWriter text = new StringWriter();
    text.append(Spreadsheets.BYTE_ORDER_MARK);
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      csv.writeRecord(headings(before).map(each -> each.in(language)).toList());
      for (ClaimLine claim : claims) {
        csv.writeRecord(row(claim, contracts, before));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static Stream<Heading> headings(boolean before) {
    return Stream.of(
        Heading.NUMBER,
        Heading.INVOICE_DATE,
        Heading.DUE_DATE,
        Heading.REFERENCE,
        Heading.CONTRACT,
        Heading.CURRENCY,
        Heading.AMOUNT,
        Heading.PAID,
        Heading.RECEIVED,
        before ? Heading.PAYABLE : Heading.OPEN,
        before ? Heading.DAYS_LEFT : Heading.DAYS_OVERDUE);
  }

  private static List<String> row(ClaimLine claim, boolean contracts, boolean before) {
    Subject subject = claim.subject();
    return List.of(
        Spreadsheets.harmless(subject.step().invoice()),
        subject.invoiceDate().toString(),
        subject.dueOn().toString(),
        text(subject.reference()),
        contracts ? text(subject.contract()) : "",
        subject.amount().currency().getCurrencyCode(),
        subject.amount().decimal(),
        claim.paid().decimal(),
        claim.received().decimal(),
        subject.open().decimal(),
        Long.toString(before ? -claim.daysLate() : Math.max(0, claim.daysLate())));
  }

  private static String text(@Nullable String of) {
    return of == null ? "" : Spreadsheets.harmless(of);
  }
}
