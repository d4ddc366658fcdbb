package huikuan.dunning.reminder;

import static huikuan.dunning.claim.Examples.ACCOUNT;
import static huikuan.dunning.claim.Examples.ANNA;
import static huikuan.dunning.claim.Examples.CASE;
import static huikuan.dunning.claim.Examples.CLOSED;
import static huikuan.dunning.claim.Examples.DUE;
import static huikuan.dunning.claim.Examples.NOBODY;
import static huikuan.dunning.claim.Examples.OPENED;
import static huikuan.dunning.claim.Examples.RECORDED;
import static huikuan.dunning.claim.Examples.TOLD;
import static huikuan.dunning.claim.Examples.changed;
import static huikuan.dunning.claim.Examples.later;
import static huikuan.dunning.claim.Examples.missing;
import static huikuan.dunning.claim.Examples.nine;
import static huikuan.dunning.claim.Examples.planned;
import static huikuan.dunning.claim.Examples.reduced;
import static huikuan.dunning.claim.Examples.reopened;
import static huikuan.dunning.claim.Examples.requested;
import static huikuan.dunning.claim.Examples.step;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.contracts.CustomerId;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.dunning.claim.ClaimCommand.AskAboutGoods;
import huikuan.dunning.claim.ClaimCommand.Chase;
import huikuan.dunning.claim.ClaimCommand.EndHold;
import huikuan.dunning.claim.ClaimCommand.PlanAnew;
import huikuan.dunning.claim.ClaimEvent.ClaimHeld;
import huikuan.dunning.claim.ClaimEvent.CustomerHoldHeeded;
import huikuan.dunning.claim.ClaimEvent.Held;
import huikuan.dunning.claim.ClaimEvent.HoldEnded;
import huikuan.dunning.claim.ClaimEvent.StepNotTaken;
import huikuan.dunning.claim.Examples;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.readiness.ClaimBases;
import huikuan.dunning.readiness.ClaimBasis;
import huikuan.platform.axon.reaction.Commands;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.test.saga.FixtureConfiguration;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReminderSagaTest {

  private final AtOnce reactions = new AtOnce();
  private FixtureConfiguration fixture;
  private Customer known = ANNA;
  private Set<EvidenceKind> required = Set.of();

  @BeforeEach
  void set() {
    fixture = new SagaTestFixture<>(ReminderSaga.class);
    fixture.registerResource(
        new Commands(DefaultCommandGateway.builder().commandBus(fixture.getCommandBus()).build()));
    fixture.registerResource(new Directory());
    fixture.registerResource(reactions);
    fixture.registerResource(
        (ClaimBases)
            (account, item, contract) -> new ClaimBasis(required, Set.of(), Set.of(), null, 90));
    fixture.registerDeadlineHandlerInterceptor(
        (work, chain) -> {
          work.transformMessage(
              message -> message.andMetaData(Map.of("firedAt", fixture.currentTime().toString())));
          return chain.proceed();
        });
  }

  /** The directory, without a database behind it. */
  private final class Directory implements Customers {
    @Override
    public Customer find(CustomerId id) {
      return known;
    }

    @Override
    public Map<CustomerId, Customer> findAll(Collection<CustomerId> ids) {
      return ids.stream().collect(Collectors.toMap(id -> id, this::find));
    }
  }

  @Test
  void itWaitsForTheFirstStepOfANewCase() {
    fixture
        .givenCurrentTime(RECORDED)
        .whenPublishingA(OPENED)
        .expectActiveSagas(1)
        .expectScheduledDeadlineWithName(nine(3), "step")
        .expectNoDispatchedCommands();
  }

  @Test
  void aWeekBeforeItIsDueTheReceiptOfTheGoodsIsAskedForIfItMustBeProven() {
    required = Set.of(EvidenceKind.ACCEPTANCE_REPORT);
    fixture
        .givenCurrentTime(RECORDED)
        .andThenAPublished(OPENED)
        .whenTimeAdvancesTo(nine(-7))
        .expectDispatchedCommands(new AskAboutGoods(CASE, nine(-7), ANNA));
  }

  @Test
  void forAnythingElseThatIsRequiredNobodyAsks() {
    required = Set.of(EvidenceKind.CONTRACT);
    fixture
        .givenCurrentTime(RECORDED)
        .andThenAPublished(OPENED)
        .whenTimeAdvancesTo(nine(-7))
        .expectNoDispatchedCommands();
  }

  @Test
  void nobodyIsChasedWhileNewsOfTheCaseWait() throws Exception {
    reactions.waiting.add(CASE);
    var opened = fixture.givenCurrentTime(RECORDED).andThenAPublished(OPENED);
    assertThatThrownBy(() -> opened.whenTimeAdvancesTo(nine(3)))
        .hasStackTraceContaining("News about " + CASE);
  }

  @Test
  void itWaitsOnceWhenTheCaseIsToldTwice() {
    fixture
        .givenCurrentTime(RECORDED)
        .andThenAPublished(OPENED)
        .whenPublishingA(OPENED)
        .expectActiveSagas(1);
  }

  @Test
  void atTheMomentOfAStepTheCustomerIsChased() {
    fixture
        .givenCurrentTime(RECORDED)
        .andThenAPublished(OPENED)
        .whenTimeAdvancesTo(nine(3))
        .expectDispatchedCommands(new Chase(CASE, nine(3), ANNA));
  }

  @Test
  void beforeTheMomentOfAStepNothingHappens() {
    fixture
        .givenCurrentTime(RECORDED)
        .andThenAPublished(OPENED)
        .whenTimeAdvancesTo(nine(3).minusSeconds(1))
        .expectNoDispatchedCommands();
  }

  @Test
  void afterAStepItWaitsForTheNext() throws Exception {
    fixture
        .givenCurrentTime(RECORDED)
        .andThenAPublished(OPENED)
        .andThenTimeAdvancesTo(nine(3))
        .andThenAPublished(requested("reminder-1", 3, "55.94 EUR"))
        .andThenAPublished(
            planned(step("reminder-2", 10), step("demand", 20), step("escalation", 30)))
        .whenTimeAdvancesTo(nine(10))
        .expectDispatchedCommands(new Chase(CASE, nine(10), ANNA));
  }

  @Test
  void aNewPlanTakesThePlaceOfTheOneBefore() {
    fixture
        .givenCurrentTime(RECORDED)
        .andThenAPublished(OPENED)
        .andThenAPublished(planned(step("reminder-2", 10)))
        .whenTimeAdvancesTo(nine(9))
        .expectNoDispatchedCommands()
        .expectScheduledDeadlineWithName(nine(10), "step");
  }

  @Test
  void anEmptyPlanWaitsForNothing() {
    fixture
        .givenCurrentTime(RECORDED)
        .andThenAPublished(OPENED)
        .whenPublishingA(planned())
        .expectActiveSagas(1)
        .expectNoScheduledDeadlines();
  }

  @Test
  void aPartPaymentChangesNothingOfItsTime() {
    fixture
        .givenCurrentTime(RECORDED)
        .andThenAPublished(OPENED)
        .whenPublishingA(reduced("50.00 EUR", "5.94 EUR", 7))
        .expectActiveSagas(1)
        .expectScheduledDeadlineWithName(nine(3), "step");
  }

  @Test
  void itEndsWithTheCase() {
    fixture
        .givenCurrentTime(RECORDED)
        .andThenAPublished(OPENED)
        .whenPublishingA(CLOSED)
        .expectActiveSagas(0)
        .expectNoScheduledDeadlines();
  }

  @Test
  void aHoldEndsWithItsLastDay() throws Exception {
    Hold hold = new Hold(Hold.MANUAL, "they ask for a copy", DUE.plusDays(1), null, null);
    Instant over = nine(2).minusSeconds(9 * 3600);
    fixture
        .givenCurrentTime(RECORDED)
        .andThenAPublished(OPENED)
        .andThenAPublished(held(hold, over))
        .whenTimeAdvancesTo(over)
        .expectDispatchedCommands(new EndHold(CASE, Hold.MANUAL, Hold.EXPIRED, over, ANNA));
  }

  @Test
  void ofSeveralHoldsEachEndsAtItsEnd() throws Exception {
    Hold first = new Hold(Hold.MANUAL, "they ask for a copy", DUE.plusDays(1), null, null);
    Hold second = new Hold("dispute", "wrong goods", DUE.plusDays(2), null, null);
    Instant dayLater = nine(3).minusSeconds(9 * 3600);
    fixture
        .givenCurrentTime(RECORDED)
        .andThenAPublished(OPENED)
        .andThenAPublished(held(first, nine(2).minusSeconds(9 * 3600)))
        .andThenAPublished(held(second, dayLater))
        .andThenTimeAdvancesTo(nine(2))
        .andThenAPublished(
            new HoldEnded(CASE, ACCOUNT, "611365", Hold.MANUAL, Hold.EXPIRED, together(second)))
        .whenTimeAdvancesTo(dayLater)
        .expectDispatchedCommands(new EndHold(CASE, "dispute", Hold.EXPIRED, dayLater, ANNA));
  }

  @Test
  void theHoldThatEndsFirstIsWaitedFor() {
    Hold first = new Hold(Hold.MANUAL, "they ask for a copy", DUE.plusDays(1), null, null);
    Hold second = new Hold("dispute", "wrong goods", DUE.plusDays(2), null, null);
    Instant over = nine(2).minusSeconds(9 * 3600);
    fixture
        .givenCurrentTime(RECORDED)
        .andThenAPublished(OPENED)
        .andThenAPublished(held(first, over))
        .whenPublishingA(held(second, nine(3).minusSeconds(9 * 3600)))
        .expectScheduledDeadlineWithName(over, "hold");
  }

  @Test
  void aCaseThatHeededAnOlderHoldOfItsCustomerDecidesAnew() {
    fixture
        .givenCurrentTime(RECORDED)
        .andThenAPublished(OPENED)
        .whenPublishingA(new CustomerHoldHeeded(CASE, ACCOUNT, "611365", nine(9)))
        .expectDispatchedCommands(new PlanAnew(CASE, RECORDED, ANNA));
  }

  @Test
  void aCaseThatHeededTheHoldsOfItsCustomerAsTheyAreDoesNot() {
    fixture
        .givenCurrentTime(RECORDED)
        .andThenAPublished(OPENED)
        .whenPublishingA(new CustomerHoldHeeded(CASE, ACCOUNT, "611365", null))
        .expectNoDispatchedCommands();
  }

  private static ClaimHeld held(Hold hold, Instant over) {
    return new ClaimHeld(CASE, ACCOUNT, "611365", hold, over, together(hold));
  }

  private static Held together(Hold hold) {
    return new Held(Examples.AMOUNT, hold.until());
  }

  @Test
  void aHoldIsForgottenWithTheCase() {
    Hold hold = new Hold(Hold.MANUAL, "they ask for a copy", DUE.plusDays(1), null, null);
    fixture
        .givenCurrentTime(RECORDED)
        .andThenAPublished(OPENED)
        .andThenAPublished(held(hold, nine(2)))
        .whenPublishingA(CLOSED)
        .expectNoScheduledDeadlines();
  }

  @Test
  void itRunsAgainWhenTheCaseIsOpenedAgain() {
    Instant bounced = later(nine(7), 5);
    fixture
        .givenCurrentTime(RECORDED)
        .andThenAPublished(OPENED)
        .andThenAPublished(CLOSED)
        .whenPublishingA(reopened(bounced, step("reminder-2", 10)))
        .expectActiveSagas(1)
        .expectScheduledDeadlineWithName(nine(10), "step");
  }

  @Test
  void openedAgainItTakesTheNextStepInItsTime() throws Exception {
    fixture
        .givenCurrentTime(RECORDED)
        .andThenAPublished(OPENED)
        .andThenAPublished(CLOSED)
        .andThenAPublished(reopened(later(nine(7), 5), step("reminder-2", 10)))
        .whenTimeAdvancesTo(nine(10))
        .expectDispatchedCommands(new Chase(CASE, nine(10), ANNA));
  }

  @Test
  void openedAgainTwiceItWaitsOnce() {
    fixture
        .givenCurrentTime(RECORDED)
        .andThenAPublished(OPENED)
        .andThenAPublished(CLOSED)
        .andThenAPublished(reopened(later(nine(7), 5), step("reminder-2", 10)))
        .whenPublishingA(reopened(later(nine(7), 5), step("reminder-2", 10)))
        .expectActiveSagas(1)
        .expectScheduledDeadlineWithName(nine(10), "step");
  }

  @Test
  void whereAnAddressTakesNoMailAndTheDirectoryKnowsNoMoreNothingIsPlannedAnew() throws Exception {
    known = ANNA;
    fixture
        .givenAPublished(OPENED)
        .whenPublishingA(
            new StepNotTaken(CASE, 1, ACCOUNT, "611365", "reminder-1", "550 no", true, TOLD))
        .expectNoDispatchedCommands();
  }

  @Test
  void whatWasWithdrawnIsNoReasonToLookForNews() throws Exception {
    fixture
        .givenAPublished(OPENED)
        .whenPublishingA(
            new StepNotTaken(CASE, 1, ACCOUNT, "611365", "reminder-1", "settled", false, "older"))
        .expectNoDispatchedCommands();
  }

  @Test
  void whenNobodyIsThereAndTheDirectoryKnowsNoMoreNothingIsPlannedAnew() {
    known = NOBODY;
    fixture
        .givenCurrentTime(RECORDED)
        .andThenAPublished(OPENED)
        .whenPublishingA(missing("reminder-1", 3))
        .expectNoDispatchedCommands()
        .expectAssociationWith("customer", ACCOUNT.customerId().toString());
  }

  @Test
  void whenNobodyIsThereAndTheDirectoryKnowsMoreItIsPlannedAnew() throws Exception {
    Instant now = later(nine(3), 1);
    known =
        new Customer(
            ANNA.id(),
            ANNA.name(),
            ANNA.zone(),
            ANNA.country(),
            null,
            ANNA.contacts(),
            Set.of(),
            Map.of(),
            Examples.ALWAYS,
            "0000000000000000008.0000000000");
    fixture
        .givenCurrentTime(RECORDED)
        .andThenAPublished(OPENED)
        .andThenAPublished(planned(step("reminder-2", 10)))
        .andThenTimeElapses(Duration.between(RECORDED, now))
        .whenPublishingA(missing("reminder-1", 3))
        .expectDispatchedCommands(new PlanAnew(CASE, now, known));
  }

  @Test
  void newsOfTheCustomerAreHeededWhileSomebodyIsMissing() {
    known = NOBODY;
    var missing =
        fixture
            .givenCurrentTime(RECORDED)
            .andThenAPublished(OPENED)
            .andThenAPublished(missing("reminder-1", 3));
    known = ANNA;
    missing
        .whenPublishingA(changed(ANNA), Map.of("ce_sequence", TOLD))
        .expectDispatchedCommands(new PlanAnew(CASE, RECORDED, ANNA));
  }

  @Test
  void newsOfTheCustomerAreHeededFromTheBeginning() {
    fixture
        .givenCurrentTime(RECORDED)
        .andThenAPublished(OPENED)
        .whenPublishingA(changed(ANNA), Map.of("ce_sequence", TOLD))
        .expectDispatchedCommands(new PlanAnew(CASE, RECORDED, ANNA));
  }

  @Test
  void newsOfTheCustomerAreNotHeededAfterTheCase() {
    fixture
        .givenCurrentTime(RECORDED)
        .andThenAPublished(OPENED)
        .andThenAPublished(CLOSED)
        .whenPublishingA(changed(ANNA))
        .expectNoDispatchedCommands();
  }

  @Test
  void newsOfTheCustomerAreHeededWhenTheCaseIsOpenedAgain() {
    fixture
        .givenCurrentTime(RECORDED)
        .andThenAPublished(OPENED)
        .andThenAPublished(CLOSED)
        .andThenAPublished(reopened(later(nine(7), 5), step("reminder-2", 10)))
        .whenPublishingA(changed(ANNA), Map.of("ce_sequence", TOLD))
        .expectDispatchedCommands(new PlanAnew(CASE, RECORDED, ANNA));
  }
}
