package huikuan.dunning.promise;

import static java.util.Objects.requireNonNull;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.CustomerId;
import huikuan.dunning.arrangement.ArrangementId;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.promise.PromiseEvent.PromiseMade;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The promises, to look up: many by the read model, one by the log. */
@Component
class PromiseDirectory {

  private final MongoTemplate mongo;
  private final EventLog log;
  private final Customers customers;

  PromiseDirectory(MongoTemplate mongo, EventLog log, Customers customers) {
    this.mongo = mongo;
    this.log = log;
    this.customers = customers;
  }

  /** A page of promises, by the day on which the money is to come. */
  PromiseView.Page list(PromiseFilter filter, PageRequest request) {
    Page page = request.of(filter.question());
    List<Criteria> all = filter.criteria();
    if (!page.isFirst()) {
      all.add(
          new Criteria()
              .orOperator(
                  where("on").gt(page.text(0)),
                  where("on").is(page.text(0)).and("_id").gt(page.text(1))));
    }
    Query query = query(all).with(Sort.by("on", "_id")).limit(page.read());
    List<PromiseEntry> found = mongo.find(query, PromiseEntry.class);
    List<PromiseEntry> told = page.told(found);
    Map<CustomerId, Customer> of =
        customers.findAll(told.stream().map(PromiseDirectory::customer).distinct().toList());
    return new PromiseView.Page(
        told.stream()
            .map(each -> PromiseView.of(each, requireNonNull(of.get(customer(each))).name()))
            .toList(),
        page.next(found, last -> List.of(last.on, last.id)));
  }

  static Query query(List<Criteria> all) {
    return all.isEmpty() ? new Query() : Query.query(new Criteria().andOperator(all));
  }

  private static CustomerId customer(PromiseEntry entry) {
    return CustomerId.parse(entry.customer);
  }

  /**
   * A promise as the log tells it: a change is seen at once.
   *
   * @throws ProblemException 404 if there is no such promise
   */
  PromiseView one(ArrangementId promise) {
    PromiseEntry entry = null;
    for (RecordedEvent event : log.ofAggregate(new PromisesKey(promise.customer()).toString(), 0)) {
      if (event.payload() instanceof PromiseEvent of && of.arrangement().equals(promise)) {
        entry = after(entry, of, event);
      }
    }
    if (entry == null) {
      throw notFound(promise.toString());
    }
    return PromiseView.of(entry, customers.find(promise.customer()).name());
  }

  private static @Nullable PromiseEntry after(
      @Nullable PromiseEntry entry, PromiseEvent event, RecordedEvent recorded) {
    if (event instanceof PromiseMade made) {
      return PromiseEntry.of(made, recorded.recordedAt());
    }
    if (entry != null) {
      entry.apply(event, recorded.recordedAt());
    }
    return entry;
  }

  /**
   * The promise that a path names.
   *
   * @throws ProblemException 404 if it names none
   */
  static ArrangementId require(String id) {
    return ArrangementId.find(PromiseEvent.KIND, id).orElseThrow(() -> notFound(id));
  }

  static ProblemException notFound(String id) {
    return new ProblemException(Problem.notFound("promise", id));
  }
}
