package huikuan.dunning.batch;

import huikuan.dunning.batch.BatchEvent.BatchDrafted;
import huikuan.dunning.batch.BatchEvent.Outcomes;
import huikuan.dunning.batch.BatchEvent.PartFrozen;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command to a batch or a part. Each may be repeated: the second time changes nothing. */
sealed interface BatchCommand {

  record DraftBatch(@TargetAggregateIdentifier String batch, BatchDrafted draft)
      implements BatchCommand {}

  record StartBatch(@TargetAggregateIdentifier String batch, Instant now) implements BatchCommand {}

  /** A part was done, with these outcomes. */
  record AdvanceBatch(@TargetAggregateIdentifier String batch, int part, List<Outcomes> outcomes)
      implements BatchCommand {}

  record StopBatch(@TargetAggregateIdentifier String batch, String reason, Instant now)
      implements BatchCommand {}

  record LapseBatch(@TargetAggregateIdentifier String batch, Instant now) implements BatchCommand {}

  record FreezePart(@TargetAggregateIdentifier String id, PartFrozen part)
      implements BatchCommand {}

  record BeginPart(@TargetAggregateIdentifier String id) implements BatchCommand {}

  record EndPart(@TargetAggregateIdentifier String id, List<String> outcomes)
      implements BatchCommand {}

  /** What a command comes to. */
  enum Answer {
    DONE,
    /** It was so already. */
    UNCHANGED,
    LAPSED,
    STOPPED,
    /** All of it is done. */
    FINISHED
  }
}
