package huikuan.ledger.documents;

import static huikuan.ledger.documents.ReadDocuments.fieldsAtFault;
import static huikuan.ledger.documents.ReadDocuments.sent;
import static huikuan.ledger.documents.ReadDocuments.understood;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.Money;
import huikuan.ledger.account.Document.Invoice;
import huikuan.ledger.account.Line;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineReaderTest {

  private static String invoice(String lines) {
    return sent("invoice", "\"dueOn\":\"2013-02-01\",\"amount\":\"5.00\",\"lines\":" + lines);
  }

  @Test
  void aLineIsReadWithAllItSays() {
    String line =
        """
        {"item":"轴承","specification":"6204-2RS","quantity":"3","unitPrice":"1.4749","tax":"0.58",
         "amount":"5.00"}""";
    assertThat(((Invoice) understood(invoice("[" + line + "]"))).lines())
        .containsExactly(
            new Line(
                "轴承",
                "6204-2RS",
                new BigDecimal("3"),
                new BigDecimal("1.4749"),
                Money.parse("0.58 USD"),
                Money.parse("5.00 USD")));
  }

  @Test
  void aLineMayTakeOff() {
    String lines =
        "[{\"item\":\"A\",\"amount\":\"6.00\"},{\"item\":\"discount\",\"amount\":\"-1.00\"}]";
    assertThat(((Invoice) understood(invoice(lines))).lines())
        .extracting(line -> line.amount().toString())
        .containsExactly("6.00 USD", "-1.00 USD");
  }

  @Test
  void theOrderOfLinesIsContentAndZerosAtTheEndAreNone() {
    String one = "{\"item\":\"A\",\"amount\":\"2.00\",\"quantity\":\"1.50\"}";
    String two = "{\"item\":\"B\",\"amount\":\"3.00\"}";
    String print = understood(invoice("[" + one + "," + two + "]")).fingerprint();
    assertThat(
            understood(invoice("[" + one.replace("1.50", "1.5") + "," + two + "]")).fingerprint())
        .isEqualTo(print);
    assertThat(understood(invoice("[" + two + "," + one + "]")).fingerprint()).isNotEqualTo(print);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {}                                                  | lines
          [{}]                                                | lines[0].item,lines[0].amount
          ["A"]                                               | lines[0]
          [{"item":" ","amount":"5.00"}]                      | lines[0].item
          [{"item":"A","amount":5}]                           | lines[0].amount
          [{"item":"A","amount":"5.001"}]                     | lines[0].amount
          [{"item":"A","amount":"5.00","quantity":3}]         | lines[0].quantity
          [{"item":"A","amount":"5.00","quantity":"1e3"}]     | lines[0].quantity
          [{"item":"A","amount":"5.00","unitPrice":"1,5"}]    | lines[0].unitPrice
          [{"item":"A","amount":"5.00","tax":"0.581"}]        | lines[0].tax
          [{"item":"A","amount":"5.00","colour":"red"}]       | lines[0].colour
          """)
  void whatIsWrongWithALineIsNamed(String lines, String fields) {
    assertThat(fieldsAtFault(invoice(lines))).containsExactly(fields.split(","));
  }
}
