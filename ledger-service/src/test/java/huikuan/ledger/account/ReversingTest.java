package huikuan.ledger.account;

import static huikuan.ledger.account.AccountFixture.refused;
import static huikuan.ledger.account.Documents.ACCOUNT;
import static huikuan.ledger.account.Documents.creditNote;
import static huikuan.ledger.account.Documents.day;
import static huikuan.ledger.account.Documents.invoice;
import static huikuan.ledger.account.Documents.none;
import static huikuan.ledger.account.Documents.oldest;
import static huikuan.ledger.account.Documents.post;
import static huikuan.ledger.account.Documents.reallocation;
import static huikuan.ledger.account.Documents.receipt;
import static huikuan.ledger.account.Documents.recovery;
import static huikuan.ledger.account.Documents.refund;
import static huikuan.ledger.account.Documents.reversal;
import static huikuan.ledger.account.Documents.to;
import static huikuan.ledger.account.Documents.usd;
import static huikuan.ledger.account.Documents.writeOff;

import huikuan.ledger.account.Document.Credit;
import huikuan.ledger.account.Document.Invoice;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReversingTest {

  private final Invoice a = invoice("A", "01-02", "02-01", "100");
  private final Invoice b = invoice("B", "01-05", "02-20", "50");
  private final Credit r = receipt("R", "02-10", "120", oldest());

  private final AccountFixture account = new AccountFixture();

  @Test
  void aBouncedReceiptOpensItsInvoicesAgainFromTheDayOfTheReversal() {
    Told.expect(
        account.when(List.of(a, b, r), reversal("X", "02-25", Kind.RECEIPT, "R")),
        "reversal X 120.00: R>A -100.00 02-25 leaves 100.00, R>B -20.00 02-25 leaves 50.00;"
            + " restored R A");
  }

  @Test
  void whatWasOpenedAgainCanBePaidAgain() {
    Told.expect(
        account.when(
            List.of(a, b, r, reversal("X", "02-25", Kind.RECEIPT, "R")),
            receipt("R2", "03-01", "150", oldest())),
        "receipt R2 150.00: A 100.00 03-01 leaves 0.00, B 50.00 03-01 leaves 0.00; unapplied 0.00");
  }

  @Test
  void aReversedInvoiceFreesTheMoneyThatPaidIt() {
    Told.expect(
        account.when(List.of(a, b, r), reversal("X", "02-25", Kind.INVOICE, "A")),
        "reversal X 100.00: R>A -100.00 02-25 leaves 0.00; restored A R");
  }

  @Test
  void moneyFreedCanBeAppliedLater() {
    Told.expect(
        account.when(
            List.of(a, b, r, reversal("X", "02-25", Kind.INVOICE, "A")),
            reallocation("M", "03-01", "R", oldest())),
        "allocation M: R>B 30.00 03-01 leaves 0.00; unapplied 70.00");
  }

  @Test
  void anAllocationThatWasToCountLaterNeverCounts() {
    Told.expect(
        account.when(
            List.of(a, receipt("F", "06-01", "100", oldest())),
            reversal("X", "03-01", Kind.INVOICE, "A")),
        "reversal X 100.00: F>A -100.00 06-01 leaves 0.00; restored A F");
  }

  @Test
  void documentsOfTheSameCommandCanBeReversedInIt() {
    Told.expect(
        account.when(
            List.of(),
            a,
            receipt("R", "02-10", "100", oldest()),
            reversal("X", "02-11", Kind.RECEIPT, "R")),
        "invoice A 100.00",
        "receipt R 100.00: A 100.00 02-10 leaves 0.00; unapplied 0.00",
        "reversal X 100.00: R>A -100.00 02-11 leaves 100.00; restored R A");
  }

  @Test
  void unappliedMoneyIsReversedWithoutTouchingAnybody() {
    Told.expect(
        account.when(
            List.of(a, receipt("R", "02-10", "30", none())),
            reversal("X", "02-25", Kind.RECEIPT, "R")),
        "reversal X 30.00");
  }

  @Test
  void aCreditNoteIsReversedLikeAReceipt() {
    Told.expect(
        account.when(
            List.of(a, creditNote("K", "01-20", "10", to("A=10"))),
            reversal("X", "02-25", Kind.CREDIT_NOTE, "K")),
        "reversal X 10.00: K>A -10.00 02-25 leaves 100.00; restored K");
  }

  @Test
  void aReversedRefundGivesTheMoneyBackToItsReceipt() {
    Told.expect(
        account.when(
            List.of(receipt("R", "02-10", "30", none()), refund("F", "02-11", "30", oldest())),
            reversal("X", "02-25", Kind.REFUND, "F")),
        "reversal X 30.00: R>refund/F -30.00 02-25 leaves 0.00; restored F R");
  }

  @Test
  void aRefundWhoseReceiptBouncedIsOwed() {
    Told.expect(
        account.when(
            List.of(
                receipt("R", "02-10", "30", none()),
                refund("F", "02-11", "30", oldest()),
                reversal("X", "02-25", Kind.RECEIPT, "R")),
            receipt("R2", "03-01", "30", to("refund/F=30"))),
        "receipt R2 30.00: refund/F 30.00 03-01 leaves 0.00; unapplied 0.00");
  }

  @Test
  void aReversedWriteOffRevivesTheClaim() {
    Told.expect(
        account.when(
            List.of(a, writeOff("W", "03-01", "100", "A=100")),
            reversal("X", "03-05", Kind.WRITE_OFF, "W")),
        "reversal X 100.00: W>A -100.00 03-05 leaves 100.00; restored W A");
  }

  @Test
  void anInvoiceWrittenOffIsNotReversedBeforeItsWriteOff() {
    refused(
        account.when(
            List.of(a, writeOff("W", "03-01", "40", "A=40")),
            reversal("X", "03-05", Kind.INVOICE, "A")),
        new Rejection.HasWriteOff(key(Kind.INVOICE, "A"), "W"));
  }

  @Test
  void afterTheWriteOffIsReversedTheInvoiceCanBeToo() {
    Told.expect(
        account.when(
            List.of(
                a,
                writeOff("W", "03-01", "40", "A=40"),
                reversal("X1", "03-05", Kind.WRITE_OFF, "W")),
            reversal("X2", "02-01", Kind.INVOICE, "A")),
        "reversal X2 100.00: W>A -40.00 03-01 leaves 0.00, W>A 40.00 03-05 leaves 0.00; restored"
            + " W");
  }

  @Test
  void aWriteOffWithRecoveriesIsNotReversedBeforeThem() {
    refused(
        account.when(
            List.of(a, writeOff("W", "03-01", "100", "A=100"), recovery("Y", "04-01", "10", "W")),
            reversal("X", "04-05", Kind.WRITE_OFF, "W")),
        new Rejection.HasRecoveries(key(Kind.WRITE_OFF, "W"), usd("10")));
  }

  @Test
  void afterItsRecoveriesAreReversedAWriteOffCanBeToo() {
    Told.expect(
        account.when(
            List.of(
                a,
                writeOff("W", "03-01", "100", "A=100"),
                recovery("Y", "04-01", "10", "W"),
                reversal("X1", "04-02", Kind.RECOVERY, "Y")),
            reversal("X2", "04-05", Kind.WRITE_OFF, "W")),
        "reversal X2 100.00: W>A -100.00 04-05 leaves 100.00; restored W A");
  }

  @Test
  void whatIsReversedIsNotReversedAgain() {
    refused(
        account.when(
            List.of(a, r, reversal("X1", "02-25", Kind.RECEIPT, "R")),
            reversal("X2", "02-26", Kind.RECEIPT, "R")),
        new Rejection.AlreadyReversed(key(Kind.RECEIPT, "R"), "X1", day("02-25")));
  }

  @Test
  void whatWasReversedInTheSameCommandIsNotReversedAgain() {
    account
        .when(
            List.of(a, r),
            reversal("X1", "02-25", Kind.RECEIPT, "R"),
            reversal("X2", "02-26", Kind.RECEIPT, "R"))
        .expectResultMessagePayload(
            List.of(
                new Outcome.Accepted(),
                new Outcome.Rejected(
                    new Rejection.AlreadyReversed(key(Kind.RECEIPT, "R"), "X1", day("02-25")))));
  }

  @Test
  void aReversalBeforeItsOriginalIsRefused() {
    refused(
        account.when(List.of(a), reversal("X", "01-01", Kind.INVOICE, "A")),
        new Rejection.BeforeOriginal(key(Kind.INVOICE, "A"), day("01-02")));
  }

  @Test
  void anUnknownDocumentIsNotReversed() {
    refused(
        account.when(List.of(a), reversal("X", "02-01", Kind.RECEIPT, "A")),
        new Rejection.UnknownDocument(key(Kind.RECEIPT, "A")));
  }

  @ParameterizedTest
  @EnumSource(names = {"ALLOCATION", "REVERSAL"})
  void whatMovesNoMoneyIsNotReversed(Kind kind) {
    refused(
        account.when(List.of(a), reversal("X", "02-01", kind, "A")),
        new Rejection.NotReversible(kind));
  }

  @Test
  void aLockedPeriodTakesNoReversal() {
    refused(
        account.when(
            List.of(a),
            new PostDocuments(
                ACCOUNT,
                List.of(reversal("X", "02-01", Kind.INVOICE, "A")),
                day("12-31"),
                day("02-02"))),
        new Rejection.PeriodLocked(day("02-01"), day("02-02")));
  }

  @Test
  void theFirstDayAfterTheLockTakesIt() {
    Told.expect(
        account.when(
            List.of(a),
            new PostDocuments(
                ACCOUNT,
                List.of(reversal("X", "02-02", Kind.INVOICE, "A")),
                day("12-31"),
                day("02-02"))),
        "reversal X 100.00");
  }

  @Test
  void aRepeatedReversalIsPostedOnce() {
    account
        .when(
            List.of(a),
            post(
                reversal("X", "02-02", Kind.INVOICE, "A"),
                reversal("X", "02-02", Kind.INVOICE, "A")))
        .expectResultMessagePayload(List.of(new Outcome.Accepted(), new Outcome.Repeated()));
  }

  private static DocumentKey key(Kind kind, String number) {
    return new DocumentKey("CN01", kind, number);
  }
}
