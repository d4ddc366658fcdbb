package huikuan.dunning.claim;

import static huikuan.dunning.claim.Examples.ACCOUNT;
import static huikuan.dunning.claim.Examples.ANNA;
import static huikuan.dunning.claim.Examples.BERLIN;
import static huikuan.dunning.claim.Examples.CASE;
import static huikuan.dunning.claim.Examples.DUE;
import static huikuan.dunning.claim.Examples.OPENED;
import static huikuan.dunning.claim.Examples.later;
import static huikuan.dunning.claim.Examples.nine;
import static huikuan.dunning.claim.Examples.planned;
import static huikuan.dunning.claim.Examples.requested;
import static huikuan.dunning.claim.Examples.sealing;
import static huikuan.dunning.claim.Examples.step;
import static huikuan.dunning.claim.Examples.through;

import huikuan.dunning.claim.ClaimCommand.Chase;
import huikuan.dunning.claim.ClaimEvent.StepWithheld;
import huikuan.dunning.claim.ClaimEvent.StepsPlanned;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.companies.Chasing;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.waiting.Wait;
import huikuan.platform.calendar.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** What a company does not let a claim do. */
class WithheldTest {

  private static final StepsPlanned AFTER_THE_FIRST =
      planned(step("reminder-2", 10), step("demand", 20), step("escalation", 30));

  private static final PlannedStep[] FROM_THE_NINTH = {
    step("reminder-1", 9), step("reminder-2", 16), step("demand", 27), step("escalation", 37)
  };

  private static final int SATURDAY = 4;
  private static final int MONDAY = 6;

  private static final PlannedStep[] FROM_MONDAY = {
    step("reminder-1", 6), step("reminder-2", 13), step("demand", 23), step("escalation", 34)
  };

  /** For what the company says. */
  private static final Wait WAITS = new Wait(null);

  private final FixtureConfiguration<ReminderCase> fixture = Examples.fixture();

  @Test
  void nothingLeavesBeforeTheCompanyIsOpenAndThePlanStays() {
    fixture
        .given(OPENED)
        .when(new Chase(CASE, nine(3), with(null, null)))
        .expectEvents(withheld(Reason.CHASING_CLOSED, null, null))
        .expectResultMessagePayload(WAITS);
  }

  @Test
  void thatIsToldOnce() {
    fixture
        .given(OPENED, withheld(Reason.CHASING_CLOSED, null, null))
        .when(new Chase(CASE, nine(6), with(null, null)))
        .expectNoEvents()
        .expectResultMessagePayload(WAITS);
  }

  @Test
  void itIsPlannedForTheDayFromWhichItIsOpen() {
    LocalDate from = DUE.plusDays(9);
    fixture
        .given(OPENED, withheld(Reason.CHASING_CLOSED, null, null))
        .when(new Chase(CASE, nine(6), with(from, null)))
        .expectResultMessagePayload(new Wait(nine(9)))
        .expectEvents(planned(FROM_THE_NINTH));
  }

  @Test
  void aDayThatIsSaidAgainTellsNothing() {
    fixture
        .given(OPENED, withheld(Reason.CHASING_CLOSED, null, null), planned(FROM_THE_NINTH))
        .when(new Chase(CASE, nine(7), with(DUE.plusDays(9), DUE.plusDays(6))))
        .expectNoEvents()
        .expectResultMessagePayload(new Wait(nine(9)));
  }

  @Test
  void anEarlierDayThanSaidBeforeIsPlannedAndTold() {
    fixture
        .given(OPENED, withheld(Reason.CHASING_CLOSED, null, null), planned(FROM_THE_NINTH))
        .when(new Chase(CASE, nine(6), with(DUE.plusDays(7), null)))
        .expectEvents(
            withheld(6, Reason.CHASING_CLOSED, DUE.plusDays(7), null, nine(7)),
            planned(
                step("reminder-1", 7),
                step("reminder-2", 14),
                step("demand", 24),
                step("escalation", 34)))
        .expectResultMessagePayload(new Wait(nine(7)));
  }

  @Test
  void whatIsPlannedForALaterDayIsTakenWhenTheCompanyIsOpenToday() {
    fixture
        .given(OPENED, withheld(Reason.CHASING_CLOSED, null, null), planned(FROM_THE_NINTH))
        .when(new Chase(CASE, nine(3), with(DUE, null)))
        .expectEvents(requested("reminder-1", 3, "55.94 EUR"), AFTER_THE_FIRST)
        .expectResultMessagePayload(null);
  }

  @Test
  void whatIsPlannedForThatDayIsToldWhenItIsWithheldAgain() {
    fixture
        .given(OPENED, withheld(Reason.CHASING_CLOSED, null, null), planned(step("reminder-1", 9)))
        .when(new Chase(CASE, nine(9), with(null, null)))
        .expectEvents(withheld(9, Reason.CHASING_CLOSED, null, null, null))
        .expectResultMessagePayload(WAITS);
  }

  @Test
  void whatWaitedIsTakenWhenItIsOpen() {
    fixture
        .given(OPENED, withheld(Reason.CHASING_CLOSED, null, null))
        .when(new Chase(CASE, nine(3), with(DUE, null)))
        .expectEvents(requested("reminder-1", 3, "55.94 EUR"), AFTER_THE_FIRST)
        .expectResultMessagePayload(null);
  }

  @Test
  void nothingLeavesWithoutTheReceiptsOfThePreviousBankDay() {
    fixture
        .given(OPENED)
        .when(new Chase(CASE, nine(3), with(LocalDate.EPOCH, DUE.plusDays(1))))
        .expectEvents(withheld(Reason.RECEIPTS_MISSING, LocalDate.EPOCH, DUE.plusDays(1)));
  }

  @Test
  void whatWaitedForReceiptsIsTakenTheSameDayWhenTheyAreStated() {
    fixture
        .given(OPENED, withheld(Reason.RECEIPTS_MISSING, LocalDate.EPOCH, DUE.plusDays(1)))
        .when(new Chase(CASE, later(nine(3), 2), with(LocalDate.EPOCH, DUE.plusDays(2))))
        .expectEvents(
            through(
                DUE.plusDays(2),
                sealing(
                    later(nine(3), 2).plusSeconds(600), requested("reminder-1", 3, "55.94 EUR"))),
            AFTER_THE_FIRST);
  }

  /** Else the same reason would not be told again, and the case would wait for nobody. */
  @Test
  void onADayOfRestItIsToldThatItWaitsForTheCompanyNoLonger() {
    fixture
        .given(
            OPENED,
            planned(FROM_MONDAY),
            withheld(Reason.RECEIPTS_MISSING, LocalDate.EPOCH, DUE.plusDays(1)))
        .when(new Chase(CASE, nine(SATURDAY), with(LocalDate.EPOCH, DUE.plusDays(SATURDAY))))
        .expectEvents(planned(FROM_MONDAY))
        .expectResultMessagePayload(null);
  }

  @Test
  void afterThatTheSameReasonIsToldAgain() {
    fixture
        .given(
            OPENED,
            withheld(Reason.RECEIPTS_MISSING, LocalDate.EPOCH, DUE.plusDays(1)),
            planned(FROM_MONDAY))
        .when(new Chase(CASE, nine(MONDAY), with(LocalDate.EPOCH, DUE.plusDays(1))))
        .expectEvents(
            withheld(MONDAY, Reason.RECEIPTS_MISSING, LocalDate.EPOCH, DUE.plusDays(1), null))
        .expectResultMessagePayload(WAITS);
  }

  @Test
  void anotherReasonIsTold() {
    fixture
        .given(OPENED, withheld(Reason.CHASING_CLOSED, null, null))
        .when(new Chase(CASE, nine(3), with(LocalDate.EPOCH, DUE.plusDays(1))))
        .expectEvents(withheld(Reason.RECEIPTS_MISSING, LocalDate.EPOCH, DUE.plusDays(1)));
  }

  private static Customer with(LocalDate from, LocalDate through) {
    return new Customer(
        ANNA.id(),
        ANNA.name(),
        ANNA.zone(),
        ANNA.country(),
        null,
        ANNA.contacts(),
        ANNA.undeliverable(),
        Map.of(),
        new Chasing(from, through, BERLIN, WorkingDays.MONDAY_TO_FRIDAY),
        ANNA.ledgerSequence());
  }

  private static StepWithheld withheld(Reason reason, LocalDate from, LocalDate through) {
    return withheld(3, reason, from, through, null);
  }

  private static StepWithheld withheld(
      int daysLate, Reason reason, LocalDate from, LocalDate through, Instant until) {
    return new StepWithheld(
        CASE,
        ACCOUNT,
        "611365",
        "reminder-1",
        DUE.plusDays(daysLate),
        reason,
        null,
        from,
        through,
        until);
  }
}
