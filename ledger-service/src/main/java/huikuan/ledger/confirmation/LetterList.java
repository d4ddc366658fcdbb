package huikuan.ledger.confirmation;

import huikuan.platform.web.Page;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Finds letters by what they are about and how far they have come. */
@Component
class LetterList {

  static final String ID = "_id";

  private final MongoTemplate mongo;

  LetterList(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** The letters of a run; to be closed. */
  Stream<LetterEntry> ofRun(RunNumber run) {
    return mongo.stream(Query.query(Criteria.where("run").is(run.value())), LetterEntry.class);
  }

  /** Letters of a run that wait to be sealed and posted, in their order; to be closed. */
  Stream<LetterNumber> printed(RunNumber run, @Nullable LetterNumber after) {
    Query query = new Query();
    Map.of("run", run.value(), "printed", true)
        .forEach((field, value) -> query.addCriteria(Criteria.where(field).is(value)));
    if (after != null) {
      query.addCriteria(Criteria.where(ID).gt(after.value()));
    }
    return mongo.stream(query.with(Sort.by(Direction.ASC, ID)), LetterEntry.class)
        .map(each -> LetterNumber.parse(each.id));
  }

  /**
   * A page of a company's runs, in the order of their numbers.
   *
   * @param equal the fields that have these values
   */
  List<RunEntry> runs(Map<String, Object> equal, Page page) {
    return page(equal, page, RunEntry.class);
  }

  /**
   * The runs that are sent, but for letters that nobody could be mailed.
   *
   * @param company null = of any
   * @param run null = any
   */
  List<String> runsThatLeftLetters(@Nullable String company, @Nullable RunNumber run) {
    Query query =
        Query.query(Criteria.where("state").is(RunState.Stage.SENT.word()).and("notSent").gt(0));
    if (company != null) {
      query.addCriteria(Criteria.where("company").is(company));
    }
    if (run != null) {
      query.addCriteria(Criteria.where(ID).is(run.value()));
    }
    return mongo.findDistinct(query, ID, RunEntry.class, String.class);
  }

  /**
   * A page of letters, in the order of their numbers.
   *
   * @param equal the fields that have these values, or one of them
   */
  List<LetterEntry> page(Map<String, Object> equal, Page page) {
    return page(equal, page, LetterEntry.class);
  }

  private <E> List<E> page(Map<String, Object> equal, Page page, Class<E> type) {
    Query query = new Query();
    equal.forEach(
        (field, value) ->
            query.addCriteria(
                value instanceof Collection<?> some
                    ? Criteria.where(field).in(some)
                    : Criteria.where(field).is(value)));
    if (!page.isFirst()) {
      query.addCriteria(Criteria.where(ID).gt(page.text(0)));
    }
    return mongo.find(query.with(Sort.by(Direction.ASC, ID)).limit(page.read()), type);
  }
}
