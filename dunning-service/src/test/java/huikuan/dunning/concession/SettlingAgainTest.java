package huikuan.dunning.concession;

import static huikuan.dunning.concession.ConcessionExamples.ACCOUNT;
import static huikuan.dunning.concession.ConcessionExamples.CASE;
import static huikuan.dunning.concession.ConcessionExamples.DUTY;
import static huikuan.dunning.concession.ConcessionExamples.EXCHANGE;
import static huikuan.dunning.concession.ConcessionExamples.FIRST;
import static huikuan.dunning.concession.ConcessionExamples.KEY;
import static huikuan.dunning.concession.ConcessionExamples.NONE;
import static huikuan.dunning.concession.ConcessionExamples.NOW;
import static huikuan.dunning.concession.ConcessionExamples.PROPOSER;
import static huikuan.dunning.concession.ConcessionExamples.TODAY;
import static huikuan.dunning.concession.ConcessionExamples.yuan;

import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.dunning.DunningEvent.Posting;
import huikuan.contracts.ledger.LedgerEvent.PostingAnswered;
import huikuan.contracts.ledger.LedgerEvent.PostingOutcome;
import huikuan.dunning.arrangement.AgreedPart;
import huikuan.dunning.arrangement.ClaimChange;
import huikuan.dunning.arrangement.Decisions;
import huikuan.dunning.concession.ConcessionCommand.FollowConcession;
import huikuan.dunning.concession.ConcessionCommand.HearPosting;
import huikuan.dunning.concession.ConcessionCommand.SettleAgain;
import huikuan.dunning.concession.ConcessionEvent.ConcessionAccepted;
import huikuan.dunning.concession.ConcessionEvent.ConcessionDrafted;
import huikuan.dunning.concession.ConcessionEvent.ConcessionEnded;
import huikuan.dunning.concession.ConcessionEvent.ConcessionSettling;
import huikuan.dunning.concession.ConcessionEvent.HeldPart;
import huikuan.dunning.concession.ConcessionEvent.PartChanged;
import huikuan.dunning.concession.ConcessionEvent.PostingHeard;
import huikuan.dunning.concession.ConcessionEvent.Wanted;
import huikuan.platform.actor.Actor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

/**
 * The ledger is asked for two credit notes: 100.00 of invoice F-1, and 50.00 of F-2. It does not
 * post one of them, and is asked again.
 */
class SettlingAgainTest {

  private static final String OTHER = "reminder.CN01.F-2";
  private static final AgreedPart ONE = part(CASE, "F-1", "100.00");
  private static final AgreedPart TWO = part(OTHER, "F-2", "50.00");
  private static final SettleAgain AGAIN = new SettleAgain(KEY, FIRST, NOW);
  private static final PostingHeard REFUSED =
      heard("1.1", PostingOutcome.REFUSED, ConcessionState.REFUSED_BY_LEDGER);
  private static final PostingHeard PROPOSED =
      heard("1.2", PostingOutcome.PROPOSED, ConcessionState.SETTLING);
  private static final PostingHeard POSTED =
      heard("1.2", PostingOutcome.POSTED, ConcessionState.SETTLING);

  /** All that happened until the ledger was asked for the first time. */
  private static final ConcessionEvent[] ASKED = {
    new ConcessionDrafted(
        FIRST, ACCOUNT, EXCHANGE, List.of(ONE, TWO), NONE, "li", "t-1", "no", PROPOSER, null),
    new ConcessionAccepted(FIRST, ACCOUNT, conceded(ONE, TWO), "li", null, null, List.of(), NOW),
    settling(List.of(wanted("1.1", CASE, "F-1", "100.00"), wanted("1.2", OTHER, "F-2", "50.00")))
  };

  private final FixtureConfiguration<CustomerConcessions> fixture =
      new AggregateTestFixture<>(CustomerConcessions.class)
          .registerIgnoredField(CustomerConcessions.class, "concessions");

  private ResultValidator<CustomerConcessions> when(Object command, ConcessionEvent... more) {
    return fixture
        .given(Stream.concat(Arrays.stream(ASKED), Arrays.stream(more)).toList())
        .when(command, Map.of(Actor.METADATA, PROPOSER));
  }

  @Test
  void onlyTheRefusedOneIsAskedAgain() {
    ConcessionSettling again = settling(List.of(wanted("2.1", CASE, "F-1", "100.00")));
    when(AGAIN, PROPOSED, REFUSED).expectEvents(again);
    when(AGAIN, POSTED, REFUSED).expectEvents(again);
    when(AGAIN, REFUSED).expectEvents(again);
    when(AGAIN, REFUSED, again).expectNoEvents();
  }

  @Test
  void bothAreAskedAgainWhenBothAreRefused() {
    when(AGAIN, REFUSED, heard("1.2", PostingOutcome.LAPSED, ConcessionState.REFUSED_BY_LEDGER))
        .expectEvents(
            settling(
                List.of(
                    wanted("2.1", CASE, "F-1", "100.00"), wanted("2.2", OTHER, "F-2", "50.00"))));
  }

  @Test
  void itIsKeptWhenTheFirstAndTheSecondAnswerAreBothPosted() {
    ConcessionSettling again = settling(List.of(wanted("2.1", CASE, "F-1", "100.00")));
    PostingHeard second = heard("2.1", PostingOutcome.POSTED, ConcessionState.SETTLING);
    when(credit(OTHER, "50.00", "1.2", 9), POSTED, REFUSED, again, second, credited(ONE, "2.1"))
        .expectEvents(credited(TWO, "1.2"), ended(gone(ONE, "2.1"), gone(TWO, "1.2")));
    when(hear("2.1", PostingOutcome.POSTED), POSTED, REFUSED, again).expectEvents(second);
  }

  @Test
  void itIsRefusedAgainWhenWhatWasProposedIsRejected() {
    ConcessionSettling again = settling(List.of(wanted("2.1", CASE, "F-1", "100.00")));
    when(hear("1.2", PostingOutcome.REJECTED), PROPOSED, REFUSED, again)
        .expectEvents(heard("1.2", PostingOutcome.REJECTED, ConcessionState.REFUSED_BY_LEDGER));
  }

  /** Somebody approved it in the last moment. */
  @Test
  void whatHadLapsedMayBePostedAtLast() {
    PostingHeard lapsed = heard("1.1", PostingOutcome.LAPSED, ConcessionState.REFUSED_BY_LEDGER);
    when(hear("1.1", PostingOutcome.POSTED), lapsed)
        .expectEvents(heard("1.1", PostingOutcome.POSTED, ConcessionState.SETTLING));
    when(
            hear("1.1", PostingOutcome.POSTED),
            lapsed,
            heard("1.2", PostingOutcome.REFUSED, ConcessionState.REFUSED_BY_LEDGER))
        .expectEvents(heard("1.1", PostingOutcome.POSTED, ConcessionState.REFUSED_BY_LEDGER));
  }

  @Test
  void eachClaimForWhichNothingIsPostedIsATask() {
    when(hear("1.1", PostingOutcome.REFUSED)).expectEvents(REFUSED);
    when(hear("1.2", PostingOutcome.REFUSED), REFUSED)
        .expectEvents(heard("1.2", PostingOutcome.REFUSED, ConcessionState.REFUSED_BY_LEDGER));
  }

  @Test
  void nothingIsAskedForWhatIsPaidMeanwhile() {
    AgreedPart paid = ONE.after(change(CASE, "receipt", "-100.00", "R-1", 8), TODAY);
    PartChanged came =
        new PartChanged(FIRST, ACCOUNT, paid, yuan("-100.00"), "receipt", "R-1", List.of());
    ConcessionSettling none = settling(List.of(), paid, TWO);
    when(AGAIN, PROPOSED, REFUSED, came).expectEvents(none);
    when(AGAIN, POSTED, credited(TWO, "1.2"), REFUSED, came)
        .expectEvents(ended(paid, gone(TWO, "1.2")));
  }

  private static AgreedPart part(String caseId, String item, String amount) {
    return AgreedPart.of(caseId, ItemKind.INVOICE, item, yuan(amount), yuan(amount), 7);
  }

  private static Conceded conceded(AgreedPart... parts) {
    return new Conceded(EXCHANGE, List.of(parts));
  }

  private static String decision(String number) {
    return Decisions.of(ConcessionPostings.KIND, FIRST, 1, 1).replaceFirst("1\\.1$", number);
  }

  private static Wanted wanted(String number, String caseId, String item, String amount) {
    return new Wanted(
        decision(number),
        caseId,
        new ItemName(ItemKind.INVOICE, item),
        Posting.CREDIT_NOTE,
        yuan(amount));
  }

  private static ConcessionSettling settling(List<Wanted> wanted) {
    return settling(wanted, ONE, TWO);
  }

  private static ConcessionSettling settling(List<Wanted> wanted, AgreedPart... parts) {
    return new ConcessionSettling(FIRST, ACCOUNT, conceded(parts), wanted, "no", PROPOSER, null);
  }

  private static PostingHeard heard(String number, PostingOutcome outcome, ConcessionState state) {
    return new PostingHeard(
        FIRST,
        ACCOUNT,
        conceded(ONE, TWO),
        state,
        decision(number),
        outcome,
        null,
        null,
        null,
        outcome == PostingOutcome.POSTED || state != ConcessionState.REFUSED_BY_LEDGER
            ? null
            : List.of(refused(number)));
  }

  /** The claim of the document that is not posted is held, and somebody has to see to it. */
  private static HeldPart refused(String number) {
    AgreedPart part = number.equals("1.2") ? TWO : ONE;
    return new HeldPart(part.caseId(), part.amount(), DUTY.plusDays(30));
  }

  private static HearPosting hear(String number, PostingOutcome outcome) {
    return new HearPosting(
        KEY, new PostingAnswered(ACCOUNT, decision(number), outcome, null, null, null), NOW);
  }

  private static FollowConcession credit(
      String caseId, String amount, String number, long position) {
    return new FollowConcession(
        KEY, FIRST, change(caseId, "creditNote", "-" + amount, decision(number), position));
  }

  private static ClaimChange change(
      String caseId, String kind, String change, String number, long position) {
    return new ClaimChange(caseId, yuan(change), NONE, kind, number, number, TODAY, position, NOW);
  }

  private static AgreedPart gone(AgreedPart part, String number) {
    String credit = "-" + part.amount().decimal();
    return part.after(change(part.caseId(), "creditNote", credit, decision(number), 9), TODAY);
  }

  private static PartChanged credited(AgreedPart part, String number) {
    return new PartChanged(
        FIRST,
        ACCOUNT,
        gone(part, number),
        part.amount().negated(),
        "creditNote",
        decision(number),
        List.of(held(CASE), held(OTHER)));
  }

  private static HeldPart held(String caseId) {
    return new HeldPart(caseId, NONE, DUTY.plusDays(30));
  }

  private static ConcessionEnded ended(AgreedPart... parts) {
    return new ConcessionEnded(
        FIRST, ACCOUNT, conceded(parts), ConcessionState.KEPT, null, null, null, NOW);
  }
}
