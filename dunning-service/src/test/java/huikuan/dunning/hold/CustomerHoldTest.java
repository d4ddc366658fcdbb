package huikuan.dunning.hold;

import huikuan.contracts.CustomerId;
import huikuan.dunning.hold.CustomerHoldCommand.EndCustomerHold;
import huikuan.dunning.hold.CustomerHoldCommand.PlaceCustomerHold;
import huikuan.dunning.hold.CustomerHoldEvent.CustomerHeld;
import huikuan.dunning.hold.CustomerHoldEvent.CustomerHoldEnded;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustomerHoldTest {

  private static final CustomerId CUSTOMER = CustomerId.parse("CN01.C-1");
  private static final CustomerHoldKey KEY = new CustomerHoldKey(CUSTOMER);
  private static final LocalDate DAY = LocalDate.of(2013, 2, 20);
  private static final Hold HOLD = hold(Hold.MANUAL, DAY);
  private static final Instant END = end(HOLD);

  private final FixtureConfiguration<CustomerHold> fixture =
      new AggregateTestFixture<>(CustomerHold.class);

  @Test
  void aCustomerIsHeldAndTheSameAgainChangesNothing() {
    fixture
        .givenNoPriorActivity()
        .when(new PlaceCustomerHold(KEY, HOLD, END, null))
        .expectEvents(held(HOLD, DAY));
    fixture
        .given(held(HOLD, DAY))
        .when(new PlaceCustomerHold(KEY, HOLD, END, null))
        .expectNoEvents();
  }

  @Test
  void anotherHoldOfTheSameSourceTakesItsPlaceAndOthersStayBesideIt() {
    Hold shorter = hold(Hold.MANUAL, DAY.minusDays(5));
    fixture
        .given(held(HOLD, DAY))
        .when(new PlaceCustomerHold(KEY, shorter, end(shorter), null))
        .expectEvents(held(shorter, DAY.minusDays(5)));
    Hold court = hold("insolvency", DAY.minusDays(5));
    fixture
        .given(held(HOLD, DAY))
        .when(new PlaceCustomerHold(KEY, court, end(court), null))
        .expectEvents(held(court, DAY));
  }

  @Test
  void noHoldTakesThePlaceOfOneThatWasNotSeen() {
    Hold shorter = hold(Hold.MANUAL, DAY.minusDays(5));
    fixture
        .given(held(HOLD, DAY))
        .when(new PlaceCustomerHold(KEY, shorter, end(shorter), 0))
        .expectNoEvents()
        .expectResultMessagePayload(false);
    fixture
        .given(held(HOLD, DAY))
        .when(new EndCustomerHold(KEY, Hold.MANUAL, Hold.RESUMED, END, 0))
        .expectNoEvents()
        .expectResultMessagePayload(false);
    fixture
        .given(held(HOLD, DAY))
        .when(new PlaceCustomerHold(KEY, HOLD, END, 0))
        .expectNoEvents()
        .expectResultMessagePayload(true);
    fixture
        .given(held(HOLD, DAY))
        .when(new PlaceCustomerHold(KEY, shorter, end(shorter), 1))
        .expectEvents(held(shorter, DAY.minusDays(5)))
        .expectResultMessagePayload(true);
    fixture
        .givenNoPriorActivity()
        .when(new PlaceCustomerHold(KEY, HOLD, END, 0))
        .expectEvents(held(HOLD, DAY));
  }

  @Test
  void itIsResumedOnce() {
    fixture
        .given(held(HOLD, DAY))
        .when(new EndCustomerHold(KEY, Hold.MANUAL, Hold.RESUMED, END.minusSeconds(99), null))
        .expectEvents(ended(Hold.RESUMED, null));
    fixture
        .given(held(HOLD, DAY), ended(Hold.RESUMED, null))
        .when(new EndCustomerHold(KEY, Hold.MANUAL, Hold.RESUMED, END, null))
        .expectNoEvents();
    fixture
        .givenNoPriorActivity()
        .when(new EndCustomerHold(KEY, Hold.MANUAL, Hold.RESUMED, END, null))
        .expectNoEvents();
  }

  @Test
  void itExpiresWhenItsLastDayIsOver() {
    fixture
        .given(held(HOLD, DAY))
        .when(new EndCustomerHold(KEY, Hold.MANUAL, Hold.EXPIRED, END.minusMillis(1), null))
        .expectNoEvents();
    fixture
        .given(held(HOLD, DAY))
        .when(new EndCustomerHold(KEY, Hold.MANUAL, Hold.EXPIRED, END, null))
        .expectEvents(ended(Hold.EXPIRED, null));
  }

  @Test
  void whileAnotherIsInForceTheCustomerStaysOnHold() {
    Hold court = hold("insolvency", DAY.plusDays(9));
    fixture
        .given(held(HOLD, DAY), held(court, DAY.plusDays(9)))
        .when(new EndCustomerHold(KEY, Hold.MANUAL, Hold.EXPIRED, END, null))
        .expectEvents(ended(Hold.EXPIRED, DAY.plusDays(9)));
  }

  private static Hold hold(String source, LocalDate until) {
    return new Hold(source, "they merge", until, null, null);
  }

  private static Instant end(Hold hold) {
    return hold.endsIn(ZoneOffset.UTC);
  }

  private static CustomerHeld held(Hold hold, LocalDate until) {
    return new CustomerHeld(CUSTOMER, hold, end(hold), until);
  }

  private static CustomerHoldEnded ended(String by, @Nullable LocalDate until) {
    return new CustomerHoldEnded(CUSTOMER, Hold.MANUAL, by, until);
  }
}
