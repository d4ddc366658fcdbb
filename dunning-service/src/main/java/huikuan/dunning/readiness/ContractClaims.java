package huikuan.dunning.readiness;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.mongodb.client.result.UpdateResult;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.dunning.readiness.StageHolds.Place;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
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

  public ContractClaims(MongoTemplate mongo) {
    this.mongo = mongo;
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
   * Adds a claim, once. Its own sum is written first: the sum of all tells whether it was added.
   *
   * @param contract the key of its subject
   * @param position of the event by which it became known
   */
  public void add(
      String caseId,
      CustomerId customer,
      String contract,
      Money amount,
      LocalDate postedOn,
      long position) {
    // No name holds two spaces in a row, so no two sums have one id.
    String sum = String.join("  ", contract, customer.toString(), currency(amount));
    Optional<Long> all = sum(sum);
    UpdateResult added =
        mongo.upsert(
            byId(caseId),
            new Update()
                .setOnInsert(CONTRACT, contract)
                .setOnInsert(OPEN, true)
                .setOnInsert(CUSTOMER, customer.toString())
                .setOnInsert("amount", amount.toString())
                .setOnInsert("postedOn", postedOn.toString())
                .setOnInsert(POSITION, position)
                .setOnInsert(SUM, sum)
                .setOnInsert(BEFORE, all.orElse(0L))
                .setOnInsert(THROUGH, position),
            COLLECTION);
    if (added.getUpsertedId() == null && !isOf(caseId, position)) {
      return;
    }
    if (all.isEmpty()) {
      begin(sum, customer);
    }
    change(sum, amount.minorUnits(), position);
  }

  private void begin(String sum, CustomerId customer) {
    mongo.insert(
        new Document("_id", sum)
            .append(CUSTOMER, customer.toString())
            .append(ALL, 0L)
            .append(THROUGH, 0L),
        SUMS);
  }

  private Optional<Long> sum(String id) {
    return Optional.ofNullable(mongo.findById(id, Document.class, SUMS))
        .map(each -> each.getLong(ALL));
  }

  /** A claim is written before its sum. */
  private long all(String sum) {
    return sum(sum).orElse(0L);
  }

  private boolean isOf(String caseId, long position) {
    return mongo.exists(
        Query.query(where("_id").is(caseId).and(POSITION).is(position)), COLLECTION);
  }

  private void change(String sum, long by, long position) {
    mongo.updateFirst(
        Query.query(where("_id").is(sum).and(THROUGH).lt(position)),
        new Update().inc(ALL, by).set(THROUGH, position),
        SUMS);
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
    change(claim.getString(SUM), -amount, position);
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
    return Optional.ofNullable(mongo.findById(caseId, Document.class, COLLECTION));
  }

  private Known known(Document claim) {
    return known(claim, all(claim.getString(SUM)));
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
    Map<String, Long> sums = new HashMap<>();
    return mongo.find(query, Document.class, COLLECTION).stream()
        .map(each -> known(each, sums.computeIfAbsent(each.getString(SUM), this::all)))
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
