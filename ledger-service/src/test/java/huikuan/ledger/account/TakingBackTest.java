package huikuan.ledger.account;

import static huikuan.ledger.account.AccountFixture.refused;
import static huikuan.ledger.account.Documents.day;
import static huikuan.ledger.account.Documents.extension;
import static huikuan.ledger.account.Documents.invoice;
import static huikuan.ledger.account.Documents.oldest;
import static huikuan.ledger.account.Documents.postOn;
import static huikuan.ledger.account.Documents.receipt;
import static huikuan.ledger.account.Documents.reversal;

import huikuan.ledger.account.Document.Extension;
import huikuan.ledger.account.Document.Invoice;
import huikuan.ledger.account.Document.Reversal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An extension that was recorded by mistake is taken back. */
class TakingBackTest {

  private final Invoice a = invoice("A", "01-02", "02-01", "100");
  private final Invoice b = invoice("B", "01-05", "02-20", "50");
  private final Extension e = extension("E", "01-20", "A", "03-01");
  private final AccountFixture account = new AccountFixture();

  private static Reversal back(String number, String postedOn, String extension) {
    return reversal(number, postedOn, Kind.EXTENSION, extension);
  }

  private static DocumentKey key(String extension) {
    return new DocumentKey("CN01", Kind.EXTENSION, extension);
  }

  @Test
  void anInvoiceIsDueAgainAsItWas() {
    Told.expect(
        account.when(List.of(a, e), back("X", "01-21", "E")),
        "reversal X: A 2013-02-01 before 2013-03-01; from 2013-01-21 2013-02-01");
    Told.expect(
        account.when(
            List.of(a, e, extension("E2", "01-25", "A", "03-10")), back("X", "01-25", "E2")),
        "reversal X: A 2013-03-01 before 2013-03-10; from 2013-01-25 2013-03-01");
  }

  /** An extension that was recorded before may count from a later day on. */
  @Test
  void whatStandsCountsFromItsOwnDay() {
    Told.expect(
        account.when(
            List.of(a, e, extension("E2", "01-10", "A", "03-10")), back("X", "01-12", "E2")),
        "reversal X: A 2013-03-01 before 2013-03-10; from 2013-01-12 2013-02-01;"
            + " from 2013-01-20 2013-03-01");
  }

  @Test
  void moneyPaysWhatIsDueFirstAgain() {
    Told.expect(
        account.when(
            List.of(a, b, e, back("X", "01-20", "E")), receipt("R", "02-10", "120", oldest())),
        "receipt R 120.00: A 100.00 02-10 leaves 0.00, B 20.00 02-10 leaves 30.00;"
            + " unapplied 0.00");
  }

  @Test
  void itIsPutOffAnewAndAsFarAsBefore() {
    Told.expect(
        account.when(
            List.of(a, e, back("X", "01-20", "E")), extension("E2", "01-22", "A", "02-10")),
        "extension E2: A 2013-02-10 after 2013-02-01");
  }

  /** A settled invoice is not in the account's state. */
  @Test
  void whatIsOpenedAgainIsDueAsItStands() {
    Told.expect(
        account.when(
            List.of(
                a,
                e,
                back("X", "01-20", "E"),
                receipt("R", "02-10", "100", oldest()),
                reversal("X2", "02-15", Kind.RECEIPT, "R")),
            extension("E2", "02-20", "A", "02-20")),
        "extension E2: A 2013-02-20 after 2013-02-01");
  }

  @Test
  void oneOfAnInvoiceDatedAheadIsTakenBackToo() {
    Extension ahead =
        new Extension(Documents.head("E", "01-02"), "A", day("03-01"), day("01-01"), null);
    Told.expect(
        account.after(List.of(postOn("01-01", a, ahead)), postOn("01-01", back("X", "01-02", "E"))),
        "reversal X: A 2013-02-01 before 2013-03-01; from 2013-01-02 2013-02-01");
  }

  @Test
  void onlyTheLastIsTakenBackAndOnce() {
    Extension later = extension("E2", "01-25", "A", "03-10");
    refused(
        account.when(List.of(a, e, later), back("X", "01-26", "E")),
        new Rejection.PutOffLater(key("E"), "E2"));
    Told.expect(
        account.when(List.of(a, e, later, back("X", "01-26", "E2")), back("X2", "01-27", "E")),
        "reversal X2: A 2013-02-01 before 2013-03-01; from 2013-01-27 2013-02-01");
    refused(
        account.when(List.of(a, e, back("X", "01-21", "E")), back("X2", "01-22", "E")),
        new Rejection.AlreadyReversed(key("E"), "X", day("01-21")));
  }

  @Test
  void daysOnWhichALaterOneCountedKeepIt() {
    Extension later = extension("E2", "01-25", "A", "03-10");
    List<Document> before = List.of(a, e, later, back("X", "02-05", "E2"));
    refused(
        account.when(before, back("X2", "02-04", "E")),
        new Rejection.BeforeTakenBack("X", day("02-05")));
    Told.expect(
        account.when(before, back("X2", "02-05", "E")),
        "reversal X2: A 2013-02-01 before 2013-03-01; from 2013-02-05 2013-02-01");
  }

  @Test
  void nothingIsTakenBackThatIsUnknownOrEarlierOrOfASettledInvoice() {
    refused(
        account.when(List.of(a), back("X", "01-21", "E")), new Rejection.UnknownDocument(key("E")));
    refused(
        account.when(List.of(a, e), back("X", "01-19", "E")),
        new Rejection.BeforeOriginal(key("E"), day("01-20")));
    refused(
        account.when(
            List.of(a, e, receipt("R", "02-10", "100", oldest())), back("X", "02-11", "E")),
        new Rejection.InvoiceNotOpen(new DocumentKey("CN01", Kind.INVOICE, "A")));
  }
}
