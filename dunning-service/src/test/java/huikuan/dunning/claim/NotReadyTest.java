package huikuan.dunning.claim;

import static huikuan.dunning.claim.Examples.ACCOUNT;
import static huikuan.dunning.claim.Examples.ANNA;
import static huikuan.dunning.claim.Examples.CASE;
import static huikuan.dunning.claim.Examples.DUE;
import static huikuan.dunning.claim.Examples.OPENED;
import static huikuan.dunning.claim.Examples.escalated;
import static huikuan.dunning.claim.Examples.nine;
import static huikuan.dunning.claim.Examples.ordered;
import static huikuan.dunning.claim.Examples.planned;
import static huikuan.dunning.claim.Examples.requested;
import static huikuan.dunning.claim.Examples.step;
import static huikuan.dunning.claim.Examples.taken;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.contracts.readiness.InvoiceState;
import huikuan.contracts.readiness.Readiness;
import huikuan.contracts.readiness.Readiness.Missing;
import huikuan.dunning.claim.ClaimCommand.ChangeOpenAmount;
import huikuan.dunning.claim.ClaimCommand.Chase;
import huikuan.dunning.claim.ClaimCommand.Document;
import huikuan.dunning.claim.ClaimCommand.PlanAnew;
import huikuan.dunning.claim.ClaimCommand.SkipStep;
import huikuan.dunning.claim.ClaimEvent.DemandOrdered;
import huikuan.dunning.claim.ClaimEvent.StepNotTaken;
import huikuan.dunning.claim.ClaimEvent.StepSkipped;
import huikuan.dunning.claim.ClaimEvent.StepWithheld;
import huikuan.dunning.claim.ClaimEvent.TaskEnded;
import huikuan.dunning.claim.ClaimEvent.TaskRaised;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.readiness.ClaimBasis;
import huikuan.dunning.task.TaskReason;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A demand or an escalation waits for what is missing, 20 working days at most. */
class NotReadyTest {

  private static final ClaimBasis LACKING =
      basis(Set.of(EvidenceKind.SIGNED_DELIVERY_NOTE), Set.of(), null);
  private static final ClaimBasis COMPLETE =
      basis(
          Set.of(EvidenceKind.SIGNED_DELIVERY_NOTE),
          Set.of(EvidenceKind.SIGNED_DELIVERY_NOTE),
          InvoiceState.DELIVERED);
  private static final String NOTE = "evidence signedDeliveryNote";

  private final FixtureConfiguration<ReminderCase> fixture =
      new AggregateTestFixture<>(ReminderCase.class);
  private ClaimBasis basis = LACKING;

  private static ClaimBasis basis(
      Set<EvidenceKind> required, Set<EvidenceKind> attached, InvoiceState way) {
    return new ClaimBasis(required, attached, Set.of(), way, 100_000);
  }

  @BeforeEach
  void resources() {
    Examples.resources(fixture, any -> Examples.covered(), (account, item, contract) -> basis);
  }

  @Test
  void aCourtesyNeedsNoProof() {
    fixture
        .given(OPENED)
        .when(new Chase(CASE, nine(3), ANNA))
        .expectEvents(
            requested("reminder-1", 3, "55.94 EUR"),
            planned(step("reminder-2", 10), step("demand", 20), step("escalation", 30)));
  }

  @Test
  void aDemandWaitsAndATaskSaysWhatIsMissing() {
    reminded()
        .when(new Chase(CASE, nine(20), ANNA))
        .expectEvents(
            withheld("demand", 20, NOTE, 48),
            raised(20),
            planned(step("demand", 48), step("escalation", 58)));
  }

  @Test
  void allThatIsMissingIsTold() {
    basis =
        new ClaimBasis(
            Set.of(EvidenceKind.SIGNED_DELIVERY_NOTE, EvidenceKind.CONTRACT),
            Set.of(),
            Set.of(),
            InvoiceState.TO_BE_CORRECTED,
            90);
    reminded()
        .when(new Chase(CASE, nine(20), ANNA))
        .expectEvents(
            withheld(
                "demand",
                20,
                "evidence contract, evidence signedDeliveryNote, invoiceWay toBeCorrected,"
                    + " paymentResponsible stale",
                48),
            raised(20),
            planned(step("demand", 48), step("escalation", 58)));
  }

  @Test
  void aPayerNeedsItsOwnAuthorisation() {
    Contact anna = ANNA.contacts().getFirst();
    Contact ofPayer = anna.of(new Contact.Payer("hq", null, null, null, 4));
    LocalDate day = nine(20).atZone(ZoneOffset.UTC).toLocalDate();
    Set<EvidenceKind> authorisation = Set.of(EvidenceKind.PAYMENT_AUTHORISATION);
    ClaimBasis another =
        new ClaimBasis(Set.of(), authorisation, Set.of(3), InvoiceState.DELIVERED, 100_000);
    ClaimBasis itsOwn =
        new ClaimBasis(Set.of(), authorisation, Set.of(3, 4), InvoiceState.DELIVERED, 100_000);
    assertThat(another.readiness(ItemKind.INVOICE, anna, day).ready()).isTrue();
    assertThat(another.readiness(ItemKind.INVOICE, ofPayer, day).missing())
        .extracting(Missing::name)
        .containsExactly("paymentAuthorisation");
    assertThat(itsOwn.readiness(ItemKind.INVOICE, ofPayer, day).ready()).isTrue();
    assertThat(
            itsOwn
                .readiness(
                    ItemKind.INVOICE, anna.of(new Contact.Payer("hq", null, null, null, null)), day)
                .ready())
        .as("it names none")
        .isFalse();
    assertThat(inHindsight(null, ofPayer).ready()).isTrue();
    assertThat(inHindsight("evidence paymentAuthorisation", ofPayer).ready()).isFalse();
  }

  private static Readiness inHindsight(@Nullable String told, Contact asked) {
    return ClaimReadiness.missing(told, 100_000)
        .readiness(ItemKind.REFUND, asked, nine(20).atZone(ZoneOffset.UTC).toLocalDate());
  }

  @Test
  void askedAboutAgainNothingIsToldTwice() {
    waiting().when(new Chase(CASE, nine(27), ANNA)).expectEvents();
  }

  @Test
  void somethingElseThatIsMissingIsToldAndTheEndStays() {
    basis = basis(Set.of(), Set.of(), InvoiceState.ISSUED);
    waiting()
        .when(new Chase(CASE, nine(27), ANNA))
        .expectEvents(withheld("demand", 27, "invoiceWay issued", 48));
  }

  @Test
  void onceSomethingChangesItIsPlannedForTheNextContactDay() {
    basis = COMPLETE;
    waiting()
        .when(new PlanAnew(CASE, nine(27).plusSeconds(60), ANNA))
        .expectEvents(planned(step("demand", 28), step("escalation", 38)));
  }

  @Test
  void onceNothingIsMissingTheDemandIsTakenAndTheTaskEnds() {
    basis = COMPLETE;
    waiting(planned(step("demand", 28), step("escalation", 38)))
        .when(new Chase(CASE, nine(28), ANNA))
        .expectEvents(
            ended(), requested("demand", 28, "55.94 EUR"), planned(step("escalation", 38)));
  }

  @Test
  void atTheEndItIsTakenAsItIs() {
    waiting()
        .when(new Chase(CASE, nine(48), ANNA))
        .expectEvents(
            ended(), requested("demand", 48, "55.94 EUR"), planned(step("escalation", 58)));
  }

  @Test
  void oneThatDidNotLeaveAtTheEndIsAskedForAgainWithoutAnotherWait() {
    waiting(
            ended(),
            requested("demand", 48, "55.94 EUR"),
            new StepNotTaken(CASE, 3, ACCOUNT, "611365", "demand", "cap", false, null),
            planned(step("demand", 49), step("escalation", 59)))
        .when(new Chase(CASE, nine(49), ANNA))
        .expectEvents(
            Examples.by(4, requested("demand", 49, "55.94 EUR")), planned(step("escalation", 59)));
  }

  @Test
  void aPersonWhoPassesTheStepEndsTheTask() {
    waiting()
        .when(new SkipStep(CASE, "demand", "agreed by phone", nine(27), ANNA))
        .expectEvents(
            new StepSkipped(
                CASE,
                ACCOUNT,
                "611365",
                "demand",
                DUE.plusDays(27),
                DUE.plusDays(48),
                "agreed by phone"),
            ended(),
            planned(step("escalation", 58)));
  }

  @Test
  void theNextStepWaitsByItself() {
    waiting(ended(), requested("demand", 48, "55.94 EUR"), taken("demand", 48))
        .when(new Chase(CASE, nine(58), ANNA))
        .expectEvents(
            withheld("escalation", 58, NOTE, 86), raised(58), planned(step("escalation", 86)));
  }

  @Test
  void anEscalationWaitsAndIsProposedAtTheEnd() {
    waiting(
            ended(),
            requested("demand", 48, "55.94 EUR"),
            taken("demand", 48),
            withheld("escalation", 58, NOTE, 86),
            raised(58),
            planned(step("escalation", 86)))
        .when(new Chase(CASE, nine(86), ANNA))
        .expectEvents(escalated(86), ended(), planned(step("demand", 118)));
  }

  @Test
  void aDemandThatAPersonOrdersDoesNotWait() {
    waiting(new DemandOrdered(CASE, ACCOUNT, "611365", "demand", "they said no", nine(27)))
        .when(new Chase(CASE, nine(27), ANNA))
        .expectEvents(ended(), ordered(3, 27, nine(27)), planned(step("escalation", 37)));
  }

  @Test
  void whatIsPaidWaitsForNothing() {
    waiting()
        .when(
            new ChangeOpenAmount(
                CASE,
                new Document("receipt", "R-9", DUE.plusDays(5)),
                Money.parse("-55.94 EUR"),
                Money.parse("0.00 EUR"),
                9,
                null,
                nine(21),
                ANNA))
        .expectEvents(Examples.reduced("55.94 EUR", "0.00 EUR", 9), Examples.CLOSED);
  }

  private TestExecutor<ReminderCase> reminded(Object... before) {
    List<Object> history = new ArrayList<>(List.of(OPENED));
    history.addAll(
        List.of(
            requested("reminder-1", 3, "55.94 EUR"),
            taken("reminder-1", 3),
            requested("reminder-2", 10, "55.94 EUR"),
            taken("reminder-2", 10),
            planned(step("demand", 20), step("escalation", 30))));
    history.addAll(Arrays.asList(before));
    return fixture.given(history);
  }

  private TestExecutor<ReminderCase> waiting(Object... after) {
    List<Object> since =
        new ArrayList<>(
            List.of(
                withheld("demand", 20, NOTE, 48),
                raised(20),
                planned(step("demand", 48), step("escalation", 58))));
    since.addAll(Arrays.asList(after));
    return reminded(since.toArray());
  }

  private static StepWithheld withheld(String level, int daysLate, String missing, int until) {
    LocalDate day = DUE.plusDays(daysLate);
    return new StepWithheld(
        CASE, ACCOUNT, "611365", level, day, Reason.NOT_READY, missing, null, null, nine(until));
  }

  private static TaskRaised raised(int daysLate) {
    return new TaskRaised(
        CASE, ACCOUNT, "611365", TaskReason.NOT_READY, DUE.plusDays(daysLate), nine(daysLate));
  }

  private static TaskEnded ended() {
    return new TaskEnded(CASE, ACCOUNT, "611365", TaskReason.NOT_READY, "cured");
  }
}
