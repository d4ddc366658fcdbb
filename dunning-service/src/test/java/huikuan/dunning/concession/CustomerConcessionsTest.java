package huikuan.dunning.concession;

import static huikuan.dunning.concession.ConcessionExamples.ACCOUNT;
import static huikuan.dunning.concession.ConcessionExamples.CASE;
import static huikuan.dunning.concession.ConcessionExamples.DISCOUNT;
import static huikuan.dunning.concession.ConcessionExamples.FIRST;
import static huikuan.dunning.concession.ConcessionExamples.FIRST_DUE;
import static huikuan.dunning.concession.ConcessionExamples.KEY;
import static huikuan.dunning.concession.ConcessionExamples.LAPSES;
import static huikuan.dunning.concession.ConcessionExamples.NOW;
import static huikuan.dunning.concession.ConcessionExamples.OFFERED;
import static huikuan.dunning.concession.ConcessionExamples.PLAN;
import static huikuan.dunning.concession.ConcessionExamples.PROPOSER;
import static huikuan.dunning.concession.ConcessionExamples.SECOND_DUE;
import static huikuan.dunning.concession.ConcessionExamples.accept;
import static huikuan.dunning.concession.ConcessionExamples.accepted;
import static huikuan.dunning.concession.ConcessionExamples.check;
import static huikuan.dunning.concession.ConcessionExamples.concession;
import static huikuan.dunning.concession.ConcessionExamples.draft;
import static huikuan.dunning.concession.ConcessionExamples.drafted;
import static huikuan.dunning.concession.ConcessionExamples.end;
import static huikuan.dunning.concession.ConcessionExamples.ended;
import static huikuan.dunning.concession.ConcessionExamples.part;
import static huikuan.dunning.concession.ConcessionExamples.yuan;

import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.ledger.RecipientEvent.OfferAnswer;
import huikuan.dunning.concession.ConcessionAnswer.Done;
import huikuan.dunning.concession.ConcessionAnswer.Excess;
import huikuan.dunning.concession.ConcessionAnswer.NotNow;
import huikuan.dunning.concession.ConcessionAnswer.OfferIsOver;
import huikuan.dunning.concession.ConcessionAnswer.TooMuch;
import huikuan.dunning.concession.ConcessionAnswer.Unchanged;
import huikuan.dunning.concession.ConcessionAnswer.Unknown;
import huikuan.dunning.concession.ConcessionCommand.AcceptConcession;
import huikuan.dunning.concession.ConcessionCommand.ApproveConcession;
import huikuan.dunning.concession.ConcessionCommand.DeclineConcession;
import huikuan.dunning.concession.ConcessionCommand.RejectConcession;
import huikuan.dunning.concession.ConcessionCommand.TakeAnswer;
import huikuan.dunning.concession.ConcessionCommand.WithdrawConcession;
import huikuan.dunning.concession.ConcessionEvent.AnswerCameLate;
import huikuan.dunning.concession.ConcessionEvent.ConcessionAccepted;
import huikuan.dunning.concession.ConcessionEvent.ConcessionApproved;
import huikuan.dunning.concession.ConcessionEvent.ConcessionEnded;
import huikuan.dunning.concession.ConcessionEvent.ConcessionRejected;
import huikuan.dunning.concession.ConcessionEvent.DueMissed;
import huikuan.dunning.concession.ConcessionEvent.DuePaid;
import huikuan.dunning.concession.ConcessionEvent.HeldPart;
import huikuan.platform.actor.Actor;
import huikuan.platform.approval.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

/** How concessions are drafted, approved, offered, accepted and taken back. */
class CustomerConcessionsTest {

  private static final String APPROVER = "person:wang.wei";
  private static final ConcessionEvent WAITING = drafted(1, PLAN, LAPSES);
  private static final Conceded CONCEDED = new Conceded(PLAN, List.of(part()));
  private static final ConcessionRejected REJECTED =
      new ConcessionRejected(FIRST, ACCOUNT, CONCEDED, "too long");

  private final FixtureConfiguration<CustomerConcessions> fixture =
      new AggregateTestFixture<>(CustomerConcessions.class)
          .registerIgnoredField(CustomerConcessions.class, "concessions");

  private ResultValidator<CustomerConcessions> when(Object command, ConcessionEvent... before) {
    return (before.length == 0 ? fixture.givenNoPriorActivity() : fixture.given(before))
        .when(command, Map.of(Actor.METADATA, PROPOSER));
  }

  @Test
  void oneIsDraftedAndTheSameAgainIsNoOther() {
    when(draft(PLAN, LAPSES)).expectEvents(WAITING).expectResultMessagePayload(new Done(FIRST));
    when(draft(PLAN, LAPSES), WAITING)
        .expectNoEvents()
        .expectResultMessagePayload(new Unchanged(FIRST));
    when(draft(PLAN, LAPSES), WAITING, REJECTED).expectEvents(drafted(2, PLAN, LAPSES));
  }

  @Test
  void noMoreIsGrantedThanIsFree() {
    ItemName item = new ItemName(ItemKind.INVOICE, "F-1");
    when(draft(DISCOUNT, "100.01", null))
        .expectNoEvents()
        .expectResultMessagePayload(new TooMuch(List.of(new Excess(item, yuan("100.00")))));
    when(draft(DISCOUNT, "0.01", null), WAITING)
        .expectNoEvents()
        .expectResultMessagePayload(new TooMuch(List.of(new Excess(item, yuan("0.00")))));
  }

  @Test
  void anotherPersonApprovesItOnce() {
    ConcessionApproved approved = new ConcessionApproved(FIRST, ACCOUNT, CONCEDED, APPROVER);
    approve(PROPOSER, NOW, WAITING)
        .expectNoEvents()
        .expectResultMessagePayload(Verdict.OWN_PROPOSAL);
    approve(APPROVER, NOW, WAITING)
        .expectEvents(approved)
        .expectResultMessagePayload(Verdict.APPROVED);
    approve(APPROVER, NOW, WAITING, approved)
        .expectNoEvents()
        .expectResultMessagePayload(Verdict.DECIDED);
    approve(APPROVER, LAPSES, WAITING).expectNoEvents().expectResultMessagePayload(Verdict.LAPSED);
    approve(APPROVER, NOW, drafted(PLAN))
        .expectNoEvents()
        .expectResultMessagePayload(Verdict.UNKNOWN);
  }

  private ResultValidator<CustomerConcessions> approve(
      String actor, Instant at, ConcessionEvent... before) {
    return fixture
        .given(before)
        .when(new ApproveConcession(KEY, FIRST, at), Map.of(Actor.METADATA, actor));
  }

  @Test
  void whatHasLapsedIsNeitherApprovedNorRejected() {
    ConcessionEnded lapsed = ended(PLAN, part(), ConcessionState.LAPSED, null, LAPSES);
    approve(APPROVER, LAPSES, WAITING, lapsed)
        .expectNoEvents()
        .expectResultMessagePayload(Verdict.LAPSED);
    when(new RejectConcession(KEY, FIRST, "too long"), WAITING, lapsed)
        .expectNoEvents()
        .expectResultMessagePayload(Verdict.LAPSED);
  }

  @Test
  void anotherPersonRejectsItOnce() {
    RejectConcession command = new RejectConcession(KEY, FIRST, "too long");
    when(command, WAITING).expectEvents(REJECTED).expectResultMessagePayload(Verdict.REJECTED);
    when(command, WAITING, REJECTED).expectNoEvents().expectResultMessagePayload(Verdict.DECIDED);
    when(command, drafted(PLAN)).expectNoEvents().expectResultMessagePayload(Verdict.UNKNOWN);
  }

  @Test
  void itsApprovalAndItsOfferLapseAtTheirMomentsAndNotBefore() {
    ConcessionEnded unapproved = ended(PLAN, part(), ConcessionState.LAPSED, null, LAPSES);
    when(check("0.00", LAPSES.minusMillis(1)), WAITING).expectNoEvents();
    when(check("0.00", LAPSES), WAITING).expectEvents(unapproved);
    when(check("0.00", LAPSES), WAITING, unapproved).expectNoEvents();
    Instant over = end(OFFERED);
    when(check("0.00", over.minusMillis(1)), drafted(PLAN)).expectNoEvents();
    when(check("0.00", over), drafted(PLAN))
        .expectEvents(ended(PLAN, part(), ConcessionState.LAPSED, null, over));
  }

  @Test
  void anOfferIsAcceptedOnce() {
    ConcessionEvent accepted = accepted(PLAN, SECOND_DUE.plusDays(2));
    when(accept(), drafted(PLAN))
        .expectEvents(accepted)
        .expectResultMessagePayload(new Done(FIRST));
    when(accept(), drafted(PLAN), accepted)
        .expectNoEvents()
        .expectResultMessagePayload(new Unchanged(FIRST));
    when(accept(), WAITING)
        .expectNoEvents()
        .expectResultMessagePayload(new NotNow(FIRST, ConcessionState.PROPOSED));
    when(accept()).expectNoEvents().expectResultMessagePayload(new Unknown(FIRST));
  }

  @Test
  void anOfferIsAcceptedUntilItsEndAndNotLater() {
    Instant over = end(OFFERED);
    when(acceptAt(over.minusMillis(1)), drafted(PLAN)).expectResultMessagePayload(new Done(FIRST));
    when(acceptAt(over), drafted(PLAN))
        .expectNoEvents()
        .expectResultMessagePayload(new OfferIsOver(FIRST, OFFERED));
  }

  private static AcceptConcession acceptAt(Instant now) {
    return new AcceptConcession(KEY, FIRST, "li", null, null, now);
  }

  @Test
  void aRecipientsAnswerCountsByTheMomentAtWhichItWasGiven() {
    Instant over = end(OFFERED);
    for (OfferAnswer each : OfferAnswer.values()) {
      when(answer(each, over), drafted(PLAN))
          .expectEvents(
              new AnswerCameLate(FIRST, ACCOUNT, "li", "m-1", each, ConcessionState.OFFERED, over));
    }
    Instant last = over.minusMillis(1);
    ConcessionEnded declined =
        new ConcessionEnded(
            FIRST, ACCOUNT, CONCEDED, ConcessionState.DECLINED, null, "li", "m-1", last);
    when(answer(OfferAnswer.DECLINED, last), drafted(PLAN)).expectEvents(declined);
    when(answer(OfferAnswer.DECLINED, last), drafted(PLAN), declined).expectNoEvents();
  }

  private static TakeAnswer answer(OfferAnswer answer, Instant now) {
    return new TakeAnswer(KEY, FIRST, "li", "m-1", answer, true, now);
  }

  @Test
  void itCanBeApprovedUntilTheEndOfItsOfferAtTheLatest() {
    Instant over = end(OFFERED);
    when(draft(PLAN, over.plusMillis(1))).expectEvents(drafted(1, PLAN, over));
    when(draft(PLAN, over.minusMillis(1))).expectEvents(drafted(1, PLAN, over.minusMillis(1)));
  }

  @Test
  void anOfferIsDeclinedOnceAndOneInForceNotAtAll() {
    DeclineConcession command = new DeclineConcession(KEY, FIRST, "no money", NOW);
    ConcessionEnded declined = ended(PLAN, part(), ConcessionState.DECLINED, "no money", NOW);
    when(command, drafted(PLAN)).expectEvents(declined).expectResultMessagePayload(new Done(FIRST));
    when(command, drafted(PLAN), declined)
        .expectNoEvents()
        .expectResultMessagePayload(new Unchanged(FIRST));
    when(command, drafted(PLAN), accepted(PLAN, SECOND_DUE.plusDays(2)))
        .expectNoEvents()
        .expectResultMessagePayload(new NotNow(FIRST, ConcessionState.IN_FORCE));
  }

  @Test
  void itIsTakenBackOnceAndOneThatWaitsForApprovalIsRejected() {
    WithdrawConcession command = new WithdrawConcession(KEY, FIRST, "too long", NOW);
    ConcessionEnded back = ended(PLAN, part(), ConcessionState.WITHDRAWN, "too long", NOW);
    when(command, WAITING).expectEvents(REJECTED).expectResultMessagePayload(new Done(FIRST));
    when(command, drafted(PLAN)).expectEvents(back);
    when(command, drafted(PLAN), accepted(PLAN, SECOND_DUE.plusDays(2))).expectEvents(back);
    when(command, drafted(PLAN), back)
        .expectNoEvents()
        .expectResultMessagePayload(new Unchanged(FIRST));
    when(command, WAITING, REJECTED)
        .expectNoEvents()
        .expectResultMessagePayload(new NotNow(FIRST, ConcessionState.REJECTED));
    when(command).expectNoEvents().expectResultMessagePayload(new Unknown(FIRST));
  }

  @Test
  void moneyThatCountsForAnotherConcessionDoesNotCountAgain() {
    DuePaid other = new DuePaid(concession(2), ACCOUNT, 1, yuan("40.00"), null);
    ConcessionEvent[] before = {
      drafted(PLAN), accepted(PLAN, SECOND_DUE.plusDays(2)), drafted(2, PLAN, null), other
    };
    Instant over = end(FIRST_DUE.plusDays(2));
    when(check("79.99", over), before)
        .expectEvents(new DuePaid(FIRST, ACCOUNT, 1, yuan("39.99"), null));
    when(check("78.99", over), before)
        .expectEvents(
            new DueMissed(
                FIRST,
                ACCOUNT,
                1,
                yuan("1.01"),
                List.of(new HeldPart(CASE, yuan("60.00"), SECOND_DUE.plusDays(2)))));
  }

  @Test
  void whatIsTakenBackIsFreeAgain() {
    when(
            draft(DISCOUNT, null),
            drafted(PLAN),
            ended(PLAN, part(), ConcessionState.WITHDRAWN, "too long", NOW))
        .expectEvents(drafted(2, DISCOUNT, null));
  }

  @Test
  void whatCanNotBeGrantedAnyMoreIsForAPerson() {
    TakeAnswer taken = new TakeAnswer(KEY, FIRST, "c-1", "m-1", OfferAnswer.ACCEPTED, false, NOW);
    when(taken, drafted(PLAN))
        .expectEvents(
            new AnswerCameLate(
                FIRST, ACCOUNT, "c-1", "m-1", OfferAnswer.ACCEPTED, ConcessionState.OFFERED, NOW));
  }

  @Test
  void anAnswerByALinkAcceptsOrDeclinesWhatIsOffered() {
    ConcessionAccepted phoned = accepted(PLAN, SECOND_DUE.plusDays(2));
    when(answer(OfferAnswer.ACCEPTED), drafted(PLAN))
        .expectEvents(
            new ConcessionAccepted(
                FIRST, ACCOUNT, CONCEDED, "c-1", "m-1", null, phoned.held(), NOW));
    ConcessionEnded declined =
        new ConcessionEnded(
            FIRST, ACCOUNT, CONCEDED, ConcessionState.DECLINED, null, "c-1", "m-1", NOW);
    when(answer(OfferAnswer.DECLINED), drafted(PLAN)).expectEvents(declined);
    when(answer(OfferAnswer.DECLINED), drafted(PLAN), declined).expectNoEvents();
    when(answer(OfferAnswer.ACCEPTED), drafted(PLAN), phoned).expectNoEvents();
  }

  @Test
  void anAnswerThatComesLateIsKeptOnceForAPerson() {
    ConcessionEnded lapsed = ended(PLAN, part(), ConcessionState.LAPSED, null, end(OFFERED));
    AnswerCameLate late =
        new AnswerCameLate(
            FIRST, ACCOUNT, "c-1", "m-1", OfferAnswer.ACCEPTED, ConcessionState.LAPSED, NOW);
    when(answer(OfferAnswer.ACCEPTED), drafted(PLAN), lapsed).expectEvents(late);
    when(answer(OfferAnswer.ACCEPTED), drafted(PLAN), lapsed, late).expectNoEvents();
    when(answer(OfferAnswer.DECLINED), drafted(PLAN), accepted(PLAN, SECOND_DUE.plusDays(2)))
        .expectEvents(
            new AnswerCameLate(
                FIRST, ACCOUNT, "c-1", "m-1", OfferAnswer.DECLINED, ConcessionState.IN_FORCE, NOW));
  }

  private static TakeAnswer answer(OfferAnswer answer) {
    return new TakeAnswer(KEY, FIRST, "c-1", "m-1", answer, true, NOW);
  }
}
