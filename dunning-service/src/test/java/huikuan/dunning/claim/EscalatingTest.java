package huikuan.dunning.claim;

import static huikuan.dunning.claim.Examples.ACCOUNT;
import static huikuan.dunning.claim.Examples.AMOUNT;
import static huikuan.dunning.claim.Examples.ANNA;
import static huikuan.dunning.claim.Examples.CASE;
import static huikuan.dunning.claim.Examples.DUE;
import static huikuan.dunning.claim.Examples.OPENED;
import static huikuan.dunning.claim.Examples.covered;
import static huikuan.dunning.claim.Examples.escalated;
import static huikuan.dunning.claim.Examples.later;
import static huikuan.dunning.claim.Examples.nine;
import static huikuan.dunning.claim.Examples.planned;
import static huikuan.dunning.claim.Examples.requested;
import static huikuan.dunning.claim.Examples.step;
import static huikuan.dunning.claim.Examples.taken;

import huikuan.contracts.Cover.Owed;
import huikuan.contracts.Cover.Unapplied;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.dunning.claim.ClaimCommand.Chase;
import huikuan.dunning.claim.ClaimCommand.PlanAnew;
import huikuan.dunning.claim.ClaimEvent.ClaimHeld;
import huikuan.dunning.claim.ClaimEvent.Held;
import huikuan.dunning.claim.ClaimEvent.StepWithheld;
import huikuan.dunning.claim.ClaimEvent.StepsPlanned;
import huikuan.dunning.claim.ClaimEvent.TaskEnded;
import huikuan.dunning.claim.ClaimEvent.TaskRaised;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.cover.AccountCover;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.task.TaskReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Nobody is escalated for what is on hold, or covered by money that is not allocated. */
class EscalatingTest {

  private static final Unapplied ENOUGH = credit("receipt R-1", null, "55.94 EUR");

  /** Thirty days after the due date is a Thursday. */
  private static final StepsPlanned AGAIN = planned(step("escalation", 37));

  private final FixtureConfiguration<ReminderCase> fixture = Examples.fixture(any -> cover());
  private AccountCover cover = covered();

  private AccountCover cover() {
    return cover;
  }

  @Test
  void whatIsNeitherHeldNorCoveredIsEscalated() {
    chase(30).expectEvents(escalated(30), planned(step("demand", 62)));
  }

  @Test
  void ofWhatIsHeldInPartTheRestIsEscalated() {
    chase(30, held("15.94 EUR", "15.94 EUR"))
        .expectEvents(escalated(30, "40.00 EUR"), planned(step("demand", 62)));
  }

  @Test
  void whatIsHeldWhollyIsNotEscalatedBeforeTheHoldEnds() {
    ClaimHeld held = held(null, "55.94 EUR");
    chase(30, held)
        .expectEvents(
            Examples.withheld("escalation", 30, Decision.Reason.ON_HOLD, held.endsAt()),
            planned(step("escalation", 41)));
  }

  @Test
  void whatIsCoveredIsNotEscalatedAndAskedAboutAgain() {
    cover = covered(ENOUGH);
    chase(30).expectEvents(withheld(30, "receipt R-1"), AGAIN).expectResultMessagePayload(null);
  }

  @Test
  void allCreditsThatCoverAreNamed() {
    cover =
        covered(
            credit("receipt R-1", null, "50.00 EUR"), credit("creditNote K-1", "C-1", "20.00 EUR"));
    chase(30).expectEvents(withheld(30, "creditNote K-1, receipt R-1"), AGAIN);
  }

  @Test
  void moneyForAnotherContractCoversNothing() {
    cover = covered(credit("receipt R-1", "C-2", "55.94 EUR"));
    chase(30).expectEvents(escalated(30), planned(step("demand", 62)));
  }

  @Test
  void moneyForItsContractCovers() {
    cover = covered(credit("receipt R-1", "C-1", "55.94 EUR"));
    chase(30).expectEvents(withheld(30, "receipt R-1"), AGAIN);
  }

  @Test
  void ofWhatIsCoveredInPartTheRestIsEscalated() {
    cover = covered(credit("receipt R-1", null, "50.00 EUR"));
    chase(30).expectEvents(escalated(30, "5.94 EUR"), planned(step("demand", 62)));
  }

  @Test
  void whatIsNotHeldMayBeCovered() {
    Money held = Money.parse("15.94 EUR");
    cover =
        new AccountCover(
            List.of(
                new Owed(
                    new ItemName(ItemKind.INVOICE, "611365"),
                    DUE,
                    "C-1",
                    AMOUNT.minus(held),
                    held)),
            List.of(credit("receipt R-1", null, "40.00 EUR")),
            false);
    chase(30, held("15.94 EUR", "15.94 EUR")).expectEvents(withheld(30, "receipt R-1"), AGAIN);
  }

  @Test
  void moneyGoesToWhatIsDueFirst() {
    Money none = Money.parse("0.00 EUR");
    cover =
        new AccountCover(
            List.of(
                new Owed(
                    new ItemName(ItemKind.INVOICE, "600000"),
                    DUE.minusDays(1),
                    null,
                    Money.parse("50.00 EUR"),
                    none),
                new Owed(new ItemName(ItemKind.INVOICE, "611365"), DUE, "C-1", AMOUNT, none)),
            List.of(ENOUGH),
            false);
    chase(30).expectEvents(escalated(30, "50.00 EUR"), planned(step("demand", 62)));
  }

  @Test
  void thatItIsCoveredIsToldEachTimeAndIsATaskAfterFiveWorkingDays() {
    cover = covered(ENOUGH);
    chase(37, withheld(30, "receipt R-1"), AGAIN)
        .expectEvents(
            withheld(37, "receipt R-1"), unallocated(37), planned(step("escalation", 44)));
    chase(44, withheld(30, "receipt R-1"), AGAIN, unallocated(37))
        .expectEvents(withheld(44, "receipt R-1"), planned(step("escalation", 51)));
  }

  /** A hold, or another zone, plans anew. */
  @Test
  void itIsNotAskedEarlierBecauseTheCustomerChanges() {
    Object[] before = {withheld(30, "receipt R-1"), AGAIN};
    given(before).when(new PlanAnew(CASE, later(nine(31), 1), ANNA)).expectNoEvents();
    chase(32, before).expectNoEvents();
  }

  @Test
  void whatIsCoveredNoLongerIsEscalatedAndItsTaskEnds() {
    chase(44, withheld(30, "receipt R-1"), AGAIN, unallocated(37))
        .expectEvents(
            escalated(44),
            new TaskEnded(CASE, ACCOUNT, "611365", TaskReason.UNALLOCATED_MONEY, "cured"),
            planned(step("demand", 76)));
  }

  @Test
  void thatItIsCoveredIsToldAgainAfterAnotherReason() {
    cover = covered(ENOUGH);
    StepWithheld closed =
        new StepWithheld(
            CASE,
            ACCOUNT,
            "611365",
            "escalation",
            DUE.plusDays(37),
            Reason.CHASING_CLOSED,
            null,
            null,
            null,
            null);
    chase(38, withheld(30, "receipt R-1"), AGAIN, closed)
        .expectEvents(
            withheld(38, "receipt R-1", 45), unallocated(38), planned(step("escalation", 45)));
  }

  /** Its own news are on their way. */
  @Test
  void whatIsAlreadyPaidByTheLogIsNotEscalated() {
    cover = new AccountCover(List.of(), List.of(), false);
    chase(30).expectNoEvents();
  }

  @Test
  void whatIsAlreadyPaidInPartByTheLogIsEscalatedForTheRest() {
    Money none = Money.parse("0.00 EUR");
    cover =
        new AccountCover(
            List.of(
                new Owed(
                    new ItemName(ItemKind.INVOICE, "611365"),
                    DUE,
                    "C-1",
                    Money.parse("5.94 EUR"),
                    none)),
            List.of(),
            false);
    chase(30).expectEvents(escalated(30, "5.94 EUR"), planned(step("demand", 62)));
  }

  @Test
  void aMessageIsAskedForWhetherOrNotTheClaimIsCovered() {
    cover = covered(ENOUGH);
    fixture
        .given(OPENED)
        .when(new Chase(CASE, nine(3), ANNA))
        .expectEvents(
            requested("reminder-1", 3, "55.94 EUR"),
            planned(step("reminder-2", 10), step("demand", 20), step("escalation", 30)));
  }

  private ResultValidator<ReminderCase> chase(int daysLate, Object... before) {
    return given(before).when(new Chase(CASE, nine(daysLate), ANNA));
  }

  private TestExecutor<ReminderCase> given(Object... before) {
    List<Object> history = new ArrayList<>(List.of(OPENED));
    history.addAll(
        List.of(
            requested("reminder-1", 3, "55.94 EUR"),
            taken("reminder-1", 3),
            requested("reminder-2", 10, "55.94 EUR"),
            taken("reminder-2", 10),
            requested("demand", 20, "55.94 EUR"),
            taken("demand", 20),
            planned(step("escalation", 30))));
    history.addAll(Arrays.asList(before));
    return fixture.given(history);
  }

  private static Unapplied credit(String name, @Nullable String contract, String left) {
    return new Unapplied(name, contract, Money.parse(left));
  }

  private static ClaimHeld held(@Nullable String amount, String all) {
    Hold hold =
        new Hold(
            Hold.MANUAL,
            "a dispute",
            DUE.plusDays(38),
            amount == null ? null : Money.parse(amount),
            null);
    return new ClaimHeld(
        CASE,
        ACCOUNT,
        "611365",
        hold,
        hold.endsIn(Examples.BERLIN),
        new Held(Money.parse(all), hold.until()));
  }

  private static StepWithheld withheld(int daysLate, String by) {
    return withheld(daysLate, by, daysLate + 7);
  }

  private static StepWithheld withheld(int daysLate, String by, int again) {
    return new StepWithheld(
        CASE,
        ACCOUNT,
        "611365",
        "escalation",
        DUE.plusDays(daysLate),
        Reason.COVERED,
        by,
        null,
        null,
        nine(again));
  }

  private static TaskRaised unallocated(int daysLate) {
    return new TaskRaised(
        CASE,
        ACCOUNT,
        "611365",
        TaskReason.UNALLOCATED_MONEY,
        DUE.plusDays(daysLate),
        nine(daysLate));
  }
}
