package huikuan.dunning.claim;

import static huikuan.dunning.claim.Examples.ACCOUNT;
import static huikuan.dunning.claim.Examples.AMOUNT;
import static huikuan.dunning.claim.Examples.ANNA;
import static huikuan.dunning.claim.Examples.BERLIN;
import static huikuan.dunning.claim.Examples.CASE;
import static huikuan.dunning.claim.Examples.CLOSED;
import static huikuan.dunning.claim.Examples.DUE;
import static huikuan.dunning.claim.Examples.NOBODY;
import static huikuan.dunning.claim.Examples.OPENED;
import static huikuan.dunning.claim.Examples.RECORDED;
import static huikuan.dunning.claim.Examples.TOLD;
import static huikuan.dunning.claim.Examples.adjusted;
import static huikuan.dunning.claim.Examples.escalated;
import static huikuan.dunning.claim.Examples.later;
import static huikuan.dunning.claim.Examples.missing;
import static huikuan.dunning.claim.Examples.nine;
import static huikuan.dunning.claim.Examples.planned;
import static huikuan.dunning.claim.Examples.reduced;
import static huikuan.dunning.claim.Examples.requested;
import static huikuan.dunning.claim.Examples.step;
import static huikuan.dunning.claim.Examples.taken;
import static huikuan.dunning.claim.Examples.waits;

import huikuan.dunning.claim.ClaimCommand.ChangeOpenAmount;
import huikuan.dunning.claim.ClaimCommand.Chase;
import huikuan.dunning.claim.ClaimCommand.Document;
import huikuan.dunning.claim.ClaimCommand.EndTask;
import huikuan.dunning.claim.ClaimCommand.RecordDemand;
import huikuan.dunning.claim.ClaimCommand.ReportDelivery;
import huikuan.dunning.claim.ClaimEvent.ClaimHeld;
import huikuan.dunning.claim.ClaimEvent.DeliveryReported;
import huikuan.dunning.claim.ClaimEvent.DemandArrived;
import huikuan.dunning.claim.ClaimEvent.DemandOrdered;
import huikuan.dunning.claim.ClaimEvent.DemandProof;
import huikuan.dunning.claim.ClaimEvent.Held;
import huikuan.dunning.claim.ClaimEvent.StepBounced;
import huikuan.dunning.claim.ClaimEvent.StepNotTaken;
import huikuan.dunning.claim.ClaimEvent.StepPassed;
import huikuan.dunning.claim.ClaimEvent.TaskEnded;
import huikuan.dunning.claim.ClaimEvent.TaskRaised;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.task.TaskReason;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A demand that arrived by letter stands in for the policy's. */
class DemandByLetterTest {

  private final FixtureConfiguration<ReminderCase> fixture = Examples.fixture();

  @ParameterizedTest
  @ValueSource(strings = {"no-bounce", "signed-for", "answered"})
  void theEscalationFollowsItAndTheStepsBeforeItArePassed(String proof) {
    fixture
        .given(OPENED, requested("reminder-1", 3, "55.94 EUR"), taken("reminder-1", 3))
        .when(record("L-1", proof, 6, nine(7)))
        .expectEvents(
            arrived("L-1", proof, 6), passed("reminder-2", 7), planned(step("escalation", 30)));
  }

  /** Ten days after it arrived is a Saturday. */
  @Test
  void theEscalationKeepsItsDistanceFromTheDayOnWhichItArrived() {
    fixture
        .given(OPENED)
        .when(record("L-1", "signed-for", 36, nine(38)))
        .expectEvents(
            arrived("L-1", "signed-for", 36),
            passed("reminder-1", 38),
            passed("reminder-2", 38),
            planned(step("escalation", 48)));
    fixture
        .given(OPENED, arrived("L-1", "signed-for", 36), planned(step("escalation", 48)))
        .when(new Chase(CASE, nine(45), ANNA))
        .expectNoEvents();
    fixture
        .given(OPENED, arrived("L-1", "signed-for", 36), planned(step("escalation", 48)))
        .when(new Chase(CASE, nine(48), ANNA))
        .expectEvents(escalated(48, proof(36)), planned(step("demand", 78)));
  }

  @Test
  void afterItNoReminderIsSentAlsoIfTheCustomerHadNobodyToWriteTo() {
    fixture
        .given(OPENED, missing("reminder-1", 3), waits(Reason.NOBODY_TO_WRITE_TO))
        .when(new RecordDemand(CASE, "L-1", "signed-for", DUE.plusDays(6), AMOUNT, nine(7), NOBODY))
        .expectEvents(
            arrived("L-1", "signed-for", 6),
            passed("reminder-1", 7),
            passed("reminder-2", 7),
            planned(step("escalation", 30)));
  }

  @Test
  void toldAgainItChangesNothing() {
    fixture
        .given(OPENED, arrived("L-1", "no-bounce", 6), planned(step("escalation", 30)))
        .when(record("L-1", "no-bounce", 6, nine(7)))
        .expectNoEvents();
  }

  @Test
  void aBetterProofOfTheSameLetterIsRecordedAndChangesNoStep() {
    fixture
        .given(OPENED, arrived("L-1", "no-bounce", 6), planned(step("escalation", 30)))
        .when(record("L-1", "signed-for", 5, nine(9)))
        .expectEvents(noStep("L-1", "signed-for", 5));
  }

  @Test
  void afterThePolicysOwnDemandItIsRecordedAndDelaysNoEscalation() {
    fixture
        .given(
            OPENED,
            requested("demand", 20, "55.94 EUR"),
            taken("demand", 20),
            planned(step("escalation", 30)))
        .when(record("L-1", "signed-for", 27, nine(28)))
        .expectEvents(noStep("L-1", "signed-for", 27));
    fixture
        .given(OPENED, arrived("L-1", "signed-for", 6), planned(step("escalation", 30)))
        .when(record("L-2", "signed-for", 27, nine(28)))
        .expectEvents(noStep("L-2", "signed-for", 27));
  }

  @Test
  void afterTheEscalationItIsADemandMadeAgain() {
    fixture
        .given(
            OPENED,
            requested("demand", 20, "55.94 EUR"),
            taken("demand", 20),
            escalated(30),
            planned(step("demand", 62)))
        .when(record("L-1", "signed-for", 41, nine(42)))
        .expectEvents(arrived("L-1", "signed-for", 41), planned(step("demand", 71)));
  }

  @Test
  void aReminderThatIsUnderWayMayStillLeaveAndTheNextIsPassed() {
    Object[] given = {
      OPENED,
      requested("reminder-1", 3, "55.94 EUR"),
      planned(step("reminder-2", 10), step("demand", 20), step("escalation", 30))
    };
    fixture
        .given(given)
        .when(record("L-1", "signed-for", 2, later(nine(3), 1)))
        .expectEvents(
            arrived("L-1", "signed-for", 2),
            passed("reminder-2", 3),
            planned(step("escalation", 30)));
    fixture
        .given(given)
        .andGiven(arrived("L-1", "signed-for", 2), planned(step("escalation", 30)))
        .when(report("sent", "hash", nine(4), ANNA))
        .expectEvents(reported("sent", "hash", nine(4)), taken("reminder-1", 4));
  }

  @Test
  void aReminderThatDidNotLeaveBeforeItIsPassedToo() {
    Object[] given = {
      OPENED,
      requested("reminder-1", 3, "55.94 EUR"),
      arrived("L-1", "signed-for", 2),
      planned(step("escalation", 30))
    };
    for (String detail : new String[] {"below-minimum", "contacted-today"}) {
      fixture
          .given(given)
          .when(report("left-out", detail, nine(4), ANNA))
          .expectEvents(
              reported("left-out", detail, nine(4)), notTaken(detail), passed("reminder-1", 4));
    }
    fixture
        .given(given)
        .when(report("failed", "550", nine(4), Examples.REFUSED))
        .expectEvents(reported("failed", "550", nine(4)), notTaken("550"), passed("reminder-1", 4));
  }

  @Test
  void aReminderThatComesBackAfterItIsNotTakenBack() {
    fixture
        .given(
            OPENED,
            requested("reminder-1", 3, "55.94 EUR"),
            arrived("L-1", "signed-for", 2),
            taken("reminder-1", 3),
            planned(step("escalation", 30)))
        .when(report("bounced", "550", nine(4), Examples.REFUSED))
        .expectEvents(reported("bounced", "550", nine(4)));
    fixture
        .given(
            OPENED,
            requested("reminder-1", 3, "55.94 EUR"),
            arrived("L-1", "signed-for", 2),
            taken("reminder-1", 3),
            planned(step("escalation", 30)))
        .when(new Chase(CASE, nine(30), ANNA))
        .expectEvents(escalated(30, proof(2)), planned(step("demand", 62)));
  }

  /** The policy's own demand left as well, and came back: the letter arrived all the same. */
  @Test
  void aDemandThatComesBackLeavesTheLettersStanding() {
    fixture
        .given(
            OPENED,
            requested("demand", 20, "55.94 EUR"),
            arrived("L-1", "signed-for", 19),
            taken("demand", 20),
            planned(step("escalation", 30)))
        .when(
            new ReportDelivery(
                CASE, 3, "demand", "m-1", "bounced", "anna", nine(21), "550", nine(21), ANNA))
        .expectEvents(
            new DeliveryReported(
                CASE, 3, ACCOUNT, "611365", "demand", "m-1", "bounced", "anna", nine(21), "550"),
            new StepBounced(
                CASE,
                3,
                ACCOUNT,
                "611365",
                "demand",
                "demand",
                DUE.plusDays(20),
                "550",
                false,
                TOLD));
  }

  @Test
  void aDemandThatAPersonOrderedStillLeaves() {
    DemandOrdered wanted =
        new DemandOrdered(CASE, ACCOUNT, "611365", "demand", "they said no", nine(6));
    fixture
        .given(OPENED, wanted, planned(step("demand", 6), step("escalation", 30)))
        .when(record("L-1", "signed-for", 2, nine(3)))
        .expectEvents(
            arrived("L-1", "signed-for", 2), passed("reminder-1", 3), passed("reminder-2", 3));
  }

  @Test
  void aPersonStillLooksAtAnUnusualClaimBeforeItIsEscalated() {
    TaskRaised raised =
        new TaskRaised(
            CASE,
            ACCOUNT,
            "611365",
            TaskReason.UNUSUAL_AMOUNT,
            LocalDate.ofInstant(RECORDED, BERLIN),
            RECORDED);
    Object[] given = {OPENED, raised, waits(Reason.NEEDS_REVIEW)};
    fixture
        .given(given)
        .when(record("L-1", "signed-for", 6, nine(7)))
        .expectEvents(
            arrived("L-1", "signed-for", 6), passed("reminder-1", 7), passed("reminder-2", 7));
    fixture
        .given(given)
        .andGiven(arrived("L-1", "signed-for", 6))
        .when(new EndTask(CASE, TaskReason.UNUSUAL_AMOUNT, RECORDED, nine(8), ANNA))
        .expectEvents(
            new TaskEnded(CASE, ACCOUNT, "611365", TaskReason.UNUSUAL_AMOUNT, "done"),
            planned(step("escalation", 30)));
    fixture
        .given(OPENED, arrived("L-1", "signed-for", 396), planned(step("escalation", 406)))
        .when(new Chase(CASE, nine(406), ANNA))
        .expectEvents(
            new TaskRaised(
                CASE, ACCOUNT, "611365", TaskReason.VERY_LATE, DUE.plusDays(406), nine(406)),
            waits(Reason.NEEDS_REVIEW));
  }

  @Test
  void whatIsOnHoldIsEscalatedAfterTheHold() {
    Hold hold = new Hold(Hold.MANUAL, "merger", DUE.plusDays(34), null, null);
    fixture
        .given(
            OPENED,
            new ClaimHeld(
                CASE, ACCOUNT, "611365", hold, hold.endsIn(BERLIN), new Held(AMOUNT, hold.until())))
        .when(record("L-1", "signed-for", 6, nine(7)))
        .expectEvents(
            arrived("L-1", "signed-for", 6),
            passed("reminder-1", 7),
            passed("reminder-2", 7),
            planned(step("escalation", 35)));
  }

  @Test
  void ofAClosedClaimItIsRecordedAndCountsWhenTheClaimIsOpenAgain() {
    Object[] given = {OPENED, reduced("55.94 EUR", "0.00 EUR", 7), CLOSED};
    fixture
        .given(given)
        .when(record("L-1", "signed-for", 6, nine(7)))
        .expectEvents(arrived("L-1", "signed-for", 6));
    fixture
        .given(given)
        .andGiven(arrived("L-1", "signed-for", 6))
        .when(
            new ChangeOpenAmount(
                CASE,
                new Document("reversal", "D-8", DUE.plusDays(5)),
                AMOUNT,
                AMOUNT,
                8,
                null,
                nine(9),
                ANNA))
        .expectEvents(
            adjusted("reversal", "55.94 EUR", "55.94 EUR", 8),
            Examples.reopened(nine(9), step("escalation", 30)));
  }

  private static RecordDemand record(String letter, String proof, int arrived, Instant now) {
    return new RecordDemand(CASE, letter, proof, DUE.plusDays(arrived), AMOUNT, now, ANNA);
  }

  private static DemandArrived arrived(String letter, String proof, int day) {
    return new DemandArrived(
        CASE, ACCOUNT, "611365", letter, proof, DUE.plusDays(day), AMOUNT, "demand", 4);
  }

  private static DemandArrived noStep(String letter, String proof, int day) {
    return new DemandArrived(
        CASE, ACCOUNT, "611365", letter, proof, DUE.plusDays(day), AMOUNT, null, null);
  }

  private static StepPassed passed(String level, int day) {
    return new StepPassed(CASE, ACCOUNT, "611365", level, DUE.plusDays(day), "L-1");
  }

  private static StepNotTaken notTaken(String reason) {
    return new StepNotTaken(CASE, 1, ACCOUNT, "611365", "reminder-1", reason, false, TOLD);
  }

  private static ReportDelivery report(
      String outcome, String detail, Instant at, Customer customer) {
    return new ReportDelivery(
        CASE, 1, "reminder-1", "m-1", outcome, "anna", at, detail, at, customer);
  }

  private static DeliveryReported reported(String outcome, String detail, Instant at) {
    return new DeliveryReported(
        CASE, 1, ACCOUNT, "611365", "reminder-1", "m-1", outcome, "anna", at, detail);
  }

  private static DemandProof proof(int daysLate) {
    return new DemandProof("L-1", "signed-for", DUE.plusDays(daysLate));
  }
}
