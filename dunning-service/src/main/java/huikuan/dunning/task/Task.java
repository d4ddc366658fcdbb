package huikuan.dunning.task;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.dunning.task.TaskCommand.FinishTask;
import huikuan.dunning.task.TaskEvent.TaskDone;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A task, as often as it comes and is done. */
@Aggregate(type = "task")
class Task {

  @SuppressWarnings("unused") // read by the framework
  @AggregateIdentifier
  private @Nullable TaskKey key;

  protected Task() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(FinishTask command) {
    TaskId task = command.key().task();
    apply(new TaskDone(task, task.customer(), command.note(), command.until()));
  }

  @EventSourcingHandler
  void on(TaskDone event) {
    key = new TaskKey(event.task());
  }
}
