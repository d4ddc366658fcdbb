package huikuan.notification.customers;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.LedgerEvent.ContactChanged;
import huikuan.contracts.ledger.LedgerEvent.ContactForgotten;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.PartyChanged;
import huikuan.contracts.ledger.LedgerEvent.PaymentCalendarChanged;
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

  @EventHandler
  void on(
      CustomerChanged event, @MetaDataValue(CloudEvents.SEQUENCE) @Nullable String ledgerSequence) {
    keep(event.customer(), event, ledgerSequence);
  }

  @EventHandler
  void on(
      ContactChanged event, @MetaDataValue(CloudEvents.SEQUENCE) @Nullable String ledgerSequence) {
    keep(event.customer(), event, ledgerSequence);
  }

  @EventHandler
  void on(
      ContactForgotten event,
      @MetaDataValue(CloudEvents.SEQUENCE) @Nullable String ledgerSequence) {
    keep(event.customer(), event, ledgerSequence);
  }

  /** A request may name this place in the ledger's log as the customer's data that it knew. */
  @EventHandler
  void on(
      PaymentCalendarChanged event,
      @MetaDataValue(CloudEvents.SEQUENCE) @Nullable String ledgerSequence) {
    keep(event.customer(), event, ledgerSequence);
  }

  @EventHandler
  void on(
      PartyChanged event, @MetaDataValue(CloudEvents.SEQUENCE) @Nullable String ledgerSequence) {
    keep(event.customer(), event, ledgerSequence);
  }

  private void keep(CustomerId customer, Object event, @Nullable String ledgerSequence) {
    CustomerEntry known = mongo.findById(customer.toString(), CustomerEntry.class);
    CustomerEntry next = CustomerEntry.next(known, event, ledgerSequence);
    if (next != null) {
      mongo.save(next);
    }
  }
}
