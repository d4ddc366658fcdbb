package huikuan.dunning.claim;

import static huikuan.dunning.claim.Examples.ACCOUNT;
import static huikuan.dunning.claim.Examples.AMOUNT;
import static huikuan.dunning.claim.Examples.ANNA;
import static huikuan.dunning.claim.Examples.BERLIN;
import static huikuan.dunning.claim.Examples.CASE;
import static huikuan.dunning.claim.Examples.CLOSED;
import static huikuan.dunning.claim.Examples.DUE;
import static huikuan.dunning.claim.Examples.OPENED;
import static huikuan.dunning.claim.Examples.nine;
import static huikuan.dunning.claim.Examples.planned;
import static huikuan.dunning.claim.Examples.reduced;
import static huikuan.dunning.claim.Examples.requested;
import static huikuan.dunning.claim.Examples.step;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemName;
import huikuan.dunning.claim.ClaimCommand.Chase;
import huikuan.dunning.claim.ClaimEvent.ClaimHeld;
import huikuan.dunning.claim.ClaimEvent.Held;
import huikuan.dunning.claim.ClaimEvent.HoldEnded;
import huikuan.dunning.claim.ClaimEvent.TaskEnded;
import huikuan.dunning.claim.ClaimEvent.TaskRaised;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.readiness.ClaimBases;
import huikuan.dunning.readiness.ClaimBasis;
import huikuan.dunning.readiness.StageHolds;
import huikuan.dunning.task.TaskReason;
import java.time.LocalDate;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** At a step the holds by the contract are those of its latest news, told to the claim or not. */
class StageAtStepTest {

  private static final Hold MILESTONE =
      new Hold(Hold.MILESTONES, Hold.MILESTONES, DUE.plusDays(14), AMOUNT, "acceptance");

  private final FixtureConfiguration<ReminderCase> fixture =
      new AggregateTestFixture<>(ReminderCase.class);
  private Optional<StageHolds> due = Optional.empty();

  /** The contract as it stands. */
  private final class Stage implements ClaimBases {

    @Override
    public ClaimBasis of(AccountId account, ItemName item, @Nullable String contract) {
      return Examples.READY.of(account, item, contract);
    }

    @Override
    public Optional<StageHolds> holds(
        String caseId, AccountId account, @Nullable String contract, LocalDate today) {
      assertThat(caseId).isEqualTo(CASE);
      assertThat(contract).isEqualTo("C-1");
      return due;
    }
  }

  @BeforeEach
  void resources() {
    Examples.resources(fixture, any -> Examples.covered(), new Stage());
  }

  @Test
  void whatIsHeldNowIsNotAskedFor() {
    due = Optional.of(new StageHolds(MILESTONE, null, false));
    fixture
        .given(OPENED)
        .when(new Chase(CASE, nine(3), ANNA))
        .expectEvents(
            held(),
            planned(
                step("reminder-1", 15),
                step("reminder-2", 22),
                step("demand", 34),
                step("escalation", 44)));
  }

  @Test
  void whatIsHeldAlreadyIsTakenAsItIs() {
    due = Optional.of(new StageHolds(MILESTONE, null, false));
    fixture
        .given(OPENED, held(), planned())
        .when(new Chase(CASE, nine(3), ANNA))
        .expectEvents(
            planned(
                step("reminder-1", 15),
                step("reminder-2", 22),
                step("demand", 34),
                step("escalation", 44)));
  }

  @Test
  void whatIsHeldNoLongerIsAskedForAtOnce() {
    due = Optional.of(new StageHolds(null, null, false));
    fixture
        .given(OPENED, held(), raised())
        .when(new Chase(CASE, nine(3), ANNA))
        .expectEvents(
            new TaskEnded(CASE, ACCOUNT, "611365", TaskReason.MILESTONE_OVERDUE, "cured"),
            new HoldEnded(CASE, ACCOUNT, "611365", Hold.MILESTONES, Hold.REACHED, null),
            planned(
                step("reminder-1", 6),
                step("reminder-2", 13),
                step("demand", 23),
                step("escalation", 34)),
            requested("reminder-1", 3, "55.94 EUR"),
            planned(step("reminder-2", 10), step("demand", 20), step("escalation", 30)));
  }

  @Test
  void aContractThatIsNotKnownChangesNothing() {
    fixture
        .given(OPENED)
        .when(new Chase(CASE, nine(3), ANNA))
        .expectEvents(
            requested("reminder-1", 3, "55.94 EUR"),
            planned(step("reminder-2", 10), step("demand", 20), step("escalation", 30)));
  }

  @Test
  void aClosedClaimIsNotHeld() {
    due = Optional.of(new StageHolds(MILESTONE, null, false));
    fixture
        .given(OPENED, reduced("55.94 EUR", "0.00 EUR", 7), CLOSED)
        .when(new Chase(CASE, nine(3), ANNA))
        .expectNoEvents();
  }

  private static ClaimHeld held() {
    return new ClaimHeld(
        CASE,
        ACCOUNT,
        "611365",
        MILESTONE,
        MILESTONE.endsIn(BERLIN),
        new Held(AMOUNT, MILESTONE.until()));
  }

  private static TaskRaised raised() {
    return new TaskRaised(
        CASE, ACCOUNT, "611365", TaskReason.MILESTONE_OVERDUE, DUE.plusDays(2), nine(2));
  }
}
