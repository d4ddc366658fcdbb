package huikuan.dunning.task;

import huikuan.dunning.task.TaskCommand.FinishTask;
import huikuan.platform.axon.reaction.Commands;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tasks that somebody finishes. */
@Component
public class Tasks {

  private final Commands commands;

  Tasks(Commands commands) {
    this.commands = commands;
  }

  /**
   * The claims of the task go on; some at a time, by and by.
   *
   * @param until claims that came to it later are not meant
   */
  public void finish(TaskId task, @Nullable String note, Instant until) {
    commands.send(new FinishTask(new TaskKey(task), note, until));
  }
}
