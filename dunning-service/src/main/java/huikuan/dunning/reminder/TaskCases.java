package huikuan.dunning.reminder;

import huikuan.dunning.claim.ClaimEvent.TaskRaised;
import huikuan.dunning.task.TaskId;
import huikuan.dunning.waiting.WaitingCases;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Notes the cases that wait for a person to finish a task, before it is finished. Each waits for
 * one review at most; its other tasks end by themselves.
 */
@Component
@ProcessingGroup("reminders")
public class TaskCases extends WaitingCases {

  TaskCases(MongoTemplate mongo) {
    super(mongo, "task-cases");
  }

  @EventHandler
  void on(TaskRaised event) {
    if (event.task().endsByItself()) {
      return;
    }
    TaskId task = new TaskId(event.account().customerId(), event.task());
    add(task.toString(), event.caseId(), task.customer().toString());
  }
}
