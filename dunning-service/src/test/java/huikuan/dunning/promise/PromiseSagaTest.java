package huikuan.dunning.promise;

import static huikuan.dunning.promise.PromiseExamples.ACCOUNT;
import static huikuan.dunning.promise.PromiseExamples.END;
import static huikuan.dunning.promise.PromiseExamples.FIRST;
import static huikuan.dunning.promise.PromiseExamples.KEY;
import static huikuan.dunning.promise.PromiseExamples.LAPSES;
import static huikuan.dunning.promise.PromiseExamples.NOW;
import static huikuan.dunning.promise.PromiseExamples.SHANGHAI;
import static huikuan.dunning.promise.PromiseExamples.UNTIL;
import static huikuan.dunning.promise.PromiseExamples.broken;
import static huikuan.dunning.promise.PromiseExamples.judge;
import static huikuan.dunning.promise.PromiseExamples.judged;
import static huikuan.dunning.promise.PromiseExamples.made;
import static huikuan.dunning.promise.PromiseExamples.part;
import static huikuan.dunning.promise.PromiseExamples.promised;
import static huikuan.dunning.promise.PromiseExamples.proposed;
import static huikuan.dunning.promise.PromiseExamples.withdrawn;
import static huikuan.dunning.promise.PromiseExamples.yuan;

import huikuan.contracts.Cover.Unapplied;
import huikuan.contracts.CustomerId;
import huikuan.dunning.companies.Chasing;
import huikuan.dunning.cover.AccountCover;
import huikuan.dunning.cover.Covers;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.promise.PromiseCommand.LapsePromise;
import huikuan.dunning.promise.PromiseEvent.NeedsApproval;
import huikuan.dunning.promise.PromiseEvent.PromiseApproved;
import huikuan.dunning.promise.PromiseEvent.PromiseInForceAgain;
import huikuan.dunning.promise.PromiseEvent.PromiseLapsed;
import huikuan.dunning.promise.PromiseEvent.PromiseMade;
import huikuan.dunning.promise.PromiseEvent.PromiseRejected;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.calendar.WorkingDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.test.saga.FixtureConfiguration;
import org.axonframework.test.saga.SagaTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PromiseSagaTest {

  private static final PromiseMade WAITING = proposed(NeedsApproval.FAR_AHEAD);
  private static final PromiseApproved APPROVED =
      new PromiseApproved(FIRST, ACCOUNT, promised(part()));

  private FixtureConfiguration fixture;
  private @Nullable LocalDate receiptsThrough;
  private List<Unapplied> credits = List.of();

  @BeforeEach
  void set() {
    fixture = new SagaTestFixture<>(PromiseSaga.class);
    fixture.registerResource(
        new Commands(DefaultCommandGateway.builder().commandBus(fixture.getCommandBus()).build()));
    fixture.registerResource(new Directory());
    fixture.registerResource((Covers) _ -> new AccountCover(List.of(), credits, false));
    fixture.registerDeadlineHandlerInterceptor(
        (work, chain) -> {
          work.transformMessage(
              message -> message.andMetaData(Map.of("firedAt", fixture.currentTime().toString())));
          return chain.proceed();
        });
  }

  /** The directory, without a database behind it. */
  private final class Directory implements Customers {
    @Override
    public Customer find(CustomerId id) {
      Chasing chasing =
          new Chasing(LocalDate.EPOCH, receiptsThrough, SHANGHAI, WorkingDays.MONDAY_TO_FRIDAY);
      return Customer.unknown(id, chasing);
    }

    @Override
    public Map<CustomerId, Customer> findAll(Collection<CustomerId> ids) {
      return ids.stream().collect(Collectors.toMap(id -> id, this::find));
    }
  }

  @Test
  void itIsJudgedAtItsEndByTheMoneyThatStandsAgainstNothing() {
    credits = List.of(new Unapplied("receipt R-1", null, yuan("12.00")));
    fixture
        .givenCurrentTime(NOW)
        .andThenAPublished(made())
        .whenTimeAdvancesTo(END)
        .expectDispatchedCommands(judge("12.00", END));
  }

  @Test
  void beforeItsEndNothingHappens() {
    fixture
        .givenCurrentTime(NOW)
        .andThenAPublished(made())
        .whenTimeAdvancesTo(END.minusSeconds(1))
        .expectNoDispatchedCommands()
        .expectScheduledDeadlineWithName(END, PromiseSaga.END);
  }

  @Test
  void whileReceiptsOfItsLastDaysAreMissingItIsAskedAgainAnHourLater() throws Exception {
    receiptsThrough = UNTIL.minusDays(3);
    Instant again = END.plus(Duration.ofHours(1));
    fixture
        .givenCurrentTime(NOW)
        .andThenAPublished(made())
        .whenTimeAdvancesTo(END)
        .expectNoDispatchedCommands()
        .expectScheduledDeadlineWithName(again, PromiseSaga.END);
    set();
    var waiting =
        fixture.givenCurrentTime(NOW).andThenAPublished(made()).andThenTimeAdvancesTo(END);
    receiptsThrough = UNTIL;
    waiting.whenTimeAdvancesTo(again).expectDispatchedCommands(judge("0.00", again));
  }

  @Test
  void whatWaitsForApprovalLapses() {
    fixture
        .givenCurrentTime(NOW)
        .andThenAPublished(WAITING)
        .whenTimeAdvancesTo(LAPSES)
        .expectDispatchedCommands(new LapsePromise(KEY, FIRST, LAPSES));
    fixture
        .givenAPublished(WAITING)
        .whenPublishingA(new PromiseLapsed(FIRST, ACCOUNT, promised(part())))
        .expectActiveSagas(0)
        .expectNoScheduledDeadlines();
  }

  @Test
  void whatIsApprovedIsJudgedAtItsEnd() {
    fixture
        .givenCurrentTime(NOW)
        .andThenAPublished(WAITING)
        .whenPublishingA(APPROVED)
        .expectActiveSagas(1)
        .expectNoScheduledDeadlineWithName(LAPSES, PromiseSaga.LAPSE)
        .expectScheduledDeadlineWithName(END, PromiseSaga.END);
  }

  @Test
  void whatIsNotApprovedIsWaitedForNoLonger() {
    fixture
        .givenCurrentTime(NOW)
        .andThenAPublished(WAITING)
        .whenPublishingA(new PromiseRejected(FIRST, ACCOUNT, promised(part()), "no"))
        .expectActiveSagas(0)
        .expectNoScheduledDeadlines();
  }

  @Test
  void whatIsJudgedOrTakenBackIsWaitedForNoLonger() throws Exception {
    for (PromiseEvent end : List.of(broken(1, NOW), withdrawn(1, "no", NOW))) {
      set();
      fixture
          .givenCurrentTime(NOW)
          .andThenAPublished(made())
          .whenPublishingA(end)
          .expectActiveSagas(0)
          .expectNoScheduledDeadlines();
    }
  }

  @Test
  void whatIsInForceAgainIsJudgedAtItsEnd() throws Exception {
    fixture
        .givenCurrentTime(NOW)
        .andThenAPublished(made())
        .andThenAPublished(judged(PromiseState.KEPT, "500.00", "0.00", "0.00", NOW))
        .whenPublishingA(new PromiseInForceAgain(FIRST, ACCOUNT, promised(part()), END))
        .expectActiveSagas(1)
        .expectScheduledDeadlineWithName(END, PromiseSaga.END);
  }

  @Test
  void theSamePromiseToldTwiceIsWaitedForOnce() {
    fixture
        .givenCurrentTime(NOW)
        .andThenAPublished(made())
        .whenPublishingA(made())
        .expectActiveSagas(1);
  }
}
