package huikuan.dunning.claim;

import static huikuan.dunning.claim.Examples.ACCOUNT;
import static huikuan.dunning.claim.Examples.ANNA;
import static huikuan.dunning.claim.Examples.BERLIN;
import static huikuan.dunning.claim.Examples.CASE;
import static huikuan.dunning.claim.Examples.CLOSED;
import static huikuan.dunning.claim.Examples.DUE;
import static huikuan.dunning.claim.Examples.OPENED;
import static huikuan.dunning.claim.Examples.adjusted;
import static huikuan.dunning.claim.Examples.holding;
import static huikuan.dunning.claim.Examples.nine;
import static huikuan.dunning.claim.Examples.planned;
import static huikuan.dunning.claim.Examples.reduced;
import static huikuan.dunning.claim.Examples.reopened;
import static huikuan.dunning.claim.Examples.requested;
import static huikuan.dunning.claim.Examples.step;

import huikuan.contracts.Money;
import huikuan.dunning.claim.ClaimCommand.Chase;
import huikuan.dunning.claim.ClaimCommand.EndHold;
import huikuan.dunning.claim.ClaimCommand.PlaceHold;
import huikuan.dunning.claim.ClaimEvent.ClaimHeld;
import huikuan.dunning.claim.ClaimEvent.Held;
import huikuan.dunning.claim.ClaimEvent.HoldEnded;
import huikuan.dunning.claim.ClaimEvent.StepsPlanned;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.hold.Hold;
import java.time.Instant;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a customer does not agree with in a letter's answer is on hold, once. */
class LetterHoldTest {

  private static final Hold PART = hold("20.00 EUR");
  private static final Hold ALL = hold("55.94 EUR");

  private static final StepsPlanned AFTERWARDS =
      planned(
          step("reminder-1", 15),
          step("reminder-2", 22),
          step("demand", 34),
          step("escalation", 44));

  private final FixtureConfiguration<ReminderCase> fixture = Examples.fixture();

  @Test
  void theRestGoesOnAsPlanned() {
    fixture
        .given(OPENED)
        .when(place(PART))
        .expectResultMessagePayload(HoldOutcome.DONE)
        .expectEvents(held(PART));
    fixture
        .given(OPENED, held(PART))
        .when(new Chase(CASE, nine(3), ANNA))
        .expectEvents(
            holding("20.00 EUR", requested("reminder-1", 3, "55.94 EUR")),
            planned(step("reminder-2", 10), step("demand", 20), step("escalation", 30)));
  }

  @Test
  void allOfItWaitsAndIsChasedFromTheNextContactDayOnOnceItIsClarified() {
    fixture.given(OPENED).when(place(ALL)).expectEvents(held(ALL), AFTERWARDS);
    fixture
        .given(OPENED, held(ALL), AFTERWARDS)
        .when(end(Hold.CLARIFIED, nine(7)))
        .expectEvents(
            ended("clarified"),
            Examples.withheld("reminder-1", 3, Reason.ON_HOLD, nine(8)),
            planned(
                step("reminder-1", 8),
                step("reminder-2", 15),
                step("demand", 27),
                step("escalation", 37)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"clarified", "letter-closed", "expired", "closed"})
  void onceEndedItIsNotPlacedAgain(String by) {
    fixture
        .given(OPENED, held(ALL), AFTERWARDS, ended(by))
        .when(place(ALL))
        .expectResultMessagePayload(HoldOutcome.UNCHANGED)
        .expectNoEvents();
    fixture
        .given(OPENED, held(ALL), AFTERWARDS, ended(by))
        .when(end(Hold.CLARIFIED, nine(7)))
        .expectNoEvents();
  }

  @Test
  void toldAgainOrWithAnotherAmountThereIsOne() {
    fixture.given(OPENED, held(PART)).when(place(PART)).expectNoEvents();
    fixture
        .given(OPENED, held(PART))
        .when(place(hold("30.00 EUR")))
        .expectEvents(held(hold("30.00 EUR")));
  }

  @Test
  void afterItsLastDayItExpires() {
    fixture
        .given(OPENED, held(ALL), AFTERWARDS)
        .when(end(Hold.EXPIRED, ALL.endsIn(BERLIN).minusNanos(1)))
        .expectNoEvents();
    fixture
        .given(OPENED, held(ALL), AFTERWARDS)
        .when(end(Hold.EXPIRED, ALL.endsIn(BERLIN)))
        .expectEvents(
            ended("expired"), Examples.withheld("reminder-1", 3, Reason.ON_HOLD, nine(15)));
  }

  /** It ended with the case, as all holds do. */
  @Test
  void aClaimThatIsOpenAgainIsNotHeldByIt() {
    Object[] given = {
      OPENED,
      held(PART),
      reduced("55.94 EUR", "0.00 EUR", 7),
      ended("closed"),
      CLOSED,
      adjusted("reversal", "55.94 EUR", "55.94 EUR", 8),
      reopened(nine(4), step("reminder-1", 6))
    };
    fixture.given(given).when(place(PART)).expectNoEvents();
  }

  private static Hold hold(String amount) {
    return new Hold(
        Hold.sourceOf("L-1", 2),
        Hold.CLARIFICATION,
        DUE.plusDays(14),
        Money.parse(amount),
        "goods returned");
  }

  private static PlaceHold place(Hold hold) {
    return new PlaceHold(CASE, hold, nine(1), ANNA);
  }

  private static EndHold end(String by, Instant now) {
    return new EndHold(CASE, "letter L-1 2", by, now, ANNA);
  }

  private static ClaimHeld held(Hold hold) {
    return new ClaimHeld(
        CASE, ACCOUNT, "611365", hold, hold.endsIn(BERLIN), new Held(hold.amount(), hold.until()));
  }

  private static HoldEnded ended(String by) {
    return new HoldEnded(CASE, ACCOUNT, "611365", "letter L-1 2", by, null);
  }
}
