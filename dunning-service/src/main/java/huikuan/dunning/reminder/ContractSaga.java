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

/**
 * Lets the open claims of a contract follow it, some at a time: those whose held part changes get
 * their holds, and all are planned anew if other evidence counts. After a restart it goes on where
 * it was. It remembers the contract as it was followed, so it stays as long as the contract.
 */
@ProcessingGroup("reminders")
public class ContractSaga {

  private static final int AT_ONCE = 200;

  private SomeAtATime claims = new SomeAtATime();
  private ContractNews news = new ContractNews();

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
      Customer customer = customers.find(each.customer());
      if (agreed != null && news.changesHolds(agreed, each, ContractHolds.today(customer, now))) {
        holds.hold(each, agreed, now);
      }
      if (news.changesPlans()) {
        holds.planAnew(each.caseId(), customer, now);
      }
    }
    Optional<String> last =
        some.size() < AT_ONCE
            ? Optional.empty()
            : Optional.of(String.valueOf(some.getLast().position()));
    if (!claims.goesOn(of, last, now, deadlines)) {
      news.followed();
    }
  }
}
