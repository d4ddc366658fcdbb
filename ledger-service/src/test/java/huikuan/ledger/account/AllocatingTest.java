package huikuan.ledger.account;

import static huikuan.ledger.account.Documents.invoice;
import static huikuan.ledger.account.Documents.oldest;
import static huikuan.ledger.account.Documents.receipt;
import static huikuan.ledger.account.Documents.to;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllocatingTest {

  private final AccountFixture account = new AccountFixture();

  /** Open: number, posted, due, amount. */
  @ParameterizedTest(name = "{0}: {2} on {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          the whole of one invoice | A 01-02 02-01 100                  | 100    | : A 100.00 02-15 leaves 0.00; unapplied 0.00
          part of one invoice      | A 01-02 02-01 100                  | 99.99  | : A 99.99 02-15 leaves 0.01; unapplied 0.00
          more than there is       | A 01-02 02-01 100                  | 100.01 | : A 100.00 02-15 leaves 0.00; unapplied 0.01
          nothing is open          | -                                  | 5.00   | ; unapplied 5.00
          due first is paid first  | A 01-02 02-02 10, B 01-03 02-01 10 | 15.00  | : B 10.00 02-15 leaves 0.00, A 5.00 02-15 leaves 5.00; unapplied 0.00
          then posted first        | A 01-03 02-01 10, B 01-02 02-01 10 | 15.00  | : B 10.00 02-15 leaves 0.00, A 5.00 02-15 leaves 5.00; unapplied 0.00
          then the lower number    | B 01-02 02-01 10, A 01-02 02-01 10 | 15.00  | : A 10.00 02-15 leaves 0.00, B 5.00 02-15 leaves 5.00; unapplied 0.00
          stops where money ends   | A 01-02 02-01 10, B 01-02 02-02 10 | 10.00  | : A 10.00 02-15 leaves 0.00; unapplied 0.00
          """)
  void moneyGoesToTheOldestDueFirst(String rule, String open, String money, String told) {
    String amount = money.contains(".") ? money : money + ".00";
    Told.expect(
        account.when(invoices(open), receipt("R", "02-15", money, oldest())),
        "receipt R " + amount + told);
  }

  private static List<Document> invoices(String open) {
    List<Document> invoices = new ArrayList<>();
    if (open != null) {
      for (String each : open.split(", ")) {
        String[] parts = each.split(" ");
        invoices.add(invoice(parts[0], parts[1], parts[2], parts[3]));
      }
    }
    return invoices;
  }

  @Test
  void anAllocationCountsFromTheDayOnWhichBothArePosted() {
    Told.expect(
        account.when(
            List.of(invoice("A", "03-01", "04-01", "100")),
            receipt("R", "02-15", "100", to("A=100"))),
        "receipt R 100.00: A 100.00 03-01 leaves 0.00; unapplied 0.00");
  }

  @Test
  void aSecondReceiptPaysWhatTheFirstLeftOpen() {
    Told.expect(
        account.when(
            List.of(
                invoice("A", "01-02", "02-01", "100"),
                invoice("B", "01-05", "01-20", "50"),
                receipt("R1", "01-15", "120", oldest())),
            receipt("R2", "01-16", "40", oldest())),
        "receipt R2 40.00: A 30.00 01-16 leaves 0.00; unapplied 10.00");
  }

  @Test
  void moneyBackDatedIntoATimeWhenTheInvoiceWasPaidCountsFromWhenItNoLongerIs() {
    Told.expect(
        account.when(
            List.of(
                invoice("A", "01-02", "02-01", "100"),
                receipt("R1", "02-01", "100", oldest()),
                Documents.reversal("X", "03-01", Kind.RECEIPT, "R1")),
            receipt("R2", "02-15", "100", to("A=100"))),
        "receipt R2 100.00: A 100.00 03-01 leaves 0.00; unapplied 0.00");
  }

  @Test
  void aPartThatFitsEarlierCountsEarlier() {
    Told.expect(
        account.when(
            List.of(
                invoice("A", "01-02", "02-01", "100"),
                receipt("R1", "02-01", "60", oldest()),
                Documents.reversal("X", "03-01", Kind.RECEIPT, "R1")),
            receipt("R2", "02-15", "40", to("A=40"))),
        "receipt R2 40.00: A 40.00 02-15 leaves 60.00; unapplied 0.00");
  }

  @Test
  void oneReceiptPaysAtMostFiveThousandInvoices() {
    List<Document> invoices = new ArrayList<>();
    for (int number = 0; number < Allocating.MOST_ITEMS + 1; number++) {
      invoices.add(invoice("I" + number, "01-02", "02-01", "0.01"));
    }
    invoices.add(receipt("R", "02-15", "100", oldest()));
    account
        .when(List.of(), invoices.toArray(Document[]::new))
        .expectState(
            state ->
                assertThat(state)
                    .extracting("items.open")
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .hasSize(2));
  }
}
