package huikuan.dunning.dispute;

import static huikuan.dunning.dispute.DisputeExamples.ACCOUNT;
import static huikuan.dunning.dispute.DisputeExamples.FIRST;
import static huikuan.dunning.dispute.DisputeExamples.KEY;
import static huikuan.dunning.dispute.DisputeExamples.NOW;
import static huikuan.dunning.dispute.DisputeExamples.SHANGHAI;
import static huikuan.dunning.dispute.DisputeExamples.TIMES;
import static huikuan.dunning.dispute.DisputeExamples.closed;
import static huikuan.dunning.dispute.DisputeExamples.facts;
import static huikuan.dunning.dispute.DisputeExamples.opened;
import static huikuan.dunning.dispute.DisputeExamples.part;

import huikuan.contracts.CustomerId;
import huikuan.dunning.companies.Chasing;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.dispute.DisputeCommand.RemindOfDispute;
import huikuan.dunning.dispute.DisputeEvent.DisputeChanged;
import huikuan.dunning.dispute.DisputeEvent.DisputeOverdue;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DisputeSagaTest {

  private static final Instant OVER = TIMES.dueAt();
  private static final Instant AGAIN = OVER.plus(Duration.ofDays(14));

  /** The last day of the hold of one whose day is over at the beginning of 2013-03-30. */
  private static final LocalDate HELD = LocalDate.of(2013, 4, 29);

  private FixtureConfiguration fixture;

  @BeforeEach
  void set() {
    fixture = new SagaTestFixture<>(DisputeSaga.class);
    fixture.registerResource(
        new Commands(DefaultCommandGateway.builder().commandBus(fixture.getCommandBus()).build()));
    fixture.registerResource(new Directory());
    fixture.registerDeadlineHandlerInterceptor(
        (work, chain) -> {
          work.transformMessage(
              message -> message.andMetaData(Map.of("firedAt", fixture.currentTime().toString())));
          return chain.proceed();
        });
  }

  /** The directory, without a database behind it. */
  private static final class Directory implements Customers {
    @Override
    public Customer find(CustomerId id) {
      return Customer.unknown(
          id, new Chasing(LocalDate.EPOCH, null, SHANGHAI, WorkingDays.MONDAY_TO_FRIDAY));
    }

    @Override
    public Map<CustomerId, Customer> findAll(Collection<CustomerId> ids) {
      return ids.stream().collect(Collectors.toMap(id -> id, this::find));
    }
  }

  @Test
  void itIsRemindedOfWhenItsDayIsOverAndHeldOn() {
    fixture
        .givenCurrentTime(NOW)
        .andThenAPublished(opened("40.00"))
        .whenTimeAdvancesTo(OVER)
        .expectDispatchedCommands(new RemindOfDispute(KEY, FIRST, HELD, AGAIN, OVER));
  }

  @Test
  void beforeItsDayIsOverNothingHappens() {
    fixture
        .givenCurrentTime(NOW)
        .andThenAPublished(opened("40.00"))
        .whenTimeAdvancesTo(OVER.minusSeconds(1))
        .expectNoDispatchedCommands()
        .expectScheduledDeadlineWithName(OVER, DisputeSaga.DUE);
  }

  @Test
  void anotherDayIsWaitedForInItsPlace() {
    Instant later = OVER.plus(Duration.ofDays(7));
    fixture
        .givenCurrentTime(NOW)
        .andThenAPublished(opened("40.00"))
        .whenPublishingA(changed(later))
        .expectNoScheduledDeadlineWithName(OVER, DisputeSaga.DUE)
        .expectScheduledDeadlineWithName(later, DisputeSaga.DUE);
  }

  @Test
  void aChangeOfOtherThingsLeavesItsDayAlone() {
    fixture
        .givenCurrentTime(NOW)
        .andThenAPublished(opened("40.00"))
        .whenPublishingA(changed(OVER))
        .expectScheduledDeadlineWithName(OVER, DisputeSaga.DUE);
  }

  private static DisputeChanged changed(Instant dueAt) {
    return new DisputeChanged(
        FIRST,
        ACCOUNT,
        facts(DisputeStage.IN_WORK, null),
        List.of(part("40.00")),
        TIMES.heldUntil(),
        dueAt,
        null);
  }

  @Test
  void whileItIsOverdueItIsRemindedOfEveryTwoWeeks() throws Exception {
    fixture
        .givenCurrentTime(NOW)
        .andThenAPublished(opened("40.00"))
        .andThenTimeAdvancesTo(OVER)
        .whenPublishingA(new DisputeOverdue(FIRST, ACCOUNT, List.of(part("40.00")), HELD, AGAIN))
        .expectActiveSagas(1)
        .expectScheduledDeadlineWithName(AGAIN, DisputeSaga.DUE);
  }

  @Test
  void oneThatIsClosedIsWaitedForNoLonger() {
    fixture
        .givenCurrentTime(NOW)
        .andThenAPublished(opened("40.00"))
        .whenPublishingA(
            closed(DisputeOutcome.OWED, RootCause.CUSTOMER, List.of(part("40.00").conceding()), ""))
        .expectActiveSagas(0)
        .expectNoScheduledDeadlines();
  }

  @Test
  void theSameDisputeToldTwiceIsWaitedForOnce() {
    fixture
        .givenCurrentTime(NOW)
        .andThenAPublished(opened("40.00"))
        .whenPublishingA(opened("40.00"))
        .expectActiveSagas(1);
  }
}
