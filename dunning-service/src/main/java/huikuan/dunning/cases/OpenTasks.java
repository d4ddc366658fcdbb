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
import huikuan.dunning.task.TaskId;
import huikuan.platform.web.Page;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The tasks that have claims, as the cases tell. */
@Component
class OpenTasks {

  private static final String TASK = "task";

  /** Follows the dot, so that a company's tasks lie between it with the one and with the other. */
  private static final char AFTER_DOT = '.' + 1;

  private final MongoTemplate mongo;
  private final Customers customers;

  /**
   * A task and its claims.
   *
   * @param open an amount for each currency
   * @param dueOn the earliest
   */
  record OpenTask(TaskId id, String customerName, int claims, List<Money> open, LocalDate dueOn) {}

  OpenTasks(MongoTemplate mongo, Customers customers) {
    this.mongo = mongo;
    this.customers = customers;
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
    return mongo
        .aggregate(
            newAggregation(
                match(task), group(TASK), sort(Direction.ASC, "_id"), limit(page.read())),
            CaseEntry.class,
            Document.class)
        .getMappedResults()
        .stream()
        .map(found -> found.getString("_id"))
        .toList();
  }

  /** Those that still have claims, in order. */
  List<OpenTask> of(Collection<String> tasks) {
    Map<String, List<CaseEntry>> claims =
        mongo.find(Query.query(where(TASK).in(tasks)), CaseEntry.class).stream()
            .collect(groupingBy(entry -> requireNonNull(entry.task), TreeMap::new, toList()));
    Map<CustomerId, Customer> known =
        customers.findAll(
            claims.keySet().stream().map(id -> TaskId.parse(id).customer()).distinct().toList());
    return claims.entrySet().stream()
        .map(each -> task(TaskId.parse(each.getKey()), each.getValue(), known))
        .toList();
  }

  private static OpenTask task(
      TaskId id, List<CaseEntry> claims, Map<CustomerId, Customer> customers) {
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
            .orElseThrow());
  }
}
