package huikuan.dunning.sanction;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.CustomerId;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.ladder.Ladders;
import huikuan.dunning.sanction.SanctionEvent.SanctionsAssigned;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.fields.PersonName;
import huikuan.platform.people.People;
import huikuan.platform.web.Page;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The sanctions, to look up. What a page shows is told by their events. */
@Component
class Sanctions {

  private final MongoTemplate mongo;
  private final EventLog log;
  private final Customers customers;
  private final Ladders ladders;
  private final People people;

  Sanctions(
      MongoTemplate mongo, EventLog log, Customers customers, Ladders ladders, People people) {
    this.mongo = mongo;
    this.log = log;
    this.customers = customers;
    this.ladders = ladders;
    this.people = people;
  }

  /** The filters of a list; null = any. */
  record Filter(
      @Nullable String company,
      @Nullable CustomerId customer,
      @Nullable String state,
      @Nullable String kind,
      @Nullable Boolean unanswered) {}

  /** In order of their ids. */
  List<SanctionEntry> find(Filter filter, Page page) {
    Query query = new Query().with(Sort.by("_id")).limit(page.read());
    add(query, "company", filter.company());
    add(query, "customer", filter.customer() == null ? null : filter.customer().toString());
    add(query, "kind", filter.kind());
    add(query, "state", state(filter.state()));
    add(query, "unanswered", filter.unanswered());
    if (!page.isFirst()) {
      query.addCriteria(where("_id").gt(page.text(0)));
    }
    return mongo.find(query, SanctionEntry.class);
  }

  private static @Nullable SanctionState state(@Nullable String word) {
    return SanctionState.find(word).orElse(null);
  }

  private static void add(Query query, String field, @Nullable Object value) {
    if (value != null) {
      query.addCriteria(where(field).is(value));
    }
  }

  /** Those of these that there are, in their order. */
  List<SanctionView> views(Collection<SanctionId> ids, Instant now) {
    List<CustomerId> of = ids.stream().map(SanctionId::customer).distinct().toList();
    Map<String, List<RecordedEvent>> events =
        log.ofAggregates(of.stream().map(each -> new SanctionsKey(each).toString()).toList());
    Map<CustomerId, Customer> known = customers.findAll(of);
    Map<CustomerId, OfCustomer> read =
        of.stream()
            .collect(
                toMap(
                    identity(),
                    each ->
                        read(
                            requireNonNull(known.get(each)),
                            events.getOrDefault(new SanctionsKey(each).toString(), List.of()),
                            now)));
    return ids.stream()
        .map(each -> requireNonNull(read.get(each.customer())).view(each.number(), ladders))
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * All that is told of the sanctions of one customer.
   *
   * @param histories by number
   */
  private record OfCustomer(
      Customer customer,
      @Nullable String owner,
      @Nullable String answers,
      Map<Integer, SanctionHistory> histories) {

    private Optional<SanctionView> view(int number, Ladders ladders) {
      return Optional.ofNullable(histories.get(number))
          .map(each -> each.view(customer, ladders.ofReference(each.ladder()), owner, answers));
    }
  }

  private OfCustomer read(Customer customer, List<RecordedEvent> events, Instant now) {
    String owner =
        events.stream()
            .map(RecordedEvent::payload)
            .filter(SanctionsAssigned.class::isInstance)
            .map(each -> ((SanctionsAssigned) each).owner())
            .reduce((_, later) -> later)
            .orElse(null);
    return new OfCustomer(
        customer, owner, owner == null ? null : answers(owner, now), SanctionHistory.of(events));
  }

  /** The owner, or the deputy of one whose rights have ended; null = nobody does. */
  private @Nullable String answers(String owner, Instant now) {
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return people.responsible(PersonName.nameOf(owner), day).map(PersonName::of).orElse(null);
  }

  /**
   * @throws ProblemException 404 if there is none
   */
  SanctionView require(SanctionId id, Instant now) {
    return views(List.of(id), now).stream().findFirst().orElseThrow(() -> notFound(id.toString()));
  }

  static ProblemException notFound(String id) {
    return new ProblemException(Problem.notFound("sanction", id));
  }
}
