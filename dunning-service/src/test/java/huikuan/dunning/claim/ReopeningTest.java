package huikuan.dunning.claim;

import static huikuan.dunning.claim.Examples.ACCOUNT;
import static huikuan.dunning.claim.Examples.ANNA;
import static huikuan.dunning.claim.Examples.CASE;
import static huikuan.dunning.claim.Examples.CLOSED;
import static huikuan.dunning.claim.Examples.DUE;
import static huikuan.dunning.claim.Examples.NOBODY;
import static huikuan.dunning.claim.Examples.OPENED;
import static huikuan.dunning.claim.Examples.adjusted;
import static huikuan.dunning.claim.Examples.escalated;
import static huikuan.dunning.claim.Examples.later;
import static huikuan.dunning.claim.Examples.missing;
import static huikuan.dunning.claim.Examples.nine;
import static huikuan.dunning.claim.Examples.planned;
import static huikuan.dunning.claim.Examples.reduced;
import static huikuan.dunning.claim.Examples.reopened;
import static huikuan.dunning.claim.Examples.requested;
import static huikuan.dunning.claim.Examples.step;
import static huikuan.dunning.claim.Examples.taken;
import static huikuan.dunning.claim.Examples.waits;

import huikuan.contracts.Money;
import huikuan.dunning.claim.ClaimCommand.ChangeOpenAmount;
import huikuan.dunning.claim.ClaimCommand.Chase;
import huikuan.dunning.claim.ClaimCommand.Document;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.claim.ClaimEvent.CaseReopened;
import huikuan.dunning.claim.ClaimEvent.StepsPlanned;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.policy.PlannedStep;
import java.time.Instant;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** A case follows what is open of its invoice: down, up, to nothing and back. */
class ReopeningTest {

  private static final StepsPlanned AFTER_THE_FIRST =
      planned(step("reminder-2", 10), step("demand", 20), step("escalation", 30));

  private final FixtureConfiguration<ReminderCase> fixture = Examples.fixture();

  @Test
  void aCreditNoteReducesTheClaim() {
    fixture
        .given(OPENED)
        .when(change("creditNote", "-5.94 EUR", "50.00 EUR", 7))
        .expectEvents(adjusted("creditNote", "-5.94 EUR", "50.00 EUR", 7));
  }

  @Test
  void aDocumentThatComesAgainChangesNothing() {
    fixture
        .given(OPENED, adjusted("creditNote", "-5.94 EUR", "50.00 EUR", 7))
        .when(change("creditNote", "-5.94 EUR", "50.00 EUR", 7))
        .expectNoEvents();
    fixture
        .given(
            OPENED,
            adjusted("creditNote", "-5.94 EUR", "50.00 EUR", 7),
            adjusted("reversal", "5.94 EUR", "55.94 EUR", 9))
        .when(change("creditNote", "-5.94 EUR", "50.00 EUR", 7))
        .expectNoEvents();
  }

  @Test
  void aCreditNoteOverTheRestClosesTheCase() {
    fixture
        .given(OPENED, reduced("50.00 EUR", "5.94 EUR", 7))
        .when(change("creditNote", "-5.94 EUR", "0.00 EUR", 9))
        .expectEvents(adjusted("creditNote", "-5.94 EUR", "0.00 EUR", 9), CLOSED);
  }

  @Test
  void anInvoiceThatIsUndoneIsClosedAsReversed() {
    fixture
        .given(OPENED)
        .when(change("reversal", "-55.94 EUR", "0.00 EUR", 7))
        .expectEvents(
            adjusted("reversal", "-55.94 EUR", "0.00 EUR", 7),
            new CaseClosed(CASE, ACCOUNT, "611365", "reversed"));
  }

  @Test
  void nobodyIsRemindedOfWhatIsCredited() {
    fixture
        .given(OPENED, adjusted("creditNote", "-55.94 EUR", "0.00 EUR", 7), CLOSED)
        .when(new Chase(CASE, nine(3), ANNA))
        .expectNoEvents();
  }

  @Test
  void aDocumentThatLeavesAllAsItWasChangesNothing() {
    fixture.given(OPENED).when(change("allocation", "0.00 EUR", "55.94 EUR", 7)).expectNoEvents();
    fixture
        .given(OPENED, reduced("55.94 EUR", "0.00 EUR", 7), CLOSED)
        .when(change("reversal", "0.00 EUR", "0.00 EUR", 9))
        .expectNoEvents();
  }

  @Test
  void aPartPaymentThatBouncesRaisesTheClaimAndTheNextReminderAsksForAll() {
    fixture
        .given(OPENED, reduced("50.00 EUR", "5.94 EUR", 7))
        .when(change("reversal", "50.00 EUR", "55.94 EUR", 9))
        .expectEvents(adjusted("reversal", "50.00 EUR", "55.94 EUR", 9));
    fixture
        .given(
            OPENED,
            reduced("50.00 EUR", "5.94 EUR", 7),
            adjusted("reversal", "50.00 EUR", "55.94 EUR", 9))
        .when(new Chase(CASE, nine(3), ANNA))
        .expectEvents(requested("reminder-1", 3, "55.94 EUR"), AFTER_THE_FIRST);
  }

  @Test
  void aPaymentThatBouncesOpensTheCaseAgainForTheStepsNotTaken() {
    Instant bounced = later(nine(7), 5);
    fixture
        .given(
            OPENED,
            requested("reminder-1", 3, "55.94 EUR"),
            taken("reminder-1", 3),
            AFTER_THE_FIRST,
            paid(),
            CLOSED)
        .when(bounce(bounced))
        .expectEvents(
            adjusted("reversal", "55.94 EUR", "55.94 EUR", 9),
            reopened(bounced, step("reminder-2", 10), step("demand", 20), step("escalation", 30)));
  }

  @Test
  void aReversalThatComesAgainOpensNothing() {
    fixture
        .given(OPENED, paid(), CLOSED, bounced(), reopenedAfter(7))
        .when(bounce(later(nine(7), 5)))
        .expectNoEvents();
    fixture
        .given(
            OPENED,
            paid(),
            CLOSED,
            bounced(),
            reopenedAfter(7),
            adjusted("creditNote", "-55.94 EUR", "0.00 EUR", 11),
            CLOSED)
        .when(bounce(later(nine(7), 5)))
        .expectNoEvents();
  }

  @Test
  void aStepTakenBeforeIsNotTakenAgain() {
    fixture
        .given(
            OPENED,
            requested("reminder-1", 3, "55.94 EUR"),
            taken("reminder-1", 3),
            AFTER_THE_FIRST,
            paid(),
            CLOSED,
            bounced(),
            reopenedAfter(7, step("reminder-2", 10), step("demand", 20), step("escalation", 30)))
        .when(new Chase(CASE, nine(8), ANNA))
        .expectNoEvents();
  }

  @Test
  void afterABounceTheNextStepIsTakenAndTheOthersKeepTheirDistance() {
    Instant bounced = later(nine(22), 5);
    PlannedStep[] plan = {step("reminder-2", 23), step("demand", 34), step("escalation", 44)};
    fixture
        .given(
            OPENED,
            requested("reminder-1", 3, "55.94 EUR"),
            taken("reminder-1", 3),
            AFTER_THE_FIRST,
            paid(),
            CLOSED)
        .when(bounce(bounced))
        .expectEvents(bounced(), reopened(bounced, plan));
    fixture
        .given(
            OPENED,
            requested("reminder-1", 3, "55.94 EUR"),
            taken("reminder-1", 3),
            AFTER_THE_FIRST,
            paid(),
            CLOSED,
            bounced(),
            reopened(bounced, plan))
        .when(new Chase(CASE, nine(23), ANNA))
        .expectEvents(
            requested("reminder-2", 23, "55.94 EUR"),
            planned(step("demand", 34), step("escalation", 44)));
  }

  @Test
  void nothingMissedIsTakenBeforeThatMoment() {
    Instant bounced = later(nine(22), 5);
    fixture
        .given(
            OPENED,
            paid(),
            CLOSED,
            bounced(),
            reopened(
                bounced,
                step("reminder-1", 23),
                step("reminder-2", 30),
                step("demand", 41),
                step("escalation", 51)))
        .when(new Chase(CASE, later(bounced, 1), ANNA))
        .expectNoEvents();
  }

  @Test
  void aClaimThatWasEscalatedIsEscalatedAgain() {
    Instant bounced = later(nine(50), 5);
    fixture
        .given(
            OPENED,
            requested("demand", 20, "55.94 EUR"),
            taken("demand", 20),
            escalated(30),
            planned(),
            paid(),
            CLOSED)
        .when(bounce(bounced))
        .expectEvents(bounced(), reopened(bounced, step("escalation", 51)));
    fixture
        .given(
            OPENED,
            requested("demand", 20, "55.94 EUR"),
            taken("demand", 20),
            escalated(30),
            planned(),
            paid(),
            CLOSED,
            bounced(),
            reopened(bounced, step("escalation", 51)))
        .when(new Chase(CASE, nine(51), ANNA))
        .expectEvents(escalated(51), planned(step("demand", 83)));
  }

  @Test
  void withStillNobodyToWriteToThatIsSaidAnew() {
    Instant bounced = later(nine(7), 5);
    fixture
        .given(
            OPENED,
            missing("reminder-1", 3),
            waits(Reason.NOBODY_TO_WRITE_TO),
            paid(),
            CLOSED,
            bounced(),
            reopenedAfter(
                7,
                step("reminder-1", 8),
                step("reminder-2", 15),
                step("demand", 27),
                step("escalation", 37)))
        .when(new Chase(CASE, nine(8), NOBODY))
        .expectEvents(missing("reminder-1", 8), waits(Reason.NOBODY_TO_WRITE_TO));
    fixture
        .given(OPENED, missing("reminder-1", 3), waits(Reason.NOBODY_TO_WRITE_TO), paid(), CLOSED)
        .when(bounce(bounced))
        .expectEvents(
            bounced(),
            reopenedAfter(
                7,
                step("reminder-1", 8),
                step("reminder-2", 15),
                step("demand", 27),
                step("escalation", 37)));
  }

  private static ClaimEvent paid() {
    return reduced("55.94 EUR", "0.00 EUR", 7);
  }

  private static ClaimEvent bounced() {
    return adjusted("reversal", "55.94 EUR", "55.94 EUR", 9);
  }

  private static ChangeOpenAmount bounce(Instant at) {
    return change("reversal", "55.94 EUR", "55.94 EUR", 9, at);
  }

  private static CaseReopened reopenedAfter(int daysLate, PlannedStep... steps) {
    return reopened(later(nine(daysLate), 5), steps);
  }

  private static ChangeOpenAmount change(String kind, String change, String open, long position) {
    return change(kind, change, open, position, nine(5));
  }

  private static ChangeOpenAmount change(
      String kind, String change, String open, long position, Instant at) {
    return new ChangeOpenAmount(
        CASE,
        new Document(kind, "D-" + position, DUE.plusDays(5)),
        Money.parse(change),
        Money.parse(open),
        position,
        null,
        at,
        ANNA);
  }
}
