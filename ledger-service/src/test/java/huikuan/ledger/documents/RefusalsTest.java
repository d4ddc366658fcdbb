package huikuan.ledger.documents;

import static huikuan.ledger.documents.ReadDocuments.sent;
import static huikuan.ledger.documents.ReadDocuments.understood;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.ledger.account.Document;
import huikuan.ledger.account.DocumentKey;
import huikuan.ledger.account.Kind;
import huikuan.ledger.account.OpenItem.Link;
import huikuan.ledger.account.Rejection;
import huikuan.platform.web.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalsTest {

  private static final AccountId ACCOUNT = AccountId.parse("CN01.0379-NEVHP.USD");
  private static final AccountId NEIGHBOUR = AccountId.parse("CN01.ACME.USD");
  private static final AccountId FOREIGN = AccountId.parse("CN01.ACME.EUR");
  private static final Money FIVE = Money.parse("5.00 USD");
  private static final Money SIX = Money.parse("6.00 USD");
  private static final LocalDate DAY = LocalDate.parse("2013-01-02");

  private static final Document RECEIPT = understood(sent("receipt", "\"amount\":\"5.00\""));
  private static final Document REVERSAL =
      understood(
          sent(
              "reversal", "\"reverses\":{\"kind\":\"receipt\",\"number\":\"R\"},\"reason\":\"x\""));

  private static DocumentKey key(Kind kind, String number) {
    return new DocumentKey("CN01", kind, number);
  }

  /** In the order in which they are checked. */
  static Stream<Arguments> refusals() {
    DocumentKey receipt = key(Kind.RECEIPT, "R");
    return Stream.of(
        Arguments.of(
            new Rejection.PeriodLocked(DAY, DAY.plusDays(1)),
            "period-locked",
            "postedOn: 2013-01-03 or later: days before are closed"),
        Arguments.of(
            new Rejection.PostedFarAhead(
                LocalDate.parse("2062-02-28"), LocalDate.parse("2027-01-06")),
            "posted-far-ahead",
            "postedOn: 2027-01-06 or earlier;"
                + " a later day is confirmed by \"confirmPostedOn\":\"2062-02-28\""),
        Arguments.of(new Rejection.AmountNotPositive(FIVE), "not-positive", "amount: above zero"),
        Arguments.of(
            new Rejection.OriginalAfterPosted(DAY.plusDays(1), DAY),
            "original-after-posted",
            "originallyPostedOn: 2013-01-02 or earlier"),
        Arguments.of(
            new Rejection.DueBeforePosted(DAY, DAY.minusDays(1)),
            "due-before-posted",
            "dueOn: 2013-01-02 or later"),
        Arguments.of(
            new Rejection.LinesDoNotAddUp(SIX, FIVE),
            "lines-do-not-add-up",
            "lines: 5.00 in all, not 6.00"),
        Arguments.of(new Rejection.WayAhead(DAY), "way-ahead", "way.on: 2013-01-02 or earlier"),
        Arguments.of(
            new Rejection.NotReversible(Kind.REVERSAL),
            "not-reversible",
            "reverses.kind: any but reversal: a new document corrects what it did"),
        Arguments.of(
            new Rejection.UnknownDocument(receipt),
            "unknown-receipt",
            "reverses.number: the number of one posted before; there is no receipt R"),
        Arguments.of(
            new Rejection.DocumentElsewhere(receipt, NEIGHBOUR),
            "other-customer",
            "reverses.number: a number of the same account; R stands in CN01.ACME.USD"),
        Arguments.of(
            new Rejection.AlreadyReversed(receipt, "X-1", LocalDate.parse("2013-01-25")),
            "already-reversed",
            "reverses.number: a document that stands; reversal X-1 undoes receipt R from 2013-01-25"
                + " on"),
        Arguments.of(
            new Rejection.BeforeOriginal(receipt, DAY),
            "too-early",
            "postedOn: 2013-01-02 or later: then receipt R was posted"),
        Arguments.of(
            new Rejection.HasWriteOff(key(Kind.INVOICE, "A"), "W"),
            "written-off",
            "reverses.number: first reverse writeOff W, which gave up invoice A"),
        Arguments.of(
            new Rejection.HasRecoveries(key(Kind.WRITE_OFF, "W"), FIVE),
            "recovered",
            "reverses.number: first reverse the recoveries of writeOff W, 5.00 in all"),
        Arguments.of(
            new Rejection.ExceedsWriteOff(key(Kind.WRITE_OFF, "W"), FIVE, List.of()),
            "exceeds-write-off",
            "amount: at most 5.00 for writeOff W"),
        Arguments.of(
            new Rejection.InvoiceNotOpen(key(Kind.INVOICE, "A")),
            "invoice-not-open",
            "reverses.number: an invoice of which something is open"),
        Arguments.of(
            new Rejection.NotPutOff(DAY),
            "not-put-off",
            "dueOn: later than 2013-01-02, the present due date"),
        Arguments.of(
            new Rejection.DueDateMoved(DAY, DAY.plusDays(1)),
            "due-date-moved",
            "dueOn: a day agreed on the present due date, 2013-01-03; it was 2013-01-02 when this was"
                + " proposed"),
        Arguments.of(
            new Rejection.PutOffTooFar(DAY), "put-off-too-far", "dueOn: 2013-01-02 or earlier"),
        Arguments.of(
            new Rejection.AgreedLater(DAY), "agreed-later", "agreedOn: 2013-01-02 or earlier"),
        Arguments.of(
            new Rejection.PutOffLater(key(Kind.EXTENSION, "E"), "E2"),
            "put-off-later",
            "reverses.number: first reverse extension E2, which puts off the same due date"),
        Arguments.of(
            new Rejection.BeforeTakenBack("X", DAY),
            "too-early",
            "postedOn: 2013-01-02 or later: from then on reversal X took a later extension back"),
        Arguments.of(
            new Rejection.AllocationNotPositive(1, FIVE),
            "not-positive",
            "allocations[1].amount: above zero"),
        Arguments.of(
            new Rejection.ItemRepeated(1, Kind.INVOICE, "A"),
            "item-repeated",
            "allocations[1].invoice: each invoice once; A is twice"),
        Arguments.of(
            new Rejection.AllocationsExceedDocument(FIVE, SIX),
            "exceeds-amount",
            "allocations: at most 5.00 in all, not 6.00"),
        Arguments.of(
            new Rejection.AllocationsShortOfDocument(SIX, FIVE),
            "short-of-amount",
            "allocations: 6.00 in all, not 5.00"),
        Arguments.of(
            new Rejection.UnknownItem(0, Kind.INVOICE, "A"),
            "unknown-invoice",
            "allocations[0].invoice: the number of one posted before; there is no invoice A"),
        Arguments.of(
            new Rejection.OtherCurrency(0, Kind.INVOICE, "A", FOREIGN),
            "other-currency",
            "allocations[0].invoice: a number of the same account; A stands in CN01.ACME.EUR"),
        Arguments.of(
            new Rejection.OtherCustomer(0, Kind.INVOICE, "A", NEIGHBOUR),
            "other-customer",
            "allocations[0].invoice: a number of the same account; A stands in CN01.ACME.USD"),
        Arguments.of(
            new Rejection.ExceedsOpenAmount(0, Kind.INVOICE, "A", FIVE, List.of()),
            "exceeds-open-amount",
            "allocations[0].amount: at most 5.00 for invoice A"),
        Arguments.of(
            new Rejection.ExceedsUnapplied(SIX, FIVE, List.of()),
            "exceeds-unapplied",
            "amount: at most 5.00"));
  }

  @ParameterizedTest(name = "{1}: {2}")
  @MethodSource("refusals")
  void aRefusalTellsWhatWouldBeRight(Rejection rejection, String type, String detail) {
    boolean reversal = detail.startsWith("reverses") || detail.contains("then receipt");
    assertThat(Refusals.problem(rejection, reversal ? REVERSAL : RECEIPT))
        .returns("urn:huikuan:problem:" + type, Problem::type)
        .returns(422, Problem::status)
        .returns(detail, Problem::detail);
  }

  @Test
  void aTakenNumberIsAConflict() {
    assertThat(
            Refusals.problem(new Rejection.NumberTaken(key(Kind.RECEIPT, "R"), NEIGHBOUR), RECEIPT))
        .returns("urn:huikuan:problem:conflict", Problem::type)
        .returns(409, Problem::status)
        .returns(
            "receipt R of CN01 was posted to CN01.ACME.USD before, with other content. "
                + "Nothing was changed.",
            Problem::detail);
  }

  @Test
  void whatIsDatedAheadIsNamedIfItHoldsTheItem() {
    Link[] links = new Link[7];
    for (int each = 0; each < links.length; each++) {
      links[each] = new Link(Kind.RECEIPT, "R-" + each, LocalDate.parse("2013-02-28"), FIVE);
    }
    assertThat(held(links[0]))
        .isEqualTo(
            "allocations[0].amount: at most 5.00 for invoice A;"
                + " receipt R-0, dated ahead, takes 5.00 from 2013-02-28 on");
    assertThat(held(links))
        .startsWith(held(links[0]))
        .contains("receipt R-4, ")
        .endsWith("; 2 more do");
  }

  private static String held(Link... by) {
    return Refusals.problem(
            new Rejection.ExceedsOpenAmount(0, Kind.INVOICE, "A", FIVE, List.of(by)), RECEIPT)
        .detail();
  }

  @Test
  void everyRefusalIsHereInItsOrder() {
    List<String> here = refusals().map(each -> each.get()[0].getClass().getSimpleName()).toList();
    assertThat(Rejection.class.getPermittedSubclasses())
        .extracting(Class::getSimpleName)
        .startsWith("NumberTaken")
        .endsWith(here.toArray(String[]::new));
  }

  @Test
  void theTitleIsTheNameInWords() {
    assertThat(Refusals.problem(new Rejection.LinesDoNotAddUp(SIX, FIVE), RECEIPT).title())
        .isEqualTo("Lines do not add up");
  }

  /** The field at fault is told in the words of the document. */
  static Stream<Arguments> places() {
    Rejection unknownInvoice = new Rejection.UnknownItem(0, Kind.INVOICE, "A");
    Rejection tooMuch = new Rejection.ExceedsOpenAmount(0, Kind.INVOICE, "A", FIVE, List.of());
    String amount = "\"amount\":\"5.00\",";
    return Stream.of(
        Arguments.of("creditNote", amount + "\"invoice\":\"A\"", unknownInvoice, "invoice"),
        Arguments.of("creditNote", amount + "\"invoice\":\"A\"", tooMuch, "amount"),
        Arguments.of(
            "creditNote",
            amount + "\"allocations\":[{\"invoice\":\"A\",\"amount\":\"1\"}]",
            tooMuch,
            "allocations[0].amount"),
        Arguments.of(
            "writeOff", amount + "\"invoice\":\"A\",\"reason\":\"x\"", unknownInvoice, "invoice"),
        Arguments.of("writeOff", amount + "\"invoice\":\"A\",\"reason\":\"x\"", tooMuch, "amount"),
        Arguments.of(
            "refund",
            amount + "\"from\":[{\"receipt\":\"R\",\"amount\":\"1\"}]",
            new Rejection.UnknownItem(0, Kind.RECEIPT, "R"),
            "from[0].receipt"),
        Arguments.of(
            "refund",
            amount + "\"from\":[{\"receipt\":\"R\",\"amount\":\"1\"}]",
            new Rejection.AllocationsShortOfDocument(SIX, FIVE),
            "from"),
        Arguments.of(
            "recovery",
            amount + "\"writeOff\":\"W\"",
            new Rejection.UnknownDocument(key(Kind.WRITE_OFF, "W")),
            "writeOff"),
        Arguments.of(
            "recovery",
            amount + "\"writeOff\":\"W\"",
            new Rejection.AlreadyReversed(
                key(Kind.WRITE_OFF, "W"), "X", LocalDate.parse("2013-01-25")),
            "writeOff"),
        Arguments.of(
            "extension",
            "\"invoice\":\"A\",\"dueOn\":\"2013-05-01\",\"agreedOn\":\"2013-01-02\",\"reason\":\"x\"",
            new Rejection.InvoiceNotOpen(key(Kind.INVOICE, "A")),
            "invoice"),
        Arguments.of(
            "extension",
            "\"invoice\":\"A\",\"dueOn\":\"2013-01-01\",\"agreedOn\":\"2013-01-02\",\"reason\":\"x\"",
            new Rejection.DueBeforePosted(DAY, DAY.minusDays(1)),
            "postedOn"),
        Arguments.of(
            "allocation",
            "\"credit\":{\"kind\":\"creditNote\",\"number\":\"K\"}",
            new Rejection.UnknownDocument(key(Kind.CREDIT_NOTE, "K")),
            "credit.number"),
        Arguments.of(
            "allocation",
            "\"credit\":{\"kind\":\"creditNote\",\"number\":\"K\"}",
            new Rejection.DocumentElsewhere(key(Kind.CREDIT_NOTE, "K"), FOREIGN),
            "credit.number"));
  }

  @ParameterizedTest(name = "{0} {1}: {3}")
  @MethodSource("places")
  void theFieldAtFaultIsTheSenders(String kind, String more, Rejection rejection, String field) {
    assertThat(Refusals.problem(rejection, understood(sent(kind, more))).errors())
        .extracting(error -> error.field())
        .containsExactly(field);
  }

  /** A document's account differs by its currency first: that is the graver mistake. */
  @Test
  void aDocumentElsewhereIsToldByWhatDiffers() {
    Rejection foreign = new Rejection.DocumentElsewhere(key(Kind.RECEIPT, "R"), FOREIGN);
    assertThat(ACCOUNT.currency()).isNotEqualTo(FOREIGN.currency());
    assertThat(Refusals.problem(foreign, REVERSAL).type())
        .isEqualTo("urn:huikuan:problem:other-currency");
  }

  @Test
  void whatWasNeverPostedIsToldByItsKind() {
    assertThat(Stream.of(Kind.values()).map(kind -> new Rejection.UnknownDocument(key(kind, "1"))))
        .extracting(unknown -> Refusals.problem(unknown, REVERSAL).type())
        .containsExactly(
            "urn:huikuan:problem:unknown-invoice",
            "urn:huikuan:problem:unknown-credit-note",
            "urn:huikuan:problem:unknown-receipt",
            "urn:huikuan:problem:unknown-refund",
            "urn:huikuan:problem:unknown-write-off",
            "urn:huikuan:problem:unknown-recovery",
            "urn:huikuan:problem:unknown-allocation",
            "urn:huikuan:problem:unknown-reversal",
            "urn:huikuan:problem:unknown-extension");
  }
}
