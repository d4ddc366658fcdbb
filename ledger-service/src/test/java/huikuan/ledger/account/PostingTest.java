package huikuan.ledger.account;

import static huikuan.ledger.account.Documents.ACCOUNT;
import static huikuan.ledger.account.Documents.day;
import static huikuan.ledger.account.Documents.usd;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.account.AccountEvent.DocumentReversed;
import huikuan.ledger.account.AccountEvent.ReceiptRecorded;
import huikuan.ledger.account.AccountEvent.RecoveryRecorded;
import huikuan.ledger.account.Document.Labels;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostingTest {

  private static final Item INVOICE =
      new Item(Kind.INVOICE, "A", day("01-02"), day("02-01"), null, usd("10"), null, null);
  private static final Item WRITE_OFF =
      new Item(Kind.WRITE_OFF, "W", day("03-01"), null, null, usd("10"), null, null);

  @Test
  void aReceiptIsOwedLessFromItsDayAndMovesToItsInvoiceFromTheAllocationsDay() {
    Item receipt = new Item(Kind.RECEIPT, "R", day("01-10"), null, null, usd("50"), null, null);
    ReceiptRecorded recorded =
        new ReceiptRecorded(
            ACCOUNT,
            "R",
            day("01-10"),
            day("12-31"),
            null,
            usd("50"),
            List.of(new Allocation(INVOICE, receipt, usd("30"), day("01-12"), usd("70"), null)),
            usd("20"),
            Labels.NONE,
            "f");
    assertThat(told(recorded))
        .containsExactly(
            "DOCUMENT 2013-01-10 receipt R -50.00",
            "ALLOCATION 2013-01-12 receipt R 30.00",
            "ALLOCATION 2013-01-12 invoice A -30.00");
  }

  @Test
  void aRecoveryChangesTheBalanceByNothing() {
    RecoveryRecorded recovery =
        new RecoveryRecorded(
            ACCOUNT, "Y", day("04-01"), day("04-01"), usd("10"), WRITE_OFF, Labels.NONE, "f");
    assertThat(told(recovery))
        .containsExactly(
            "DOCUMENT 2013-04-01 recovery Y -10.00", "REVIVAL 2013-04-01 recovery Y 10.00");
  }

  @Test
  void aReversalUndoesWhatItsDocumentDid() {
    assertThat(told(reversed(INVOICE, null)))
        .containsExactly("REVERSAL 2013-04-02 invoice A -10.00");
    assertThat(told(reversed(WRITE_OFF, null)))
        .containsExactly("REVERSAL 2013-04-02 writeOff W 10.00");
    Item recovery = new Item(Kind.RECOVERY, "Y", day("04-01"), null, null, usd("10"), null, null);
    assertThat(told(reversed(recovery, WRITE_OFF)))
        .containsExactly(
            "REVERSAL 2013-04-02 recovery Y 10.00", "REVIVAL 2013-04-02 recovery Y -10.00");
  }

  private static DocumentReversed reversed(Item item, Item writeOff) {
    return new DocumentReversed(
        ACCOUNT,
        "X",
        day("04-02"),
        day("04-02"),
        item,
        usd("10"),
        writeOff,
        List.of(),
        List.of(),
        Labels.NONE,
        "f");
  }

  private static List<String> told(AccountEvent event) {
    return Posting.of(event).stream()
        .map(
            each ->
                "%s %s %s %s %s"
                    .formatted(
                        each.entry(),
                        each.effectiveOn(),
                        each.item().kind(),
                        each.item().number(),
                        each.amount().decimal()))
        .toList();
  }
}
