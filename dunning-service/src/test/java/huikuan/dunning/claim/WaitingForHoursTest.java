package huikuan.dunning.claim;

import static huikuan.dunning.claim.Examples.CASE;
import static huikuan.dunning.claim.Examples.OPENED;
import static huikuan.dunning.claim.Examples.fixture;
import static huikuan.dunning.claim.Examples.later;
import static huikuan.dunning.claim.Examples.missing;
import static huikuan.dunning.claim.Examples.nine;
import static huikuan.dunning.claim.Examples.planned;

import huikuan.contracts.Hours;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Window;
import huikuan.dunning.claim.ClaimCommand.PlanAnew;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.policy.PlannedStep;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A step that waits for its recipient's hours, later on its day, or on a day to come. */
class WaitingForHoursTest {

  private static final Customer IN_THE_AFTERNOON =
      Examples.customer(afternoons(Examples.responsible("anna")));

  private static Contact afternoons(Contact plain) {
    return new Contact(
        plain.id(),
        plain.name(),
        plain.role(),
        null,
        null,
        plain.addresses(),
        null,
        null,
        List.of(new Window(Set.of(), Hours.parse("14:00/16:00"))),
        null,
        null,
        null,
        null,
        null,
        plain.holding());
  }

  /** Else it would wait for the next day, and after other news for the day after it. */
  @Test
  void newsDoNotMoveItThoughNobodyCouldBeWrittenToBefore() {
    fixture()
        .given(OPENED, missing("reminder-1", 3), planned(at(3, 5)))
        .when(new PlanAnew(CASE, later(nine(3), 1), IN_THE_AFTERNOON))
        .expectNoEvents();
  }

  /** On Saturday; at the policy's time of Monday its hours may be over. */
  @Test
  void newsDoNotMoveItWithinTheDayForWhichItWouldBePlanned() {
    fixture()
        .given(OPENED, planned(at(6, 5)))
        .when(new PlanAnew(CASE, nine(4), IN_THE_AFTERNOON))
        .expectNoEvents();
  }

  @Test
  void newsOfThePersonMoveWhatWasPlannedForAnotherDay() {
    fixture()
        .given(OPENED, missing("reminder-1", 3), planned(at(20, 5)))
        .when(new PlanAnew(CASE, later(nine(3), 1), IN_THE_AFTERNOON))
        .expectEvents(
            planned(
                Examples.step("reminder-1", 6),
                Examples.step("reminder-2", 13),
                Examples.step("demand", 23),
                Examples.step("escalation", 34)));
  }

  private static PlannedStep at(int daysLate, int hours) {
    return new PlannedStep("reminder-1", later(nine(daysLate), hours));
  }
}
