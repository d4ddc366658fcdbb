package huikuan.dunning.cases;

import static java.util.Objects.requireNonNull;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.group;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.match;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.newAggregation;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.Money;
import huikuan.platform.web.Page;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The cases whose open amounts are small differences: they wait to be written off. */
@Component
class SmallDifferences {

  private static final String CURRENCY = "smallCurrency";
  private static final String MINOR = "smallMinor";
  private static final String CASES = "cases";

  private final MongoTemplate mongo;

  SmallDifferences(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /**
   * How many there are in a currency.
   *
   * @param open what they add up to
   */
  record Sum(int cases, Money open) {}

  /** In order of their ids. */
  List<CaseEntry> find(@Nullable String company, String currency, Page page) {
    Query query = Query.query(criteria(company, currency)).with(Sort.by("_id")).limit(page.read());
    if (!page.isFirst()) {
      query.addCriteria(where("_id").gt(page.text(0)));
    }
    return mongo.find(query, CaseEntry.class);
  }

  /** One for each currency, in order of these. */
  List<Sum> sums(@Nullable String company, String currency) {
    return mongo
        .aggregate(
            newAggregation(
                match(criteria(company, currency)),
                group(CURRENCY).count().as(CASES).sum(MINOR).as(MINOR)),
            CaseEntry.COLLECTION,
            Document.class)
        .getMappedResults()
        .stream()
        .map(SmallDifferences::sum)
        .sorted(Comparator.comparing(each -> each.open().currency().getCurrencyCode()))
        .toList();
  }

  private static Sum sum(Document found) {
    return new Sum(
        requireNonNull(found.get(CASES, Number.class)).intValue(),
        new Money(
            requireNonNull(found.get(MINOR, Number.class)).longValue(),
            Currency.getInstance(found.getString("_id"))));
  }

  private static Criteria criteria(@Nullable String company, String currency) {
    Criteria small = where("small").is(currency);
    return company == null ? small : small.and("company").is(company);
  }
}
