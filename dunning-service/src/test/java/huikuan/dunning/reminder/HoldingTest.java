package huikuan.dunning.reminder;

import static huikuan.dunning.reminder.Examples.ACCOUNT;
import static huikuan.dunning.reminder.Examples.ANNA;
import static huikuan.dunning.reminder.Examples.CASE;
import static huikuan.dunning.reminder.Examples.CLOSED;
import static huikuan.dunning.reminder.Examples.DUE;
import static huikuan.dunning.reminder.Examples.NOBODY;
import static huikuan.dunning.reminder.Examples.OPENED;
import static huikuan.dunning.reminder.Examples.later;
import static huikuan.dunning.reminder.Examples.missing;
import static huikuan.dunning.reminder.Examples.nine;
import static huikuan.dunning.reminder.Examples.planned;
import static huikuan.dunning.reminder.Examples.reduced;
import static huikuan.dunning.reminder.Examples.requested;
import static huikuan.dunning.reminder.Examples.step;
import static huikuan.dunning.reminder.Examples.taken;

import huikuan.contracts.Money;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.reminder.ReminderCommand.ChangeOpenAmount;
import huikuan.dunning.reminder.ReminderCommand.Chase;
import huikuan.dunning.reminder.ReminderCommand.Document;
import huikuan.dunning.reminder.ReminderCommand.EndHold;
import huikuan.dunning.reminder.ReminderCommand.PlaceHold;
import huikuan.dunning.reminder.ReminderCommand.PlanAnew;
import huikuan.dunning.reminder.ReminderCommand.ReportDelivery;
import huikuan.dunning.reminder.ReminderEvent.ClaimHeld;
import huikuan.dunning.reminder.ReminderEvent.DeliveryReported;
import huikuan.dunning.reminder.ReminderEvent.HoldEnded;
import huikuan.dunning.reminder.ReminderEvent.StepNotTaken;
import java.time.Instant;
import java.time.ZoneId;
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
        .expectResultMessagePayload(true)
        .expectEvents(held(TWO_WEEKS), AFTER_TWO_WEEKS);
  }

  @Test
  void theSameAgainChangesNothing() {
    fixture
        .given(OPENED, held(TWO_WEEKS), AFTER_TWO_WEEKS)
        .when(place(TWO_WEEKS))
        .expectResultMessagePayload(true)
        .expectNoEvents();
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
        .expectResultMessagePayload(false)
        .expectNoEvents();
  }

  @Test
  void aDeadlineThatFiresWhileItIsHeldTakesNothing() {
    fixture
        .given(OPENED, held(TWO_WEEKS))
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
        .given(OPENED, missing("reminder-1", 3), planned(), held(TWO_WEEKS))
        .when(new PlanAnew(CASE, later(nine(5), 1), ANNA))
        .expectEvents(AFTER_TWO_WEEKS);
    fixture
        .given(OPENED, missing("reminder-1", 3), planned(), held(TWO_WEEKS))
        .when(new PlanAnew(CASE, later(nine(5), 1), NOBODY))
        .expectNoEvents();
  }

  @Test
  void resumedItGoesOnOnTheNextContactDay() {
    fixture
        .given(OPENED, held(TWO_WEEKS), AFTER_TWO_WEEKS)
        .when(end(EndHold.RESUMED, later(nine(7), 2)))
        .expectEvents(
            ended(EndHold.RESUMED, false),
            planned(
                step("reminder-1", 8),
                step("reminder-2", 15),
                step("demand", 27),
                step("escalation", 37)));
  }

  @Test
  void whatIsNotHeldIsNotResumed() {
    fixture.given(OPENED).when(end(EndHold.RESUMED, nine(2))).expectNoEvents();
    fixture
        .given(OPENED, held(TWO_WEEKS), AFTER_TWO_WEEKS, ended(EndHold.RESUMED, false))
        .when(end(EndHold.RESUMED, nine(2)))
        .expectNoEvents();
  }

  @Test
  void aHoldExpiresWhenItsLastDayIsOver() {
    Instant over = DUE.plusDays(15).atStartOfDay(Examples.BERLIN).toInstant();
    fixture
        .given(OPENED, held(TWO_WEEKS), AFTER_TWO_WEEKS)
        .when(end(EndHold.EXPIRED, over.minusMillis(1)))
        .expectNoEvents();
    fixture
        .given(OPENED, held(TWO_WEEKS), AFTER_TWO_WEEKS)
        .when(end(EndHold.EXPIRED, over))
        .expectEvents(ended(EndHold.EXPIRED, false));
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
            ANNA.contacts(),
            Set.of(),
            Examples.ALWAYS,
            Examples.TOLD);
    Instant nine = Instant.parse("2013-02-20T14:00:00Z");
    fixture
        .given(OPENED, held(TWO_WEEKS), planned(new PlannedStep("reminder-1", nine)))
        .when(new EndHold(CASE, Hold.MANUAL, EndHold.EXPIRED, over, inNewYork))
        .expectEvents(
            ended(EndHold.EXPIRED, false),
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
        .given(OPENED, held(TWO_WEEKS), AFTER_TWO_WEEKS, held(other))
        .when(end(EndHold.RESUMED, nine(7)))
        .expectEvents(
            ended(EndHold.RESUMED, true),
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
        .expectEvents(reduced("55.94 EUR", "0.00 EUR", 7), ended("closed", false), CLOSED);
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

  private static final ReminderEvent AFTER_TWO_WEEKS =
      planned(
          step("reminder-1", 15),
          step("reminder-2", 22),
          step("demand", 34),
          step("escalation", 44));

  private static Hold hold(String source, int daysLate) {
    return new Hold(source, "they ask for a copy", DUE.plusDays(daysLate), null);
  }

  private static PlaceHold place(Hold hold) {
    return new PlaceHold(CASE, hold, nine(1), ANNA);
  }

  private static EndHold end(String by, Instant now) {
    return new EndHold(CASE, Hold.MANUAL, by, now, ANNA);
  }

  private static ClaimHeld held(Hold hold) {
    Instant end = hold.until().plusDays(1).atStartOfDay(Examples.BERLIN).toInstant();
    return new ClaimHeld(CASE, ACCOUNT, "611365", hold, end);
  }

  private static HoldEnded ended(String by, boolean held) {
    return new HoldEnded(CASE, ACCOUNT, "611365", Hold.MANUAL, by, held);
  }
}
