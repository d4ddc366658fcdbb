package huikuan.dunning.claim;

import static huikuan.dunning.claim.Examples.ACCOUNT;
import static huikuan.dunning.claim.Examples.ANNA;
import static huikuan.dunning.claim.Examples.CASE;
import static huikuan.dunning.claim.Examples.CLOSED;
import static huikuan.dunning.claim.Examples.DUE;
import static huikuan.dunning.claim.Examples.OPENED;
import static huikuan.dunning.claim.Examples.READY;
import static huikuan.dunning.claim.Examples.STANDARD;
import static huikuan.dunning.claim.Examples.later;
import static huikuan.dunning.claim.Examples.nine;
import static huikuan.dunning.claim.Examples.planned;
import static huikuan.dunning.claim.Examples.requested;
import static huikuan.dunning.claim.Examples.taken;
import static org.axonframework.test.matchers.Matchers.listWithAnyOf;
import static org.axonframework.test.matchers.Matchers.payloadsMatching;
import static org.axonframework.test.matchers.Matchers.predicate;

import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Role;
import huikuan.dunning.Contacts;
import huikuan.dunning.claim.ClaimCommand.AssignCase;
import huikuan.dunning.claim.ClaimCommand.Chase;
import huikuan.dunning.claim.ClaimCommand.MoveClaim;
import huikuan.dunning.claim.ClaimCommand.ReportDelivery;
import huikuan.dunning.claim.ClaimEvent.CaseAssigned;
import huikuan.dunning.claim.ClaimEvent.ClaimMoved;
import huikuan.dunning.claim.ClaimEvent.ContactMissing;
import huikuan.dunning.claim.ClaimEvent.DemandOrdered;
import huikuan.dunning.claim.ClaimEvent.StepBounced;
import huikuan.dunning.claim.ClaimEvent.StepRequested;
import huikuan.dunning.claim.ClaimEvent.StepsPlanned;
import huikuan.dunning.claim.MoveOutcome.Moved;
import huikuan.dunning.claim.MoveOutcome.Refused;
import huikuan.dunning.claim.MoveOutcome.Why;
import huikuan.dunning.policy.Policy;
import huikuan.dunning.policy.ShippedOnly;
import huikuan.dunning.policy.Step;
import huikuan.dunning.policy.Step.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A person moves a claim to another policy; the invoice is due on a Tuesday. */
class MovedClaimTest {

  /** The same levels as the standard, and faster. */
  private static final Policy FAST =
      Examples.policy(
          "fast",
          2,
          step(Kind.COURTESY, "reminder-1", 1, 1),
          step(Kind.COURTESY, "reminder-2", 4, 3),
          step(Kind.DEMAND, "demand", 8, 4),
          step(Kind.ESCALATION, "escalation", 15, 7));

  /** None of the levels of the standard. */
  private static final Policy OTHER =
      Examples.policy(
          "other",
          1,
          step(Kind.COURTESY, "soft", 2, 2),
          step(Kind.COURTESY, "firm", 6, 4),
          step(Kind.DEMAND, "last-call", 14, 7),
          step(Kind.ESCALATION, "hand-over", 21, 7));

  private static final CaseAssigned CASE_OF_LI =
      new CaseAssigned(CASE, ACCOUNT, "611365", "person:li.na", "on leave");

  private final FixtureConfiguration<ReminderCase> fixture = fixture();

  private static FixtureConfiguration<ReminderCase> fixture() {
    FixtureConfiguration<ReminderCase> fixture = new AggregateTestFixture<>(ReminderCase.class);
    Examples.resources(
        fixture, any -> Examples.covered(), READY, new ShippedOnly().with(FAST, OTHER));
    return fixture;
  }

  private static Step step(Kind kind, String level, int due, int distance) {
    return new Step(level, kind, due, distance, null, null);
  }

  @Test
  void stepsThatAreTakenStayTakenAndTheNextComesByTheNewPolicy() {
    fixture
        .given(reminded())
        .when(move(FAST, null, later(nine(3), 2)))
        .expectEvents(
            moved("fast/2", null, 3),
            planned(
                Examples.step("reminder-2", 6),
                Examples.step("demand", 10),
                Examples.step("escalation", 17)))
        .expectResultMessagePayload(new Moved(Examples.step("reminder-2", 6), true));
  }

  @Test
  void theSameAgainChangesNothing() {
    fixture
        .given(
            events(
                reminded(),
                moved("fast/2", null, 3),
                planned(Examples.step("reminder-2", 6), Examples.step("demand", 10))))
        .when(move(FAST, null, later(nine(3), 3)))
        .expectNoEvents()
        .expectResultMessagePayload(new Moved(Examples.step("reminder-2", 6), false));
  }

  @Test
  void toThePolicyThatItKeepsItIsNotMoved() {
    fixture
        .given(OPENED)
        .when(move(STANDARD, null, nine(0)))
        .expectNoEvents()
        .expectResultMessagePayload(new Refused(Why.KEPT, null, List.of()));
  }

  @Test
  void aClosedCaseIsNotMoved() {
    fixture
        .given(OPENED, CLOSED)
        .when(move(FAST, null, nine(0)))
        .expectNoEvents()
        .expectResultMessagePayload(new Refused(Why.CLOSED, null, List.of()));
  }

  @Test
  void whileAMessageIsUnderWayNothingIsMoved() {
    fixture
        .given(OPENED, requested("reminder-1", 3, "55.94 EUR"))
        .when(move(FAST, null, later(nine(3), 1)))
        .expectNoEvents()
        .expectResultMessagePayload(new Refused(Why.UNDER_WAY, null, List.of()));
  }

  @Test
  void whileADemandIsOrderedNothingIsMoved() {
    fixture
        .given(
            OPENED, new DemandOrdered(CASE, ACCOUNT, "611365", "demand", "they said no", nine(2)))
        .when(move(FAST, null, later(nine(1), 1)))
        .expectNoEvents()
        .expectResultMessagePayload(new Refused(Why.UNDER_WAY, null, List.of()));
  }

  @Test
  void aPolicyWithoutTheLastLevelNeedsAStart() {
    fixture
        .given(reminded())
        .when(move(OTHER, null, later(nine(3), 2)))
        .expectNoEvents()
        .expectResultMessagePayload(
            new Refused(Why.START_NEEDED, "reminder-1", List.of("soft", "firm", "last-call")));
  }

  @Test
  void itDoesNotStartWithTheEscalation() {
    fixture
        .given(reminded())
        .when(move(OTHER, "hand-over", later(nine(3), 2)))
        .expectNoEvents()
        .expectResultMessagePayload(
            new Refused(Why.START_NEEDED, "reminder-1", List.of("soft", "firm", "last-call")));
  }

  @Test
  void itStartsWhereAPersonSaysAndKeepsItsDistance() {
    fixture
        .given(reminded())
        .when(move(OTHER, "firm", later(nine(3), 2)))
        .expectEvents(
            moved("other/1", "firm", 3),
            planned(
                Examples.step("firm", 7),
                Examples.step("last-call", 14),
                Examples.step("hand-over", 21)))
        .expectResultMessagePayload(new Moved(Examples.step("firm", 7), true));
  }

  @Test
  void theStartDoesNotMatterWhereTheStepsTakenSayIt() {
    fixture
        .given(reminded())
        .when(move(FAST, "demand", later(nine(3), 2)))
        .expectResultMessagePayload(new Moved(Examples.step("reminder-2", 6), true));
  }

  @Test
  void aClaimOfWhichNothingIsTakenBeginsAtTheBeginning() {
    fixture
        .given(OPENED)
        .when(move(OTHER, null, nine(0)))
        .expectResultMessagePayload(new Moved(Examples.step("soft", 2), true));
  }

  @Test
  void theStepIsTakenByTheNewPolicy() {
    fixture
        .given(events(reminded(), moved("other/1", "firm", 3), planned(Examples.step("firm", 7))))
        .when(new Chase(CASE, nine(7), ANNA))
        .expectEventsMatching(
            payloadsMatching(
                listWithAnyOf(
                    predicate(
                        event ->
                            event instanceof StepRequested step
                                && step.level().equals("firm")
                                && step.ordinal() == 2
                                && step.policy().equals("other/1")))));
  }

  @Test
  void aMessageThatComesBackAfterwardsLeavesTheClaimAtTheBeginningOfThePolicy() {
    fixture
        .given(events(reminded(), moved("other/1", "firm", 3), planned(Examples.step("firm", 7))))
        .when(
            new ReportDelivery(
                CASE, 1, "reminder-1", "m-1", "bounced", "anna", nine(4), "550", nine(4), ANNA))
        .expectEventsMatching(
            payloadsMatching(
                listWithAnyOf(
                    predicate(
                        event ->
                            event instanceof StepsPlanned told
                                && told.plan().getFirst().level().equals("soft")))));
  }

  @Test
  void anUndoneStepIsTheNextAgainWhereThePolicyHasIt() {
    fixture
        .given(
            events(
                reminded(),
                moved("fast/2", null, 3),
                planned(Examples.step("reminder-2", 6)),
                new StepBounced(
                    CASE,
                    1,
                    ACCOUNT,
                    "611365",
                    "reminder-1",
                    null,
                    DUE.plusDays(3),
                    "550",
                    false,
                    Examples.TOLD)))
        .when(move(STANDARD, null, later(nine(6), 2)))
        .expectResultMessagePayload(new Moved(Examples.step("reminder-1", 7), true));
  }

  /** A policy that writes to the decision maker first, and to accounts payable else. */
  @Test
  void aStepIsForThePersonOfTheRoleThatItNames() {
    Step demand =
        new Step(
            "reminder-1",
            Kind.COURTESY,
            1,
            1,
            null,
            null,
            List.of(Role.DECISION_MAKER, Role.ACCOUNTS_PAYABLE),
            null,
            null,
            null);
    Policy policy = Examples.policy("boss", 1, demand);
    FixtureConfiguration<ReminderCase> boss = new AggregateTestFixture<>(ReminderCase.class);
    Examples.resources(boss, any -> Examples.covered(), READY, new ShippedOnly().with(policy));
    Contact carl =
        Contacts.of("carl", "Carl", Role.DECISION_MAKER, "carl@acme.example", null, null);
    boss.given(OPENED, moved("boss/1", null, 0), planned(Examples.step("reminder-1", 1)))
        .when(new Chase(CASE, nine(1), Examples.customer(Examples.responsible("anna"), carl)))
        .expectEventsMatching(
            payloadsMatching(
                listWithAnyOf(
                    predicate(
                        event ->
                            event instanceof StepRequested step
                                && step.recipient()
                                    .equals(
                                        new ClaimEvent.Recipient("carl", Role.DECISION_MAKER))))));
    boss.given(OPENED, moved("boss/1", null, 0), planned(Examples.step("reminder-1", 1)))
        .when(new Chase(CASE, nine(1), ANNA))
        .expectEventsMatching(
            payloadsMatching(listWithAnyOf(predicate(ContactMissing.class::isInstance))));
  }

  @Test
  void anEscalatedClaimHasNoPlaceInAPolicyWithoutItsLevel() {
    fixture
        .given(events(reminded(), Examples.escalated(30)))
        .when(move(OTHER, "firm", nine(31)))
        .expectNoEvents()
        .expectResultMessagePayload(new Refused(Why.ESCALATED, "escalation", List.of()));
  }

  @Test
  void anOrderOnAnOlderVersionIsRefused() {
    fixture
        .given(OPENED, CASE_OF_LI)
        .when(new MoveClaim(CASE, FAST, null, "slow payer", nine(0), ANNA, 1))
        .expectNoEvents()
        .expectResultMessagePayload(new Refused(Why.OUTDATED, null, List.of()));
  }

  @Test
  void aCaseGetsAnOwner() {
    fixture
        .given(OPENED)
        .when(new AssignCase(CASE, "person:li.na", "on leave", null))
        .expectEvents(CASE_OF_LI)
        .expectResultMessagePayload(HoldOutcome.DONE);
  }

  @Test
  void theSameOwnerAgainChangesNothing() {
    fixture
        .given(OPENED, CASE_OF_LI)
        .when(new AssignCase(CASE, "person:li.na", "again", null))
        .expectNoEvents()
        .expectResultMessagePayload(HoldOutcome.UNCHANGED);
  }

  @Test
  void aClosedCaseGetsNoOwner() {
    fixture
        .given(OPENED, CLOSED)
        .when(new AssignCase(CASE, "person:li.na", "on leave", null))
        .expectNoEvents()
        .expectResultMessagePayload(HoldOutcome.CLOSED);
  }

  private static MoveClaim move(Policy policy, @Nullable String from, Instant now) {
    return new MoveClaim(CASE, policy, from, "slow payer", now, ANNA, null);
  }

  private static ClaimMoved moved(String policy, @Nullable String from, int day) {
    return new ClaimMoved(
        CASE, ACCOUNT, "611365", DUE.plusDays(day), policy, "standard/1", from, "slow payer");
  }

  /** The first reminder has left three days after the due date. */
  private static List<Object> reminded() {
    return List.of(
        OPENED,
        requested("reminder-1", 3, "55.94 EUR"),
        taken("reminder-1", 3),
        planned(Examples.step("reminder-2", 10), Examples.step("demand", 20)));
  }

  private static List<Object> events(List<Object> first, Object... more) {
    List<Object> events = new ArrayList<>(first);
    events.addAll(List.of(more));
    return events;
  }
}
