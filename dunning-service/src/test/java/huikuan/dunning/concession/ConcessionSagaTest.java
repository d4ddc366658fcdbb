package huikuan.dunning.concession;

import static huikuan.dunning.concession.ConcessionExamples.ACCOUNT;
import static huikuan.dunning.concession.ConcessionExamples.DUTY;
import static huikuan.dunning.concession.ConcessionExamples.FIRST;
import static huikuan.dunning.concession.ConcessionExamples.FIRST_DUE;
import static huikuan.dunning.concession.ConcessionExamples.KEY;
import static huikuan.dunning.concession.ConcessionExamples.LAPSES;
import static huikuan.dunning.concession.ConcessionExamples.NOW;
import static huikuan.dunning.concession.ConcessionExamples.OFFERED;
import static huikuan.dunning.concession.ConcessionExamples.PLAN;
import static huikuan.dunning.concession.ConcessionExamples.SECOND_DUE;
import static huikuan.dunning.concession.ConcessionExamples.SERVICE;
import static huikuan.dunning.concession.ConcessionExamples.SHANGHAI;
import static huikuan.dunning.concession.ConcessionExamples.TODAY;
import static huikuan.dunning.concession.ConcessionExamples.check;
import static huikuan.dunning.concession.ConcessionExamples.drafted;
import static huikuan.dunning.concession.ConcessionExamples.due;
import static huikuan.dunning.concession.ConcessionExamples.end;
import static huikuan.dunning.concession.ConcessionExamples.ended;
import static huikuan.dunning.concession.ConcessionExamples.part;
import static huikuan.dunning.concession.ConcessionExamples.terms;
import static huikuan.dunning.concession.ConcessionExamples.yuan;
import static huikuan.dunning.concession.ConcessionTerms.IfMissed.ENDS;

import huikuan.contracts.Cover.Unapplied;
import huikuan.contracts.CustomerId;
import huikuan.dunning.companies.Chasing;
import huikuan.dunning.concession.ConcessionCommand.CheckConcession;
import huikuan.dunning.concession.ConcessionEvent.ConcessionAccepted;
import huikuan.dunning.concession.ConcessionEvent.ConcessionRejected;
import huikuan.dunning.concession.ConcessionEvent.DutyDone;
import huikuan.dunning.cover.AccountCover;
import huikuan.dunning.cover.Covers;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
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

class ConcessionSagaTest {

  private static final Instant OFFER_END = end(OFFERED);
  private static final Instant FIRST_END = end(FIRST_DUE.plusDays(2));
  private static final Instant SECOND_END = end(SECOND_DUE.plusDays(2));

  private static final Duration AN_HOUR = Duration.ofHours(1);

  private FixtureConfiguration fixture;
  private @Nullable LocalDate receiptsThrough;
  private List<Unapplied> credits = List.of();

  @BeforeEach
  void set() {
    fixture = new SagaTestFixture<>(ConcessionSaga.class);
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
  void moneyOnAccountThatIsNotAllocatedIsLookedAtOnceMore() throws Exception {
    Instant over = FIRST_END.plus(Duration.ofDays(30));
    fixture
        .givenCurrentTime(NOW)
        .andThenAPublished(drafted(ConcessionExamples.DISCOUNT))
        .andThenTimeAdvancesTo(FIRST_END)
        .andThenAPublished(new ConcessionEvent.DuePaid(FIRST, ACCOUNT, 1, yuan("97.00"), List.of()))
        .whenTimeAdvancesTo(over)
        .expectDispatchedCommands(check("0.00", over));
  }

  @Test
  void itIsCheckedAtEachOfItsMoments() throws Exception {
    fixture
        .givenCurrentTime(NOW)
        .andThenAPublished(drafted(1, PLAN, LAPSES))
        .whenTimeAdvancesTo(LAPSES)
        .expectDispatchedCommands(check("0.00", LAPSES))
        .expectScheduledDeadlineWithName(OFFER_END, ConcessionSaga.MOMENT);
    set();
    fixture
        .givenCurrentTime(NOW)
        .andThenAPublished(drafted(PLAN))
        .andThenTimeAdvancesTo(OFFER_END)
        .whenTimeAdvancesTo(FIRST_END)
        .expectDispatchedCommands(check("0.00", FIRST_END))
        .expectScheduledDeadlineWithName(SECOND_END, ConcessionSaga.MOMENT);
  }

  @Test
  void beforeItsMomentNothingHappens() {
    fixture
        .givenCurrentTime(NOW)
        .andThenAPublished(drafted(PLAN))
        .whenTimeAdvancesTo(OFFER_END.minusSeconds(1))
        .expectNoDispatchedCommands()
        .expectScheduledDeadlineWithName(OFFER_END, ConcessionSaga.MOMENT);
  }

  @Test
  void moneyThatStandsAgainstNothingIsTold() {
    credits = List.of(new Unapplied("receipt R-1", null, yuan("12.00")));
    fixture
        .givenCurrentTime(NOW)
        .andThenAPublished(drafted(PLAN))
        .whenTimeAdvancesTo(OFFER_END)
        .expectDispatchedCommands(check("12.00", OFFER_END));
  }

  @Test
  void whileReceiptsAreMissingADueIsJudgedLater() throws Exception {
    receiptsThrough = FIRST_DUE.minusDays(3);
    fixture
        .givenCurrentTime(NOW)
        .andThenAPublished(drafted(PLAN))
        .andThenTimeAdvancesTo(OFFER_END)
        .whenTimeAdvancesTo(FIRST_END)
        .expectNoDispatchedCommands()
        .expectScheduledDeadlineWithName(FIRST_END.plus(AN_HOUR), ConcessionSaga.MOMENT);
  }

  @Test
  void aDueIsJudgedWhenTheReceiptsAreThere() throws Exception {
    receiptsThrough = FIRST_DUE.minusDays(3);
    var waiting =
        fixture
            .givenCurrentTime(NOW)
            .andThenAPublished(drafted(PLAN))
            .andThenTimeAdvancesTo(OFFER_END)
            .andThenTimeAdvancesTo(FIRST_END);
    receiptsThrough = FIRST_DUE.plusDays(2);
    Instant later = FIRST_END.plus(AN_HOUR);
    waiting
        .whenTimeAdvancesTo(later)
        .expectDispatchedCommands(check("0.00", later))
        .expectScheduledDeadlineWithName(SECOND_END, ConcessionSaga.MOMENT);
  }

  @Test
  void anOfferLapsesAlsoWhileReceiptsAreMissing() {
    receiptsThrough = OFFERED.minusDays(3);
    fixture
        .givenCurrentTime(NOW)
        .andThenAPublished(drafted(PLAN))
        .whenTimeAdvancesTo(OFFER_END)
        .expectDispatchedCommands(new CheckConcession(KEY, FIRST, yuan("0.00"), false, OFFER_END))
        .expectScheduledDeadlineWithName(FIRST_END, ConcessionSaga.MOMENT);
  }

  @Test
  void whatWeHaveToDoIsAskedForAlsoWhileADueWaitsForReceipts() throws Exception {
    ConcessionTerms terms = terms(ConcessionKind.SERVICE, List.of(due(TODAY, "100.00")), ENDS);
    Instant dueEnd = end(TODAY.plusDays(2));
    receiptsThrough = TODAY.minusDays(3);
    fixture
        .givenCurrentTime(NOW)
        .andThenAPublished(drafted(terms))
        .andThenTimeAdvancesTo(dueEnd)
        .whenTimeAdvancesTo(OFFER_END)
        .expectDispatchedCommands(new CheckConcession(KEY, FIRST, yuan("0.00"), false, OFFER_END));
  }

  @Test
  void oneThatIsAcceptedAfterItsDueIsJudgedAtOnce() throws Exception {
    ConcessionTerms terms = terms(ConcessionKind.DISCOUNT, List.of(due(TODAY, "97.00")), ENDS);
    Instant dueEnd = end(TODAY.plusDays(2));
    ConcessionAccepted accepted =
        new ConcessionAccepted(
            FIRST,
            ACCOUNT,
            new Conceded(terms, List.of(part())),
            "li",
            null,
            null,
            List.of(),
            dueEnd.plus(AN_HOUR));
    fixture
        .givenCurrentTime(NOW)
        .andThenAPublished(drafted(terms))
        .andThenTimeAdvancesTo(dueEnd.plus(AN_HOUR))
        .whenPublishingA(accepted)
        .expectScheduledDeadlineWithName(dueEnd.plus(AN_HOUR), ConcessionSaga.MOMENT);
  }

  @Test
  void oneThatIsOverIsWaitedForNoLonger() throws Exception {
    List<ConcessionEvent> ends =
        List.of(
            ended(PLAN, part(), ConcessionState.MISSED, null, NOW),
            ended(PLAN, part(), ConcessionState.KEPT, null, NOW),
            new ConcessionRejected(FIRST, ACCOUNT, new Conceded(PLAN, List.of(part())), "no"));
    for (ConcessionEvent each : ends) {
      set();
      fixture
          .givenCurrentTime(NOW)
          .andThenAPublished(drafted(PLAN))
          .whenPublishingA(each)
          .expectActiveSagas(0)
          .expectNoScheduledDeadlines();
    }
  }

  @Test
  void whenItIsKeptOurPartIsWaitedForUntilItIsDone() throws Exception {
    ConcessionEvent kept = ended(SERVICE, part(), ConcessionState.KEPT, null, NOW);
    fixture
        .givenCurrentTime(NOW)
        .andThenAPublished(drafted(SERVICE))
        .whenPublishingA(kept)
        .expectActiveSagas(1)
        .expectScheduledDeadlineWithName(end(DUTY), ConcessionSaga.MOMENT);
    set();
    fixture
        .givenCurrentTime(NOW)
        .andThenAPublished(drafted(SERVICE))
        .andThenAPublished(kept)
        .whenPublishingA(new DutyDone(FIRST, ACCOUNT, "done", NOW))
        .expectActiveSagas(0)
        .expectNoScheduledDeadlines();
  }

  @Test
  void theSameTwiceIsWaitedForOnce() {
    fixture
        .givenCurrentTime(NOW)
        .andThenAPublished(drafted(PLAN))
        .whenPublishingA(drafted(PLAN))
        .expectActiveSagas(1);
  }
}
