package huikuan.dunning.companies;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.dunning.companies.CompanyEvent.ChasingSet;
import huikuan.dunning.companies.CompanyEvent.ReceiptsCompleted;
import java.time.LocalDate;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Keeps the companies by their events. It shares its processing group with its readers: so a
 * company's statement is known when a later event of a case is handled.
 */
@Component
@ProcessingGroup(CompanyDirectory.PROCESSOR)
class CompanyDirectory {

  static final String PROCESSOR = "reminders";
  static final String COLLECTION = "companies";
  static final String FROM = "from";
  static final String THROUGH = "receiptsThrough";

  private final MongoTemplate mongo;

  CompanyDirectory(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  @EventHandler
  void on(ChasingSet event) {
    put(event.company(), FROM, event.from());
  }

  @EventHandler
  void on(ReceiptsCompleted event) {
    put(event.company(), THROUGH, event.through());
  }

  private void put(String company, String field, @Nullable LocalDate day) {
    Update update = day == null ? new Update().unset(field) : Update.update(field, day.toString());
    mongo.upsert(Query.query(where("_id").is(company)), update, COLLECTION);
  }
}
