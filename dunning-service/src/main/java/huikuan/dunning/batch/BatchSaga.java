package huikuan.dunning.batch;

import huikuan.dunning.batch.BatchCommand.LapseBatch;
import huikuan.dunning.batch.BatchEvent.BatchDrafted;
import huikuan.dunning.batch.BatchEvent.BatchLapsed;
import huikuan.dunning.batch.BatchEvent.BatchStarted;
import huikuan.dunning.batch.BatchEvent.BatchStopped;
import huikuan.platform.axon.DeadlineMessages;
import huikuan.platform.axon.reaction.Commands;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;

/**
 * Has a started batch done, one part after the other, and lets a draft lapse. After a restart it
 * goes on where it was.
 */
@ProcessingGroup("reminders")
public class BatchSaga {

  static final String NEXT = "next";
  static final String LAPSE = "lapse";

  private int part = 1;

  @StartSaga
  @SagaEventHandler(associationProperty = "batch")
  public void on(BatchDrafted event, DeadlineManager deadlines) {
    deadlines.schedule(event.lapsesAt(), LAPSE, DeadlineMessages.of(event.batch(), event.batch()));
  }

  @SagaEventHandler(associationProperty = "batch")
  public void on(BatchStarted event, @Timestamp Instant recordedAt, DeadlineManager deadlines) {
    deadlines.cancelAllWithinScope(LAPSE);
    deadlines.schedule(recordedAt, NEXT, event.batch());
  }

  @DeadlineHandler(deadlineName = LAPSE)
  public void onLapse(String batch, @MetaDataValue("firedAt") String firedAt, Commands commands) {
    commands.send(new LapseBatch(batch, Instant.parse(firedAt)));
  }

  @DeadlineHandler(deadlineName = NEXT)
  public void onNext(
      String batch,
      @MetaDataValue("firedAt") String firedAt,
      BatchTurns turns,
      DeadlineManager deadlines) {
    Instant now = Instant.parse(firedAt);
    if (turns.take(batch, part, now)) {
      part++;
      deadlines.schedule(now, NEXT, batch);
    } else {
      SagaLifecycle.end();
    }
  }

  @EndSaga
  @SagaEventHandler(associationProperty = "batch")
  public void on(BatchStopped event, DeadlineManager deadlines) {
    deadlines.cancelAllWithinScope(LAPSE);
    deadlines.cancelAllWithinScope(NEXT);
  }

  @EndSaga
  @SagaEventHandler(associationProperty = "batch")
  public void on(BatchLapsed event) {}
}
