package huikuan.dunning.batch;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.dunning.batch.BatchCommand.AdvanceBatch;
import huikuan.dunning.batch.BatchCommand.Answer;
import huikuan.dunning.batch.BatchCommand.DraftBatch;
import huikuan.dunning.batch.BatchCommand.LapseBatch;
import huikuan.dunning.batch.BatchCommand.StartBatch;
import huikuan.dunning.batch.BatchCommand.StopBatch;
import huikuan.dunning.batch.BatchEvent.BatchAdvanced;
import huikuan.dunning.batch.BatchEvent.BatchFinished;
import huikuan.dunning.batch.BatchEvent.BatchLapsed;
import huikuan.dunning.batch.BatchEvent.BatchStarted;
import huikuan.dunning.batch.BatchEvent.BatchStopped;
import huikuan.dunning.batch.BatchState.Stage;
import huikuan.platform.actor.Actor;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** An action on many cases: drafted, started by a person, and done part by part. */
@Aggregate(type = "case-batch")
class Batch {

  @SuppressWarnings("unused") // read by the framework
  @AggregateIdentifier
  private @Nullable String batch;

  private final BatchState state = new BatchState();

  protected Batch() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Answer handle(DraftBatch command) {
    if (state.exists()) {
      return Answer.UNCHANGED;
    }
    apply(command.draft());
    return Answer.DONE;
  }

  @CommandHandler
  Answer handle(StartBatch command, @MetaDataValue(Actor.METADATA) String actor) {
    return switch (state.stage()) {
      case RUNNING, DONE -> Answer.UNCHANGED;
      case STOPPED -> Answer.STOPPED;
      case LAPSED -> Answer.LAPSED;
      case DRAFTED -> {
        if (!command.now().isBefore(state.draft().lapsesAt())) {
          yield Answer.LAPSED;
        }
        apply(new BatchStarted(command.batch(), actor, command.now()));
        yield Answer.DONE;
      }
    };
  }

  /** What was done while somebody stopped it is told, too. */
  @CommandHandler
  void handle(AdvanceBatch command) {
    if (command.part() <= state.part()) {
      return;
    }
    apply(new BatchAdvanced(command.batch(), command.part(), state.with(command.outcomes())));
    if (state.isWhole() && state.stage() == Stage.RUNNING) {
      apply(new BatchFinished(command.batch()));
    }
  }

  @CommandHandler
  Answer handle(StopBatch command, @MetaDataValue(Actor.METADATA) String actor) {
    return switch (state.stage()) {
      case STOPPED -> Answer.UNCHANGED;
      case DONE -> Answer.FINISHED;
      case LAPSED -> Answer.LAPSED;
      case DRAFTED, RUNNING -> {
        apply(new BatchStopped(command.batch(), command.reason(), actor, command.now()));
        yield Answer.DONE;
      }
    };
  }

  @CommandHandler
  void handle(LapseBatch command) {
    if (state.stage() == Stage.DRAFTED) {
      apply(new BatchLapsed(command.batch(), command.now()));
    }
  }

  @EventSourcingHandler
  void on(BatchEvent event) {
    batch = event.batch();
    state.apply(event);
  }
}
