package huikuan.ledger.histories;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent;
import huikuan.embedded.EmbeddedMongo;
import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.ledger.account.EffectEvent.DocumentTookEffect;
import huikuan.ledger.items.ItemsReadModel;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.personal.KeyFile;
import huikuan.platform.personal.PersonalData;
import huikuan.platform.projection.Follower;
import huikuan.platform.projection.ReadModel.Stopped;
import huikuan.platform.projection.ReadModelCheck;
import huikuan.platform.projection.ReadModelFindings;
import huikuan.platform.relay.Publisher;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Items, and what was told of them, held against paper and against the balances. */
final class AheadChecks {

  private static final String TOOK_EFFECT = "huikuan.ledger.account.document-took-effect.v1";
  private static final List<String> STATES = List.of("open", "settled", "reversed", "ahead");

  /** The sum of an account's items on a day, as known at a commit. */
  private record Sum(String account, int day, long position, long balance) {}

  private final RunningLedger ledger;
  private final ConfigurableApplicationContext instance;
  private final EventLog log;
  private final Map<String, Money> told = new HashMap<>();
  private final List<Sum> sums = new ArrayList<>();
  private final Map<String, LocalDate> dueDates = new HashMap<>();
  private long read;
  private int putOff;
  private int holds;

  AheadChecks(RunningLedger ledger, ConfigurableApplicationContext instance) {
    this.ledger = ledger;
    this.instance = instance;
    this.log = instance.getBean(EventLog.class);
  }

  void day(Run run, int day) {
    caughtUp();
    tell();
    for (String letter : List.of("A", "B")) {
      Map<String, String> items = new TreeMap<>();
      String company = run.real(letter);
      STATES.forEach(state -> items(company, state).forEach((id, open) -> add(items, id, open)));
      Map<String, String> expected = new TreeMap<>();
      run.books()
          .keySet()
          .forEach(
              account -> {
                if (account.company().equals(letter)) {
                  expected.putAll(paper(run, account, day));
                  told(run, account, day);
                  balance(run, account, day, items);
                }
              });
      assertThat(items).as("items of %s on %s", company, Days.date(day)).isEqualTo(expected);
    }
  }

  private static void add(Map<String, String> items, String id, String open) {
    assertThat(items.put(id, open)).as("twice: %s", id).isNull();
  }

  private static Map<String, String> paper(Run run, AccountName account, int day) {
    Map<String, String> paper = new TreeMap<>();
    PlainAccount books = run.paper().account(account);
    for (Item item : books.items()) {
      boolean never = item.until() <= item.doc().postedOn();
      long open = books.open(item.name(), day);
      String state =
          never || item.until() <= day
              ? "reversed"
              : item.doc().postedOn() > day ? "ahead" : open == 0 ? "settled" : "open";
      paper.put(
          id(run.id(account), item.name().kind().word(), item.name().number()),
          Json.decimal(open, account.currency()) + " " + state + due(books, item));
    }
    return paper;
  }

  /** An agreement is heeded at once. */
  private static String due(PlainAccount books, Item item) {
    return item.name().kind().claim() ? " " + Days.date(books.due(item, Days.LAST)) : " ";
  }

  private static String id(String account, String kind, String number) {
    return account + " " + kind + " " + number;
  }

  /**
   * Told is each invoice from its day on, with what is open of it, and each change of others: of a
   * credit only what nothing holds for a later day.
   */
  private void told(Run run, AccountName account, int day) {
    PlainAccount books = run.paper().account(account);
    for (Item item : books.items()) {
      String id = id(run.id(account), item.name().kind().word(), item.name().number());
      if (item.name().kind() == Kind.INVOICE) {
        invoice(books, account, item, id, day);
      } else if (item.name().kind() != Kind.WRITE_OFF) {
        long open = told.containsKey(id) ? told.get(id).minorUnits() : 0;
        long held = item.name().kind().credit() ? books.held(item.name(), day) : 0;
        holds += held > 0 ? 1 : 0;
        assertThat(open)
            .as("told of %s on %s", id, Days.date(day))
            .isEqualTo(books.open(item.name(), day) - held);
      }
    }
  }

  private void invoice(PlainAccount books, AccountName account, Item item, String id, int day) {
    Money open = told.get(id);
    boolean counts = item.doc().postedOn() <= day && item.until() > item.doc().postedOn();
    if (counts) {
      assertThat(open == null ? "nothing" : open.decimal())
          .as("told of %s on %s", id, Days.date(day))
          .isEqualTo(Json.decimal(books.open(item.name(), day), account.currency()));
      assertThat(dueDates.get(id))
          .as("told of %s on %s", id, Days.date(day))
          .isEqualTo(Days.date(books.due(item, Days.LAST)));
    } else {
      // Undone on its own day it was told if it counted when it was recorded, and then undone.
      assertThat(open == null || item.reversed() && open.signum() == 0)
          .as("told of %s on %s: %s", id, Days.date(day), open)
          .isTrue();
    }
  }

  /** As the other services hear it: a change always leads from what was told before. */
  private void tell() {
    Publisher publisher = instance.getBean(Publisher.class);
    for (List<RecordedEvent> page = log.after(read, 1_000);
        !page.isEmpty();
        page = log.after(read, 1_000)) {
      for (RecordedEvent event : page) {
        publisher.publish(event).forEach(each -> tell(each.event()));
      }
      read = page.getLast().position();
    }
  }

  private void tell(Object event) {
    switch (event) {
      case LedgerEvent.InvoicePosted posted -> {
        String id = id(posted.account().toString(), Kind.INVOICE.word(), posted.number());
        assertThat(told.put(id, posted.amount())).as("told twice: %s", id).isNull();
        dueDates.put(id, posted.dueOn());
      }
      case LedgerEvent.OpenItemsChanged changed -> {
        String account = changed.account().toString();
        changed.items().forEach(each -> tell(account, each));
        changed.credits().forEach(each -> tell(account, each));
      }
      case LedgerEvent.DueDateChanged changed -> {
        String id = id(changed.account().toString(), Kind.INVOICE.word(), changed.item());
        assertThat(dueDates.put(id, changed.dueOn())).as("of %s", id).isEqualTo(changed.before());
        putOff++;
      }
      default -> throw new IllegalStateException("Not of an account: " + event);
    }
  }

  private void tell(String account, LedgerEvent.OpenItem item) {
    String id = id(account, item.kind().toString(), item.number());
    Money before = told.put(id, item.open());
    if (before == null) {
      assertThat(item.kind()).as("changed before it was told: %s", id).isEqualTo(ItemKind.REFUND);
      before = Money.zero(item.open().currency());
    }
    assertThat(before.plus(item.change())).as("told of %s", id).isEqualTo(item.open());
  }

  private void tell(String account, LedgerEvent.UnappliedCredit credit) {
    told.merge(id(account, credit.kind(), credit.number()), credit.change(), Money::plus);
  }

  private void balance(Run run, AccountName account, int day, Map<String, String> items) {
    String id = run.id(account);
    long balance = 0;
    for (Map.Entry<String, String> item : items.entrySet()) {
      String[] named = item.getKey().split(" ");
      if (named[0].equals(id)) {
        long open = Json.units(item.getValue().split(" ")[0], account.currency());
        balance += Kind.of(named[1]).claim() ? open : -open;
      }
    }
    sums.add(new Sum(id, day, log.head(), balance));
  }

  /** The balances of each of the days, as known then. */
  void daysAreRemembered() {
    for (Sum sum : sums) {
      Answer answer =
          ledger.get(
              instance,
              "/api/v1/accounts/%s/balance?asOf=%s&knownAt=%d"
                  .formatted(sum.account(), Days.date(sum.day()), sum.position()));
      String currency = answer.text("/currency");
      assertThat(Json.units(answer.text("/balance"), currency))
          .as("%s", sum)
          .isEqualTo(sum.balance);
    }
    assertThat(sums).hasSizeGreaterThan(40);
    assertThat(putOff).as("due dates that were put off").isPositive();
    assertThat(holds).as("days on which a credit was held for a later one").isPositive();
  }

  /**
   * Each account's history tells all that its log has, effects too, and bounds them by their day.
   */
  void historiesTellEffects() {
    Set<String> accounts = sums.stream().map(Sum::account).collect(Collectors.toSet());
    int effects = 0;
    for (String account : accounts) {
      List<RecordedEvent> recorded = log.ofAggregate(account, 0);
      List<DocumentTookEffect> told =
          recorded.stream()
              .map(RecordedEvent::payload)
              .filter(DocumentTookEffect.class::isInstance)
              .map(DocumentTookEffect.class::cast)
              .toList();
      effects += told.size();
      assertThat(history(account, "")).hasSize(recorded.size());
      if (!told.isEmpty()) {
        LocalDate day = told.getFirst().on();
        assertThat(
                history(account, "&asOf=" + day).stream()
                    .filter(each -> each.path("type").asString().equals(TOOK_EFFECT))
                    .map(each -> each.path("document").path("number").asString()))
            .isEqualTo(
                told.stream()
                    .filter(each -> !each.on().isAfter(day))
                    .map(DocumentTookEffect::number)
                    .toList());
      }
    }
    assertThat(effects).isPositive();
  }

  private List<JsonNode> history(String account, String when) {
    String path = "/api/v1/accounts/%s/history?limit=10000%s".formatted(account, when);
    return List.copyOf(ledger.get(instance, path).body().path("events").values());
  }

  void caughtUp() {
    long head = log.head();
    Follower items = instance.getBean("itemsFollower", Follower.class);
    assertThat(items.await(head, Duration.ofMinutes(1))).isGreaterThanOrEqualTo(head);
  }

  /** Open amounts by account, kind and number. */
  Map<String, String> items(String company, String state) {
    Map<String, String> items = new HashMap<>();
    String after = "";
    do {
      Answer page =
          ledger.get(
              instance,
              "/api/v1/items?company=%s&state=%s&limit=1000%s".formatted(company, state, after));
      for (JsonNode item : page.body().path("items")) {
        items.put(
            id(
                item.path("account").asString(),
                item.path("kind").asString(),
                item.path("number").asString()),
            item.path("open").asString()
                + " "
                + item.path("state").asString()
                + " "
                + item.path("dueOn").asString(""));
      }
      after = page.body().path("next").isString() ? "&after=" + page.text("/next") : "";
    } while (!after.isEmpty());
    return items;
  }

  /** As `./run verify` would find them. */
  void itemsAreWhatTheLogTells(String database) {
    try (MongoClient kept = MongoClients.create(ledger.mongoUri(database));
        EmbeddedMongo other = EmbeddedMongo.start(null, 0);
        MongoClient scratch = MongoClients.create(other.uri(database));
        ReadModelCheck check =
            ItemsReadModel.create()
                .check(
                    new Stopped(
                        log,
                        kept,
                        scratch,
                        database,
                        PersonalData.of(
                            kept.getDatabase(database), new KeyFile(Path.of("none"))::read),
                        Path.of("none"),
                        Path.of("none")))) {
      long from = 0;
      for (List<RecordedEvent> page = log.after(from, 1_000);
          !page.isEmpty();
          page = log.after(from, 1_000)) {
        check.take(page);
        from = page.getLast().position();
      }
      assertThat(check.findings()).returns(true, ReadModelFindings::sound);
    }
  }
}
