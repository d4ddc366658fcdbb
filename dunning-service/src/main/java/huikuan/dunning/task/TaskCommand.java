package huikuan.dunning.task;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** A command to a task. */
sealed interface TaskCommand {

  /** A person has seen to the claims that it has now. */
  record FinishTask(@TargetAggregateIdentifier TaskKey key, @Nullable String note, Instant now)
      implements TaskCommand {}
}
