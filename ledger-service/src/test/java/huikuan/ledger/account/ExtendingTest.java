package huikuan.ledger.account;

import static huikuan.ledger.account.AccountFixture.refused;
import static huikuan.ledger.account.Documents.day;
import static huikuan.ledger.account.Documents.extension;
import static huikuan.ledger.account.Documents.head;
import static huikuan.ledger.account.Documents.invoice;
import static huikuan.ledger.account.Documents.oldest;
import static huikuan.ledger.account.Documents.postOn;
import static huikuan.ledger.account.Documents.receipt;
import static huikuan.ledger.account.Documents.reversal;

import huikuan.ledger.account.Document.Extension;
import huikuan.ledger.account.Document.Invoice;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Due dates that are put off. */
class ExtendingTest {

  private static final DocumentKey KEY = new DocumentKey("CN01", Kind.INVOICE, "A");

  private final Invoice a = invoice("A", "01-02", "02-01", "100");
  private final Invoice b = invoice("B", "01-05", "02-20", "50");
  private final AccountFixture account = new AccountFixture();

  @Test
  void anInvoiceIsDueLaterFromThenOn() {
    Told.expect(
        account.when(List.of(a), extension("E", "01-20", "A", "03-01")),
        "extension E: A 2013-03-01 after 2013-02-01");
    Told.expect(
        account.when(
            List.of(a, extension("E", "01-20", "A", "03-01")),
            extension("E2", "01-15", "A", "03-10")),
        "extension E2: A 2013-03-10 after 2013-03-01");
  }

  @Test
  void moneyPaysWhatIsDueFirstByWhatWasAgreed() {
    Told.expect(
        account.when(
            List.of(a, b, extension("E", "01-20", "A", "03-01")),
            receipt("R", "02-10", "60", oldest())),
        "receipt R 60.00: B 50.00 02-10 leaves 0.00, A 10.00 02-10 leaves 90.00; unapplied 0.00");
  }

  /** A settled invoice is not in the account's state. */
  @Test
  void whatIsOpenedAgainIsDueAsWasAgreed() {
    Told.expect(
        account.when(
            List.of(
                a,
                extension("E", "01-20", "A", "03-01"),
                receipt("R", "02-10", "100", oldest()),
                reversal("X", "02-15", Kind.RECEIPT, "R")),
            extension("E2", "02-20", "A", "03-02")),
        "extension E2: A 2013-03-02 after 2013-03-01");
  }

  @Test
  void oneDatedAheadIsPutOffToo() {
    Told.expect(
        account.after(
            List.of(postOn("01-01", a)),
            postOn(
                "01-01", new Extension(head("E", "01-02"), "A", day("03-01"), day("01-01"), null))),
        "extension E: A 2013-03-01 after 2013-02-01");
  }

  @Test
  void aDayThatIsNotLaterIsRefused() {
    Extension same = extension("E", "01-20", "A", "02-01");
    refused(account.when(List.of(a), same), new Rejection.NotPutOff(day("02-01")));
    refused(
        account.when(
            List.of(a, extension("E", "01-20", "A", "03-01")),
            extension("E2", "01-21", "A", "02-15")),
        new Rejection.NotPutOff(day("03-01")));
  }

  @Test
  void aDueDateIsPutOffByTwoYearsAtMost() {
    LocalDate last = LocalDate.parse("2015-02-01");
    Extension most = new Extension(head("E", "01-20"), "A", last, day("01-20"), null);
    Told.expect(account.when(List.of(a), most), "extension E: A 2015-02-01 after 2013-02-01");
    Extension more = new Extension(head("E", "01-20"), "A", last.plusDays(1), day("01-20"), null);
    refused(account.when(List.of(a), more), new Rejection.PutOffTooFar(last));
  }

  @Test
  void itCountsBeforeItsOwnDueDateHasPassed() {
    Told.expect(
        account.when(List.of(a), extension("E", "03-01", "A", "03-01")),
        "extension E: A 2013-03-01 after 2013-02-01");
    refused(
        account.when(List.of(a), extension("E", "03-02", "A", "03-01")),
        new Rejection.DueBeforePosted(day("03-02"), day("03-01")));
  }

  @Test
  void nothingIsPutOffThatIsNotOpen() {
    refused(
        account.when(List.of(), extension("E", "01-20", "A", "03-01")),
        new Rejection.UnknownDocument(KEY));
    refused(
        account.when(
            List.of(a, receipt("R", "02-10", "100", oldest())),
            extension("E", "02-20", "A", "03-01")),
        new Rejection.InvoiceNotOpen(KEY));
    refused(
        account.when(
            List.of(a, reversal("X", "01-15", Kind.INVOICE, "A")),
            extension("E", "01-20", "A", "03-01")),
        new Rejection.AlreadyReversed(KEY, "X", day("01-15")));
    refused(
        account.when(List.of(a), extension("E", "01-01", "A", "03-01")),
        new Rejection.BeforeOriginal(KEY, day("01-02")));
  }

  @Test
  void itWasAgreedBeforeItCountsAndBeforeItIsRecorded() {
    Extension later = new Extension(head("E", "01-20"), "A", day("03-01"), day("01-21"), null);
    refused(account.when(List.of(a), later), new Rejection.AgreedLater(day("01-20")));
    refused(
        account.after(
            List.of(postOn("01-10", a)), postOn("01-10", extension("E", "01-20", "A", "03-01"))),
        new Rejection.AgreedLater(day("01-10")));
  }
}
