package huikuan.dunning.customers;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.LedgerEvent.ContactChanged;
import huikuan.contracts.ledger.LedgerEvent.ContactForgotten;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.PaymentCalendarChanged;
import huikuan.contracts.notification.NotificationEvent.AddressRefused;
import huikuan.platform.axon.Batched;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Keeps the directory from what the ledger tells of customers, and notification of their addresses.
 *
 * <p>It shares its processing group with what asks for customers, so that a customer's data is
 * there when an invoice that follows it in the log is handled.
 */
@Component
@ProcessingGroup(CustomerDirectory.PROCESSOR)
class CustomerDirectory {

  static final String PROCESSOR = "reminders";

  private final MongoTemplate mongo;

  CustomerDirectory(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  @EventHandler
  void on(
      CustomerChanged event,
      @MetaDataValue(Customers.LEDGER_SEQUENCE) @Nullable String ledgerSequence) {
    keep(event.customer(), event, ledgerSequence);
  }

  @EventHandler
  void on(
      ContactChanged event,
      @MetaDataValue(Customers.LEDGER_SEQUENCE) @Nullable String ledgerSequence) {
    keep(event.customer(), event, ledgerSequence);
  }

  @EventHandler
  void on(
      PaymentCalendarChanged event,
      @MetaDataValue(Customers.LEDGER_SEQUENCE) @Nullable String ledgerSequence) {
    keep(event.customer(), event, ledgerSequence);
  }

  @EventHandler
  void on(
      ContactForgotten event,
      @MetaDataValue(Customers.LEDGER_SEQUENCE) @Nullable String ledgerSequence) {
    keep(event.customer(), event, ledgerSequence);
  }

  /** All of a batch are read together, and written together. */
  @EventHandler
  void on(InvoicePosted event) {
    Batched.<List<InvoicePosted>>gathered("largest claims", ArrayList::new, this::add).add(event);
  }

  private void add(List<InvoicePosted> invoices) {
    Map<String, CustomerEntry> known = new LinkedHashMap<>();
    Set<String> ids = new LinkedHashSet<>();
    invoices.forEach(each -> ids.add(each.customerId().toString()));
    mongo
        .find(Query.query(where("_id").in(ids)), CustomerEntry.class)
        .forEach(entry -> known.put(entry.id(), entry));
    Map<String, CustomerEntry> now = new LinkedHashMap<>(known);
    for (InvoicePosted each : invoices) {
      now.compute(
          each.customerId().toString(),
          (id, entry) ->
              (entry == null ? CustomerEntry.neverTold(id) : entry)
                  .with(each.number(), each.amount()));
    }
    now.forEach(
        (id, entry) -> {
          if (!entry.equals(known.get(id))) {
            mongo.save(entry);
          }
        });
  }

  @EventHandler
  void on(AddressRefused event) {
    if (event.undeliverable()) {
      keep(event.customer(), event, null);
    }
  }

  private void keep(CustomerId customer, Object event, @Nullable String ledgerSequence) {
    CustomerEntry known = mongo.findById(customer.toString(), CustomerEntry.class);
    CustomerEntry next = CustomerEntry.next(known, event, ledgerSequence);
    if (next != null) {
      mongo.save(next);
    }
  }
}
