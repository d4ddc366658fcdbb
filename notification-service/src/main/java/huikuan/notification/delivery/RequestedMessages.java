package huikuan.notification.delivery;

import huikuan.notification.message.MessageEvent.Requested;
import huikuan.platform.axon.Batched;
import huikuan.platform.tracing.Trace;
import huikuan.platform.work.Job;
import huikuan.platform.work.Worker;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Gives each message that is to be sent to the worker that sends it. */
@Component
@ProcessingGroup(RequestedMessages.RULES)
class RequestedMessages {

  static final String RULES = "delivery";

  private static final String REQUESTED = "requested messages";

  private final Worker deliveries;

  RequestedMessages(Worker deliveries) {
    this.deliveries = deliveries;
  }

  @EventHandler
  void on(Requested event) {
    String message = event.message().value();
    Batched.gathered(REQUESTED, ArrayList<Job>::new, deliveries::add)
        .add(
            new Job(
                message,
                List.of(event.customer().toString(), message),
                Trace.current().orElse(null)));
  }
}
