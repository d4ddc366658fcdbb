package huikuan.dunning.claim;

import static huikuan.dunning.claim.Examples.ACCOUNT;
import static huikuan.dunning.claim.Examples.ANNA;
import static huikuan.dunning.claim.Examples.CASE;
import static huikuan.dunning.claim.Examples.CLOSED;
import static huikuan.dunning.claim.Examples.DUE;
import static huikuan.dunning.claim.Examples.OPENED;
import static huikuan.dunning.claim.Examples.later;
import static huikuan.dunning.claim.Examples.nine;
import static huikuan.dunning.claim.Examples.planned;
import static huikuan.dunning.claim.Examples.requested;
import static huikuan.dunning.claim.Examples.step;

import huikuan.dunning.claim.ClaimCommand.SkipStep;
import huikuan.dunning.claim.ClaimEvent.DemandOrdered;
import huikuan.dunning.claim.ClaimEvent.StepSkipped;
import huikuan.dunning.claim.SkipOutcome.Refused;
import huikuan.dunning.claim.SkipOutcome.Skipped;
import huikuan.dunning.claim.SkipOutcome.Why;
import java.time.Instant;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A person passes the next step; the invoice is due on a Tuesday. */
class SkippedTest {

  private final FixtureConfiguration<ReminderCase> fixture = Examples.fixture();

  @Test
  void theNextStepIsPassedAndTheRestStaysWhereItWas() {
    fixture
        .given(OPENED)
        .when(skip("reminder-1", later(nine(0), 2)))
        .expectEvents(
            skipped("reminder-1", 0, 3),
            planned(step("reminder-2", 10), step("demand", 20), step("escalation", 30)))
        .expectResultMessagePayload(new Skipped("reminder-1"));
  }

  @Test
  void theSameAgainChangesNothing() {
    fixture
        .given(OPENED, skipped("reminder-1", 0, 3), planned(step("reminder-2", 10)))
        .when(skip("reminder-1", later(nine(1), 2)))
        .expectNoEvents()
        .expectResultMessagePayload(new Skipped("reminder-1"));
  }

  @Test
  void anotherStepThanTheNextIsRefused() {
    fixture
        .given(OPENED)
        .when(skip("demand", nine(0)))
        .expectNoEvents()
        .expectResultMessagePayload(new Refused(Why.NOT_THE_NEXT_STEP, "reminder-1"));
  }

  @Test
  void whileAMessageIsUnderWayNothingIsPassed() {
    fixture
        .given(OPENED, requested("reminder-1", 3, "55.94 EUR"), planned(step("reminder-2", 10)))
        .when(skip("reminder-2", later(nine(3), 1)))
        .expectNoEvents()
        .expectResultMessagePayload(new Refused(Why.UNDER_WAY, "reminder-2"));
  }

  @Test
  void nothingIsPassedWhenNothingIsPlanned() {
    fixture
        .given(OPENED, planned())
        .when(skip("reminder-1", nine(4)))
        .expectNoEvents()
        .expectResultMessagePayload(new Refused(Why.NO_NEXT_STEP, null));
  }

  @Test
  void aClosedCaseHasNothingToPass() {
    fixture
        .given(OPENED, CLOSED)
        .when(skip("reminder-1", nine(4)))
        .expectNoEvents()
        .expectResultMessagePayload(new Refused(Why.CLOSED, null));
  }

  @Test
  void anOrderedDemandIsNotWantedAnyMore() {
    fixture
        .given(
            OPENED,
            new DemandOrdered(CASE, ACCOUNT, "611365", "demand", "they said no", nine(2)),
            planned(step("demand", 2), step("escalation", 30)))
        .when(skip("demand", nine(1)))
        .expectEvents(
            skipped("demand", 1, null),
            planned(
                step("reminder-1", 3),
                step("reminder-2", 10),
                step("demand", 20),
                step("escalation", 30)))
        .expectResultMessagePayload(new Skipped("demand"));
  }

  private static SkipStep skip(String level, Instant now) {
    return new SkipStep(CASE, level, "paid, they say", now, ANNA);
  }

  private static StepSkipped skipped(String level, int day, @Nullable Integer from) {
    return new StepSkipped(
        CASE,
        ACCOUNT,
        "611365",
        level,
        DUE.plusDays(day),
        from == null ? null : DUE.plusDays(from),
        "paid, they say");
  }
}
