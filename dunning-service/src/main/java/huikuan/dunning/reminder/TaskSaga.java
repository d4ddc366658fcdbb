package huikuan.dunning.reminder;

import huikuan.contracts.CustomerId;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.reminder.ReminderCommand.EndTask;
import huikuan.dunning.task.TaskEvent.TaskDone;
import huikuan.dunning.task.TaskId;
import huikuan.platform.axon.DeadlineMessages;
import huikuan.platform.axon.reaction.Commands;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;

/**
 * Has the claims of a task go on that a person has seen to, some at a time: it goes on where it was
 * after a restart.
 */
@ProcessingGroup("reminders")
public class TaskSaga {

  static final String NEXT = "next";

  private String task = "";
  private Instant until = Instant.MIN;
  private String after = "";

  /** Begins again if it is under way. */
  @StartSaga
  @SagaEventHandler(associationProperty = "task")
  public void on(TaskDone event, @Timestamp Instant recordedAt, DeadlineManager deadlines) {
    task = event.task().toString();
    until = event.until();
    after = "";
    deadlines.cancelAllWithinScope(NEXT);
    deadlines.schedule(recordedAt, NEXT, DeadlineMessages.of(task, task));
  }

  @DeadlineHandler(deadlineName = NEXT)
  public void onNext(
      String of,
      @MetaDataValue("firedAt") String firedAt,
      TaskCases cases,
      Customers customers,
      Commands commands,
      DeadlineManager deadlines) {
    Instant now = Instant.parse(firedAt);
    TaskId id = TaskId.parse(task);
    Optional<String> last =
        cases.some(
            task,
            after,
            each ->
                commands.<Boolean>send(
                    new EndTask(
                        each.caseId(),
                        id.reason(),
                        until,
                        now,
                        customers.find(CustomerId.parse(each.customer())))));
    if (last.isEmpty()) {
      SagaLifecycle.end();
    } else {
      after = last.get();
      deadlines.schedule(now, NEXT, DeadlineMessages.of(task, task));
    }
  }
}
