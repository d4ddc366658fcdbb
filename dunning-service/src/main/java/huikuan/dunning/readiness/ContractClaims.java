package huikuan.dunning.readiness;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.dunning.readiness.StageHolds.Place;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The claims of each contract, paid ones too, in the order in which they became known. */
@Component
public class ContractClaims {

  private static final String COLLECTION = "contract-claims";
  private static final String CONTRACT = "contract";
  private static final String POSITION = "position";

  private final MongoTemplate mongo;

  ContractClaims(MongoTemplate mongo) {
    this.mongo = mongo;
    mongo
        .indexOps(COLLECTION)
        .createIndex(new Index().on(CONTRACT, Direction.ASC).on(POSITION, Direction.ASC));
  }

  /**
   * Adds a claim, once.
   *
   * @param contract with its company: {@code CN01.HT-1}
   * @param position of the event by which it became known
   */
  public void add(
      String caseId,
      CustomerId customer,
      String contract,
      Money amount,
      LocalDate knownOn,
      long position) {
    mongo.upsert(
        Query.query(where("_id").is(caseId)),
        new Update()
            .set(CONTRACT, contract)
            .set("open", true)
            .set("customer", customer.toString())
            .set("amount", amount.toString())
            .set("knownOn", knownOn.toString())
            .set(POSITION, position),
        COLLECTION);
  }

  /** Notes that nothing of some claims is open. */
  public void close(Collection<String> caseIds) {
    mongo.updateMulti(
        Query.query(where("_id").in(caseIds)), Update.update("open", false), COLLECTION);
  }

  /** Notes that something of a claim is open again. Answers its contract; empty = it has none. */
  public Optional<String> reopen(String caseId) {
    mongo.updateFirst(
        Query.query(where("_id").is(caseId)), Update.update("open", true), COLLECTION);
    return contractOf(caseId);
  }

  /** The contract of a claim; empty = it has none. */
  public Optional<String> contractOf(String caseId) {
    return Optional.ofNullable(mongo.findById(caseId, Document.class, COLLECTION))
        .map(each -> each.getString(CONTRACT));
  }

  /** Removes one that was reversed: it is no claim any more. Answers its contract; empty = none. */
  public Optional<String> remove(String caseId) {
    Document removed =
        mongo.findAndRemove(Query.query(where("_id").is(caseId)), Document.class, COLLECTION);
    return Optional.ofNullable(removed).map(each -> each.getString(CONTRACT));
  }

  private static Money amount(Document claim) {
    return Money.parse(claim.getString("amount"));
  }

  /** The place of each claim of a contract, by its case. */
  public Map<String, Place> of(String contract) {
    List<Document> found =
        mongo.find(
            Query.query(where(CONTRACT).is(contract)).with(Sort.by(POSITION, "_id")),
            Document.class,
            COLLECTION);
    Map<String, Money> all = new LinkedHashMap<>();
    for (Document each : found) {
      Money amount = amount(each);
      all.merge(amount.currency().getCurrencyCode(), amount, Money::plus);
    }
    Map<String, Money> before = new LinkedHashMap<>();
    Map<String, Place> places = new LinkedHashMap<>();
    for (Document each : found) {
      Money amount = amount(each);
      String currency = amount.currency().getCurrencyCode();
      Money known = before.getOrDefault(currency, Money.zero(amount.currency()));
      places.put(
          each.getString("_id"),
          new Place(
              CustomerId.parse(each.getString("customer")),
              amount,
              known,
              all.getOrDefault(currency, amount),
              LocalDate.parse(each.getString("knownOn")),
              each.getBoolean("open", true)));
      before.put(currency, known.plus(amount));
    }
    return places;
  }
}
