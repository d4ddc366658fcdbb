package huikuan.dunning.insolvency;

import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.CustomerId;
import huikuan.dunning.insolvency.InsolvencyEvent.ClaimsFiled;
import huikuan.dunning.insolvency.InsolvencyEvent.FilingNear;
import huikuan.dunning.insolvency.InsolvencyEvent.InsolvencyEnded;
import huikuan.dunning.insolvency.InsolvencyEvent.InsolvencyOpened;
import huikuan.dunning.task.TaskId;
import huikuan.dunning.task.TaskReason;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Keeps in which insolvencies claims are still to be filed. It shares its processing group with the
 * cases, with which it is read.
 */
@Component
@ProcessingGroup(FilingTasks.PROCESSOR)
public class FilingTasks {

  static final String PROCESSOR = "cases";
  private static final String ID = "_id";
  private static final String TASK = "task";

  private final MongoTemplate mongo;

  FilingTasks(MongoTemplate mongo) {
    this.mongo = mongo;
    mongo.indexOps(OpenFiling.class).createIndex(new Index(TASK, Direction.ASC));
  }

  /** A correction after the filing opens no task again. */
  @EventHandler
  void on(InsolvencyOpened event) {
    if (event.filed()) {
      return;
    }
    CustomerId customer = event.customer();
    Proceedings of = event.proceedings();
    mongo.save(
        new OpenFiling(
            customer.toString(),
            new TaskId(customer, TaskReason.CLAIM_FILING).toString(),
            of.court(),
            of.number(),
            of.fileBy().toString(),
            null));
  }

  @EventHandler
  void on(FilingNear event) {
    mongo.updateFirst(of(event), Update.update("warned", event.days()), OpenFiling.class);
  }

  @EventHandler
  void on(ClaimsFiled event) {
    mongo.remove(of(event), OpenFiling.class);
  }

  @EventHandler
  void on(InsolvencyEnded event) {
    mongo.remove(of(event), OpenFiling.class);
  }

  private static Query of(InsolvencyEvent event) {
    return Query.query(where(ID).is(event.customer().toString()));
  }

  /** The ids of the tasks of such filings, in order. */
  public List<String> tasks(Criteria task, int limit) {
    return mongo.find(Query.query(task).with(Sort.by(TASK)).limit(limit), OpenFiling.class).stream()
        .map(OpenFiling::task)
        .toList();
  }

  /** The filings of tasks, by task. */
  public Map<String, OpenFiling> of(Collection<String> tasks) {
    return mongo.find(Query.query(where(TASK).in(tasks)), OpenFiling.class).stream()
        .collect(toMap(OpenFiling::task, each -> each));
  }
}
