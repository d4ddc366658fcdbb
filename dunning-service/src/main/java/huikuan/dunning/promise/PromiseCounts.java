package huikuan.dunning.promise;

import static org.springframework.data.mongodb.core.aggregation.Aggregation.group;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.match;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.newAggregation;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.Money;
import huikuan.dunning.promise.PromiseSummary.OfState;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Counts promises by their state. */
@Component
class PromiseCounts {

  private static final String STATE = "state";
  private static final String CURRENCY = "currency";
  private static final String PROMISES = "promises";
  private static final String MINOR = "minor";

  private final MongoTemplate mongo;

  PromiseCounts(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** The promises that a filter selects. */
  PromiseSummary of(PromiseFilter filter) {
    List<Criteria> all = filter.criteria();
    List<Document> found =
        mongo
            .aggregate(
                newAggregation(
                    match(all.isEmpty() ? new Criteria() : new Criteria().andOperator(all)),
                    group(STATE, CURRENCY).count().as(PROMISES).sum(MINOR).as(MINOR)),
                PromiseEntry.COLLECTION,
                Document.class)
            .getMappedResults();
    return PromiseSummary.of(
        Arrays.stream(PromiseState.values()).map(each -> ofState(each, found)).toList());
  }

  private static OfState ofState(PromiseState state, List<Document> found) {
    List<Document> of =
        found.stream().filter(each -> state.toString().equals(of(each, STATE))).toList();
    return new OfState(
        state,
        of.stream().mapToLong(each -> each.get(PROMISES, Number.class).longValue()).sum(),
        of.stream().map(PromiseCounts::sum).sorted(PromiseCounts::byCurrency).toList());
  }

  private static String of(Document group, String field) {
    return group.get("_id", Document.class).getString(field);
  }

  private static Money sum(Document each) {
    return new Money(
        each.get(MINOR, Number.class).longValue(), Currency.getInstance(of(each, CURRENCY)));
  }

  private static int byCurrency(Money one, Money other) {
    return one.currency().getCurrencyCode().compareTo(other.currency().getCurrencyCode());
  }

  /** How many in force are for a day or one before it. */
  long due(LocalDate day) {
    return mongo.count(
        Query.query(
            where(STATE).is(PromiseState.IN_FORCE.toString()).and("on").lte(day.toString())),
        PromiseEntry.class);
  }

  /** How many are in a state. */
  long in(PromiseState state) {
    return mongo.count(Query.query(where(STATE).is(state.toString())), PromiseEntry.class);
  }
}
