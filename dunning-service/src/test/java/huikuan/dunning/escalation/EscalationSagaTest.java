package huikuan.dunning.escalation;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.contracts.ledger.LedgerEvent.UnappliedCredit;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.claim.ClaimEvent.ClaimAdjusted;
import huikuan.dunning.claim.ClaimEvent.ClaimEscalated;
import huikuan.dunning.claim.ClaimEvent.ClaimHeld;
import huikuan.dunning.claim.ClaimEvent.ClaimReduced;
import huikuan.dunning.claim.ClaimEvent.CustomerHoldHeeded;
import huikuan.dunning.claim.ClaimEvent.Held;
import huikuan.dunning.claim.ClaimEvent.HoldEnded;
import huikuan.dunning.escalation.EscalationCommand.AdjustInvoice;
import huikuan.dunning.escalation.EscalationCommand.JoinInvoice;
import huikuan.dunning.escalation.EscalationCommand.ReduceInvoice;
import huikuan.dunning.escalation.EscalationCommand.ReviewSanction;
import huikuan.dunning.escalation.EscalationCommand.SettleInvoice;
import huikuan.dunning.hold.Hold;
import huikuan.platform.axon.reaction.Commands;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.test.saga.FixtureConfiguration;
import org.axonframework.test.saga.SagaTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EscalationSagaTest {

  private static final AccountId ACCOUNT = AccountId.parse("CN01.0379-NEVHP.EUR");
  private static final String ESCALATION = "escalation.CN01.0379-NEVHP.EUR";
  private static final LocalDate DUE = LocalDate.of(2013, 2, 1);
  private static final Money OPEN = Money.parse("55.94 EUR");

  private static final ReviewSanction REVIEW = new ReviewSanction(ESCALATION, "stop-supply", null);

  private FixtureConfiguration fixture;

  @BeforeEach
  void set() {
    fixture = new SagaTestFixture<>(EscalationSaga.class);
    fixture.registerResource(
        new Commands(DefaultCommandGateway.builder().commandBus(fixture.getCommandBus()).build()));
  }

  @Test
  void anInvoiceFarPastDueIsEscalatedAndStoppingSupplyProposed() {
    fixture
        .givenNoPriorActivity()
        .whenPublishingA(escalated("611365"), at(7))
        .expectActiveSagas(1)
        .expectDispatchedCommands(
            new JoinInvoice(ESCALATION, ACCOUNT, ItemKind.INVOICE, "611365", DUE, OPEN, 7), REVIEW);
  }

  @Test
  void anotherInvoiceOfTheAccountJoins() {
    fixture
        .givenAPublished(escalated("611365"), at(7))
        .whenPublishingA(escalated("611366"), at(8))
        .expectActiveSagas(1)
        .expectDispatchedCommands(
            new JoinInvoice(ESCALATION, ACCOUNT, ItemKind.INVOICE, "611366", DUE, OPEN, 8), REVIEW);
  }

  @Test
  void aRefundOfTheSameNumberJoinsAndLeavesByItself() {
    ClaimEscalated refund =
        new ClaimEscalated(
            "refund.CN01.611365",
            ACCOUNT,
            "611365",
            "escalation",
            DUE,
            DUE.plusDays(30),
            30,
            OPEN,
            OPEN,
            null);
    fixture
        .givenAPublished(escalated("611365"), at(7))
        .whenPublishingA(refund, at(8))
        .expectActiveSagas(1)
        .expectDispatchedCommands(
            new JoinInvoice(ESCALATION, ACCOUNT, ItemKind.REFUND, "611365", DUE, OPEN, 8), REVIEW);
    fixture
        .givenAPublished(escalated("611365"), at(7))
        .andThenAPublished(refund, at(8))
        .whenPublishingA(new CaseClosed("refund.CN01.611365", ACCOUNT, "611365", "settled"), at(9))
        .expectActiveSagas(1)
        .expectDispatchedCommands(
            new SettleInvoice(ESCALATION, ItemKind.REFUND, "611365", "settled", 9), REVIEW);
  }

  @Test
  void anInvoiceOfAnotherAccountIsAnotherEscalation() {
    AccountId other = AccountId.parse("CN01.7600-OISKG.EUR");
    fixture
        .givenAPublished(escalated("611365"), at(7))
        .whenPublishingA(
            new ClaimEscalated(
                "reminder.CN01.9",
                other,
                "9",
                "escalation",
                DUE,
                DUE.plusDays(30),
                30,
                OPEN,
                OPEN,
                null),
            at(8))
        .expectActiveSagas(2);
  }

  @Test
  void aPartPaymentIsPassedOn() {
    fixture
        .givenAPublished(escalated("611365"), at(7))
        .whenPublishingA(paid("611365", "5.94 EUR"), at(9))
        .expectDispatchedCommands(
            new ReduceInvoice(ESCALATION, ItemKind.INVOICE, "611365", Money.parse("5.94 EUR"), 9),
            REVIEW);
  }

  @Test
  void aPartPaymentOfAnotherInvoiceIsNot() {
    fixture
        .givenAPublished(escalated("611365"), at(7))
        .whenPublishingA(paid("611366", "5.94 EUR"), at(9))
        .expectNoDispatchedCommands();
  }

  @Test
  void whatABouncedPaymentBringsBackIsPassedOn() {
    fixture
        .givenAPublished(escalated("611365"), at(7))
        .whenPublishingA(adjusted("611365", "20.00 EUR", "75.94 EUR"), at(9))
        .expectDispatchedCommands(
            new AdjustInvoice(
                ESCALATION,
                ItemKind.INVOICE,
                "611365",
                "reversal",
                "X-1",
                Money.parse("20.00 EUR"),
                Money.parse("75.94 EUR"),
                9),
            REVIEW);
  }

  @Test
  void whatIsOpenOfAnotherInvoiceIsNot() {
    fixture
        .givenAPublished(escalated("611365"), at(7))
        .whenPublishingA(adjusted("611366", "20.00 EUR", "75.94 EUR"), at(9))
        .expectNoDispatchedCommands();
    fixture
        .givenAPublished(escalated("611365"), at(7))
        .whenPublishingA(adjusted("611365", "-55.94 EUR", "0.00 EUR"), at(9))
        .expectNoDispatchedCommands();
  }

  @Test
  void theSanctionIsReviewedWhenAHoldOfALateInvoiceBeginsOrEnds() {
    fixture
        .givenAPublished(escalated("611365"), at(7))
        .whenPublishingA(ended("611365"), at(9))
        .expectDispatchedCommands(REVIEW);
    fixture
        .givenAPublished(escalated("611365"), at(7))
        .whenPublishingA(held("611365"), at(9))
        .expectDispatchedCommands(REVIEW);
    fixture
        .givenAPublished(escalated("611365"), at(7))
        .whenPublishingA(ended("611366"), at(9))
        .expectNoDispatchedCommands();
    fixture
        .givenAPublished(escalated("611365"), at(7))
        .whenPublishingA(held("611366"), at(9))
        .expectNoDispatchedCommands();
  }

  @Test
  void theSanctionIsReviewedWhenItsCustomerIsOnHoldOrNoLonger() {
    fixture
        .givenAPublished(escalated("611365"), at(7))
        .whenPublishingA(heeded(null), at(9))
        .expectDispatchedCommands(REVIEW);
    fixture
        .givenAPublished(escalated("611365"), at(7))
        .whenPublishingA(heeded(Instant.parse("2013-04-01T00:00:00Z")), at(9))
        .expectDispatchedCommands(REVIEW);
  }

  @Test
  void theSanctionIsReviewedWhenUnappliedMoneyOfTheAccountChanges() {
    fixture
        .givenAPublished(escalated("611365"), at(7))
        .whenPublishingA(unapplied("-50.00 EUR"), at(9))
        .expectDispatchedCommands(REVIEW);
    fixture
        .givenAPublished(escalated("611365"), at(7))
        .whenPublishingA(unapplied("50.00 EUR"), at(9))
        .expectDispatchedCommands(REVIEW);
    fixture
        .givenAPublished(escalated("611365"), at(7))
        .whenPublishingA(
            new OpenItemsChanged(ACCOUNT, "receipt", "R-1", DUE.plusDays(40), List.of(), List.of()),
            at(9))
        .expectNoDispatchedCommands();
  }

  @Test
  void theSanctionIsReviewedWhenLessIsOpenOfALateInvoice() {
    fixture
        .givenAPublished(escalated("611365"), at(7))
        .whenPublishingA(adjusted("611365", "-20.00 EUR", "35.94 EUR"), at(9))
        .expectDispatchedCommands(
            new AdjustInvoice(
                ESCALATION,
                ItemKind.INVOICE,
                "611365",
                "reversal",
                "X-1",
                Money.parse("-20.00 EUR"),
                Money.parse("35.94 EUR"),
                9),
            REVIEW);
  }

  private static ClaimHeld held(String invoice) {
    LocalDate until = DUE.plusDays(60);
    return new ClaimHeld(
        "reminder.CN01." + invoice,
        ACCOUNT,
        invoice,
        new Hold("manual", "line 3", until, null, null),
        Instant.parse("2013-04-03T00:00:00Z"),
        new Held(OPEN, until));
  }

  private static HoldEnded ended(String invoice) {
    return new HoldEnded("reminder.CN01." + invoice, ACCOUNT, invoice, "manual", "resumed", null);
  }

  private static CustomerHoldHeeded heeded(@Nullable Instant until) {
    return new CustomerHoldHeeded("reminder.CN01.611365", ACCOUNT, "611365", until);
  }

  private static OpenItemsChanged unapplied(String change) {
    return new OpenItemsChanged(
        ACCOUNT,
        "allocation",
        "A-1",
        DUE.plusDays(40),
        List.of(),
        List.of(new UnappliedCredit("receipt", "R-1", null, Money.parse(change))));
  }

  @Test
  void anInvoiceThatComesBackAfterTheEndStartsAnotherOne() {
    fixture
        .givenAPublished(escalated("611365"), at(7))
        .andThenAPublished(closed("611365"), at(9))
        .whenPublishingA(escalated("611365"), at(12))
        .expectActiveSagas(1)
        .expectDispatchedCommands(
            new JoinInvoice(ESCALATION, ACCOUNT, ItemKind.INVOICE, "611365", DUE, OPEN, 12),
            REVIEW);
  }

  @Test
  void itEndsWhenTheLastInvoiceIsSettled() {
    fixture
        .givenAPublished(escalated("611365"), at(7))
        .andThenAPublished(paid("611365", "0.00 EUR"), at(9))
        .whenPublishingA(closed("611365"), at(9))
        .expectActiveSagas(0)
        .expectDispatchedCommands(
            new SettleInvoice(ESCALATION, ItemKind.INVOICE, "611365", "settled", 9));
  }

  @Test
  void itGoesOnWhileAnotherInvoiceIsOpen() {
    fixture
        .givenAPublished(escalated("611365"), at(7))
        .andThenAPublished(escalated("611366"), at(8))
        .whenPublishingA(closed("611365"), at(9))
        .expectActiveSagas(1)
        .expectDispatchedCommands(
            new SettleInvoice(ESCALATION, ItemKind.INVOICE, "611365", "settled", 9), REVIEW);
  }

  @Test
  void anInvoiceThatWasNeverEscalatedDoesNotConcernIt() {
    fixture
        .givenAPublished(escalated("611365"), at(7))
        .whenPublishingA(closed("611366"), at(9))
        .expectActiveSagas(1)
        .expectNoDispatchedCommands();
  }

  @Test
  void anInvoiceAfterTheEndStartsAnotherOne() {
    fixture
        .givenAPublished(escalated("611365"), at(7))
        .andThenAPublished(closed("611365"), at(9))
        .whenPublishingA(escalated("611366"), at(12))
        .expectActiveSagas(1)
        .expectDispatchedCommands(
            new JoinInvoice(ESCALATION, ACCOUNT, ItemKind.INVOICE, "611366", DUE, OPEN, 12),
            REVIEW);
  }

  private static Map<String, Long> at(long position) {
    return Map.of("position", position);
  }

  private static ClaimEscalated escalated(String invoice) {
    return new ClaimEscalated(
        "reminder.CN01." + invoice,
        ACCOUNT,
        invoice,
        "escalation",
        DUE,
        DUE.plusDays(30),
        30,
        OPEN,
        OPEN,
        null);
  }

  private static ClaimReduced paid(String invoice, String open) {
    return new ClaimReduced(
        "reminder.CN01." + invoice,
        ACCOUNT,
        invoice,
        "R-1",
        DUE.plusDays(31),
        Money.parse("50.00 EUR"),
        Money.parse(open),
        8,
        null);
  }

  private static ClaimAdjusted adjusted(String invoice, String change, String open) {
    return new ClaimAdjusted(
        "reminder.CN01." + invoice,
        ACCOUNT,
        invoice,
        "reversal",
        "X-1",
        DUE.plusDays(31),
        Money.parse(change),
        Money.parse(open),
        8,
        null);
  }

  private static CaseClosed closed(String invoice) {
    return new CaseClosed("reminder.CN01." + invoice, ACCOUNT, invoice, "settled");
  }
}
