package huikuan.ledger.confirmation;

import huikuan.ledger.confirmation.ConfirmationEvent.LetterWritten;
import huikuan.platform.axon.Batched;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Keeps the letters for lists. An event that comes again changes nothing. */
@Component
@ProcessingGroup(LetterProjection.GROUP)
class LetterProjection {

  static final String GROUP = "letters";

  private final MongoTemplate mongo;

  LetterProjection(MongoTemplate mongo) {
    this.mongo = mongo;
    for (String field : new String[] {"company", "account", "run", "state"}) {
      mongo
          .indexOps(LetterEntry.class)
          .createIndex(new Index().on(field, Direction.ASC).on("_id", Direction.ASC));
    }
  }

  @EventHandler
  void on(ConfirmationEvent event, @SequenceNumber long sequence) {
    Batch batch = Batched.gathered(GROUP, () -> new Batch(mongo), Batch::write);
    LetterEntry entry = batch.known.get(event.letter());
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

  /** The letters of an event that is told here. */
  static List<String> concerned(Object event) {
    return event instanceof ConfirmationEvent letter ? List.of(letter.letter()) : List.of();
  }

  /** The letters that the events of a batch are about: read together, and written together. */
  private static final class Batch {

    private final MongoTemplate mongo;
    private final Map<String, LetterEntry> known = new HashMap<>();
    private final Map<String, LetterEntry> changed = new LinkedHashMap<>();

    Batch(MongoTemplate mongo) {
      this.mongo = mongo;
      List<String> letters =
          Batched.events().stream().flatMap(event -> concerned(event).stream()).toList();
      mongo
          .find(Query.query(Criteria.where("_id").in(letters)), LetterEntry.class)
          .forEach(entry -> known.put(entry.id, entry));
    }

    void save(LetterEntry entry) {
      known.put(entry.id, entry);
      changed.put(entry.id, entry);
    }

    void write() {
      if (changed.isEmpty()) {
        return;
      }
      BulkOperations bulk = mongo.bulkOps(BulkMode.UNORDERED, LetterEntry.class);
      changed.forEach(
          (id, entry) ->
              bulk.replaceOne(
                  Query.query(Criteria.where("_id").is(id)),
                  entry,
                  FindAndReplaceOptions.options().upsert()));
      bulk.execute();
    }
  }
}
