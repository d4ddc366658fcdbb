package huikuan.console.views;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Each person's views. While the store is away pages are shown without them. */
@Component
public final class NamedViews {

  private static final Logger log = LoggerFactory.getLogger(NamedViews.class);

  /** That one person can have. */
  static final int VIEWS_OF_A_PERSON = 50;

  /** A store that did not answer is left alone so long: each page would wait for it. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final MongoTemplate store;

  /** When it is asked again, by the machine's running time. */
  private volatile long askedAgain = System.nanoTime();

  NamedViews(MongoTemplate store) {
    this.store = store;
  }

  /** In the order of their names; none while the store does not answer. */
  public List<NamedView> of(String person) {
    if (System.nanoTime() - askedAgain < 0) {
      return List.of();
    }
    try {
      return store.find(
          Query.query(Criteria.where("person").is(person))
              .with(Sort.by("name"))
              .limit(VIEWS_OF_A_PERSON),
          NamedView.class);
    } catch (DataAccessException e) {
      log.warn("Named views can't be read: {}", e.getMessage());
      askedAgain = System.nanoTime() + PAUSE.toNanos();
      return List.of();
    }
  }

  /** Whether there was room for it; the same name again leads to the new address. */
  public boolean keep(NamedView view) {
    boolean known = store.exists(Query.query(Criteria.where("_id").is(view.id())), NamedView.class);
    if (!known && of(view.person()).size() >= VIEWS_OF_A_PERSON) {
      return false;
    }
    store.save(view);
    return true;
  }

  /** One that is not there is forgotten already. */
  public void forget(String person, String name) {
    store.remove(
        Query.query(Criteria.where("_id").is(NamedView.of(person, name, "").id())),
        NamedView.class);
  }
}
