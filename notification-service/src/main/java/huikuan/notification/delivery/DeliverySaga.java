package huikuan.notification.delivery;

import huikuan.notification.message.MessageEvent.Requested;
import huikuan.notification.message.MessageId;
import java.time.Clock;
import java.util.Objects;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.jspecify.annotations.Nullable;

/**
 * Gets one message out: tries at once, and again with growing waits, within the hours of its day.
 * Each attempt asks anew what is owed, and ends the message if nothing is.
 */
@ProcessingGroup("delivery")
public class DeliverySaga {

  private static final String RETRY = "retry";

  private @Nullable Requested request;

  @StartSaga
  @SagaEventHandler(associationProperty = "message")
  public void on(Requested event, Attempts attempts, DeadlineManager deadlines, Clock clock) {
    if (request == null) {
      request = event;
    }
    attempt(attempts, deadlines, clock);
  }

  @DeadlineHandler(deadlineName = RETRY)
  public void retry(MessageId message, Attempts attempts, DeadlineManager deadlines, Clock clock) {
    attempt(attempts, deadlines, clock);
  }

  private void attempt(Attempts attempts, DeadlineManager deadlines, Clock clock) {
    Requested asked = Objects.requireNonNull(request);
    attempts
        .make(asked, clock.instant())
        .ifPresentOrElse(at -> deadlines.schedule(at, RETRY, asked.message()), SagaLifecycle::end);
  }
}
