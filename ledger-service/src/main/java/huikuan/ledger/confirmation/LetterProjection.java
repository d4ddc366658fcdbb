package huikuan.ledger.confirmation;

import huikuan.ledger.confirmation.ConfirmationEvent.LetterWritten;
import huikuan.ledger.confirmation.RunEvent.RunStarted;
import huikuan.platform.axon.EntryBatch;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Component;

/** Keeps letters and runs for lists. An event that comes again changes nothing. */
@Component
@ProcessingGroup(LetterProjection.GROUP)
class LetterProjection {

  static final String GROUP = "letters";

  static final String RUNS = "letterRuns";

  private final MongoTemplate mongo;

  LetterProjection(MongoTemplate mongo) {
    this.mongo = mongo;
    for (String field : new String[] {"company", "account", "run", "state", "told"}) {
      mongo
          .indexOps(LetterEntry.class)
          .createIndex(new Index().on(field, Direction.ASC).on("_id", Direction.ASC));
    }
    mongo
        .indexOps(RunEntry.class)
        .createIndex(new Index().on("company", Direction.ASC).on("_id", Direction.ASC));
  }

  @EventHandler
  void on(ConfirmationEvent event, @SequenceNumber long sequence) {
    EntryBatch<LetterEntry> letters =
        EntryBatch.current(GROUP, mongo, LetterEntry.class, LettersReadModel::concerned);
    if (event instanceof LetterWritten written) {
      letters.open(event.letter(), sequence, () -> LetterEntry.of(written));
    } else {
      letters.change(event.letter(), sequence, entry -> entry.apply(event));
    }
  }

  @EventHandler
  void on(RunEvent event, @SequenceNumber long sequence) {
    EntryBatch<RunEntry> runs =
        EntryBatch.current(RUNS, mongo, RunEntry.class, RunsReadModel::concerned);
    if (event instanceof RunStarted started) {
      runs.open(event.run(), sequence, () -> RunEntry.of(started));
    } else {
      runs.change(event.run(), sequence, entry -> entry.apply(event));
    }
  }
}
