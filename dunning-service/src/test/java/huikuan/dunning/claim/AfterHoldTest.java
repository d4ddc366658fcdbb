package huikuan.dunning.claim;

import static huikuan.dunning.claim.Examples.ACCOUNT;
import static huikuan.dunning.claim.Examples.ANNA;
import static huikuan.dunning.claim.Examples.BERLIN;
import static huikuan.dunning.claim.Examples.CASE;
import static huikuan.dunning.claim.Examples.DUE;
import static huikuan.dunning.claim.Examples.OPENED;
import static huikuan.dunning.claim.Examples.READY;
import static huikuan.dunning.claim.Examples.STANDARD;
import static huikuan.dunning.claim.Examples.nine;
import static huikuan.dunning.claim.Examples.planned;
import static huikuan.dunning.claim.Examples.requested;
import static huikuan.dunning.claim.Examples.step;
import static huikuan.dunning.claim.Examples.taken;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.Money;
import huikuan.dunning.claim.ClaimCommand.EndHold;
import huikuan.dunning.claim.ClaimCommand.PlaceHold;
import huikuan.dunning.claim.ClaimCommand.PlanAnew;
import huikuan.dunning.claim.ClaimEvent.ClaimHeld;
import huikuan.dunning.claim.ClaimEvent.ClaimMoved;
import huikuan.dunning.claim.ClaimEvent.CustomerHoldHeeded;
import huikuan.dunning.claim.ClaimEvent.Held;
import huikuan.dunning.claim.ClaimEvent.HoldEnded;
import huikuan.dunning.claim.Decision.Nothing;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.policy.Policy;
import huikuan.dunning.policy.Schedule;
import huikuan.dunning.policy.ShippedOnly;
import huikuan.platform.calendar.Calendars;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A policy says that the next step comes three working days after a hold; the invoice is due on a
 * Tuesday, and held through the Tuesday two weeks later.
 */
class AfterHoldTest {

  private static final Policy CALM = Examples.policy("calm", 1, 3, STANDARD.steps());
  private static final ClaimMoved MOVED =
      new ClaimMoved(CASE, ACCOUNT, "611365", DUE, "calm/1", "standard/1", null, "calmer");
  private static final Hold HOLD = hold(null);
  private static final Instant END = HOLD.endsIn(BERLIN);

  /** The Friday, and from then on as the distances say. */
  private static final ClaimEvent RESUMED =
      planned(
          step("reminder-1", 17),
          step("reminder-2", 24),
          step("demand", 34),
          step("escalation", 44));

  private final FixtureConfiguration<ReminderCase> fixture = fixture();

  private static FixtureConfiguration<ReminderCase> fixture() {
    FixtureConfiguration<ReminderCase> fixture = new AggregateTestFixture<>(ReminderCase.class);
    Examples.resources(fixture, any -> Examples.covered(), READY, new ShippedOnly().with(CALM));
    return fixture;
  }

  private static Hold hold(@Nullable String amount) {
    Money part = amount == null ? null : Money.parse(amount);
    return new Hold(Hold.MANUAL, "they ask for a copy", DUE.plusDays(14), part, null);
  }

  @Test
  void aHoldIsPlannedWithTheDaysAfterIt() {
    fixture
        .given(OPENED, MOVED)
        .when(new PlaceHold(CASE, HOLD, nine(1), ANNA))
        .expectEvents(held(HOLD), RESUMED);
  }

  @Test
  void itsEndTellsFromWhenOnAndThePlanStays() {
    fixture
        .given(OPENED, MOVED, held(HOLD), RESUMED)
        .when(new EndHold(CASE, Hold.MANUAL, Hold.EXPIRED, END, ANNA))
        .expectEvents(
            ended(Hold.EXPIRED, nine(17)),
            Examples.withheld("reminder-1", 3, Reason.ON_HOLD, nine(17)));
  }

  @Test
  void aPersonWhoEndsItEarlierStartsTheDaysEarlier() {
    fixture
        .given(OPENED, MOVED, held(HOLD), RESUMED)
        .when(new EndHold(CASE, Hold.MANUAL, Hold.RESUMED, nine(6), ANNA))
        .expectEvents(
            ended(Hold.RESUMED, nine(9)),
            Examples.withheld("reminder-1", 3, Reason.ON_HOLD, nine(9)),
            planned(
                step("reminder-1", 9),
                step("reminder-2", 16),
                step("demand", 27),
                step("escalation", 37)));
  }

  @Test
  void newsOfTheCustomerDoNotShortenThem() {
    fixture
        .given(OPENED, MOVED, held(HOLD), RESUMED, ended(Hold.EXPIRED, nine(17)))
        .when(new PlanAnew(CASE, nine(15), ANNA))
        .expectNoEvents();
  }

  @Test
  void theNextStepIsTheOneNotYetTakenAndKeepsItsDistance() {
    fixture
        .given(
            OPENED,
            MOVED,
            requested("reminder-1", 3, "55.94 EUR"),
            taken("reminder-1", 3),
            planned(step("reminder-2", 10)),
            held(HOLD))
        .when(new EndHold(CASE, Hold.MANUAL, Hold.RESUMED, nine(4), ANNA))
        .expectEvents(
            // Three working days after Saturday are over on Wednesday; the distance says Friday.
            ended(Hold.RESUMED, nine(8)),
            planned(step("reminder-2", 10), step("demand", 20), step("escalation", 30)));
  }

  @Test
  void aPartThatIsNoLongerHeldChangesNoMoment() {
    Hold part = hold("20.00 EUR");
    fixture
        .given(OPENED, MOVED, held(part))
        .when(new EndHold(CASE, Hold.MANUAL, Hold.RESUMED, nine(1), ANNA))
        .expectEvents(ended(Hold.RESUMED, null));
  }

  @Test
  void theEndOfAHoldOfTheWholeCustomerCountsAsWell() {
    fixture
        .given(OPENED, MOVED, new CustomerHoldHeeded(CASE, ACCOUNT, "611365", END), RESUMED)
        .when(new PlanAnew(CASE, END, ANNA))
        .expectEvents(new CustomerHoldHeeded(CASE, ACCOUNT, "611365", null, nine(17)));
  }

  /** Money is short through a day that the customer's calendar goes on to name. */
  @Test
  void aHoldOfTheWholeCustomerThatIsStillNamedHasEndedAllTheSame() {
    fixture
        .given(OPENED, MOVED, new CustomerHoldHeeded(CASE, ACCOUNT, "611365", END), RESUMED)
        .when(new PlanAnew(CASE, END, Examples.held(HOLD)))
        .expectEvents(new CustomerHoldHeeded(CASE, ACCOUNT, "611365", null, nine(17)));
  }

  @Test
  void aDecisionInBetweenTellsWhy() {
    Claim claim = new Claim(OPENED);
    claim.remember(MOVED);
    claim.remember(held(HOLD));
    claim.remember(ended(Hold.EXPIRED, nine(17)));
    Schedule schedule = claim.schedule(CALM, ANNA, Calendars.ofShipped().of("DE"));
    assertThat(claim.decide(schedule, ANNA, nine(16), any -> Examples.covered(), READY))
        .isEqualTo(new Nothing(Reason.AFTER_HOLD, "reminder-1", nine(17)));
  }

  private static ClaimHeld held(Hold hold) {
    Money all = hold.amount() == null ? Examples.AMOUNT : hold.amount();
    return new ClaimHeld(
        CASE, ACCOUNT, "611365", hold, hold.endsIn(BERLIN), new Held(all, hold.until()));
  }

  private static HoldEnded ended(String by, @Nullable Instant from) {
    return new HoldEnded(CASE, ACCOUNT, "611365", Hold.MANUAL, by, null, from);
  }
}
