package huikuan.dunning.dispute;

import static huikuan.dunning.dispute.DisputeExamples.ACCOUNT;
import static huikuan.dunning.dispute.DisputeExamples.CASE;
import static huikuan.dunning.dispute.DisputeExamples.FIRST;
import static huikuan.dunning.dispute.DisputeExamples.KEY;
import static huikuan.dunning.dispute.DisputeExamples.NOW;
import static huikuan.dunning.dispute.DisputeExamples.OPENER;
import static huikuan.dunning.dispute.DisputeExamples.TIMES;
import static huikuan.dunning.dispute.DisputeExamples.closed;
import static huikuan.dunning.dispute.DisputeExamples.decision;
import static huikuan.dunning.dispute.DisputeExamples.facts;
import static huikuan.dunning.dispute.DisputeExamples.follow;
import static huikuan.dunning.dispute.DisputeExamples.hear;
import static huikuan.dunning.dispute.DisputeExamples.opened;
import static huikuan.dunning.dispute.DisputeExamples.part;
import static huikuan.dunning.dispute.DisputeExamples.resolving;
import static huikuan.dunning.dispute.DisputeExamples.yuan;

import huikuan.contracts.dunning.DunningEvent.Posting;
import huikuan.contracts.ledger.LedgerEvent.PostingOutcome;
import huikuan.dunning.dispute.DisputeAnswer.Closed;
import huikuan.dunning.dispute.DisputeAnswer.Done;
import huikuan.dunning.dispute.DisputeAnswer.Excess;
import huikuan.dunning.dispute.DisputeAnswer.Resolving;
import huikuan.dunning.dispute.DisputeAnswer.TooMuch;
import huikuan.dunning.dispute.DisputeAnswer.Unchanged;
import huikuan.dunning.dispute.DisputeCommand.ResolveDispute;
import huikuan.dunning.dispute.DisputeCommand.Settling;
import huikuan.dunning.dispute.DisputeEvent.DisputeOpened;
import huikuan.dunning.dispute.DisputeEvent.DisputeResolving;
import huikuan.dunning.dispute.DisputeEvent.PartChanged;
import huikuan.dunning.dispute.DisputeEvent.PostingHeard;
import huikuan.dunning.dispute.DisputedPart.Way;
import huikuan.platform.actor.Actor;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a dispute is decided, and what the ledger's answers make of that. */
class DisputeResolvingTest {

  private static final String REASON = "the list price was old";
  private static final DisputeOpened OPENED = opened("40.00");
  private static final DisputeResolving DECIDED = resolving(1, Posting.CREDIT_NOTE, "30.00");
  private static final DisputedPart CREDITED =
      part("40.00").settled(yuan("30.00"), Way.CREDITED).at(8);

  private final FixtureConfiguration<CustomerDisputes> fixture =
      new AggregateTestFixture<>(CustomerDisputes.class)
          .registerIgnoredField(CustomerDisputes.class, "disputes");

  private ResultValidator<CustomerDisputes> when(Object command, DisputeEvent... before) {
    return fixture.given(before).when(command, Map.of(Actor.METADATA, OPENER));
  }

  @Test
  void whatIsOwedIsConceded() {
    ResolveDispute command = owed(REASON);
    DisputeEvent over =
        closed(DisputeOutcome.OWED, RootCause.CUSTOMER, List.of(part("40.00").conceding()), REASON);
    when(command, OPENED).expectEvents(over).expectResultMessagePayload(new Done(FIRST));
    when(command, OPENED, over).expectNoEvents().expectResultMessagePayload(new Unchanged(FIRST));
    when(owed("they say so"), OPENED, over)
        .expectNoEvents()
        .expectResultMessagePayload(new Closed(FIRST));
  }

  private static ResolveDispute owed(String reason) {
    return new ResolveDispute(
        KEY, FIRST, DisputeOutcome.OWED, List.of(), RootCause.CUSTOMER, reason, NOW);
  }

  @Test
  void theLedgerIsAskedForDocumentsOnce() {
    ResolveDispute command = decide("30.00");
    when(command, OPENED).expectEvents(DECIDED).expectResultMessagePayload(new Done(FIRST));
    when(command, OPENED, DECIDED)
        .expectNoEvents()
        .expectResultMessagePayload(new Unchanged(FIRST));
    when(decide("29.00"), OPENED, DECIDED)
        .expectNoEvents()
        .expectResultMessagePayload(new Resolving(FIRST));
  }

  @Test
  void documentsOfMoreThanIsDisputedAreRefused() {
    when(decide("40.00"), OPENED).expectEvents(resolving(1, Posting.CREDIT_NOTE, "40.00"));
    TooMuch tooMuch = new TooMuch(List.of(new Excess(CASE, yuan("40.00"))));
    when(decide("40.01"), OPENED).expectNoEvents().expectResultMessagePayload(tooMuch);
    when(decide("30.00", "10.01"), OPENED).expectNoEvents().expectResultMessagePayload(tooMuch);
  }

  private static ResolveDispute decide(String... amounts) {
    return new ResolveDispute(
        KEY,
        FIRST,
        DisputeOutcome.POSTED,
        List.of(amounts).stream()
            .map(each -> new Settling(CASE, Posting.CREDIT_NOTE, yuan(each)))
            .toList(),
        RootCause.PRICING,
        REASON,
        NOW);
  }

  @Test
  void itIsClosedWhenItIsPostedAndItsClaimKnows() {
    PostingHeard posted = heard(1, PostingOutcome.POSTED, DisputeStage.RESOLVING, part("40.00"));
    DisputeEvent over =
        closed(DisputeOutcome.POSTED, RootCause.PRICING, List.of(CREDITED.conceding()), REASON);
    when(hear(1, PostingOutcome.POSTED), OPENED, DECIDED).expectEvents(posted);
    when(follow("creditNote", decision(1, 1), "-30.00", "70.00", 8), OPENED, DECIDED, posted)
        .expectEvents(credited(), over);
    when(hear(1, PostingOutcome.POSTED), OPENED, DECIDED, credited())
        .expectEvents(heard(1, PostingOutcome.POSTED, DisputeStage.RESOLVING, CREDITED), over);
  }

  @Test
  void theSameAnswerAgainChangesNothing() {
    PostingHeard proposed =
        heard(1, PostingOutcome.PROPOSED, DisputeStage.RESOLVING, part("40.00"));
    when(hear(1, PostingOutcome.PROPOSED), OPENED, DECIDED).expectEvents(proposed);
    when(hear(1, PostingOutcome.PROPOSED), OPENED, DECIDED, proposed).expectNoEvents();
    when(
            hear(1, PostingOutcome.PROPOSED),
            OPENED,
            DECIDED,
            heard(1, PostingOutcome.POSTED, DisputeStage.RESOLVING, part("40.00")))
        .expectNoEvents();
    when(hear("DS-OTHER-1.1", PostingOutcome.POSTED), OPENED, DECIDED).expectNoEvents();
  }

  @ParameterizedTest
  @EnumSource(
      value = PostingOutcome.class,
      names = {"REFUSED", "REJECTED", "LAPSED"})
  void whatIsNotPostedIsWorkedOnAgain(PostingOutcome outcome) {
    PostingHeard refused = heard(1, outcome, DisputeStage.IN_WORK, part("40.00"));
    when(hear(1, outcome), OPENED, DECIDED).expectEvents(refused);
    when(decide("30.00"), OPENED, DECIDED, refused)
        .expectEvents(resolving(2, Posting.CREDIT_NOTE, "30.00"));
  }

  @Test
  void aLateRefusalOfAnEarlierDecisionLeavesTheLaterOneAlone() {
    PostingHeard rejected = heard(1, PostingOutcome.REJECTED, DisputeStage.IN_WORK, part("40.00"));
    DisputeResolving again = resolving(2, Posting.CREDIT_NOTE, "30.00");
    when(hear(1, PostingOutcome.LAPSED), OPENED, DECIDED, rejected, again)
        .expectEvents(heard(1, PostingOutcome.LAPSED, DisputeStage.RESOLVING, part("40.00")));
  }

  @Test
  void whatIsPaidMeanwhileIsSettledAndNotPosted() {
    when(follow("receipt", "R-1", "-100.00", "0.00", 8), OPENED, DECIDED)
        .expectEvents(
            paid(part("40.00").settled(yuan("40.00"), Way.PAID).at(8)),
            closed(
                DisputeOutcome.SETTLED,
                RootCause.PRICING,
                List.of(part("40.00").settled(yuan("40.00"), Way.PAID).at(8)),
                null));
  }

  @Test
  void whatIsPaidOfTheRestAfterTheDocumentClosesItAsWasDecided() {
    DisputedPart paid = CREDITED.settled(yuan("10.00"), Way.PAID).at(9);
    when(follow("receipt", "R-1", "-70.00", "0.00", 9), OPENED, DECIDED, credited())
        .expectEvents(
            paid(paid, "-70.00"),
            closed(DisputeOutcome.POSTED, RootCause.PRICING, List.of(paid), REASON));
  }

  private static PartChanged paid(DisputedPart part) {
    return paid(part, "-100.00");
  }

  private static PartChanged paid(DisputedPart part, String change) {
    return new PartChanged(FIRST, ACCOUNT, part, yuan(change), "receipt", "R-1", TIMES.heldUntil());
  }

  private static PartChanged credited() {
    return new PartChanged(
        FIRST, ACCOUNT, CREDITED, yuan("-30.00"), "creditNote", decision(1, 1), TIMES.heldUntil());
  }

  private static PostingHeard heard(
      int resolution, PostingOutcome outcome, DisputeStage stage, DisputedPart part) {
    return new PostingHeard(
        FIRST,
        ACCOUNT,
        facts(stage, RootCause.PRICING),
        List.of(part),
        decision(resolution, 1),
        outcome,
        null,
        null,
        null);
  }
}
