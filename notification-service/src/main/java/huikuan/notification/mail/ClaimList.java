package huikuan.notification.mail;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import huikuan.notification.message.Subject;
import huikuan.platform.template.Language;
import huikuan.platform.web.Spreadsheets;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All claims of a letter as CSV, for those that list too many for its text. */
final class ClaimList {

  private ClaimList() {}

  /** With a byte order mark, so that Excel reads it as UTF-8; dates and amounts as ISO has them. */
  static String csv(List<ClaimLine> claims, Noun noun, boolean contracts, Language language) {
    boolean before = claims.stream().noneMatch(ClaimLine::overdue);
    boolean held = claims.stream().anyMatch(ClaimLine::partHeld);
    StringWriter text = new StringWriter();
    text.append(Spreadsheets.BYTE_ORDER_MARK);
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      csv.writeRecord(headings(noun, before, held).map(each -> each.in(language)).toList());
      for (ClaimLine claim : claims) {
        List<String> row = row(claim, contracts, before, held);
        if (noun == Noun.ITEM) {
          row.addFirst(Noun.of(claim.subject().step().itemKind()).one(language));
        }
        csv.writeRecord(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static Stream<Heading> headings(Noun noun, boolean before, boolean held) {
    Stream<Heading> kind = noun == Noun.ITEM ? Stream.of(Heading.KIND) : Stream.of();
    Stream<Heading> first =
        Stream.of(
            noun.number(),
            noun.date(),
            Heading.DUE_DATE,
            Heading.REFERENCE,
            Heading.CONTRACT,
            Heading.CURRENCY,
            noun.amount(),
            Heading.PAID,
            Heading.RECEIVED);
    Stream<Heading> asked =
        held
            ? Stream.of(Heading.OPEN, before ? Heading.HELD_BEFORE : Heading.HELD, Heading.PAYABLE)
            : Stream.of(before ? Heading.PAYABLE : Heading.OPEN);
    Heading days = before ? Heading.DAYS_LEFT : Heading.DAYS_OVERDUE;
    return Stream.of(kind, first, asked, Stream.of(days)).flatMap(each -> each);
  }

  private static List<String> row(
      ClaimLine claim, boolean contracts, boolean before, boolean held) {
    Subject subject = claim.subject();
    List<String> row = new ArrayList<>();
    row.add(Spreadsheets.harmless(subject.step().invoice()));
    row.add(subject.invoiceDate().toString());
    row.add(subject.dueOn().toString());
    row.add(text(subject.reference()));
    row.add(contracts ? text(subject.contract()) : "");
    row.add(subject.amount().currency().getCurrencyCode());
    row.add(subject.amount().decimal());
    row.add(claim.paid().decimal());
    row.add(claim.received().decimal());
    if (held) {
      row.add(claim.open().decimal());
      row.add(claim.held().decimal());
    }
    row.add(subject.open().decimal());
    row.add(Long.toString(before ? -claim.daysLate() : Math.max(0, claim.daysLate())));
    return row;
  }

  private static String text(@Nullable String of) {
    return of == null ? "" : Spreadsheets.harmless(of);
  }
}
