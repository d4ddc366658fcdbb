package huikuan.dunning.reminder;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.CustomerId;
import huikuan.dunning.claim.ClaimEvent;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.claim.ClaimEvent.CaseReopened;
import huikuan.platform.axon.Batched;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The open cases of each customer, for events that concern all of them. */
@Component
@ProcessingGroup(OpenCases.PROCESSOR)
public class OpenCases {

  static final String PROCESSOR = "reminders";
  static final String COLLECTION = "open-cases";
  private static final String CUSTOMER = "customer";

  private final MongoTemplate mongo;

  OpenCases(MongoTemplate mongo) {
    this.mongo = mongo;
    mongo
        .indexOps(COLLECTION)
        .createIndex(new Index().on(CUSTOMER, Direction.ASC).on("_id", Direction.ASC));
  }

  /** Whether a customer has an open case. */
  public boolean any(CustomerId customer) {
    return !of(customer.toString(), "", 1).isEmpty();
  }

  /**
   * Some of a customer's open cases, in the order of their ids.
   *
   * @param after the last case seen; empty = begin
   */
  List<String> of(String customer, String after, int most) {
    Query query =
        Query.query(where(CUSTOMER).is(customer).and("_id").gt(after))
            .with(Sort.by("_id"))
            .limit(most);
    return mongo.find(query, Document.class, COLLECTION).stream()
        .map(each -> each.getString("_id"))
        .toList();
  }

  @EventHandler
  void on(CaseOpened event) {
    change(event, true);
  }

  @EventHandler
  void on(CaseReopened event) {
    change(event, true);
  }

  @EventHandler
  void on(CaseClosed event) {
    change(event, false);
  }

  private record Change(String customer, boolean open) {}

  private void change(ClaimEvent event, boolean open) {
    Batched.<Map<String, Change>>gathered("open-cases", LinkedHashMap::new, this::write)
        .put(event.caseId(), new Change(event.account().customerId().toString(), open));
  }

  private void write(Map<String, Change> changes) {
    BulkOperations bulk = mongo.bulkOps(BulkMode.UNORDERED, COLLECTION);
    changes.forEach(
        (caseId, change) -> {
          Query query = Query.query(where("_id").is(caseId));
          if (change.open()) {
            bulk.upsert(query, Update.update(CUSTOMER, change.customer()));
          } else {
            bulk.remove(query);
          }
        });
    bulk.execute();
  }
}
