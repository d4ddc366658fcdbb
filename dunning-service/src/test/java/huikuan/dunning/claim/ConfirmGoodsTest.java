package huikuan.dunning.claim;

import static huikuan.dunning.claim.Examples.ACCOUNT;
import static huikuan.dunning.claim.Examples.ANNA;
import static huikuan.dunning.claim.Examples.CASE;
import static huikuan.dunning.claim.Examples.DUE;
import static huikuan.dunning.claim.Examples.POSTED;
import static huikuan.dunning.claim.Examples.RECORDED;
import static huikuan.dunning.claim.Examples.nine;
import static huikuan.dunning.claim.Examples.requested;
import static huikuan.dunning.claim.Examples.step;
import static huikuan.dunning.claim.Examples.taken;

import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.dunning.claim.ClaimCommand.Chase;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.claim.ClaimEvent.StepRequested;
import huikuan.dunning.readiness.ClaimBasis;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.axonframework.test.matchers.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A courtesy before the due date asks the customer to confirm that it has the goods. */
class ConfirmGoodsTest {

  private static final Set<EvidenceKind> NOTE = Set.of(EvidenceKind.SIGNED_DELIVERY_NOTE);
  private static final Money LARGE = Money.parse("6000.00 EUR");

  private final FixtureConfiguration<ReminderCase> fixture =
      new AggregateTestFixture<>(ReminderCase.class);
  private ClaimBasis basis = basis(NOTE, Set.of());

  private static ClaimBasis basis(Set<EvidenceKind> required, Set<EvidenceKind> attached) {
    return new ClaimBasis(required, attached, Set.of(), null, 100_000);
  }

  @BeforeEach
  void resources() {
    Examples.resources(fixture, any -> Examples.covered(), (account, item, contract) -> basis);
  }

  @Test
  void aCourtesyBeforeTheDueDateAsksIfAProofIsNeededAndMissing() {
    expect(given(), "courtesy", -7, true);
    basis = basis(Set.of(EvidenceKind.ACCEPTANCE_REPORT), NOTE);
    expect(given(), "courtesy", -7, true);
  }

  @Test
  void itDoesNotAskIfTheProofIsThereOrNotNeeded() {
    basis = basis(NOTE, NOTE);
    expect(given(), "courtesy", -7, null);
    basis = basis(Set.of(EvidenceKind.CONTRACT), Set.of());
    expect(given(), "courtesy", -7, null);
  }

  @Test
  void whatIsOverdueIsRemindedOfAndNotAskedAbout() {
    expect(
        given(requested("courtesy", -7, "6000.00 EUR"), taken("courtesy", -7)),
        "reminder-1",
        3,
        null);
  }

  private TestExecutor<ReminderCase> given(Object... after) {
    return fixture
        .given(
            new CaseOpened(
                CASE,
                ACCOUNT,
                ItemKind.INVOICE,
                "611365",
                POSTED,
                null,
                DUE,
                LARGE,
                LARGE,
                "C-1",
                "PO 4711",
                "li.na",
                "standard/1",
                RECORDED,
                null,
                List.of(step("courtesy", -7), step("reminder-1", 3))))
        .andGiven(after);
  }

  private static void expect(
      TestExecutor<ReminderCase> chased, String level, int daysLate, @Nullable Boolean asks) {
    chased
        .when(new Chase(CASE, nine(daysLate), ANNA))
        .expectSuccessfulHandlerExecution()
        .expectEventsMatching(
            Matchers.listWithAnyOf(
                Matchers.<EventMessage<?>>predicate(
                    event ->
                        event.getPayload() instanceof StepRequested step
                            && step.level().equals(level)
                            && Objects.equals(step.confirmGoods(), asks))));
  }
}
