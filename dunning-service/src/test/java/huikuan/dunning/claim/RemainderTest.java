package huikuan.dunning.claim;

import static huikuan.dunning.claim.Examples.ACCOUNT;
import static huikuan.dunning.claim.Examples.ANNA;
import static huikuan.dunning.claim.Examples.BERLIN;
import static huikuan.dunning.claim.Examples.CASE;
import static huikuan.dunning.claim.Examples.CLOSED;
import static huikuan.dunning.claim.Examples.DUE;
import static huikuan.dunning.claim.Examples.OPENED;
import static huikuan.dunning.claim.Examples.adjusted;
import static huikuan.dunning.claim.Examples.nine;
import static huikuan.dunning.claim.Examples.paidShort;
import static huikuan.dunning.claim.Examples.raisedShort;
import static huikuan.dunning.claim.Examples.reduced;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.PostingAnswered;
import huikuan.contracts.ledger.LedgerEvent.PostingOutcome;
import huikuan.dunning.claim.ClaimCommand.AskWriteOff;
import huikuan.dunning.claim.ClaimCommand.ChangeOpenAmount;
import huikuan.dunning.claim.ClaimCommand.Chase;
import huikuan.dunning.claim.ClaimCommand.Document;
import huikuan.dunning.claim.ClaimCommand.EndHold;
import huikuan.dunning.claim.ClaimCommand.HearWriteOff;
import huikuan.dunning.claim.ClaimCommand.MoveDueDate;
import huikuan.dunning.claim.ClaimCommand.PlaceHold;
import huikuan.dunning.claim.ClaimEvent.ClaimHeld;
import huikuan.dunning.claim.ClaimEvent.Held;
import huikuan.dunning.claim.ClaimEvent.HoldEnded;
import huikuan.dunning.claim.ClaimEvent.StepRequested;
import huikuan.dunning.claim.ClaimEvent.TaskEnded;
import huikuan.dunning.claim.ClaimEvent.WriteOffAnswered;
import huikuan.dunning.claim.ClaimEvent.WriteOffAsked;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.task.TaskReason;
import huikuan.platform.actor.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.Message;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rests of payments of 55.94 EUR, of which 1.00 EUR is a small difference. */
class RemainderTest {

  private static final String PROMISE = "promise.CN01.0379-NEVHP.1";
  private static final String DISPUTE = "dispute.CN01.0379-NEVHP.1";
  private static final TaskEnded CURED =
      new TaskEnded(CASE, ACCOUNT, "611365", TaskReason.SHORT_PAID, "cured");
  private static final Object[] SHORT = {
    OPENED,
    reduced("50.00 EUR", "5.94 EUR", 7),
    paidShort("50.00 EUR", "5.94 EUR", 7),
    raisedShort(5)
  };
  private static final Object[] SMALL = {
    OPENED, reduced("55.00 EUR", "0.94 EUR", 7), held(Hold.SMALL_DIFFERENCE, null, 3_650)
  };

  private final FixtureConfiguration<ReminderCase> fixture = Examples.fixture();

  @Test
  void lessThanIsOwedIsATaskOnce() {
    fixture
        .given(OPENED)
        .when(pay("50.00 EUR", "5.94 EUR", 7))
        .expectEvents(
            reduced("50.00 EUR", "5.94 EUR", 7),
            paidShort("50.00 EUR", "5.94 EUR", 7),
            raisedShort(5));
    fixture.given(SHORT).when(pay("50.00 EUR", "5.94 EUR", 7)).expectNoEvents();
    fixture
        .given(SHORT)
        .when(pay("2.00 EUR", "3.94 EUR", 8))
        .expectEvents(reduced("2.00 EUR", "3.94 EUR", 8), paidShort("2.00 EUR", "3.94 EUR", 8));
  }

  /** A payment before the due date may be followed by the rest. */
  @ParameterizedTest
  @CsvSource({
    "-1, receipt,            , false",
    "0,  receipt,            , true",
    "4,  allocation,         , true",
    "4,  allocation, receipt, true",
    "4,  allocation, creditNote, false",
    "4,  creditNote,         , false"
  })
  void itIsShortFromTheDueDateOnAndByMoneyAlone(
      int daysLate, String kind, @Nullable String undone, boolean isShort) {
    fixture
        .given(OPENED)
        .when(change(kind, daysLate, "-50.00 EUR", "5.94 EUR", 7, undone, true))
        .expectEventsMatching(named("PaidShort", isShort));
  }

  @Test
  void moneyThatPaysWhatIsDueFirstIsNotMeantForTheLastItem() {
    fixture
        .given(OPENED)
        .when(change("receipt", 5, "-50.00 EUR", "5.94 EUR", 7, null, false))
        .expectEvents(reduced("50.00 EUR", "5.94 EUR", 7));
  }

  @Test
  void whatIsExpectedByAnAgreementIsNotShort() {
    fixture
        .given(OPENED, held(PROMISE, "20.00 EUR", 14))
        .when(pay("20.00 EUR", "35.94 EUR", 7))
        .expectEventsMatching(named("PaidShort", false));
    fixture
        .given(OPENED, held("concession.CN01.0379-NEVHP.1", null, 14))
        .when(pay("54.00 EUR", "1.94 EUR", 7))
        .expectEventsMatching(named("PaidShort", false));
  }

  /** A disputed part, or one that a milestone holds back, was not asked for. */
  @ParameterizedTest
  @CsvSource({"5.94 EUR, ", "5.00 EUR, ", "3.00 EUR, 2.94 EUR"})
  void whatIsHeldIsNotMissing(String heldPart, @Nullable String missing) {
    ResultValidator<ReminderCase> result =
        fixture.given(OPENED, held(DISPUTE, heldPart, 14)).when(pay("50.00 EUR", "5.94 EUR", 7));
    if (missing == null) {
      result.expectEventsMatching(named("PaidShort", false));
    } else {
      result.expectEvents(
          reduced("50.00 EUR", "5.94 EUR", 7), paidShort("50.00 EUR", missing, 7), raisedShort(5));
    }
  }

  @Test
  void theTaskEndsWhenItsReasonHasGone() {
    fixture
        .given(SHORT)
        .when(change("reversal", 6, "50.00 EUR", "55.94 EUR", 8, "receipt", true))
        .expectEventsMatching(has(CURED));
    fixture
        .given(SHORT)
        .when(change("creditNote", 6, "-5.00 EUR", "0.94 EUR", 8, null, true))
        .expectEventsMatching(has(CURED))
        .expectEventsMatching(named("ClaimHeld", true));
    fixture
        .given(SHORT)
        .when(pay("5.94 EUR", "0.00 EUR", 8))
        .expectEvents(reduced("5.94 EUR", "0.00 EUR", 8), CLOSED);
  }

  @Test
  void theTaskEndsWhenItIsDisputedPromisedOrPutOff() {
    for (String source : List.of(DISPUTE, PROMISE, "letter L-1 1")) {
      fixture.given(SHORT).when(place(source, "5.94 EUR")).expectEventsMatching(has(CURED));
    }
    fixture.given(SHORT).when(place(Hold.MANUAL, null)).expectEventsMatching(lacks(CURED));
    fixture.given(SHORT).when(put(30)).expectEventsMatching(has(CURED));
    fixture.given(SHORT).when(put(3)).expectEventsMatching(lacks(CURED));
  }

  /** A limit that is reached is still small. */
  @ParameterizedTest
  @CsvSource({"54.94 EUR, 1.00 EUR, ClaimHeld", "54.93 EUR, 1.01 EUR, PaidShort"})
  void aSmallDifferenceIsHeldAndNoTask(String paid, String left, String event) {
    fixture
        .given(OPENED)
        .when(pay(paid, left, 7))
        .expectEventsMatching(named(event, true))
        .expectEventsMatching(named(event.equals("ClaimHeld") ? "PaidShort" : "ClaimHeld", false));
  }

  @Test
  void aSmallDifferenceIsNotChased() {
    fixture
        .given(SMALL)
        .when(new Chase(CASE, nine(20), ANNA))
        .expectEventsMatching(named(StepRequested.class.getSimpleName(), false));
    fixture.given(SMALL).when(pay("0.94 EUR", "0.00 EUR", 8)).expectEventsMatching(has(CLOSED));
  }

  @Test
  void onlyWhatIsLeftOfAPaymentIsASmallDifference() {
    fixture
        .given(OPENED)
        .when(change("creditNote", 5, "-55.00 EUR", "0.94 EUR", 7, null, true))
        .expectEvents(adjusted("creditNote", "-55.00 EUR", "0.94 EUR", 7));
    fixture
        .given(OPENED, adjusted("creditNote", "-55.00 EUR", "0.94 EUR", 7))
        .when(pay("0.44 EUR", "0.50 EUR", 8))
        .expectEventsMatching(named("ClaimHeld", true));
  }

  @Test
  void anAgreementComesFirst() {
    ClaimHeld promised = held(PROMISE, null, 14);
    fixture
        .given(OPENED, promised)
        .when(pay("55.00 EUR", "0.94 EUR", 7))
        .expectEvents(reduced("55.00 EUR", "0.94 EUR", 7));
    fixture
        .given(OPENED, promised, reduced("55.00 EUR", "0.94 EUR", 7))
        .when(new EndHold(CASE, PROMISE, Hold.KEPT, nine(6), ANNA))
        .expectEventsMatching(
            Matchers.payloadsMatching(
                Matchers.predicate(
                    events ->
                        events.stream()
                            .anyMatch(
                                each ->
                                    each instanceof ClaimHeld it
                                        && it.hold().source().equals(Hold.SMALL_DIFFERENCE)))));
    fixture.given(SMALL).when(place(DISPUTE, "0.94 EUR")).expectEventsMatching(endsSmall());
  }

  @Test
  void aPaymentThatGoesBackMakesItAnOrdinaryClaim() {
    fixture
        .given(SMALL)
        .when(change("reversal", 6, "55.00 EUR", "55.94 EUR", 8, "receipt", true))
        .expectEventsMatching(endsSmall())
        .expectEventsMatching(named("StepsPlanned", true));
  }

  @Test
  void theLedgerIsAskedForOneWriteOffAtATime() {
    String first = askedAs(1);
    fixture
        .given(SMALL)
        .when(new AskWriteOff(CASE, "bank fees"), Map.of(Actor.METADATA, "person:li.na"))
        .expectResultMessagePayload(WriteOffOutcome.ASKED)
        .expectEvents(asked(first));
    fixture
        .given(with(SMALL, asked(first)))
        .when(new AskWriteOff(CASE, "bank fees"), Map.of(Actor.METADATA, "person:li.na"))
        .expectResultMessagePayload(WriteOffOutcome.UNCHANGED)
        .expectNoEvents();
    fixture
        .given(with(SMALL, asked(first)))
        .when(hear(first, PostingOutcome.REFUSED))
        .expectEvents(answered(first, PostingOutcome.REFUSED));
    fixture
        .given(with(SMALL, asked(first), answered(first, PostingOutcome.REFUSED)))
        .when(hear(first, PostingOutcome.REFUSED))
        .expectNoEvents();
    fixture
        .given(with(SMALL, asked(first), answered(first, PostingOutcome.REFUSED)))
        .when(new AskWriteOff(CASE, "bank fees"), Map.of(Actor.METADATA, "person:li.na"))
        .expectEvents(asked(askedAs(2)));
    fixture
        .given(with(SMALL, asked(first), answered(first, PostingOutcome.PROPOSED)))
        .when(new AskWriteOff(CASE, "bank fees"), Map.of(Actor.METADATA, "person:li.na"))
        .expectResultMessagePayload(WriteOffOutcome.UNCHANGED);
  }

  /** The ledger tells of the document first, which closes the case. */
  @Test
  void thatItIsPostedIsHeardAfterTheEndAndNewsOfTheNextAreNot() {
    String first = askedAs(1);
    List<Object> closed =
        with(SMALL, asked(first), adjusted("writeOff", "-0.94 EUR", "0.00 EUR", 8), CLOSED);
    fixture
        .given(closed)
        .when(hear(first, PostingOutcome.POSTED))
        .expectEvents(answered(first, PostingOutcome.POSTED));
    closed.add(adjusted("reversal", "0.94 EUR", "0.94 EUR", 9));
    closed.add(Examples.reopened(nine(6)));
    fixture.given(closed).when(hear(first, PostingOutcome.POSTED)).expectNoEvents();
  }

  @Test
  void whatIsNotSmallIsNotWrittenOff() {
    fixture
        .given(SHORT)
        .when(new AskWriteOff(CASE, "bank fees"), Map.of(Actor.METADATA, "person:li.na"))
        .expectResultMessagePayload(WriteOffOutcome.NOT_SMALL)
        .expectNoEvents();
    fixture
        .given(OPENED, reduced("55.94 EUR", "0.00 EUR", 7), CLOSED)
        .when(new AskWriteOff(CASE, "bank fees"), Map.of(Actor.METADATA, "person:li.na"))
        .expectResultMessagePayload(WriteOffOutcome.CLOSED)
        .expectNoEvents();
  }

  @Test
  void aDecisionIsAShortNumber() {
    assertThat(askedAs(1)).matches("SD-[0-9A-V]{10}-1\\.1");
  }

  private static String askedAs(int decision) {
    return DecisionIds.of("SD", CASE, decision, 1);
  }

  private static WriteOffAsked asked(String decision) {
    return new WriteOffAsked(
        CASE, ACCOUNT, "611365", decision, Money.parse("0.94 EUR"), "bank fees", "person:li.na");
  }

  private static WriteOffAnswered answered(String decision, PostingOutcome outcome) {
    return new WriteOffAnswered(CASE, ACCOUNT, "611365", decision, outcome, null, null, null);
  }

  private static HearWriteOff hear(String decision, PostingOutcome outcome) {
    return new HearWriteOff(
        CASE, new PostingAnswered(ACCOUNT, decision, outcome, null, null, null));
  }

  private static List<Object> with(Object[] events, Object... more) {
    List<Object> all = new ArrayList<>(List.of(events));
    all.addAll(List.of(more));
    return all;
  }

  private static ChangeOpenAmount pay(String amount, String open, long position) {
    return change("receipt", 5, "-" + amount, open, position, null, true);
  }

  private static ChangeOpenAmount change(
      String kind,
      int daysLate,
      String change,
      String open,
      long position,
      @Nullable String undone,
      boolean named) {
    String prefix = kind.equals("receipt") ? "R-" : "D-";
    return new ChangeOpenAmount(
        CASE,
        new Document(kind, prefix + position, DUE.plusDays(daysLate), undone, null),
        Money.parse(change),
        Money.parse(open),
        position,
        null,
        nine(5),
        ANNA,
        named);
  }

  private static MoveDueDate put(int days) {
    return new MoveDueDate(CASE, DUE.plusDays(days), DUE, "agreed", 9, nine(5), ANNA);
  }

  private static PlaceHold place(String source, @Nullable String amount) {
    return new PlaceHold(CASE, hold(source, amount, 30), nine(5), ANNA);
  }

  private static Hold hold(String source, @Nullable String amount, int daysLate) {
    LocalDate until = DUE.plusDays(daysLate);
    return new Hold(source, source, until, amount == null ? null : Money.parse(amount), null);
  }

  private static ClaimHeld held(String source, @Nullable String amount, int daysLate) {
    Hold hold = hold(source, amount, daysLate);
    Instant ends = hold.endsIn(BERLIN);
    Money all = Money.parse(amount == null ? "55.94 EUR" : amount);
    return new ClaimHeld(CASE, ACCOUNT, "611365", hold, ends, new Held(all, hold.until()));
  }

  private static Matcher<List<Message<?>>> named(String event, boolean there) {
    return Matchers.payloadsMatching(
        Matchers.predicate(
            events ->
                there
                    == events.stream()
                        .anyMatch(each -> each.getClass().getSimpleName().equals(event))));
  }

  private static Matcher<List<Message<?>>> has(Object event) {
    return Matchers.payloadsMatching(Matchers.predicate(events -> events.contains(event)));
  }

  private static Matcher<List<Message<?>>> lacks(Object event) {
    return Matchers.payloadsMatching(Matchers.predicate(events -> !events.contains(event)));
  }

  private static Matcher<List<Message<?>>> endsSmall() {
    return Matchers.payloadsMatching(
        Matchers.predicate(
            events ->
                events.stream()
                    .anyMatch(
                        each ->
                            each instanceof HoldEnded it
                                && it.source().equals(Hold.SMALL_DIFFERENCE)
                                && it.by().equals(Hold.NOT_SMALL))));
  }
}
