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
import huikuan.ledger.account.Document.Head;
import huikuan.ledger.account.Document.Invoice;
import huikuan.ledger.account.Document.Labels;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  private final Invoice invoice = invoice("A", "01-02", "02-01", "55.90");

  @Test
  void theSameAmountWrittenShorterIsTheSameContent() {
    assertThat(invoice("A", "01-02", "02-01", "55.9").fingerprint())
        .isEqualTo(invoice.fingerprint());
  }

  @Test
  void theOrderOfAllocationsIsNoContent() {
    assertThat(receipt("R", "01-02", "3", to("A=1.00", "B=2.00")).fingerprint())
        .isEqualTo(receipt("R", "01-02", "3", to("B=2.00", "A=1.00")).fingerprint());
  }

  @Test
  void everyFactOfAnInvoiceIsContent() {
    Line line = new Line("P", null, null, null, null, usd("55.90"));
    Stream<Invoice> others =
        Stream.of(
            invoice("B", "01-02", "02-01", "55.90"),
            invoice("A", "01-03", "02-01", "55.90"),
            invoice("A", "01-02", "02-02", "55.90"),
            invoice("A", "01-02", "02-01", "55.91"),
            with(ACCOUNT, new Labels("C-1", null, null, null)),
            with(ACCOUNT, new Labels(null, "C-1", null, null)),
            with(ACCOUNT, new Labels(null, null, "C-1", null)),
            with(ACCOUNT, new Labels(null, null, null, "C-1")),
            with(ACCOUNT, Labels.NONE, line),
            with(ACCOUNT, Labels.NONE, line, line),
            with(AccountId.parse("CN01.OTHER.USD"), Labels.NONE));
    assertThat(others.map(Invoice::fingerprint))
        .doesNotHaveDuplicates()
        .doesNotContain(invoice.fingerprint());
  }

  @Test
  void everyFactOfALineIsContent() {
    Stream<Line> lines =
        Stream.of(
            new Line("P", null, null, null, null, usd("1")),
            new Line("Q", null, null, null, null, usd("1")),
            new Line("P", "s", null, null, null, usd("1")),
            new Line("P", null, BigDecimal.ONE, null, null, usd("1")),
            new Line("P", null, null, BigDecimal.ONE, null, usd("1")),
            new Line("P", null, null, null, usd("1"), usd("1")),
            new Line("P", null, null, null, null, usd("2")));
    assertThat(lines.map(Line::content)).doesNotHaveDuplicates();
  }

  @Test
  void theSameQuantityWrittenLongerIsTheSameContent() {
    assertThat(new Line("P", null, new BigDecimal("1.50"), null, null, usd("1")).content())
        .isEqualTo(new Line("P", null, new BigDecimal("1.5"), null, null, usd("1")).content());
  }

  @Test
  void thePolicyOfAReceiptIsContent() {
    assertThat(
            Stream.of(oldest(), none(), to("A=1"), to("A=1", "B=0.50"), to("refund/A=1"))
                .map(policy -> receipt("R", "01-02", "3", policy).fingerprint()))
        .doesNotHaveDuplicates();
  }

  @Test
  void aSlashCannotMakeTwoKeysAlike() {
    assertThat(new DocumentKey("A/invoice", Kind.INVOICE, "1").toString())
        .isNotEqualTo(new DocumentKey("A", Kind.INVOICE, "invoice/1").toString());
  }

  private static Invoice with(AccountId account, Labels labels, Line... lines) {
    return new Invoice(
        new Head(account, "A", day("01-02"), false, labels),
        day("02-01"),
        usd("55.90"),
        null,
        List.of(lines));
  }
}
