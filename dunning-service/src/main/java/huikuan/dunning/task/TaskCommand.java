package huikuan.dunning.task;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A command to a task. */
sealed interface TaskCommand {

  /**
   * A person has seen to the claims that it had.
   *
   * @param until claims that came to it later are not meant
   */
  record FinishTask(@TargetAggregateIdentifier TaskKey key, @Nullable String note, Instant until)
      implements TaskCommand {}
}
