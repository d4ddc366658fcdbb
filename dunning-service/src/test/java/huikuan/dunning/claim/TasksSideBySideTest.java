package huikuan.dunning.claim;

import static huikuan.dunning.claim.Examples.ACCOUNT;
import static huikuan.dunning.claim.Examples.ANNA;
import static huikuan.dunning.claim.Examples.CASE;
import static huikuan.dunning.claim.Examples.DUE;
import static huikuan.dunning.claim.Examples.OPENED;
import static huikuan.dunning.claim.Examples.nine;
import static huikuan.dunning.claim.Examples.planned;
import static huikuan.dunning.claim.Examples.requested;
import static huikuan.dunning.claim.Examples.step;
import static huikuan.dunning.claim.Examples.taken;

import huikuan.contracts.readiness.EvidenceKind;
import huikuan.contracts.readiness.InvoiceState;
import huikuan.dunning.claim.ClaimCommand.AskAboutGoods;
import huikuan.dunning.claim.ClaimCommand.Chase;
import huikuan.dunning.claim.ClaimCommand.EndHold;
import huikuan.dunning.claim.ClaimCommand.EndTask;
import huikuan.dunning.claim.ClaimCommand.PlaceHold;
import huikuan.dunning.claim.ClaimCommand.PlanAnew;
import huikuan.dunning.claim.ClaimEvent.ClaimHeld;
import huikuan.dunning.claim.ClaimEvent.Held;
import huikuan.dunning.claim.ClaimEvent.StepWithheld;
import huikuan.dunning.claim.ClaimEvent.TaskEnded;
import huikuan.dunning.claim.ClaimEvent.TaskRaised;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.readiness.ClaimBasis;
import huikuan.dunning.task.TaskReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A claim has a task for each reason; each ends when its own reason is gone. */
class TasksSideBySideTest {

  private static final Set<EvidenceKind> NOTE = Set.of(EvidenceKind.SIGNED_DELIVERY_NOTE);

  private final FixtureConfiguration<ReminderCase> fixture =
      new AggregateTestFixture<>(ReminderCase.class);
  private Set<EvidenceKind> attached = Set.of();

  @BeforeEach
  void resources() {
    Examples.resources(
        fixture,
        any -> Examples.covered(),
        (account, item, contract) ->
            new ClaimBasis(NOTE, attached, Set.of(), InvoiceState.DELIVERED, 100_000));
  }

  @Test
  void aTaskIsRaisedBesideAnother() {
    reminded(raised(TaskReason.GOODS_UNCONFIRMED, -7), raised(TaskReason.MILESTONE_OVERDUE, 15))
        .when(new Chase(CASE, nine(20), ANNA))
        .expectEvents(
            new StepWithheld(
                CASE,
                ACCOUNT,
                "611365",
                "demand",
                DUE.plusDays(20),
                Reason.NOT_READY,
                "evidence signedDeliveryNote",
                null,
                null,
                nine(48)),
            raised(TaskReason.NOT_READY, 20),
            planned(step("demand", 48), step("escalation", 58)));
  }

  @Test
  void oneOfAReasonIsRaisedOnce() {
    fixture
        .given(OPENED, raised(TaskReason.MILESTONE_OVERDUE, -9))
        .when(new AskAboutGoods(CASE, nine(-7), ANNA))
        .expectEvents(raised(TaskReason.GOODS_UNCONFIRMED, -7));
    fixture
        .given(OPENED, raised(TaskReason.GOODS_UNCONFIRMED, -7))
        .when(new AskAboutGoods(CASE, nine(-6), ANNA))
        .expectNoEvents();
  }

  @Test
  void theProofOfTheReceiptEndsItsTaskAlone() {
    attached = NOTE;
    fixture
        .given(
            OPENED,
            raised(TaskReason.GOODS_UNCONFIRMED, -7),
            raised(TaskReason.MILESTONE_OVERDUE, -6))
        .when(new PlanAnew(CASE, nine(-5), ANNA))
        .expectEvents(ended(TaskReason.GOODS_UNCONFIRMED, "cured"));
  }

  @Test
  void theMilestoneEndsItsTaskAlone() {
    fixture
        .given(
            OPENED,
            raised(TaskReason.GOODS_UNCONFIRMED, -7),
            raised(TaskReason.MILESTONE_OVERDUE, -6))
        .when(new EndHold(CASE, Hold.MILESTONES, Hold.REACHED, nine(-5), ANNA))
        .expectEvents(ended(TaskReason.MILESTONE_OVERDUE, "cured"));
  }

  @Test
  void aPromiseThatProvesToBeKeptEndsTheTaskOfABrokenOne() {
    String promise = "promise.CN01.0379-NEVHP.1";
    EndHold broken =
        new EndHold(CASE, promise, "broken", nine(5), ANNA, null, TaskReason.PROMISE_BROKEN);
    reminded().when(broken).expectEvents(raised(TaskReason.PROMISE_BROKEN, 5));
    reminded(raised(TaskReason.PROMISE_BROKEN, 5)).when(broken).expectNoEvents();
    reminded(raised(TaskReason.NOT_READY, 5), raised(TaskReason.PROMISE_BROKEN, 5))
        .when(new EndHold(CASE, promise, Hold.KEPT, nine(6), ANNA))
        .expectEvents(ended(TaskReason.PROMISE_BROKEN, "cured"));
  }

  @Test
  void aDisputeThatIsOverEndsTheTaskOfAnOverdueOne() {
    String dispute = "dispute.CN01.0379-NEVHP.1";
    reminded(raised(TaskReason.DISPUTE_OVERDUE, 5))
        .when(new EndHold(CASE, dispute, "dispute-owed", nine(6), ANNA))
        .expectEvents(ended(TaskReason.DISPUTE_OVERDUE, "cured"));
  }

  @Test
  void anotherDayOfADisputeEndsTheTaskOfAnOverdueOneAndAnotherOwnerDoesNot() {
    Hold hold = new Hold("dispute.CN01.0379-NEVHP.1", Hold.DISPUTED, DUE.plusDays(40), null, null);
    ClaimHeld held =
        new ClaimHeld(
            CASE,
            ACCOUNT,
            "611365",
            hold,
            hold.endsIn(ANNA.zone()),
            new Held(OPENED.amount(), hold.until()));
    reminded(raised(TaskReason.DISPUTE_OVERDUE, 5), held)
        .when(new PlaceHold(CASE, hold, nine(6), ANNA, null, null, TaskReason.DISPUTE_OVERDUE))
        .expectEvents(ended(TaskReason.DISPUTE_OVERDUE, "cured"));
    reminded(raised(TaskReason.DISPUTE_OVERDUE, 5), held)
        .when(new PlaceHold(CASE, hold, nine(6), ANNA))
        .expectNoEvents();
  }

  @Test
  void anAgreementThatProvesToBeKeptEndsItsTasks() {
    String plan = "concession.CN01.0379-NEVHP.1";
    reminded(raised(TaskReason.CONCESSION_MISSED, 5))
        .when(new EndHold(CASE, plan, Hold.AGREEMENT_KEPT, nine(6), ANNA))
        .expectEvents(ended(TaskReason.CONCESSION_MISSED, "cured"));
    reminded(raised(TaskReason.UNALLOCATED_MONEY, 5))
        .when(new EndHold(CASE, plan, Hold.AGREEMENT_KEPT, nine(6), ANNA))
        .expectEvents(ended(TaskReason.UNALLOCATED_MONEY, "cured"));
  }

  @Test
  void aConcessionThatIsOverEndsTheTaskOfARefusedOne() {
    String plan = "concession.CN01.0379-NEVHP.1";
    for (String each : List.of(Hold.AGREEMENT_KEPT, "agreement-withdrawn")) {
      reminded(raised(TaskReason.CONCESSION_REFUSED, 5))
          .when(new EndHold(CASE, plan, each, nine(6), ANNA))
          .expectEvents(ended(TaskReason.CONCESSION_REFUSED, "cured"));
    }
  }

  @Test
  void aPersonEndsTheReviewAndTheClaimIsPlanned() {
    fixture
        .given(
            OPENED,
            raised(TaskReason.GOODS_UNCONFIRMED, -7),
            raised(TaskReason.VERY_LATE, 3),
            planned())
        .when(new EndTask(CASE, TaskReason.VERY_LATE, nine(4), nine(5), ANNA))
        .expectEvents(
            ended(TaskReason.VERY_LATE, "done"),
            planned(
                step("reminder-1", 6),
                step("reminder-2", 13),
                step("demand", 23),
                step("escalation", 34)));
  }

  /** As stored when a claim had one task at a time. */
  @Test
  void aTaskThatWasReplacedIsOver() {
    attached = NOTE;
    reminded(
            raised(TaskReason.GOODS_UNCONFIRMED, -7),
            ended(TaskReason.GOODS_UNCONFIRMED, "replaced"),
            raised(TaskReason.NOT_READY, 20))
        .when(new Chase(CASE, nine(20), ANNA))
        .expectEvents(
            ended(TaskReason.NOT_READY, "cured"),
            requested("demand", 20, "55.94 EUR"),
            planned(step("escalation", 30)));
  }

  private TestExecutor<ReminderCase> reminded(Object... before) {
    List<Object> history =
        new ArrayList<>(
            List.of(
                OPENED,
                requested("reminder-1", 3, "55.94 EUR"),
                taken("reminder-1", 3),
                requested("reminder-2", 10, "55.94 EUR"),
                taken("reminder-2", 10),
                planned(step("demand", 20), step("escalation", 30))));
    history.addAll(Arrays.asList(before));
    return fixture.given(history);
  }

  private static TaskRaised raised(TaskReason reason, int daysLate) {
    return new TaskRaised(CASE, ACCOUNT, "611365", reason, DUE.plusDays(daysLate), nine(daysLate));
  }

  private static TaskEnded ended(TaskReason reason, String by) {
    return new TaskEnded(CASE, ACCOUNT, "611365", reason, by);
  }
}
