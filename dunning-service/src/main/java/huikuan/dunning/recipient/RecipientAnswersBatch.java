package huikuan.dunning.recipient;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.ledger.RecipientEvent;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.concession.ConcessionEvent.AnswerCameLate;
import huikuan.dunning.task.TaskEvent.TaskDone;
import huikuan.dunning.task.TaskId;
import huikuan.platform.axon.Batched;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * What was told that the events of a batch may change, read once: cases close all the time, and of
 * most nothing was told.
 */
final class RecipientAnswersBatch {

  private final MongoTemplate mongo;
  private final Map<String, RecipientAnswer> known = new HashMap<>();

  private RecipientAnswersBatch(MongoTemplate mongo, List<?> events) {
    this.mongo = mongo;
    read("_id", events.stream().flatMap(event -> idOf(event).stream()).distinct().toList());
    read("task", events.stream().flatMap(event -> taskOf(event).stream()).distinct().toList());
  }

  /** The one of the events that are handled together. */
  static RecipientAnswersBatch current(MongoTemplate mongo) {
    return Batched.gathered(
        RecipientAnswer.COLLECTION,
        () -> new RecipientAnswersBatch(mongo, Batched.events()),
        _ -> {});
  }

  private static Optional<String> idOf(Object event) {
    return switch (event) {
      case RecipientEvent told -> RecipientAnswer.idOf(told);
      case AnswerCameLate late -> Optional.of(RecipientAnswer.ofOffer(late));
      case CaseClosed closed -> Optional.of(RecipientAnswer.ofItem(closed.caseId()));
      default -> Optional.empty();
    };
  }

  private static Optional<String> taskOf(Object event) {
    return event instanceof TaskDone done && done.task().reason().isTold()
        ? Optional.of(done.task().toString())
        : Optional.empty();
  }

  private void read(String field, List<String> values) {
    if (!values.isEmpty()) {
      Criteria any = where(field).in(values);
      mongo
          .find(Query.query(any), RecipientAnswer.class)
          .forEach(each -> known.put(each.id(), each));
    }
  }

  /** Takes the place of what was told before of the same; the same again changes nothing. */
  void put(RecipientAnswer told) {
    RecipientAnswer before = known.get(told.id());
    if (before == null || !before.tellsAs(told)) {
      known.put(told.id(), told);
      mongo.save(told);
    }
  }

  void remove(String id) {
    if (known.remove(id) != null) {
      mongo.remove(Query.query(where("_id").is(id)), RecipientAnswer.class);
    }
  }

  /** Removes what was told by then. */
  void remove(TaskId task, Instant until) {
    known.values().stream()
        .filter(each -> each.task().equals(task.toString()) && !each.toldAfter(until))
        .map(RecipientAnswer::id)
        .toList()
        .forEach(this::remove);
  }
}
