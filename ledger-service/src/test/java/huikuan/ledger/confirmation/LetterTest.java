package huikuan.ledger.confirmation;

import static huikuan.ledger.Contacts.sealed;
import static huikuan.ledger.confirmation.LetterCommand.Outcome.DONE;
import static huikuan.ledger.confirmation.LetterCommand.Outcome.UNCHANGED;

import huikuan.contracts.AccountId;
import huikuan.contracts.Hours;
import huikuan.contracts.Money;
import huikuan.contracts.Sending;
import huikuan.contracts.ledger.LetterEvent.Document;
import huikuan.contracts.ledger.LetterKind;
import huikuan.ledger.account.Kind;
import huikuan.ledger.confirmation.ConfirmationEvent.AnswerDisclosed;
import huikuan.ledger.confirmation.ConfirmationEvent.Answered;
import huikuan.ledger.confirmation.ConfirmationEvent.Arrived;
import huikuan.ledger.confirmation.ConfirmationEvent.CallDue;
import huikuan.ledger.confirmation.ConfirmationEvent.Difference;
import huikuan.ledger.confirmation.ConfirmationEvent.DifferenceAssigned;
import huikuan.ledger.confirmation.ConfirmationEvent.DifferenceClarified;
import huikuan.ledger.confirmation.ConfirmationEvent.LetterClosed;
import huikuan.ledger.confirmation.ConfirmationEvent.LetterWritten;
import huikuan.ledger.confirmation.ConfirmationEvent.MailRequested;
import huikuan.ledger.confirmation.ConfirmationEvent.Mailed;
import huikuan.ledger.confirmation.ConfirmationEvent.NotMailed;
import huikuan.ledger.confirmation.ConfirmationEvent.Posted;
import huikuan.ledger.confirmation.ConfirmationEvent.PrintRequested;
import huikuan.ledger.confirmation.ConfirmationEvent.Reply;
import huikuan.ledger.confirmation.ConfirmationEvent.SealApproved;
import huikuan.ledger.confirmation.ConfirmationEvent.SealRejected;
import huikuan.ledger.confirmation.LetterCommand.ApproveSeal;
import huikuan.ledger.confirmation.LetterCommand.AskForCall;
import huikuan.ledger.confirmation.LetterCommand.AssignDifference;
import huikuan.ledger.confirmation.LetterCommand.ClarifyDifference;
import huikuan.ledger.confirmation.LetterCommand.CloseLetter;
import huikuan.ledger.confirmation.LetterCommand.DiscloseAnswer;
import huikuan.ledger.confirmation.LetterCommand.Outcome;
import huikuan.ledger.confirmation.LetterCommand.RecordAnswer;
import huikuan.ledger.confirmation.LetterCommand.RecordArrival;
import huikuan.ledger.confirmation.LetterCommand.RecordMailed;
import huikuan.ledger.confirmation.LetterCommand.RecordNotMailed;
import huikuan.ledger.confirmation.LetterCommand.RecordPosted;
import huikuan.ledger.confirmation.LetterCommand.RejectSeal;
import huikuan.ledger.confirmation.LetterCommand.RequestMail;
import huikuan.ledger.confirmation.LetterCommand.RequestPrint;
import huikuan.ledger.confirmation.LetterCommand.WriteLetter;
import huikuan.ledger.rendering.LetterPaper.Addressee;
import huikuan.ledger.rendering.LetterPaper.Item;
import huikuan.ledger.rendering.LetterPaper.Sender;
import huikuan.platform.actor.Actor;
import huikuan.platform.approval.Proposal;
import huikuan.platform.approval.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Each rule of a letter: what it accepts, what it refuses, and that a repetition changes nothing.
 */
class LetterTest {

  private static final AccountId ACCOUNT = AccountId.parse("CN01.C-1006.CNY");
  private static final LocalDate CUT_OFF = LocalDate.parse("2026-03-31");
  private static final LocalDate TODAY = LocalDate.parse("2026-04-13");
  private static final LocalDate LATER = TODAY.plusDays(3);
  private static final Instant NOW = Instant.parse("2026-04-13T02:00:00Z");
  private static final Instant LAPSES = NOW.plusSeconds(3600);
  private static final LetterNumber NUMBER = number(LetterKind.POSITIVE);
  private static final String LETTER = NUMBER.value();
  private static final String HASH = "ab".repeat(32);
  private static final String CHEN = "person:chen.jing";
  private static final String ZHAO = "person:zhao.lei";
  private static final Document DOCUMENT =
      new Document(HASH, 48_211, "application/pdf", LETTER + ".pdf");
  private static final String SEQUENCE = "e1.0000000000000000003.0000000000";
  private static final Sending SENDING =
      new Sending(TODAY, List.of(Hours.parse("09:00/11:30")), NOW, 3, 5, null);

  private final FixtureConfiguration<Letter> letter = new AggregateTestFixture<>(Letter.class);

  private static LetterNumber number(LetterKind kind) {
    return LetterNumber.of(ACCOUNT, kind, null, CUT_OFF, false, 1);
  }

  private static Money cny(String amount) {
    return Money.parse(amount + " CNY");
  }

  private static LetterContent content(LetterKind kind, LocalDate issuedOn, String open) {
    return new LetterContent(
        NUMBER,
        kind,
        ACCOUNT,
        null,
        CUT_OFF,
        issuedOn,
        7,
        NOW,
        "zh/positive/1",
        new Sender("CN01", "示范公司", null, null, null, null),
        new Addressee("C-1006", "客户", null),
        "p1",
        cny(open),
        List.of(
            new Item(
                Kind.INVOICE,
                "F-1",
                LocalDate.parse("2026-02-01"),
                LocalDate.parse("2026-03-01"),
                null,
                null,
                cny("300.00"),
                cny(open))),
        List.of(),
        LocalDate.parse("2026-04-27"),
        null,
        List.of(),
        null,
        null,
        null);
  }

  private static WriteLetter write(LetterContent content) {
    return new WriteLetter(NUMBER, 1, content, false);
  }

  private static LetterWritten written(LetterKind kind, boolean auditor) {
    String text = content(kind, TODAY, "300.00").text();
    return new LetterWritten(
        LETTER,
        ACCOUNT,
        kind,
        1,
        CUT_OFF,
        TODAY,
        cny("300.00"),
        1,
        text,
        LetterContent.hash(text),
        null,
        null,
        auditor);
  }

  private static LetterWritten written() {
    return written(LetterKind.POSITIVE, false);
  }

  private static MailRequested requested(int request, int followUp) {
    return new MailRequested(
        LETTER,
        ACCOUNT,
        LetterKind.POSITIVE,
        request,
        followUp,
        CUT_OFF,
        TODAY,
        cny("300.00"),
        "p1",
        "zh",
        DOCUMENT,
        List.of(),
        LocalDate.parse("2026-04-27"),
        null,
        SENDING,
        SEQUENCE);
  }

  private static Mailed mailed(int request, int followUp) {
    return new Mailed(LETTER, ACCOUNT, request, followUp, "m1", "p1", HASH, NOW, TODAY);
  }

  private static NotMailed notMailed(int request, boolean bounced) {
    return new NotMailed(LETTER, ACCOUNT, request, bounced, "550", null);
  }

  private static Arrived arrived(String proof, LocalDate on, @Nullable String file) {
    return arrived(false, proof, on, file);
  }

  private static Arrived arrived(
      boolean auditor, String proof, LocalDate on, @Nullable String file) {
    return new Arrived(
        LETTER,
        ACCOUNT,
        LetterKind.POSITIVE,
        auditor,
        proof,
        on,
        file == null ? null : sealed("李强"),
        file,
        List.of());
  }

  private static Reply reply(boolean agreed, LocalDate heldUntil) {
    return new Reply(
        agreed,
        LATER,
        null,
        "mail",
        "mail",
        sealed("王芳"),
        null,
        null,
        List.of(),
        agreed
            ? List.of()
            : List.of(
                new Difference(
                    1, Kind.INVOICE, "F-1", cny("300.00"), cny("200.00"), cny("-100.00"), null),
                new Difference(2, null, "X-1", cny("0.00"), cny("-5.00"), cny("-5.00"), "credit")),
        agreed ? null : heldUntil,
        null);
  }

  private static final Reply AGREED = reply(true, LATER);
  private static final Reply NOT_AGREED = reply(false, LATER);

  private static Answered answered(Reply reply, boolean auditor) {
    return new Answered(LETTER, ACCOUNT, LetterKind.POSITIVE, auditor, reply);
  }

  private static LetterClosed closed(String outcome) {
    return new LetterClosed(LETTER, ACCOUNT, outcome, null, false, NOW);
  }

  private static DifferenceClarified clarified(int line, String outcome) {
    return new DifferenceClarified(LETTER, ACCOUNT, line, outcome, null, List.of());
  }

  private static Outcome refused(LetterRefusal refusal) {
    return new Outcome.Refused(refusal);
  }

  private static PrintRequested print(int number) {
    return new PrintRequested(
        LETTER, ACCOUNT, number, cny("300.00"), DOCUMENT, Proposal.of(CHEN, LAPSES, 1));
  }

  private static final Object[] SENT = {written(), requested(1, 0), mailed(1, 0)};

  private static Object[] sentAnd(Object... events) {
    Object[] all = new Object[SENT.length + events.length];
    System.arraycopy(SENT, 0, all, 0, SENT.length);
    System.arraycopy(events, 0, all, SENT.length, events.length);
    return all;
  }

  private ResultValidator<Letter> when(LetterCommand command, Object... before) {
    return whenBy(CHEN, command, before);
  }

  private ResultValidator<Letter> whenBy(String actor, LetterCommand command, Object... before) {
    return (before.length == 0 ? letter.givenNoPriorActivity() : letter.given(before))
        .when(command, MetaData.from(Map.of(Actor.METADATA, actor)));
  }

  private void refuses(LetterRefusal refusal, LetterCommand command, Object... before) {
    when(command, before).expectNoEvents().expectResultMessagePayload(refused(refusal));
  }

  private void changesNothing(LetterCommand command, Object... before) {
    when(command, before).expectNoEvents().expectResultMessagePayload(UNCHANGED);
  }

  private static final LetterRefusal WITHDRAWN = new LetterRefusal.Closed(Letter.WITHDRAWN);
  private static final LetterRefusal HAS_ANSWER = new LetterRefusal.AlreadyAnswered(false, LATER);

  @Test
  void itIsWrittenOnceAndNeverSaysAnythingElse() {
    WriteLetter command = write(content(LetterKind.POSITIVE, TODAY, "300.00"));
    when(command).expectEvents(written()).expectResultMessagePayload(DONE);
    changesNothing(command, written());
    changesNothing(write(content(LetterKind.POSITIVE, LATER, "300.00")), written());
    refuses(
        new LetterRefusal.SaysOtherwise(LETTER, TODAY, cny("300.00"), "zh"),
        write(content(LetterKind.POSITIVE, TODAY, "200.00")),
        written());
  }

  private static RequestMail mail(int followUp) {
    return new RequestMail(NUMBER, followUp, "p1", DOCUMENT, SENDING, SEQUENCE);
  }

  @Test
  void itIsMailedUntilItHasLeftAndAgainWhenItCameBack() {
    when(mail(0), written()).expectEvents(requested(1, 0)).expectResultMessagePayload(DONE);
    refuses(new LetterRefusal.BeingSent(), mail(0), written(), requested(1, 0));
    when(mail(0), written(), requested(1, 0), notMailed(1, false)).expectEvents(requested(2, 0));
    when(mail(0), sentAnd(notMailed(1, true))).expectEvents(requested(2, 0));
    refuses(WITHDRAWN, mail(0), written(), closed(Letter.WITHDRAWN));
    refuses(HAS_ANSWER, mail(0), sentAnd(answered(NOT_AGREED, false)));
  }

  @Test
  void eachReminderOfAnAnswerIsMailedOnce() {
    when(mail(1), SENT).expectEvents(requested(2, 1)).expectResultMessagePayload(DONE);
    changesNothing(mail(1), sentAnd(requested(2, 1)));
    changesNothing(mail(1), sentAnd(requested(2, 2), mailed(2, 2)));
    refuses(new LetterRefusal.BeingSent(), mail(2), sentAnd(requested(2, 1)));
    refuses(new LetterRefusal.NotSent(), mail(1), written());
    refuses(HAS_ANSWER, mail(1), sentAnd(answered(NOT_AGREED, false)));
  }

  @Test
  void whatTheMailServerTookIsRecordedOnceAndOfTheLatestRequestOnly() {
    RecordMailed command = new RecordMailed(NUMBER, 1, "m1", "p1", HASH, NOW, TODAY);
    when(command, written(), requested(1, 0)).expectEvents(mailed(1, 0));
    when(command, SENT).expectNoEvents();
    when(command, written()).expectNoEvents();
    when(command, written(), requested(1, 0), notMailed(1, false), requested(2, 0))
        .expectNoEvents();
  }

  @Test
  void whatDidNotLeaveIsRecordedOnceAndWhatCameBackAfterItHadLeft() {
    RecordNotMailed failed = new RecordNotMailed(NUMBER, 1, false, "550", null);
    when(failed, written(), requested(1, 0)).expectEvents(notMailed(1, false));
    when(failed, written(), requested(1, 0), notMailed(1, false)).expectNoEvents();
    when(failed, SENT).expectNoEvents();
    RecordNotMailed bounced = new RecordNotMailed(NUMBER, 1, true, "550", null);
    when(bounced, SENT).expectEvents(notMailed(1, true));
    when(bounced, sentAnd(notMailed(1, true))).expectNoEvents();
    when(bounced, sentAnd(notMailed(1, true), requested(2, 0))).expectNoEvents();
  }

  @Test
  void itIsPrintedWithAProposalToSealIt() {
    RequestPrint command = new RequestPrint(NUMBER, null, DOCUMENT, NOW, LAPSES);
    when(command, written()).expectEvents(print(1)).expectResultMessagePayload(DONE);
    changesNothing(command, written(), print(1));
    changesNothing(command, written(), print(1), new SealApproved(LETTER, ACCOUNT, 1));
    when(new RequestPrint(NUMBER, null, DOCUMENT, LAPSES, LAPSES), written(), print(1))
        .expectEvents(print(2));
    whenBy("system:letters", new RequestPrint(NUMBER, CHEN, DOCUMENT, NOW, LAPSES), written())
        .expectEvents(print(1));
    refuses(WITHDRAWN, command, written(), closed(Letter.WITHDRAWN));
    refuses(HAS_ANSWER, command, sentAnd(answered(NOT_AGREED, false)));
  }

  @Test
  void anotherPersonDecidesWhetherItIsSealed() {
    ApproveSeal approve = new ApproveSeal(NUMBER, print(1).proposalId(), NOW);
    whenBy(ZHAO, approve, written(), print(1))
        .expectEvents(new SealApproved(LETTER, ACCOUNT, 1))
        .expectResultMessagePayload(Verdict.APPROVED);
    whenBy(CHEN, approve, written(), print(1))
        .expectNoEvents()
        .expectResultMessagePayload(Verdict.OWN_PROPOSAL);
    whenBy(ZHAO, approve, written(), print(1), new SealApproved(LETTER, ACCOUNT, 1))
        .expectNoEvents()
        .expectResultMessagePayload(Verdict.DECIDED);
    whenBy(ZHAO, approve, written(), print(1), print(2))
        .expectNoEvents()
        .expectResultMessagePayload(Verdict.DECIDED);
    RejectSeal reject = new RejectSeal(NUMBER, print(1).proposalId(), "wrong address");
    SealRejected rejected = new SealRejected(LETTER, ACCOUNT, 1, "wrong address");
    whenBy(ZHAO, reject, written(), print(1))
        .expectEvents(rejected)
        .expectResultMessagePayload(Verdict.REJECTED);
    whenBy(ZHAO, reject, written(), print(1), rejected)
        .expectNoEvents()
        .expectResultMessagePayload(Verdict.DECIDED);
  }

  @Test
  void itIsPostedWhenItIsPrintedAndSealed() {
    RecordPosted command = new RecordPosted(NUMBER, "ems", "EB1", TODAY);
    Posted posted = new Posted(LETTER, ACCOUNT, "ems", "EB1", TODAY);
    SealApproved sealed = new SealApproved(LETTER, ACCOUNT, 1);
    when(command, written(), print(1), sealed)
        .expectEvents(posted)
        .expectResultMessagePayload(DONE);
    changesNothing(command, written(), print(1), sealed, posted);
    refuses(new LetterRefusal.NotToPrint(), command, written());
    refuses(new LetterRefusal.SealNotApproved(), command, written(), print(1));
    refuses(
        new LetterRefusal.NotToPrint(),
        new RecordPosted(NUMBER, "hand", null, TODAY),
        written(),
        print(1),
        sealed,
        posted);
    refuses(WITHDRAWN, command, written(), print(1), sealed, closed(Letter.WITHDRAWN));
  }

  private static RecordArrival arrival(String proof, LocalDate on, @Nullable String file) {
    return new RecordArrival(NUMBER, proof, on, file == null ? null : sealed("李强"), file, NOW);
  }

  @Test
  void itArrivesOnceButASignatureOutdoesSilence() {
    RecordArrival signed = arrival(Letter.SIGNED_FOR, LATER, HASH);
    Arrived arrived = arrived(Letter.SIGNED_FOR, LATER, HASH);
    Arrived silent = arrived(Letter.NO_BOUNCE, TODAY, null);
    when(signed, SENT).expectEvents(arrived).expectResultMessagePayload(DONE);
    changesNothing(signed, sentAnd(arrived));
    when(signed, sentAnd(silent)).expectEvents(arrived);
    when(signed, sentAnd(arrived(Letter.ANSWERED, LATER, null))).expectEvents(arrived);
    refuses(
        new LetterRefusal.ArrivedBefore(LATER, Letter.ANSWERED),
        arrival(Letter.NO_BOUNCE, LATER, null),
        sentAnd(arrived(Letter.ANSWERED, LATER, null)));
    refuses(
        new LetterRefusal.ArrivedBefore(LATER, Letter.SIGNED_FOR),
        arrival(Letter.SIGNED_FOR, TODAY, HASH),
        sentAnd(arrived));
    refuses(
        new LetterRefusal.ArrivedBefore(LATER, Letter.SIGNED_FOR),
        new RecordArrival(NUMBER, Letter.SIGNED_FOR, LATER, sealed("王芳"), HASH, NOW),
        sentAnd(arrived));
    refuses(new LetterRefusal.NotSent(), signed, written());
    refuses(
        new LetterRefusal.AnsweredTooEarly(TODAY),
        arrival(Letter.SIGNED_FOR, TODAY.minusDays(1), HASH),
        SENT);
  }

  /** What came back has not arrived; what was sent after it counts from its own day. */
  @Test
  void aMailThatCameBackIsNoProofThatALetterArrived() {
    Mailed again = new Mailed(LETTER, ACCOUNT, 2, 0, "m2", "p1", HASH, NOW, LATER);
    refuses(
        new LetterRefusal.NotSent(),
        arrival(Letter.NO_BOUNCE, TODAY, null),
        sentAnd(notMailed(1, true)));
    refuses(
        new LetterRefusal.AnsweredTooEarly(LATER),
        arrival(Letter.NO_BOUNCE, TODAY, null),
        sentAnd(notMailed(1, true), requested(2, 0), again));
    when(
            arrival(Letter.NO_BOUNCE, LATER, null),
            sentAnd(notMailed(1, true), requested(2, 0), again))
        .expectEvents(arrived(Letter.NO_BOUNCE, LATER, null));
    when(answer(AGREED), sentAnd(notMailed(1, true)))
        .expectEvents(
            answered(AGREED, false), arrived(Letter.ANSWERED, LATER, null), closed(Letter.AGREED));
  }

  @Test
  void aSealThatNobodyHasApprovedIsNotUsedOnALetterThatHasEnded() {
    when(new CloseLetter(NUMBER, Letter.WITHDRAWN, null, NOW), written(), print(1))
        .expectEvents(
            new SealRejected(LETTER, ACCOUNT, 1, "The letter has ended"), closed(Letter.WITHDRAWN));
  }

  /** Such as when the post has lost it. */
  @Test
  void itIsPrintedAndPostedAgain() {
    SealApproved first = new SealApproved(LETTER, ACCOUNT, 1);
    Posted lost = new Posted(LETTER, ACCOUNT, "ems", "E1", TODAY);
    RecordPosted again = new RecordPosted(NUMBER, "ems", "E2", LATER);
    refuses(new LetterRefusal.NotToPrint(), again, written(), print(1), first, lost);
    when(new RequestPrint(NUMBER, null, DOCUMENT, NOW, LAPSES), written(), print(1), first, lost)
        .expectEvents(print(2));
    when(again, written(), print(1), first, lost, print(2), new SealApproved(LETTER, ACCOUNT, 2))
        .expectEvents(new Posted(LETTER, ACCOUNT, "ems", "E2", LATER));
  }

  @Test
  void aStatementEndsWhenItHasArrived() {
    when(
            arrival(Letter.NO_BOUNCE, TODAY, null),
            written(LetterKind.STATEMENT, false),
            requested(1, 0),
            mailed(1, 0))
        .expectEvents(
            new Arrived(
                LETTER,
                ACCOUNT,
                LetterKind.STATEMENT,
                false,
                Letter.NO_BOUNCE,
                TODAY,
                null,
                null,
                List.of()),
            closed(Letter.DELIVERED));
  }

  private static RecordAnswer answer(Reply reply) {
    return new RecordAnswer(NUMBER, reply, NOW);
  }

  @Test
  void itIsAnsweredOnceAndEndsWhenTheCustomerAgrees() {
    when(answer(AGREED), SENT)
        .expectEvents(
            answered(AGREED, false), arrived(Letter.ANSWERED, LATER, null), closed(Letter.AGREED))
        .expectResultMessagePayload(DONE);
    when(answer(NOT_AGREED), sentAnd(arrived(Letter.NO_BOUNCE, TODAY, null)))
        .expectEvents(answered(NOT_AGREED, false));
    changesNothing(answer(NOT_AGREED), sentAnd(answered(NOT_AGREED, false)));
    changesNothing(answer(reply(false, LATER.plusDays(1))), sentAnd(answered(NOT_AGREED, false)));
    refuses(HAS_ANSWER, answer(AGREED), sentAnd(answered(NOT_AGREED, false)));
    refuses(
        new LetterRefusal.Closed(Letter.NO_ANSWER),
        answer(AGREED),
        sentAnd(closed(Letter.NO_ANSWER)));
    refuses(new LetterRefusal.NotSent(), answer(AGREED), written());
    refuses(
        new LetterRefusal.AnsweredTooEarly(LATER.plusDays(1)),
        answer(AGREED),
        written(),
        requested(1, 0),
        new Mailed(LETTER, ACCOUNT, 1, 0, "m1", "p1", HASH, NOW, LATER.plusDays(1)));
    refuses(
        new LetterRefusal.NoAnswerAsked(LetterKind.STATEMENT),
        answer(AGREED),
        written(LetterKind.STATEMENT, false),
        requested(1, 0),
        mailed(1, 0));
  }

  @Test
  void anAuditorsAnswerIsDisclosedOnce() {
    Object[] sent = {written(LetterKind.POSITIVE, true), requested(1, 0), mailed(1, 0)};
    when(answer(AGREED), sent)
        .expectEvents(
            answered(AGREED, true),
            arrived(true, Letter.ANSWERED, LATER, null),
            new LetterClosed(LETTER, ACCOUNT, Letter.AGREED, null, true, NOW));

    DiscloseAnswer command = new DiscloseAnswer(NUMBER, NOW);
    AnswerDisclosed disclosed =
        new AnswerDisclosed(LETTER, ACCOUNT, LetterKind.POSITIVE, AGREED, NOW);
    Object[] answered = {sent[0], sent[1], sent[2], answered(AGREED, true)};
    when(command, answered).expectEvents(disclosed).expectResultMessagePayload(DONE);
    changesNothing(command, sent[0], sent[1], sent[2], answered[3], disclosed);
    refuses(new LetterRefusal.NothingToDisclose(), command, sent);
    refuses(new LetterRefusal.NothingToDisclose(), command, sentAnd(answered(NOT_AGREED, false)));
  }

  @Test
  void somebodyIsToClarifyADifference() {
    AssignDifference command = new AssignDifference(NUMBER, 1, "li.na");
    DifferenceAssigned assigned = new DifferenceAssigned(LETTER, ACCOUNT, 1, "li.na");
    Answered answered = answered(NOT_AGREED, false);
    when(command, sentAnd(answered)).expectEvents(assigned).expectResultMessagePayload(DONE);
    changesNothing(command, sentAnd(answered, assigned));
    when(new AssignDifference(NUMBER, 1, "wang.wei"), sentAnd(answered, assigned))
        .expectEvents(new DifferenceAssigned(LETTER, ACCOUNT, 1, "wang.wei"));
    refuses(
        new LetterRefusal.NoSuchLine(2),
        new AssignDifference(NUMBER, 3, "li.na"),
        sentAnd(answered));
    refuses(new LetterRefusal.NoSuchLine(0), command, SENT);
    refuses(
        new LetterRefusal.LineClarified("timing"),
        command,
        sentAnd(answered, clarified(1, "timing")));
  }

  @Test
  void eachDifferenceIsClarifiedOnceAndTheLastOneEndsTheLetter() {
    ClarifyDifference command = new ClarifyDifference(NUMBER, 1, "timing", null, List.of(), NOW);
    Answered answered = answered(NOT_AGREED, false);
    when(command, sentAnd(answered))
        .expectEvents(clarified(1, "timing"))
        .expectResultMessagePayload(DONE);
    when(command, sentAnd(answered, clarified(2, "dispute")))
        .expectEvents(clarified(1, "timing"), closed(Letter.CLARIFIED));
    changesNothing(command, sentAnd(answered, clarified(1, "timing")));
    refuses(
        new LetterRefusal.LineClarified("dispute"),
        command,
        sentAnd(answered, clarified(1, "dispute")));
    refuses(new LetterRefusal.NoSuchLine(0), command, SENT);
  }

  @Test
  void somebodyIsToCallOnceIfNobodyAnswers() {
    AskForCall command = new AskForCall(NUMBER);
    CallDue due = new CallDue(LETTER, ACCOUNT);
    when(command, SENT).expectEvents(due);
    when(command, sentAnd(due)).expectNoEvents();
    when(command, sentAnd(answered(NOT_AGREED, false))).expectNoEvents();
    when(command, sentAnd(closed(Letter.NO_ANSWER))).expectNoEvents();
  }

  @Test
  void itEndsOnceAndByItsAnswerIfThereIsOne() {
    CloseLetter withdraw = new CloseLetter(NUMBER, Letter.WITHDRAWN, null, NOW);
    CloseLetter replace = new CloseLetter(NUMBER, Letter.REPLACED, null, NOW);
    when(withdraw, SENT).expectEvents(closed(Letter.WITHDRAWN)).expectResultMessagePayload(DONE);
    changesNothing(withdraw, sentAnd(closed(Letter.WITHDRAWN)));
    refuses(WITHDRAWN, replace, sentAnd(closed(Letter.WITHDRAWN)));
    refuses(HAS_ANSWER, withdraw, sentAnd(answered(NOT_AGREED, false)));
    when(replace, sentAnd(answered(NOT_AGREED, false))).expectEvents(closed(Letter.REPLACED));
  }
}
