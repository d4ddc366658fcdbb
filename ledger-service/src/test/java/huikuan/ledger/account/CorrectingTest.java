package huikuan.ledger.account;

import static huikuan.ledger.account.AccountFixture.refused;
import static huikuan.ledger.account.Documents.creditNote;
import static huikuan.ledger.account.Documents.day;
import static huikuan.ledger.account.Documents.invoice;
import static huikuan.ledger.account.Documents.none;
import static huikuan.ledger.account.Documents.oldest;
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

/** Re-allocations, refunds, write-offs and recoveries. */
class CorrectingTest {

  private final Invoice a = invoice("A", "01-02", "02-01", "100");
  private final Invoice b = invoice("B", "01-05", "02-20", "50");
  private final Credit onAccount = receipt("R", "02-10", "120", none());

  private final AccountFixture account = new AccountFixture();

  @Test
  void moneyOnAccountIsAppliedLater() {
    Told.expect(
        account.when(List.of(a, b, onAccount), reallocation("M", "02-15", "R", to("A=100"))),
        "allocation M: R>A 100.00 02-15 leaves 0.00; unapplied 20.00");
  }

  @Test
  void aReallocationReplacesWhatStoodBefore() {
    Told.expect(
        account.when(
            List.of(a, b, receipt("R", "02-10", "100", to("A=100"))),
            reallocation("M", "02-15", "R", to("A=50", "B=50"))),
        "allocation M: R>A -50.00 02-15 leaves 50.00, R>B 50.00 02-15 leaves 0.00; unapplied 0.00");
  }

  @Test
  void aReallocationToNothingPutsTheMoneyOnAccount() {
    Told.expect(
        account.when(
            List.of(a, receipt("R", "02-10", "100", to("A=100"))),
            reallocation("M", "02-15", "R", none())),
        "allocation M: R>A -100.00 02-15 leaves 100.00; unapplied 100.00");
  }

  @Test
  void aReallocationToTheSameChangesNothing() {
    Told.expect(
        account.when(
            List.of(a, receipt("R", "02-10", "100", to("A=100"))),
            reallocation("M", "02-10", "R", to("A=100"))),
        "allocation M; unapplied 0.00");
  }

  @Test
  void whatWasRefundedStaysRefunded() {
    refused(
        account.when(
            List.of(a, onAccount, refund("F", "02-11", "30", oldest())),
            reallocation("M", "02-15", "R", to("A=90.01"))),
        new Rejection.AllocationsExceedDocument(usd("90"), usd("90.01")));
  }

  @Test
  void aReversedReceiptIsNotReallocated() {
    refused(
        account.when(
            List.of(a, onAccount, reversal("X", "02-11", Kind.RECEIPT, "R")),
            reallocation("M", "02-15", "R", to("A=1"))),
        new Rejection.AlreadyReversed(
            new DocumentKey("CN01", Kind.RECEIPT, "R"), "X", day("02-11")));
  }

  @Test
  void anUnknownReceiptIsNotReallocated() {
    refused(
        account.when(List.of(a), reallocation("M", "02-15", "R", to("A=1"))),
        new Rejection.UnknownDocument(new DocumentKey("CN01", Kind.RECEIPT, "R")));
  }

  @Test
  void aReceiptIsNotReallocatedBeforeItCame() {
    refused(
        account.when(List.of(a, onAccount), reallocation("M", "02-09", "R", to("A=1"))),
        new Rejection.BeforeOriginal(new DocumentKey("CN01", Kind.RECEIPT, "R"), day("02-10")));
  }

  @Test
  void aRefundTakesTheOldestCreditsFirst() {
    Told.expect(
        account.when(
            List.of(onAccount, creditNote("K", "01-10", "10", none())),
            refund("F", "02-15", "30", oldest())),
        "refund F 30.00: K>refund/F 10.00 02-15 leaves 0.00, R>refund/F 20.00 02-15 leaves 0.00");
  }

  @Test
  void aRefundTakesFromTheCreditsItNames() {
    Told.expect(
        account.when(
            List.of(onAccount, creditNote("K", "01-10", "10", none())),
            refund("F", "02-15", "30", to("receipt/R=30"))),
        "refund F 30.00: R>refund/F 30.00 02-15 leaves 0.00");
  }

  @Test
  void moreThanIsUnappliedIsNotRefunded() {
    refused(
        account.when(List.of(onAccount), refund("F", "02-15", "120.01", oldest())),
        new Rejection.ExceedsUnapplied(usd("120.01"), usd("120"), List.of()));
  }

  @Test
  void moreThanACreditHasLeftIsNotRefundedOfIt() {
    refused(
        account.when(List.of(onAccount), refund("F", "02-15", "121", to("receipt/R=121"))),
        new Rejection.ExceedsOpenAmount(0, Kind.RECEIPT, "R", usd("120"), List.of()));
  }

  @Test
  void aRefundIsTakenFromCreditsToTheCent() {
    refused(
        account.when(List.of(onAccount), refund("F", "02-15", "30", to("receipt/R=29.99"))),
        new Rejection.AllocationsShortOfDocument(usd("30"), usd("29.99")));
  }

  @Test
  void anUnknownCreditIsNotRefunded() {
    refused(
        account.when(List.of(onAccount), refund("F", "02-15", "30", to("receipt/Q=30"))),
        new Rejection.UnknownItem(0, Kind.RECEIPT, "Q"));
  }

  @Test
  void aClaimIsWrittenOffInPart() {
    Told.expect(
        account.when(List.of(a), writeOff("W", "03-01", "40", "A=40")),
        "writeOff W 40.00: A 40.00 03-01 leaves 60.00");
  }

  @Test
  void moreThanIsOpenIsNotWrittenOff() {
    refused(
        account.when(List.of(a), writeOff("W", "03-01", "100.01", "A=100.01")),
        new Rejection.ExceedsOpenAmount(0, Kind.INVOICE, "A", usd("100"), List.of()));
  }

  @Test
  void aWriteOffIsAllocatedToTheCent() {
    refused(
        account.when(List.of(a), writeOff("W", "03-01", "40", "A=39.99")),
        new Rejection.AllocationsShortOfDocument(usd("40"), usd("39.99")));
  }

  @Test
  void whatWasWrittenOffCanBeRecoveredPartByPart() {
    List<Document> given =
        List.of(a, writeOff("W", "03-01", "40", "A=40"), recovery("Y1", "04-01", "30", "W"));
    Told.expect(account.when(given, recovery("Y2", "04-02", "10", "W")), "recovery Y2 10.00");
    refused(
        new AccountFixture().when(given, recovery("Y2", "04-02", "10.01", "W")),
        new Rejection.ExceedsWriteOff(
            new DocumentKey("CN01", Kind.WRITE_OFF, "W"), usd("10"), List.of()));
  }

  @Test
  void aRecoveryUndoneCanBeRecoveredAgain() {
    Told.expect(
        account.when(
            List.of(
                a,
                writeOff("W", "03-01", "40", "A=40"),
                recovery("Y1", "04-01", "40", "W"),
                reversal("X", "04-02", Kind.RECOVERY, "Y1")),
            recovery("Y2", "04-03", "40", "W")),
        "recovery Y2 40.00");
  }

  @Test
  void nothingIsRecoveredOfAnUnknownWriteOff() {
    refused(
        account.when(List.of(a), recovery("Y", "04-02", "10", "W")),
        new Rejection.UnknownDocument(new DocumentKey("CN01", Kind.WRITE_OFF, "W")));
  }
}
