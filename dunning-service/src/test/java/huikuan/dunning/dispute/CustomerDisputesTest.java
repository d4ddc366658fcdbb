package huikuan.dunning.dispute;

import static huikuan.dunning.dispute.DisputeExamples.ACCOUNT;
import static huikuan.dunning.dispute.DisputeExamples.CASE;
import static huikuan.dunning.dispute.DisputeExamples.FACTS;
import static huikuan.dunning.dispute.DisputeExamples.FIRST;
import static huikuan.dunning.dispute.DisputeExamples.KEY;
import static huikuan.dunning.dispute.DisputeExamples.NOW;
import static huikuan.dunning.dispute.DisputeExamples.OPENER;
import static huikuan.dunning.dispute.DisputeExamples.SAID;
import static huikuan.dunning.dispute.DisputeExamples.SECOND;
import static huikuan.dunning.dispute.DisputeExamples.TIMES;
import static huikuan.dunning.dispute.DisputeExamples.closed;
import static huikuan.dunning.dispute.DisputeExamples.facts;
import static huikuan.dunning.dispute.DisputeExamples.follow;
import static huikuan.dunning.dispute.DisputeExamples.open;
import static huikuan.dunning.dispute.DisputeExamples.opened;
import static huikuan.dunning.dispute.DisputeExamples.part;
import static huikuan.dunning.dispute.DisputeExamples.resolving;
import static huikuan.dunning.dispute.DisputeExamples.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent.Posting;
import huikuan.dunning.arrangement.ArrangementEvent;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.dispute.DisputeAnswer.Closed;
import huikuan.dunning.dispute.DisputeAnswer.Done;
import huikuan.dunning.dispute.DisputeAnswer.Excess;
import huikuan.dunning.dispute.DisputeAnswer.LeavesNothing;
import huikuan.dunning.dispute.DisputeAnswer.OfAnotherAccount;
import huikuan.dunning.dispute.DisputeAnswer.Outdated;
import huikuan.dunning.dispute.DisputeAnswer.Resolving;
import huikuan.dunning.dispute.DisputeAnswer.TooMuch;
import huikuan.dunning.dispute.DisputeAnswer.Unchanged;
import huikuan.dunning.dispute.DisputeAnswer.Unknown;
import huikuan.dunning.dispute.DisputeCommand.ChangeDispute;
import huikuan.dunning.dispute.DisputeCommand.MergeDisputes;
import huikuan.dunning.dispute.DisputeCommand.SplitDispute;
import huikuan.dunning.dispute.DisputeEvent.DisputeChanged;
import huikuan.dunning.dispute.DisputeEvent.DisputeClosed;
import huikuan.dunning.dispute.DisputeEvent.Origin;
import huikuan.dunning.dispute.DisputeEvent.PartsMoved;
import huikuan.dunning.dispute.DisputeEvent.Said;
import huikuan.dunning.dispute.DisputedPart.Way;
import huikuan.platform.actor.Actor;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How disputes are opened, seen to, split and merged. */
class CustomerDisputesTest {

  private static final DisputeClosed OVER =
      closed(
          DisputeOutcome.OWED,
          RootCause.CUSTOMER,
          List.of(part("40.00").conceding()),
          "it is owed");

  private final FixtureConfiguration<CustomerDisputes> fixture =
      new AggregateTestFixture<>(CustomerDisputes.class)
          .registerIgnoredField(CustomerDisputes.class, "disputes");

  private ResultValidator<CustomerDisputes> when(Object command, DisputeEvent... before) {
    return (before.length == 0 ? fixture.givenNoPriorActivity() : fixture.given(before))
        .when(command, Map.of(Actor.METADATA, OPENER));
  }

  @Test
  void aDisputeIsOpenedAndTheSameAgainIsNoOther() {
    when(open("40.00")).expectEvents(opened("40.00")).expectResultMessagePayload(new Done(FIRST));
    when(open("40.00"), opened("40.00"))
        .expectNoEvents()
        .expectResultMessagePayload(new Unchanged(FIRST));
    when(open(null), opened("40.00"))
        .expectNoEvents()
        .expectResultMessagePayload(new Unchanged(FIRST));
  }

  @Test
  void anotherAmountOrStatementIsAnotherDispute() {
    when(open("10.00"), opened("40.00")).expectEvents(opened(2, "10.00"));
    Said other = new Said(null, null, null, "two boxes", null);
    when(open("40.00", other), opened("40.00"))
        .expectEvents(opened(2, ACCOUNT, List.of(part("40.00")), Origin.HAND, null, other));
  }

  @Test
  void noMoreIsDisputedThanIsOpenAndNotDisputedYet() {
    when(open("100.00")).expectEvents(opened("100.00"));
    when(open("100.01")).expectNoEvents().expectResultMessagePayload(tooMuch("100.00"));
    when(open("60.01"), opened("40.00"))
        .expectNoEvents()
        .expectResultMessagePayload(tooMuch("60.00"));
    when(open("10.00"), opened("100.00"))
        .expectNoEvents()
        .expectResultMessagePayload(tooMuch("0.00"));
  }

  @Test
  void whatWasDisputedUntilItWasClosedIsFree() {
    when(open("100.00"), opened("40.00"), OVER).expectEvents(opened(2, "100.00"));
  }

  @Test
  void whoSeesToItIsChangedOnce() {
    DisputeFacts now = facts(DisputeStage.IN_WORK, RootCause.PRICING);
    DisputeChanged changed = changed(now);
    when(change(now, null), opened("40.00"))
        .expectEvents(changed)
        .expectResultMessagePayload(new Done(FIRST));
    when(change(now, null), opened("40.00"), changed)
        .expectNoEvents()
        .expectResultMessagePayload(new Unchanged(FIRST));
    when(change(now, 1), opened("40.00"), changed).expectNoEvents();
  }

  @Test
  void aStaleChangeIsRefused() {
    DisputeFacts now = facts(DisputeStage.IN_WORK, RootCause.PRICING);
    DisputeFacts other = facts(DisputeStage.WITH_CUSTOMER, null);
    when(change(other, 1), opened("40.00"), changed(now))
        .expectNoEvents()
        .expectResultMessagePayload(new Outdated(2));
    when(change(other, 2), opened("40.00"), changed(now)).expectEvents(changed(other));
  }

  @Test
  void oneThatIsClosedDecidedOrUnknownIsNotChanged() {
    DisputeFacts now = facts(DisputeStage.IN_WORK, null);
    when(change(now, null), opened("40.00"), OVER)
        .expectNoEvents()
        .expectResultMessagePayload(new Closed(FIRST));
    when(change(now, null), opened("40.00"), resolving(1, Posting.CREDIT_NOTE, "40.00"))
        .expectNoEvents()
        .expectResultMessagePayload(new Resolving(FIRST));
    when(change(now, null)).expectNoEvents().expectResultMessagePayload(new Unknown(FIRST));
  }

  private static ChangeDispute change(DisputeFacts facts, @Nullable Integer seen) {
    return new ChangeDispute(KEY, FIRST, facts, TIMES, seen);
  }

  private static DisputeChanged changed(DisputeFacts facts) {
    return new DisputeChanged(
        FIRST, ACCOUNT, facts, List.of(part("40.00")), TIMES.heldUntil(), TIMES.dueAt(), null);
  }

  @Test
  void aPartBecomesADisputeOfItsOwnAndIsHeldAtEveryMoment() {
    when(split("15.00"), opened("40.00"))
        .expectEvents(
            opened(
                2, ACCOUNT, List.of(part("15.00")), Origin.SPLIT, FIRST, DisputeEvent.Said.NOTHING),
            moved(FIRST, SECOND, part("40.00").without(yuan("15.00"))))
        .expectResultMessagePayload(new Done(SECOND));
  }

  @Test
  void theSameSplitAgainIsNoOtherWhileItIsOpen() {
    DisputeEvent moved = moved(FIRST, SECOND, part("40.00").without(yuan("15.00")));
    DisputeEvent split =
        opened(2, ACCOUNT, List.of(part("15.00")), Origin.SPLIT, FIRST, DisputeEvent.Said.NOTHING);
    when(split("15.00"), opened("40.00"), moved, split)
        .expectNoEvents()
        .expectResultMessagePayload(new Unchanged(SECOND));
    when(split("10.00"), opened("40.00"), moved, split)
        .expectResultMessagePayload(new Done(new ArrangementId("dispute", SECOND.customer(), 3)));
  }

  @Test
  void aSplitThatLeavesNothingOrTakesMoreIsNone() {
    when(split("40.00"), opened("40.00"))
        .expectNoEvents()
        .expectResultMessagePayload(new LeavesNothing(yuan("40.00")));
    when(split("40.01"), opened("40.00"))
        .expectNoEvents()
        .expectResultMessagePayload(tooMuch("40.00"));
    when(split("15.00"), opened("40.00"), OVER)
        .expectNoEvents()
        .expectResultMessagePayload(new Closed(FIRST));
    when(split("15.00")).expectNoEvents().expectResultMessagePayload(new Unknown(FIRST));
  }

  @Test
  void aSplitOfAllSaysThatSomethingHasToStay() {
    Problem all =
        DisputeProblems.of(new LeavesNothing(yuan("4000.00")), "items", List.of(CASE, "other"));
    assertThat(all.errors())
        .extracting(FieldError::field, FieldError::allowed)
        .containsExactly(
            tuple("items[0].amount", "less than 4000.00 together: something has to stay"),
            tuple("items[1].amount", "less than 4000.00 together: something has to stay"));
  }

  @Test
  void aHoldEndsAsMovedIfItsWholePartMoves() {
    PartsMoved all = moved(FIRST, SECOND, part("40.00").without(yuan("40.00")));
    assertThat(all.holdings())
        .containsExactly(ArrangementEvent.Holding.ended(CASE, "dispute-moved", null));
  }

  private static SplitDispute split(String amount) {
    return new SplitDispute(KEY, FIRST, Map.of(CASE, yuan(amount)), FACTS, TIMES);
  }

  @Test
  void othersGoOnInOne() {
    DisputedPart second = part("20.00");
    DisputedPart left = second.without(yuan("20.00"));
    DisputeClosed merged =
        new DisputeClosed(
            SECOND,
            ACCOUNT,
            facts(DisputeStage.CLOSED, null),
            DisputeOutcome.MERGED,
            List.of(left),
            null,
            FIRST,
            NOW);
    MergeDisputes command = new MergeDisputes(KEY, FIRST, List.of(SECOND), NOW);
    when(command, opened("40.00"), opened(2, "20.00"))
        .expectEvents(moved(FIRST, SECOND, part("40.00").and(second)), merged)
        .expectResultMessagePayload(new Done(FIRST));
    when(command, opened("40.00"), opened(2, "20.00"), merged)
        .expectNoEvents()
        .expectResultMessagePayload(new Unchanged(FIRST));
    ArrangementId third = new ArrangementId(FIRST.kind(), FIRST.customer(), 3);
    when(
            new MergeDisputes(KEY, third, List.of(SECOND), NOW),
            opened("40.00"),
            opened(2, "20.00"),
            opened(3, "10.00"),
            merged)
        .expectNoEvents()
        .expectResultMessagePayload(new Closed(SECOND));
  }

  @Test
  void oneOfAnotherAccountOrThatIsUnknownIsNotMerged() {
    AccountId dollars = AccountId.parse("CN01.C-1006.USD");
    DisputedPart part =
        DisputedPart.of(
            "reminder.CN01.F-9",
            part("1.00").itemKind(),
            "F-9",
            Money.parse("5.00 USD"),
            DisputeExamples.OPENED_AT);
    when(
            new MergeDisputes(KEY, FIRST, List.of(SECOND), NOW),
            opened("40.00"),
            opened(2, dollars, List.of(part), Origin.HAND, null, SAID))
        .expectNoEvents()
        .expectResultMessagePayload(new OfAnotherAccount(SECOND));
    when(new MergeDisputes(KEY, FIRST, List.of(SECOND), NOW), opened("40.00"))
        .expectNoEvents()
        .expectResultMessagePayload(new Unknown(SECOND));
  }

  private static PartsMoved moved(ArrangementId to, ArrangementId other, DisputedPart part) {
    return new PartsMoved(to, ACCOUNT, FACTS, List.of(part), other, TIMES.heldUntil());
  }

  @Test
  void itIsSettledWhenNothingOfItIsOpen() {
    DisputedPart paid = part("40.00").settled(yuan("40.00"), Way.PAID).at(8);
    when(follow("receipt", "R-1", "-100.00", "0.00", 8), opened("40.00"))
        .expectEvents(
            new DisputeEvent.PartChanged(
                FIRST, ACCOUNT, paid, yuan("-100.00"), "receipt", "R-1", TIMES.heldUntil()),
            closed(DisputeOutcome.SETTLED, null, List.of(paid), null));
  }

  private static TooMuch tooMuch(String free) {
    return new TooMuch(List.of(new Excess(CASE, yuan(free))));
  }
}
