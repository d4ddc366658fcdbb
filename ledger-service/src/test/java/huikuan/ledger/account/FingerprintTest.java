package huikuan.ledger.account;

import static huikuan.ledger.account.Documents.ACCOUNT;
import static huikuan.ledger.account.Documents.day;
import static huikuan.ledger.account.Documents.invoice;
import static huikuan.ledger.account.Documents.none;
import static huikuan.ledger.account.Documents.oldest;
import static huikuan.ledger.account.Documents.receipt;
import static huikuan.ledger.account.Documents.to;
import static huikuan.ledger.account.Documents.usd;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.ledger.account.Document.Invoice;
import huikuan.ledger.account.Document.Labels;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  private final Invoice invoice = invoice("A", "2013-01-02", "2013-02-01", "55.90");

  @Test
  void theSameAmountWrittenShorterIsTheSameContent() {
    assertThat(invoice("A", "2013-01-02", "2013-02-01", "55.9").fingerprint())
        .isEqualTo(invoice.fingerprint());
  }

  @Test
  void theOrderOfAllocationsIsNoContent() {
    assertThat(receipt("R", "2013-01-02", "3", to("A=1.00", "B=2.00")).fingerprint())
        .isEqualTo(receipt("R", "2013-01-02", "3", to("B=2.00", "A=1.00")).fingerprint());
  }

  @Test
  void everyFactOfAnInvoiceIsContent() {
    Stream<Invoice> others =
        Stream.of(
            invoice("B", "2013-01-02", "2013-02-01", "55.90"),
            invoice("A", "2013-01-03", "2013-02-01", "55.90"),
            invoice("A", "2013-01-02", "2013-02-02", "55.90"),
            invoice("A", "2013-01-02", "2013-02-01", "55.91"),
            with(ACCOUNT, new Labels("C-1", null, null), null),
            with(ACCOUNT, new Labels(null, "C-1", null), null),
            with(ACCOUNT, new Labels(null, null, "C-1"), null),
            with(ACCOUNT, Labels.NONE, "[{}]"),
            with(AccountId.parse("CN01.OTHER.USD"), Labels.NONE, null));
    assertThat(others.map(Invoice::fingerprint))
        .doesNotHaveDuplicates()
        .doesNotContain(invoice.fingerprint());
  }

  @Test
  void thePolicyOfAReceiptIsContent() {
    assertThat(
            Stream.of(oldest(), none(), to("A=1.00"), to("A=1.00", "B=0.50"))
                .map(policy -> receipt("R", "2013-01-02", "3", policy).fingerprint()))
        .doesNotHaveDuplicates();
  }

  @Test
  void aSlashCannotMakeTwoKeysAlike() {
    assertThat(new DocumentKey("A/invoice", DocumentKey.Kind.INVOICE, "1").toString())
        .isNotEqualTo(new DocumentKey("A", DocumentKey.Kind.INVOICE, "invoice/1").toString());
  }

  private static Invoice with(AccountId account, Labels labels, String lines) {
    return new Invoice(
        account, "A", day("2013-01-02"), day("2013-02-01"), usd("55.90"), labels, lines);
  }
}
