package huikuan.dunning.policy;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.notification.NotificationEvent.TemplateAdded;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Keeps which letters can be written, from what notification tells of its templates. */
@Component
@ProcessingGroup(TemplateDirectory.PROCESSOR)
class TemplateDirectory {

  static final String PROCESSOR = "reminders";
  static final String COLLECTION = "templates";
  static final String NAME = "name";
  static final String LANGUAGE = "language";
  static final String KIND = "kind";

  private final MongoTemplate mongo;

  TemplateDirectory(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  @EventHandler
  void on(TemplateAdded event) {
    Update update =
        Update.update(NAME, event.name())
            .set(LANGUAGE, event.language())
            .set(KIND, event.kind().name());
    mongo.upsert(Query.query(where("_id").is(id(event))), update, COLLECTION);
  }

  static String id(TemplateAdded event) {
    return event.language() + "/" + event.name();
  }
}
