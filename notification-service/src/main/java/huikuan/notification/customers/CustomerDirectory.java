package huikuan.notification.customers;

import huikuan.contracts.ledger.LedgerEvent.OfMasterData;
import huikuan.platform.relay.CloudEvents;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Keeps the directory from what the ledger tells. It shares its processing group with the requests:
 * a customer's data is there when a request that follows it in the log is handled.
 */
@Component
@ProcessingGroup(CustomerDirectory.PROCESSOR)
class CustomerDirectory {

  static final String PROCESSOR = "requests";

  private final MongoTemplate mongo;

  CustomerDirectory(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** A request names the place in the ledger's log of the last that it knew of the customer. */
  @EventHandler
  void on(
      OfMasterData event, @MetaDataValue(CloudEvents.SEQUENCE) @Nullable String ledgerSequence) {
    CustomerEntry known = mongo.findById(event.customer().toString(), CustomerEntry.class);
    CustomerEntry next = CustomerEntry.next(known, event, ledgerSequence);
    if (next != null) {
      mongo.save(next);
    }
  }
}
