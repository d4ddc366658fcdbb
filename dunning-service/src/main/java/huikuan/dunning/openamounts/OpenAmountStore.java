package huikuan.dunning.openamounts;

import static huikuan.platform.projection.SourceOrder.ifAbsent;
import static huikuan.platform.projection.SourceOrder.newer;
import static huikuan.platform.projection.SourceOrder.readTo;
import static huikuan.platform.projection.SourceOrder.sequence;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.mongodb.client.MongoDatabase;
import huikuan.contracts.AccountId;
import huikuan.contracts.Cover.Owed;
import huikuan.contracts.Cover.Unapplied;
import huikuan.contracts.CustomerId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.DueDateChanged;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.ItemTerms;
import huikuan.contracts.ledger.LedgerEvent.OpenItem;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.contracts.ledger.LedgerEvent.UnappliedCredit;
import huikuan.dunning.claim.ClaimEvent;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.claim.ClaimEvent.ClaimHeld;
import huikuan.dunning.claim.ClaimEvent.Held;
import huikuan.dunning.claim.ClaimEvent.HoldEnded;
import huikuan.dunning.cover.AccountCover;
import huikuan.dunning.hold.CustomerHoldEvent;
import huikuan.dunning.hold.CustomerHoldEvent.CustomerHeld;
import huikuan.dunning.hold.CustomerHoldEvent.CustomerHoldEnded;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.projection.SourceOrder;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Collection {@code open-amounts}: the open and held amounts of debit items and the unapplied money
 * of credits, by account, kind and number; customers on hold; and the position up to which the log
 * was read. It is derived: without it, the log is read again.
 */
@Component
class OpenAmountStore {

  static final String COLLECTION = "open-amounts";
  private static final String ACCOUNT = "account";
  private static final String KIND = "kind";
  private static final String NUMBER = "number";
  private static final String DUE_ON = "dueOn";

  /** The due date that was told last, of one that was moved. */
  private static final String MOVED_TO = "movedTo";

  private static final String CONTRACT = "contract";
  private static final String OPEN = "open";

  /** Of an item: the most that is held. Of a customer: until when all claims are held. */
  private static final String HELD = "held";

  /**
   * The sequence number, in its aggregate, of the event that told the hold. Events of one commit
   * share a position.
   */
  private static final String HELD_SEQUENCE = "heldSequence";

  /** The unapplied money of a credit, in minor units. */
  private static final String LEFT = "left";

  /** Set as long as an item is open, or a credit has unapplied money. */
  private static final String LIVE = "live";

  private static final String ITEM = "item";
  private static final String CREDIT = "credit";

  private final MongoTemplate mongo;

  OpenAmountStore(MongoTemplate mongo) {
    this.mongo = mongo;
    mongo
        .indexOps(COLLECTION)
        .createIndex(new Index(ACCOUNT, Direction.ASC).on(LIVE, Direction.ASC));
  }

  /** The cover of each of these accounts. */
  Map<AccountId, AccountCover> covers(Collection<AccountId> accounts) {
    List<String> names = accounts.stream().map(AccountId::toString).toList();
    Query live = Query.query(where(ACCOUNT).in(names).and(LIVE).exists(true)).with(Sort.by("_id"));
    Map<String, List<Document>> entries =
        mongo.find(live, Document.class, COLLECTION).stream()
            .collect(groupingBy(each -> each.getString(ACCOUNT)));
    Set<String> held = heldCustomers(accounts);
    return accounts.stream()
        .distinct()
        .collect(
            toMap(
                identity(),
                account ->
                    cover(
                        account,
                        entries.getOrDefault(account.toString(), List.of()),
                        held.contains(key(account.customerId())))));
  }

  /** The accounts that have unapplied money. */
  Set<AccountId> withCredits() {
    Query credits = Query.query(where(LIVE).is(CREDIT));
    credits.fields().include(ACCOUNT);
    return mongo.find(credits, Document.class, COLLECTION).stream()
        .map(each -> AccountId.parse(each.getString(ACCOUNT)))
        .collect(toSet());
  }

  private Set<String> heldCustomers(Collection<AccountId> accounts) {
    List<String> ids = accounts.stream().map(each -> key(each.customerId())).toList();
    Query query = Query.query(where("_id").in(ids).and(HELD).exists(true));
    return mongo.find(query, Document.class, COLLECTION).stream()
        .map(each -> each.getString("_id"))
        .collect(toSet());
  }

  private static AccountCover cover(
      AccountId account, List<Document> entries, boolean customerHeld) {
    return new AccountCover(
        entries.stream()
            .filter(each -> each.getString(LIVE).equals(ITEM))
            .map(OpenAmountStore::owed)
            .toList(),
        entries.stream()
            .filter(each -> each.getString(LIVE).equals(CREDIT))
            .map(each -> unapplied(each, account))
            .toList(),
        customerHeld);
  }

  private static Owed owed(Document item) {
    Money open = Money.parse(item.getString(OPEN));
    String most = item.getString(HELD);
    Money held = most == null ? Money.zero(open.currency()) : Money.parse(most).min(open);
    String moved = item.getString(MOVED_TO);
    return new Owed(
        new ItemName(ItemKind.valueOf(item.getString(KIND)), item.getString(NUMBER)),
        LocalDate.parse(moved == null ? item.getString(DUE_ON) : SourceOrder.last(moved)),
        item.getString(CONTRACT),
        open.minus(held),
        held);
  }

  private static Unapplied unapplied(Document credit, AccountId account) {
    return new Unapplied(
        credit.getString(NUMBER),
        credit.getString(CONTRACT),
        new Money(credit.getLong(LEFT), account.currency()));
  }

  long position() {
    return positionIn(mongo.getDb());
  }

  /** The same, in a database that is only read. */
  static long positionIn(MongoDatabase database) {
    return SourceOrder.positionIn(database, COLLECTION);
  }

  /** The ids of the entries that an event changes. */
  static Collection<String> concerned(RecordedEvent event) {
    return switch (event.payload()) {
      case InvoicePosted posted ->
          List.of(key(posted.account(), ItemKind.INVOICE, posted.number()));
      case OpenItemsChanged changed ->
          Stream.concat(
                  changed.items().stream().map(each -> key(changed.account(), each)),
                  changed.credits().stream().map(each -> key(changed.account(), each)))
              .toList();
      case DueDateChanged moved -> List.of(key(moved.account(), moved.itemKind(), moved.item()));
      case ClaimHeld held -> List.of(key(held));
      case HoldEnded ended -> List.of(key(ended));
      case CaseClosed closed -> List.of(key(closed));
      case CustomerHoldEvent of -> List.of(key(of.customer()));
      default -> List.of();
    };
  }

  /** Adds a part of the log. Changes of an earlier or parallel reading stay as they are. */
  void add(List<RecordedEvent> events) {
    BulkOperations bulk = mongo.bulkOps(BulkMode.ORDERED, COLLECTION);
    events.forEach(event -> add(bulk, event));
    readTo(bulk, events.getLast().position());
    bulk.execute();
  }

  private static void add(BulkOperations bulk, RecordedEvent event) {
    switch (event.payload()) {
      case InvoicePosted posted -> {
        String id = key(posted.account(), ItemKind.INVOICE, posted.number());
        bulk.upsert(
            byId(id),
            terms(posted.account(), ItemKind.INVOICE, posted.number())
                .setOnInsert(DUE_ON, posted.dueOn().toString())
                .setOnInsert(CONTRACT, posted.contract()));
        newer(bulk, id, event.position(), sequence(event), open(posted.amount()));
      }
      case OpenItemsChanged changed -> {
        changed.items().forEach(each -> change(bulk, changed.account(), each, event));
        changed.credits().forEach(each -> change(bulk, changed.account(), each, event));
      }
      case DueDateChanged moved ->
          bulk.updateOne(
              byId(key(moved.account(), moved.itemKind(), moved.item())),
              SourceOrder.last(MOVED_TO, event, moved.dueOn().toString()));
      case ClaimHeld held -> hold(bulk, key(held), event, held.all());
      case HoldEnded ended -> hold(bulk, key(ended), event, ended.left());
      case CaseClosed closed -> hold(bulk, key(closed), event, null);
      case CustomerHeld held -> holdCustomer(bulk, held, event, held.until());
      case CustomerHoldEnded ended -> holdCustomer(bulk, ended, event, ended.until());
      default -> {
        // does not change open amounts
      }
    }
  }

  /** Changes an item. If its terms were never told, it is not chased and not covered. */
  private static void change(
      BulkOperations bulk, AccountId account, OpenItem item, RecordedEvent event) {
    String id = key(account, item);
    ItemTerms terms = item.terms();
    if (terms != null) {
      bulk.upsert(
          byId(id),
          terms(account, item.kind(), item.number())
              .setOnInsert(DUE_ON, terms.dueOn().toString())
              .setOnInsert(CONTRACT, terms.contract()));
    }
    newer(bulk, id, event.position(), sequence(event), open(item.open()));
  }

  private static Update terms(AccountId account, ItemKind kind, String number) {
    return unheldIfAbsent()
        .setOnInsert(ACCOUNT, account.toString())
        .setOnInsert(KIND, kind.name())
        .setOnInsert(NUMBER, number);
  }

  private static Update open(Money amount) {
    Update update = Update.update(OPEN, amount.toString());
    return amount.signum() > 0 ? update.set(LIVE, ITEM) : update.unset(LIVE);
  }

  /** Adds a change to the unapplied money of a credit, once. */
  private static void change(
      BulkOperations bulk, AccountId account, UnappliedCredit credit, RecordedEvent event) {
    String id = key(account, credit);
    bulk.upsert(
        byId(id),
        ifAbsent()
            .setOnInsert(LEFT, 0L)
            .setOnInsert(ACCOUNT, account.toString())
            .setOnInsert(NUMBER, credit.kind() + " " + credit.number())
            .setOnInsert(CONTRACT, credit.contract()));
    Update change = new Update().inc(LEFT, credit.change().minorUnits());
    newer(bulk, id, event.position(), sequence(event), change);
    bulk.updateOne(Query.query(where("_id").is(id).and(LEFT).gt(0L)), Update.update(LIVE, CREDIT));
    bulk.updateOne(Query.query(where("_id").is(id).and(LEFT).lte(0L)), new Update().unset(LIVE));
  }

  private static void hold(
      BulkOperations bulk, String id, RecordedEvent event, @Nullable Held all) {
    putHeld(bulk, id, event, all == null ? null : all.amount());
  }

  private static void holdCustomer(
      BulkOperations bulk, CustomerHoldEvent of, RecordedEvent event, @Nullable LocalDate until) {
    String id = key(of.customer());
    bulk.upsert(byId(id), new Update().setOnInsert(HELD_SEQUENCE, -1L));
    putHeld(bulk, id, event, until);
  }

  private static void putHeld(
      BulkOperations bulk, String id, RecordedEvent event, @Nullable Object held) {
    Update update = Update.update(HELD_SEQUENCE, event.sequence());
    bulk.updateOne(
        Query.query(where("_id").is(id).and(HELD_SEQUENCE).lt(event.sequence())),
        held == null ? update.unset(HELD) : update.set(HELD, held.toString()));
  }

  /** Makes an entry without holds, if there is none. */
  private static Update unheldIfAbsent() {
    return ifAbsent().setOnInsert(HELD_SEQUENCE, -1L);
  }

  private static Query byId(String id) {
    return Query.query(where("_id").is(id));
  }

  private static String key(AccountId account, UnappliedCredit credit) {
    return "credit " + account + " " + credit.kind() + " " + credit.number();
  }

  private static String key(AccountId account, OpenItem item) {
    return key(account, item.kind(), item.number());
  }

  private static String key(AccountId account, ItemKind kind, String number) {
    return kind + " " + account + " " + number;
  }

  private static String key(ClaimEvent event) {
    return key(event.account(), event.itemKind(), event.invoice());
  }

  private static String key(CustomerId customer) {
    return "customer " + customer;
  }
}
