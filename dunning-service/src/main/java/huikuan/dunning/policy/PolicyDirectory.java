package huikuan.dunning.policy;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.dunning.policy.PolicyEntry.Level;
import huikuan.dunning.policy.PolicyEvent.VersionApproved;
import huikuan.dunning.policy.PolicyEvent.VersionDrafted;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Keeps what claims find their policy by. It shares its processing group with what asks for it, so
 * that a version is known when an invoice that follows its approval in the log is handled.
 */
@Component
@ProcessingGroup(PolicyDirectory.PROCESSOR)
class PolicyDirectory {

  static final String PROCESSOR = "reminders";

  private final MongoTemplate mongo;

  PolicyDirectory(MongoTemplate mongo) {
    this.mongo = mongo;
    for (String field : List.of("targets", "policy")) {
      mongo.indexOps(PolicyEntry.class).createIndex(new Index().on(field, Direction.ASC));
    }
  }

  @EventHandler
  void on(VersionDrafted event) {
    LocalDate from = event.effectiveFrom();
    Update update =
        Update.update("policy", event.id())
            .set("version", event.version())
            .set("targets", event.appliesTo().targets())
            .set("levels", levels(event.policy()));
    put(event, from == null ? update : update.set("effectiveFrom", from.toString()));
  }

  private static List<Level> levels(Policy policy) {
    return policy.steps().stream().map(step -> new Level(step.level(), step.kind())).toList();
  }

  @EventHandler
  void on(VersionApproved event, @Timestamp Instant recordedAt) {
    put(event, Update.update("approvedAt", recordedAt));
  }

  private void put(PolicyEvent event, Update update) {
    mongo.upsert(Query.query(where("_id").is(event.reference())), update, PolicyEntry.class);
  }
}
