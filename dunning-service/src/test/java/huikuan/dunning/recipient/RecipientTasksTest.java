package huikuan.dunning.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ledger.RecipientEvent.LinkOpened;
import huikuan.contracts.ledger.RecipientEvent.WhyUnpaid;
import huikuan.contracts.ledger.RecipientEvent.WhyUnpaidTold;
import huikuan.dunning.claim.ClaimEvent.CaseClosed;
import huikuan.dunning.task.TaskEvent.TaskDone;
import huikuan.dunning.task.TaskId;
import huikuan.dunning.task.TaskReason;
import huikuan.embedded.EmbeddedMongo;
import huikuan.platform.axon.HandlerFeed;
import huikuan.platform.eventlog.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

class RecipientTasksTest {

  private static final AccountId ACCOUNT = AccountId.parse("CN01.C-1.CNY");
  private static final CustomerId CUSTOMER = ACCOUNT.customerId();
  private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

  private final EmbeddedMongo server = EmbeddedMongo.start(null, 0);
  private final MongoClient client = MongoClients.create(server.uri("dunning"));
  private final MongoTemplate mongo = new MongoTemplate(client, "dunning");
  private final HandlerFeed feed = new HandlerFeed(new RecipientTasks(mongo));

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void aBatchThatIsTakenAgainLeadsToTheSame() {
    List<RecordedEvent> batch =
        events(
            told("F-1", WhyUnpaid.NO_BUDGET, 1),
            told("F-2", WhyUnpaid.NO_BUDGET, 2),
            told("F-1", WhyUnpaid.PAID, 3),
            told("F-3", WhyUnpaid.PAID, 4),
            new CaseClosed("reminder.CN01.F-3", ACCOUNT, "F-3", "settled"),
            done(TaskReason.NO_BUDGET, 5),
            told("F-2", WhyUnpaid.NO_BUDGET, 6));
    feed.handle(batch);
    feed.handle(batch);
    assertThat(stored()).containsExactly("F-1 said-paid 3", "F-2 no-budget 6");
  }

  @Test
  void whatWasToldAfterSomebodyHasSeenToTheTaskStays() {
    feed.handle(
        events(
            told("F-1", WhyUnpaid.INVOICE_MISSING, 1),
            told("F-2", WhyUnpaid.INVOICE_MISSING, 7),
            told("F-3", WhyUnpaid.PAID, 2),
            done(TaskReason.INVOICE_MISSING, 5)));
    assertThat(stored()).containsExactly("F-2 invoice-missing 7", "F-3 said-paid 2");
    feed.handle(events(done(TaskReason.SAID_PAID, 2)));
    assertThat(stored()).as("told until then").containsExactly("F-2 invoice-missing 7");
  }

  @Test
  void theSameToldLaterLeavesWhoToldItFirst() {
    feed.handle(events(told("F-1", WhyUnpaid.PAID, 1)));
    feed.handle(events(told("F-1", WhyUnpaid.PAID, 2)));
    assertThat(stored()).containsExactly("F-1 said-paid 1");
  }

  @Test
  void anOpenedLinkIsNoTask() {
    feed.handle(events(new LinkOpened(CUSTOMER, "p1", "m-1", at(1))));
    assertThat(stored()).isEmpty();
  }

  private List<String> stored() {
    return mongo.findAll(RecipientAnswer.class).stream()
        .map(
            each ->
                "%s %s %s"
                    .formatted(
                        each.item(),
                        TaskId.parse(each.task()).reason().word(),
                        Instant.parse(each.toldAt()).getEpochSecond() - START.getEpochSecond()))
        .sorted()
        .toList();
  }

  private static WhyUnpaidTold told(String item, WhyUnpaid reason, int second) {
    return new WhyUnpaidTold(
        CUSTOMER,
        "p1",
        "m-" + second,
        ACCOUNT,
        ItemKind.INVOICE,
        item,
        reason,
        null,
        null,
        null,
        at(second));
  }

  private static TaskDone done(TaskReason reason, int second) {
    return new TaskDone(new TaskId(CUSTOMER, reason), CUSTOMER, null, at(second));
  }

  private static Instant at(int second) {
    return START.plusSeconds(second);
  }

  private static List<RecordedEvent> events(Object... payloads) {
    List<RecordedEvent> events = new ArrayList<>();
    for (Object payload : payloads) {
      int at = events.size();
      events.add(
          new RecordedEvent(
              at + 1L, 0, "e-" + at, "event", payload, Map.of(), START, null, null, at));
    }
    return events;
  }
}
