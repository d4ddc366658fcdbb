package huikuan.ledger.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.readiness.DeliveryWay;
import huikuan.contracts.readiness.InvoiceState;
import huikuan.ledger.evidence.InvoiceWayEvent.InvoiceWayTold;
import huikuan.ledger.evidence.TellInvoiceWay.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvoiceWayTest {

  private final FixtureConfiguration<InvoiceWay> ways =
      new AggregateTestFixture<>(InvoiceWay.class);

  /** {@code state day}, such as {@code issued 12}. */
  private static InvoiceWayTold told(String state, int day) {
    return new InvoiceWayTold(
        AccountId.parse("CN01.C.CNY"),
        "F-1",
        InvoiceState.parse(state),
        LocalDate.of(2026, 1, day),
        state.equals("delivered") ? DeliveryWay.MAIL : null,
        state.equals("toBeCorrected") ? "wrong tax number" : null,
        null,
        null);
  }

  private ResultValidator<InvoiceWay> tell(InvoiceWayTold news, InvoiceWayTold... before) {
    return ways.given((Object[]) before).when(new TellInvoiceWay(news, null));
  }

  @ParameterizedTest
  @CsvSource({
    "'', requested issued delivered, ",
    "requested, issued, ours",
    "issued, delivered toBeCorrected, ours",
    "delivered, delivered accepted toBeCorrected, customer",
    "accepted, toBeCorrected, customer",
    "toBeCorrected, corrected, ours",
    "corrected, delivered accepted toBeCorrected, customer"
  })
  void eachStateFollowsSomeAndNoOthers(String now, String next, String turn) {
    List<String> may = List.of(next.split(" "));
    InvoiceWayTold[] before =
        now.isEmpty() ? new InvoiceWayTold[0] : new InvoiceWayTold[] {told(now, 5)};
    InvoiceState state = now.isEmpty() ? null : InvoiceState.parse(now);
    for (InvoiceState each : InvoiceState.values()) {
      InvoiceWayTold news = told(each.toString(), 6);
      ResultValidator<InvoiceWay> result = tell(news, before);
      if (may.contains(each.toString())) {
        result.expectEvents(news).expectResultMessagePayload(new Outcome.Told());
      } else {
        result.expectNoEvents().expectResultMessagePayload(new Outcome.OutOfOrder(state));
      }
    }
    if (state != null) {
      assertThat(state.turn()).hasToString(turn);
      assertThat(state.ourTurn()).isEqualTo(turn.equals("ours"));
    }
  }

  @Test
  void aDayIsNotBeforeThatOfTheStateBefore() {
    tell(told("delivered", 4), told("issued", 5))
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.TooEarly(LocalDate.of(2026, 1, 5)));
    tell(told("delivered", 5), told("issued", 5)).expectEvents(told("delivered", 5));
  }

  @Test
  void theSameAgainChangesNothing() {
    tell(told("issued", 5), told("issued", 5))
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.Unchanged());
    tell(told("delivered", 5), told("delivered", 5))
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.Unchanged());
  }

  @Test
  void anEarlierStateThatIsSentOnceMoreChangesNothing() {
    tell(told("issued", 5), told("issued", 5), told("delivered", 6), told("accepted", 7))
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.Unchanged());
    tell(told("issued", 6), told("issued", 5), told("delivered", 6))
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.OutOfOrder(InvoiceState.DELIVERED));
  }

  @Test
  void anEarlierStateThatMayFollowChangesNothingEither() {
    InvoiceWayTold[] before = {
      told("delivered", 6), told("toBeCorrected", 6), told("corrected", 6)
    };
    for (InvoiceWayTold each : before) {
      tell(each, before).expectNoEvents().expectResultMessagePayload(new Outcome.Unchanged());
    }
    ways.given((Object[]) before)
        .when(new TellInvoiceWay(told("issued", 6), told("issued", 6)))
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.Unchanged());
  }

  @Test
  void itIsDeliveredAgainTheSameDayOnceItIsCorrected() {
    InvoiceWayTold again =
        new InvoiceWayTold(
            AccountId.parse("CN01.C.CNY"),
            "F-1",
            InvoiceState.DELIVERED,
            LocalDate.of(2026, 1, 6),
            DeliveryWay.MAIL,
            null,
            null,
            "the corrected one");
    tell(again, told("delivered", 6), told("toBeCorrected", 6), told("corrected", 6))
        .expectEvents(again)
        .expectResultMessagePayload(new Outcome.Told());
  }

  @Test
  void aWayGoesOnFromWhatWasToldWithTheInvoice() {
    InvoiceWayTold first = told("issued", 5);
    ways.given()
        .when(new TellInvoiceWay(told("delivered", 6), first))
        .expectEvents(told("delivered", 6));
    ways.given()
        .when(new TellInvoiceWay(told("delivered", 4), first))
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.TooEarly(LocalDate.of(2026, 1, 5)));
    ways.given()
        .when(new TellInvoiceWay(told("accepted", 6), first))
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.OutOfOrder(InvoiceState.ISSUED));
    ways.given()
        .when(new TellInvoiceWay(first, first))
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.Unchanged());
    ways.given(told("delivered", 6))
        .when(new TellInvoiceWay(first, first))
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.Unchanged());
  }

  @Test
  void aWayHasAnEnd() {
    InvoiceWayTold[] most =
        IntStream.rangeClosed(1, InvoiceWay.MOST_TOLD)
            .mapToObj(n -> told(n % 2 == 1 ? "toBeCorrected" : "corrected", 1))
            .toArray(InvoiceWayTold[]::new);
    tell(told("delivered", 2), most)
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.TooMuch(InvoiceWay.MOST_TOLD));
  }
}
