package huikuan.dunning.cases;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.group;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.limit;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.match;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.newAggregation;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.sort;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.letter.DisagreedLetter;
import huikuan.dunning.letter.DisagreedLetters;
import huikuan.dunning.task.TaskId;
import huikuan.dunning.task.TaskReason;
import huikuan.platform.web.Page;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * The open tasks: a case says to which it belongs, and so does a letter that the customer does not
 * agree with.
 */
@Component
class OpenTasks {

  private static final String TASK = "task";

  /** Follows the dot, so that a company's tasks lie between it with the one and with the other. */
  private static final char AFTER_DOT = '.' + 1;

  private final MongoTemplate mongo;
  private final Customers customers;
  private final DisagreedLetters letters;

  /**
   * A task and its claims.
   *
   * @param open an amount for each currency
   * @param dueOn the earliest; null = it has no claims
   * @param letters that the task is about; empty = it is about claims alone
   */
  record OpenTask(
      TaskId id,
      String customerName,
      int claims,
      List<Money> open,
      @Nullable LocalDate dueOn,
      List<DisagreedLetter> letters) {}

  OpenTasks(MongoTemplate mongo, Customers customers, DisagreedLetters letters) {
    this.mongo = mongo;
    this.customers = customers;
    this.letters = letters;
  }

  /** The ids of tasks, in order. */
  List<String> ids(@Nullable String company, @Nullable String reason, Page page) {
    Criteria task = where(TASK).gt(page.isFirst() ? "" : page.text(0));
    if (company != null) {
      task =
          new Criteria().andOperator(task, where(TASK).gt(company + '.').lt(company + AFTER_DOT));
    }
    if (reason != null) {
      Pattern end = Pattern.compile(Pattern.quote('.' + reason) + "$");
      task = new Criteria().andOperator(task, where(TASK).regex(end));
    }
    Stream<String> ofCases =
        mongo
            .aggregate(
                newAggregation(
                    match(task), group(TASK), sort(Direction.ASC, "_id"), limit(page.read())),
                CaseEntry.class,
                Document.class)
            .getMappedResults()
            .stream()
            .map(found -> found.getString("_id"));
    return Stream.concat(ofCases, letters.tasks(task, page.read()).stream())
        .sorted()
        .limit(page.read())
        .toList();
  }

  /** Those that are still open, in order. */
  List<OpenTask> of(Collection<String> tasks) {
    Map<String, List<DisagreedLetter>> answers = letters.of(tasks);
    Map<String, List<CaseEntry>> claims =
        mongo.find(Query.query(where(TASK).in(tasks)), CaseEntry.class).stream()
            .collect(groupingBy(entry -> requireNonNull(entry.task), TreeMap::new, toList()));
    answers.forEach((task, each) -> claims.put(task, claimsOf(each)));
    Map<CustomerId, Customer> known =
        customers.findAll(
            claims.keySet().stream().map(id -> TaskId.parse(id).customer()).distinct().toList());
    return claims.entrySet().stream()
        .map(
            each ->
                task(
                    TaskId.parse(each.getKey()),
                    each.getValue(),
                    answers.getOrDefault(each.getKey(), List.of()),
                    known))
        .toList();
  }

  /** The open cases of what customers do not agree with. */
  private List<CaseEntry> claimsOf(List<DisagreedLetter> answers) {
    return mongo.find(Query.query(named(answers)), CaseEntry.class);
  }

  private static Criteria named(List<DisagreedLetter> answers) {
    List<String> cases = answers.stream().flatMap(DisagreedLetter::cases).distinct().toList();
    return new Criteria().andOperator(where("_id").in(cases), where("state").ne(CaseState.CLOSED));
  }

  /** Which cases belong to a task. */
  Criteria casesOf(TaskId task) {
    return task.reason() == TaskReason.LETTER_DISAGREED
        ? named(letters.of(List.of(task.toString())).getOrDefault(task.toString(), List.of()))
        : where(TASK).is(task.toString());
  }

  private static OpenTask task(
      TaskId id,
      List<CaseEntry> claims,
      List<DisagreedLetter> answers,
      Map<CustomerId, Customer> customers) {
    Map<String, Money> open = new TreeMap<>();
    claims.forEach(
        each -> open.merge(each.open().currency().getCurrencyCode(), each.open(), Money::plus));
    return new OpenTask(
        id,
        requireNonNull(customers.get(id.customer())).name(),
        claims.size(),
        List.copyOf(open.values()),
        claims.stream()
            .map(CaseEntry::dueOn)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null),
        answers);
  }
}
