package huikuan.ledger.account;

import static huikuan.ledger.account.Documents.allocation;
import static huikuan.ledger.account.Documents.invoice;
import static huikuan.ledger.account.Documents.none;
import static huikuan.ledger.account.Documents.oldest;
import static huikuan.ledger.account.Documents.post;
import static huikuan.ledger.account.Documents.posted;
import static huikuan.ledger.account.Documents.receipt;
import static huikuan.ledger.account.Documents.recorded;
import static huikuan.ledger.account.Documents.to;
import static huikuan.ledger.account.Documents.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import huikuan.contracts.AccountId;
import huikuan.ledger.account.Document.Invoice;
import huikuan.ledger.account.Document.Receipt;
import huikuan.ledger.account.Outcome.Accepted;
import huikuan.ledger.account.Outcome.Rejected;
import huikuan.ledger.account.Outcome.Repeated;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

class AccountTest {

  private final Invoice a = invoice("A", "2013-01-02", "2013-02-01", "100.00");
  private final Invoice b = invoice("B", "2013-01-05", "2013-01-20", "50.00");

  private final FixtureConfiguration<Account> fixture = new AggregateTestFixture<>(Account.class);

  @Test
  void anInvoiceOpensAnAccountThatDidNotExist() {
    fixture
        .givenNoPriorActivity()
        .when(post(a))
        .expectEvents(posted(a))
        .expectResultMessagePayload(List.of(new Accepted()));
  }

  @Test
  void anInvoiceDueOnTheDayItIsPostedIsAccepted() {
    Invoice atOnce = invoice("A", "2013-01-02", "2013-01-02", "1.00");
    fixture.givenNoPriorActivity().when(post(atOnce)).expectEvents(posted(atOnce));
  }

  @Test
  void anInvoiceDueBeforeItWasPostedIsRefused() {
    Invoice early = invoice("A", "2013-01-02", "2013-01-01", "1.00");
    refused(
        fixture.givenNoPriorActivity().when(post(early)),
        new Rejection.DueBeforePosted(early.postedOn(), early.dueOn()));
  }

  @Test
  void anInvoiceOverNothingIsRefused() {
    Invoice nothing = invoice("A", "2013-01-02", "2013-02-01", "0.00");
    refused(
        fixture.givenNoPriorActivity().when(post(nothing)),
        new Rejection.AmountNotPositive(usd("0.00")));
  }

  @Test
  void aReceiptOverLessThanNothingIsRefused() {
    refused(
        fixture.given(posted(a)).when(post(receipt("R", "2013-01-15", "-1.00", oldest()))),
        new Rejection.AmountNotPositive(usd("-1.00")));
  }

  @Test
  void aReceiptPaysTheInvoicesItNames() {
    Receipt receipt = receipt("R", "2013-01-15", "120.00", to("A=70.00", "B=50.00"));
    fixture
        .given(posted(a), posted(b))
        .when(post(receipt))
        .expectEvents(
            recorded(
                receipt,
                "0.00",
                allocation("A", "70.00", "30.00"),
                allocation("B", "50.00", "0.00")));
  }

  @Test
  void whatAReceiptDoesNotAllocateIsUnapplied() {
    Receipt receipt = receipt("R", "2013-01-15", "120.00", to("A=70.00"));
    fixture
        .given(posted(a), posted(b))
        .when(post(receipt))
        .expectEvents(recorded(receipt, "50.00", allocation("A", "70.00", "30.00")));
  }

  @Test
  void aReceiptOnAccountPaysNothingYet() {
    Receipt receipt = receipt("R", "2013-01-15", "70.00", none());
    fixture.given(posted(a)).when(post(receipt)).expectEvents(recorded(receipt, "70.00"));
  }

  @Test
  void aReceiptIntoAnEmptyAccountIsUnapplied() {
    Receipt receipt = receipt("R", "2013-01-15", "70.00", oldest());
    fixture.givenNoPriorActivity().when(post(receipt)).expectEvents(recorded(receipt, "70.00"));
  }

  @Test
  void aSecondReceiptPaysWhatTheFirstLeftOpen() {
    Receipt first = receipt("R1", "2013-01-15", "120.00", oldest());
    Receipt second = receipt("R2", "2013-01-16", "40.00", oldest());
    fixture
        .given(posted(a), posted(b))
        .andGiven(
            recorded(
                first, "0.00", allocation("B", "50.00", "0.00"), allocation("A", "70.00", "30.00")))
        .when(post(second))
        .expectEvents(recorded(second, "10.00", allocation("A", "30.00", "0.00")));
  }

  @Test
  void anAllocationOfNothingIsRefused() {
    refusedReceipt(to("A=0.00"), new Rejection.AllocationNotPositive(0, usd("0.00")));
  }

  @Test
  void anInvoiceNamedTwiceIsRefused() {
    refusedReceipt(to("A=1.00", "B=1.00", "A=2.00"), new Rejection.InvoiceRepeated(2, "A"));
  }

  @Test
  void allocatingMoreThanTheReceiptIsRefused() {
    refusedReceipt(
        to("A=60.00", "B=10.01"),
        new Rejection.AllocationsExceedReceipt(usd("70.00"), usd("70.01")));
  }

  @Test
  void allocatingToAnInvoiceThatIsNotInTheAccountIsRefused() {
    refusedReceipt(to("A=1.00", "C=1.00"), new Rejection.InvoiceNotOpen(1, "C"));
  }

  @Test
  void allocatingMoreThanIsOpenIsRefused() {
    refusedReceipt(to("B=50.01"), new Rejection.ExceedsOpenAmount(0, "B", usd("50.00")));
  }

  @Test
  void aSettledInvoiceIsNoLongerOpen() {
    Receipt all = receipt("R1", "2013-01-15", "50.00", to("B=50.00"));
    refused(
        fixture
            .given(posted(a), posted(b), recorded(all, "0.00", allocation("B", "50.00", "0.00")))
            .when(post(receipt("R2", "2013-01-15", "1.00", to("B=1.00")))),
        new Rejection.InvoiceNotOpen(0, "B"));
  }

  @Test
  void documentsOfOneCommandSeeEachOtherInOrder() {
    Receipt tooEarly = receipt("R1", "2013-01-15", "100.00", to("A=100.00"));
    Receipt inTime = receipt("R2", "2013-01-15", "100.00", to("A=100.00"));
    fixture
        .givenNoPriorActivity()
        .when(post(tooEarly, a, inTime))
        .expectEvents(posted(a), recorded(inTime, "0.00", allocation("A", "100.00", "0.00")))
        .expectResultMessagePayload(
            List.of(
                new Rejected(new Rejection.InvoiceNotOpen(0, "A")),
                new Accepted(),
                new Accepted()));
  }

  @Test
  void aDocumentRepeatedInOneCommandIsPostedOnce() {
    fixture
        .givenNoPriorActivity()
        .when(post(a, a))
        .expectEvents(posted(a))
        .expectResultMessagePayload(List.of(new Accepted(), new Repeated()));
  }

  @Test
  void aNumberRepeatedWithOtherContentInOneCommandIsRefused() {
    Invoice other = invoice("A", "2013-01-02", "2013-02-01", "100.01");
    fixture
        .givenNoPriorActivity()
        .when(post(a, other))
        .expectEvents(posted(a))
        .expectResultMessagePayload(
            List.of(
                new Accepted(),
                new Rejected(new Rejection.NumberTaken(other.key(), other.account()))));
  }

  @Test
  void anInvoiceAndAReceiptMayShareTheirNumber() {
    Receipt receipt = receipt("A", "2013-01-15", "1.00", none());
    fixture
        .givenNoPriorActivity()
        .when(post(a, receipt))
        .expectEvents(posted(a), recorded(receipt, "1.00"));
  }

  @Test
  void aDocumentOfAnotherAccountNeverReachesThisOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PostDocuments(AccountId.parse("CN01.OTHER.USD"), List.of(a)));
  }

  @Test
  void anEventClaimsItsDocumentsNumber() {
    assertThat(posted(a).businessKeys()).containsExactly("CN01/invoice/A");
    assertThat(recorded(receipt("R", "2013-01-15", "1.00", none()), "1.00").businessKeys())
        .containsExactly("CN01/receipt/R");
  }

  private void refusedReceipt(AllocationPolicy policy, Rejection rejection) {
    refused(
        fixture.given(posted(a), posted(b)).when(post(receipt("R", "2013-01-15", "70.00", policy))),
        rejection);
  }

  private static void refused(ResultValidator<Account> result, Rejection rejection) {
    result.expectNoEvents().expectResultMessagePayload(List.of(new Rejected(rejection)));
  }
}
