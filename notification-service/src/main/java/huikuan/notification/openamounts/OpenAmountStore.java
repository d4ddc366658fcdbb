package huikuan.notification.openamounts;

import static huikuan.platform.projection.SourceOrder.UNORDERED;
import static huikuan.platform.projection.SourceOrder.ifAbsent;
import static huikuan.platform.projection.SourceOrder.newer;
import static huikuan.platform.projection.SourceOrder.put;
import static huikuan.platform.projection.SourceOrder.readTo;
import static huikuan.platform.projection.SourceOrder.sequence;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.mongodb.client.MongoDatabase;
import huikuan.contracts.AccountId;
import huikuan.contracts.Cover;
import huikuan.contracts.CustomerId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.contracts.PaymentCalendar;
import huikuan.contracts.dunning.DunningEvent.CaseClosed;
import huikuan.contracts.dunning.DunningEvent.CaseHeld;
import huikuan.contracts.dunning.DunningEvent.CaseReopened;
import huikuan.contracts.dunning.DunningEvent.CaseResumed;
import huikuan.contracts.dunning.DunningEvent.ChasingSet;
import huikuan.contracts.dunning.DunningEvent.CustomerHeld;
import huikuan.contracts.dunning.DunningEvent.CustomerResumed;
import huikuan.contracts.dunning.DunningEvent.OfCustomer;
import huikuan.contracts.dunning.DunningEvent.ReminderRequested;
import huikuan.contracts.ledger.LedgerEvent.DueDateChanged;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.ItemTerms;
import huikuan.contracts.ledger.LedgerEvent.OpenItem;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.contracts.ledger.LedgerEvent.PaymentCalendarChanged;
import huikuan.contracts.ledger.LedgerEvent.UnappliedCredit;
import huikuan.contracts.ledger.LetterEvent.Demanded;
import huikuan.notification.message.BalanceLetter;
import huikuan.notification.message.Obstacle;
import huikuan.notification.message.Step;
import huikuan.notification.message.Subject;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.projection.SourceOrder;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Collection {@code standings}: the open amounts of debit items and the unapplied money of credits,
 * by account, kind and number; cases that are closed or on hold, by their id; customers on hold;
 * and the position up to which the log was read. It is derived: without it, the log is read again.
 *
 * <p>Open amounts are told on two topics: by the ledger, and by dunning, whose requests repeat what
 * the ledger has told it. The ledger's sequence is the order between the two, not the order of
 * arrival: the amount with the latest sequence counts, on whichever topic it came.
 */
@Component
class OpenAmountStore {

  static final String STANDINGS = "standings";
  private static final int AT_ONCE = 500;
  private static final String OPEN = "open";
  private static final String CLOSED = "closed";
  static final String ACCOUNT = "account";
  private static final String NUMBER = "number";

  /** The kind of a debit item. */
  private static final String KIND = "kind";

  private static final String DUE_ON = "dueOn";

  /** The due date that was told last, of one that was moved. */
  private static final String MOVED_TO = "movedTo";

  private static final String CONTRACT = "contract";

  /** Of a company: the day from which its messages may leave. */
  private static final String FROM = "from";

  private static final String NEVER = "9999-12-31";

  /** Of a case: the most that is held. Of a customer: until when all claims are held. */
  private static final String HELD = "held";

  /** The last day on which a customer's money is known to be short. */
  private static final String SHORT = "short";

  private static final String AMOUNT = "amount";
  private static final String INVOICE_DATE = "invoiceDate";
  private static final String REFERENCE = "reference";

  /** The unapplied money of a credit, in minor units. */
  private static final String LEFT = "left";

  /** Set as long as a debit item is open, or a credit has unapplied money. */
  static final String LIVE = "live";

  private static final String ITEM = "item";
  private static final String CREDIT = "credit";
  private static final String HOLD = "hold";

  private final MongoTemplate mongo;
  private final OpenAmountEntries stored;

  OpenAmountStore(MongoTemplate mongo) {
    this.mongo = mongo;
    this.stored = new OpenAmountEntries(mongo);
    mongo
        .indexOps(STANDINGS)
        .createIndex(new Index(ACCOUNT, Direction.ASC).on(LIVE, Direction.ASC));
  }

  /** The states of claims on a day at the customer, in the given order. */
  List<ClaimState> states(List<Subject> subjects, LocalDate day) {
    Map<AccountId, Cover> covers = covers(subjects, this::held);
    List<ClaimState> states = states(subjects, covers, heldCustomers(subjects, day));
    Map<Together, Money> asked = new HashMap<>();
    states.stream()
        .filter(ClaimState::owed)
        .forEach(each -> asked.merge(Together.of(each, day), each.subject().open(), Money::plus));
    Map<AccountId, Money> overdue = new HashMap<>();
    Set<String> closed = closed(subjects, day);
    return states.stream()
        .map(
            each ->
                each.withEnough(
                    isEnough(
                        each.subject().minimum(),
                        asked.get(Together.of(each, day)),
                        () ->
                            overdue.computeIfAbsent(
                                each.account(), of -> overdue(of, covers, day)))))
        .map(each -> closed.contains(each.account().company()) ? each.closedByCompany() : each)
        .toList();
  }

  /**
   * Groups the claims of a message that count together for the minimum: those of an account that
   * are overdue, or those to come. The two are never in one message.
   */
  private record Together(AccountId account, boolean overdue) {

    static Together of(ClaimState claim, LocalDate day) {
      return new Together(claim.account(), claim.subject().isOverdueOn(day));
    }
  }

  /**
   * Whether a customer owes the policy's minimum.
   *
   * @param asked the amount asked for by the claims that count together; null = nothing
   * @param overdue the overdue amount in the account; read only if {@code asked} is not enough
   */
  private static boolean isEnough(
      @Nullable Money minimum, @Nullable Money asked, Supplier<Money> overdue) {
    return minimum == null
        || asked == null
        || asked.compareTo(minimum) >= 0
        || overdue.get().compareTo(minimum) >= 0;
  }

  /**
   * Why a letter that demands payment is not sent on a day; empty = all that it demands is owed.
   */
  Optional<Obstacle> obstacle(BalanceLetter letter, LocalDate day) {
    AccountId account = letter.account();
    if (!closed(Set.of(account.company()), day).isEmpty()) {
      return Optional.of(new Obstacle(ClaimState.CHASING_CLOSED, null));
    }
    Map<ItemName, String> cases =
        live(account, HOLD).stream()
            .collect(
                toMap(
                    OpenAmountStore::itemName,
                    each -> each.getString("_id").substring(caseKey("").length())));
    List<Subject> demanded =
        letter.demanded().stream().map(each -> subject(account, each, cases)).toList();
    return states(demanded, covers(demanded, this::held), heldCustomers(demanded, day)).stream()
        .flatMap(each -> each.obstacle(each.subject().amount()).stream())
        .findFirst();
  }

  /** Makes the subject of a step that was not requested, for an item that a letter demands. */
  private static Subject subject(AccountId account, Demanded item, Map<ItemName, String> cases) {
    ItemName name = new ItemName(item.itemKind(), item.item());
    return new Subject(
        new Step(cases.getOrDefault(name, ""), 0, account, name.kind(), name.number(), ""),
        0,
        item.dueOn(),
        item.dueOn(),
        item.open(),
        item.open(),
        null,
        null,
        null,
        "",
        null);
  }

  /** The companies of these claims whose messages may not leave on a day. */
  private Set<String> closed(List<Subject> subjects, LocalDate day) {
    return closed(
        subjects.stream().map(each -> each.step().account().company()).collect(toSet()), day);
  }

  /** Those of these companies whose messages may not leave on a day. */
  private Set<String> closed(Set<String> companies, LocalDate day) {
    Set<String> keys = companies.stream().map(OpenAmountStore::companyKey).collect(toSet());
    return stored.entries(keys).values().stream()
        .filter(each -> requireNonNullElse(each.getString(FROM), "").compareTo(day.toString()) > 0)
        .map(each -> each.getString("_id").substring(companyKey("").length()))
        .collect(toSet());
  }

  /** The customers of these claims that are on hold, or short of money, on a day. */
  private Set<CustomerId> heldCustomers(List<Subject> subjects, LocalDate day) {
    Set<CustomerId> customers =
        subjects.stream().map(each -> each.step().account().customerId()).collect(toSet());
    Map<String, CustomerId> keys = new HashMap<>();
    customers.forEach(each -> keys.put(customerKey(each), each));
    customers.forEach(each -> keys.put(calendarKey(each), each));
    return stored.entries(keys.keySet()).values().stream()
        .filter(each -> each.containsKey(HELD) || isShort(each, day))
        .map(each -> requireNonNull(keys.get(each.getString("_id"))))
        .collect(toSet());
  }

  private static boolean isShort(Document entry, LocalDate day) {
    return requireNonNullElse(entry.getString(SHORT), "").compareTo(day.toString()) >= 0;
  }

  /**
   * @param held answers the amounts on hold in an account, by item
   */
  private Map<AccountId, Cover> covers(
      List<Subject> subjects, Function<AccountId, Map<ItemName, Money>> held) {
    Map<AccountId, Cover> covers = new HashMap<>();
    subjects.forEach(
        each -> covers.computeIfAbsent(each.step().account(), account -> cover(account, held)));
    return covers;
  }

  private List<ClaimState> states(
      List<Subject> subjects, Map<AccountId, Cover> covers, Set<CustomerId> heldCustomers) {
    return subjects.stream()
        .gather(Gatherers.windowFixed(AT_ONCE))
        .flatMap(some -> statesOfSome(some, covers, heldCustomers).stream())
        .toList();
  }

  /** The sum asked for in an account that is overdue on a day. */
  private Money overdue(AccountId account, Map<AccountId, Cover> covers, LocalDate day) {
    Cover cover = requireNonNull(covers.get(account));
    return owed(account, held(account)).stream()
        .filter(each -> each.dueOn().isBefore(day))
        .map(each -> cover.asked(each.item(), each.open()))
        .reduce(Money.zero(account.currency()), Money::plus);
  }

  private List<ClaimState> statesOfSome(
      List<Subject> subjects, Map<AccountId, Cover> covers, Set<CustomerId> heldCustomers) {
    List<String> ids =
        subjects.stream()
            .flatMap(each -> Stream.of(itemKey(each.step()), caseKey(each.step().caseId())))
            .toList();
    Map<String, Document> found = stored.entries(ids);
    return subjects.stream()
        .map(
            each ->
                state(
                    each,
                    found,
                    requireNonNull(covers.get(each.step().account())),
                    heldCustomers.contains(each.step().account().customerId())))
        .toList();
  }

  /** The state of one claim. If its open amount is not known, that of the request counts. */
  private static ClaimState state(
      Subject subject, Map<String, Document> found, Cover cover, boolean customerHeld) {
    ItemName item = new ItemName(subject.step().itemKind(), subject.step().invoice());
    Document known = found.getOrDefault(itemKey(subject.step()), new Document());
    Document chase = found.getOrDefault(caseKey(subject.step().caseId()), new Document());
    String told = known.getString(OPEN);
    Money open = told == null ? subject.open() : Money.parse(told);
    Money held = customerHeld ? open : held(chase, open);
    Money chased = open.minus(held);
    Money asked = cover.asked(item, chased);
    return new ClaimState(
        subject.withOpen(asked),
        closed(subject, known, chase),
        held,
        chased.minus(asked),
        customerHeld ? List.of() : cover.by(item),
        true);
  }

  /** A request may have been made before its case knew of the later due date. */
  private static @Nullable String closed(Subject subject, Document known, Document chase) {
    String closed = chase.getString(CLOSED);
    boolean putOff = known.containsKey(MOVED_TO) && dueOn(known).isAfter(subject.dueOn());
    return closed == null && putOff ? ClaimState.PUT_OFF : closed;
  }

  private static Money held(Document chase, Money open) {
    String held = chase.getString(HELD);
    return held == null ? Money.zero(open.currency()) : Money.parse(held).min(open);
  }

  /** The cover of an account. Its open items are read only if it has unapplied money. */
  private Cover cover(AccountId account, Function<AccountId, Map<ItemName, Money>> held) {
    List<Cover.Unapplied> credits =
        live(account, CREDIT).stream().map(each -> unapplied(each, account)).toList();
    return credits.isEmpty()
        ? Cover.none()
        : new Cover(owed(account, held.apply(account)), credits);
  }

  private Map<ItemName, Money> held(AccountId account) {
    return live(account, HOLD).stream()
        .collect(toMap(OpenAmountStore::itemName, each -> Money.parse(each.getString(HELD))));
  }

  private List<Cover.Owed> owed(AccountId account, Map<ItemName, Money> held) {
    Money none = Money.zero(account.currency());
    return live(account, ITEM).stream()
        .map(each -> owed(each, held.getOrDefault(itemName(each), none)))
        .toList();
  }

  private static ItemName itemName(Document entry) {
    return new ItemName(ItemKind.valueOf(entry.getString(KIND)), entry.getString(NUMBER));
  }

  /** The due date as posted, or as was agreed since: reading the terms again does not undo that. */
  private static LocalDate dueOn(Document item) {
    String moved = item.getString(MOVED_TO);
    return LocalDate.parse(moved == null ? item.getString(DUE_ON) : SourceOrder.last(moved));
  }

  private List<Document> live(AccountId account, String live) {
    return stored.live(account, live);
  }

  private static Cover.Owed owed(Document item, Money most) {
    Money open = Money.parse(item.getString(OPEN));
    Money held = most.min(open);
    return new Cover.Owed(
        itemName(item), dueOn(item), item.getString(CONTRACT), open.minus(held), held);
  }

  private static Cover.Unapplied unapplied(Document credit, AccountId account) {
    return new Cover.Unapplied(
        credit.getString(NUMBER),
        credit.getString(CONTRACT),
        new Money(credit.getLong(LEFT), account.currency()));
  }

  /** The claims owed in an account, by due date, whether or not they are chased or on hold. */
  List<ClaimState> owedIn(AccountId account, String level) {
    List<Subject> items =
        live(account, ITEM).stream()
            .filter(item -> item.getString(AMOUNT) != null)
            .map(item -> subject(item, account, level))
            .sorted(
                Comparator.comparing(Subject::dueOn)
                    .thenComparing(Subject::invoiceDate)
                    .thenComparing(item -> item.step().invoice()))
            .toList();
    return states(items, covers(items, none -> Map.of()), Set.of()).stream()
        .filter(each -> each.subject().open().signum() > 0)
        .toList();
  }

  /** Makes the subject of a step that was not requested, for a preview. */
  private static Subject subject(Document item, AccountId account, String level) {
    ItemName name = itemName(item);
    return new Subject(
        new Step("", 0, account, name.kind(), name.number(), level),
        0,
        LocalDate.parse(item.getString(INVOICE_DATE)),
        dueOn(item),
        Money.parse(item.getString(AMOUNT)),
        Money.parse(item.getString(OPEN)),
        item.getString(CONTRACT),
        item.getString(REFERENCE),
        null,
        "",
        null);
  }

  long position() {
    return positionIn(mongo.getDb());
  }

  /** The same, in a database that is only read. */
  static long positionIn(MongoDatabase database) {
    return SourceOrder.positionIn(database, STANDINGS);
  }

  /** The ids of the entries that an event changes. */
  static Collection<String> concerned(RecordedEvent event) {
    return switch (event.payload()) {
      case InvoicePosted posted -> List.of(key(posted));
      case OpenItemsChanged changed ->
          Stream.concat(
                  changed.items().stream().map(each -> key(changed.account(), each)),
                  changed.credits().stream().map(each -> creditKey(changed.account(), each)))
              .toList();
      case DueDateChanged moved ->
          List.of(itemKey(moved.account(), moved.itemKind(), moved.item()));
      case PaymentCalendarChanged changed -> List.of(calendarKey(changed.customer()));
      case ReminderRequested request -> List.of(key(request));
      case CaseClosed closed -> List.of(caseKey(closed.caseId()));
      case CaseReopened reopened -> List.of(caseKey(reopened.caseId()));
      case CaseHeld held -> List.of(caseKey(held.caseId()));
      case CaseResumed resumed -> List.of(caseKey(resumed.caseId()));
      case OfCustomer of -> List.of(customerKey(of.customer()));
      case ChasingSet set -> List.of(companyKey(set.company()));
      default -> List.of();
    };
  }

  /** Adds a part of the log. Changes of an earlier or parallel reading stay as they are. */
  void add(List<RecordedEvent> events) {
    BulkOperations bulk = mongo.bulkOps(BulkMode.ORDERED, STANDINGS);
    for (RecordedEvent event : events) {
      add(bulk, event);
    }
    readTo(bulk, events.getLast().position());
    bulk.execute();
  }

  private static void add(BulkOperations bulk, RecordedEvent event) {
    long position = event.position();
    switch (event.payload()) {
      case InvoicePosted posted -> {
        bulk.upsert(byId(key(posted)), terms(posted));
        newer(bulk, key(posted), position, sequence(event), open(posted.amount()));
      }
      case OpenItemsChanged changed -> {
        changed.items().forEach(each -> change(bulk, changed.account(), each, event));
        changed.credits().forEach(each -> change(bulk, changed.account(), each, event));
      }
      case DueDateChanged moved ->
          bulk.updateOne(
              byId(itemKey(moved.account(), moved.itemKind(), moved.item())),
              SourceOrder.last(MOVED_TO, event, moved.dueOn().toString()));
      case PaymentCalendarChanged changed ->
          put(bulk, calendarKey(changed.customer()), position, sequence(event), shortage(changed));
      // Without a ledger sequence it is older than everything that the ledger tells.
      case ReminderRequested request ->
          put(
              bulk,
              key(request),
              position,
              requireNonNullElse(request.ledgerSequence(), UNORDERED),
              open(request.open()));
      case CaseClosed closed ->
          put(
              bulk,
              caseKey(closed.caseId()),
              position,
              UNORDERED,
              Update.update(CLOSED, closed.reason()).unset(HELD).unset(LIVE));
      case CaseReopened reopened ->
          put(bulk, caseKey(reopened.caseId()), position, UNORDERED, new Update().unset(CLOSED));
      case CaseHeld held ->
          put(
              bulk,
              caseKey(held.caseId()),
              position,
              UNORDERED,
              Update.update(HELD, held.held().toString())
                  .set(ACCOUNT, held.account().toString())
                  .set(KIND, held.itemKind().name())
                  .set(NUMBER, held.invoice())
                  .set(LIVE, HOLD));
      case CaseResumed resumed ->
          put(
              bulk,
              caseKey(resumed.caseId()),
              position,
              UNORDERED,
              new Update().unset(HELD).unset(LIVE));
      case CustomerHeld held ->
          put(
              bulk,
              customerKey(held.customer()),
              position,
              UNORDERED,
              Update.update(HELD, held.until().toString()));
      case CustomerResumed resumed ->
          put(bulk, customerKey(resumed.customer()), position, UNORDERED, new Update().unset(HELD));
      case ChasingSet set ->
          put(
              bulk,
              companyKey(set.company()),
              position,
              UNORDERED,
              Update.update(FROM, set.from() == null ? NEVER : set.from().toString()));
      default -> {
        // does not change a claim
      }
    }
  }

  private static void change(
      BulkOperations bulk, AccountId account, OpenItem item, RecordedEvent event) {
    ItemTerms terms = item.terms();
    String id = key(account, item);
    if (terms != null) {
      bulk.upsert(byId(id), terms(account, item, terms));
    }
    put(bulk, id, event.position(), sequence(event), open(item.open()));
  }

  /** The terms of an invoice. A request with the open amount may have come before them. */
  private static Update terms(InvoicePosted invoice) {
    return terms(invoice.account(), ItemKind.INVOICE, invoice.number())
        .set(DUE_ON, invoice.dueOn().toString())
        .set(CONTRACT, invoice.contract())
        .set(AMOUNT, invoice.amount().toString())
        .set(INVOICE_DATE, invoiceDate(invoice).toString())
        .set(REFERENCE, invoice.reference());
  }

  private static Update terms(AccountId account, OpenItem item, ItemTerms terms) {
    return terms(account, item.kind(), item.number())
        .set(DUE_ON, terms.dueOn().toString())
        .set(CONTRACT, terms.contract())
        .set(AMOUNT, terms.amount().toString())
        .set(INVOICE_DATE, terms.postedOn().toString());
  }

  private static Update terms(AccountId account, ItemKind kind, String number) {
    return ifAbsent().set(ACCOUNT, account.toString()).set(KIND, kind.name()).set(NUMBER, number);
  }

  private static LocalDate invoiceDate(InvoicePosted posted) {
    return requireNonNullElse(posted.originallyPostedOn(), posted.postedOn());
  }

  /** Adds a change to the unapplied money of a credit, once. */
  private static void change(
      BulkOperations bulk, AccountId account, UnappliedCredit credit, RecordedEvent event) {
    String id = creditKey(account, credit);
    bulk.upsert(
        byId(id),
        ifAbsent()
            .setOnInsert(LEFT, 0L)
            .setOnInsert(ACCOUNT, account.toString())
            .setOnInsert(NUMBER, credit.kind() + " " + credit.number())
            .setOnInsert(CONTRACT, credit.contract()));
    newer(
        bulk,
        id,
        event.position(),
        sequence(event),
        new Update().inc(LEFT, credit.change().minorUnits()));
    bulk.updateOne(Query.query(where("_id").is(id).and(LEFT).gt(0L)), Update.update(LIVE, CREDIT));
    bulk.updateOne(Query.query(where("_id").is(id).and(LEFT).lte(0L)), new Update().unset(LIVE));
  }

  private static Update open(Money amount) {
    Update update = Update.update(OPEN, amount.toString());
    return amount.signum() > 0 ? update.set(LIVE, ITEM) : update.unset(LIVE);
  }

  private static Query byId(String id) {
    return Query.query(where("_id").is(id));
  }

  private static String itemKey(Step step) {
    return itemKey(step.account(), step.itemKind(), step.invoice());
  }

  private static String key(InvoicePosted posted) {
    return itemKey(posted.account(), ItemKind.INVOICE, posted.number());
  }

  private static String key(AccountId account, OpenItem item) {
    return itemKey(account, item.kind(), item.number());
  }

  private static String key(ReminderRequested request) {
    return itemKey(request.account(), request.itemKind(), request.invoice());
  }

  private static String creditKey(AccountId account, UnappliedCredit credit) {
    return "credit " + account + " " + credit.kind() + " " + credit.number();
  }

  private static String itemKey(AccountId account, ItemKind kind, String number) {
    return kind + " " + account + " " + number;
  }

  private static String companyKey(String company) {
    return "company " + company;
  }

  private static String customerKey(CustomerId customer) {
    return "customer " + customer;
  }

  private static String calendarKey(CustomerId customer) {
    return "calendar " + customer;
  }

  private static Update shortage(PaymentCalendarChanged told) {
    PaymentCalendar calendar = told.calendar();
    PaymentCalendar.Funding funding = calendar == null ? null : calendar.funding();
    return funding == null
        ? new Update().unset(SHORT)
        : Update.update(SHORT, funding.until().toString());
  }

  private static String caseKey(String caseId) {
    return "case " + caseId;
  }
}
