package huikuan.dunning.batch;

import static java.util.Objects.requireNonNull;

import huikuan.dunning.batch.BatchCommand.AdvanceBatch;
import huikuan.dunning.batch.BatchCommand.BeginPart;
import huikuan.dunning.batch.BatchCommand.EndPart;
import huikuan.dunning.batch.BatchEvent.Chosen;
import huikuan.dunning.batch.BatchState.Stage;
import huikuan.platform.axon.reaction.Commands;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Does the parts of started batches. A part that was begun before the process ended goes on. */
@Component
public class BatchTurns {

  private final CaseBatches batches;
  private final CaseActions actions;
  private final Commands commands;

  BatchTurns(CaseBatches batches, CaseActions actions, Commands commands) {
    this.batches = batches;
    this.actions = actions;
    this.commands = commands;
  }

  /** Does a part, and answers whether another one follows. */
  boolean take(String batch, int part, Instant now) {
    BatchState state = batches.find(batch);
    if (state.stage() != Stage.RUNNING || part > state.draft().parts()) {
      return false;
    }
    List<String> outcomes = outcomes(state, BatchIds.ofPart(batch, part), now);
    commands.send(new AdvanceBatch(batch, part, PartState.counted(outcomes)));
    return part < state.draft().parts();
  }

  private List<String> outcomes(BatchState state, String id, Instant now) {
    PartState part = batches.part(id);
    if (part.outcomes() != null) {
      return part.outcomes();
    }
    if (part.begunAt() == null) {
      commands.send(new BeginPart(id));
    }
    String by = requireNonNull(state.started()).by();
    List<String> outcomes = new ArrayList<>();
    for (Chosen each : part.cases()) {
      boolean before =
          part.begunAt() != null && actions.wasDone(state.draft(), each, by, part.begunAt());
      BatchOutcome outcome =
          before ? BatchOutcome.DONE : actions.perform(state.draft(), each, by, now);
      outcomes.add(outcome.word());
    }
    commands.send(new EndPart(id, outcomes));
    return outcomes;
  }
}
