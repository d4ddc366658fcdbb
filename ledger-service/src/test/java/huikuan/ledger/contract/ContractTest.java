package huikuan.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.ledger.contract.ContractCommand.ChangeContract;
import huikuan.ledger.contract.ContractCommand.Outcome.Changed;
import huikuan.ledger.contract.ContractCommand.Outcome.Created;
import huikuan.ledger.contract.ContractCommand.Outcome.Nothing;
import huikuan.ledger.contract.ContractCommand.Outcome.Outdated;
import huikuan.ledger.contract.ContractCommand.Outcome.Overtaken;
import huikuan.ledger.contract.ContractCommand.Outcome.Refused;
import huikuan.ledger.contract.ContractCommand.ReachMilestone;
import huikuan.ledger.contract.ContractCommand.Refusal;
import huikuan.ledger.contract.ContractCommand.ReopenMilestone;
import huikuan.ledger.contract.ContractCommand.Surroundings;
import huikuan.ledger.contract.ContractEvent.ContractChanged;
import huikuan.ledger.contract.ContractEvent.MilestoneReached;
import huikuan.ledger.contract.ContractEvent.MilestoneReopened;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContractTest {

  private static final ContractKey KEY = new ContractKey("CN01", "C-1");
  private static final Surroundings NEW = new Surroundings(true, List.of(), List.of());
  private static final Surroundings KNOWN = new Surroundings(false, List.of(), List.of());
  private static final Surroundings REPLACED = new Surroundings(false, List.of("C-2"), List.of());

  private final FixtureConfiguration<Contract> fixture = new AggregateTestFixture<>(Contract.class);

  static ContractData data(String customer, String title, Milestone... milestones) {
    return new ContractData(
        new CustomerId("CN01", customer),
        title,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(milestones),
        null,
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        List.of());
  }

  private static Milestone milestone(@Nullable String actualOn) {
    return new Milestone(
        "M1",
        "delivered",
        Money.parse("100.00 CNY"),
        null,
        actualOn == null ? null : LocalDate.parse(actualOn),
        null,
        null,
        null);
  }

  private static ContractChanged changed(long version, ContractData data) {
    return new ContractChanged("CN01", "C-1", version, data);
  }

  private static MilestoneReached reached(String on) {
    return new MilestoneReached("CN01", "C-1", "M1", LocalDate.parse(on), null, null, null, null);
  }

  private static MilestoneReopened reopened(String milestone) {
    return new MilestoneReopened("CN01", "C-1", milestone, "it leaks");
  }

  private static ChangeContract change(ContractData data, Surroundings around) {
    return new ChangeContract(KEY, data, Set.of("milestones"), null, around);
  }

  private static ReachMilestone reach(MilestoneReached reached, Surroundings around) {
    return new ReachMilestone(KEY, reached, null, around);
  }

  private static ReopenMilestone reopen(String milestone, Surroundings around) {
    return new ReopenMilestone(KEY, reopened(milestone), null, around);
  }

  @Test
  void aContractIsToldAndToldAnew() {
    fixture
        .givenNoPriorActivity()
        .when(change(data("A", "old"), NEW))
        .expectResultMessagePayload(new Created())
        .expectEvents(changed(1, data("A", "old")));
    fixture
        .given(changed(1, data("A", "old")))
        .when(change(data("A", "new"), KNOWN))
        .expectResultMessagePayload(new Changed())
        .expectEvents(changed(2, data("A", "new")));
  }

  @Test
  void theSameAgainChangesNothingWhateverIsAround() {
    for (Surroundings around : List.of(KNOWN, NEW, REPLACED)) {
      fixture
          .given(changed(1, data("A", "t")))
          .when(new ChangeContract(KEY, data("A", "t"), Set.of(), 7L, around))
          .expectResultMessagePayload(new Nothing())
          .expectNoEvents();
    }
  }

  @Test
  void whatSomebodyElseHasChangedIsNotOverwritten() {
    fixture
        .given(changed(1, data("A", "t", milestone(null))), reached("2026-03-01"))
        .when(new ChangeContract(KEY, data("A", "u", milestone(null)), Set.of(), 1L, KNOWN))
        .expectResultMessagePayload(new Outdated())
        .expectNoEvents();
    fixture
        .given(changed(1, data("A", "t")))
        .when(new ChangeContract(KEY, data("A", "u"), Set.of(), 0L, KNOWN))
        .expectResultMessagePayload(new Outdated());
  }

  @Test
  void onlyAVersionThatWasSeenLetsAFieldBeLeftOut() {
    ContractChanged staged = changed(1, data("A", "t", milestone(null)));
    ContractData less = data("A", "u");
    fixture
        .given(staged)
        .when(new ChangeContract(KEY, less, Set.of("customer", "title"), null, KNOWN))
        .expectResultMessagePayload(new Refused(new Refusal.LeavesOut(List.of("milestones"))))
        .expectNoEvents();
    fixture
        .given(staged)
        .when(new ChangeContract(KEY, less, Set.of("milestones"), null, KNOWN))
        .expectEvents(changed(2, less));
    fixture
        .given(staged)
        .when(new ChangeContract(KEY, less, Set.of(), 1L, KNOWN))
        .expectEvents(changed(2, less));
    fixture
        .given(changed(1, less))
        .when(new ChangeContract(KEY, less, Set.of(), null, KNOWN))
        .expectResultMessagePayload(new Nothing())
        .expectNoEvents();
  }

  @Test
  void aContractThatAppearedMeanwhileIsLookedAtAnew() {
    fixture
        .given(changed(1, data("A", "t")))
        .when(change(data("A", "u"), NEW))
        .expectResultMessagePayload(new Overtaken())
        .expectNoEvents();
  }

  @Test
  void aContractNeverMovesToAnotherCustomer() {
    fixture
        .given(changed(1, data("A", "t")))
        .when(change(data("B", "t"), KNOWN))
        .expectResultMessagePayload(new Refused(new Refusal.AnotherCustomer("A")))
        .expectNoEvents();
  }

  @Test
  void aReplacedContractStaysAsItIs() {
    Refused replaced = new Refused(new Refusal.Replaced(List.of("C-2")));
    fixture
        .given(changed(1, data("A", "t", milestone(null))))
        .when(change(data("A", "u"), REPLACED))
        .expectResultMessagePayload(replaced)
        .expectNoEvents();
    fixture
        .given(changed(1, data("A", "t", milestone(null))))
        .when(reach(reached("2026-03-01"), REPLACED))
        .expectResultMessagePayload(replaced)
        .expectNoEvents();
    fixture
        .given(changed(1, data("A", "t", milestone("2026-03-01"))))
        .when(reopen("M1", REPLACED))
        .expectResultMessagePayload(replaced)
        .expectNoEvents();
  }

  @Test
  void aFaultOfAPredecessorIsTold() {
    Refusal fault = new Refusal.UnknownPredecessor("replaces[0]", "C-9");
    fixture
        .givenNoPriorActivity()
        .when(change(data("A", "t"), new Surroundings(true, List.of(), List.of(fault))))
        .expectResultMessagePayload(new Refused(fault))
        .expectNoEvents();
  }

  @Test
  void aMilestoneIsReachedAndReachedOtherwise() {
    fixture
        .given(changed(1, data("A", "t", milestone(null))))
        .when(reach(reached("2026-03-01"), KNOWN))
        .expectResultMessagePayload(new Changed())
        .expectEvents(reached("2026-03-01"));
    fixture
        .given(changed(1, data("A", "t", milestone(null))), reached("2026-03-01"))
        .when(reach(reached("2026-03-02"), KNOWN))
        .expectEvents(reached("2026-03-02"));
    fixture
        .given(changed(1, data("A", "t", milestone(null))), reached("2026-03-01"))
        .when(reach(reached("2026-03-01"), KNOWN))
        .expectResultMessagePayload(new Nothing())
        .expectNoEvents();
  }

  @Test
  void aMilestoneIsTakenBackAndReachedAgain() {
    fixture
        .given(changed(1, data("A", "t", milestone("2026-03-01"))))
        .when(reopen("M1", KNOWN))
        .expectEvents(reopened("M1"));
    fixture
        .given(changed(1, data("A", "t", milestone("2026-03-01"))), reopened("M1"))
        .when(reopen("M1", KNOWN))
        .expectResultMessagePayload(new Nothing())
        .expectNoEvents();
    fixture
        .given(changed(1, data("A", "t", milestone(null))), reached("2026-03-01"), reopened("M1"))
        .when(reach(reached("2026-03-01"), KNOWN))
        .expectEvents(reached("2026-03-01"));
    fixture
        .given(changed(1, data("A", "t", milestone(null))))
        .when(reopen("M1", KNOWN))
        .expectResultMessagePayload(new Refused(new Refusal.NotReached("M1")))
        .expectNoEvents();
  }

  @Test
  void whatDoesNotExistIsNotFound() {
    fixture
        .givenNoPriorActivity()
        .when(reach(reached("2026-03-01"), NEW))
        .expectResultMessagePayload(new Refused(new Refusal.NoSuchContract()))
        .expectNoEvents();
    fixture
        .givenNoPriorActivity()
        .when(reopen("M1", NEW))
        .expectResultMessagePayload(new Refused(new Refusal.NoSuchContract()));
    fixture
        .given(changed(1, data("A", "t")))
        .when(reach(reached("2026-03-01"), KNOWN))
        .expectResultMessagePayload(new Refused(new Refusal.NoSuchMilestone("M1")))
        .expectNoEvents();
    fixture
        .given(changed(1, data("A", "t")))
        .when(reopen("M9", KNOWN))
        .expectResultMessagePayload(new Refused(new Refusal.NoSuchMilestone("M9")));
  }

  @Test
  void aMilestoneThatWasRecordedAsReachedIsNotLost() {
    fixture
        .given(changed(1, data("A", "t", milestone(null))), reached("2026-03-01"))
        .when(change(data("A", "u"), KNOWN))
        .expectResultMessagePayload(
            new Refused(new Refusal.ReachedMilestoneMissing("M1", LocalDate.parse("2026-03-01"))))
        .expectNoEvents();
    fixture
        .given(changed(1, data("A", "t", milestone(null))), reached("2026-03-01"), reopened("M1"))
        .when(change(data("A", "u"), KNOWN))
        .expectEvents(changed(4, data("A", "u")));
  }

  @Test
  void aLaterTellingTakesNothingBackThatPeopleRecorded() {
    ContractState state = ContractState.after(null, changed(1, data("A", "t", milestone(null))));
    state = ContractState.after(state, reached("2026-03-01"));
    state = ContractState.after(state, changed(3, data("A", "u", milestone(null))));
    assertThat(state.milestones())
        .extracting(Milestone::actualOn)
        .containsExactly(LocalDate.parse("2026-03-01"));

    state = ContractState.after(state, reopened("M1"));
    state = ContractState.after(state, changed(5, data("A", "u", milestone("2026-03-01"))));
    assertThat(state.milestones()).extracting(Milestone::actualOn).containsOnlyNulls();
  }
}
