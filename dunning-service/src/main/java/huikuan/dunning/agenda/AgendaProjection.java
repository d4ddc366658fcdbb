package huikuan.dunning.agenda;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.dunning.claim.ClaimEvent;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.claim.ClaimEvent.CaseReopened;
import huikuan.dunning.claim.ClaimEvent.StepsPlanned;
import huikuan.dunning.policy.PlannedStep;
import huikuan.platform.axon.Batched;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Keeps what is planned: each plan takes the place of the one before, however often it comes. */
@Component
@ProcessingGroup("agenda")
class AgendaProjection {

  private final MongoTemplate mongo;

  AgendaProjection(MongoTemplate mongo) {
    this.mongo = mongo;
    mongo.indexOps(AgendaEntry.class).createIndex(new Index().on("order", Direction.ASC));
    mongo.indexOps(AgendaEntry.class).createIndex(new Index().on("caseId", Direction.ASC));
    mongo
        .indexOps(AgendaEntry.class)
        .createIndex(new Index().on("company", Direction.ASC).on("order", Direction.ASC));
  }

  @EventHandler
  void on(CaseOpened event) {
    replace(event, event.plan());
  }

  @EventHandler
  void on(StepsPlanned event) {
    replace(event, event.plan());
  }

  @EventHandler
  void on(CaseClosed event) {
    replace(event, List.of());
  }

  @EventHandler
  void on(CaseReopened event) {
    replace(event, event.plan());
  }

  private void replace(ClaimEvent event, List<PlannedStep> plan) {
    Batched.<Map<String, List<AgendaEntry>>>gathered("agenda", LinkedHashMap::new, this::write)
        .put(event.caseId(), entries(event, plan));
  }

  /** A demand that a person orders may be followed by the same demand, made again. */
  private static List<AgendaEntry> entries(ClaimEvent event, List<PlannedStep> plan) {
    Set<String> levels = new HashSet<>();
    return plan.stream()
        .map(step -> AgendaEntry.of(event, step, !levels.add(step.level())))
        .toList();
  }

  private void write(Map<String, List<AgendaEntry>> plans) {
    mongo.remove(Query.query(where("caseId").in(plans.keySet())), AgendaEntry.class);
    List<AgendaEntry> planned = plans.values().stream().flatMap(List::stream).toList();
    if (!planned.isEmpty()) {
      mongo.insert(planned, AgendaEntry.class);
    }
  }
}
