package huikuan.dunning.copy;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.group;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.limit;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.match;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.newAggregation;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.sort;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.ledger.EvidenceCopyRequested;
import huikuan.contracts.notification.NotificationEvent.EvidenceCopyMailed;
import huikuan.contracts.notification.NotificationEvent.OfCopy;
import huikuan.dunning.task.TaskEvent.TaskDone;
import huikuan.dunning.task.TaskReason;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Keeps the copies of evidence that did not arrive until somebody has seen to it, or the same piece
 * is sent again. Copies that arrived are kept, too: they may still come back. It shares its
 * processing group with the cases, with which it is read.
 */
@Component
@ProcessingGroup(CopyTasks.PROCESSOR)
public class CopyTasks {

  static final String PROCESSOR = "cases";
  private static final String TASK = "task";
  private static final String SUBJECT = "subject";
  private static final String COPY = "copy";

  private final MongoTemplate mongo;

  CopyTasks(MongoTemplate mongo) {
    this.mongo = mongo;
    mongo
        .indexOps(EvidenceCopy.class)
        .createIndex(new Index().on(TASK, Direction.ASC).on("_id", Direction.ASC));
    mongo
        .indexOps(EvidenceCopy.class)
        .createIndex(new Index().on(SUBJECT, Direction.ASC).on(COPY, Direction.ASC));
  }

  @EventHandler
  void on(EvidenceCopyRequested event) {
    EvidenceCopy known = find(EvidenceCopy.id(event.subject(), event.copy()));
    save((known == null ? EvidenceCopy.of(event) : known).asked(event));
    Criteria before =
        ofPiece(event.subject().key(), event.number(), event.customer().toString())
            .and(COPY)
            .lt(event.copy());
    end(before);
  }

  @EventHandler
  void on(OfCopy event, @Timestamp Instant recordedAt) {
    if (!(event instanceof EvidenceCopyMailed)) {
      EvidenceCopy known = find(EvidenceCopy.id(event.subject(), event.copy()));
      save((known == null ? EvidenceCopy.of(event) : known).told(event, recordedAt));
    }
  }

  @EventHandler
  void on(TaskDone event) {
    if (event.task().reason() == TaskReason.COPY_FAILED) {
      end(where(TASK).is(event.task().toString()).and("failedAt").lte(event.until()));
    }
  }

  private void save(EvidenceCopy copy) {
    mongo.save(copy.task() != null && isAskedAgain(copy) ? copy.askedAgain() : copy);
  }

  private boolean isAskedAgain(EvidenceCopy copy) {
    Integer number = copy.number();
    return number != null
        && mongo.exists(
            Query.query(ofPiece(copy.subject(), number, copy.customer()).and(COPY).gt(copy.copy())),
            EvidenceCopy.class);
  }

  private static Criteria ofPiece(String subject, int number, String customer) {
    return where(SUBJECT).is(subject).and("number").is(number).and("customer").is(customer);
  }

  private void end(Criteria copies) {
    mongo.updateMulti(Query.query(copies), new Update().unset(TASK), EvidenceCopy.class);
  }

  private @Nullable EvidenceCopy find(String id) {
    return mongo.findById(id, EvidenceCopy.class);
  }

  /** The ids of the tasks that such copies are, in order. */
  public List<String> tasks(Criteria task, int limit) {
    return mongo
        .aggregate(
            newAggregation(match(task), group(TASK), sort(Direction.ASC, "_id"), limit(limit)),
            EvidenceCopy.class,
            Document.class)
        .getMappedResults()
        .stream()
        .map(found -> found.getString("_id"))
        .toList();
  }

  /** The copies of tasks, in order of their ids. */
  public Map<String, List<EvidenceCopy>> of(Collection<String> tasks) {
    return mongo
        .find(Query.query(where(TASK).in(tasks)).with(Sort.by("_id")), EvidenceCopy.class)
        .stream()
        .collect(groupingBy(each -> requireNonNull(each.task()), TreeMap::new, toList()));
  }
}
