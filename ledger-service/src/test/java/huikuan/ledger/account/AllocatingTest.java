package huikuan.ledger.account;

import static huikuan.ledger.account.Documents.day;
import static huikuan.ledger.account.Documents.oldest;
import static huikuan.ledger.account.Documents.usd;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.account.OpenInvoices.OpenInvoice;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllocatingTest {

  /** Open: number, posted, due, amount. Expected: invoice=amount (open after). */
  @ParameterizedTest(name = "{0}: {2} on {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the whole of one invoice     | A 01-02 02-01 100              | 100    | A=100.00 (0.00)
          part of one invoice          | A 01-02 02-01 100              | 99.99  | A=99.99 (0.01)
          more than there is           | A 01-02 02-01 100              | 100.01 | A=100.00 (0.00)
          nothing is open              |                                | 5      |
          due first is paid first      | A 01-02 02-02 10, B 01-03 02-01 10 | 15 | B=10.00 (0.00), A=5.00 (5.00)
          then posted first            | A 01-03 02-01 10, B 01-02 02-01 10 | 15 | B=10.00 (0.00), A=5.00 (5.00)
          then the lower number        | B 01-02 02-01 10, A 01-02 02-01 10 | 15 | A=10.00 (0.00), B=5.00 (5.00)
          stops where money ends       | A 01-02 02-01 10, B 01-02 02-02 10 | 10 | A=10.00 (0.00)
          """)
  void moneyGoesToTheOldestDueFirst(String rule, String open, String money, String expected) {
    assertThat(written(Allocating.allocate(usd(money), oldest(), open(open))))
        .isEqualTo(expected == null ? "" : expected);
  }

  private static OpenInvoices open(String invoices) {
    OpenInvoices open = new OpenInvoices();
    if (invoices != null) {
      Stream.of(invoices.split(", ")).map(AllocatingTest::invoice).forEach(open::add);
    }
    return open;
  }

  private static OpenInvoice invoice(String text) {
    String[] parts = text.split(" ");
    return new OpenInvoice(
        parts[0], day("2013-" + parts[1]), day("2013-" + parts[2]), usd(parts[3]));
  }

  private static String written(Allocating.Result result) {
    return switch (result) {
      case Allocating.Refused refused -> refused.toString();
      case Allocating.Allowed allowed ->
          allowed.allocations().stream()
              .map(
                  each ->
                      "%s=%s (%s)"
                          .formatted(
                              each.invoice(), each.amount().decimal(), each.openAfter().decimal()))
              .collect(Collectors.joining(", "));
    };
  }
}
