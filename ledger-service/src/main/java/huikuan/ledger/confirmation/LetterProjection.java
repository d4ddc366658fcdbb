package huikuan.ledger.confirmation;

import huikuan.ledger.confirmation.ConfirmationEvent.LetterWritten;
import huikuan.ledger.confirmation.RunEvent.RunStarted;
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
    EntryBatch<LetterEntry> batch =
        EntryBatch.current(
            GROUP, mongo, LetterEntry.class, entry -> entry.id, LettersReadModel::concerned);
    LetterEntry entry = batch.find(event.letter());
    if (entry == null && event instanceof LetterWritten written) {
      entry = LetterEntry.of(written);
      entry.sequence = sequence;
      batch.save(entry);
    } else if (entry != null && sequence > entry.sequence) {
      entry.apply(event);
      entry.sequence = sequence;
      batch.save(entry);
    }
  }

  @EventHandler
  void on(RunEvent event, @SequenceNumber long sequence) {
    EntryBatch<RunEntry> batch =
        EntryBatch.current(
            RUNS, mongo, RunEntry.class, entry -> entry.id, RunsReadModel::concerned);
    RunEntry entry = batch.find(event.run());
    if (entry == null && event instanceof RunStarted started) {
      entry = RunEntry.of(started);
      entry.sequence = sequence;
      batch.save(entry);
    } else if (entry != null && sequence > entry.sequence) {
      entry.apply(event);
      entry.sequence = sequence;
      batch.save(entry);
    }
  }
}
