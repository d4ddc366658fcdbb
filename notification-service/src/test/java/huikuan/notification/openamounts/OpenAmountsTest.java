package huikuan.notification.openamounts;

import static huikuan.notification.Samples.ACCOUNT;
import static huikuan.notification.Samples.CASE;
import static huikuan.notification.Samples.DAY;
import static huikuan.notification.Samples.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.PaymentCalendar;
import huikuan.contracts.dunning.DunningEvent;
import huikuan.contracts.dunning.DunningEvent.CaseClosed;
import huikuan.contracts.dunning.DunningEvent.CaseHeld;
import huikuan.contracts.dunning.DunningEvent.CaseReopened;
import huikuan.contracts.dunning.DunningEvent.CaseResumed;
import huikuan.contracts.dunning.DunningEvent.ChasingSet;
import huikuan.contracts.dunning.DunningEvent.CustomerHeld;
import huikuan.contracts.dunning.DunningEvent.CustomerResumed;
import huikuan.contracts.dunning.DunningEvent.ReminderRequested;
import huikuan.contracts.ledger.LedgerEvent;
import huikuan.contracts.ledger.LedgerEvent.DueDateChanged;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.ItemTerms;
import huikuan.contracts.ledger.LedgerEvent.OpenItem;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.contracts.ledger.LedgerEvent.PaymentCalendarChanged;
import huikuan.notification.Samples;
import huikuan.notification.message.LeftOut;
import huikuan.notification.message.Step;
import huikuan.notification.message.Subject;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventVocabulary;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenAmountsTest {

  private static final Money ASKED = cny("100.00");
  private static final Subject CLAIM =
      Samples.subject("reminder-1", ACCOUNT, "611365", "100.00", "100.00");

  private final TestOpenAmounts test = new TestOpenAmounts();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void aClaimNotYetHeardOfStandsAsTheRequestSays() {
    assertThat(state()).isEqualTo(new ClaimState(CLAIM, null, List.of()));
    assertThat(state().leftOut()).isEmpty();
  }

  @Test
  void whatIsInTheLogCountsAtOnce() {
    test.log.add(posted("611365", "100.00"));
    test.log.add(paid("611365", "40.00", "60.00"));
    assertThat(open()).isEqualTo(cny("60.00"));
    test.log.add(paid("611365", "60.00", "0.00"));
    assertThat(state().leftOut().map(LeftOut::reason)).contains("settled");
  }

  /** What was asked for before is not sent, and what is asked for since is. */
  @Test
  void aClaimThatWasPutOffSinceItWasAskedForIsLeftOut() {
    test.log.add(posted("611365", "100.00"));
    test.log.add(moved(CLAIM.dueOn()));
    assertThat(state().leftOut()).isEmpty();
    test.log.add(moved(CLAIM.dueOn().plusDays(9)));
    assertThat(state().leftOut().map(LeftOut::reason)).contains("put-off");
    test.log.add(paid("611365", "100.00", "0.00"));
    assertThat(state().leftOut().map(LeftOut::reason)).contains("put-off");
  }

  @Test
  void aClaimWhoseExtensionWasTakenBackIsSentAgain() {
    test.log.add("1", posted("611365", "100.00"));
    test.log.add("2", moved(CLAIM.dueOn().plusDays(9)));
    assertThat(state().leftOut().map(LeftOut::reason)).contains("put-off");
    test.log.add("3", moved(CLAIM.dueOn()));
    assertThat(state().leftOut()).isEmpty();
    test.log.add("2", moved(CLAIM.dueOn().plusDays(9)));
    assertThat(state().leftOut()).as("an older one").isEmpty();
  }

  private static DueDateChanged moved(LocalDate dueOn) {
    return new DueDateChanged(ACCOUNT, ItemKind.INVOICE, "611365", dueOn, CLAIM.dueOn(), "late");
  }

  @Test
  void aCreditNoteSettlesAndItsReversalBringsBack() {
    test.log.add("1", posted("611365", "100.00"));
    test.log.add("2", changed("creditNote", "-100.00", "0.00"));
    assertThat(state().leftOut().map(LeftOut::reason)).contains("settled");
    test.log.add("3", changed("reversal", "100.00", "100.00"));
    assertThat(state()).isEqualTo(new ClaimState(CLAIM, null, List.of()));
    test.log.add("4", changed("reversal", "-100.00", "0.00"));
    assertThat(state().leftOut().map(LeftOut::reason)).contains("settled");
  }

  @Test
  void aRequestThatKnowsOfAReceiptBeforeTheLedgersTopicIsBelieved() {
    test.log.add("1", posted("611365", "100.00"));
    test.log.add(request("60.00", "2"));
    assertThat(open()).isEqualTo(cny("60.00"));
    test.log.add("2", paid("611365", "40.00", "60.00"));
    assertThat(open()).isEqualTo(cny("60.00"));
  }

  @Test
  void aRequestThatKnowsOfABouncedReceiptBeforeTheLedgersTopicIsBelieved() {
    test.log.add("1", posted("611365", "100.00"));
    test.log.add("2", paid("611365", "100.00", "0.00"));
    test.log.add(request("100.00", "3"));
    assertThat(open()).isEqualTo(ASKED);
    test.log.add("3", changed("reversal", "100.00", "100.00"));
    assertThat(open()).isEqualTo(ASKED);
  }

  @Test
  void aRequestThatDoesNotYetKnowOfAReceiptIsNotBelieved() {
    test.log.add("1", posted("611365", "100.00"));
    test.log.add("2", paid("611365", "100.00", "0.00"));
    test.log.add(request("100.00", "1"));
    assertThat(open()).isEqualTo(cny("0.00"));
    test.log.add(request("100.00", null));
    assertThat(open()).isEqualTo(cny("0.00"));
  }

  @Test
  void whatTheLedgerSaidEarlierTurnsNothingBackWheneverItArrives() {
    test.log.add("1", posted("611365", "100.00"));
    test.log.add(request("20.00", "3"));
    test.log.add("2", paid("611365", "40.00", "60.00"));
    assertThat(open()).isEqualTo(cny("20.00"));
    test.log.add("3", paid("611365", "40.00", "20.00"));
    test.log.add("4", paid("611365", "20.00", "0.00"));
    test.log.add("2", paid("611365", "40.00", "60.00"));
    assertThat(open()).isEqualTo(cny("0.00"));
  }

  @Test
  void whatTheApprovedContractsSayIsHeeded() throws Exception {
    EventCodec codec = new EventCodec(EventVocabulary.of(LedgerEvent.class, DunningEvent.class));
    AccountId account = AccountId.parse("CN01.0379-NEVHP.USD");
    Subject bounced = Samples.subject("reminder-1", account, "611365", "1.00", "1.00");
    test.log.add("1", approved(codec, "huikuan.ledger.open-items-changed.v1"));
    assertThat(state(test.states, bounced).subject().open()).isEqualTo(Money.parse("55.94 USD"));

    AccountId other = AccountId.parse("CN01.HX-1001.CNY");
    Subject paid =
        new Subject(
            new Step(
                "reminder.CN01.F-2026-0001",
                1,
                other,
                ItemKind.INVOICE,
                "F-2026-0001",
                "reminder-1"),
            1,
            CLAIM.invoiceDate(),
            CLAIM.dueOn(),
            ASKED,
            ASKED,
            null,
            null,
            null,
            "standard/1",
            null);
    test.log.add(
        "0000000000000048209.0000000000", approved(codec, "huikuan.ledger.invoice-posted.v1"));
    test.log.add(approved(codec, "huikuan.dunning.case-closed.v1"));
    assertThat(state(test.states, paid).leftOut().map(LeftOut::reason)).contains("settled");
    test.log.add(approved(codec, "huikuan.dunning.case-reopened.v1"));
    assertThat(state(test.states, paid).leftOut()).isEmpty();
    test.log.add(approved(codec, "huikuan.dunning.reminder-requested.v1"));
    assertThat(state(test.states, paid).subject().open()).isEqualTo(cny("1000.00"));
    test.log.add(
        "0000000000000048210.0000000000", Samples.paid(other, "F-2026-0001", "1234.50", "0.00"));
    assertThat(state(test.states, paid).subject().open())
        .as("what the request knows is from later in the ledger")
        .isEqualTo(cny("1000.00"));
  }

  @Test
  void aRefundIsFollowedBesideAnInvoiceOfItsNumber() {
    Subject refund = refundOf("611365");
    test.log.add("1", posted("611365", "100.00"));
    test.log.add("2", refunded("80.00", "50.00"));
    assertThat(open()).isEqualTo(ASKED);
    assertThat(state(test.states, refund).subject().open()).isEqualTo(cny("50.00"));
    test.log.add("3", paid("611365", "100.00", "0.00"));
    assertThat(state(test.states, refund).leftOut()).isEmpty();
    test.log.add("4", refunded("-50.00", "0.00"));
    assertThat(state(test.states, refund).leftOut().map(LeftOut::reason)).contains("settled");
    test.log.add("5", refunded("20.00", "20.00"));
    assertThat(state(test.again(), refund).subject().open()).isEqualTo(cny("20.00"));
  }

  @Test
  void aRefundIsCoveredAndHeldByItself() {
    Subject refund = refundOf("611365");
    test.log.add("1", posted("611365", "100.00"));
    test.log.add("2", refunded("80.00", "80.00"));
    test.log.add(
        new CaseHeld(
            refund.step().caseId(),
            ACCOUNT,
            ItemKind.REFUND,
            "611365",
            cny("30.00"),
            LocalDate.parse("2013-03-01")));
    assertThat(open()).isEqualTo(ASKED);
    assertThat(state(test.states, refund).held()).isEqualTo(cny("30.00"));
    test.log.add("3", Samples.unapplied(ACCOUNT, "R-1", null, "60.00"));
    assertThat(state(test.states, refund).leftOut())
        .as("it was due before the invoice")
        .contains(new LeftOut(refund.step(), "covered", "receipt R-1"));
    assertThat(open()).isEqualTo(cny("90.00"));
  }

  @Test
  void aRefundThatIsOverdueCountsForTheMinimum() {
    Subject small = withMinimum(claimOf("S-1", "60.00"), "100.00");
    test.log.add("1", posted("S-1", "60.00"));
    test.log.add("2", refunded("39.99", "39.99"));
    assertThat(state(test.states, small).leftOut()).isPresent();
    test.log.add("3", refunded("0.01", "40.00"));
    assertThat(state(test.states, small).leftOut()).isEmpty();
  }

  private static Subject refundOf(String number) {
    Step step =
        new Step("refund.CN01." + number, 1, ACCOUNT, ItemKind.REFUND, number, "reminder-1");
    LocalDate day = LocalDate.parse("2013-01-10");
    return new Subject(
        step, 1, day, day, cny("80.00"), cny("80.00"), null, null, null, "standard/1", null);
  }

  private static OpenItemsChanged refunded(String change, String open) {
    LocalDate day = LocalDate.parse("2013-01-10");
    ItemTerms terms = new ItemTerms(day, day, cny("80.00"), null, null);
    OpenItem refund = new OpenItem(ItemKind.REFUND, "611365", cny(change), cny(open), terms);
    return new OpenItemsChanged(ACCOUNT, "reversal", "X-1", DAY, List.of(refund), List.of());
  }

  @Test
  void anotherInvoiceOrAccountDoesNotCount() {
    test.log.add(paid("other", "100.00", "0.00"));
    assertThat(state().leftOut()).isEmpty();
  }

  @Test
  void aClosedCaseIsNotChasedWhateverIsOpen() {
    test.log.add(new CaseClosed("another", ACCOUNT, ItemKind.INVOICE, "611365", "settled", NINE));
    assertThat(state().leftOut()).isEmpty();
    test.log.add(new CaseClosed(CASE, ACCOUNT, ItemKind.INVOICE, "611365", "written-off", NINE));
    assertThat(state().leftOut().map(LeftOut::reason)).contains("written-off");
  }

  @Test
  void aCaseOpenedAgainIsChasedUntilItIsClosedAgain() {
    test.log.add(new CaseClosed(CASE, ACCOUNT, ItemKind.INVOICE, "611365", "settled", NINE));
    test.log.add(new CaseReopened(CASE, ACCOUNT, ItemKind.INVOICE, "611365", NINE));
    assertThat(state().leftOut()).isEmpty();
    assertThat(state(test.again()).leftOut()).isEmpty();
    test.log.add(new CaseClosed(CASE, ACCOUNT, ItemKind.INVOICE, "611365", "reversed", NINE));
    assertThat(state().leftOut().map(LeftOut::reason)).contains("reversed");
  }

  @Test
  void nobodyIsWrittenToAboutWhatIsOnHold() {
    test.log.add(held(CASE, "611365", "100.00"));
    assertThat(state().leftOut().map(LeftOut::reason)).contains("on-hold");
    test.log.add(new CaseResumed(CASE, ACCOUNT, ItemKind.INVOICE, "611365"));
    assertThat(state().leftOut()).isEmpty();
    test.log.add(held("another", "611366", "100.00"));
    assertThat(state().leftOut()).isEmpty();
  }

  @Test
  void ofAClaimHeldInPartTheRestIsAskedFor() {
    test.log.add("1", posted("611365", "100.00"));
    test.log.add(held(CASE, "611365", "30.00"));
    assertThat(state().leftOut()).isEmpty();
    assertThat(open()).isEqualTo(cny("70.00"));
    assertThat(state().held()).isEqualTo(cny("30.00"));
    test.log.add("2", paid("611365", "69.99", "30.01"));
    assertThat(open()).isEqualTo(cny("0.01"));
    test.log.add("3", paid("611365", "0.01", "30.00"));
    assertThat(state().leftOut().map(LeftOut::reason)).contains("on-hold");
    test.log.add(held(CASE, "611365", "10.00"));
    assertThat(open()).as("it takes the place of what was told before").isEqualTo(cny("20.00"));
    test.log.add(new CaseResumed(CASE, ACCOUNT, ItemKind.INVOICE, "611365"));
    assertThat(open()).isEqualTo(cny("30.00"));
    assertThat(state(test.again())).isEqualTo(state());
  }

  @Test
  void whatWasSealedIsHeldOnceWhenItIsSent() {
    test.log.add(held(CASE, "611365", "30.00"));
    test.log.add(request("100.00", null));
    Subject sealed = state().subject();
    assertThat(sealed.open()).isEqualTo(cny("70.00"));
    assertThat(state(test.states, sealed).subject().open()).isEqualTo(cny("70.00"));
    test.log.add("1", posted("611365", "100.00"));
    assertThat(state(test.states, sealed).subject().open()).isEqualTo(cny("70.00"));
  }

  @Test
  void unappliedMoneyIsSetAgainstWhatIsAskedForBeforeWhatIsHeld() {
    test.log.add("1", posted("611365", "100.00"));
    test.log.add("2", posted("I-2", "100.00"));
    test.log.add(held(CASE, "611365", "30.00"));
    test.log.add("3", Samples.unapplied(ACCOUNT, "R-1", null, "50.00"));
    assertThat(open()).isEqualTo(cny("20.00"));
    assertThat(state().covered()).isEqualTo(cny("50.00"));
    assertThat(state().held()).isEqualTo(cny("30.00"));
    test.log.add("4", Samples.unapplied(ACCOUNT, "R-2", null, "120.00"));
    assertThat(state().leftOut())
        .contains(new LeftOut(CLAIM.step(), "covered", "receipt R-1, receipt R-2"));
    assertThat(state(test.states, claimOf("I-2", "100.00")).leftOut())
        .contains(new LeftOut(claimOf("I-2", "100.00").step(), "covered", "receipt R-2"));
    test.log.add("5", Samples.unapplied(ACCOUNT, "R-2", null, "-1.00"));
    assertThat(state(test.states, claimOf("I-2", "100.00")).subject().open())
        .isEqualTo(cny("1.00"));
  }

  @Test
  void whatIsHeldDoesNotCountForTheMinimum() {
    Subject small = withMinimum(claimOf("S-1", "60.00"), "100.00");
    test.log.add("1", posted("S-1", "60.00"));
    test.log.add("2", posted("S-2", "60.00"));
    assertThat(state(test.states, small).leftOut()).isEmpty();
    test.log.add(held("of S-2", "S-2", "20.01"));
    assertThat(state(test.states, small).leftOut().map(LeftOut::reason)).contains("below-minimum");
    test.log.add(held("of S-2", "S-2", "20.00"));
    assertThat(state(test.states, small).leftOut()).isEmpty();
    test.log.add(held(small.step().caseId(), "S-1", "0.01"));
    assertThat(state(test.states, small).leftOut()).isPresent();
  }

  @Test
  void nobodyIsWrittenToAboutACustomerOnHold() {
    test.log.add("1", posted("611365", "100.00"));
    test.log.add("2", Samples.unapplied(ACCOUNT, "R-1", null, "300.00"));
    test.log.add(held(CASE, "611365", "30.00"));
    test.log.add(new CustomerHeld(ACCOUNT.customerId(), LocalDate.parse("2013-03-01")));
    assertThat(state().leftOut()).contains(new LeftOut(CLAIM.step(), "on-hold"));
    Subject later = claimOf("I-NEW", "5.00");
    assertThat(state(test.states, later).leftOut().map(LeftOut::reason)).contains("on-hold");
    test.log.add("3", Samples.unapplied(ACCOUNT, "R-1", null, "-300.00"));
    test.log.add(new CustomerResumed(ACCOUNT.customerId()));
    assertThat(open()).as("the hold of the claim stays").isEqualTo(cny("70.00"));
    test.log.add(new CustomerHeld(CustomerId.parse("CN01.other"), LocalDate.parse("2013-03-01")));
    assertThat(state().leftOut()).isEmpty();
  }

  /** It was told after the message was asked for. */
  @Test
  void aCustomerWhoseMoneyIsShortIsOnHoldThroughThatDay() {
    test.log.add("1", posted("611365", "100.00"));
    test.log.add("2", shortThrough(DAY));
    assertThat(state().leftOut()).contains(new LeftOut(CLAIM.step(), "on-hold"));
    test.log.add("3", shortThrough(DAY.minusDays(1)));
    assertThat(state().leftOut()).isEmpty();
    test.log.add("4", shortThrough(DAY));
    test.log.add("5", new PaymentCalendarChanged(ACCOUNT.customerId(), null));
    assertThat(state().leftOut()).isEmpty();
  }

  private static PaymentCalendarChanged shortThrough(LocalDate until) {
    PaymentCalendar calendar =
        new PaymentCalendar(
            null,
            List.of(15),
            List.of(),
            PaymentCalendar.OnDayOff.AFTER,
            null,
            1,
            3,
            false,
            0,
            List.of(),
            null,
            List.of(),
            new PaymentCalendar.Funding(PaymentCalendar.Funding.State.SHORT, until));
    return new PaymentCalendarChanged(ACCOUNT.customerId(), calendar);
  }

  @Test
  void holdsEndWithTheCase() {
    test.log.add("1", posted("611365", "100.00"));
    test.log.add(held(CASE, "611365", "30.00"));
    test.log.add(new CaseClosed(CASE, ACCOUNT, ItemKind.INVOICE, "611365", "settled", NINE));
    test.log.add(new CaseReopened(CASE, ACCOUNT, ItemKind.INVOICE, "611365", NINE));
    assertThat(open()).isEqualTo(cny("100.00"));
  }

  private static CaseHeld held(String caseId, String invoice, String amount) {
    return new CaseHeld(
        caseId, ACCOUNT, ItemKind.INVOICE, invoice, cny(amount), LocalDate.parse("2013-03-01"));
  }

  @Test
  void aLateReaderDoesNotCloseWhatIsOpenAgain() {
    test.log.add(new CaseClosed(CASE, ACCOUNT, ItemKind.INVOICE, "611365", "settled", NINE));
    ClaimStates late = test.again();
    assertThat(state(late).leftOut().map(LeftOut::reason)).contains("settled");
    test.log.add(new CaseReopened(CASE, ACCOUNT, ItemKind.INVOICE, "611365", NINE));
    assertThat(state().leftOut()).isEmpty();
    assertThat(state(late).leftOut()).isEmpty();
  }

  @Test
  void afterARestartReadingGoesOnAndALateReaderTurnsNothingBack() {
    test.log.add(posted("611365", "100.00"));
    assertThat(open()).isEqualTo(ASKED);
    ClaimStates late = test.again();
    assertThat(state(late).subject().open()).isEqualTo(ASKED);

    test.log.add(paid("611365", "40.00", "60.00"));
    test.log.add(paid("611365", "60.00", "0.00"));
    assertThat(open()).isEqualTo(cny("0.00"));
    assertThat(state(late).subject().open()).isEqualTo(cny("0.00"));
    assertThat(state(test.again()).subject().open()).isEqualTo(cny("0.00"));
  }

  @Test
  void manyClaimsAreAnsweredInTheirOrder() {
    List<Subject> claims =
        IntStream.range(0, 1_100)
            .mapToObj(i -> Samples.subject("reminder-1", ACCOUNT, "I-" + i, "5.00", "5.00"))
            .toList();
    test.log.add(paid("I-3", "4.00", "1.00"));
    test.log.add(paid("I-700", "5.00", "0.00"));
    List<ClaimState> states = test.states.of(claims, DAY);
    assertThat(states)
        .extracting(state -> state.subject().step())
        .isEqualTo(claims.stream().map(Subject::step).toList());
    assertThat(states.get(3).subject().open()).isEqualTo(cny("1.00"));
    assertThat(states.stream().filter(ClaimState::owed)).hasSize(1_099);
  }

  @Test
  void unappliedMoneyCoversWhatIsDueFirst() {
    test.log.add("1", posted("611365", "100.00"));
    test.log.add("2", Samples.unapplied(ACCOUNT, "R-1", null, "30.00"));
    test.log.add("3", Samples.unapplied(ACCOUNT, "R-2", null, "80.00"));
    assertThat(state().leftOut())
        .contains(new LeftOut(CLAIM.step(), "covered", "receipt R-1, receipt R-2"));
    test.log.add("4", Samples.unapplied(ACCOUNT, "R-2", null, "-50.00"));
    assertThat(open()).isEqualTo(cny("40.00"));
    assertThat(state().leftOut()).isEmpty();
    test.log.add("5", Samples.unapplied(ACCOUNT, "R-1", null, "-30.00"));
    test.log.add("6", Samples.unapplied(ACCOUNT, "R-2", null, "-30.00"));
    assertThat(state()).isEqualTo(new ClaimState(CLAIM, null, List.of()));
  }

  @Test
  void aCreditIsCountedOnceWhoeverReadsTheLog() {
    test.log.add("1", posted("611365", "100.00"));
    test.log.add("2", Samples.unapplied(ACCOUNT, "R-1", null, "30.00"));
    ClaimStates late = test.again();
    assertThat(open()).isEqualTo(cny("70.00"));
    assertThat(state(late).subject().open()).isEqualTo(cny("70.00"));
    test.log.add("3", Samples.unapplied(ACCOUNT, "R-1", null, "10.00"));
    assertThat(open()).isEqualTo(cny("60.00"));
    assertThat(state(late).subject().open()).isEqualTo(cny("60.00"));
    assertThat(state(test.again()).subject().open()).isEqualTo(cny("60.00"));
  }

  @Test
  void moneyOfAnotherAccountCoversNothing() {
    test.log.add("1", posted("611365", "100.00"));
    AccountId other = AccountId.parse("CN01.C-1.USD");
    test.log.add("2", Samples.unapplied(other, "R-1", null, "300.00"));
    assertThat(open()).isEqualTo(cny("100.00"));
  }

  @Test
  void whatIsNotYetPostedHereIsNotCovered() {
    test.log.add("2", Samples.unapplied(ACCOUNT, "R-1", null, "300.00"));
    test.log.add(request("60.00", "3"));
    assertThat(open()).isEqualTo(cny("60.00"));
    test.log.add("1", posted("611365", "100.00"));
    assertThat(state().leftOut().map(LeftOut::reason)).contains("covered");
  }

  @Test
  void aLongLogIsReadToItsEnd() {
    for (int i = 0; i < 1200; i++) {
      test.log.add(posted("I-" + i, "1.00"));
    }
    test.log.add(paid("611365", "100.00", "0.00"));
    assertThat(state().leftOut().map(LeftOut::reason)).contains("settled");
  }

  private Money open() {
    return state().subject().open();
  }

  private ClaimState state() {
    return state(test.states);
  }

  @Test
  void aCompanyThatIsClosedLetsNothingLeave() {
    assertThat(state().leftOut()).isEmpty();
    test.log.add(new ChasingSet("CN01", null));
    assertThat(state().leftOut().map(LeftOut::reason)).contains("chasing-closed");
    test.log.add(new ChasingSet("CN01", DAY.plusDays(1)));
    assertThat(state().leftOut().map(LeftOut::reason)).contains("chasing-closed");
    test.log.add(new ChasingSet("CN01", DAY));
    assertThat(state().leftOut()).isEmpty();
    test.log.add(new ChasingSet("CN02", null));
    assertThat(state().leftOut()).isEmpty();
  }

  @Test
  void aCustomerWhoOwesLessThanTheMinimumIsNotWrittenTo() {
    Subject small = withMinimum(claimOf("S-1", "60.00"), "100.00");
    test.log.add(posted("S-1", "60.00"));
    assertThat(state(test.states, small).leftOut().map(LeftOut::reason)).contains("below-minimum");
  }

  @Test
  void whatElseIsOverdueInTheAccountCounts() {
    Subject small = withMinimum(claimOf("S-1", "60.00"), "100.00");
    test.log.add(posted("S-1", "60.00"));
    test.log.add(posted("S-2", "40.00"));
    assertThat(state(test.states, small).leftOut()).isEmpty();
    test.log.add(Samples.changed(ACCOUNT, "receipt", "S-2", "-0.01", "39.99"));
    assertThat(state(test.states, small).leftOut()).isPresent();
  }

  @Test
  void whatIsNotYetDueDoesNotCount() {
    Subject small = withMinimum(claimOf("S-1", "60.00"), "100.00");
    test.log.add(posted("S-1", "60.00"));
    test.log.add(posted("S-2", "400.00"));
    LocalDate due = small.dueOn();
    assertThat(test.states.of(List.of(small), due).getFirst().leftOut()).isPresent();
    assertThat(test.states.of(List.of(small), due.plusDays(1)).getFirst().leftOut()).isEmpty();
  }

  @Test
  void severalSmallClaimsOfAMessageAreEnoughTogether() {
    Subject one = withMinimum(claimOf("S-1", "60.00"), "100.00");
    Subject other = withMinimum(claimOf("S-2", "40.00"), "100.00");
    assertThat(test.states.of(List.of(one, other), DAY)).allMatch(ClaimState::owed);
    test.log.add(Samples.unapplied(ACCOUNT, "R-1", null, "50.00"));
    test.log.add(posted("S-1", "60.00"));
    test.log.add(posted("S-2", "40.00"));
    assertThat(test.states.of(List.of(one, other), DAY)).noneMatch(ClaimState::owed);
  }

  @Test
  void aNoticeLiftsNothingOverdueOverTheMinimumAndHasItsOwnSum() {
    Subject small = withMinimum(claimOf("S-1", "63.46"), "100.00");
    Subject notice = toCome(withMinimum(claimOf("S-2", "44434.58"), "100.00"));
    test.log.add(posted("S-1", "63.46"));
    test.log.add(postedToCome("S-2", "44434.58"));
    List<ClaimState> sealing = test.states.of(List.of(small, notice), DAY);
    assertThat(sealing.get(0).leftOut().map(LeftOut::reason)).contains("below-minimum");
    assertThat(sealing.get(1).leftOut()).isEmpty();
    assertThat(test.states.of(List.of(notice), DAY))
        .as("when it is sent")
        .allMatch(ClaimState::owed);
    assertThat(test.states.of(List.of(small), DAY)).noneMatch(ClaimState::owed);
  }

  @Test
  void ofANoticeWhatIsOpenOfIt() {
    Subject notice = toCome(withMinimum(claimOf("S-2", "44434.58"), "100.00"));
    test.log.add(postedToCome("S-2", "44434.58"));
    test.log.add(Samples.paid(ACCOUNT, "S-2", "44334.59", "99.99"));
    assertThat(state(test.states, notice).leftOut().map(LeftOut::reason)).contains("below-minimum");
    test.log.add(posted("S-1", "100.00"));
    assertThat(state(test.states, notice).leftOut()).isEmpty();
  }

  private static InvoicePosted postedToCome(String number, String amount) {
    return new InvoicePosted(
        ACCOUNT, number, DAY.minusDays(20), null, DAY.plusDays(7), cny(amount), null, null, null);
  }

  private static Subject toCome(Subject claim) {
    return new Subject(
        claim.step(),
        claim.ordinal(),
        claim.invoiceDate(),
        DAY.plusDays(7),
        claim.amount(),
        claim.open(),
        claim.contract(),
        claim.reference(),
        claim.minimum(),
        claim.policy(),
        null);
  }

  private static Subject claimOf(String invoice, String amount) {
    return Samples.subject("reminder-1", ACCOUNT, invoice, amount, amount);
  }

  private static Subject withMinimum(Subject claim, String minimum) {
    return new Subject(
        claim.step(),
        claim.ordinal(),
        claim.invoiceDate(),
        claim.dueOn(),
        claim.amount(),
        claim.open(),
        claim.contract(),
        claim.reference(),
        cny(minimum),
        claim.policy(),
        null);
  }

  private static ClaimState state(ClaimStates states) {
    return state(states, CLAIM);
  }

  private static ClaimState state(ClaimStates states, Subject claim) {
    return states.of(List.of(claim), DAY).getFirst();
  }

  private static Object approved(EventCodec codec, String name) throws Exception {
    try (InputStream json =
        OpenAmountsTest.class.getResourceAsStream("/contracts/" + name + ".json")) {
      String text = new String(json.readAllBytes(), StandardCharsets.UTF_8);
      return codec.decode(name, text);
    }
  }

  private static ReminderRequested request(String open, String ledgerSequence) {
    ReminderRequested any = Samples.reminder("C-1", "611365", open);
    return new ReminderRequested(
        CASE,
        any.request(),
        ACCOUNT,
        ItemKind.INVOICE,
        any.invoice(),
        any.invoiceDate(),
        any.dueOn(),
        any.amount(),
        any.open(),
        any.contract(),
        any.reference(),
        any.level(),
        any.ordinal(),
        any.kind(),
        any.sending(),
        any.ordered(),
        any.minimum(),
        any.held(),
        any.recipient(),
        any.policy(),
        ledgerSequence,
        null,
        null);
  }

  private static OpenItemsChanged changed(String kind, String change, String open) {
    return Samples.changed(ACCOUNT, kind, "611365", change, open);
  }

  private static InvoicePosted posted(String number, String amount) {
    LocalDate day = LocalDate.parse("2013-01-02");
    return new InvoicePosted(
        ACCOUNT, number, day, null, day.plusDays(30), cny(amount), null, null, null);
  }

  private static OpenItemsChanged paid(String invoice, String amount, String openAfter) {
    return Samples.paid(ACCOUNT, invoice, amount, openAfter);
  }

  private static Money cny(String amount) {
    return Money.parse(amount + " CNY");
  }
}
