package huikuan.dunning.cases;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.platform.axon.ProcessorPosition;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
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
 * The cases that are not closed, in memory, to be counted: the store would read all of them for
 * each sum. Before each question it reads the cases that the projection has changed since.
 */
@Component
class OpenCaseTable {

  private static final Logger LOGGER = LoggerFactory.getLogger(OpenCaseTable.class);

  /** The log is read so far at once. */
  private static final int CHUNK = 1_000;

  /** So many commits behind, all cases are read anew. */
  private static final long FAR_BEHIND = 20_000;

  private final MongoTemplate mongo;
  private final EventLog log;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Row> rows = new HashMap<>();

  /** The last commit whose changes are here; below zero = none are. */
  private long position = -1;

  /** What is counted of a case. Texts that many cases share are one. */
  record Row(
      String company,
      String account,
      String customer,
      @Nullable String policy,
      CaseState state,
      @Nullable String level,
      @Nullable String owner,
      List<String> invoices,
      Money open) {

    private static Row of(Document entry) {
      AccountId account = AccountId.parse(entry.getString("account"));
      Money open =
          entry.getList("items", Document.class, List.of()).stream()
              .map(item -> Money.parse(item.getString("open")))
              .reduce(Money.zero(account.currency()), Money::plus);
      return new Row(
          account.company().intern(),
          account.toString().intern(),
          account.customerId().toString().intern(),
          shared(entry.getString("policy")),
          CaseState.valueOf(entry.getString("state")),
          shared(entry.getString("level")),
          shared(entry.getString("owner")),
          List.copyOf(entry.getList("invoices", String.class, List.of())),
          open);
    }

    private static @Nullable String shared(@Nullable String text) {
      return text == null ? null : text.intern();
    }

    /** Whether it is asked for; of tasks and retrying cases the ids are known. */
    private boolean matches(CaseFilter filter) {
      return (filter.company() == null || filter.company().equals(company))
          && (filter.account() == null || filter.account().equals(account))
          && (filter.customer() == null || filter.customer().toString().equals(customer))
          && (filter.policy() == null || filter.policy().equals(policy))
          && (filter.states().isEmpty() || filter.states().contains(state))
          && (filter.level() == null || filter.level().equals(level))
          && (filter.owner() == null || filter.owner().equals(owner))
          && (filter.invoice() == null || invoices.contains(filter.invoice()));
    }
  }

  OpenCaseTable(MongoTemplate mongo, EventLog log) {
    this.mongo = mongo;
    this.log = log;
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
  void each(CaseFilter filter, @Nullable Collection<String> among, Consumer<Row> seen) {
    lock.lock();
    try {
      follow();
      Stream<Row> asked =
          among == null
              ? rows.values().stream()
              : among.stream().map(rows::get).filter(Objects::nonNull);
      asked.filter(row -> row.matches(filter)).forEach(seen);
    } finally {
      lock.unlock();
    }
  }

  private void follow() {
    long kept = ProcessorPosition.of(CaseEntry.COLLECTION, mongo.getDb());
    if (position < 0 || kept - position > FAR_BEHIND) {
      rows.clear();
      read(where("state").ne(CaseState.CLOSED));
      position = kept;
    } else {
      readChanged(kept);
    }
  }

  private void readChanged(long kept) {
    Set<String> changed = new HashSet<>();
    while (position < kept) {
      List<RecordedEvent> events = log.after(position, CHUNK);
      if (events.isEmpty()) {
        break;
      }
      events.forEach(event -> changed.addAll(CaseProjection.concerned(event.payload())));
      position = Math.min(kept, events.getLast().position());
    }
    for (List<String> some : changed.stream().gather(Gatherers.windowFixed(CHUNK)).toList()) {
      some.forEach(rows::remove);
      read(where("_id").in(some));
    }
  }

  private void read(Criteria which) {
    Query query = Query.query(which);
    query
        .fields()
        .include("account", "policy", "state", "level", "owner", "invoices", "items.open");
    try (Stream<Document> found = mongo.stream(query, Document.class, CaseEntry.COLLECTION)) {
      found
          .filter(each -> !CaseState.CLOSED.name().equals(each.getString("state")))
          .forEach(each -> rows.put(each.getString("_id"), Row.of(each)));
    }
  }
}
