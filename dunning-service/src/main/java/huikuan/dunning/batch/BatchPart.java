package huikuan.dunning.batch;

import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.dunning.batch.BatchCommand.BeginPart;
import huikuan.dunning.batch.BatchCommand.EndPart;
import huikuan.dunning.batch.BatchCommand.FreezePart;
import huikuan.dunning.batch.BatchEvent.OfPart;
import huikuan.dunning.batch.BatchEvent.PartBegun;
import huikuan.dunning.batch.BatchEvent.PartDone;
import huikuan.dunning.batch.BatchEvent.PartFrozen;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Some cases of a batch. An aggregate of its own keeps the batch small, however many cases. */
@Aggregate(type = "case-batch-part")
class BatchPart {

  @SuppressWarnings("unused") // read by the framework
  @AggregateIdentifier
  private @Nullable String id;

  private @Nullable PartFrozen frozen;
  private boolean begun;
  private boolean done;

  protected BatchPart() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(FreezePart command) {
    if (frozen == null) {
      apply(command.part());
    }
  }

  @CommandHandler
  void handle(BeginPart command) {
    if (!begun) {
      apply(new PartBegun(requireNonNull(frozen).batch(), frozen.part()));
    }
  }

  @CommandHandler
  void handle(EndPart command) {
    if (!done) {
      apply(new PartDone(requireNonNull(frozen).batch(), frozen.part(), command.outcomes()));
    }
  }

  @EventSourcingHandler
  void on(OfPart event) {
    id = BatchIds.ofPart(event.batch(), event.part());
    switch (event) {
      case PartFrozen it -> frozen = it;
      case PartBegun _ -> begun = true;
      case PartDone _ -> done = true;
    }
  }
}
