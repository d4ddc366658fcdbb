package huikuan.ledger.requested;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent.Posting;
import huikuan.contracts.dunning.DunningEvent.PostingRequested;
import huikuan.contracts.ledger.LedgerEvent.PostingOutcome;
import huikuan.ledger.requested.RequestCommand.Answer;
import huikuan.ledger.requested.RequestCommand.AnswerRequest;
import huikuan.ledger.requested.RequestCommand.EndProposal;
import huikuan.ledger.requested.RequestCommand.TakeRequest;
import huikuan.ledger.requested.RequestEvent.RequestAnswered;
import huikuan.ledger.requested.RequestEvent.RequestContradicted;
import huikuan.ledger.requested.RequestEvent.RequestTaken;
import huikuan.platform.approval.ProposalId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A request is decided once, and answered with what became of it. */
class RequestedPostingTest {

  private static final AccountId ACCOUNT = AccountId.parse("CN01.A.CNY");
  private static final RequestKey KEY = new RequestKey("dispute.1");
  private static final LocalDate TODAY = LocalDate.parse("2013-01-20");
  private static final ProposalId PROPOSAL = ProposalId.parse("posting.CN01.A.CNY.1");
  private static final ProposalId OTHER = ProposalId.parse("posting.CN01.A.CNY.2");
  private static final Instant LAPSES = Instant.parse("2013-01-25T16:00:00Z");
  private static final RequestTaken TAKEN = new RequestTaken(request("5.00"), TODAY);
  private static final RequestAnswered PROPOSED = answered(PostingOutcome.PROPOSED, LAPSES, null);
  private static final RequestAnswered LAPSED = answered(PostingOutcome.LAPSED, null, null);

  private final AggregateTestFixture<RequestedPosting> fixture =
      new AggregateTestFixture<>(RequestedPosting.class);

  private static PostingRequested request(String amount) {
    return new PostingRequested(
        "dispute.1",
        ACCOUNT,
        Posting.CREDIT_NOTE,
        ItemKind.INVOICE,
        "1",
        Money.parse(amount + " CNY"),
        null,
        "wrong price",
        "person:li.qiang",
        List.of());
  }

  private static RequestAnswered answered(
      PostingOutcome outcome, @Nullable Instant lapsesAt, @Nullable String detail) {
    return new RequestAnswered(ACCOUNT, "dispute.1", outcome, PROPOSAL, lapsesAt, null, detail);
  }

  private TestExecutor<RequestedPosting> given(Object... events) {
    return events.length == 0 ? fixture.givenNoPriorActivity() : fixture.given(List.of(events));
  }

  private static TakeRequest take(String amount) {
    return new TakeRequest(request(amount), TODAY.plusDays(3));
  }

  private static AnswerRequest answer(Answer answer) {
    return new AnswerRequest(KEY, ACCOUNT, "creditNote", answer);
  }

  @Test
  void aRequestIsTakenOnce() {
    given().when(new TakeRequest(request("5.00"), TODAY)).expectEvents(TAKEN);
  }

  @Test
  void aRequestThatWasBrokenOffKeepsItsDay() {
    given(TAKEN).when(take("5.00")).expectNoEvents();
  }

  @Test
  void theSameAgainIsAnsweredWithTheSame() {
    given(TAKEN, PROPOSED).when(take("5.00")).expectEvents(PROPOSED);
  }

  @Test
  void anotherContentOfTheSameDecisionIsAConflict() {
    given(TAKEN).when(take("6.00")).expectEvents(new RequestContradicted(ACCOUNT, "dispute.1"));
  }

  @Test
  void aProposalIsToldAndWaitedFor() {
    given(TAKEN).when(answer(Answer.proposed(PROPOSAL, LAPSES))).expectEvents(PROPOSED);
  }

  @Test
  void aRefusalIsTold() {
    given(TAKEN)
        .when(answer(Answer.refused("exceeds-open-amount", "amount: at most 3.00")))
        .expectEvents(
            new RequestAnswered(
                ACCOUNT,
                "dispute.1",
                PostingOutcome.REFUSED,
                null,
                null,
                "exceeds-open-amount",
                "amount: at most 3.00"));
  }

  @Test
  void anApprovalIsToldOnce() {
    given(TAKEN, PROPOSED)
        .when(answer(Answer.posted(PROPOSAL)))
        .expectEvents(answered(PostingOutcome.POSTED, null, null));
    given(TAKEN, PROPOSED, answered(PostingOutcome.POSTED, null, null))
        .when(answer(Answer.posted(PROPOSAL)))
        .expectNoEvents();
  }

  @Test
  void aDecisionThatIsQuickerThanTheAnswerStays() {
    RequestAnswered rejected = answered(PostingOutcome.REJECTED, null, "they pay");
    given(TAKEN).when(end(PROPOSAL, LAPSES.minusSeconds(1))).expectEvents(rejected);
    given(TAKEN, rejected).when(answer(Answer.proposed(PROPOSAL, LAPSES))).expectNoEvents();
  }

  private static EndProposal end(ProposalId proposal, Instant at) {
    return new EndProposal(KEY, ACCOUNT, "creditNote", proposal, at, "they pay");
  }

  @Test
  void aRejectionIsTold() {
    given(TAKEN, PROPOSED)
        .when(end(PROPOSAL, LAPSES.minusSeconds(1)))
        .expectEvents(answered(PostingOutcome.REJECTED, null, "they pay"));
  }

  @Test
  void aProposalThatIsRemovedAfterItsTimeHasLapsed() {
    given(TAKEN, PROPOSED)
        .when(end(PROPOSAL, LAPSES))
        .expectEvents(answered(PostingOutcome.LAPSED, null, null));
  }

  @Test
  void anotherProposalUnderTheNumberIsNotTheRequests() {
    given(TAKEN, PROPOSED).when(end(OTHER, LAPSES)).expectNoEvents();
    given(TAKEN, PROPOSED).when(answer(Answer.posted(OTHER))).expectNoEvents();
  }

  @Test
  void anotherDocumentOfTheSameNumberIsNotTheRequests() {
    AccountId other = AccountId.parse("CN02.A.CNY");
    given(TAKEN)
        .when(new AnswerRequest(KEY, other, "creditNote", Answer.posted(OTHER)))
        .expectNoEvents();
    given(TAKEN)
        .when(new EndProposal(KEY, ACCOUNT, "writeOff", OTHER, LAPSES, "they pay"))
        .expectNoEvents();
  }

  @Test
  void whatNobodyHasAskedForIsIgnored() {
    given().when(answer(Answer.posted(PROPOSAL))).expectNoEvents();
    given().when(end(PROPOSAL, LAPSES)).expectNoEvents();
  }

  @Test
  void aProposalLapsesWhenItsTimeIsOver() {
    given(TAKEN, PROPOSED).when(answer(Answer.lapsed(PROPOSAL))).expectEvents(LAPSED);
    given(TAKEN, answered(PostingOutcome.REJECTED, null, "they pay"))
        .when(answer(Answer.lapsed(PROPOSAL)))
        .expectNoEvents();
  }

  @Test
  void anApprovalInTheLastMomentCorrectsALapse() {
    given(TAKEN, PROPOSED, LAPSED)
        .when(answer(Answer.posted(PROPOSAL)))
        .expectEvents(answered(PostingOutcome.POSTED, null, null));
    given(TAKEN, PROPOSED, LAPSED).when(end(PROPOSAL, LAPSES)).expectNoEvents();
  }
}
