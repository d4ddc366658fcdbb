package huikuan.dunning.claim;

import static huikuan.dunning.claim.Examples.ACCOUNT;
import static huikuan.dunning.claim.Examples.ANNA;
import static huikuan.dunning.claim.Examples.CASE;
import static huikuan.dunning.claim.Examples.DUE;
import static huikuan.dunning.claim.Examples.NOBODY;
import static huikuan.dunning.claim.Examples.OPENED;
import static huikuan.dunning.claim.Examples.READY;
import static huikuan.dunning.claim.Examples.STANDARD;
import static huikuan.dunning.claim.Examples.nine;
import static huikuan.dunning.claim.Examples.planned;
import static huikuan.dunning.claim.Examples.step;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.dunning.claim.ClaimCommand.Chase;
import huikuan.dunning.claim.ClaimCommand.EndTask;
import huikuan.dunning.claim.ClaimCommand.MoveClaim;
import huikuan.dunning.claim.ClaimCommand.OrderDemand;
import huikuan.dunning.claim.ClaimCommand.PlanAnew;
import huikuan.dunning.claim.ClaimCommand.SkipStep;
import huikuan.dunning.claim.ClaimEvent.AssignedStepEnded;
import huikuan.dunning.claim.ClaimEvent.ClaimMoved;
import huikuan.dunning.claim.ClaimEvent.DemandOrdered;
import huikuan.dunning.claim.ClaimEvent.StepAssigned;
import huikuan.dunning.claim.ClaimEvent.StepSkipped;
import huikuan.dunning.claim.ClaimEvent.TaskEnded;
import huikuan.dunning.claim.ClaimEvent.TaskRaised;
import huikuan.dunning.claim.Decision.Nothing;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.claim.MoveOutcome.Refused;
import huikuan.dunning.claim.MoveOutcome.Why;
import huikuan.dunning.policy.Policy;
import huikuan.dunning.policy.Schedule;
import huikuan.dunning.policy.ShippedOnly;
import huikuan.dunning.policy.Step;
import huikuan.dunning.policy.Step.Kind;
import huikuan.dunning.task.TaskReason;
import huikuan.platform.calendar.Calendars;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/**
 * A policy has our own people call three days after the due date, a Tuesday: on a Friday. Nobody
 * may have done it two working days later, on the next Tuesday.
 */
class AssignedStepTest {

  private static final Policy CALLING =
      Examples.policy(
          "calling",
          1,
          new Step("call", Kind.TASK, 3, 1, null, null, null, null, "call them", 2),
          new Step("reminder-2", Kind.COURTESY, 6, 3, null, null),
          new Step("demand", Kind.DEMAND, 20, 10, null, null));
  private static final ClaimMoved MOVED =
      new ClaimMoved(CASE, ACCOUNT, "611365", DUE, "calling/1", "standard/1", null, "call first");
  private static final StepAssigned ASSIGNED =
      new StepAssigned(CASE, ACCOUNT, "611365", "call", DUE.plusDays(3), "call them", nine(7));
  private static final TaskRaised RAISED =
      new TaskRaised(CASE, ACCOUNT, "611365", TaskReason.OWN_STEP, DUE.plusDays(3), nine(3));
  private static final ClaimEvent WAITS =
      planned(step("call", 7), step("reminder-2", 10), step("demand", 20));

  private final FixtureConfiguration<ReminderCase> fixture = fixture();

  private static FixtureConfiguration<ReminderCase> fixture() {
    FixtureConfiguration<ReminderCase> fixture = new AggregateTestFixture<>(ReminderCase.class);
    Examples.resources(fixture, any -> Examples.covered(), READY, new ShippedOnly().with(CALLING));
    return fixture;
  }

  @Test
  void itIsATaskWhenItIsDue() {
    fixture
        .given(OPENED, MOVED, planned(step("call", 3)))
        .when(new Chase(CASE, nine(3), ANNA))
        .expectEvents(ASSIGNED, RAISED, WAITS);
  }

  @Test
  void nobodyAtTheCustomerIsNeededForIt() {
    fixture
        .given(OPENED, MOVED, planned(step("call", 3)))
        .when(new Chase(CASE, nine(3), NOBODY))
        .expectEvents(ASSIGNED, RAISED, WAITS);
  }

  @Test
  void itIsTakenWhenTheTaskIsDone() {
    fixture
        .given(OPENED, MOVED, ASSIGNED, RAISED, WAITS)
        .when(new EndTask(CASE, TaskReason.OWN_STEP, nine(6), nine(6), ANNA))
        .expectEvents(
            ended("done"),
            over(6, AssignedStepEnded.DONE),
            planned(step("reminder-2", 9), step("demand", 20)));
  }

  @Test
  void whatIsDoneTwiceIsTakenOnce() {
    fixture
        .given(OPENED, MOVED, ASSIGNED, RAISED, ended("done"), over(6, AssignedStepEnded.DONE))
        .when(new EndTask(CASE, TaskReason.OWN_STEP, nine(6), nine(6), ANNA))
        .expectNoEvents();
  }

  @Test
  void itIsPassedWhenNobodyHasDoneItInTime() {
    fixture
        .given(OPENED, MOVED, ASSIGNED, RAISED, WAITS)
        .when(new Chase(CASE, nine(7), ANNA))
        .expectEvents(
            over(7, AssignedStepEnded.NOT_DONE),
            ended("cured"),
            planned(step("reminder-2", 10), step("demand", 20)));
  }

  @Test
  void newsOfTheCustomerChangeNothing() {
    fixture
        .given(OPENED, MOVED, ASSIGNED, RAISED, WAITS)
        .when(new PlanAnew(CASE, nine(4), ANNA))
        .expectNoEvents();
  }

  @Test
  void meanwhileTheDecisionTellsWhoIsWaitedFor() {
    Claim claim = new Claim(OPENED);
    List.of(MOVED, ASSIGNED, RAISED).forEach(claim::remember);
    Schedule schedule = claim.schedule(CALLING, ANNA, Calendars.ofShipped().of("DE"));
    assertThat(claim.decide(schedule, ANNA, nine(6), any -> Examples.covered(), READY))
        .isEqualTo(new Nothing(Reason.WITH_A_PERSON, "call", nine(7)));
  }

  @Test
  void aPersonPassesIt() {
    fixture
        .given(OPENED, MOVED, ASSIGNED, RAISED, WAITS)
        .when(new SkipStep(CASE, "call", "no number", nine(6), ANNA))
        .expectEvents(
            new StepSkipped(
                CASE, ACCOUNT, "611365", "call", DUE.plusDays(6), DUE.plusDays(7), "no number"),
            ended("cured"),
            planned(step("reminder-2", 10), step("demand", 20)));
  }

  @Test
  void aDemandThatAPersonOrdersTakesItsPlace() {
    fixture
        .given(OPENED, MOVED, ASSIGNED, RAISED, WAITS)
        .when(new OrderDemand(CASE, "they said no", nine(6), ANNA))
        .expectEvents(
            over(6, AssignedStepEnded.DEMANDED),
            ended("cured"),
            new DemandOrdered(CASE, ACCOUNT, "611365", "demand", "they said no", nine(6)),
            planned(step("demand", 6), step("demand", 36)));
  }

  @Test
  void meanwhileTheClaimIsNotMoved() {
    fixture
        .given(OPENED, MOVED, ASSIGNED, RAISED, WAITS)
        .when(new MoveClaim(CASE, STANDARD, null, "back", nine(6), ANNA, null))
        .expectResultMessagePayload(new Refused(Why.UNDER_WAY, null, List.of()));
  }

  private static TaskEnded ended(String by) {
    return new TaskEnded(CASE, ACCOUNT, "611365", TaskReason.OWN_STEP, by);
  }

  private static AssignedStepEnded over(int day, String by) {
    return new AssignedStepEnded(CASE, ACCOUNT, "611365", "call", DUE.plusDays(day), by);
  }
}
