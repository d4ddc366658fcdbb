package huikuan.dunning.recipient;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.group;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.limit;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.match;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.newAggregation;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.sort;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.ledger.RecipientEvent.PaymentPromised;
import huikuan.contracts.ledger.RecipientEvent.PersonNamed;
import huikuan.contracts.ledger.RecipientEvent.WhyUnpaidTold;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.concession.ConcessionEvent.AnswerCameLate;
import huikuan.dunning.task.TaskEvent.TaskDone;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Keeps what recipients told until somebody has seen to it, or its item is paid. It shares its
 * processing group with the cases, with which it is read.
 */
@Component
@ProcessingGroup(RecipientTasks.PROCESSOR)
public class RecipientTasks {

  static final String PROCESSOR = "cases";
  private static final String TASK = "task";

  private final MongoTemplate mongo;

  RecipientTasks(MongoTemplate mongo) {
    this.mongo = mongo;
    mongo
        .indexOps(RecipientAnswer.class)
        .createIndex(new Index().on(TASK, Direction.ASC).on("_id", Direction.ASC));
  }

  @EventHandler
  void on(WhyUnpaidTold event) {
    RecipientAnswersBatch.current(mongo).put(RecipientAnswer.of(event));
  }

  @EventHandler
  void on(PaymentPromised event) {
    RecipientAnswersBatch.current(mongo).put(RecipientAnswer.of(event));
  }

  @EventHandler
  void on(PersonNamed event) {
    RecipientAnswersBatch.current(mongo).put(RecipientAnswer.of(event));
  }

  @EventHandler
  void on(AnswerCameLate event) {
    RecipientAnswersBatch.current(mongo).put(RecipientAnswer.of(event));
  }

  @EventHandler
  void on(CaseClosed event) {
    RecipientAnswersBatch.current(mongo).remove(RecipientAnswer.ofItem(event.caseId()));
  }

  @EventHandler
  void on(TaskDone event) {
    RecipientAnswersBatch.current(mongo).remove(event.task(), event.until());
  }

  /** The ids of the tasks for which something was told, in order. */
  public List<String> tasks(Criteria task, int limit) {
    return mongo
        .aggregate(
            newAggregation(match(task), group(TASK), sort(Direction.ASC, "_id"), limit(limit)),
            RecipientAnswer.class,
            Document.class)
        .getMappedResults()
        .stream()
        .map(found -> found.getString("_id"))
        .toList();
  }

  /** The task of what was told last about the item of a case; empty = nothing is open. */
  public Optional<String> ofCase(String caseId) {
    return Optional.ofNullable(
            mongo.findById(RecipientAnswer.ofItem(caseId), RecipientAnswer.class))
        .map(RecipientAnswer::task);
  }

  /** What was told, by task. */
  public Map<String, List<RecipientAnswer>> of(Collection<String> tasks) {
    return mongo
        .find(Query.query(where(TASK).in(tasks)).with(Sort.by("_id")), RecipientAnswer.class)
        .stream()
        .collect(groupingBy(RecipientAnswer::task, TreeMap::new, toList()));
  }
}
