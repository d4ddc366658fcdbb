package huikuan.dunning.person;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.group;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.limit;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.match;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.newAggregation;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.replaceRoot;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.sort;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.unwind;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.LedgerEvent.ContactChanged;
import huikuan.contracts.ledger.LedgerEvent.ContactForgotten;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.PartyChanged;
import huikuan.dunning.person.CustomerPeople.Line;
import huikuan.dunning.task.TaskEvent.TaskDone;
import huikuan.dunning.task.TaskId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Keeps which of the people at customers are to be confirmed anew, of whom the data are kept longer
 * than was told, and which guarantees end soon. No name is kept. It shares its processing group
 * with the cases, with which it is read.
 */
@Component
@ProcessingGroup(PersonTasks.PROCESSOR)
public class PersonTasks {

  static final String PROCESSOR = "cases";
  private static final String TASK = "task";
  private static final String LINES = "lines";
  private static final String LINE_TASK = LINES + "." + TASK;

  private final MongoTemplate mongo;

  PersonTasks(MongoTemplate mongo) {
    this.mongo = mongo;
    mongo.indexOps(CustomerPeople.class).createIndex(new Index(LINE_TASK, Direction.ASC));
  }

  /**
   * A person, or a guarantor, of a task.
   *
   * @param contactId of a guarantor the id of the party
   * @param about why it is stale, until when its data were to be kept, or until when it answers
   * @param since the first day of the task
   */
  public record Person(String contactId, String about, String since) {}

  @EventHandler
  void on(CustomerChanged event) {
    change(event.customer(), known -> known.in(event.timeZone()));
  }

  @EventHandler
  void on(ContactChanged event, @Timestamp Instant recordedAt) {
    change(event.customer(), known -> known.with(event.contact(), recordedAt));
  }

  @EventHandler
  void on(PartyChanged event, @Timestamp Instant recordedAt) {
    change(event.customer(), known -> known.with(event.party(), recordedAt));
  }

  @EventHandler
  void on(ContactForgotten event) {
    change(event.customer(), known -> known.without(event.contactId()));
  }

  @EventHandler
  void on(TaskDone event) {
    if (event.task().reason().isOfPerson()) {
      change(event.customer(), known -> known.seen(event.task(), event.until()));
    }
  }

  private void change(CustomerId customer, UnaryOperator<CustomerPeople> event) {
    CustomerPeople found = mongo.findById(customer.toString(), CustomerPeople.class);
    CustomerPeople known = found == null ? CustomerPeople.neverTold(customer) : found;
    CustomerPeople now = event.apply(known);
    if (!now.equals(known)) {
      mongo.save(now);
    }
  }

  /**
   * A task, and when it is open.
   *
   * @param from the first moment
   * @param until the first moment at which it no longer is
   */
  public record Span(TaskId task, Instant from, Instant until) {}

  /**
   * The tasks that are open now or later, in no order.
   *
   * @param customers null = all
   */
  public List<Span> spans(@Nullable Collection<String> customers) {
    Query query = customers == null ? new Query() : Query.query(where("_id").in(customers));
    return mongo.find(query, CustomerPeople.class).stream()
        .flatMap(each -> each.lines().stream())
        .filter(line -> line.task() != null)
        .map(
            line ->
                new Span(
                    TaskId.parse(Objects.requireNonNull(line.task())), line.from(), line.until()))
        .toList();
  }

  /** The ids of the tasks that are open at a moment, in order. */
  public List<String> tasks(Criteria task, Instant now, int limit) {
    return mongo
        .aggregate(
            newAggregation(
                match(where(LINES).elemMatch(task)),
                unwind(LINES),
                replaceRoot(LINES),
                match(task),
                match(where("from").lte(now).and("until").gt(now)),
                group(TASK),
                sort(Direction.ASC, "_id"),
                limit(limit)),
            CustomerPeople.COLLECTION,
            Document.class)
        .getMappedResults()
        .stream()
        .map(found -> found.getString("_id"))
        .toList();
  }

  /** The people of tasks that are open at a moment, by task. */
  public Map<String, List<Person>> of(Collection<String> tasks, Instant now) {
    return mongo.find(Query.query(where(LINE_TASK).in(tasks)), CustomerPeople.class).stream()
        .flatMap(each -> each.lines().stream())
        .filter(line -> line.isOpen(now) && tasks.contains(line.task()))
        .collect(
            groupingBy(
                line -> Objects.requireNonNull(line.task()),
                TreeMap::new,
                mapping(PersonTasks::person, toList())));
  }

  private static Person person(Line line) {
    return new Person(line.contactId(), line.about().split(" ", -1)[0], line.firstDay());
  }
}
