package huikuan.dunning.claim;

import static huikuan.dunning.claim.Examples.ACCOUNT;
import static huikuan.dunning.claim.Examples.ANNA;
import static huikuan.dunning.claim.Examples.CASE;
import static huikuan.dunning.claim.Examples.CLOSED;
import static huikuan.dunning.claim.Examples.DUE;
import static huikuan.dunning.claim.Examples.OPENED;
import static huikuan.dunning.claim.Examples.nine;
import static huikuan.dunning.claim.Examples.planned;
import static huikuan.dunning.claim.Examples.reduced;
import static huikuan.dunning.claim.Examples.requested;
import static huikuan.dunning.claim.Examples.step;
import static huikuan.dunning.claim.Examples.taken;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.dunning.claim.ClaimCommand.Chase;
import huikuan.dunning.claim.ClaimCommand.MoveDueDate;
import huikuan.dunning.claim.ClaimEvent.DueDateMoved;
import huikuan.dunning.claim.ClaimEvent.StepRequested;
import huikuan.dunning.claim.ClaimEvent.StepsPlanned;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.CustomTypeSafeMatcher;
import org.junit.jupiter.api.Test;

/** The due date of an invoice is put off by two weeks, from one Tuesday to another. */
class MovedDueDateTest {

  private static final StepsPlanned TWO_WEEKS_LATER =
      planned(
          step("reminder-1", 17),
          step("reminder-2", 24),
          step("demand", 34),
          step("escalation", 44));

  private static final StepsPlanned REST =
      planned(step("reminder-2", 24), step("demand", 34), step("escalation", 44));

  private final FixtureConfiguration<ReminderCase> fixture = Examples.fixture();

  private static MoveDueDate move(int days, int daysLate, long position) {
    return new MoveDueDate(CASE, DUE.plusDays(days), DUE, "late", position, nine(daysLate), ANNA);
  }

  private static DueDateMoved moved(int days, long position) {
    return new DueDateMoved(CASE, ACCOUNT, "611365", DUE.plusDays(days), DUE, "late", position);
  }

  @Test
  void allStepsCountFromTheNewDay() {
    fixture.given(OPENED).when(move(14, -1, 7)).expectEvents(moved(14, 7), TWO_WEEKS_LATER);
  }

  /** Never a repeat, and never a jump: the next one keeps its place. */
  @Test
  void aStepThatIsTakenStaysTaken() {
    fixture
        .given(OPENED, requested("reminder-1", 3, "55.94 EUR"), taken("reminder-1", 3))
        .when(move(14, 5, 7))
        .expectEvents(moved(14, 7), REST);
  }

  @Test
  void theStepUnderWayIsTheLastOne() {
    fixture
        .given(OPENED, requested("reminder-1", 3, "55.94 EUR"))
        .when(move(14, 3, 7))
        .expectEvents(moved(14, 7), REST);
  }

  @Test
  void theNextStepCountsItsDaysFromTheNewDay() {
    fixture
        .given(OPENED, moved(14, 7), TWO_WEEKS_LATER)
        .when(new Chase(CASE, nine(17), ANNA))
        .expectEventsMatching(
            Matchers.payloadsMatching(
                Matchers.sequenceOf(
                    new CustomTypeSafeMatcher<StepRequested>("3 days after the new due date") {
                      @Override
                      protected boolean matchesSafely(StepRequested step) {
                        assertThat(step.dueOn()).isEqualTo(DUE.plusDays(14));
                        assertThat(step.daysLate()).isEqualTo(3);
                        return step.level().equals("reminder-1");
                      }
                    })));
  }

  @Test
  void nothingIsTakenOnTheDayThatWasPlannedBefore() {
    fixture
        .given(OPENED, moved(14, 7), TWO_WEEKS_LATER)
        .when(new Chase(CASE, nine(3), ANNA))
        .expectNoEvents();
  }

  @Test
  void theSameAgainAndWhatIsOlderChangeNothing() {
    fixture.given(OPENED, moved(14, 7), TWO_WEEKS_LATER).when(move(14, -1, 7)).expectNoEvents();
    fixture
        .given(OPENED, moved(14, 7), TWO_WEEKS_LATER, moved(20, 9))
        .when(move(14, -1, 7))
        .expectNoEvents();
  }

  @Test
  void aClosedCaseKeepsItForLater() {
    fixture
        .given(OPENED, reduced("55.94 EUR", "0.00 EUR", 7), CLOSED)
        .when(move(14, 3, 8))
        .expectEvents(moved(14, 8));
  }
}
