package huikuan.dunning.reminder;

import static huikuan.dunning.claim.Examples.ANNA;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.BasisEvent;
import huikuan.contracts.ledger.BasisEvent.ContractChanged;
import huikuan.contracts.ledger.BasisEvent.EvidenceAttached;
import huikuan.contracts.ledger.BasisEvent.Milestone;
import huikuan.contracts.ledger.BasisEvent.MilestoneReached;
import huikuan.contracts.ledger.BasisEvent.MilestoneReopened;
import huikuan.contracts.ledger.Subject;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.dunning.claim.ClaimCommand;
import huikuan.dunning.claim.ClaimCommand.EndHold;
import huikuan.dunning.claim.ClaimCommand.PlaceHold;
import huikuan.dunning.claim.ClaimCommand.PlanAnew;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.readiness.BasisEntry;
import huikuan.dunning.readiness.ContractClaims;
import huikuan.dunning.readiness.ContractClaims.Told;
import huikuan.dunning.readiness.StoredBases;
import huikuan.embedded.EmbeddedMongo;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.company.CompanySettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.test.saga.ContinuedGivenState;
import org.axonframework.test.saga.FixtureConfiguration;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

class ContractSagaTest {

  private static final CustomerId CUSTOMER = ANNA.id();
  private static final String COMPANY = CUSTOMER.company();
  private static final Subject CONTRACT = new Subject.OfContract(COMPANY, "HT-1");
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

  private final EmbeddedMongo server = EmbeddedMongo.start(null, 0);
  private final MongoClient client = MongoClients.create(server.uri("dunning"));
  private final MongoTemplate mongo = new MongoTemplate(client, "dunning");
  private final ContractClaims claims = new ContractClaims(mongo);
  private final FixtureConfiguration fixture = new SagaTestFixture<>(ContractSaga.class);

  @BeforeEach
  void set() {
    Directory customers = new Directory();
    fixture.registerResource(customers);
    fixture.registerResource(claims);
    fixture.registerResource(new StoredBases(mongo, new CompanySettings(Map.of()), claims));
    fixture.registerResource(
        new ContractHolds(
            claims,
            customers,
            new Commands(
                DefaultCommandGateway.builder().commandBus(fixture.getCommandBus()).build())));
    fixture.registerDeadlineHandlerInterceptor(
        (work, chain) -> {
          work.transformMessage(
              message -> message.andMetaData(Map.of("firedAt", fixture.currentTime().toString())));
          return chain.proceed();
        });
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private static final class Directory implements Customers {
    @Override
    public Customer find(CustomerId id) {
      return ANNA;
    }

    @Override
    public Map<CustomerId, Customer> findAll(Collection<CustomerId> ids) {
      return ids.stream().collect(Collectors.toMap(id -> id, this::find));
    }
  }

  /** Keeps the event as the directory does, before the saga hears of it. */
  private BasisEvent told(BasisEvent event) {
    String id = BasisEntry.of(event);
    BasisEntry known = mongo.findById(id, BasisEntry.class);
    mongo.save((known == null ? BasisEntry.empty(id) : known).after(event));
    return event;
  }

  private void claims(int many) {
    for (int at = 1; at <= many; at++) {
      claims.add(
          List.of(
              new Told(
                  "I-" + at,
                  CUSTOMER,
                  CONTRACT.key(),
                  Money.parse("10.00 CNY"),
                  TODAY.minusDays(1),
                  at)));
    }
  }

  private static ContractChanged contract(Milestone... milestones) {
    return new ContractChanged(
        COMPANY, "HT-1", CUSTOMER, false, List.of(milestones), List.of(), List.of());
  }

  private static Milestone milestone(String id, String amount) {
    return new Milestone(id, id, Money.parse(amount), TODAY.plusDays(30), null, null);
  }

  private static MilestoneReached reached(String id) {
    return new MilestoneReached(COMPANY, "HT-1", id, TODAY, null);
  }

  private ContinuedGivenState followed(Milestone... milestones) throws Exception {
    return fixture
        .givenCurrentTime(NOW)
        .andThenAPublished(told(contract(milestones)))
        .andThenTimeElapses(SECOND);
  }

  private static Object placed(String caseId, String milestone, Instant at) {
    Hold hold =
        new Hold(
            Hold.MILESTONES,
            Hold.MILESTONES,
            TODAY.plusDays(30),
            Money.parse("10.00 CNY"),
            milestone);
    return new PlaceHold(caseId, hold, at, ANNA, null, null);
  }

  private static Object ended(String caseId, String source, Instant at) {
    return new EndHold(caseId, source, Hold.REACHED, at, ANNA);
  }

  @Test
  void onlyOpenClaimsWhoseHeldPartChangesFollow() throws Exception {
    claims(310);
    claims.open(Map.of("I-301", false));
    Instant at = NOW.plusSeconds(2);

    followed(milestone("M1", "3000.00 CNY"), milestone("M2", "20.00 CNY"))
        .andThenAPublished(told(reached("M2")))
        .whenTimeElapses(SECOND)
        .expectActiveSagas(1)
        .expectDispatchedCommands(
            ended("I-1", Hold.MILESTONES, at),
            ended("I-1", Hold.CHASING_START, at),
            ended("I-2", Hold.MILESTONES, at),
            ended("I-2", Hold.CHASING_START, at),
            placed("I-302", "M1", at),
            ended("I-302", Hold.CHASING_START, at));
  }

  @Test
  void eventsThatAreToldTogetherAreFollowedOnce() throws Exception {
    claims(1);
    BasisEvent changed = told(contract(milestone("M1", "10.00 CNY")));
    BasisEvent reached = told(reached("M1"));

    fixture
        .givenCurrentTime(NOW)
        .andThenAPublished(changed)
        .andThenTimeElapses(SECOND)
        .whenPublishingA(reached)
        .expectNoScheduledDeadlines();
  }

  @Test
  void aClaimThatMayHaveFollowedAChangeMeanwhileFollowsItsEnd() throws Exception {
    claims(1);
    Instant at = NOW.plusSeconds(2);

    followed(milestone("M1", "10.00 CNY"))
        .andThenAPublished(told(reached("M1")))
        .andThenAPublished(told(new MilestoneReopened(COMPANY, "HT-1", "M1")))
        .whenTimeElapses(SECOND)
        .expectDispatchedCommands(placed("I-1", "M1", at), ended("I-1", Hold.CHASING_START, at));
  }

  @Test
  void evidenceOfTheContractHasItsOpenClaimsPlannedAnew() throws Exception {
    claims(3);
    claims.open(Map.of("I-2", false));
    Instant at = NOW.plusSeconds(2);

    followed(milestone("M1", "10.00 CNY"))
        .andThenAPublished(told(evidence()))
        .whenTimeElapses(SECOND)
        .expectDispatchedCommands(new PlanAnew("I-1", at, ANNA), new PlanAnew("I-3", at, ANNA));
  }

  private static BasisEvent evidence() {
    return new EvidenceAttached(CONTRACT, 1, EvidenceKind.ACCEPTANCE_REPORT);
  }

  /** The first commands for a claim fail. */
  private void fail(String caseId, int times) {
    AtomicInteger failures = new AtomicInteger();
    fixture.setCallbackBehavior(
        (command, _) -> {
          if (((ClaimCommand) command).caseId().equals(caseId)
              && failures.incrementAndGet() <= times) {
            throw new IllegalStateException("It can't be read");
          }
          return null;
        });
  }

  @Test
  void aClaimThatFailsHoldsUpNoOtherAndIsTriedAgainByItself() throws Exception {
    claims(5);
    fail("I-3", 1);
    Instant at = NOW.plusSeconds(1);
    List<Object> expected = new ArrayList<>();
    for (String each : List.of("I-1", "I-2", "I-4", "I-5")) {
      expected.add(placed(each, "M1", at));
      expected.add(ended(each, Hold.CHASING_START, at));
      expected.add(new PlanAnew(each, at, ANNA));
    }
    expected.add(6, placed("I-3", "M1", at));
    expected.addAll(
        List.of(
            placed("I-3", "M1", at),
            ended("I-3", Hold.CHASING_START, at),
            new PlanAnew("I-3", at, ANNA)));

    fixture
        .givenCurrentTime(NOW)
        .andThenAPublished(told(contract(milestone("M1", "50.00 CNY"))))
        .whenTimeElapses(SECOND)
        .expectDispatchedCommands(expected.toArray())
        .expectNoAssociationWith("claim", "I-3")
        .expectNoScheduledDeadlines();
  }
}
