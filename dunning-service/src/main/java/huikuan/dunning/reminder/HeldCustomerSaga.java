package huikuan.dunning.reminder;

import huikuan.contracts.CustomerId;
import huikuan.dunning.claim.ClaimCommand.PlanAnew;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.hold.CustomerHoldEvent.CustomerHeld;
import huikuan.dunning.hold.CustomerHoldEvent.CustomerHoldEnded;
import huikuan.dunning.standing.StandingEvent.AttitudeSet;
import huikuan.platform.axon.reaction.Commands;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;

/**
 * Has the open cases of a customer decide anew when its holds or its standing change, some at a
 * time. After a restart it goes on where it was.
 */
@ProcessingGroup("reminders")
public class HeldCustomerSaga {

  private static final int AT_ONCE = 200;

  private SomeAtATime cases = new SomeAtATime();

  @StartSaga
  @SagaEventHandler(associationProperty = "customer")
  public void on(CustomerHeld event, @Timestamp Instant recordedAt, DeadlineManager deadlines) {
    cases.begin(event.customer().toString(), recordedAt, deadlines);
  }

  @StartSaga
  @SagaEventHandler(associationProperty = "customer")
  public void on(
      CustomerHoldEnded event, @Timestamp Instant recordedAt, DeadlineManager deadlines) {
    cases.begin(event.customer().toString(), recordedAt, deadlines);
  }

  /** A malicious customer is chased faster. */
  @StartSaga
  @SagaEventHandler(associationProperty = "customer")
  public void on(AttitudeSet event, @Timestamp Instant recordedAt, DeadlineManager deadlines) {
    cases.begin(event.customer().toString(), recordedAt, deadlines);
  }

  @DeadlineHandler(deadlineName = SomeAtATime.NEXT)
  public void onNext(
      String of,
      @MetaDataValue("firedAt") String firedAt,
      OpenCases open,
      Customers customers,
      Commands commands,
      DeadlineManager deadlines) {
    Instant now = Instant.parse(firedAt);
    List<String> some = open.of(of, cases.after(), AT_ONCE);
    Customer known = customers.find(CustomerId.parse(of));
    some.forEach(caseId -> commands.send(new PlanAnew(caseId, now, known)));
    Optional<String> last = some.size() < AT_ONCE ? Optional.empty() : Optional.of(some.getLast());
    cases.goOn(of, last, now, deadlines);
  }
}
