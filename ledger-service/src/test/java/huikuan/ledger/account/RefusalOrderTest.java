package huikuan.ledger.account;

import static huikuan.ledger.account.AccountFixture.refused;
import static huikuan.ledger.account.Documents.ACCOUNT;
import static huikuan.ledger.account.Documents.day;
import static huikuan.ledger.account.Documents.head;
import static huikuan.ledger.account.Documents.invoice;
import static huikuan.ledger.account.Documents.none;
import static huikuan.ledger.account.Documents.oldest;
import static huikuan.ledger.account.Documents.receipt;
import static huikuan.ledger.account.Documents.recovery;
import static huikuan.ledger.account.Documents.refund;
import static huikuan.ledger.account.Documents.reversal;
import static huikuan.ledger.account.Documents.to;
import static huikuan.ledger.account.Documents.usd;
import static huikuan.ledger.account.Documents.writeOff;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.ledger.account.AccountEvent.InvoicePosted;
import huikuan.ledger.account.Document.Credit;
import huikuan.ledger.account.Document.Head;
import huikuan.ledger.account.Document.Invoice;
import huikuan.ledger.account.Document.Labels;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A document with several faults is refused for the one that the reference lists first. */
class RefusalOrderTest {

  private static final LocalDate FAR = LocalDate.of(2015, 6, 1);
  private static final Line HALF = new Line("Pump", null, null, null, null, usd("50"));

  private final Invoice a = invoice("A", "01-02", "02-01", "100");
  private final Credit r = receipt("R", "02-10", "120", none());
  private final AccountFixture account = new AccountFixture(elsewhere());

  /** An invoice of another customer, in another currency. */
  private static InvoicePosted elsewhere() {
    Currency euro = Currency.getInstance("EUR");
    return new InvoicePosted(
        new AccountId("CN01", "OTHER", euro),
        "E",
        day("05-01"),
        day("05-01"),
        day("06-01"),
        null,
        Money.of(new BigDecimal("100"), euro),
        Labels.NONE,
        List.of(),
        "fingerprint");
  }

  private static Invoice faulty(Head head, String amount, String original, String due) {
    return new Invoice(head, day(due), usd(amount), day(original), List.of(HALF));
  }

  private static DocumentKey key(Kind kind, String number) {
    return new DocumentKey("CN01", kind, number);
  }

  @Test
  void aLockedPeriodComesBeforeADayFarAhead() {
    Head far = new Head(ACCOUNT, "F", FAR, false, Labels.NONE);
    LocalDate lockedBefore = LocalDate.of(2016, 1, 1);
    refused(
        account.when(
            List.of(),
            new PostDocuments(
                ACCOUNT, List.of(faulty(far, "0", "01-01", "01-01")), day("12-31"), lockedBefore)),
        new Rejection.PeriodLocked(FAR, lockedBefore));
  }

  @Test
  void aDayFarAheadComesBeforeWhatTheDocumentSays() {
    Head far = new Head(ACCOUNT, "F", FAR, false, Labels.NONE);
    refused(
        account.when(List.of(), faulty(far, "0", "01-01", "01-01")),
        new Rejection.PostedFarAhead(FAR, LocalDate.of(2014, 12, 31)));
  }

  @Test
  void anInvoiceIsCheckedByAmountThenDaysThenLines() {
    Head head = head("F", "02-01");
    refused(
        account.when(List.of(), faulty(head, "0", "03-01", "01-01")),
        new Rejection.AmountNotPositive(usd("0")));
    refused(
        account.when(List.of(), faulty(head, "100", "03-01", "01-01")),
        new Rejection.OriginalAfterPosted(day("03-01"), day("02-01")));
    refused(
        account.when(List.of(), faulty(head, "100", "01-15", "01-14")),
        new Rejection.DueBeforePosted(day("01-15"), day("01-14")));
    refused(
        account.when(List.of(), faulty(head, "100", "01-15", "01-15")),
        new Rejection.LinesDoNotAddUp(usd("50"), usd("100")));
  }

  @Test
  void aCreditIsCheckedByAmountThenDayThenAllocations() {
    Head head = head("C", "02-01");
    refused(
        account.when(List.of(), new Credit(head, Kind.RECEIPT, usd("0"), to("N=1"), day("03-01"))),
        new Rejection.AmountNotPositive(usd("0")));
    refused(
        account.when(List.of(), new Credit(head, Kind.RECEIPT, usd("10"), to("N=1"), day("03-01"))),
        new Rejection.OriginalAfterPosted(day("03-01"), day("02-01")));
    refused(
        account.when(List.of(), new Credit(head, Kind.RECEIPT, usd("10"), to("N=1"), null)),
        new Rejection.UnknownItem(0, Kind.INVOICE, "N"));
  }

  @Test
  void refundsAndWriteOffsAreCheckedByAmountFirst() {
    refused(
        account.when(List.of(), refund("F", "02-01", "0", to("receipt/N=1"))),
        new Rejection.AmountNotPositive(usd("0")));
    refused(
        account.when(List.of(), writeOff("W", "02-01", "0", "N=1")),
        new Rejection.AmountNotPositive(usd("0")));
  }

  @Test
  void aRecoveryIsCheckedByAmountThenByItsWriteOffThenByWhatIsLeft() {
    refused(
        account.when(List.of(), recovery("V", "02-01", "0", "W")),
        new Rejection.AmountNotPositive(usd("0")));
    refused(
        account.when(
            List.of(a, writeOff("W", "03-01", "100", "A=100")), recovery("V", "02-01", "200", "W")),
        new Rejection.BeforeOriginal(key(Kind.WRITE_OFF, "W"), day("03-01")));
    refused(
        account.when(
            List.of(
                a,
                writeOff("W", "03-01", "100", "A=100"),
                reversal("X", "03-02", Kind.WRITE_OFF, "W")),
            recovery("V", "02-01", "200", "W")),
        new Rejection.AlreadyReversed(key(Kind.WRITE_OFF, "W"), "X", day("03-02")));
  }

  @Test
  void aReversalIsCheckedByKindThenByItsDocumentThenByWhatWasBuiltOnIt() {
    refused(
        account.when(List.of(), reversal("X", "02-01", Kind.ALLOCATION, "N")),
        new Rejection.NotReversible(Kind.ALLOCATION));
    refused(
        account.when(List.of(), reversal("X", "02-01", Kind.INVOICE, "E")),
        new Rejection.DocumentElsewhere(key(Kind.INVOICE, "E"), elsewhere().account()));
    refused(
        account.when(
            List.of(a, writeOff("W", "03-01", "100", "A=100")),
            reversal("X", "01-01", Kind.INVOICE, "A")),
        new Rejection.BeforeOriginal(key(Kind.INVOICE, "A"), day("01-02")));
  }

  @Test
  void allocationsAreCheckedInThemselvesFirst() {
    refused(
        account.when(List.of(), receipt("C", "02-01", "10", to("A=11", "A=0"))),
        new Rejection.AllocationNotPositive(1, usd("0")));
    refused(
        account.when(List.of(), receipt("C", "02-01", "10", to("A=11", "A=1"))),
        new Rejection.ItemRepeated(1, Kind.INVOICE, "A"));
    refused(
        account.when(List.of(), receipt("C", "02-01", "10", to("N=11"))),
        new Rejection.AllocationsExceedDocument(usd("10"), usd("11")));
    refused(
        account.when(List.of(), refund("F", "02-01", "10", to("receipt/N=9"))),
        new Rejection.AllocationsShortOfDocument(usd("10"), usd("9")));
  }

  @Test
  void allocationsAreThenCheckedOneAfterTheOther() {
    refused(
        account.when(List.of(a), receipt("C", "02-01", "500", to("A=101", "N=1"))),
        new Rejection.ExceedsOpenAmount(0, Kind.INVOICE, "A", usd("100"), List.of()));
    refused(
        account.when(List.of(a), receipt("C", "02-01", "500", to("N=1", "A=101"))),
        new Rejection.UnknownItem(0, Kind.INVOICE, "N"));
    refused(
        account.when(List.of(), receipt("C", "02-01", "500", to("E=1"))),
        new Rejection.OtherCurrency(0, Kind.INVOICE, "E", elsewhere().account()));
  }

  @Test
  void aCreditSetAnewIsCheckedByItsDocumentThenByAllocations() {
    refused(
        account.when(List.of(r), Documents.reallocation("M", "02-09", "R", to("N=500", "N=0"))),
        new Rejection.BeforeOriginal(key(Kind.RECEIPT, "R"), day("02-10")));
    refused(
        account.when(List.of(r), refund("F", "02-11", "130", oldest())),
        new Rejection.ExceedsUnapplied(usd("130"), usd("120"), List.of()));
  }
}
