package huikuan.ledger.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LetterKind;
import huikuan.ledger.account.Kind;
import huikuan.ledger.rendering.LetterPaper.Addressee;
import huikuan.ledger.rendering.LetterPaper.Item;
import huikuan.ledger.rendering.LetterPaper.Movement;
import huikuan.ledger.rendering.LetterPaper.PayTo;
import huikuan.ledger.rendering.LetterPaper.ReplyTo;
import huikuan.ledger.rendering.LetterPaper.Root;
import huikuan.ledger.rendering.LetterPaper.Sender;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What letters say is kept as text for ever: to the byte, since its hash is printed on them. */
class LetterContentTest {

  private static final LetterContent CONTENT =
      new LetterContent(
          new LetterNumber("CN01.20260331.7K3Q9F2MXB"),
          LetterKind.DEMAND,
          AccountId.parse("CN01.C-1006.CNY"),
          LocalDate.parse("2026-01-01"),
          LocalDate.parse("2026-03-31"),
          LocalDate.parse("2026-04-13"),
          7,
          Instant.parse("2026-04-13T02:00:00Z"),
          "zh/demand/1",
          new Sender("CN01", "示范公司", "示范路 1 号", "周婷", "+86 21 5555 0100", "ar@huikuan.example"),
          new Addressee("C-1006", "北岭建材有限公司", "样本路 66 号"),
          "p1",
          Money.parse("200.00 CNY"),
          List.of(
              new Item(
                  Kind.INVOICE,
                  "F-1",
                  LocalDate.parse("2026-02-01"),
                  LocalDate.parse("2026-03-01"),
                  "K-1",
                  "PO-1",
                  Money.parse("300.00 CNY"),
                  Money.parse("200.00 CNY"))),
          List.of(
              new Movement(
                  LocalDate.parse("2026-02-01"),
                  Kind.INVOICE,
                  "F-1",
                  "PO-1",
                  Money.parse("300.00 CNY"))),
          LocalDate.parse("2026-04-27"),
          new ReplyTo("众信会计师事务所", "延安东路 1 号", "cf@auditor.example"),
          List.of(new PayTo("示例银行", "示范公司", "6222 0000 0000 0000")),
          RunNumber.parse("CN01.20260331.run-3TQ8ZK4M2P"),
          new LetterNumber("CN01.20260331.4M8T0C7RDA"),
          new Root(40, "ab".repeat(32), Instant.parse("2026-04-13T01:59:58Z")));

  @Test
  void itIsWrittenAsApprovedAndRead() {
    String approved = approved();
    assertThat(CONTENT.text()).isEqualTo(approved);
    assertThat(LetterContent.parse(approved)).isEqualTo(CONTENT);
    assertThat(LetterContent.hash(approved))
        .isEqualTo("12fa6973900e5744afc8331519c4e8bc2e1a27c194d31d00287092550fbc6f3e");
  }

  private static String approved() {
    try (InputStream file =
        LetterContentTest.class.getResourceAsStream("/approved/letter-content.v1.json")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
