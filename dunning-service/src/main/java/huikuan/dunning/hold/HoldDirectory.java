package huikuan.dunning.hold;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Keeps the customers on hold. It shares its processing group with what asks for them, so that a
 * hold is known when a case that follows in the log is handled.
 */
@Component
@ProcessingGroup(HoldDirectory.PROCESSOR)
class HoldDirectory {

  static final String PROCESSOR = "reminders";

  private final MongoTemplate mongo;

  HoldDirectory(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  @EventHandler
  void on(CustomerHoldEvent event) {
    String customer = event.customer().toString();
    HeldCustomer known = mongo.findById(customer, HeldCustomer.class);
    HoldsInForce before = known == null ? HoldsInForce.NONE : known.inForce();
    HoldsInForce holds = before.after(event);
    if (holds.isEmpty()) {
      mongo.remove(Query.query(where("_id").is(customer)), HeldCustomer.class);
    } else {
      mongo.save(HeldCustomer.of(event.customer(), holds));
    }
  }
}
