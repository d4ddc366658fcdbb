package huikuan.notification.delivery;

import huikuan.contracts.dunning.DunningEvent.CaseClosed;
import huikuan.contracts.dunning.DunningEvent.CaseHeld;
import huikuan.notification.claims.Standing;
import huikuan.notification.message.MessageCommand.Withdraw;
import huikuan.notification.message.MessageEvent.Requested;
import huikuan.notification.message.MessageId;
import huikuan.platform.reaction.Commands;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.jspecify.annotations.Nullable;

/**
 * Gets one message out: tries at once, tries again with growing waits, stops when chasing stops.
 */
@ProcessingGroup("delivery")
public class DeliverySaga {

  private static final String RETRY = "retry";

  private @Nullable Requested request;
  private @Nullable Instant firstTriedAt;

  @StartSaga
  @SagaEventHandler(associationProperty = "message")
  public void on(Requested event, Attempts attempts, DeadlineManager deadlines, Clock clock) {
    if (request == null) {
      request = event;
      firstTriedAt = clock.instant();
      SagaLifecycle.associateWith("caseId", event.caseId());
    }
    attempt(attempts, deadlines, clock);
  }

  @DeadlineHandler(deadlineName = RETRY)
  public void retry(MessageId message, Attempts attempts, DeadlineManager deadlines, Clock clock) {
    attempt(attempts, deadlines, clock);
  }

  @SagaEventHandler(associationProperty = "caseId")
  public void on(CaseClosed event, Commands commands, DeadlineManager deadlines, Clock clock) {
    withdraw(event.reason(), commands, deadlines, clock);
  }

  @SagaEventHandler(associationProperty = "caseId")
  public void on(CaseHeld event, Commands commands, DeadlineManager deadlines, Clock clock) {
    withdraw(Standing.ON_HOLD, commands, deadlines, clock);
  }

  private void withdraw(String reason, Commands commands, DeadlineManager deadlines, Clock clock) {
    commands.send(new Withdraw(Objects.requireNonNull(request).message(), reason, clock.instant()));
    deadlines.cancelAllWithinScope(RETRY);
    SagaLifecycle.end();
  }

  private void attempt(Attempts attempts, DeadlineManager deadlines, Clock clock) {
    Requested asked = Objects.requireNonNull(request);
    attempts
        .make(asked, Objects.requireNonNull(firstTriedAt), clock.instant())
        .ifPresentOrElse(at -> deadlines.schedule(at, RETRY, asked.message()), SagaLifecycle::end);
  }
}
