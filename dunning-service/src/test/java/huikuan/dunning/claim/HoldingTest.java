package huikuan.dunning.claim;

import static huikuan.dunning.claim.Examples.ACCOUNT;
import static huikuan.dunning.claim.Examples.ANNA;
import static huikuan.dunning.claim.Examples.CASE;
import static huikuan.dunning.claim.Examples.CLOSED;
import static huikuan.dunning.claim.Examples.DUE;
import static huikuan.dunning.claim.Examples.NOBODY;
import static huikuan.dunning.claim.Examples.OPENED;
import static huikuan.dunning.claim.Examples.adjusted;
import static huikuan.dunning.claim.Examples.holding;
import static huikuan.dunning.claim.Examples.later;
import static huikuan.dunning.claim.Examples.missing;
import static huikuan.dunning.claim.Examples.nine;
import static huikuan.dunning.claim.Examples.planned;
import static huikuan.dunning.claim.Examples.reduced;
import static huikuan.dunning.claim.Examples.requested;
import static huikuan.dunning.claim.Examples.step;
import static huikuan.dunning.claim.Examples.taken;
import static huikuan.dunning.claim.Examples.waits;

import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.dunning.claim.ClaimCommand.ChangeOpenAmount;
import huikuan.dunning.claim.ClaimCommand.Chase;
import huikuan.dunning.claim.ClaimCommand.Document;
import huikuan.dunning.claim.ClaimCommand.EndHold;
import huikuan.dunning.claim.ClaimCommand.OpenCase;
import huikuan.dunning.claim.ClaimCommand.PlaceHold;
import huikuan.dunning.claim.ClaimCommand.PlanAnew;
import huikuan.dunning.claim.ClaimCommand.ReportDelivery;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.claim.ClaimEvent.ClaimHeld;
import huikuan.dunning.claim.ClaimEvent.CustomerHoldHeeded;
import huikuan.dunning.claim.ClaimEvent.DeliveryReported;
import huikuan.dunning.claim.ClaimEvent.Held;
import huikuan.dunning.claim.ClaimEvent.HoldEnded;
import huikuan.dunning.claim.ClaimEvent.StepNotTaken;
import huikuan.dunning.claim.ClaimEvent.StepsPlanned;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.policy.PlannedStep;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** An invoice that is kept from being chased; due on a Tuesday. */
class HoldingTest {

  private static final Hold TWO_WEEKS = hold(Hold.MANUAL, 14);

  private final FixtureConfiguration<ReminderCase> fixture = Examples.fixture();

  @Test
  void nothingIsToComeBeforeTheHoldHasEnded() {
    fixture
        .given(OPENED)
        .when(place(TWO_WEEKS))
        .expectResultMessagePayload(HoldOutcome.DONE)
        .expectEvents(held(TWO_WEEKS), AFTER_TWO_WEEKS);
  }

  @Test
  void theSameAgainChangesNothing() {
    fixture
        .given(OPENED, held(TWO_WEEKS), AFTER_TWO_WEEKS)
        .when(place(TWO_WEEKS))
        .expectResultMessagePayload(HoldOutcome.UNCHANGED)
        .expectNoEvents();
  }

  /** The case has three events. */
  @Test
  void noHoldTakesThePlaceOfOneThatWasNotSeen() {
    Hold shorter = hold(Hold.MANUAL, 3);
    fixture
        .given(OPENED, held(TWO_WEEKS), AFTER_TWO_WEEKS)
        .when(new PlaceHold(CASE, shorter, nine(1), ANNA, 1))
        .expectResultMessagePayload(HoldOutcome.OUTDATED)
        .expectNoEvents();
    fixture
        .given(OPENED, held(TWO_WEEKS), AFTER_TWO_WEEKS)
        .when(new EndHold(CASE, Hold.MANUAL, Hold.RESUMED, nine(1), ANNA, 1))
        .expectResultMessagePayload(HoldOutcome.OUTDATED)
        .expectNoEvents();
    fixture
        .given(OPENED, held(TWO_WEEKS), AFTER_TWO_WEEKS)
        .when(new PlaceHold(CASE, TWO_WEEKS, nine(1), ANNA, 1))
        .expectResultMessagePayload(HoldOutcome.UNCHANGED);
    fixture
        .given(OPENED, held(TWO_WEEKS), AFTER_TWO_WEEKS)
        .when(new EndHold(CASE, Hold.MANUAL, Hold.RESUMED, nine(1), ANNA, 3))
        .expectResultMessagePayload(HoldOutcome.DONE);
  }

  @Test
  void anotherHoldOfTheSameSourceTakesItsPlace() {
    Hold shorter = hold(Hold.MANUAL, 3);
    fixture
        .given(OPENED, held(TWO_WEEKS), AFTER_TWO_WEEKS)
        .when(place(shorter))
        .expectEvents(
            held(shorter),
            planned(
                step("reminder-1", 6),
                step("reminder-2", 13),
                step("demand", 23),
                step("escalation", 34)));
  }

  @Test
  void aClosedCaseIsNotHeld() {
    fixture
        .given(OPENED, reduced("55.94 EUR", "0.00 EUR", 7), CLOSED)
        .when(place(TWO_WEEKS))
        .expectResultMessagePayload(HoldOutcome.CLOSED)
        .expectNoEvents();
  }

  @Test
  void aDeadlineThatFiresWhileItIsHeldTakesNothing() {
    fixture
        .given(OPENED, held(TWO_WEEKS))
        .when(new Chase(CASE, nine(3), ANNA))
        .expectEvents(WITHHELD, AFTER_TWO_WEEKS);
    fixture
        .given(OPENED, held(TWO_WEEKS), WITHHELD)
        .when(new Chase(CASE, nine(3), ANNA))
        .expectEvents(AFTER_TWO_WEEKS);
  }

  @Test
  void afterTheHoldTheNextStepIsTakenAndNoneIsLeftOut() {
    fixture
        .given(OPENED, held(TWO_WEEKS), AFTER_TWO_WEEKS)
        .when(new Chase(CASE, nine(15), ANNA))
        .expectEvents(
            requested("reminder-1", 15, "55.94 EUR"),
            planned(step("reminder-2", 22), step("demand", 34), step("escalation", 44)));
  }

  /** The customer has moved to where it ends at nine o'clock. */
  @Test
  void whatItsEndFallsOnIsTaken() {
    Object[] given = {
      OPENED,
      new ClaimHeld(
          CASE,
          ACCOUNT,
          "611365",
          TWO_WEEKS,
          nine(15),
          new Held(Money.parse("55.94 EUR"), TWO_WEEKS.until())),
      AFTER_TWO_WEEKS
    };
    fixture.given(given).when(new PlanAnew(CASE, nine(2), ANNA)).expectNoEvents();
    fixture
        .given(given)
        .when(new Chase(CASE, nine(15), ANNA))
        .expectEvents(
            requested("reminder-1", 15, "55.94 EUR"),
            planned(step("reminder-2", 22), step("demand", 34), step("escalation", 44)));
  }

  @Test
  void newsOfTheCustomerDoNotEndIt() {
    fixture
        .given(OPENED, held(TWO_WEEKS), AFTER_TWO_WEEKS)
        .when(new PlanAnew(CASE, nine(2), ANNA))
        .expectNoEvents();
  }

  @Test
  void somebodyMissingIsNoReasonToForgetIt() {
    fixture
        .given(OPENED, missing("reminder-1", 3), waits(Reason.NOBODY_TO_WRITE_TO), held(TWO_WEEKS))
        .when(new PlanAnew(CASE, later(nine(5), 1), ANNA))
        .expectEvents(AFTER_TWO_WEEKS);
    fixture
        .given(OPENED, missing("reminder-1", 3), waits(Reason.NOBODY_TO_WRITE_TO), held(TWO_WEEKS))
        .when(new PlanAnew(CASE, later(nine(5), 1), NOBODY))
        .expectNoEvents();
  }

  @Test
  void resumedItGoesOnOnTheNextContactDay() {
    fixture
        .given(OPENED, held(TWO_WEEKS), AFTER_TWO_WEEKS)
        .when(end(Hold.RESUMED, later(nine(7), 2)))
        .expectEvents(
            ended(Hold.RESUMED),
            Examples.withheld("reminder-1", 3, Reason.ON_HOLD, nine(8)),
            planned(
                step("reminder-1", 8),
                step("reminder-2", 15),
                step("demand", 27),
                step("escalation", 37)));
  }

  @Test
  void aStepThatDidNotFallDueMeanwhileWasNotWithheld() {
    fixture
        .given(OPENED, held(TWO_WEEKS), AFTER_TWO_WEEKS)
        .when(end(Hold.RESUMED, later(nine(2), 2)))
        .expectEvents(
            ended(Hold.RESUMED),
            planned(
                step("reminder-1", 3),
                step("reminder-2", 10),
                step("demand", 20),
                step("escalation", 30)));
  }

  @Test
  void whatIsNotHeldIsNotResumed() {
    fixture.given(OPENED).when(end(Hold.RESUMED, nine(2))).expectNoEvents();
    fixture
        .given(OPENED, held(TWO_WEEKS), AFTER_TWO_WEEKS, ended(Hold.RESUMED))
        .when(end(Hold.RESUMED, nine(2)))
        .expectNoEvents();
  }

  @Test
  void aHoldExpiresWhenItsLastDayIsOver() {
    Instant over = DUE.plusDays(15).atStartOfDay(Examples.BERLIN).toInstant();
    fixture
        .given(OPENED, held(TWO_WEEKS), AFTER_TWO_WEEKS)
        .when(end(Hold.EXPIRED, over.minusMillis(1)))
        .expectNoEvents();
    fixture
        .given(OPENED, held(TWO_WEEKS), AFTER_TWO_WEEKS)
        .when(end(Hold.EXPIRED, over))
        .expectEvents(
            ended(Hold.EXPIRED), Examples.withheld("reminder-1", 3, Reason.ON_HOLD, nine(15)));
  }

  @Test
  void aHoldEndsAtItsMomentThoughTheCustomerHasMovedWest() {
    Instant over = DUE.plusDays(15).atStartOfDay(Examples.BERLIN).toInstant();
    Customer inNewYork =
        new Customer(
            ANNA.id(),
            ANNA.name(),
            ZoneId.of("America/New_York"),
            "US",
            null,
            ANNA.contacts(),
            Set.of(),
            Map.of(),
            Examples.ALWAYS,
            Examples.TOLD);
    Instant nine = Instant.parse("2013-02-20T14:00:00Z");
    fixture
        .given(OPENED, held(TWO_WEEKS), planned(new PlannedStep("reminder-1", nine)))
        .when(new EndHold(CASE, Hold.MANUAL, Hold.EXPIRED, over, inNewYork))
        .expectEvents(
            ended(Hold.EXPIRED),
            Examples.withheld("reminder-1", 3, Reason.ON_HOLD, nine),
            planned(
                new PlannedStep("reminder-1", Instant.parse("2013-02-20T14:00:00Z")),
                new PlannedStep("reminder-2", Instant.parse("2013-02-27T14:00:00Z")),
                new PlannedStep("demand", Instant.parse("2013-03-11T13:00:00Z")),
                new PlannedStep("escalation", Instant.parse("2013-03-21T13:00:00Z"))));
  }

  @Test
  void whileAnotherHoldIsInForceItGoesOnAfterThat() {
    Hold other = hold("dispute", 21);
    fixture
        .given(OPENED, held(TWO_WEEKS), AFTER_TWO_WEEKS, held(other, "55.94 EUR", other))
        .when(end(Hold.RESUMED, nine(7)))
        .expectEvents(
            ended(Hold.RESUMED, "55.94 EUR", other),
            planned(
                step("reminder-1", 22),
                step("reminder-2", 29),
                step("demand", 41),
                step("escalation", 51)));
  }

  @Test
  void itEndsWithTheCase() {
    Document receipt = new Document("receipt", "R-7", DUE.plusDays(5));
    Money amount = Money.parse("55.94 EUR");
    fixture
        .given(OPENED, held(TWO_WEEKS), AFTER_TWO_WEEKS)
        .when(
            new ChangeOpenAmount(
                CASE, receipt, amount.negated(), amount.minus(amount), 7, null, nine(5), ANNA))
        .expectEvents(reduced("55.94 EUR", "0.00 EUR", 7), ended("closed"), CLOSED);
  }

  @Test
  void aMessageThatItStoppedIsStillToBeSent() {
    Instant at = later(nine(3), 1);
    fixture
        .given(OPENED, requested("reminder-1", 3, "55.94 EUR"), held(TWO_WEEKS))
        .when(
            new ReportDelivery(
                CASE, 1, "reminder-1", "m-1", "left-out", null, at, "on-hold", at, ANNA))
        .expectEvents(
            new DeliveryReported(
                CASE, 1, ACCOUNT, "611365", "reminder-1", "m-1", "left-out", null, at, "on-hold"),
            new StepNotTaken(
                CASE, 1, ACCOUNT, "611365", "reminder-1", "on-hold", false, Examples.TOLD),
            AFTER_TWO_WEEKS);
  }

  @Test
  void whatLeftBeforeItIsTaken() {
    Instant at = later(nine(3), 1);
    fixture
        .given(OPENED, requested("reminder-1", 3, "55.94 EUR"), held(hold(Hold.MANUAL, 20)))
        .when(new ReportDelivery(CASE, 1, "reminder-1", "m-1", "sent", "anna", at, "abc", at, ANNA))
        .expectEvents(
            new DeliveryReported(
                CASE, 1, ACCOUNT, "611365", "reminder-1", "m-1", "sent", "anna", at, "abc"),
            taken("reminder-1", 3),
            planned(step("reminder-2", 21), step("demand", 31), step("escalation", 41)));
  }

  @Test
  void ofAClaimHeldInPartTheRestIsChased() {
    fixture
        .given(OPENED, held(PART))
        .when(new Chase(CASE, nine(3), ANNA))
        .expectEvents(
            holding("20.00 EUR", requested("reminder-1", 3, "55.94 EUR")),
            planned(step("reminder-2", 10), step("demand", 20), step("escalation", 30)));
  }

  @Test
  void aPartThatIsHeldMovesNothing() {
    fixture.given(OPENED).when(place(PART)).expectEvents(held(PART));
    fixture.given(OPENED, held(PART)).when(place(PART)).expectNoEvents();
    fixture
        .given(OPENED, held(PART))
        .when(end(Hold.RESUMED, nine(1)))
        .expectEvents(ended("resumed"));
  }

  @Test
  void partsOfSeveralSourcesAddUpAndWhenTheyHoldAllNothingIsChased() {
    Hold dispute = hold("dispute", 21, "35.94 EUR");
    fixture
        .given(OPENED, held(PART))
        .when(new PlaceHold(CASE, dispute, nine(1), ANNA))
        .expectEvents(held(dispute, "55.94 EUR", dispute), AFTER_TWO_WEEKS);
    fixture
        .given(OPENED, held(PART), held(dispute, "55.94 EUR", dispute), AFTER_TWO_WEEKS)
        .when(end(Hold.RESUMED, nine(1)))
        .expectEvents(
            ended("resumed", "35.94 EUR", dispute),
            planned(
                step("reminder-1", 3),
                step("reminder-2", 10),
                step("demand", 20),
                step("escalation", 30)));
  }

  @Test
  void moreThanTheInvoiceIsNeverHeld() {
    Hold dispute = hold("dispute", 21, "50.00 EUR");
    fixture
        .given(OPENED, held(PART))
        .when(new PlaceHold(CASE, dispute, nine(1), ANNA))
        .expectEvents(held(dispute, "55.94 EUR", dispute), AFTER_TWO_WEEKS);
  }

  @Test
  void whenMoneyComesInAndOnlyWhatIsHeldIsLeftNothingIsChased() {
    fixture
        .given(OPENED, held(PART))
        .when(change("receipt", "-35.94 EUR", "20.00 EUR", 7))
        .expectEvents(reduced("35.94 EUR", "20.00 EUR", 7), AFTER_TWO_WEEKS);
    fixture
        .given(OPENED, held(PART))
        .when(change("receipt", "-35.93 EUR", "20.01 EUR", 7))
        .expectEvents(reduced("35.93 EUR", "20.01 EUR", 7));
  }

  @Test
  void whenMoreThanWhatIsHeldIsOpenAgainItIsChasedAgain() {
    fixture
        .given(OPENED, held(PART), reduced("35.94 EUR", "20.00 EUR", 7), AFTER_TWO_WEEKS)
        .when(change("reversal", "10.00 EUR", "30.00 EUR", 8))
        .expectEvents(
            adjusted("reversal", "10.00 EUR", "30.00 EUR", 8),
            planned(
                step("reminder-1", 3),
                step("reminder-2", 10),
                step("demand", 20),
                step("escalation", 30)));
  }

  @Test
  void aHoldInAnotherCurrencyIsRefusedBeforeItIsStored() {
    fixture
        .given(OPENED)
        .when(place(hold(Hold.MANUAL, 14, "1.00 USD")))
        .expectException(IllegalArgumentException.class)
        .expectNoEvents();
  }

  @Test
  void allHoldsEndWithTheCase() {
    Hold dispute = hold("dispute", 21, "35.94 EUR");
    fixture
        .given(OPENED, held(PART), held(dispute, "55.94 EUR", dispute), AFTER_TWO_WEEKS)
        .when(change("receipt", "-55.94 EUR", "0.00 EUR", 7))
        .expectEvents(
            reduced("55.94 EUR", "0.00 EUR", 7),
            ended("closed", "35.94 EUR", dispute),
            new HoldEnded(CASE, ACCOUNT, "611365", "dispute", "closed", null),
            CLOSED);
  }

  @Test
  void nothingOfACustomerOnHoldIsChased() {
    fixture
        .given(OPENED)
        .when(new PlanAnew(CASE, nine(1), ON_HOLD))
        .expectEvents(AFTER_TWO_WEEKS, heeded(END));
    fixture
        .given(OPENED)
        .when(new Chase(CASE, nine(3), ON_HOLD))
        .expectEvents(WITHHELD, AFTER_TWO_WEEKS, heeded(END));
    fixture
        .given(OPENED, AFTER_TWO_WEEKS, heeded(END))
        .when(new PlanAnew(CASE, nine(2), ON_HOLD))
        .expectNoEvents();
  }

  @Test
  void aClaimOfACustomerOnHoldIsPlannedAfterIt() {
    Customer away = Examples.held(new Hold(Hold.MANUAL, "merger", DUE.plusDays(14), null, null));
    fixture
        .givenNoPriorActivity()
        .when(
            new OpenCase(
                CASE, Terms.of(Examples.INVOICE), away, Examples.STANDARD, Examples.RECORDED))
        .expectEvents(
            new CaseOpened(
                CASE,
                ACCOUNT,
                ItemKind.INVOICE,
                "611365",
                OPENED.postedOn(),
                null,
                DUE,
                Examples.AMOUNT,
                Examples.AMOUNT,
                "C-1",
                "PO 4711",
                "li.na",
                "standard/1",
                Examples.RECORDED,
                null,
                ((StepsPlanned) AFTER_TWO_WEEKS).plan()),
            heeded(END));
  }

  @Test
  void aCustomerOnHoldNoLongerIsChasedFromTheNextContactDayOn() {
    fixture
        .given(OPENED, AFTER_TWO_WEEKS, heeded(END))
        .when(new PlanAnew(CASE, later(nine(7), 2), ANNA))
        .expectEvents(
            planned(
                step("reminder-1", 8),
                step("reminder-2", 15),
                step("demand", 27),
                step("escalation", 37)),
            heeded(null));
  }

  @Test
  void aHoldOfTheCustomerThatIsOverIsNotTold() {
    fixture
        .given(OPENED, AFTER_TWO_WEEKS)
        .when(new PlanAnew(CASE, END, Examples.held(TWO_WEEKS)))
        .expectNoEvents();
  }

  @Test
  void aHoldOfTheClaimOutlastsThatOfItsCustomerAndTheOtherWayRound() {
    Hold week = hold(Hold.MANUAL, 7);
    fixture
        .given(OPENED, heeded(END), held(week), AFTER_TWO_WEEKS)
        .when(end(Hold.EXPIRED, week.endsIn(Examples.BERLIN), ON_HOLD))
        .expectEvents(ended("expired"));
    fixture
        .given(OPENED, heeded(END), held(TWO_WEEKS), AFTER_TWO_WEEKS)
        .when(new PlanAnew(CASE, nine(2), ANNA))
        .expectEvents(heeded(null));
  }

  @Test
  void aClosedCaseHeedsNoHoldOfItsCustomerBeforeItIsOpenedAgain() {
    fixture
        .given(OPENED, reduced("55.94 EUR", "0.00 EUR", 7), CLOSED)
        .when(new PlanAnew(CASE, nine(1), ON_HOLD))
        .expectNoEvents();
    ChangeOpenAmount back = change("reversal", "55.94 EUR", "55.94 EUR", 8);
    fixture
        .given(OPENED, reduced("55.94 EUR", "0.00 EUR", 7), CLOSED)
        .when(
            new ChangeOpenAmount(
                CASE, back.document(), back.change(), back.open(), 8, null, nine(5), ON_HOLD))
        .expectEvents(
            adjusted("reversal", "55.94 EUR", "55.94 EUR", 8),
            Examples.reopened(
                nine(5),
                step("reminder-1", 15),
                step("reminder-2", 22),
                step("demand", 34),
                step("escalation", 44)),
            heeded(END));
  }

  /** The step that was due while the hold was in force. */
  private static final ClaimEvent WITHHELD =
      Examples.withheld("reminder-1", 3, Reason.ON_HOLD, TWO_WEEKS.endsIn(Examples.BERLIN));

  private static final Hold PART = hold(Hold.MANUAL, 14, "20.00 EUR");

  private static final Customer ON_HOLD = Examples.held(hold(Hold.MANUAL, 14));

  private static final Instant END = TWO_WEEKS.endsIn(Examples.BERLIN);

  private static CustomerHoldHeeded heeded(Instant until) {
    return new CustomerHoldHeeded(CASE, ACCOUNT, "611365", until);
  }

  private static ChangeOpenAmount change(String kind, String change, String open, long position) {
    String prefix = kind.equals("receipt") ? "R-" : "D-";
    return new ChangeOpenAmount(
        CASE,
        new Document(kind, prefix + position, DUE.plusDays(5)),
        Money.parse(change),
        Money.parse(open),
        position,
        null,
        nine(1),
        ANNA);
  }

  private static final ClaimEvent AFTER_TWO_WEEKS =
      planned(
          step("reminder-1", 15),
          step("reminder-2", 22),
          step("demand", 34),
          step("escalation", 44));

  private static Hold hold(String source, int daysLate) {
    return hold(source, daysLate, null);
  }

  private static Hold hold(String source, int daysLate, String amount) {
    Money part = amount == null ? null : Money.parse(amount);
    return new Hold(source, "they ask for a copy", DUE.plusDays(daysLate), part, null);
  }

  private static PlaceHold place(Hold hold) {
    return new PlaceHold(CASE, hold, nine(1), ANNA);
  }

  private static EndHold end(String by, Instant now) {
    return end(by, now, ANNA);
  }

  private static EndHold end(String by, Instant now, Customer customer) {
    return new EndHold(CASE, Hold.MANUAL, by, now, customer);
  }

  /** The case's only hold. */
  private static ClaimHeld held(Hold hold) {
    return held(hold, hold.amount() == null ? "55.94 EUR" : hold.amount().toString(), hold);
  }

  private static ClaimHeld held(Hold hold, String all, Hold last) {
    Held together = new Held(Money.parse(all), last.until());
    return new ClaimHeld(CASE, ACCOUNT, "611365", hold, hold.endsIn(Examples.BERLIN), together);
  }

  private static HoldEnded ended(String by) {
    return new HoldEnded(CASE, ACCOUNT, "611365", Hold.MANUAL, by, null);
  }

  private static HoldEnded ended(String by, String left, Hold last) {
    Held together = new Held(Money.parse(left), last.until());
    return new HoldEnded(CASE, ACCOUNT, "611365", Hold.MANUAL, by, together);
  }
}
