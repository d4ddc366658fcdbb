package huikuan.dunning.cases;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.CustomerId;
import huikuan.platform.axon.ProcessorPosition;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.projection.FollowedEntries;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * The cases that are not closed, in memory, to be counted and to be put in order by customer: the
 * store would read all of them for each sum. Before each question it reads the cases that the
 * projection has changed since.
 */
@Component
public class OpenCaseTable {

  private static final Logger LOGGER = LoggerFactory.getLogger(OpenCaseTable.class);

  private final MongoTemplate mongo;
  private final FollowedEntries followed;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, OpenCase> cases = new HashMap<>();
  private final Map<String, OfCustomer> customers = new HashMap<>();

  /** The cases of a customer, by their ids. */
  private record OfCustomer(CustomerId id, Map<String, OpenCase> cases) {

    private static OfCustomer none(String customer) {
      return new OfCustomer(CustomerId.parse(customer), new HashMap<>());
    }
  }

  OpenCaseTable(MongoTemplate mongo, EventLog log) {
    this.mongo = mongo;
    this.followed =
        new FollowedEntries(
            log,
            () -> ProcessorPosition.of(CaseEntry.COLLECTION, mongo.getDb()),
            event -> CaseProjection.concerned(event.payload()),
            this::readAll,
            this::readAgain);
  }

  /** The first question after a start shall not wait until all cases are read. */
  @EventListener(ApplicationReadyEvent.class)
  void prepare() {
    Thread.ofVirtual()
        .name("open-cases")
        .start(
            () -> {
              try {
                each(CaseFilter.ANY, List.of(), _ -> {});
              } catch (RuntimeException e) {
                LOGGER.info("The open cases are read when they are asked for: {}", e.getMessage());
              }
            });
  }

  /**
   * Shows the cases that match, in no order.
   *
   * @param among their ids; null = any
   */
  void each(CaseFilter filter, @Nullable Collection<String> among, Consumer<OpenCase> seen) {
    lock.lock();
    try {
      followed.follow();
      Stream<OpenCase> asked =
          among == null
              ? cases.values().stream()
              : among.stream().map(cases::get).filter(Objects::nonNull);
      asked.filter(one -> one.matches(filter)).forEach(seen);
    } finally {
      lock.unlock();
    }
  }

  /** Shows the customers of a company that have such cases, with all of them, in no order. */
  public void eachCustomer(String company, BiConsumer<CustomerId, Collection<OpenCase>> seen) {
    lock.lock();
    try {
      followed.follow();
      customers.values().stream()
          .filter(each -> each.id().company().equals(company))
          .forEach(each -> seen.accept(each.id(), each.cases().values()));
    } finally {
      lock.unlock();
    }
  }

  /** The same of one customer; empty = it has none. */
  public List<OpenCase> of(CustomerId customer) {
    lock.lock();
    try {
      followed.follow();
      OfCustomer found = customers.get(customer.toString());
      return found == null ? List.of() : List.copyOf(found.cases().values());
    } finally {
      lock.unlock();
    }
  }

  private void readAll() {
    cases.clear();
    customers.clear();
    read(where("state").ne(CaseState.CLOSED));
  }

  private void readAgain(List<String> some) {
    some.forEach(this::remove);
    read(where("_id").in(some));
  }

  private void remove(String id) {
    OpenCase gone = cases.remove(id);
    OfCustomer of = gone == null ? null : customers.get(gone.customer());
    if (of != null) {
      of.cases().remove(id);
      if (of.cases().isEmpty()) {
        customers.remove(of.id().toString());
      }
    }
  }

  private void put(String id, OpenCase one) {
    cases.put(id, one);
    customers.computeIfAbsent(one.customer(), OfCustomer::none).cases().put(id, one);
  }

  private void read(Criteria which) {
    Query query = Query.query(which);
    query.fields().include(OpenCase.FIELDS);
    try (Stream<Document> found = mongo.stream(query, Document.class, CaseEntry.COLLECTION)) {
      found
          .filter(each -> !CaseState.CLOSED.name().equals(each.getString("state")))
          .forEach(each -> put(each.getString("_id"), OpenCase.of(each)));
    }
  }
}
