package huikuan.notification.claims;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent.CaseClosed;
import huikuan.contracts.ledger.LedgerEvent.Allocation;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.ReceiptRecorded;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Collection {@code claims}: invoices by account and number, closed cases by their id, and how far
 * the log was read. Derived: without it, the log is read again.
 */
@Component
class ClaimStore {

  private static final String CLAIMS = "claims";
  private static final String CURSOR = "cursor";

  private final MongoTemplate mongo;

  ClaimStore(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  Optional<Money> open(AccountId account, String invoice) {
    return field(invoiceKey(account, invoice), "open").map(Money::parse);
  }

  /** Why a case was closed; empty if it is not. */
  Optional<String> closed(String caseId) {
    return field(caseKey(caseId), "closed");
  }

  long position() {
    Document cursor = document(CURSOR);
    return cursor == null ? 0 : cursor.getLong("position");
  }

  /** Adds a part of the log; what an earlier or parallel reading has added stays as it is. */
  void add(List<RecordedEvent> events) {
    BulkOperations bulk = mongo.bulkOps(BulkMode.ORDERED, CLAIMS);
    for (RecordedEvent event : events) {
      add(bulk, event);
    }
    set(bulk, CURSOR, events.getLast().position(), "cursor", "log");
    bulk.execute();
  }

  private static void add(BulkOperations bulk, RecordedEvent event) {
    long position = event.position();
    switch (event.payload()) {
      case InvoicePosted posted ->
          setOpen(bulk, position, posted.account(), posted.number(), posted.amount());
      case ReceiptRecorded receipt -> {
        for (Allocation each : receipt.allocations()) {
          setOpen(bulk, position, receipt.account(), each.invoice(), each.openAfter());
        }
      }
      case CaseClosed closed ->
          set(bulk, caseKey(closed.caseId()), position, "closed", closed.reason());
      default -> {
        // says nothing about a claim
      }
    }
  }

  private static void setOpen(
      BulkOperations bulk, long position, AccountId account, String invoice, Money open) {
    set(bulk, invoiceKey(account, invoice), position, "open", open.toString());
  }

  /** Two steps, so that a late writer neither goes back in time nor trips over the key. */
  private static void set(
      BulkOperations bulk, String id, long position, String field, String value) {
    bulk.upsert(byId(id), new Update().setOnInsert("position", 0L));
    bulk.updateOne(
        Query.query(Criteria.where("_id").is(id).and("position").lt(position)),
        new Update().set(field, value).set("position", position));
  }

  private Optional<String> field(String id, String name) {
    return Optional.ofNullable(document(id)).map(document -> document.getString(name));
  }

  private @Nullable Document document(String id) {
    return mongo.findById(id, Document.class, CLAIMS);
  }

  private static Query byId(String id) {
    return Query.query(Criteria.where("_id").is(id));
  }

  private static String invoiceKey(AccountId account, String invoice) {
    return "invoice " + account + " " + invoice;
  }

  private static String caseKey(String caseId) {
    return "case " + caseId;
  }
}
