package huikuan.dunning.sanction;

import static huikuan.dunning.sanction.Examples.CUSTOMER;
import static huikuan.dunning.sanction.Examples.DUE;
import static huikuan.dunning.sanction.Examples.EURO;
import static huikuan.dunning.sanction.Examples.KEY;
import static huikuan.dunning.sanction.Examples.MONDAY;
import static huikuan.dunning.sanction.Examples.PROOF;
import static huikuan.dunning.sanction.Examples.YUAN;
import static huikuan.dunning.sanction.Examples.money;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.contracts.ledger.LedgerEvent.UnappliedCredit;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.claim.ClaimEvent.ClaimAdjusted;
import huikuan.dunning.claim.ClaimEvent.ClaimEscalated;
import huikuan.dunning.claim.ClaimEvent.ClaimHeld;
import huikuan.dunning.claim.ClaimEvent.ClaimReduced;
import huikuan.dunning.claim.ClaimEvent.CustomerHoldHeeded;
import huikuan.dunning.claim.ClaimEvent.DemandArrived;
import huikuan.dunning.claim.ClaimEvent.Held;
import huikuan.dunning.claim.ClaimEvent.HoldEnded;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.ladder.SanctionKind;
import huikuan.dunning.sanction.SanctionCommand.AdjustInvoice;
import huikuan.dunning.sanction.SanctionCommand.JoinInvoice;
import huikuan.dunning.sanction.SanctionCommand.NoteDispute;
import huikuan.dunning.sanction.SanctionCommand.ProveDemand;
import huikuan.dunning.sanction.SanctionCommand.ReduceInvoice;
import huikuan.dunning.sanction.SanctionCommand.ReviewSanctions;
import huikuan.dunning.sanction.SanctionCommand.SettleInvoice;
import huikuan.dunning.sanction.SanctionEvent.EvidenceMissing;
import huikuan.dunning.sanction.SanctionEvent.SanctionApproved;
import huikuan.dunning.sanction.SanctionEvent.SanctionLapsed;
import huikuan.dunning.sanction.SanctionEvent.SanctionLifted;
import huikuan.dunning.sanction.SanctionEvent.SanctionProposed;
import huikuan.dunning.sanction.SanctionEvent.SanctionRejected;
import huikuan.dunning.sanction.SanctionEvent.SanctionWithdrawn;
import huikuan.platform.axon.reaction.Commands;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.test.saga.ContinuedGivenState;
import org.axonframework.test.saga.FixtureConfiguration;
import org.axonframework.test.saga.FixtureExecutionResult;
import org.axonframework.test.saga.SagaTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SanctionSagaTest {

  private static final List<String> CASES = List.of("escalation.CN01.ACME.CNY.1");

  private FixtureConfiguration fixture;

  @BeforeEach
  void set() {
    fixture = new SagaTestFixture<>(SanctionSaga.class);
    fixture.registerResource(
        new Commands(DefaultCommandGateway.builder().commandBus(fixture.getCommandBus()).build()));
    fixture.registerDeadlineHandlerInterceptor(
        (work, chain) -> {
          work.transformMessage(
              message -> message.andMetaData(Map.of("firedAt", fixture.currentTime().toString())));
          return chain.proceed();
        });
  }

  private Instant now() {
    return fixture.currentTime();
  }

  private ReviewSanctions review() {
    return new ReviewSanctions(KEY, now());
  }

  private static Map<String, ?> at(long position) {
    return Map.of("position", position);
  }

  private static ClaimEscalated escalated(AccountId account, String invoice) {
    return new ClaimEscalated(
        "reminder.CN01." + invoice,
        account,
        invoice,
        "escalation",
        DUE,
        DUE.plusDays(30),
        30,
        money("20.00 " + account.currency()),
        money("20.00 " + account.currency()),
        null,
        "C-1",
        PROOF,
        List.of("letter B-1 1"));
  }

  private JoinInvoice joins(AccountId account, String invoice, long position) {
    return new JoinInvoice(
        KEY,
        account,
        ItemKind.INVOICE,
        invoice,
        DUE,
        money("20.00 " + account.currency()),
        null,
        "C-1",
        PROOF,
        List.of("letter B-1 1"),
        now(),
        position);
  }

  /** One claim is escalated. */
  private ContinuedGivenState given(Object... events) {
    ContinuedGivenState given = fixture.givenAPublished(escalated(YUAN, "I-1"), at(7));
    for (Object event : events) {
      given = given.andThenAPublished(event, at(8));
    }
    return given;
  }

  private FixtureExecutionResult then(Object event, Object... before) {
    return given(before).whenPublishingA(event, at(9));
  }

  @Test
  void claimsOfAllAccountsOfACustomerJoinOneSaga() {
    fixture
        .givenNoPriorActivity()
        .whenPublishingA(escalated(YUAN, "I-1"), at(7))
        .expectActiveSagas(1)
        .expectDispatchedCommands(joins(YUAN, "I-1", 7), review());
    set();
    then(escalated(EURO, "I-2"))
        .expectActiveSagas(1)
        .expectDispatchedCommands(joins(EURO, "I-2", 9), review());
    set();
    then(escalated(AccountId.parse("CN01.OTHER.CNY"), "I-2")).expectActiveSagas(2);
  }

  @Test
  void whatChangesTheOpenAmountOfALateClaimIsPassedOn() {
    ClaimReduced paid =
        new ClaimReduced(
            "reminder.CN01.I-1",
            YUAN,
            "I-1",
            "R-1",
            DUE,
            money("5.00 CNY"),
            money("15.00 CNY"),
            9,
            "1");
    then(paid)
        .expectDispatchedCommands(
            new ReduceInvoice(KEY, YUAN, ItemKind.INVOICE, "I-1", money("15.00 CNY"), 9), review());
    set();
    then(new ClaimAdjusted(
            "reminder.CN01.I-1",
            YUAN,
            "I-1",
            "reversal",
            "X-1",
            DUE,
            money("5.00 CNY"),
            money("20.00 CNY"),
            9,
            "1"))
        .expectDispatchedCommands(
            new AdjustInvoice(
                KEY,
                YUAN,
                ItemKind.INVOICE,
                "I-1",
                "reversal",
                "X-1",
                money("5.00 CNY"),
                money("20.00 CNY"),
                9),
            review());
    set();
    then(new ClaimReduced(
            "reminder.CN01.I-9",
            YUAN,
            "I-9",
            "R-1",
            DUE,
            money("5.00 CNY"),
            money("15.00 CNY"),
            9,
            "1"))
        .expectNoDispatchedCommands();
  }

  @Test
  void holdsAndDisputesAndProofsAreLookedAt() {
    LocalDate until = DUE.plusDays(60);
    Hold manual = new Hold(Hold.MANUAL, "they merge", until, null, null);
    Hold letter = new Hold("letter B-2 1", Hold.CLARIFICATION, until, null, null);
    Held all = new Held(money("20.00 CNY"), until);
    String caseId = "reminder.CN01.I-1";
    then(new ClaimHeld(caseId, YUAN, "I-1", manual, now(), all)).expectDispatchedCommands(review());
    set();
    then(new ClaimHeld(caseId, YUAN, "I-1", letter, now(), all))
        .expectDispatchedCommands(
            new NoteDispute(KEY, YUAN, ItemKind.INVOICE, "I-1", "letter B-2 1", true), review());
    set();
    then(new HoldEnded(caseId, YUAN, "I-1", "letter B-2 1", Hold.CLARIFIED, null))
        .expectDispatchedCommands(
            new NoteDispute(KEY, YUAN, ItemKind.INVOICE, "I-1", "letter B-2 1", false), review());
    set();
    then(new CustomerHoldHeeded(caseId, YUAN, "I-1", now())).expectDispatchedCommands(review());
    set();
    then(arrived("signed-for"))
        .expectDispatchedCommands(
            new ProveDemand(KEY, YUAN, ItemKind.INVOICE, "I-1", PROOF), review());
    set();
    then(arrived("no-bounce")).expectNoDispatchedCommands();
  }

  private static DemandArrived arrived(String proof) {
    return new DemandArrived(
        "reminder.CN01.I-1",
        YUAN,
        "I-1",
        PROOF.letter(),
        proof,
        PROOF.day(),
        money("20.00 CNY"),
        null,
        null);
  }

  @Test
  void moneyOfAnyAccountIsLookedAt() {
    OpenItemsChanged changed =
        new OpenItemsChanged(
            EURO,
            "receipt",
            "R-1",
            DUE,
            List.of(),
            List.of(new UnappliedCredit("receipt", "R-1", null, money("5.00 EUR"))));
    then(changed).expectDispatchedCommands(review());
  }

  @Test
  void aProposalLapses() {
    Instant lapses = now().plus(Duration.ofDays(15));
    then(proposed(lapses)).expectNoDispatchedCommands();
    set();
    Instant again = now().plus(Duration.ofDays(15));
    given(proposed(again))
        .whenTimeElapses(Duration.ofDays(15))
        .expectDispatchedCommands(new ReviewSanctions(KEY, again));
  }

  private static SanctionProposed proposed(Instant lapses) {
    return new SanctionProposed(
        CUSTOMER,
        CASES,
        1,
        SanctionKind.STOP_SUPPLY,
        null,
        List.of(),
        new SanctionEvent.Evidence(List.of(), null, null, null, true, List.of(), 0, "standard/1"),
        null,
        Story.MACHINE,
        lapses);
  }

  @Test
  void aProposalThatIsDecidedDoesNotLapse() {
    for (Object decided :
        List.of(
            new SanctionWithdrawn(
                CUSTOMER, CASES, 1, SanctionKind.STOP_SUPPLY, List.of(), "on-hold", null),
            new SanctionRejected(
                CUSTOMER, CASES, 1, SanctionKind.STOP_SUPPLY, "no", now().plusSeconds(99_999_999)),
            new SanctionLapsed(
                CUSTOMER, CASES, 1, SanctionKind.STOP_SUPPLY, now().plusSeconds(99_999_999)))) {
      set();
      given(proposed(now().plus(Duration.ofDays(15))), decided)
          .whenTimeElapses(Duration.ofDays(20))
          .expectNoDispatchedCommands();
    }
  }

  @Test
  void theNextStepAndTheAnswersAreWaitedFor() throws Exception {
    Instant start = now();
    given(approved(start.plus(Duration.ofDays(2)), start.plus(Duration.ofDays(14))))
        .whenTimeElapses(Duration.ofDays(2))
        .expectDispatchedCommands(new ReviewSanctions(KEY, start.plus(Duration.ofDays(2))));
    set();
    Instant second = now();
    given(approved(null, second.plus(Duration.ofDays(14))))
        .andThenTimeElapses(Duration.ofDays(14))
        .whenTimeElapses(Duration.ofDays(14))
        .expectDispatchedCommands(new ReviewSanctions(KEY, second.plus(Duration.ofDays(28))));
  }

  private static SanctionApproved approved(@Nullable Instant answerBy, Instant again) {
    return new SanctionApproved(
        CUSTOMER,
        CASES,
        1,
        SanctionKind.STOP_SUPPLY,
        null,
        MONDAY,
        "person:li.na",
        List.of("erp"),
        answerBy,
        List.of(again, again.plus(Duration.ofDays(14))));
  }

  @Test
  void claimsThatAreNotReadyAreLookedAtEachDay() {
    Instant start = now();
    given(missing(Lack.What.NOT_READY))
        .whenTimeElapses(Duration.ofDays(1))
        .expectDispatchedCommands(new ReviewSanctions(KEY, start.plus(Duration.ofDays(1))));
    set();
    given(missing(Lack.What.DEMAND_NOT_PROVEN))
        .whenTimeElapses(Duration.ofDays(3))
        .expectNoDispatchedCommands();
  }

  private static EvidenceMissing missing(Lack.What what) {
    return new EvidenceMissing(
        CUSTOMER,
        CASES,
        SanctionKind.STOP_SUPPLY,
        null,
        List.of(new Lack(what, YUAN, ItemKind.INVOICE, "I-1", null)));
  }

  @Test
  void itEndsWhenAllIsSettledButForAnswersThatAreWaitedFor() {
    CaseClosed closed = new CaseClosed("reminder.CN01.I-1", YUAN, "I-1", "settled");
    then(closed)
        .expectActiveSagas(0)
        .expectDispatchedCommands(
            new SettleInvoice(KEY, YUAN, ItemKind.INVOICE, "I-1", "settled", now(), 9));
    set();
    Instant answerBy = now().plus(Duration.ofDays(2));
    SanctionLifted lifted =
        new SanctionLifted(
            CUSTOMER,
            CASES,
            1,
            SanctionKind.STOP_SUPPLY,
            null,
            "cured",
            MONDAY,
            List.of("erp"),
            answerBy,
            null);
    then(lifted, closed).expectActiveSagas(1);
    set();
    Instant second = now().plus(Duration.ofDays(2));
    given(closed, lifted)
        .whenTimeElapses(Duration.ofDays(2))
        .expectDispatchedCommands(new ReviewSanctions(KEY, second))
        .expectActiveSagas(0);
  }
}
