package huikuan.dunning.task;

import huikuan.contracts.CustomerId;
import huikuan.contracts.EventName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event of a task. */
public sealed interface TaskEvent {

  CustomerId customer();

  /**
   * A person has seen to it.
   *
   * @param note for colleagues
   * @param until claims that came to it later are not meant
   */
  @EventName("huikuan.dunning.task.done.v1")
  record TaskDone(TaskId task, CustomerId customer, @Nullable String note, Instant until)
      implements TaskEvent {}
}
