package huikuan.ledger.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.RecipientEvent.OfferAnswer;
import huikuan.ledger.recipient.LinkCommand.AnswerOffer;
import huikuan.ledger.recipient.LinkCommand.CloseOffer;
import huikuan.ledger.recipient.LinkCommand.Outcome;
import huikuan.ledger.recipient.LinkCommand.PlaceOffer;
import huikuan.ledger.recipient.LinkEvent.LinksRevoked;
import huikuan.ledger.recipient.LinkEvent.OfferAnswered;
import huikuan.ledger.recipient.LinkEvent.OfferClosed;
import huikuan.ledger.recipient.LinkEvent.OfferPlaced;
import huikuan.platform.link.RecipientLink;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An offer is answered once, by whoever of the customer has a link. */
class OfferedToCustomerTest {

  private static final CustomerId CUSTOMER = new CustomerId("CN01", "C-1042");
  private static final LinksKey KEY = new LinksKey(CUSTOMER);
  private static final Offer OFFER = Offers.settlement(AccountId.parse("CN01.C-1042.CNY"));
  private static final Instant NOW = Instant.parse("2026-03-30T01:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final RecipientLink LINK = link("p1", "m-1");
  private static final OfferPlaced PLACED = new OfferPlaced(CUSTOMER, OFFER, NOW);

  private final FixtureConfiguration<CustomerLinks> fixture =
      new AggregateTestFixture<>(CustomerLinks.class);

  private static RecipientLink link(String contact, String message) {
    return new RecipientLink(
        CUSTOMER, contact, "mark", message, null, NOW, NOW.plus(Duration.ofDays(60)));
  }

  private static AnswerOffer answer(RecipientLink by, OfferAnswer answer, Instant at) {
    return new AnswerOffer(by, OFFER.id(), answer, null, at);
  }

  private static OfferAnswered answered(RecipientLink by, OfferAnswer answer, Instant at) {
    return new OfferAnswered(
        CUSTOMER, by.contactId(), by.message(), OFFER.account(), OFFER.id(), answer, null, at);
  }

  private static OfferClosed closed(String why) {
    return new OfferClosed(CUSTOMER, OFFER.id(), why, LATER);
  }

  private static CloseOffer close(String why) {
    return new CloseOffer(KEY, OFFER.id(), why, LATER);
  }

  @Test
  void isPlacedOnce() {
    PlaceOffer place = new PlaceOffer(KEY, OFFER, NOW);
    fixture.givenNoPriorActivity().when(place).expectEvents(PLACED);
    new AggregateTestFixture<>(CustomerLinks.class).given(PLACED).when(place).expectNoEvents();
  }

  @ParameterizedTest
  @CsvSource({"ACCEPTED", "DECLINED"})
  void isAnsweredOnceUntilItsEnd(OfferAnswer answer) {
    Instant last = Offers.ENDS.minusMillis(1);
    fixture
        .given(PLACED)
        .when(answer(LINK, answer, last))
        .expectEvents(answered(LINK, answer, last));
    new AggregateTestFixture<>(CustomerLinks.class)
        .given(PLACED, answered(LINK, answer, last))
        .when(answer(link("p2", "m-2"), answer, Offers.ENDS.plusSeconds(9)))
        .expectNoEvents();
  }

  static Stream<Arguments> refused() {
    OfferAnswered accepted = answered(LINK, OfferAnswer.ACCEPTED, NOW);
    OfferAnswered declined = answered(LINK, OfferAnswer.DECLINED, NOW);
    LinkRefusal over = new LinkRefusal.OfferOver(OFFER.id());
    LinkRefusal wasAccepted = new LinkRefusal.OfferAnsweredBefore(OFFER.id(), "accepted");
    LinkRefusal wasDeclined = new LinkRefusal.OfferAnsweredBefore(OFFER.id(), "declined");
    return Stream.of(
        Arguments.of(new Object[] {PLACED, accepted}, OfferAnswer.DECLINED, LATER, wasAccepted),
        Arguments.of(new Object[] {PLACED, declined}, OfferAnswer.ACCEPTED, LATER, wasDeclined),
        Arguments.of(new Object[] {PLACED}, OfferAnswer.ACCEPTED, Offers.ENDS, over),
        Arguments.of(new Object[] {PLACED, closed("withdrawn")}, OfferAnswer.ACCEPTED, LATER, over),
        Arguments.of(new Object[] {PLACED, closed("lapsed")}, OfferAnswer.DECLINED, LATER, over),
        // A collector was told so by phone.
        Arguments.of(
            new Object[] {PLACED, closed("accepted")}, OfferAnswer.DECLINED, LATER, wasAccepted),
        Arguments.of(
            new Object[] {PLACED, closed("declined")}, OfferAnswer.ACCEPTED, LATER, wasDeclined),
        Arguments.of(
            new Object[] {PLACED, new LinksRevoked(CUSTOMER, null, NOW)},
            OfferAnswer.ACCEPTED,
            LATER,
            new LinkRefusal.Revoked()),
        Arguments.of(
            new Object[] {new LinksRevoked(CUSTOMER, "m-9", NOW)},
            OfferAnswer.ACCEPTED,
            LATER,
            new LinkRefusal.NoSuchOffer(OFFER.id())));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatCannotBeIsRefused(Object[] before, OfferAnswer answer, Instant at, LinkRefusal refusal) {
    fixture
        .given(before)
        .when(answer(LINK, answer, at))
        .expectNoEvents()
        .expectResultMessagePayload(new Outcome.Refused(refusal));
  }

  @Test
  void isClosedAnewWhenSomethingElseCameOfIt() {
    fixture.given(PLACED).when(close("accepted")).expectEvents(closed("accepted"));
    new AggregateTestFixture<>(CustomerLinks.class)
        .given(PLACED, closed("accepted"))
        .when(close("accepted"))
        .expectNoEvents();
    new AggregateTestFixture<>(CustomerLinks.class)
        .given(PLACED, closed("accepted"))
        .when(close("kept"))
        .expectEvents(closed("kept"));
    new AggregateTestFixture<>(CustomerLinks.class)
        .givenNoPriorActivity()
        .when(close("lapsed"))
        .expectNoEvents();
  }

  @ParameterizedTest
  @CsvSource({
    "         ,          , open,     true",
    "ACCEPTED ,          , accepted, true",
    "ACCEPTED , accepted , accepted, true",
    "ACCEPTED , lapsed   , over,     true",
    "DECLINED ,          , declined, true",
    "DECLINED , declined , declined, true",
    "         , accepted , accepted, true",
    "         , declined , declined, false",
    "         , withdrawn, over,     false",
    "         , lapsed   , over,     false",
    "ACCEPTED , kept     , over,     true"
  })
  void isShownWhileItMatters(
      @Nullable OfferAnswer answer, @Nullable String why, String state, boolean shown) {
    StandingOffer standing =
        new StandingOffer(OFFER, answer == null ? null : answered(LINK, answer, NOW), why);
    assertThat(standing.state(LATER)).isEqualTo(state);
    assertThat(standing.isShown(LATER)).isEqualTo(shown);
    assertThat(new StandingOffer(OFFER, null, null).state(Offers.ENDS)).isEqualTo("over");
  }
}
