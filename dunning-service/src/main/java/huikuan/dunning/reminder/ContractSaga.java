package huikuan.dunning.reminder;

import huikuan.contracts.ledger.BasisEvent.EvidenceAttached;
import huikuan.contracts.ledger.BasisEvent.OfContract;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.readiness.Agreement;
import huikuan.dunning.readiness.ContractClaims;
import huikuan.dunning.readiness.ContractClaims.Known;
import huikuan.dunning.readiness.StoredBases;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.jspecify.annotations.Nullable;

/**
 * Lets the open claims of a contract follow it, some at a time: those whose held part changes get
 * their holds, and all are planned anew if other evidence counts. A claim that fails holds up no
 * other. After a restart the saga goes on where it was. It remembers the contract as it was
 * followed, so it stays as long as the contract.
 */
@ProcessingGroup("reminders")
public class ContractSaga {

  private static final int AT_ONCE = 200;

  private SomeAtATime claims = new SomeAtATime();
  private ContractNews news = new ContractNews();
  private FailedClaims failed = new FailedClaims();

  /** One change may be told by many events: the first sees what all of a batch told. */
  @StartSaga
  @SagaEventHandler(associationProperty = "ofContract")
  public void on(
      OfContract event,
      @Timestamp Instant recordedAt,
      StoredBases bases,
      DeadlineManager deadlines) {
    String contract = Objects.requireNonNull(event.ofContract());
    if (bases.agreement(contract).filter(news::take).isPresent()) {
      claims.begin(contract, recordedAt, deadlines);
    }
  }

  @StartSaga
  @SagaEventHandler(associationProperty = "ofContract")
  public void on(EvidenceAttached event, @Timestamp Instant recordedAt, DeadlineManager deadlines) {
    news.takeEvidence();
    claims.begin(Objects.requireNonNull(event.ofContract()), recordedAt, deadlines);
  }

  @DeadlineHandler(deadlineName = SomeAtATime.NEXT)
  public void onNext(
      String of,
      @MetaDataValue("firedAt") String firedAt,
      ContractClaims open,
      ContractHolds holds,
      StoredBases bases,
      Customers customers,
      DeadlineManager deadlines) {
    Instant now = Instant.parse(firedAt);
    Agreement agreed = bases.agreement(of).orElse(null);
    String after = claims.after();
    List<Known> some = open.open(of, after.isEmpty() ? 0 : Long.parseLong(after), AT_ONCE);
    for (Known each : some) {
      failed.handle(
          each.caseId(),
          of,
          now,
          deadlines,
          () -> follow(each, agreed, holds, customers.find(each.customer()), now));
    }
    Optional<String> last =
        some.size() < AT_ONCE
            ? Optional.empty()
            : Optional.of(String.valueOf(some.getLast().position()));
    if (!claims.goesOn(of, last, now, deadlines)) {
      news.followed();
    }
  }

  private void follow(
      Known claim,
      @Nullable Agreement agreed,
      ContractHolds holds,
      Customer customer,
      Instant now) {
    if (agreed != null && news.changesHolds(agreed, claim, ContractHolds.today(customer, now))) {
      holds.hold(claim, agreed, now);
    }
    if (news.changesPlans()) {
      holds.planAnew(claim.caseId(), customer, now);
    }
  }

  /** It is no longer known which news such a claim has to follow: it follows all. */
  @DeadlineHandler(deadlineName = FailedClaims.AGAIN)
  public void onAgain(
      String of,
      @MetaDataValue("firedAt") String firedAt,
      ContractClaims known,
      ContractHolds holds,
      StoredBases bases,
      Customers customers,
      DeadlineManager deadlines) {
    Instant now = Instant.parse(firedAt);
    Optional<Agreement> agreed = bases.agreement(of);
    failed.again(
        of,
        now,
        deadlines,
        caseId ->
            known
                .find(caseId)
                .ifPresent(
                    claim -> {
                      agreed.ifPresent(it -> holds.hold(claim, it, now));
                      holds.planAnew(caseId, customers.find(claim.customer()), now);
                    }));
  }
}
