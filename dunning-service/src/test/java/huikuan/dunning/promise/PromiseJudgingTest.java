package huikuan.dunning.promise;

import static huikuan.dunning.promise.PromiseExamples.ACCOUNT;
import static huikuan.dunning.promise.PromiseExamples.CASE;
import static huikuan.dunning.promise.PromiseExamples.END;
import static huikuan.dunning.promise.PromiseExamples.FIRST;
import static huikuan.dunning.promise.PromiseExamples.NOW;
import static huikuan.dunning.promise.PromiseExamples.ON;
import static huikuan.dunning.promise.PromiseExamples.UNTIL;
import static huikuan.dunning.promise.PromiseExamples.change;
import static huikuan.dunning.promise.PromiseExamples.changed;
import static huikuan.dunning.promise.PromiseExamples.follow;
import static huikuan.dunning.promise.PromiseExamples.judge;
import static huikuan.dunning.promise.PromiseExamples.judged;
import static huikuan.dunning.promise.PromiseExamples.made;
import static huikuan.dunning.promise.PromiseExamples.paid;
import static huikuan.dunning.promise.PromiseExamples.promised;
import static huikuan.dunning.promise.PromiseExamples.proposed;
import static huikuan.dunning.promise.PromiseExamples.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.dunning.arrangement.AgreedPart;
import huikuan.dunning.arrangement.ArrangementEvent.Holding;
import huikuan.dunning.promise.PromiseCommand.JudgePromise;
import huikuan.dunning.promise.PromiseEvent.NeedsApproval;
import huikuan.dunning.promise.PromiseEvent.PartChanged;
import huikuan.dunning.promise.PromiseEvent.PromiseInForceAgain;
import huikuan.dunning.promise.PromiseEvent.PromiseJudged;
import huikuan.dunning.task.TaskReason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** How promises are judged by what comes in, and when. */
class PromiseJudgingTest {

  private static final Instant LATER = END.plus(Duration.ofDays(3));

  private final FixtureConfiguration<CustomerPromises> fixture =
      new AggregateTestFixture<>(CustomerPromises.class);

  @Test
  void itIsKeptWhenNoMoreIsMissingThanIsTolerated() {
    fixture
        .given(made())
        .when(follow("-495.00", ON, 8, NOW))
        .expectEvents(
            changed(paid("495.00", 8), "-495.00", 8, null),
            judged(paid("495.00", 8), PromiseState.KEPT, "495.00", "0.00", "5.00", NOW));
    fixture
        .given(made())
        .when(follow("-494.99", ON, 8, NOW))
        .expectEvents(changed(paid("494.99", 8), "-494.99", 8, UNTIL));
  }

  @Test
  void theSameChangeAgainIsHeededOnce() {
    fixture
        .given(made(), changed(paid("100.00", 8), "-100.00", 8, UNTIL))
        .when(follow("-100.00", ON, 8, NOW))
        .expectNoEvents();
  }

  @Test
  void itIsBrokenAtTheMomentOfItsEndAndNotAMomentBefore() {
    fixture.given(made()).when(judge("0.00", END.minusMillis(1))).expectNoEvents();
    fixture
        .given(made())
        .when(judge("0.00", END))
        .expectEvents(judged(PromiseState.BROKEN, "0.00", "0.00", "500.00", END));
    fixture
        .given(made(), judged(PromiseState.BROKEN, "0.00", "0.00", "500.00", END))
        .when(judge("0.00", LATER))
        .expectNoEvents();
  }

  @Test
  void itIsPartlyKeptWhenSomeCame() {
    fixture
        .given(made(), changed(paid("0.01", 8), "-0.01", 8, UNTIL))
        .when(judge("0.00", END))
        .expectEvents(
            judged(paid("0.01", 8), PromiseState.PARTLY_KEPT, "0.01", "0.00", "499.99", END));
  }

  @Test
  void moneyThatCameMeanwhileAndStandsAgainstNothingCounts() {
    fixture
        .given(made())
        .when(judge("495.00", END))
        .expectEvents(judged(PromiseState.KEPT, "0.00", "495.00", "5.00", END));
    fixture
        .given(made())
        .when(judge("10.00", END))
        .expectEvents(judged(PromiseState.PARTLY_KEPT, "0.00", "10.00", "490.00", END));
    fixture
        .given(made())
        .when(judge("900.00", END))
        .expectEvents(judged(PromiseState.KEPT, "0.00", "500.00", "0.00", END));
  }

  @Test
  void moneyOnAccountThatIsAllocatedCountsOnce() {
    fixture
        .given(made(), judged(PromiseState.PARTLY_KEPT, "0.00", "300.00", "200.00", END))
        .when(follow("-300.00", ON, 8, LATER))
        .expectEvents(changed(paid("300.00", 8), "-300.00", 8, null));
  }

  @Test
  void moneyOnAccountIsNotMissing() {
    PromiseEntry entry = PromiseEntry.of(made(), NOW);
    entry.apply(judged(PromiseState.PARTLY_KEPT, "0.00", "300.00", "200.00", END), END);
    assertThat(entry.missing()).isEqualTo(PromiseExamples.yuan("200.00"));
    entry.apply(changed(paid("300.00", 8), "-300.00", 8, null), LATER);
    assertThat(entry.missing()).isEqualTo(PromiseExamples.yuan("200.00"));
    entry.apply(changed(paid("500.00", 9), "-200.00", 9, null), LATER);
    assertThat(entry.missing()).isEqualTo(PromiseExamples.NONE);
  }

  @Test
  void moneyThatCountsForAnotherPromiseDoesNotCountAgain() {
    PromiseEvent other = made(2, "500.00", ON, PromiseExamples.SAID, null);
    PromiseJudged kept =
        new PromiseJudged(
            PromiseExamples.promise(2),
            ACCOUNT,
            promised(PromiseExamples.part()),
            PromiseState.KEPT,
            PromiseExamples.NONE,
            PromiseExamples.yuan("500.00"),
            PromiseExamples.NONE,
            NOW);
    fixture
        .given(made(), other, kept)
        .when(judge("500.00", END))
        .expectEvents(judged(PromiseState.BROKEN, "0.00", "0.00", "500.00", END));
    fixture
        .given(made(), other, kept)
        .when(judge("600.00", END))
        .expectEvents(judged(PromiseState.PARTLY_KEPT, "0.00", "100.00", "400.00", END));
  }

  @Test
  void ofThoseThatEndTogetherMoneyOnAccountCountsForTheFirst() {
    PromiseEvent second = made(2, "500.00", ON, PromiseExamples.SAID, null);
    PromiseJudged broken =
        new PromiseJudged(
            PromiseExamples.promise(2),
            ACCOUNT,
            promised(PromiseExamples.part()),
            PromiseState.BROKEN,
            PromiseExamples.NONE,
            PromiseExamples.NONE,
            PromiseExamples.yuan("500.00"),
            END);
    JudgePromise ofSecond =
        new JudgePromise(
            PromiseExamples.KEY, PromiseExamples.promise(2), PromiseExamples.yuan("500.00"), END);
    PromiseJudged kept = judged(PromiseState.KEPT, "0.00", "500.00", "0.00", END);
    fixture.given(made(), second).when(ofSecond).expectEvents(kept, broken);
    fixture.given(made(), second, kept, broken).when(judge("500.00", END)).expectNoEvents();
  }

  @Test
  void aReceiptThatIsPostedLateMakesItKept() {
    PartChanged late = changed(paid("500.00", 8), "-500.00", 8, null);
    fixture
        .given(made(), judged(PromiseState.BROKEN, "0.00", "0.00", "500.00", END))
        .when(follow("-500.00", ON, 8, LATER))
        .expectEvents(
            late, judged(paid("500.00", 8), PromiseState.KEPT, "500.00", "0.00", "0.00", LATER));
  }

  /** Its end is over, and the receipts of its last days are not all posted. */
  @Test
  void aPartThatIsPostedLateDoesNotBreakItBeforeAllIsPosted() {
    PartChanged late = changed(paid("100.00", 8), "-100.00", 8, null);
    fixture.given(made()).when(follow("-100.00", ON, 8, LATER)).expectEvents(late);
    fixture
        .given(made(), late)
        .when(judge("400.00", LATER))
        .expectEvents(
            judged(paid("100.00", 8), PromiseState.KEPT, "100.00", "400.00", "0.00", LATER));
  }

  @Test
  void moneyThatCameTooLateLeavesItBroken() {
    LocalDate afterwards = UNTIL.plusDays(1);
    AgreedPart late = PromiseExamples.part().after(change("-500.00", afterwards, 8, LATER), UNTIL);
    fixture
        .given(made(), judged(PromiseState.BROKEN, "0.00", "0.00", "500.00", END))
        .when(follow("-500.00", afterwards, 8, LATER))
        .expectEvents(changed(late, "-500.00", 8, null));
  }

  @Test
  void moneyThatGoesBackAfterTheEndBreaksIt() {
    fixture
        .given(
            made(),
            changed(paid("500.00", 8), "-500.00", 8, null),
            judged(PromiseState.KEPT, "500.00", "0.00", "0.00", NOW))
        .when(follow("500.00", UNTIL.plusDays(1), 9, LATER))
        .expectEvents(
            changed(wentBack(), "500.00", 9, null),
            judged(wentBack(), PromiseState.BROKEN, "0.00", "0.00", "500.00", LATER));
  }

  @Test
  void moneyThatGoesBackBeforeTheEndPutsItInForceAgain() {
    fixture
        .given(
            made(),
            changed(paid("500.00", 8), "-500.00", 8, null),
            judged(PromiseState.KEPT, "500.00", "0.00", "0.00", NOW))
        .when(follow("500.00", UNTIL, 9, END.minusMillis(1)))
        .expectEvents(
            changed(wentBack(), "500.00", 9, null),
            new PromiseInForceAgain(FIRST, ACCOUNT, promised(wentBack()), END));
  }

  @Test
  void whatComesInWhileItWaitsForApprovalCountsAndIsNotJudged() {
    fixture
        .given(proposed(NeedsApproval.FAR_AHEAD))
        .when(follow("-500.00", ON, 8, NOW))
        .expectEvents(changed(paid("500.00", 8), "-500.00", 8, null));
  }

  @Test
  void oneThatWasTakenBackHeedsNothing() {
    fixture
        .given(made(), withdrawn(1, "no", NOW))
        .when(follow("-500.00", ON, 8, NOW))
        .expectNoEvents();
    fixture.given(made(), withdrawn(1, "no", NOW)).when(judge("0.00", END)).expectNoEvents();
  }

  @Test
  void onlyWhatIsNotKeptIsATask() {
    assertThat(judged(PromiseState.KEPT, "500.00", "0.00", "0.00", END).holdings())
        .containsExactly(Holding.ended(CASE, "kept", null));
    assertThat(judged(PromiseState.BROKEN, "0.00", "0.00", "500.00", END).holdings())
        .containsExactly(Holding.ended(CASE, "broken", TaskReason.PROMISE_BROKEN));
  }

  @Test
  void whatIsMissingIsHeldWhileItIsInForce() {
    PartChanged some = changed(paid("100.00", 8), "-100.00", 8, UNTIL);
    assertThat(some.holdings())
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.hold())
                    .hasFieldOrPropertyWithValue("amount", PromiseExamples.yuan("400.00"))
                    .hasFieldOrPropertyWithValue("until", UNTIL));
    assertThat(proposed(NeedsApproval.FAR_AHEAD).holdings()).isEmpty();
  }

  private static AgreedPart wentBack() {
    return paid("500.00", 8).after(change("500.00", UNTIL, 9, LATER), UNTIL);
  }
}
