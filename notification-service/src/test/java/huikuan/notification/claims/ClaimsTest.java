package huikuan.notification.claims;

import static huikuan.notification.Samples.ACCOUNT;
import static huikuan.notification.Samples.CASE;
import static huikuan.notification.Samples.NINE;
import static huikuan.notification.Samples.requested;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent.CaseClosed;
import huikuan.contracts.ledger.LedgerEvent.Allocation;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.ReceiptRecorded;
import huikuan.notification.message.Matter;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClaimsTest {

  private static final Matter MATTER = requested().matter();
  private static final Money ASKED = cny("100.00");

  private final TestClaims test = new TestClaims();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void aClaimNotYetHeardOfStandsAsTheRequestSays() {
    assertThat(test.claims.standing(MATTER, ASKED)).isEqualTo(new Standing(ASKED, null));
    assertThat(test.claims.standing(MATTER, ASKED).settled()).isEmpty();
  }

  @Test
  void whatIsInTheLogCountsAtOnce() {
    test.log.add(posted("611365", "100.00"));
    test.log.add(paid("611365", "40.00", "60.00"));
    assertThat(test.claims.standing(MATTER, ASKED).open()).isEqualTo(cny("60.00"));
    test.log.add(paid("611365", "60.00", "0.00"));
    assertThat(test.claims.standing(MATTER, ASKED).settled()).contains("settled");
  }

  @Test
  void aRequestThatKnowsOfAReceiptBeforeTheLedgersTopicIsBelieved() {
    test.log.add(posted("611365", "100.00"));
    assertThat(test.claims.standing(MATTER, cny("60.00")).open()).isEqualTo(cny("60.00"));
  }

  @Test
  void anotherInvoiceOrAccountDoesNotCount() {
    test.log.add(paid("other", "100.00", "0.00"));
    assertThat(test.claims.standing(MATTER, ASKED).settled()).isEmpty();
  }

  @Test
  void aClosedCaseIsNotChasedWhateverIsOpen() {
    test.log.add(new CaseClosed("another", ACCOUNT, "611365", "settled", NINE));
    assertThat(test.claims.standing(MATTER, ASKED).settled()).isEmpty();
    test.log.add(new CaseClosed(CASE, ACCOUNT, "611365", "written-off", NINE));
    assertThat(test.claims.standing(MATTER, ASKED).settled()).contains("written-off");
  }

  @Test
  void afterARestartReadingGoesOnAndALateReaderTurnsNothingBack() {
    test.log.add(posted("611365", "100.00"));
    assertThat(test.claims.standing(MATTER, ASKED).open()).isEqualTo(ASKED);
    Claims late = test.again();
    assertThat(late.standing(MATTER, ASKED).open()).isEqualTo(ASKED);

    test.log.add(paid("611365", "40.00", "60.00"));
    test.log.add(paid("611365", "60.00", "0.00"));
    assertThat(test.claims.standing(MATTER, ASKED).open()).isEqualTo(cny("0.00"));
    assertThat(late.standing(MATTER, ASKED).open()).isEqualTo(cny("0.00"));
    assertThat(test.again().standing(MATTER, ASKED).open()).isEqualTo(cny("0.00"));
  }

  @Test
  void aLongLogIsReadToItsEnd() {
    for (int i = 0; i < 1200; i++) {
      test.log.add(posted("I-" + i, "1.00"));
    }
    test.log.add(paid("611365", "100.00", "0.00"));
    assertThat(test.claims.standing(MATTER, ASKED).settled()).contains("settled");
  }

  private static InvoicePosted posted(String number, String amount) {
    LocalDate day = LocalDate.parse("2013-01-02");
    return new InvoicePosted(ACCOUNT, number, day, day.plusDays(30), cny(amount), null, null, null);
  }

  private static ReceiptRecorded paid(String invoice, String amount, String openAfter) {
    return new ReceiptRecorded(
        ACCOUNT,
        "R-" + openAfter,
        LocalDate.parse("2013-02-03"),
        cny(amount),
        cny("0.00"),
        List.of(new Allocation(invoice, cny(amount), cny(openAfter))));
  }

  private static Money cny(String amount) {
    return Money.parse(amount + " CNY");
  }
}
