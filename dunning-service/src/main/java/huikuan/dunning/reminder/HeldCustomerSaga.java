package huikuan.dunning.reminder;

import huikuan.contracts.CustomerId;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.hold.CustomerHoldEvent.CustomerHeld;
import huikuan.dunning.hold.CustomerHoldEvent.CustomerHoldEnded;
import huikuan.dunning.reminder.ReminderCommand.PlanAnew;
import huikuan.platform.axon.reaction.Commands;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;

/**
 * Has the open cases of a customer decide anew when its holds change, some at a time: it goes on
 * where it was after a restart.
 */
@ProcessingGroup("reminders")
public class HeldCustomerSaga {

  static final String NEXT = "next";
  private static final int AT_ONCE = 200;

  private String customer = "";
  private String after = "";

  @StartSaga
  @SagaEventHandler(associationProperty = "customer")
  public void on(CustomerHeld event, @Timestamp Instant recordedAt, DeadlineManager deadlines) {
    begin(event.customer(), recordedAt, deadlines);
  }

  @StartSaga
  @SagaEventHandler(associationProperty = "customer")
  public void on(
      CustomerHoldEnded event, @Timestamp Instant recordedAt, DeadlineManager deadlines) {
    begin(event.customer(), recordedAt, deadlines);
  }

  /** Begins again if it is under way. */
  private void begin(CustomerId of, Instant at, DeadlineManager deadlines) {
    customer = of.toString();
    after = "";
    deadlines.cancelAllWithinScope(NEXT);
    deadlines.schedule(at, NEXT, customer);
  }

  @DeadlineHandler(deadlineName = NEXT)
  public void onNext(
      String of,
      @MetaDataValue("firedAt") String firedAt,
      OpenCases cases,
      Customers customers,
      Commands commands,
      DeadlineManager deadlines) {
    Instant now = Instant.parse(firedAt);
    List<String> some = cases.of(of, after, AT_ONCE);
    Customer known = customers.find(CustomerId.parse(of));
    some.forEach(caseId -> commands.send(new PlanAnew(caseId, now, known)));
    if (some.size() < AT_ONCE) {
      SagaLifecycle.end();
    } else {
      after = some.getLast();
      deadlines.schedule(now, NEXT, of);
    }
  }
}
