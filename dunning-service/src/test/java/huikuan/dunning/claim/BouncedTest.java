package huikuan.dunning.claim;

import static huikuan.dunning.claim.Examples.ACCOUNT;
import static huikuan.dunning.claim.Examples.ANNA;
import static huikuan.dunning.claim.Examples.CASE;
import static huikuan.dunning.claim.Examples.CLOSED;
import static huikuan.dunning.claim.Examples.DUE;
import static huikuan.dunning.claim.Examples.OPENED;
import static huikuan.dunning.claim.Examples.REFUSED;
import static huikuan.dunning.claim.Examples.TOLD;
import static huikuan.dunning.claim.Examples.customer;
import static huikuan.dunning.claim.Examples.later;
import static huikuan.dunning.claim.Examples.nine;
import static huikuan.dunning.claim.Examples.planned;
import static huikuan.dunning.claim.Examples.refusing;
import static huikuan.dunning.claim.Examples.requested;
import static huikuan.dunning.claim.Examples.responsible;
import static huikuan.dunning.claim.Examples.step;
import static huikuan.dunning.claim.Examples.taken;
import static huikuan.dunning.claim.Examples.waits;

import huikuan.dunning.claim.ClaimCommand.Chase;
import huikuan.dunning.claim.ClaimCommand.ReportDelivery;
import huikuan.dunning.claim.ClaimEvent.DeliveryReported;
import huikuan.dunning.claim.ClaimEvent.StepBounced;
import huikuan.dunning.claim.ClaimEvent.StepNotTaken;
import huikuan.dunning.claim.ClaimEvent.StepsPlanned;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.customers.Customer;
import java.time.Instant;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** A message that came back, or did not leave, leaves its step still to be taken. */
class BouncedTest {

  private static final StepsPlanned AFTER_THE_FIRST =
      planned(step("reminder-2", 10), step("demand", 20), step("escalation", 30));
  private static final StepsPlanned AFTER_THE_SECOND =
      planned(step("demand", 20), step("escalation", 30));
  private static final Customer ANNA_AND_BO =
      refusing(customer(responsible("anna"), responsible("bo")), "anna");

  private final FixtureConfiguration<ReminderCase> fixture = Examples.fixture();

  @Test
  void aStepWhoseMessageCameBackIsStillToBeTakenAndNeedsAContact() {
    fixture
        .given(OPENED, requested("reminder-1", 3, "55.94 EUR"), AFTER_THE_FIRST)
        .andGiven(reported(1, "reminder-1", "sent", 3), taken("reminder-1", 3))
        .when(report(1, "reminder-1", "bounced", 4, REFUSED))
        .expectEvents(
            reported(1, "reminder-1", "bounced", 4),
            bounced(1, "reminder-1", null, 3, true),
            waits(Reason.NOBODY_TO_WRITE_TO));
  }

  @Test
  void itIsTakenAgainWithSomebodyElseOnTheNextDay() {
    fixture
        .given(OPENED, requested("reminder-1", 3, "55.94 EUR"), AFTER_THE_FIRST)
        .andGiven(reported(1, "reminder-1", "sent", 3), taken("reminder-1", 3))
        .when(report(1, "reminder-1", "bounced", 5, ANNA_AND_BO))
        .expectEvents(
            reported(1, "reminder-1", "bounced", 5),
            bounced(1, "reminder-1", null, 3, false),
            planned(
                step("reminder-1", 6),
                step("reminder-2", 13),
                step("demand", 23),
                step("escalation", 34)));
  }

  @Test
  void theStepBeforeStays() {
    fixture
        .given(OPENED, requested("reminder-1", 3, "55.94 EUR"), AFTER_THE_FIRST)
        .andGiven(taken("reminder-1", 3), requested("reminder-2", 10, "55.94 EUR"))
        .andGiven(AFTER_THE_SECOND, taken("reminder-2", 10))
        .when(report(2, "reminder-2", "bounced", 12, ANNA_AND_BO))
        .expectEvents(
            reported(2, "reminder-2", "bounced", 12),
            bounced(2, "reminder-2", "reminder-1", 10, false),
            planned(step("reminder-2", 13), step("demand", 23), step("escalation", 34)));
  }

  @Test
  void aMessageThatCameBackAfterTheNextStepUndoesNothing() {
    fixture
        .given(OPENED, requested("reminder-1", 3, "55.94 EUR"), AFTER_THE_FIRST)
        .andGiven(taken("reminder-1", 3), requested("reminder-2", 10, "55.94 EUR"))
        .andGiven(AFTER_THE_SECOND, taken("reminder-2", 10))
        .when(report(1, "reminder-1", "bounced", 12, REFUSED))
        .expectEvents(reported(1, "reminder-1", "bounced", 12));
  }

  @Test
  void aBounceOfASettledClaimIsOnlyKept() {
    fixture
        .given(OPENED, requested("reminder-1", 3, "55.94 EUR"), AFTER_THE_FIRST)
        .andGiven(taken("reminder-1", 3), CLOSED)
        .when(report(1, "reminder-1", "bounced", 5, REFUSED))
        .expectEvents(reported(1, "reminder-1", "bounced", 5));
  }

  @Test
  void aBounceThatIsToldAgainChangesNothing() {
    fixture
        .given(OPENED, requested("reminder-1", 3, "55.94 EUR"), AFTER_THE_FIRST)
        .andGiven(taken("reminder-1", 3), reported(1, "reminder-1", "bounced", 4))
        .andGiven(bounced(1, "reminder-1", null, 3, true), waits(Reason.NOBODY_TO_WRITE_TO))
        .when(report(1, "reminder-1", "bounced", 4, REFUSED))
        .expectNoEvents();
  }

  @Test
  void aKnownSuccessorIsWrittenToWhenAnAddressTookNoMail() {
    fixture
        .given(OPENED, requested("reminder-1", 3, "55.94 EUR"), AFTER_THE_FIRST)
        .when(report(1, "reminder-1", "failed", 3, ANNA_AND_BO))
        .expectEvents(
            reported(1, "reminder-1", "failed", 3),
            new StepNotTaken(
                CASE, 1, ACCOUNT, "611365", "reminder-1", "5.1.1 no mailbox", false, TOLD),
            planned(
                step("reminder-1", 6),
                step("reminder-2", 13),
                step("demand", 23),
                step("escalation", 34)));
  }

  /** The message of a contact and day has one id, and leaves out what came too late. */
  @Test
  void aSecondRequestOfADayThatIsLeftOutAgainIsHeeded() {
    StepsPlanned again =
        planned(
            step("reminder-1", 6),
            step("reminder-2", 13),
            step("demand", 23),
            step("escalation", 34));
    fixture
        .given(OPENED, requested("reminder-1", 3, "55.94 EUR"), AFTER_THE_FIRST)
        .andGiven(reported(1, "reminder-1", "left-out", 3), notTaken(1), again)
        .andGiven(Examples.by(2, requested("reminder-1", 3, "55.94 EUR")), AFTER_THE_FIRST)
        .when(report(2, "reminder-1", "left-out", 3, ANNA))
        .expectEvents(reported(2, "reminder-1", "left-out", 3), notTaken(2), again);
  }

  @Test
  void aStepThatFiresAfterHoursWaitsForTheNextDay() {
    fixture
        .given(OPENED)
        .when(new Chase(CASE, later(nine(3), 8), ANNA))
        .expectEvents(
            Examples.withheld("reminder-1", 3, Decision.Reason.OUTSIDE_HOURS, nine(6)),
            planned(
                step("reminder-1", 6),
                step("reminder-2", 13),
                step("demand", 23),
                step("escalation", 34)));
  }

  private static StepBounced bounced(
      int request, String level, String before, int daysLate, boolean needsContact) {
    return new StepBounced(
        CASE,
        request,
        ACCOUNT,
        "611365",
        level,
        before,
        DUE.plusDays(daysLate),
        "5.1.1 no mailbox",
        needsContact,
        TOLD);
  }

  private static StepNotTaken notTaken(int request) {
    return new StepNotTaken(
        CASE, request, ACCOUNT, "611365", "reminder-1", "5.1.1 no mailbox", false, TOLD);
  }

  private static ReportDelivery report(
      int request, String level, String outcome, int daysLate, Customer customer) {
    Instant at = later(nine(daysLate), 1);
    return new ReportDelivery(
        CASE, request, level, "m-1", outcome, "anna", at, "5.1.1 no mailbox", at, customer);
  }

  private static DeliveryReported reported(
      int request, String level, String outcome, int daysLate) {
    return new DeliveryReported(
        CASE,
        request,
        ACCOUNT,
        "611365",
        level,
        "m-1",
        outcome,
        "anna",
        later(nine(daysLate), 1),
        "5.1.1 no mailbox");
  }
}
