package huikuan.dunning.letter;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.group;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.limit;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.match;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.newAggregation;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.sort;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.AccountId;
import huikuan.contracts.ledger.LetterEvent.DifferenceClarified;
import huikuan.contracts.ledger.LetterEvent.LetterAnswered;
import huikuan.contracts.ledger.LetterEvent.LetterClosed;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Keeps the letters that customers do not agree with. An event that comes again changes nothing. It
 * shares its processing group with the cases, with which it is read.
 */
@Component
@ProcessingGroup(DisagreedLetters.PROCESSOR)
public class DisagreedLetters {

  static final String PROCESSOR = "cases";
  private static final String TASK = "task";

  private final MongoTemplate mongo;

  DisagreedLetters(MongoTemplate mongo) {
    this.mongo = mongo;
    mongo
        .indexOps(DisagreedLetter.class)
        .createIndex(new Index().on(TASK, Direction.ASC).on("_id", Direction.ASC));
  }

  @EventHandler
  void on(LetterAnswered event) {
    DisagreedLetter known = find(event.letter());
    if (known != null || !event.differences().isEmpty()) {
      mongo.save(orNew(known, event.letter(), event.account()).answered(event));
    }
  }

  @EventHandler
  void on(DifferenceClarified event) {
    mongo.save(
        orNew(find(event.letter()), event.letter(), event.account()).clarified(event.line()));
  }

  @EventHandler
  void on(LetterClosed event) {
    DisagreedLetter known = find(event.letter());
    if (known != null) {
      mongo.save(known.ended());
    }
  }

  private @Nullable DisagreedLetter find(String letter) {
    return mongo.findById(letter, DisagreedLetter.class);
  }

  private static DisagreedLetter orNew(
      @Nullable DisagreedLetter known, String letter, AccountId account) {
    return known == null ? DisagreedLetter.of(letter, account) : known;
  }

  /** The ids of the tasks that such letters are, in order. */
  public List<String> tasks(Criteria task, int limit) {
    return mongo
        .aggregate(
            newAggregation(match(task), group(TASK), sort(Direction.ASC, "_id"), limit(limit)),
            DisagreedLetter.class,
            Document.class)
        .getMappedResults()
        .stream()
        .map(found -> found.getString("_id"))
        .toList();
  }

  /** The letters of tasks, in order of their numbers. */
  public Map<String, List<DisagreedLetter>> of(Collection<String> tasks) {
    return mongo
        .find(Query.query(where(TASK).in(tasks)).with(Sort.by("_id")), DisagreedLetter.class)
        .stream()
        .collect(groupingBy(each -> Objects.requireNonNull(each.task()), TreeMap::new, toList()));
  }
}
