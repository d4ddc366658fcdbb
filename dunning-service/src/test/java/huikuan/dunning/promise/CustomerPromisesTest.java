package huikuan.dunning.promise;

import static huikuan.dunning.promise.PromiseExamples.ACCOUNT;
import static huikuan.dunning.promise.PromiseExamples.END;
import static huikuan.dunning.promise.PromiseExamples.FIRST;
import static huikuan.dunning.promise.PromiseExamples.KEY;
import static huikuan.dunning.promise.PromiseExamples.LAPSES;
import static huikuan.dunning.promise.PromiseExamples.NOW;
import static huikuan.dunning.promise.PromiseExamples.ON;
import static huikuan.dunning.promise.PromiseExamples.SAID;
import static huikuan.dunning.promise.PromiseExamples.SHANGHAI;
import static huikuan.dunning.promise.PromiseExamples.TAKER;
import static huikuan.dunning.promise.PromiseExamples.TODAY;
import static huikuan.dunning.promise.PromiseExamples.broken;
import static huikuan.dunning.promise.PromiseExamples.made;
import static huikuan.dunning.promise.PromiseExamples.make;
import static huikuan.dunning.promise.PromiseExamples.part;
import static huikuan.dunning.promise.PromiseExamples.promised;
import static huikuan.dunning.promise.PromiseExamples.proposed;
import static huikuan.dunning.promise.PromiseExamples.withdrawn;
import static huikuan.dunning.promise.PromiseExamples.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.dunning.arrangement.AgreedPart;
import huikuan.dunning.promise.PromiseCommand.ApprovePromise;
import huikuan.dunning.promise.PromiseCommand.LapsePromise;
import huikuan.dunning.promise.PromiseCommand.MakePromise;
import huikuan.dunning.promise.PromiseCommand.RejectPromise;
import huikuan.dunning.promise.PromiseCommand.WithdrawPromise;
import huikuan.dunning.promise.PromiseEvent.NeedsApproval;
import huikuan.dunning.promise.PromiseEvent.PromiseApproved;
import huikuan.dunning.promise.PromiseEvent.PromiseLapsed;
import huikuan.dunning.promise.PromiseEvent.PromiseMade;
import huikuan.dunning.promise.PromiseEvent.PromiseRejected;
import huikuan.dunning.promise.PromiseOutcome.Excess;
import huikuan.dunning.promise.PromiseOutcome.Made;
import huikuan.dunning.promise.PromiseOutcome.MoreThanFree;
import huikuan.dunning.promise.PromiseOutcome.Same;
import huikuan.dunning.promise.PromiseOutcome.Withdrawal;
import huikuan.platform.actor.Actor;
import huikuan.platform.approval.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

/** How promises are taken, approved and taken back. */
class CustomerPromisesTest {

  private static final String APPROVER = "person:wang.wei";

  private final FixtureConfiguration<CustomerPromises> fixture =
      new AggregateTestFixture<>(CustomerPromises.class);

  @Test
  void aPromiseIsTakenAndTheSameAgainIsNoOther() {
    take(make("500.00")).expectEvents(made()).expectResultMessagePayload(new Made(FIRST));
    take(make("500.00"), made()).expectNoEvents().expectResultMessagePayload(new Same(FIRST));
  }

  @Test
  void anotherAmountOrDayIsAnotherPromise() {
    take(make("400.00"), made()).expectEvents(made(2, "400.00", ON, SAID, null));
    LocalDate later = ON.plusDays(1);
    take(make("500.00", later, SAID, false), made())
        .expectEvents(made(2, "500.00", later, SAID, null));
  }

  @Test
  void noMoreIsPromisedThanIsOpenAndNotPromisedYet() {
    take(make("500.01"), made())
        .expectNoEvents()
        .expectResultMessagePayload(tooMuch("500.01", "500.00"));
    take(make("1000.00")).expectEvents(made(1, "1000.00", ON, SAID, null));
    take(make("1000.01"))
        .expectNoEvents()
        .expectResultMessagePayload(tooMuch("1000.01", "1000.00"));
  }

  @Test
  void whatWasPromisedUntilItWasTakenBackIsFree() {
    take(make("1000.00"), made(), withdrawn(1, "no", NOW))
        .expectEvents(made(2, "1000.00", ON, SAID, null));
  }

  @Test
  void whatWaitsForApprovalIsNotFreeUntilItLapses() {
    PromiseEvent waiting = proposed(NeedsApproval.FAR_AHEAD);
    take(make("500.01"), waiting).expectResultMessagePayload(tooMuch("500.01", "500.00"));
    take(later(make("501.00"), LAPSES.minusMillis(1)), waiting)
        .expectResultMessagePayload(tooMuch("501.00", "500.00"));
    take(later(make("1000.00"), LAPSES), waiting).expectEvents(made(2, "1000.00", ON, SAID, null));
  }

  @Test
  void aDayThatIsFarAheadIsForAnApprover() {
    LocalDate last = TODAY.plusDays(14);
    take(make("500.00", last, SAID, false)).expectEvents(made(1, "500.00", last, SAID, null));
    LocalDate far = last.plusDays(1);
    take(make("500.00", far, SAID, false))
        .expectEvents(made(1, "500.00", far, SAID, NeedsApproval.FAR_AHEAD));
    take(make("500.00", far, SAID, true)).expectEvents(made(1, "500.00", far, SAID, null));
  }

  @Test
  void afterTwoBrokenOnesEvenAnApproversNeedsApproval() {
    PromiseEvent again = made(2, "500.00", ON, SAID, null);
    take(make("500.00"), made(), broken(1, NOW)).expectEvents(again);
    take(make("500.00", ON, SAID, true), made(), broken(1, NOW), again, withdrawn(2, "no", NOW))
        .expectEvents(made(3, "500.00", ON, SAID, NeedsApproval.BROKEN_BEFORE));
  }

  @Test
  void itCanBeApprovedUntilItsEndAtTheLatest() {
    LocalDate soon = TODAY.plusDays(1);
    Instant end = soon.plusDays(3).atStartOfDay(SHANGHAI).toInstant();
    PromiseMade third = made(3, "500.00", soon, SAID, NeedsApproval.BROKEN_BEFORE);
    assertThat(third.lapsesAt()).isEqualTo(end).isBefore(LAPSES);
    take(
            make("500.00", soon, SAID, false),
            made(),
            broken(1, NOW),
            made(2, "500.00", ON, SAID, null),
            broken(2, NOW))
        .expectEvents(third);
  }

  @Test
  void whatWasBrokenLongerThan180DaysAgoDoesNotCount() {
    Instant old = NOW.minus(Duration.ofDays(180));
    take(make("500.00"), made(), broken(1, old), made(2, "5.00", ON, SAID, null), broken(2, NOW))
        .expectEvents(made(3, "500.00", ON, SAID, null));
    take(
            make("500.00"),
            made(),
            broken(1, old.plusMillis(1)),
            made(2, "5.00", ON, SAID, null),
            broken(2, NOW))
        .expectEvents(made(3, "500.00", ON, SAID, NeedsApproval.BROKEN_BEFORE));
  }

  @Test
  void anotherPersonApprovesItAndNotItsTaker() {
    PromiseEvent waiting = proposed(NeedsApproval.FAR_AHEAD);
    approve(TAKER, NOW, waiting).expectNoEvents().expectResultMessagePayload(Verdict.OWN_PROPOSAL);
    PromiseEvent approved = new PromiseApproved(FIRST, ACCOUNT, promised(part()));
    approve(APPROVER, NOW, waiting)
        .expectEvents(approved)
        .expectResultMessagePayload(Verdict.APPROVED);
    approve(APPROVER, NOW, waiting, approved)
        .expectNoEvents()
        .expectResultMessagePayload(Verdict.DECIDED);
    approve(APPROVER, LAPSES, waiting).expectNoEvents().expectResultMessagePayload(Verdict.LAPSED);
  }

  @Test
  void whatNeedsNoApprovalIsNoProposal() {
    approve(APPROVER, NOW, made()).expectNoEvents().expectResultMessagePayload(Verdict.UNKNOWN);
    reject(made()).expectNoEvents().expectResultMessagePayload(Verdict.UNKNOWN);
  }

  @Test
  void anotherPersonRejectsItOnce() {
    PromiseEvent waiting = proposed(NeedsApproval.FAR_AHEAD);
    PromiseEvent rejected = new PromiseRejected(FIRST, ACCOUNT, promised(part()), "too late");
    reject(waiting).expectEvents(rejected).expectResultMessagePayload(Verdict.REJECTED);
    reject(waiting, rejected).expectNoEvents().expectResultMessagePayload(Verdict.DECIDED);
  }

  @Test
  void whatHasLapsedIsNotRejected() {
    reject(proposed(NeedsApproval.FAR_AHEAD), new PromiseLapsed(FIRST, ACCOUNT, promised(part())))
        .expectNoEvents()
        .expectResultMessagePayload(Verdict.LAPSED);
  }

  @Test
  void itLapsesAtItsMomentAndNotBefore() {
    PromiseEvent waiting = proposed(NeedsApproval.FAR_AHEAD);
    PromiseEvent lapsed = new PromiseLapsed(FIRST, ACCOUNT, promised(part()));
    fixture
        .given(waiting)
        .when(new LapsePromise(KEY, FIRST, LAPSES.minusMillis(1)))
        .expectNoEvents();
    fixture.given(waiting).when(new LapsePromise(KEY, FIRST, LAPSES)).expectEvents(lapsed);
    fixture.given(waiting, lapsed).when(new LapsePromise(KEY, FIRST, LAPSES)).expectNoEvents();
  }

  @Test
  void oneThatIsInForceIsTakenBackOnce() {
    PromiseEvent back = withdrawn(1, "they cannot", NOW);
    takeBack(made()).expectEvents(back).expectResultMessagePayload(Withdrawal.DONE);
    takeBack(made(), back).expectNoEvents().expectResultMessagePayload(Withdrawal.UNCHANGED);
  }

  @Test
  void oneThatWaitsForApprovalIsTakenBackAsRejected() {
    takeBack(proposed(NeedsApproval.FAR_AHEAD))
        .expectEvents(new PromiseRejected(FIRST, ACCOUNT, promised(part()), "they cannot"))
        .expectResultMessagePayload(Withdrawal.DONE);
  }

  @Test
  void oneThatIsOverIsNotTakenBack() {
    PromiseEvent waiting = proposed(NeedsApproval.FAR_AHEAD);
    List<PromiseEvent> ends =
        List.of(
            broken(1, END),
            PromiseExamples.judged(PromiseState.KEPT, "500.00", "0.00", "0.00", END),
            PromiseExamples.judged(PromiseState.PARTLY_KEPT, "1.00", "0.00", "499.00", END));
    for (PromiseEvent each : ends) {
      takeBack(made(), each).expectNoEvents().expectResultMessagePayload(Withdrawal.OVER);
    }
    takeBack(waiting, new PromiseRejected(FIRST, ACCOUNT, promised(part()), "no"))
        .expectNoEvents()
        .expectResultMessagePayload(Withdrawal.OVER);
    takeBack(waiting, new PromiseLapsed(FIRST, ACCOUNT, promised(part())))
        .expectNoEvents()
        .expectResultMessagePayload(Withdrawal.OVER);
    fixture
        .givenNoPriorActivity()
        .when(new WithdrawPromise(KEY, FIRST, "they cannot", NOW))
        .expectNoEvents()
        .expectResultMessagePayload(Withdrawal.UNKNOWN);
  }

  private ResultValidator<CustomerPromises> take(MakePromise command, PromiseEvent... before) {
    return (before.length == 0 ? fixture.givenNoPriorActivity() : fixture.given(before))
        .when(command, Map.of(Actor.METADATA, TAKER));
  }

  private ResultValidator<CustomerPromises> approve(
      String actor, Instant at, PromiseEvent... before) {
    return fixture
        .given(before)
        .when(new ApprovePromise(KEY, FIRST, at), Map.of(Actor.METADATA, actor));
  }

  private ResultValidator<CustomerPromises> reject(PromiseEvent... before) {
    return fixture
        .given(before)
        .when(new RejectPromise(KEY, FIRST, "too late"), Map.of(Actor.METADATA, APPROVER));
  }

  private ResultValidator<CustomerPromises> takeBack(PromiseEvent... before) {
    return fixture.given(before).when(new WithdrawPromise(KEY, FIRST, "they cannot", NOW));
  }

  @Test
  void aPromiseInAnotherCurrencyTakesNothingFromIt() {
    AccountId euros = AccountId.parse(ACCOUNT.customerId() + ".EUR");
    AgreedPart part =
        AgreedPart.of(
            "reminder.CN01.F-9",
            ItemKind.INVOICE,
            "F-9",
            Money.parse("80.00 EUR"),
            Money.parse("80.00 EUR"),
            3);
    PromiseMade before = made();
    PromiseMade inEuros =
        new PromiseMade(
            FIRST,
            euros,
            List.of(part),
            part.amount(),
            Money.parse("0.00 EUR"),
            before.on(),
            before.until(),
            before.endsAt(),
            Money.parse("0.80 EUR"),
            before.ifBroken(),
            null,
            null,
            null,
            null,
            TAKER,
            null,
            null);

    fixture
        .given(inEuros)
        .when(make("1000.00"), Map.of(Actor.METADATA, TAKER))
        .expectResultMessagePayload(new Made(PromiseExamples.promise(2)));
    fixture
        .given(inEuros)
        .when(make("1000.01"), Map.of(Actor.METADATA, TAKER))
        .expectResultMessagePayload(tooMuch("1000.01", "1000.00"));
  }

  private static MoreThanFree tooMuch(String amount, String free) {
    ItemName item = new ItemName(ItemKind.INVOICE, "F-1");
    return new MoreThanFree(List.of(new Excess(item, yuan(amount), yuan(free))));
  }

  private static MakePromise later(MakePromise command, Instant now) {
    return new MakePromise(
        command.key(),
        command.account(),
        command.parts(),
        command.unapplied(),
        command.today(),
        command.on(),
        command.until(),
        command.endsAt(),
        command.terms(),
        command.said(),
        command.byApprover(),
        now,
        command.lapsesAt());
  }
}
