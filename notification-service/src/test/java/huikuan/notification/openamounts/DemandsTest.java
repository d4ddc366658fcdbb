package huikuan.notification.openamounts;

import static huikuan.notification.Samples.ACCOUNT;
import static huikuan.notification.Samples.CASE;
import static huikuan.notification.Samples.DAY;
import static huikuan.notification.Samples.letter;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent.CaseHeld;
import huikuan.contracts.dunning.DunningEvent.CaseResumed;
import huikuan.contracts.dunning.DunningEvent.ChasingSet;
import huikuan.contracts.dunning.DunningEvent.CustomerHeld;
import huikuan.contracts.dunning.DunningEvent.CustomerResumed;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LetterKind;
import huikuan.notification.Samples;
import huikuan.notification.message.Obstacle;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A letter that demands invoice 611365, of which 128,000.00 was open at its cut-off. */
class DemandsTest {

  private final TestOpenAmounts amounts = new TestOpenAmounts();

  @BeforeEach
  void posted() {
    amounts.log.add(posted("611365", "128000.00"));
    amounts.log.add(posted("611366", "5.00"));
  }

  @AfterEach
  void close() {
    amounts.close();
  }

  @Test
  void aDemandForWhatIsOwedMayBeSentAndTheLogIsReadToItsEnd() {
    assertThat(amounts.demands.know(letter(LetterKind.DEMAND), DAY))
        .isEqualTo(new Demands.Known(null, amounts.log.head()));
  }

  @Test
  void anItemThatIsPaidWithholdsTheLetterUntilItIsOwedAgain() {
    amounts.log.add(Samples.paid(ACCOUNT, "611365", "128000.00", "0.00"));
    assertThat(obstacle()).isEqualTo(new Obstacle("settled", "invoice 611365"));
    amounts.log.add(
        Samples.changed(ACCOUNT, "receipt-reversal", "611365", "128000.00", "128000.00"));
    assertThat(obstacle()).isNull();
  }

  /** The letter asks for more than is owed. */
  @Test
  void anItemThatIsPartPaidSinceTheCutOffWithholdsTheLetter() {
    amounts.log.add(Samples.paid(ACCOUNT, "611365", "0.01", "127999.99"));
    assertThat(obstacle()).isEqualTo(new Obstacle("part-paid", "invoice 611365"));
  }

  @Test
  void anotherItemDoesNot() {
    amounts.log.add(Samples.paid(ACCOUNT, "611366", "5.00", "0.00"));
    assertThat(obstacle()).isNull();
  }

  @Test
  void aHoldOfAPartIsEnough() {
    amounts.log.add(held("1.00"));
    assertThat(obstacle()).isEqualTo(new Obstacle("on-hold", "invoice 611365"));
    amounts.log.add(new CaseResumed(CASE, ACCOUNT, ItemKind.INVOICE, "611365"));
    assertThat(obstacle()).isNull();
  }

  @Test
  void soIsAHoldOfTheWholeCustomer() {
    amounts.log.add(new CustomerHeld(ACCOUNT.customerId(), DAY.plusDays(7)));
    assertThat(obstacle()).isEqualTo(new Obstacle("on-hold", "invoice 611365"));
    amounts.log.add(new CustomerResumed(ACCOUNT.customerId()));
    assertThat(obstacle()).isNull();
  }

  @Test
  void moneyThatLiesUnappliedCoversThePartThatIsDueFirst() {
    amounts.log.add(Samples.unapplied(ACCOUNT, "R-1", null, "1.00"));
    assertThat(obstacle()).isEqualTo(new Obstacle("covered", "invoice 611365"));
  }

  @Test
  void aCompanyThatIsNotChasedSendsNoDemand() {
    amounts.log.add(new ChasingSet("CN01", null));
    assertThat(obstacle()).isEqualTo(new Obstacle("chasing-closed", null));
    amounts.log.add(new ChasingSet("CN01", DAY.plusDays(1)));
    assertThat(obstacle()).isEqualTo(new Obstacle("chasing-closed", null));
    amounts.log.add(new ChasingSet("CN01", DAY));
    assertThat(obstacle()).isNull();
    amounts.log.add(new ChasingSet("CN02", null));
    assertThat(obstacle()).isNull();
  }

  @Test
  void theSameNumberInAnotherAccountIsAnotherItem() {
    AccountId other = AccountId.parse("CN01.C-2.CNY");
    amounts.log.add(Samples.paid(other, "611365", "128000.00", "0.00"));
    assertThat(obstacle()).isNull();
  }

  @ParameterizedTest
  @EnumSource(
      value = LetterKind.class,
      names = {"POSITIVE", "NEGATIVE", "STATEMENT"})
  void nothingKeepsALetterThatDemandsNothing(LetterKind kind) {
    amounts.log.add(Samples.paid(ACCOUNT, "611365", "128000.00", "0.00"));
    amounts.log.add(held("1.00"));
    amounts.log.add(new CustomerHeld(ACCOUNT.customerId(), DAY.plusDays(7)));
    amounts.log.add(new ChasingSet("CN01", null));
    assertThat(amounts.demands.know(letter(kind), DAY))
        .isEqualTo(new Demands.Known(null, amounts.log.head()));
  }

  private @Nullable Obstacle obstacle() {
    return amounts.demands.know(letter(LetterKind.DEMAND), DAY).obstacle();
  }

  private static CaseHeld held(String amount) {
    return new CaseHeld(
        CASE, ACCOUNT, ItemKind.INVOICE, "611365", Money.parse(amount + " CNY"), DAY.plusDays(7));
  }

  private static InvoicePosted posted(String number, String amount) {
    LocalDate day = LocalDate.parse("2013-01-02");
    return new InvoicePosted(
        ACCOUNT,
        number,
        day,
        null,
        day.plusDays(30),
        Money.parse(amount + " CNY"),
        null,
        null,
        null);
  }
}
