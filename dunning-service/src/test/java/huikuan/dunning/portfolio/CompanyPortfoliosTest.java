package huikuan.dunning.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.dunning.portfolio.PortfolioCommand.HandOver;
import huikuan.dunning.portfolio.PortfolioCommand.SetPortfolio;
import huikuan.dunning.portfolio.PortfolioEvent.PortfolioHandedOver;
import huikuan.dunning.portfolio.PortfolioEvent.PortfolioSet;
import huikuan.dunning.portfolio.PortfolioOutcome.ChangedMeanwhile;
import huikuan.dunning.portfolio.PortfolioOutcome.Clash;
import huikuan.dunning.portfolio.PortfolioOutcome.Done;
import huikuan.dunning.portfolio.PortfolioOutcome.Taken;
import huikuan.dunning.portfolio.PortfolioOutcome.Unknown;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompanyPortfoliosTest {

  private static final PortfolioKey KEY = new PortfolioKey("CN01");
  private static final LocalDate DAY = LocalDate.of(2013, 2, 1);
  private static final String LI = "person:li.qiang";
  private static final String CHEN = "person:chen.jing";
  private static final StoodOpen STOOD = new StoodOpen(0, List.of(), List.of(), 0, List.of());

  private final FixtureConfiguration<CompanyPortfolios> fixture =
      new AggregateTestFixture<>(CompanyPortfolios.class);

  private static PortfolioSet set(
      String name, String owner, List<String> customers, List<String> classes, boolean rest) {
    return new PortfolioSet(
        "CN01", new Portfolio(name, owner, null, customers, classes, rest), DAY);
  }

  private static PortfolioSet east() {
    return set("east", LI, List.of("A", "B"), List.of("key"), false);
  }

  private static PortfolioSet west() {
    return set("west", CHEN, List.of("C"), List.of(), true);
  }

  private static PortfolioHandedOver over(
      @Nullable String owner, @Nullable String to, @Nullable List<String> customers, int days) {
    return new PortfolioHandedOver(
        "CN01", "east", owner, to, customers, "he left", DAY.plusDays(days), STOOD);
  }

  @Test
  void aPortfolioIsSetAndTheSameAgainChangesNothing() {
    fixture
        .givenNoPriorActivity()
        .when(new SetPortfolio(KEY, east(), null))
        .expectEvents(east())
        .expectResultMessagePayload(new Done());
    fixture
        .given(east())
        .when(new SetPortfolio(KEY, east(), null))
        .expectNoEvents()
        .expectResultMessagePayload(new Done());
  }

  @Test
  void noCustomerClassOrRestIsInTwo() {
    fixture
        .given(east(), west())
        .when(new SetPortfolio(KEY, set("south", CHEN, List.of("B"), List.of(), false), null))
        .expectNoEvents()
        .expectResultMessagePayload(new Taken(new Clash("customer", "B", "east", "south")));
    fixture
        .given(east(), west())
        .when(new SetPortfolio(KEY, set("a", CHEN, List.of(), List.of("key"), false), null))
        .expectNoEvents()
        .expectResultMessagePayload(new Taken(new Clash("class", "key", "east", "a")));
    fixture
        .given(east(), west())
        .when(new SetPortfolio(KEY, set("south", CHEN, List.of(), List.of(), true), null))
        .expectNoEvents()
        .expectResultMessagePayload(new Taken(new Clash("rest", "the rest", "west", "south")));
  }

  @Test
  void aClashOnALaterDayIsRefusedToday() {
    fixture
        .given(east(), west(), over(null, "west", List.of("B"), 9))
        .when(new SetPortfolio(KEY, set("west", CHEN, List.of("C"), List.of("key"), true), null))
        .expectNoEvents();
    fixture
        .given(east(), west(), over(null, "west", null, 9))
        .when(new SetPortfolio(KEY, set("south", CHEN, List.of("A"), List.of(), false), null))
        .expectNoEvents();
  }

  @Test
  void aPortfolioThatWasNotSeenIsNotChanged() {
    fixture
        .given(east())
        .when(new SetPortfolio(KEY, set("east", CHEN, List.of(), List.of(), false), 0))
        .expectNoEvents()
        .expectResultMessagePayload(new ChangedMeanwhile());
    fixture
        .given(east())
        .when(new SetPortfolio(KEY, set("east", CHEN, List.of(), List.of(), false), 1))
        .expectEvents(set("east", CHEN, List.of(), List.of(), false));
    fixture
        .given(east(), west())
        .when(new HandOver(KEY, over(CHEN, null, null, 0), 2))
        .expectNoEvents()
        .expectResultMessagePayload(new ChangedMeanwhile());
  }

  @Test
  void itIsHandedOverOnceToOneThatThereIs() {
    fixture
        .given(east(), west())
        .when(new HandOver(KEY, over(null, "west", List.of("B"), 3), null))
        .expectEvents(over(null, "west", List.of("B"), 3));
    fixture
        .given(east(), west(), over(null, "west", List.of("B"), 3))
        .when(new HandOver(KEY, over(null, "west", List.of("B"), 3), null))
        .expectNoEvents()
        .expectResultMessagePayload(new Done());
    fixture
        .given(east())
        .when(new HandOver(KEY, over(null, "west", List.of("B"), 3), null))
        .expectNoEvents()
        .expectResultMessagePayload(new Unknown("west"));
  }

  @Test
  void theStrongestHasACustomer() {
    Assignment on = Assignment.on(DAY, new PortfolioBook(List.of(east(), west())));
    assertThat(on.of("A", null)).map(Portfolio::name).contains("east");
    assertThat(on.of("C", "key"))
        .as("named before its class")
        .map(Portfolio::name)
        .contains("west");
    assertThat(on.of("D", "key")).map(Portfolio::name).contains("east");
    assertThat(on.of("D", "other")).as("the rest").map(Portfolio::name).contains("west");
    Assignment without = Assignment.on(DAY, new PortfolioBook(List.of(east())));
    assertThat(without.of("D", null)).isEmpty();
  }

  @Test
  void aHandOverHoldsFromItsDayOn() {
    PortfolioBook book =
        new PortfolioBook(
            List.of(
                east(),
                west(),
                over(null, "west", List.of("B"), 9),
                over(CHEN, null, null, 5),
                set("east", LI, List.of("A", "B", "E"), List.of(), false)));
    assertThat(book.on(DAY).get("east").customers()).containsExactly("A", "B", "E");
    assertThat(book.on(DAY.plusDays(4)).get("east").owner()).isEqualTo(LI);
    assertThat(book.on(DAY.plusDays(5)).get("east").owner()).isEqualTo(CHEN);
    assertThat(book.on(DAY.plusDays(9)).get("east").customers()).containsExactly("A", "E");
    assertThat(book.on(DAY.plusDays(9)).get("west").customers()).containsExactly("C", "B");
    assertThat(book.on(DAY.minusDays(1))).isEmpty();
    assertThat(book.version("west")).isEqualTo(2);
  }

  @Test
  void allOfItTakesItsClassesAlong() {
    PortfolioBook book = new PortfolioBook(List.of(east(), west(), over(null, "west", null, 0)));
    Portfolio west = book.on(DAY).get("west");
    assertThat(west.customers()).containsExactly("C", "A", "B");
    assertThat(west.classes()).containsExactly("key");
    assertThat(west.rest()).isTrue();
    assertThat(book.on(DAY).get("east").customers()).isEmpty();
  }

  @Test
  void aDeputyStandsInOnTheDaysOfAnAbsence() {
    StandIn deputy = new StandIn(CHEN, DAY, DAY.plusDays(2));
    assertThat(deputy.isAbsenceOn(DAY.minusDays(1))).isFalse();
    assertThat(deputy.isAbsenceOn(DAY)).isTrue();
    assertThat(deputy.isAbsenceOn(DAY.plusDays(2))).isTrue();
    assertThat(deputy.isAbsenceOn(DAY.plusDays(3))).isFalse();
    assertThat(new StandIn(CHEN, null, null).isAbsenceOn(DAY)).isFalse();
  }
}
