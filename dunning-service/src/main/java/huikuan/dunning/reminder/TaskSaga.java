package huikuan.dunning.reminder;

import huikuan.contracts.CustomerId;
import huikuan.dunning.claim.ClaimCommand.EndTask;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.task.TaskEvent.TaskDone;
import huikuan.dunning.task.TaskId;
import huikuan.platform.actor.Actor;
import huikuan.platform.axon.reaction.Commands;
import java.time.Instant;
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
 * Has the claims of a finished task go on, some at a time. After a restart it goes on where it was.
 */
@ProcessingGroup("reminders")
public class TaskSaga {

  private SomeAtATime cases = new SomeAtATime();
  private Instant until = Instant.MIN;

  /** The person who has finished the task; null = a task finished before this was kept. */
  private @Nullable String person;

  private @Nullable String note;

  @StartSaga
  @SagaEventHandler(associationProperty = "task")
  public void on(
      TaskDone event,
      @Timestamp Instant recordedAt,
      @MetaDataValue(Actor.METADATA) @Nullable String actor,
      DeadlineManager deadlines) {
    until = event.until();
    person = actor;
    note = event.note();
    cases.begin(event.task().toString(), recordedAt, deadlines);
  }

  @DeadlineHandler(deadlineName = SomeAtATime.NEXT)
  public void onNext(
      String of,
      @MetaDataValue("firedAt") String firedAt,
      TaskCases waiting,
      Customers customers,
      Commands commands,
      DeadlineManager deadlines) {
    Instant now = Instant.parse(firedAt);
    TaskId id = TaskId.parse(of);
    Optional<String> last =
        waiting.some(
            of,
            cases.after(),
            each ->
                commands.<Boolean>send(
                    new EndTask(
                        each.caseId(),
                        id.reason(),
                        until,
                        now,
                        customers.find(CustomerId.parse(each.customer())),
                        person,
                        note)));
    cases.goOn(of, last, now, deadlines);
  }
}
