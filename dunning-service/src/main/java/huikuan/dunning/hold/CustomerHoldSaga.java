package huikuan.dunning.hold;

import huikuan.contracts.CustomerId;
import huikuan.dunning.hold.CustomerHoldCommand.EndCustomerHold;
import huikuan.dunning.hold.CustomerHoldEvent.CustomerHeld;
import huikuan.dunning.hold.CustomerHoldEvent.CustomerHoldEnded;
import huikuan.platform.axon.DeadlineMessages;
import huikuan.platform.axon.reaction.Commands;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;

/** Waits for the ends of a customer's holds. */
@ProcessingGroup("reminders")
public class CustomerHoldSaga {

  static final String HOLD = "hold";

  private HoldEnds ends = new HoldEnds();

  @StartSaga
  @SagaEventHandler(associationProperty = "customer")
  public void on(CustomerHeld event, DeadlineManager deadlines) {
    ends.add(event.hold().source(), event.endsAt());
    await(event.customer(), deadlines);
  }

  @SagaEventHandler(associationProperty = "customer")
  public void on(CustomerHoldEnded event, DeadlineManager deadlines) {
    ends.remove(event.source());
    await(event.customer(), deadlines);
    if (ends.first().isEmpty()) {
      SagaLifecycle.end();
    }
  }

  /** A hold that was prolonged meanwhile stays. */
  @DeadlineHandler(deadlineName = HOLD)
  public void onHoldEnded(
      String customer, @MetaDataValue("firedAt") String firedAt, Commands commands) {
    Instant now = Instant.parse(firedAt);
    CustomerHoldKey key = new CustomerHoldKey(CustomerId.parse(customer));
    ends.over(now)
        .forEach(
            source -> commands.send(new EndCustomerHold(key, source, Hold.EXPIRED, now, null)));
  }

  /** Within a saga there is one deadline of a name: that of the hold that ends first. */
  private void await(CustomerId customer, DeadlineManager deadlines) {
    deadlines.cancelAllWithinScope(HOLD);
    ends.first()
        .ifPresent(
            at ->
                deadlines.schedule(
                    at,
                    HOLD,
                    DeadlineMessages.of(customer.toString(), new CustomerHoldKey(customer))));
  }
}
