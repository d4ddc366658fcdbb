package huikuan.ledger.account;

import static huikuan.ledger.account.AccountFixture.refused;
import static huikuan.ledger.account.Documents.ACCOUNT;
import static huikuan.ledger.account.Documents.creditNote;
import static huikuan.ledger.account.Documents.day;
import static huikuan.ledger.account.Documents.head;
import static huikuan.ledger.account.Documents.invoice;
import static huikuan.ledger.account.Documents.none;
import static huikuan.ledger.account.Documents.oldest;
import static huikuan.ledger.account.Documents.receipt;
import static huikuan.ledger.account.Documents.to;
import static huikuan.ledger.account.Documents.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.ledger.account.AccountEvent.InvoicePosted;
import huikuan.ledger.account.Document.Credit;
import huikuan.ledger.account.Document.Invoice;
import huikuan.ledger.account.Document.Labels;
import huikuan.ledger.account.Outcome.Accepted;
import huikuan.ledger.account.Outcome.Rejected;
import huikuan.ledger.account.Outcome.Repeated;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountTest {

  private final Invoice a = invoice("A", "01-02", "02-01", "100");
  private final Invoice b = invoice("B", "01-05", "01-20", "50");

  private final AccountFixture account = new AccountFixture();

  @Test
  void anInvoiceOpensAnAccountThatDidNotExist() {
    Told.expect(account.when(List.of(), a), "invoice A 100.00")
        .expectResultMessagePayload(List.of(new Accepted()));
  }

  @Test
  void anInvoiceDueOnTheDayItIsPostedIsAccepted() {
    Told.expect(account.when(List.of(), invoice("A", "01-02", "01-02", "1")), "invoice A 1.00");
  }

  @Test
  void anInvoiceDueBeforeItWasPostedIsRefused() {
    refused(
        account.when(List.of(), invoice("A", "01-02", "01-01", "1")),
        new Rejection.DueBeforePosted(day("01-02"), day("01-01")));
  }

  @Test
  void anInvoiceOverNothingIsRefused() {
    refused(
        account.when(List.of(), invoice("A", "01-02", "02-01", "0")),
        new Rejection.AmountNotPositive(usd("0")));
  }

  @Test
  void linesThatAddUpAreAccepted() {
    Told.expect(
        account.when(List.of(), withLines(line("90.00"), line("-10.00"), line("20.00"))),
        "invoice A 100.00");
  }

  @Test
  void linesThatDoNotAddUpAreRefused() {
    refused(
        account.when(List.of(), withLines(line("99.99"))),
        new Rejection.LinesDoNotAddUp(usd("99.99"), usd("100")));
  }

  private static Invoice withLines(Line... lines) {
    return new Invoice(head("A", "01-02"), day("02-01"), usd("100"), null, List.of(lines));
  }

  private static Line line(String amount) {
    return new Line("P-1", null, null, null, null, usd(amount));
  }

  @Test
  void anInvoiceBroughtForwardMayBeOverdueWhenItComes() {
    Invoice old = new Invoice(head("A", "06-01"), day("02-01"), usd("1"), day("01-02"), List.of());
    Told.expect(account.when(List.of(), old), "invoice A 1.00");
    assertThat(posted(old).item().agesFrom()).isEqualTo(day("01-02"));
  }

  @Test
  void anInvoiceBroughtForwardIsNotDueBeforeItWasFirstPosted() {
    refused(
        account.when(
            List.of(),
            new Invoice(head("A", "06-01"), day("01-01"), usd("1"), day("01-02"), List.of())),
        new Rejection.DueBeforePosted(day("01-02"), day("01-01")));
  }

  @Test
  void nothingIsBroughtForwardFromTheFuture() {
    refused(
        account.when(
            List.of(),
            new Invoice(head("A", "01-01"), day("03-01"), usd("1"), day("01-02"), List.of())),
        new Rejection.OriginalAfterPosted(day("01-02"), day("01-01")));
    refused(
        new AccountFixture()
            .when(
                List.of(),
                new Credit(head("R", "01-01"), Kind.RECEIPT, usd("1"), none(), day("01-02"))),
        new Rejection.OriginalAfterPosted(day("01-02"), day("01-01")));
  }

  @Test
  void aReceiptPaysTheInvoicesItNames() {
    Told.expect(
        account.when(List.of(a, b), receipt("R", "01-15", "120", to("A=70", "B=50"))),
        "receipt R 120.00: A 70.00 01-15 leaves 30.00, B 50.00 01-15 leaves 0.00; unapplied 0.00");
  }

  @Test
  void whatAReceiptDoesNotAllocateIsUnapplied() {
    Told.expect(
        account.when(List.of(a, b), receipt("R", "01-15", "120", to("A=70"))),
        "receipt R 120.00: A 70.00 01-15 leaves 30.00; unapplied 50.00");
  }

  @Test
  void aReceiptOnAccountPaysNothingYet() {
    Told.expect(
        account.when(List.of(a), receipt("R", "01-15", "70", none())),
        "receipt R 70.00; unapplied 70.00");
  }

  @Test
  void aReceiptOverLessThanNothingIsRefused() {
    refused(
        account.when(List.of(a), receipt("R", "01-15", "-1", oldest())),
        new Rejection.AmountNotPositive(usd("-1")));
  }

  @Test
  void aCreditNoteReducesItsInvoice() {
    Told.expect(
        account.when(List.of(a), creditNote("K", "01-20", "5", to("A=5"))),
        "creditNote K 5.00: A 5.00 01-20 leaves 95.00; unapplied 0.00");
  }

  @Test
  void anAllocationOfNothingIsRefused() {
    refusedReceipt(to("A=0"), new Rejection.AllocationNotPositive(0, usd("0")));
  }

  @Test
  void anInvoiceNamedTwiceIsRefused() {
    refusedReceipt(to("A=1", "B=1", "A=2"), new Rejection.ItemRepeated(2, Kind.INVOICE, "A"));
  }

  @Test
  void allocatingMoreThanTheReceiptIsRefused() {
    refusedReceipt(
        to("A=60.00", "B=10.01"), new Rejection.AllocationsExceedDocument(usd("70"), usd("70.01")));
  }

  @Test
  void allocatingToAnInvoiceThatNeverWasIsRefused() {
    refusedReceipt(to("A=1", "C=1"), new Rejection.UnknownItem(1, Kind.INVOICE, "C"));
  }

  @Test
  void allocatingMoreThanIsOpenIsRefused() {
    refusedReceipt(
        to("B=50.01"), new Rejection.ExceedsOpenAmount(0, Kind.INVOICE, "B", usd("50"), List.of()));
  }

  @Test
  void nothingIsOpenOfASettledInvoice() {
    refused(
        account.when(
            List.of(a, b, receipt("R1", "01-15", "50", to("B=50"))),
            receipt("R2", "01-15", "1", to("B=1"))),
        new Rejection.ExceedsOpenAmount(0, Kind.INVOICE, "B", usd("0"), List.of()));
  }

  @Test
  void anInvoiceOfAnotherCustomerIsNotPaid() {
    InvoicePosted elsewhere = elsewhere("CN01.OTHER.USD", "1.00 USD");
    refused(
        new AccountFixture(elsewhere).when(List.of(a), receipt("R", "01-15", "1", to("Z=1"))),
        new Rejection.OtherCustomer(0, Kind.INVOICE, "Z", elsewhere.account()));
  }

  @Test
  void anInvoiceInAnotherCurrencyIsNotPaid() {
    InvoicePosted elsewhere = elsewhere("CN01.ACME.JPY", "100 JPY");
    refused(
        new AccountFixture(elsewhere).when(List.of(a), receipt("R", "01-15", "1", to("Z=1"))),
        new Rejection.OtherCurrency(0, Kind.INVOICE, "Z", elsewhere.account()));
  }

  private static InvoicePosted elsewhere(String account, String amount) {
    return new InvoicePosted(
        AccountId.parse(account),
        "Z",
        day("01-01"),
        day("01-01"),
        day("01-02"),
        null,
        Money.parse(amount),
        Labels.NONE,
        List.of(),
        "f");
  }

  @Test
  void documentsOfOneCommandSeeEachOtherInOrder() {
    Credit tooEarly = receipt("R1", "01-15", "100", to("A=100"));
    Credit inTime = receipt("R2", "01-15", "100", to("A=100"));
    Told.expect(
            account.when(List.of(), tooEarly, a, inTime),
            "invoice A 100.00",
            "receipt R2 100.00: A 100.00 01-15 leaves 0.00; unapplied 0.00")
        .expectResultMessagePayload(
            List.of(
                new Rejected(new Rejection.UnknownItem(0, Kind.INVOICE, "A")),
                new Accepted(),
                new Accepted()));
  }

  @Test
  void aDocumentRepeatedInOneCommandIsPostedOnce() {
    Told.expect(account.when(List.of(), a, a), "invoice A 100.00")
        .expectResultMessagePayload(List.of(new Accepted(), new Repeated()));
  }

  @Test
  void aNumberRepeatedWithOtherContentInOneCommandIsRefused() {
    Invoice other = invoice("A", "01-02", "02-01", "100.01");
    Told.expect(account.when(List.of(), a, other), "invoice A 100.00")
        .expectResultMessagePayload(
            List.of(
                new Accepted(),
                new Rejected(new Rejection.NumberTaken(other.key(), other.account()))));
  }

  @Test
  void anInvoiceAndAReceiptMayShareTheirNumber() {
    Told.expect(
        account.when(List.of(a), receipt("A", "01-15", "1", none())),
        "receipt A 1.00; unapplied 1.00");
  }

  @Test
  void aLockedPeriodTakesNothing() {
    refused(
        account.when(List.of(), new PostDocuments(ACCOUNT, List.of(a), day("12-31"), day("01-03"))),
        new Rejection.PeriodLocked(day("01-02"), day("01-03")));
  }

  @Test
  void aDocumentOfAnotherAccountNeverReachesThisOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new PostDocuments(
                    AccountId.parse("CN01.OTHER.USD"), List.of(a), day("12-31"), null));
  }

  @Test
  void anEventClaimsItsDocumentsNumber() {
    assertThat(posted(a).businessKeys()).containsExactly("CN01/invoice/A");
    assertThat(posted(a).mentions()).isEmpty();
  }

  @Test
  void settledItemsLeaveTheAccount() {
    account
        .when(List.of(a, b), receipt("R", "01-15", "150", oldest()))
        .expectState(state -> assertThat(state).extracting("items.open").isEqualTo(Map.of()));
  }

  private static InvoicePosted posted(Invoice invoice) {
    return new InvoicePosted(
        ACCOUNT,
        invoice.head().number(),
        invoice.head().postedOn(),
        day("12-31"),
        invoice.dueOn(),
        invoice.originallyPostedOn(),
        invoice.amount(),
        Labels.NONE,
        List.of(),
        invoice.fingerprint());
  }

  private void refusedReceipt(AllocationPolicy policy, Rejection rejection) {
    refused(account.when(List.of(a, b), receipt("R", "01-15", "70", policy)), rejection);
  }
}
