package huikuan.dunning.customers;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.CustomerId;
import huikuan.contracts.PaymentCalendar;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.PaymentCalendarChanged;
import huikuan.dunning.hold.CustomerHoldEvent;
import huikuan.dunning.hold.HeldCustomers;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.hold.HoldsInForce;
import huikuan.platform.axon.ProcessorPosition;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.projection.FollowedEntries;
import huikuan.platform.projection.StoredJson;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * The classes of customers and what holds them wholly, in memory: a work list asks for those of a
 * whole company. Cases hear of such a hold by and by; here it is known at once.
 */
@Component
public class CustomerTable {

  private static final String CLASS = "customerClass";
  private static final String CALENDAR = "calendar";
  private static final String ZONE = "timeZone";

  private final MongoTemplate mongo;
  private final HeldCustomers heldCustomers;
  private final FollowedEntries followed;
  private final Map<String, String> classes = new ConcurrentHashMap<>();
  private final Map<String, HoldsInForce> holds = new ConcurrentHashMap<>();

  /** The last day on which money is known to be short, wherever the customer is then. */
  private record ShortOfMoney(LocalDate until, ZoneId zone) {}

  private final Map<String, ShortOfMoney> shortOfMoney = new ConcurrentHashMap<>();

  CustomerTable(MongoTemplate mongo, HeldCustomers heldCustomers, EventLog log) {
    this.mongo = mongo;
    this.heldCustomers = heldCustomers;
    this.followed =
        new FollowedEntries(
            log,
            () -> ProcessorPosition.of(CustomerDirectory.PROCESSOR, mongo.getDb()),
            CustomerTable::concerned,
            this::readAll,
            this::readAgain);
  }

  private static Collection<String> concerned(RecordedEvent event) {
    return switch (event.payload()) {
      case CustomerChanged changed -> List.of(changed.customer().toString());
      case PaymentCalendarChanged changed -> List.of(changed.customer().toString());
      case CustomerHoldEvent held -> List.of(held.customer().toString());
      default -> List.of();
    };
  }

  /** Reads what has changed since the last time. */
  public void follow() {
    followed.follow();
  }

  /** Null if the customer has none. */
  public @Nullable String classOf(CustomerId customer) {
    return classes.get(customer.toString());
  }

  /**
   * Why a whole customer is on hold; empty = it is not.
   *
   * @param toCome on a day to come at the customer; null = now
   */
  public Set<String> held(CustomerId customer, @Nullable LocalDate toCome, Instant now) {
    HoldsInForce placed = holds.get(customer.toString());
    ShortOfMoney funding = shortOfMoney.get(customer.toString());
    if (placed == null && funding == null) {
      return Set.of();
    }
    Set<String> reasons = new TreeSet<>();
    if (placed != null) {
      placed.each().stream()
          .filter(
              each ->
                  toCome == null
                      ? each.endsAt().isAfter(now)
                      : !each.hold().until().isBefore(toCome))
          .forEach(each -> reasons.add(each.hold().reason()));
    }
    if (funding != null) {
      LocalDate day = toCome == null ? LocalDate.ofInstant(now, funding.zone()) : toCome;
      if (!funding.until().isBefore(day)) {
        reasons.add(Hold.FUNDING_SHORT);
      }
    }
    return reasons;
  }

  private void readAll() {
    classes.clear();
    shortOfMoney.clear();
    holds.clear();
    read(new Criteria().orOperator(where(CLASS).exists(true), where(CALENDAR).exists(true)));
    put(heldCustomers.all());
  }

  private void readAgain(List<String> customers) {
    customers.forEach(classes::remove);
    customers.forEach(shortOfMoney::remove);
    customers.forEach(holds::remove);
    read(where("_id").in(customers));
    put(heldCustomers.among(customers.stream().map(CustomerId::parse).toList()));
  }

  private void put(Map<CustomerId, HoldsInForce> held) {
    held.forEach(
        (customer, each) -> {
          if (!each.isEmpty()) {
            holds.put(customer.toString(), each);
          }
        });
  }

  private void read(Criteria which) {
    Query query = Query.query(which);
    query.fields().include(CLASS, CALENDAR, ZONE);
    try (Stream<Document> found = mongo.stream(query, Document.class, "customers")) {
      found.forEach(this::put);
    }
  }

  private void put(Document customer) {
    String id = customer.getString("_id");
    String customerClass = customer.getString(CLASS);
    if (customerClass != null) {
      classes.put(id, customerClass.intern());
    }
    String calendar = customer.getString(CALENDAR);
    PaymentCalendar.Funding funding =
        calendar == null ? null : StoredJson.read(calendar, PaymentCalendar.class).funding();
    if (funding != null) {
      shortOfMoney.put(
          id, new ShortOfMoney(funding.until(), Customer.zone(customer.getString(ZONE))));
    }
  }
}
