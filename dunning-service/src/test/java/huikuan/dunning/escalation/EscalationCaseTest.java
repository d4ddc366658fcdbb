package huikuan.dunning.escalation;

import huikuan.contracts.AccountId;
import huikuan.contracts.Cover.Owed;
import huikuan.contracts.Cover.Unapplied;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.cover.AccountCover;
import huikuan.dunning.cover.Covers;
import huikuan.dunning.escalation.EscalationCommand.AdjustInvoice;
import huikuan.dunning.escalation.EscalationCommand.JoinInvoice;
import huikuan.dunning.escalation.EscalationCommand.ReduceInvoice;
import huikuan.dunning.escalation.EscalationCommand.ReviewSanction;
import huikuan.dunning.escalation.EscalationCommand.SettleInvoice;
import huikuan.dunning.escalation.EscalationEvent.AskedInvoice;
import huikuan.dunning.escalation.EscalationEvent.EscalationClosed;
import huikuan.dunning.escalation.EscalationEvent.EscalationOpened;
import huikuan.dunning.escalation.EscalationEvent.InvoiceAdjusted;
import huikuan.dunning.escalation.EscalationEvent.InvoiceJoined;
import huikuan.dunning.escalation.EscalationEvent.InvoiceLeft;
import huikuan.dunning.escalation.EscalationEvent.InvoiceReduced;
import huikuan.dunning.escalation.EscalationEvent.SanctionProposed;
import huikuan.dunning.escalation.EscalationEvent.SanctionWithdrawn;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EscalationCaseTest {

  private static final AccountId ACCOUNT = AccountId.parse("CN01.0379-NEVHP.EUR");
  private static final String ESCALATION = "escalation.CN01.0379-NEVHP.EUR";
  private static final String FIRST = ESCALATION + ".1";
  private static final String SECOND = ESCALATION + ".2";
  private static final LocalDate DUE = LocalDate.of(2013, 2, 1);
  private static final Money OPEN = Money.parse("55.94 EUR");

  private FixtureConfiguration<EscalationCase> fixture;
  private AccountCover cover = cover("0.00", "0.00");

  @BeforeEach
  void set() {
    fixture = new AggregateTestFixture<>(EscalationCase.class);
    fixture.registerInjectableResource((Covers) account -> cover);
  }

  @Test
  void theFirstInvoiceOpensACase() {
    fixture
        .givenNoPriorActivity()
        .when(join("611365", 7))
        .expectEvents(new EscalationOpened(FIRST, ACCOUNT, 1), joined(FIRST, "611365", 7));
  }

  @Test
  void anotherInvoiceJoinsIt() {
    fixture
        .given(new EscalationOpened(FIRST, ACCOUNT, 1), joined(FIRST, "611365", 7))
        .when(join("611366", 8))
        .expectEvents(joined(FIRST, "611366", 8));
  }

  @Test
  void aRefundOfTheSameNumberJoinsToo() {
    InvoiceJoined refund =
        new InvoiceJoined(FIRST, ACCOUNT, ItemKind.REFUND, "611365", DUE, OPEN, 8);
    fixture
        .given(new EscalationOpened(FIRST, ACCOUNT, 1), joined(FIRST, "611365", 7))
        .when(new JoinInvoice(ESCALATION, ACCOUNT, ItemKind.REFUND, "611365", DUE, OPEN, 8))
        .expectEvents(refund);
    fixture
        .given(new EscalationOpened(FIRST, ACCOUNT, 1), joined(FIRST, "611365", 7), refund)
        .when(new SettleInvoice(ESCALATION, ItemKind.REFUND, "611365", "settled", 9))
        .expectEvents(new InvoiceLeft(FIRST, ACCOUNT, ItemKind.REFUND, "611365", 9, "settled"));
  }

  @Test
  void anInvoiceJoinsOnce() {
    fixture
        .given(new EscalationOpened(FIRST, ACCOUNT, 1), joined(FIRST, "611365", 7))
        .when(join("611365", 8))
        .expectNoEvents();
  }

  @Test
  void oldNewsOfAnInvoiceOpenNoNewRound() {
    fixture
        .given(
            new EscalationOpened(FIRST, ACCOUNT, 1),
            joined(FIRST, "611365", 7),
            new InvoiceLeft(FIRST, ACCOUNT, ItemKind.INVOICE, "611365", 9, "settled"),
            new EscalationClosed(FIRST, ACCOUNT, "settled"))
        .when(join("611365", 7))
        .expectNoEvents();
  }

  @Test
  void anInvoiceAfterTheEndOpensANewRound() {
    fixture
        .given(
            new EscalationOpened(FIRST, ACCOUNT, 1),
            joined(FIRST, "611365", 7),
            new InvoiceLeft(FIRST, ACCOUNT, ItemKind.INVOICE, "611365", 9, "settled"),
            new EscalationClosed(FIRST, ACCOUNT, "settled"))
        .when(join("611366", 12))
        .expectEvents(new EscalationOpened(SECOND, ACCOUNT, 2), joined(SECOND, "611366", 12));
  }

  @Test
  void aSanctionIsProposedForAllItsInvoices() {
    fixture
        .given(
            new EscalationOpened(FIRST, ACCOUNT, 1),
            joined(FIRST, "611365", 7),
            joined(FIRST, "611366", 8))
        .when(new ReviewSanction(ESCALATION, "stop-supply", null))
        .expectEvents(
            new SanctionProposed(
                FIRST,
                ACCOUNT,
                "stop-supply",
                List.of(asked("611365", "55.94 EUR"), asked("611366", "55.94 EUR"))));
  }

  @Test
  void aSanctionThatIsProposedIsNotProposedAgain() {
    fixture
        .given(
            new EscalationOpened(FIRST, ACCOUNT, 1),
            joined(FIRST, "611365", 7),
            new SanctionProposed(FIRST, ACCOUNT, "stop-supply", List.of()))
        .when(new ReviewSanction(ESCALATION, "stop-supply", null))
        .expectNoEvents();
  }

  @Test
  void aSanctionIsProposedOnceAsMuchIsOpenOfItsInvoicesAsThePolicyAsksFor() {
    fixture
        .given(new EscalationOpened(FIRST, ACCOUNT, 1), joined(FIRST, "611365", 7))
        .when(new ReviewSanction(ESCALATION, "stop-supply", Money.parse("111.88 EUR")))
        .expectNoEvents();
    fixture
        .given(
            new EscalationOpened(FIRST, ACCOUNT, 1),
            joined(FIRST, "611365", 7),
            joined(FIRST, "611366", 8))
        .when(new ReviewSanction(ESCALATION, "stop-supply", Money.parse("111.88 EUR")))
        .expectEvents(
            new SanctionProposed(
                FIRST,
                ACCOUNT,
                "stop-supply",
                List.of(asked("611365", "55.94 EUR"), asked("611366", "55.94 EUR"))));
  }

  @Test
  void whatIsOnHoldOrCoveredMeanwhileIsNotCounted() {
    cover = cover("55.94", "0.00");
    proposing().expectEvents(proposed(asked("611366", "55.94 EUR")));
    cover = cover("15.94", "0.00");
    proposing().expectEvents(proposed(asked("611365", "40.00 EUR"), asked("611366", "55.94 EUR")));
    cover = cover("0.00", "75.94");
    proposing().expectEvents(proposed(asked("611366", "35.94 EUR")));
  }

  @Test
  void nothingIsProposedIfNothingOrTooLittleIsAskedFor() {
    cover = cover("55.94", "55.94");
    proposing().expectNoEvents();
    cover = cover("0.00", "111.88");
    proposing().expectNoEvents();
    cover = new AccountCover(owed("0.00"), List.of(), true);
    proposing().expectNoEvents();
    cover = cover("15.94", "0.00");
    given()
        .when(new ReviewSanction(ESCALATION, "stop-supply", Money.parse("95.95 EUR")))
        .expectNoEvents();
    given()
        .when(new ReviewSanction(ESCALATION, "stop-supply", Money.parse("95.94 EUR")))
        .expectEvents(proposed(asked("611365", "40.00 EUR"), asked("611366", "55.94 EUR")));
  }

  @Test
  void aProposedSanctionIsWithdrawnWithItsReasonWhenTooLittleIsAskedFor() {
    Money minimum = Money.parse("55.94 EUR");
    cover = cover("55.94", "55.94");
    reviewing(null).expectEvents(withdrawn("0.00 EUR", Reason.COVERED, "receipt R-1"));
    cover = cover("0.00", "111.88");
    reviewing(minimum).expectEvents(withdrawn("0.00 EUR", Reason.COVERED, "receipt R-1"));
    cover = cover("55.94", "0.01");
    reviewing(minimum).expectEvents(withdrawn("55.93 EUR", Reason.BELOW_MINIMUM, null));
    cover = new AccountCover(owed("0.00"), List.of(), true);
    reviewing(null).expectEvents(withdrawn("0.00 EUR", Reason.ON_HOLD, null));
    cover =
        new AccountCover(
            owed("55.94").subList(0, 1), List.of(new Unapplied("receipt R-1", null, OPEN)), false);
    reviewing(null).expectEvents(withdrawn("0.00 EUR", Reason.ON_HOLD, null));
  }

  @Test
  void aProposedSanctionStaysWhileEnoughIsAskedForAndEndsWithTheRound() {
    cover = cover("15.94", "0.00");
    reviewing(Money.parse("95.94 EUR")).expectNoEvents();
    cover = new AccountCover(List.of(), List.of(), false);
    reviewing(null).expectNoEvents();
  }

  @Test
  void aSanctionIsWithdrawnOnceAndProposedAgainWhenEnoughIsAskedFor() {
    cover = cover("55.94", "55.94");
    given()
        .andGiven(proposed(), withdrawn("0.00 EUR", Reason.COVERED, "receipt R-1"))
        .when(new ReviewSanction(ESCALATION, "stop-supply", null))
        .expectNoEvents();
    cover = cover("55.94", "0.00");
    given()
        .andGiven(proposed(), withdrawn("0.00 EUR", Reason.COVERED, "receipt R-1"))
        .when(new ReviewSanction(ESCALATION, "stop-supply", null))
        .expectEvents(proposed(asked("611366", "55.94 EUR")));
  }

  /** Of a sanction that is proposed. */
  private ResultValidator<EscalationCase> reviewing(@Nullable Money minimum) {
    return given()
        .andGiven(proposed(asked("611365", "55.94 EUR"), asked("611366", "55.94 EUR")))
        .when(new ReviewSanction(ESCALATION, "stop-supply", minimum));
  }

  private static SanctionWithdrawn withdrawn(String asked, Reason reason, @Nullable String detail) {
    return new SanctionWithdrawn(FIRST, ACCOUNT, "stop-supply", Money.parse(asked), reason, detail);
  }

  private TestExecutor<EscalationCase> given() {
    return fixture.given(
        new EscalationOpened(FIRST, ACCOUNT, 1),
        joined(FIRST, "611365", 7),
        joined(FIRST, "611366", 8));
  }

  private ResultValidator<EscalationCase> proposing() {
    return given().when(new ReviewSanction(ESCALATION, "stop-supply", null));
  }

  private static SanctionProposed proposed(AskedInvoice... invoices) {
    return new SanctionProposed(FIRST, ACCOUNT, "stop-supply", List.of(invoices));
  }

  private static AskedInvoice asked(String invoice, String asked) {
    return new AskedInvoice(ItemKind.INVOICE, invoice, DUE, OPEN, Money.parse(asked));
  }

  /** Of the first invoice a part is on hold, and money lies unapplied. */
  private static AccountCover cover(String held, String unapplied) {
    Money money = Money.parse(unapplied + " EUR");
    return new AccountCover(
        owed(held),
        money.signum() == 0 ? List.of() : List.of(new Unapplied("receipt R-1", null, money)),
        false);
  }

  private static List<Owed> owed(String held) {
    Money some = Money.parse(held + " EUR");
    Money none = Money.parse("0.00 EUR");
    return List.of(
        new Owed(new ItemName(ItemKind.INVOICE, "611365"), DUE, null, OPEN.minus(some), some),
        new Owed(new ItemName(ItemKind.INVOICE, "611366"), DUE, null, OPEN, none));
  }

  @Test
  void nothingIsProposedWhenItIsOver() {
    fixture
        .given(
            new EscalationOpened(FIRST, ACCOUNT, 1),
            joined(FIRST, "611365", 7),
            new InvoiceLeft(FIRST, ACCOUNT, ItemKind.INVOICE, "611365", 9, "settled"),
            new EscalationClosed(FIRST, ACCOUNT, "settled"))
        .when(new ReviewSanction(ESCALATION, "stop-supply", null))
        .expectNoEvents();
  }

  @Test
  void aPartPaymentOfAJoinedInvoiceIsRemembered() {
    fixture
        .given(new EscalationOpened(FIRST, ACCOUNT, 1), joined(FIRST, "611365", 7))
        .when(reduce("611365", 8))
        .expectEvents(
            new InvoiceReduced(
                FIRST, ACCOUNT, ItemKind.INVOICE, "611365", Money.parse("5.94 EUR"), 8));
  }

  @Test
  void aPartPaymentOfAnotherInvoiceOrOneAlreadyKnownIsNot() {
    fixture
        .given(new EscalationOpened(FIRST, ACCOUNT, 1), joined(FIRST, "611365", 7))
        .when(reduce("611366", 8))
        .expectNoEvents();
    fixture
        .given(new EscalationOpened(FIRST, ACCOUNT, 1), joined(FIRST, "611365", 7))
        .when(reduce("611365", 7))
        .expectNoEvents();
  }

  @Test
  void itGoesOnWhileAnInvoiceIsLeft() {
    fixture
        .given(
            new EscalationOpened(FIRST, ACCOUNT, 1),
            joined(FIRST, "611365", 7),
            joined(FIRST, "611366", 8))
        .when(new SettleInvoice(ESCALATION, ItemKind.INVOICE, "611365", "settled", 9))
        .expectEvents(new InvoiceLeft(FIRST, ACCOUNT, ItemKind.INVOICE, "611365", 9, "settled"));
  }

  @Test
  void itIsOverWhenTheLastIsSettled() {
    fixture
        .given(new EscalationOpened(FIRST, ACCOUNT, 1), joined(FIRST, "611365", 7))
        .when(new SettleInvoice(ESCALATION, ItemKind.INVOICE, "611365", "settled", 9))
        .expectEvents(
            new InvoiceLeft(FIRST, ACCOUNT, ItemKind.INVOICE, "611365", 9, "settled"),
            new EscalationClosed(FIRST, ACCOUNT, "settled"));
  }

  @Test
  void anInvoiceSettlesOnce() {
    fixture
        .given(
            new EscalationOpened(FIRST, ACCOUNT, 1),
            joined(FIRST, "611365", 7),
            joined(FIRST, "611366", 8),
            new InvoiceLeft(FIRST, ACCOUNT, ItemKind.INVOICE, "611365", 9, "settled"))
        .when(new SettleInvoice(ESCALATION, ItemKind.INVOICE, "611365", "settled", 9))
        .expectNoEvents();
  }

  @Test
  void anInvoiceThatIsUndoneLeavesForThatReason() {
    fixture
        .given(
            new EscalationOpened(FIRST, ACCOUNT, 1),
            joined(FIRST, "611365", 7),
            joined(FIRST, "611366", 8))
        .when(new SettleInvoice(ESCALATION, ItemKind.INVOICE, "611365", "reversed", 9))
        .expectEvents(new InvoiceLeft(FIRST, ACCOUNT, ItemKind.INVOICE, "611365", 9, "reversed"));
  }

  @Test
  void anInvoiceThatLeftCanComeBackWhileTheRoundIsOpen() {
    fixture
        .given(
            new EscalationOpened(FIRST, ACCOUNT, 1),
            joined(FIRST, "611365", 7),
            joined(FIRST, "611366", 8),
            new InvoiceLeft(FIRST, ACCOUNT, ItemKind.INVOICE, "611365", 9, "settled"))
        .when(join("611365", 12))
        .expectEvents(joined(FIRST, "611365", 12));
  }

  @Test
  void anInvoiceThatComesBackAfterTheEndOpensANewRound() {
    fixture
        .given(
            new EscalationOpened(FIRST, ACCOUNT, 1),
            joined(FIRST, "611365", 7),
            new SanctionProposed(FIRST, ACCOUNT, "stop-supply", List.of()),
            new InvoiceLeft(FIRST, ACCOUNT, ItemKind.INVOICE, "611365", 9, "settled"),
            new EscalationClosed(FIRST, ACCOUNT, "settled"))
        .when(join("611365", 12))
        .expectEvents(new EscalationOpened(SECOND, ACCOUNT, 2), joined(SECOND, "611365", 12));
  }

  @Test
  void anotherDocumentOfAJoinedInvoiceIsRemembered() {
    fixture
        .given(new EscalationOpened(FIRST, ACCOUNT, 1), joined(FIRST, "611365", 7))
        .when(adjust("611365", 8))
        .expectEvents(adjusted());
  }

  @Test
  void aSanctionIsProposedForWhatIsOpenThen() {
    Money raised = Money.parse("75.94 EUR");
    Money none = Money.parse("0.00 EUR");
    cover =
        new AccountCover(
            List.of(new Owed(new ItemName(ItemKind.INVOICE, "611365"), DUE, null, raised, none)),
            List.of(),
            false);
    fixture
        .given(new EscalationOpened(FIRST, ACCOUNT, 1), joined(FIRST, "611365", 7), adjusted())
        .when(new ReviewSanction(ESCALATION, "stop-supply", null))
        .expectEvents(
            new SanctionProposed(
                FIRST,
                ACCOUNT,
                "stop-supply",
                List.of(
                    new AskedInvoice(
                        ItemKind.INVOICE,
                        "611365",
                        DUE,
                        Money.parse("75.94 EUR"),
                        Money.parse("75.94 EUR")))));
  }

  @Test
  void anotherDocumentOfAnotherInvoiceOrOneAlreadyKnownIsNot() {
    fixture
        .given(new EscalationOpened(FIRST, ACCOUNT, 1), joined(FIRST, "611365", 7))
        .when(adjust("611366", 8))
        .expectNoEvents();
    fixture
        .given(new EscalationOpened(FIRST, ACCOUNT, 1), joined(FIRST, "611365", 7), adjusted())
        .when(adjust("611365", 8))
        .expectNoEvents();
  }

  private static AdjustInvoice adjust(String invoice, long position) {
    return new AdjustInvoice(
        ESCALATION,
        ItemKind.INVOICE,
        invoice,
        "reversal",
        "X-1",
        Money.parse("20.00 EUR"),
        Money.parse("75.94 EUR"),
        position);
  }

  private static InvoiceAdjusted adjusted() {
    return new InvoiceAdjusted(
        FIRST,
        ACCOUNT,
        ItemKind.INVOICE,
        "611365",
        "reversal",
        "X-1",
        Money.parse("20.00 EUR"),
        Money.parse("75.94 EUR"),
        8);
  }

  private static JoinInvoice join(String invoice, long position) {
    return new JoinInvoice(ESCALATION, ACCOUNT, ItemKind.INVOICE, invoice, DUE, OPEN, position);
  }

  private static InvoiceJoined joined(String caseId, String invoice, long position) {
    return new InvoiceJoined(caseId, ACCOUNT, ItemKind.INVOICE, invoice, DUE, OPEN, position);
  }

  private static ReduceInvoice reduce(String invoice, long position) {
    return new ReduceInvoice(
        ESCALATION, ItemKind.INVOICE, invoice, Money.parse("5.94 EUR"), position);
  }
}
