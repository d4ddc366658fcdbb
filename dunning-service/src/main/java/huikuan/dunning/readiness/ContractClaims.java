package huikuan.dunning.readiness;

import static java.util.Objects.requireNonNull;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.dunning.readiness.StageHolds.Place;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

/** The claims of each contract, paid ones too, in the order in which they became known. */
@Component
public class ContractClaims {

  public static final String COLLECTION = "contract-claims";
  private static final String CONTRACT = "contract";
  private static final String POSITION = "position";
  private static final String OPEN = "open";
  private static final String REVERSED = "reversed";

  private final MongoTemplate mongo;

  public ContractClaims(MongoTemplate mongo) {
    this.mongo = mongo;
    mongo
        .indexOps(COLLECTION)
        .createIndex(new Index().on(CONTRACT, Direction.ASC).on(POSITION, Direction.ASC));
  }

  /**
   * Adds a claim, once.
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
    mongo.upsert(
        Query.query(where("_id").is(caseId)),
        new Update()
            .setOnInsert(CONTRACT, contract)
            .setOnInsert(OPEN, true)
            .setOnInsert("customer", customer.toString())
            .setOnInsert("amount", amount.toString())
            .setOnInsert("postedOn", postedOn.toString())
            .setOnInsert(POSITION, position),
        COLLECTION);
  }

  /** Notes of some claims whether anything is open. */
  public void open(Map<String, Boolean> claims) {
    BulkOperations bulk = mongo.bulkOps(BulkMode.UNORDERED, COLLECTION);
    claims.forEach(
        (caseId, open) ->
            bulk.updateOne(Query.query(where("_id").is(caseId)), Update.update(OPEN, open)));
    bulk.execute();
  }

  /** Notes that one was reversed: it is no claim any more. */
  public void reverse(String caseId) {
    mongo.updateFirst(
        Query.query(where("_id").is(caseId)), Update.update(REVERSED, true), COLLECTION);
  }

  /** The key of the contract of a claim; empty = it has none. */
  public Optional<String> contractOf(String caseId) {
    return Optional.ofNullable(mongo.findById(caseId, Document.class, COLLECTION))
        .map(each -> each.getString(CONTRACT));
  }

  private static Money amount(Document claim) {
    return Money.parse(claim.getString("amount"));
  }

  /** The customers of the open claims that name a contract, by their cases. */
  public Map<String, CustomerId> openOf(String contract) {
    Query query = Query.query(where(CONTRACT).is(contract).and(OPEN).is(true));
    Map<String, CustomerId> open = new LinkedHashMap<>();
    mongo
        .find(query, Document.class, COLLECTION)
        .forEach(
            each -> open.put(each.getString("_id"), CustomerId.parse(each.getString("customer"))));
    return open;
  }

  /** The place of each claim of a contract, by its case. Claims of other customers are not its. */
  public Map<String, Place> of(String contract, CustomerId customer) {
    List<Document> found =
        mongo.find(
            Query.query(
                    where(CONTRACT)
                        .is(contract)
                        .and("customer")
                        .is(customer.toString())
                        .and(REVERSED)
                        .exists(false))
                .with(Sort.by(POSITION, "_id")),
            Document.class,
            COLLECTION);
    Map<String, Money> all = new HashMap<>();
    for (Document each : found) {
      all.merge(currency(each), amount(each), Money::plus);
    }
    Map<String, Money> before = new HashMap<>();
    Map<String, Place> places = new LinkedHashMap<>();
    for (Document each : found) {
      Money amount = amount(each);
      Money known = before.getOrDefault(currency(each), Money.zero(amount.currency()));
      places.put(
          each.getString("_id"),
          new Place(
              amount,
              known,
              requireNonNull(all.get(currency(each))),
              LocalDate.parse(each.getString("postedOn"))));
      before.put(currency(each), known.plus(amount));
    }
    return places;
  }

  private static String currency(Document claim) {
    return amount(claim).currency().getCurrencyCode();
  }
}
