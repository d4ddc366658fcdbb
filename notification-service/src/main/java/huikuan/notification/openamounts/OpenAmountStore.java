package huikuan.notification.openamounts;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent.CaseClosed;
import huikuan.contracts.dunning.DunningEvent.CaseHeld;
import huikuan.contracts.dunning.DunningEvent.CaseReopened;
import huikuan.contracts.dunning.DunningEvent.CaseResumed;
import huikuan.contracts.dunning.DunningEvent.ReminderRequested;
import huikuan.contracts.ledger.LedgerEvent;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.OpenAmountsChanged;
import huikuan.contracts.ledger.LedgerEvent.ReceiptRecorded;
import huikuan.notification.message.Step;
import huikuan.notification.message.Subject;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Collection {@code standings}: what is open of invoices, by account and number, closed cases by
 * their id, and how far the log was read. Derived: without it, the log is read again.
 *
 * <p>Open amounts rise and fall, and are told on two topics: by the ledger, and by dunning, which
 * repeats in a request what the ledger has told it. The order between the two is the ledger's own,
 * not that of arrival: what the ledger said later stands, from whomever it was heard.
 */
@Component
class OpenAmountStore {

  static final String STANDINGS = "standings";
  private static final int AT_ONCE = 500;
  private static final String CURSOR = "cursor";
  private static final String POSITION = "position";
  private static final String SEQUENCE = "sequence";
  private static final String OPEN = "open";
  private static final String CLOSED = "closed";

  /** Metadata: where in its source's log an event stands. */
  private static final String TOLD_SEQUENCE = "ce_sequence";

  /** Of what has no order but that of this service's log. */
  private static final String UNORDERED = "";

  private final MongoTemplate mongo;

  OpenAmountStore(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** How claims stand, in their order. */
  List<Standing> standings(List<Subject> subjects) {
    return subjects.stream()
        .gather(Gatherers.windowFixed(AT_ONCE))
        .flatMap(some -> standingsOfSome(some).stream())
        .toList();
  }

  private List<Standing> standingsOfSome(List<Subject> subjects) {
    List<String> ids =
        subjects.stream()
            .flatMap(each -> Stream.of(invoiceKey(each.step()), caseKey(each.step().caseId())))
            .toList();
    Map<String, Document> found = new HashMap<>();
    mongo
        .find(Query.query(where("_id").in(ids)), Document.class, STANDINGS)
        .forEach(each -> found.put(each.getString("_id"), each));
    return subjects.stream().map(each -> standing(each, found)).toList();
  }

  /** What the message was asked for with counts if nothing better is known. */
  private static Standing standing(Subject subject, Map<String, Document> found) {
    Document invoice = found.getOrDefault(invoiceKey(subject.step()), new Document());
    Document chase = found.getOrDefault(caseKey(subject.step().caseId()), new Document());
    String open = invoice.getString(OPEN);
    Subject now = open == null ? subject : subject.withOpen(Money.parse(open));
    return new Standing(now, chase.getString(CLOSED));
  }

  long position() {
    Document cursor = mongo.findById(CURSOR, Document.class, STANDINGS);
    return cursor == null ? 0 : cursor.getLong(POSITION);
  }

  /** The same of a database that is only to be read. */
  static long positionIn(MongoDatabase database) {
    Document cursor = database.getCollection(STANDINGS).find(Filters.eq("_id", CURSOR)).first();
    return cursor == null ? 0 : cursor.getLong(POSITION);
  }

  /** The ids of what an event says something about. */
  static Collection<String> concerned(RecordedEvent event) {
    return switch (event.payload()) {
      case LedgerEvent told -> openAmounts(told).keySet();
      case ReminderRequested request -> List.of(invoiceKey(request.account(), request.invoice()));
      case CaseClosed closed -> List.of(caseKey(closed.caseId()));
      case CaseReopened reopened -> List.of(caseKey(reopened.caseId()));
      case CaseHeld held -> List.of(caseKey(held.caseId()));
      case CaseResumed resumed -> List.of(caseKey(resumed.caseId()));
      default -> List.of();
    };
  }

  /** Adds a part of the log; what an earlier or parallel reading has added stays as it is. */
  void add(List<RecordedEvent> events) {
    BulkOperations bulk = mongo.bulkOps(BulkMode.ORDERED, STANDINGS);
    for (RecordedEvent event : events) {
      add(bulk, event);
    }
    long last = events.getLast().position();
    put(bulk, CURSOR, last, UNORDERED, new Update());
    bulk.execute();
  }

  private static void add(BulkOperations bulk, RecordedEvent event) {
    long position = event.position();
    switch (event.payload()) {
      case LedgerEvent told -> {
        String sequence = event.metadata().getOrDefault(TOLD_SEQUENCE, UNORDERED);
        openAmounts(told)
            .forEach((invoice, open) -> put(bulk, invoice, position, sequence, open(open)));
      }
      case ReminderRequested request when request.ledgerSequence() != null ->
          put(
              bulk,
              invoiceKey(request.account(), request.invoice()),
              position,
              request.ledgerSequence(),
              open(request.open()));
      case CaseClosed closed ->
          put(
              bulk,
              caseKey(closed.caseId()),
              position,
              UNORDERED,
              Update.update(CLOSED, closed.reason()));
      case CaseReopened reopened ->
          put(bulk, caseKey(reopened.caseId()), position, UNORDERED, new Update().unset(CLOSED));
      case CaseHeld held ->
          put(
              bulk,
              caseKey(held.caseId()),
              position,
              UNORDERED,
              Update.update(CLOSED, Standing.ON_HOLD));
      case CaseResumed resumed ->
          put(bulk, caseKey(resumed.caseId()), position, UNORDERED, new Update().unset(CLOSED));
      default -> {
        // says nothing about a claim
      }
    }
  }

  /** By invoice; of several parts of a receipt set against one invoice, what the last leaves. */
  private static Map<String, Money> openAmounts(LedgerEvent event) {
    Map<String, Money> open = new LinkedHashMap<>();
    switch (event) {
      case InvoicePosted it -> open.put(invoiceKey(it.account(), it.number()), it.amount());
      case ReceiptRecorded it ->
          it.allocations()
              .forEach(
                  each -> open.put(invoiceKey(it.account(), each.invoice()), each.openAfter()));
      case OpenAmountsChanged it ->
          it.invoices()
              .forEach(each -> open.put(invoiceKey(it.account(), each.invoice()), each.open()));
      case CustomerChanged _ -> {
        // says nothing about a claim
      }
    }
    return open;
  }

  private static Update open(Money amount) {
    return Update.update(OPEN, amount.toString());
  }

  /** Two steps, so that a late writer neither goes back in time nor trips over the key. */
  private static void put(
      BulkOperations bulk, String id, long position, String sequence, Update update) {
    bulk.upsert(byId(id), new Update().setOnInsert(POSITION, 0L).setOnInsert(SEQUENCE, UNORDERED));
    Criteria older = where(SEQUENCE).lt(sequence);
    Criteria before = where(SEQUENCE).is(sequence).and(POSITION).lt(position);
    bulk.updateOne(
        Query.query(where("_id").is(id).orOperator(older, before)),
        update.set(POSITION, position).set(SEQUENCE, sequence));
  }

  private static Query byId(String id) {
    return Query.query(where("_id").is(id));
  }

  private static String invoiceKey(Step step) {
    return invoiceKey(step.account(), step.invoice());
  }

  private static String invoiceKey(AccountId account, String invoice) {
    return "invoice " + account + " " + invoice;
  }

  private static String caseKey(String caseId) {
    return "case " + caseId;
  }
}
