package huikuan.dunning.claim;

import static huikuan.dunning.claim.Examples.ACCOUNT;
import static huikuan.dunning.claim.Examples.ANNA;
import static huikuan.dunning.claim.Examples.CASE;
import static huikuan.dunning.claim.Examples.CLOSED;
import static huikuan.dunning.claim.Examples.NOBODY;
import static huikuan.dunning.claim.Examples.OPENED;
import static huikuan.dunning.claim.Examples.RECORDED;
import static huikuan.dunning.claim.Examples.escalated;
import static huikuan.dunning.claim.Examples.later;
import static huikuan.dunning.claim.Examples.nine;
import static huikuan.dunning.claim.Examples.ordered;
import static huikuan.dunning.claim.Examples.planned;
import static huikuan.dunning.claim.Examples.reduced;
import static huikuan.dunning.claim.Examples.requested;
import static huikuan.dunning.claim.Examples.step;
import static huikuan.dunning.claim.Examples.taken;
import static huikuan.dunning.claim.Examples.waits;

import huikuan.dunning.claim.ClaimCommand.Chase;
import huikuan.dunning.claim.ClaimCommand.OrderDemand;
import huikuan.dunning.claim.ClaimCommand.ReportDelivery;
import huikuan.dunning.claim.ClaimEvent.DeliveryReported;
import huikuan.dunning.claim.ClaimEvent.DemandOrdered;
import huikuan.dunning.claim.ClaimEvent.StepNotTaken;
import huikuan.dunning.claim.ClaimEvent.TaskEnded;
import huikuan.dunning.claim.ClaimEvent.TaskRaised;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.claim.DemandOutcome.Ordered;
import huikuan.dunning.claim.DemandOutcome.Refused;
import huikuan.dunning.policy.PlannedStep;
import huikuan.dunning.task.TaskReason;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** A demand that a person wants now; the invoice is due on a Tuesday. */
class OrderedDemandTest {

  /** 14:00 on a Wednesday. */
  private static final Instant AFTERNOON = later(nine(1), 5);

  private final FixtureConfiguration<ReminderCase> fixture = Examples.fixture();

  @Test
  void itIsPlannedAtOnceAndTheRestKeepsItsDistance() {
    fixture
        .given(OPENED)
        .when(order(AFTERNOON))
        .expectEvents(
            wanted(AFTERNOON),
            planned(new PlannedStep("demand", AFTERNOON), step("escalation", 30)))
        .expectResultMessagePayload(new Ordered("they said no"));
  }

  @Test
  void itIsAskedForBeforeItsDayAndForAnyAmount() {
    fixture
        .given(OPENED, wanted(AFTERNOON), planned(new PlannedStep("demand", AFTERNOON)))
        .when(new Chase(CASE, AFTERNOON, ANNA))
        .expectEvents(ordered(1, 1, AFTERNOON), planned(step("escalation", 30)));
  }

  @Test
  void atNightAndOnDaysOfRestItWaitsUntilMessagesLeave() {
    Instant friday = later(nine(3), 10);
    fixture
        .given(OPENED)
        .when(order(friday))
        .expectEvents(wanted(nine(6)), planned(step("demand", 6), step("escalation", 30)));
  }

  @Test
  void orderedAgainBeforeItLeftItIsOneForTheReasonToldFirst() {
    fixture
        .given(OPENED, wanted(AFTERNOON), planned(new PlannedStep("demand", AFTERNOON)))
        .when(new OrderDemand(CASE, "they said no again", later(AFTERNOON, 1), ANNA))
        .expectEvents()
        .expectResultMessagePayload(new Ordered("they said no"));
  }

  @Test
  void oneThatDidNotLeaveIsStillWanted() {
    fixture
        .given(OPENED, wanted(AFTERNOON), ordered(1, 1, AFTERNOON), planned())
        .when(
            new ReportDelivery(
                CASE,
                1,
                "demand",
                "m-1",
                "left-out",
                null,
                later(AFTERNOON, 1),
                "day-over",
                later(AFTERNOON, 1),
                ANNA))
        .expectEvents(
            new DeliveryReported(
                CASE,
                1,
                ACCOUNT,
                "611365",
                "demand",
                "m-1",
                "left-out",
                null,
                later(AFTERNOON, 1),
                "day-over"),
            new StepNotTaken(
                CASE, 1, ACCOUNT, "611365", "demand", "day-over", false, Examples.TOLD),
            planned(step("demand", 2), step("escalation", 30)));
  }

  @Test
  void afterItTheEscalationFollowsAndNoReminder() {
    fixture
        .given(OPENED, wanted(AFTERNOON), ordered(1, 1, AFTERNOON), taken("demand", 1))
        .when(new Chase(CASE, nine(10), ANNA))
        .expectEvents(planned(step("escalation", 30)));
  }

  @Test
  void afterTheEscalationTheLastDemandIsMadeAgain() {
    fixture
        .given(
            OPENED,
            requested("demand", 20, "55.94 EUR"),
            taken("demand", 20),
            escalated(30),
            planned(step("demand", 62)))
        .when(order(nine(34)))
        .expectEvents(
            wanted(nine(34)), planned(new PlannedStep("demand", nine(34)), step("demand", 64)));
  }

  @Test
  void whoOrdersItHasLookedAtTheClaim() {
    TaskRaised raised =
        new TaskRaised(
            CASE,
            ACCOUNT,
            "611365",
            TaskReason.VERY_LATE,
            LocalDate.ofInstant(RECORDED, Examples.BERLIN),
            RECORDED);
    fixture
        .given(OPENED, raised, waits(Reason.NEEDS_REVIEW))
        .when(order(AFTERNOON))
        .expectEvents(
            new TaskEnded(CASE, ACCOUNT, "611365", TaskReason.VERY_LATE, "done"),
            wanted(AFTERNOON),
            planned(new PlannedStep("demand", AFTERNOON), step("escalation", 30)));
  }

  @Test
  void whatIsPaidUnderWayOrHasNobodyToWriteToIsRefused() {
    fixture
        .given(OPENED, reduced("55.94 EUR", "0.00 EUR", 7), CLOSED)
        .when(order(AFTERNOON))
        .expectResultMessagePayload(new Refused(Reason.CLOSED))
        .expectNoEvents();
    fixture
        .given(OPENED, requested("reminder-1", 3, "55.94 EUR"))
        .when(order(later(nine(3), 1)))
        .expectResultMessagePayload(new Refused(Reason.UNDER_WAY))
        .expectNoEvents();
    fixture
        .given(OPENED)
        .when(new OrderDemand(CASE, "they said no", AFTERNOON, NOBODY))
        .expectResultMessagePayload(new Refused(Reason.NOBODY_TO_WRITE_TO))
        .expectNoEvents();
  }

  private static OrderDemand order(Instant at) {
    return new OrderDemand(CASE, "they said no", at, ANNA);
  }

  private static DemandOrdered wanted(Instant at) {
    return new DemandOrdered(CASE, ACCOUNT, "611365", "demand", "they said no", at);
  }
}
