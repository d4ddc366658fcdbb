package huikuan.dunning.readiness;

import static java.util.Objects.requireNonNull;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.dunning.readiness.StageHolds.Place;
import huikuan.platform.together.SharedLookup;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * The claims of each contract, paid ones too, in the order in which they became known, each with
 * the sum before it; and the sum of all of a customer's claims in a currency. So the place of a
 * claim is read from two entries, whatever else is in its contract. Both remember the last event
 * that changed their sum: an event that comes again adds nothing.
 */
@Component
public class ContractClaims {

  public static final String COLLECTION = "contract-claims";
  public static final String SUMS = "contract-sums";
  private static final String CONTRACT = "contract";
  private static final String CUSTOMER = "customer";
  private static final String POSITION = "position";
  private static final String OPEN = "open";

  /** The position of the event that reversed the claim. */
  private static final String REVERSED = "reversed";

  /** The id of the sum that the claim belongs to. */
  private static final String SUM = "sum";

  /** The amounts before the claim, in minor units. */
  private static final String BEFORE = "before";

  /** The amounts of all claims, in minor units. */
  private static final String ALL = "all";

  /** The position of the last event that changed the sum of an entry. */
  private static final String THROUGH = "through";

  private final MongoTemplate mongo;

  /** Asked for by many claims at once. */
  private final SharedLookup<String, Optional<Document>> entries;

  private final SharedLookup<String, Sum> sums;

  public ContractClaims(MongoTemplate mongo) {
    this.mongo = mongo;
    this.entries = new SharedLookup<>(ids -> lookUp(ids, COLLECTION, Optional::ofNullable));
    this.sums =
        new SharedLookup<>(
            ids -> lookUp(ids, SUMS, each -> each == null ? Sum.NONE : Sum.stored(each)));
    mongo
        .indexOps(COLLECTION)
        .createIndex(
            new Index()
                .on(CONTRACT, Direction.ASC)
                .on(OPEN, Direction.ASC)
                .on(POSITION, Direction.ASC));
    mongo
        .indexOps(COLLECTION)
        .createIndex(new Index().on(SUM, Direction.ASC).on(POSITION, Direction.ASC));
  }

  /**
   * A claim that names a contract.
   *
   * @param contract the key of its subject
   * @param position of the event by which it became known
   */
  public record Known(
      String caseId, String contract, CustomerId customer, long position, Place place) {

    /** The holds by its contract on a day; empty = the contract is another customer's. */
    public Optional<StageHolds> holds(Agreement agreed, LocalDate today) {
      return agreed.isOf(customer)
          ? Optional.of(StageHolds.of(agreed, place, today))
          : Optional.empty();
    }
  }

  /**
   * A claim that names a contract, as it was told.
   *
   * @param contract the key of its subject
   * @param position of the event that tells it
   */
  public record Told(
      String caseId,
      CustomerId customer,
      String contract,
      Money amount,
      LocalDate postedOn,
      long position) {

    /** No name holds two spaces in a row, so no two sums have one id. */
    String sum() {
      return String.join("  ", contract, customer.toString(), currency(amount));
    }
  }

  /**
   * The amounts of claims, in minor units.
   *
   * @param through the position of the last event that changed it
   */
  private record Sum(long all, long through) {

    static final Sum NONE = new Sum(0, 0);

    static Sum stored(Document document) {
      return new Sum(document.getLong(ALL), document.getLong(THROUGH));
    }

    Sum plus(Told claim) {
      return new Sum(all + claim.amount().minorUnits(), claim.position());
    }
  }

  /**
   * Adds claims in the order in which they were told, each once. They are written before their
   * sums: those that a sum has already were added before.
   */
  public void add(List<Told> told) {
    List<Told> own = firstOfEach(told);
    Map<String, Sum> known = sums.getAll(own.stream().map(Told::sum).toList());
    Map<String, Told> last = new HashMap<>();
    BulkOperations added = mongo.bulkOps(BulkMode.UNORDERED, COLLECTION);
    for (Told each : own) {
      Sum before = requireNonNull(known.get(each.sum()));
      if (each.position() > before.through()) {
        added.upsert(byId(each.caseId()), inserted(each, before.all()));
        known.put(each.sum(), before.plus(each));
        last.put(each.sum(), each);
      }
    }
    if (!last.isEmpty()) {
      added.execute();
      BulkOperations summed = mongo.bulkOps(BulkMode.UNORDERED, SUMS);
      last.forEach(
          (id, claim) -> summed.upsert(byId(id), summed(claim, requireNonNull(known.get(id)))));
      summed.execute();
    }
  }

  /** A claim that was told before, at another position, is none to be added. */
  private List<Told> firstOfEach(List<Told> told) {
    Map<String, Told> first = new LinkedHashMap<>();
    told.forEach(each -> first.putIfAbsent(each.caseId(), each));
    Map<String, Optional<Document>> stored = entries.getAll(first.keySet());
    return first.values().stream()
        .filter(
            each ->
                requireNonNull(stored.get(each.caseId()))
                    .map(known -> known.getLong(POSITION) == each.position())
                    .orElse(true))
        .toList();
  }

  private static Update inserted(Told claim, long before) {
    return new Update()
        .setOnInsert(CONTRACT, claim.contract())
        .setOnInsert(OPEN, true)
        .setOnInsert(CUSTOMER, claim.customer().toString())
        .setOnInsert("amount", claim.amount().toString())
        .setOnInsert("postedOn", claim.postedOn().toString())
        .setOnInsert(POSITION, claim.position())
        .setOnInsert(SUM, claim.sum())
        .setOnInsert(BEFORE, before)
        .setOnInsert(THROUGH, claim.position());
  }

  private static Update summed(Told claim, Sum sum) {
    return new Update()
        .setOnInsert(CUSTOMER, claim.customer().toString())
        .set(ALL, sum.all())
        .set(THROUGH, sum.through());
  }

  private <V> Map<String, V> lookUp(
      Collection<String> ids, String collection, Function<@Nullable Document, V> value) {
    Map<String, Document> found = new HashMap<>();
    mongo
        .find(Query.query(where("_id").in(ids)), Document.class, collection)
        .forEach(each -> found.put(each.getString("_id"), each));
    Map<String, V> values = new HashMap<>();
    ids.forEach(id -> values.put(id, value.apply(found.get(id))));
    return values;
  }

  /** Notes of some claims whether anything is open. */
  public void open(Map<String, Boolean> claims) {
    BulkOperations bulk = mongo.bulkOps(BulkMode.UNORDERED, COLLECTION);
    claims.forEach((caseId, open) -> bulk.updateOne(byId(caseId), Update.update(OPEN, open)));
    bulk.execute();
  }

  /**
   * Notes that one was reversed, once: it is no claim any more, and is before no other. This writes
   * those that became known after it, open or not.
   *
   * @param position of the event that tells it
   */
  public void reverse(String caseId, long position) {
    Document claim = mongo.findById(caseId, Document.class, COLLECTION);
    if (claim == null || claim.get(REVERSED) != null && claim.getLong(REVERSED) != position) {
      return;
    }
    mongo.updateFirst(byId(caseId), Update.update(REVERSED, position), COLLECTION);
    long amount = amount(claim).minorUnits();
    mongo.updateMulti(
        Query.query(
            where(SUM)
                .is(claim.getString(SUM))
                .and(POSITION)
                .gt(claim.getLong(POSITION))
                .and(THROUGH)
                .lt(position)),
        new Update().inc(BEFORE, -amount).set(THROUGH, position),
        COLLECTION);
    mongo.updateFirst(
        Query.query(where("_id").is(claim.getString(SUM)).and(THROUGH).lt(position)),
        new Update().inc(ALL, -amount).set(THROUGH, position),
        SUMS);
  }

  /** A claim and its place; empty = it names no contract, or was reversed. */
  public Optional<Known> find(String caseId) {
    return findAny(caseId).filter(each -> each.get(REVERSED) == null).map(this::known);
  }

  /** The same of one that may have been reversed: its place is the one that it had, or has. */
  public Optional<Known> findReversed(String caseId) {
    return findAny(caseId).map(this::known);
  }

  private Optional<Document> findAny(String caseId) {
    return entries.get(caseId);
  }

  private Known known(Document claim) {
    return known(claim, sums.get(claim.getString(SUM)).all());
  }

  /**
   * Some of the open claims that name a contract, in their order.
   *
   * @param contract the key of its subject
   * @param after the position of the last claim seen; 0 = begin
   */
  public List<Known> open(String contract, long after, int most) {
    Query query =
        Query.query(where(CONTRACT).is(contract).and(OPEN).is(true).and(POSITION).gt(after))
            .with(Sort.by(POSITION))
            .limit(most);
    List<Document> found = mongo.find(query, Document.class, COLLECTION);
    Map<String, Sum> known = sums.getAll(found.stream().map(each -> each.getString(SUM)).toList());
    return found.stream()
        .map(each -> known(each, requireNonNull(known.get(each.getString(SUM))).all()))
        .toList();
  }

  private static Known known(Document claim, long all) {
    Money amount = amount(claim);
    return new Known(
        claim.getString("_id"),
        claim.getString(CONTRACT),
        CustomerId.parse(claim.getString(CUSTOMER)),
        claim.getLong(POSITION),
        new Place(
            amount,
            new Money(claim.getLong(BEFORE), amount.currency()),
            new Money(all, amount.currency()),
            LocalDate.parse(claim.getString("postedOn"))));
  }

  private static Money amount(Document claim) {
    return Money.parse(claim.getString("amount"));
  }

  private static String currency(Money amount) {
    return amount.currency().getCurrencyCode();
  }

  private static Query byId(String id) {
    return Query.query(where("_id").is(id));
  }
}
