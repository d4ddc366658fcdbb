package huikuan.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.MessageKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.OpenItem;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.contracts.notification.NotificationEvent;
import huikuan.contracts.notification.NotificationEvent.MessageBounced;
import huikuan.dunning.House.Answer;
import huikuan.dunning.House.Told;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * The whole service between Kafka and Kafka. Each test has a customer of its own and goes on from
 * where the clock stands.
 */
class DunningServiceTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String CASES = "/api/v1/dunning/cases";

  private static House house;
  private static int tests;

  private AccountId account;
  private LocalDate today;

  @BeforeAll
  static void start(@TempDir Path directory) {
    house = new House(directory, Instant.parse("2013-01-01T00:00:00Z"));
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  /** At 08:00 of the next day. */
  @BeforeEach
  void begin() {
    account = AccountId.parse("CN01.customer-" + ++tests + ".USD");
    today = house.now().atZone(SHANGHAI).toLocalDate().plusDays(1);
    house.moveTo(at(today, 8));
  }

  @Test
  void anInvoiceIsChasedUntilItIsPaidAndNothingIsToldTwice() {
    tell(customer("li"), invoice("A-1", today));
    tell(customer("li"), invoice("A-1", today));
    house.settle();
    house.moveTo(at(today.plusDays(4), 8));
    house.restart();
    tell(receipt("R-1", paid("A-1", "1800.00", "1200.00")));
    house.moveTo(at(today.plusDays(11), 8));
    tell(receipt("R-1", paid("A-1", "1800.00", "1200.00")));
    tell(receipt("R-2", paid("A-1", "1200.00", "0.00")));
    house.moveTo(at(today.plusDays(21), 8));

    List<Told> told = house.toldOf("reminder.CN01.A-1");
    assertThat(told)
        .extracting(Told::type)
        .containsExactly(
            "huikuan.dunning.reminder-requested.v1",
            "huikuan.dunning.reminder-requested.v1",
            "huikuan.dunning.case-closed.v1");
    assertThat(told).extracting(Told::key).containsOnly(account.toString());
    assertReminder(told.get(0), "reminder-1", today.plusDays(3), 3, "3000.00 USD");
    assertReminder(told.get(1), "reminder-2", today.plusDays(10), 10, "1200.00 USD");
    JsonNode asked = told.get(1).event();
    assertThat(asked.path("recipient").path("contactId").asString()).isEqualTo("li");
    assertThat(asked.path("customerSequence").asString()).matches("[0-9]{19}\\.[0-9]{10}");
    assertThat(asked.toString()).as("people by id").doesNotContain("li@example.com", "ACME");
    assertThat(told.get(2).event().path("reason").asString()).isEqualTo("settled");
  }

  @Test
  void whatIsPaidInTimeIsNeverChased() {
    tell(customer("li"), invoice("B-1", today.plusDays(5)));
    tell(receipt("R-B", paid("B-1", "3000.00", "0.00")));
    house.moveTo(at(today.plusDays(9), 8));

    assertThat(house.toldOf("reminder.CN01.B-1"))
        .extracting(Told::type)
        .containsExactly("huikuan.dunning.case-closed.v1");
    assertThat(house.get("/api/v1/dunning/agenda?limit=1000").text()).doesNotContain("B-1");
  }

  @Test
  void aReminderWithNobodyToWriteToWaitsForSomebody() {
    tell(customer(), invoice("C-1", today), invoice("C-2", today));
    house.moveTo(at(today.plusDays(5), 8));
    assertThat(one("reminder.CN01.C-1").path("state").asString()).isEqualTo("needs-contact");
    assertThat(ids(CASES + "?state=needs-contact&account=" + account))
        .containsExactly("reminder.CN01.C-1", "reminder.CN01.C-2");
    assertThat(house.toldOf("reminder.CN01.C-1")).isEmpty();

    tell(customer("wang"));
    house.moveTo(at(today.plusDays(5), 10));

    List<Told> told = house.toldOf("reminder.CN01.C-1");
    assertThat(told).hasSize(1);
    assertReminder(told.getFirst(), "reminder-1", today.plusDays(5), 5, "3000.00 USD");
    assertThat(house.toldOf("reminder.CN01.C-2")).hasSize(1);
    JsonNode found = one("reminder.CN01.C-1");
    assertThat(found.path("state").asString()).isEqualTo("open");
    assertThat(found.path("level").asString()).isEqualTo("reminder-1");
    assertThat(texts(found.path("decisions"), "outcome"))
        .containsExactly("not-taken", "requested", "taken");
  }

  @Test
  void anAddressThatTakesNoMailTakesNoStepAndIsMendedLikeSomebodyMissing() {
    tell(customer(House.UNDELIVERABLE), invoice("U-1", today));
    house.moveTo(at(today.plusDays(12), 8));
    JsonNode found = one("reminder.CN01.U-1");
    assertThat(found.path("state").asString()).isEqualTo("needs-contact");
    assertThat(found.path("level").isNull()).as("no step is taken").isTrue();
    assertThat(found.path("next").isNull()).as("and none follows").isTrue();
    assertThat(house.toldOf("reminder.CN01.U-1")).hasSize(1);

    tell(customer("wang"));
    house.moveTo(at(today.plusDays(12), 10));

    List<Told> told = house.toldOf("reminder.CN01.U-1");
    assertThat(told).hasSize(2);
    assertReminder(told.getLast(), "reminder-1", today.plusDays(12), 12, "3000.00 USD");
    assertThat(told.getLast().event().path("request").asInt()).isEqualTo(2);
    found = one("reminder.CN01.U-1");
    assertThat(found.path("state").asString()).isEqualTo("open");
    assertThat(found.path("level").asString()).isEqualTo("reminder-1");
    assertThat(found.path("next").path("at").asString())
        .isEqualTo(at(today.plusDays(19), 9).toString());
    assertThat(texts(found.path("decisions"), "outcome"))
        .containsExactly("requested", "not-taken", "requested", "taken");
  }

  @Test
  void aLetterLeavesAtNineWhereTheCustomerHasMovedTo() {
    tell(customerIn("America/Los_Angeles", "li"), invoice("Z-1", today.plusDays(10)));
    house.settle();
    LocalDate day = today.plusDays(13);
    assertThat(one("reminder.CN01.Z-1").path("next").path("at").asString())
        .isEqualTo(nine(day, "America/Los_Angeles"));
    tell(customerIn("Asia/Tokyo", "li"));
    house.settle();
    assertThat(one("reminder.CN01.Z-1").path("next").path("at").asString())
        .isEqualTo(nine(day, "Asia/Tokyo"));
    house.moveTo(at(day, 9));
    assertReminder(
        house.toldOf("reminder.CN01.Z-1").getFirst(), "reminder-1", day, 3, "3000.00 USD");
  }

  private static String nine(LocalDate day, String zone) {
    return day.atTime(9, 0).atZone(ZoneId.of(zone)).toInstant().toString();
  }

  @Test
  void whatIsHeldIsNotChasedUntilItsEnd() {
    tell(customer("li"), invoice("HOLD-1", today));
    house.settle();
    String held = CASES + "/reminder.CN01.HOLD-1";
    String until = today.plusDays(9).toString();
    Answer answer =
        house.post(
            held + "/hold",
            "{\"reason\":\"they ask for a copy\",\"until\":\"%s\"}".formatted(until));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.body().path("hold").path("until").asString()).isEqualTo(until);
    house.moveTo(at(today.plusDays(8), 8));
    JsonNode found = house.get(held).body();
    assertThat(found.path("state").asString()).isEqualTo("on-hold");
    assertThat(texts(found.path("holds"), "reason")).containsExactly("they ask for a copy");
    assertThat(found.path("next").path("at").asString())
        .isEqualTo(at(today.plusDays(10), 9).toString());
    assertThat(ids(CASES + "?state=on-hold&account=" + account))
        .containsExactly("reminder.CN01.HOLD-1");

    house.moveTo(at(today.plusDays(10), 10));
    found = house.get(held).body();
    assertThat(found.path("state").asString()).isEqualTo("open");
    assertThat(found.has("holds")).isFalse();
    assertThat(texts(found.path("timeline"), "event"))
        .containsExactly(
            "opened",
            "held",
            "planned",
            "hold-ended",
            "step-withheld",
            "step-requested",
            "planned",
            "message-sent",
            "step-taken");
    assertThat(texts(found.path("timeline"), "actor").get(1)).isEqualTo("anonymous");
    List<Told> told = house.toldOf("reminder.CN01.HOLD-1");
    assertThat(told)
        .extracting(Told::type)
        .containsExactly(
            "huikuan.dunning.case-held.v1",
            "huikuan.dunning.case-resumed.v1",
            "huikuan.dunning.reminder-requested.v1");
    assertReminder(told.getLast(), "reminder-1", today.plusDays(10), 10, "3000.00 USD");
  }

  @Test
  void aHoldThatWasNotSeenStays() {
    tell(customer("li"), invoice("HOLD-3", today));
    house.settle();
    String held = CASES + "/reminder.CN01.HOLD-3";
    String body = "{\"reason\":\"%s\",\"until\":\"" + today.plusDays(9) + "\"}";
    String seen = house.get(held).body().path("version").asString();
    assertThat(house.postIfMatch(seen, held + "/hold", body.formatted("mine")).status())
        .isEqualTo(200);
    for (String action : List.of("hold", "resume")) {
      Answer late = house.postIfMatch(seen, held + "/" + action, body.formatted("yours"));
      assertThat(late.status()).as(late.text()).isEqualTo(412);
      assertThat(late.text()).contains("urn:huikuan:problem:changed-meanwhile");
    }
    house.settle();
    JsonNode found = house.get(held).body();
    assertThat(texts(found.path("holds"), "reason")).containsExactly("mine");
    String now = found.path("version").asString();
    assertThat(house.postIfMatch(now, held + "/resume", "").status()).isEqualTo(200);

    String customer =
        "/api/v1/dunning/customers/" + account.customerId().toString().replace('.', '/');
    assertThat(house.get(customer + "/holds").body().path("version").asInt()).isZero();
    assertThat(house.postIfMatch("0", customer + "/hold", body.formatted("mine")).status())
        .isEqualTo(200);
    assertThat(house.postIfMatch("0", customer + "/resume", "").status()).isEqualTo(412);
    assertThat(house.postIfMatch("1", customer + "/resume", "").status()).isEqualTo(200);
  }

  @Test
  void whatIsResumedGoesOnOnTheNextContactDay() {
    tell(customer("li"), invoice("HOLD-2", today));
    house.settle();
    String held = CASES + "/reminder.CN01.HOLD-2";
    house.post(held + "/hold", "{\"reason\":\"x\",\"until\":\"%s\"}".formatted(today.plusDays(60)));
    house.moveTo(at(today.plusDays(5), 10));
    assertThat(house.post(held + "/resume").status()).isEqualTo(200);
    assertThat(house.post(held + "/resume").status()).as("again").isEqualTo(200);
    house.moveTo(at(today.plusDays(6), 10));
    assertReminder(
        house.toldOf("reminder.CN01.HOLD-2").getLast(),
        "reminder-1",
        today.plusDays(6),
        6,
        "3000.00 USD");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"until":"TODAY"}                            | reason
          {"reason":"","until":"TODAY"}                | reason
          {"reason":"x"}                               | until
          {"reason":"x","until":"YESTERDAY"}           | until
          {"reason":"x","until":"9999-12-31"}          | until
          {"reason":"x","until":"soon"}                | until
          {"reason":"x","until":"TODAY","amount":"0"}         | amount
          {"reason":"x","until":"TODAY","amount":"-1"}        | amount
          {"reason":"x","until":"TODAY","amount":1}           | in quotes
          {"reason":"x","until":"TODAY","amount":[]}          | amount
          {"reason":"x","until":"TODAY","amount":"0.001"}     | amount
          {"reason":"x","until":"TODAY","amount":"5 EUR"}     | in USD
          {"reason":"x","until":"TODAY","amount":"3000.01"}   | up to 3000.00
          {"reason":"x","until":"TODAY","currency":"EUR"}     | currency
          {"reason":"x","until":"TODAY","note":""}     | note
          []                                           | one JSON object
          """)
  void aHoldThatCannotBeIsRefusedAndNothingIsHeld(String body, String named) {
    tell(customer("li"), invoice("HOLD-3-" + tests, today));
    house.settle();
    String held = CASES + "/reminder.CN01.HOLD-3-" + tests;
    Answer answer =
        house.post(
            held + "/hold",
            body.replace("TODAY", today.toString())
                .replace("YESTERDAY", today.minusDays(1).toString()));
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.text()).contains(named);
    assertThat(house.get(held).body().has("holds")).isFalse();
  }

  @Test
  void whatIsNoOpenInvoiceIsNotHeld() {
    String body = "{\"reason\":\"x\",\"until\":\"%s\"}".formatted(today);
    assertThat(house.post(CASES + "/reminder.CN01.none/hold", body).status()).isEqualTo(404);
    assertThat(house.post(CASES + "/reminder.CN01.none/resume").status()).isEqualTo(404);
    tell(invoice("HOLD-4", today));
    tell(receipt("R-HOLD4", paid("HOLD-4", "3000.00", "0.00")));
    house.settle();
    Answer closed = house.post(CASES + "/reminder.CN01.HOLD-4/hold", body);
    assertThat(closed.status()).isEqualTo(409);
    assertThat(closed.body().path("type").asString()).isEqualTo("urn:huikuan:problem:case-closed");
  }

  @Test
  void whatArrivesLateGoesThroughAllLevelsAndIsEscalatedUntilTheLastPayment() {
    tell(customer("li"), invoice("D-1", today.minusDays(90)), invoice("D-2", today.minusDays(60)));
    house.moveTo(at(today, 8).plusSeconds(60));
    assertThat(house.toldOf("reminder.CN01.D-1")).isEmpty();
    house.moveTo(at(today.plusDays(26), 10));

    for (String number : List.of("D-1", "D-2")) {
      List<Told> told = house.toldOf("reminder.CN01." + number);
      assertThat(told).hasSize(3);
      assertReminder(told.get(0), "reminder-1", today, late(number), "3000.00 USD");
      assertReminder(told.get(1), "reminder-2", today.plusDays(7), late(number) + 7, "3000.00 USD");
      assertReminder(told.get(2), "demand", today.plusDays(17), late(number) + 17, "3000.00 USD");
    }
    assertThat(ids(CASES + "?state=proposed&account=" + account)).isEmpty();
    house.moveTo(at(today.plusDays(27), 10));
    String first = "escalation." + account + ".1";
    JsonNode escalation = one(first);
    assertThat(escalation.path("state").asString()).isEqualTo("open");
    assertThat(escalation.path("open").asString()).isEqualTo("6000.00");
    assertThat(ids(CASES + "?invoice=D-2")).containsExactly(first, "reminder.CN01.D-2");

    tell(receipt("R-D1", paid("D-1", "900.00", "2100.00")));
    house.settle();
    assertThat(one(first).path("open").asString()).isEqualTo("5100.00");
    tell(receipt("R-D2", paid("D-1", "2100.00", "0.00"), paid("D-2", "3000.00", "0.00")));
    house.settle();
    assertThat(one(first).path("state").asString()).isEqualTo("closed");
    assertThat(house.toldOf(first))
        .extracting(Told::type)
        .containsExactly("huikuan.dunning.case-closed.v1");

    tell(invoice("D-3", today.minusDays(60)));
    house.moveTo(at(today.plusDays(55), 10));
    assertThat(texts(one("escalation." + account + ".2").path("timeline"), "event"))
        .containsExactly("opened", "invoice-joined", "evidence-missing");
  }

  private static int late(String number) {
    return number.equals("D-1") ? 90 : 60;
  }

  @Test
  void aServiceThatWasDownForWeeksTakesTheNextStepOnly() {
    tell(customer("li"), invoice("E-1", today));
    house.settle();
    house.sleepUntil(at(today.plusDays(15), 14));

    List<Told> told = house.toldOf("reminder.CN01.E-1");
    assertThat(told).hasSize(1);
    assertReminder(told.getFirst(), "reminder-1", today.plusDays(15), 15, "3000.00 USD");
    JsonNode next = one("reminder.CN01.E-1").path("next");
    assertThat(next.path("level").asString()).isEqualTo("reminder-2");
    assertThat(next.path("at").asString()).isEqualTo(at(today.plusDays(22), 9).toString());
  }

  @Test
  void aSagaThatCannotBeReadIsStuckAndNoOtherUntilItIsTriedAgain() {
    tell(customer("li"), invoice("Q-1", today), invoice("Q-2", today));
    house.settle();
    Bson saga = Filters.eq("associations", "caseId=reminder.CN01.Q-1");
    MongoCollection<Document> sagas = house.database().getCollection("sagas");
    String whole = sagas.find(saga).first().getString("state");
    sagas.updateOne(saga, Updates.set("state", "{"));

    tell(receipt("R-Q1", paid("Q-1", "3000.00", "0.00")));
    house.moveTo(at(today.plusDays(4), 8));

    assertThat(house.toldOf("reminder.CN01.Q-2"))
        .extracting(Told::type)
        .containsExactly("huikuan.dunning.reminder-requested.v1");
    JsonNode stuck = one("reminder.CN01.Q-1").path("stuck");
    assertThat(texts(stuck, "reaction")).containsOnly("ReminderSaga");
    assertThat(texts(stuck, "step")).contains("huikuan.dunning.reminder.case-closed.v1", "step");
    assertThat(stuck.path(0).path("cause").asString()).isNotEmpty();
    assertThat(one("reminder.CN01.Q-2").has("stuck")).isFalse();
    assertThat(house.get("/api/v1/dunning/stuck?about=reminder.CN01.Q-1").body().path("total"))
        .hasToString("2");

    sagas.updateOne(saga, Updates.set("state", whole));
    Answer retried = house.post(CASES + "/reminder.CN01.Q-1/retry");

    assertThat(retried.status()).isEqualTo(200);
    assertThat(retried.body().has("stuck")).isFalse();
    assertThat(sagas.find(saga).first()).isNull();
    assertThat(house.toldOf("reminder.CN01.Q-1"))
        .extracting(Told::type)
        .containsExactly("huikuan.dunning.case-closed.v1");
    assertThat(house.post(CASES + "/reminder.CN01.nobody/retry").status()).isEqualTo(404);
    assertThat(house.post("/api/v1/dunning/stuck/none/retry").status()).isEqualTo(404);
    assertThat(house.get("/api/v1/dunning/stuck?limit=0").status()).isEqualTo(400);
  }

  @Test
  void proofOfDeliveryComesToTheCase() {
    tell(customer("li"), invoice("F-1", today));
    house.moveTo(at(today.plusDays(3), 10));
    JsonNode timeline = one("reminder.CN01.F-1").path("timeline");
    assertThat(texts(timeline, "event"))
        .containsExactly("opened", "step-requested", "planned", "message-sent", "step-taken");
    assertThat(texts(timeline, "actor")).hasSize(5).containsOnly("system:reminders");
    assertThat(timeline.get(3).path("hash").asString()).isEqualTo(House.HASH);
  }

  @Test
  void theAgendaShowsWhatIsPlannedAndForWhom() {
    tell(customer("li"), invoice("G-1", today), invoice("G-2", today.plusDays(1)));
    house.settle();
    String period =
        "/api/v1/dunning/agenda?from=" + today.plusDays(2) + "&to=" + today.plusDays(10);
    List<JsonNode> steps = mine(house.get(period + "&limit=1000").body().path("steps"));
    assertThat(steps)
        .extracting(step -> step.path("invoice").asString() + " " + step.path("level").asString())
        .containsExactly("G-1 reminder-1", "G-2 reminder-1", "G-1 reminder-2");
    JsonNode first = steps.getFirst();
    assertThat(first.path("at").asString()).isEqualTo(at(today.plusDays(3), 9).toString());
    assertThat(first.path("case").asString()).isEqualTo("reminder.CN01.G-1");
    assertThat(first.path("customerName").asString()).isEqualTo("ACME");
    assertThat(first.path("open").asString()).isEqualTo("3000.00");
    assertThat(first.path("recipient").path("email").asString()).isEqualTo("li@example.com");
    assertThat(first.path("needsContact").asBoolean()).isFalse();

    tell(customer());
    house.settle();
    JsonNode now = mine(house.get(period + "&limit=1000").body().path("steps")).getFirst();
    assertThat(now.path("recipient").isNull()).isTrue();
    assertThat(now.path("needsContact").asBoolean()).isTrue();
  }

  @Test
  void pagesAreBoundedAndLeadToTheNext() {
    tell(invoice("H-1", today), invoice("H-2", today), invoice("H-3", today));
    house.settle();
    Answer first = house.get(CASES + "?account=" + account + "&limit=2");
    assertThat(texts(first.body().path("cases"), "invoice")).containsExactly("H-1", "H-2");
    String next = first.body().path("next").asString();
    Answer second = house.get(CASES + "?account=" + account + "&limit=2&after=" + next);
    assertThat(texts(second.body().path("cases"), "invoice")).containsExactly("H-3");
    assertThat(second.body().path("next").isNull()).isTrue();

    String period =
        "/api/v1/dunning/agenda?limit=1&from=" + today.plusDays(2) + "&to=" + today.plusDays(12);
    JsonNode page = house.get(period).body();
    String cursor = page.path("next").asString().replace(" ", "%20");
    JsonNode other = house.get(period + "&after=" + cursor).body();
    assertThat(page.path("steps")).hasSize(1);
    assertThat(other.path("steps")).hasSize(1);
    assertThat(other.path("steps").get(0)).isNotEqualTo(page.path("steps").get(0));
  }

  @Test
  void wrongQuestionsAreAnsweredWithWhatIsAllowed() {
    Answer wrong = house.get(CASES + "?state=lost&level=shouting&account=nobody");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.type()).startsWith("application/problem+json");
    assertThat(texts(wrong.body().path("errors"), "field"))
        .containsExactly("account", "state", "level");
    assertThat(wrong.text())
        .contains("one of open, needs-contact, on-hold, proposed, closed")
        .contains("one of courtesy, reminder-1, reminder-2, demand, escalation, stop-supply");
    assertThat(house.get(CASES + "?limit=0").status()).isEqualTo(400);
    assertThat(house.get(CASES + "?limit=1001").status()).isEqualTo(400);
    assertThat(house.get(CASES + "/reminder.CN01.none").status()).isEqualTo(404);
    assertThat(house.get("/api/v1/dunning/agenda?from=soon").status()).isEqualTo(400);
    assertThat(house.get("/api/v1/dunning/agenda?from=2013-02-02&to=2013-02-01").status())
        .isEqualTo(400);
    assertThat(house.get("/api/v1/dunning/policies/none").status()).isEqualTo(404);
    assertThat(house.get("/api/v1/dunning/calendars/XX").status()).isEqualTo(404);
  }

  @Test
  void aCaseIsFoundByWhateverNumberItsInvoiceHas() {
    tell(invoice("A/7 #1.b", today));
    house.settle();
    Answer answer = house.get(CASES + "/reminder.CN01.A%2F7%20%231.b");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.body().path("invoice").asString()).isEqualTo("A/7 #1.b");
  }

  @Test
  void thePolicyIsShown() {
    JsonNode policy = house.get("/api/v1/dunning/policies/standard").body();
    assertThat(policy.path("version").asInt()).isEqualTo(1);
    assertThat(policy.path("at").asString()).startsWith("09:00");
    assertThat(texts(policy.path("steps"), "level"))
        .containsExactly("courtesy", "reminder-1", "reminder-2", "demand", "escalation");
  }

  @Test
  void aCalendarIsShownAsItsFileHasIt() {
    JsonNode calendar = house.get("/api/v1/dunning/calendars/CN").body();
    assertThat(calendar.toString()).isEqualTo("{\"country\":\"CN\",\"weekend\":[],\"years\":[]}");
  }

  @Test
  void sagasAreCountedByState() {
    tell(customer("li"), invoice("I-1", today));
    house.settle();
    String metrics = house.get("/actuator/prometheus").text();
    assertThat(metrics)
        .containsPattern("huikuan_sagas\\{[^}]*saga=\"reminder\"[^}]*state=\"open\"[^}]*} [1-9]")
        .containsPattern("huikuan_sagas\\{[^}]*saga=\"escalation\"[^}]*state=\"proposed\"");
    assertThat(house.get("/actuator/health/readiness").status()).isEqualTo(200);
  }

  @Test
  void whyAClaimWasRemindedOrNotIsAnsweredForEveryDay() {
    LocalDate posted = today;
    tell(customer("li"), invoice("WHY-1", today));
    house.moveTo(at(today.plusDays(4), 20));
    house.post(
        CASES + "/reminder.CN01.WHY-1/hold",
        "{\"reason\":\"budget\",\"until\":\"%s\"}".formatted(today.plusDays(11)));
    house.moveTo(at(today.plusDays(13), 20));
    tell(receipt("R-WHY", paid("WHY-1", "3000.00", "0.00")));
    house.moveTo(at(today.plusDays(15), 20));

    assertThat(decisions(posted.minusDays(1))).as("not known yet").isEmpty();
    JsonNode early = decided(posted.plusDays(1));
    assertThat(early.path("reason").asString()).isEqualTo("not-due");
    assertThat(early.path("level").asString()).isEqualTo("reminder-1");
    assertThat(early.path("until").asString()).isEqualTo(at(posted.plusDays(3), 9).toString());
    assertThat(early.path("done")).isEmpty();

    JsonNode reminded = decided(posted.plusDays(3));
    assertThat(reminded.path("take").asString()).isEqualTo("reminder-1");
    assertThat(texts(reminded.path("done"), "event"))
        .containsExactly("step-requested", "planned", "message-sent", "step-taken");

    JsonNode held = decided(posted.plusDays(10));
    assertThat(held.path("reason").asString()).isEqualTo("on-hold");
    assertThat(held.path("level").asString()).isEqualTo("reminder-2");
    assertThat(held.path("until").asString()).isEqualTo(at(posted.plusDays(12), 0).toString());
    assertThat(decided(posted.plusDays(12)).path("take").asString()).isEqualTo("reminder-2");
    assertThat(decided(posted.plusDays(14)).path("reason").asString()).isEqualTo("closed");
    assertThat(decided(posted.plusDays(40)).path("reason").asString())
        .as("a day to come")
        .isEqualTo("closed");
  }

  @Test
  void whatAMessageLeftOutSaysWhyInTheLanguageAskedFor() {
    tell(customer(House.PREPAID), invoice("LEFT-1", today));
    house.moveTo(at(today.plusDays(4), 20));
    String question = "/api/v1/dunning/decisions?account=" + account + "&on=" + today.plusDays(3);
    JsonNode decided = house.get(question, "zh").body().at("/decisions/0");
    assertThat(decided.path("take").asString()).isEqualTo("reminder-1");
    assertThat(decided.path("notTaken").asString()).isEqualTo("covered");
    assertThat(decided.path("detail").asString()).isEqualTo("receipt R-1");
    assertThat(decided.path("text").asString())
        .startsWith("应执行：提醒函 1。 消息未发出，“提醒函 1”未执行：")
        .endsWith("（回款 R-1）。");
  }

  @Test
  void aPastDayIsAnsweredByWhatWasKnownOfTheCustomerThen() {
    tell(customer(), invoice("THEN-1", today));
    house.moveTo(at(today.plusDays(4), 20));
    tell(customer("wang"));
    house.moveTo(at(today.plusDays(6), 20));
    house.tell("bounce of THEN-1", bounced("THEN-1", "wang"));
    house.settle();
    LocalDate posted = today;
    assertThat(decided(posted.plusDays(2)).path("reason").asString()).isEqualTo("not-due");
    assertThat(decided(posted.plusDays(3)).path("reason").asString())
        .as("wang was not told yet")
        .isEqualTo("nobody-to-write-to");
    assertThat(decided(posted.plusDays(5)).path("take").asString()).isEqualTo("reminder-1");
    assertThat(decided(posted.plusDays(30)).path("reason").asString())
        .as("a day to come")
        .isEqualTo("nobody-to-write-to");

    tell(customerIn("America/Los_Angeles", "zhao"));
    house.settle();
    assertThat(decided(posted.plusDays(3)).path("reason").asString())
        .isEqualTo("nobody-to-write-to");
    JsonNode taken = decided(posted.plusDays(5));
    assertThat(taken.path("take").asString()).isEqualTo("reminder-1");
    assertThat(taken.path("at").asString()).isEqualTo(at(posted.plusDays(5), 9).toString());
    assertThat(texts(taken.path("done"), "event")).contains("step-requested", "step-taken");
    JsonNode toCome = decided(posted.plusDays(30));
    assertThat(toCome.path("take").asString()).isEqualTo("reminder-1");
    assertThat(toCome.path("at").asString())
        .isEqualTo(nine(posted.plusDays(30), "America/Los_Angeles"));
  }

  private MessageBounced bounced(String invoice, String contact) {
    String caseId = "reminder.CN01." + invoice;
    return new MessageBounced(
        "m-1 of " + caseId,
        account.customerId(),
        MessageKind.COURTESY,
        List.of(
            new NotificationEvent.Step(
                caseId, 1, account, ItemKind.INVOICE, invoice, "reminder-1")),
        "mail",
        contact,
        "550 5.1.1 no such mailbox",
        house.toldOf(caseId).getFirst().event().path("customerSequence").asString(),
        house.now());
  }

  @Test
  void factsAreToldInTheLanguageAskedFor() {
    tell(customer("li"), invoice("LANG-1", today));
    house.moveTo(at(today.plusDays(3), 10));
    String path = CASES + "/reminder.CN01.LANG-1";
    JsonNode en = house.get(path).body();
    JsonNode zh = house.get(path, "zh-CN,zh;q=0.9,en;q=0.8").body();
    JsonNode requested = en.path("timeline").get(1);
    assertThat(requested.path("event").asString()).isEqualTo("step-requested");
    assertThat(requested.path("what").asString()).as("its name before").isEqualTo("step-requested");
    assertThat(requested.path("level").asString()).isEqualTo("reminder-1");
    assertThat(requested.path("day").asString()).isEqualTo(today.plusDays(3).toString());
    assertThat(requested.path("daysLate").asInt()).isEqualTo(3);
    assertThat(requested.path("open").asString()).isEqualTo("3000.00");
    assertThat(requested.path("contactId").asString()).isEqualTo("li");
    assertThat(requested.has("reason")).isFalse();
    assertThat(requested.path("text").asString())
        .isEqualTo("A message was asked for: reminder 1, to li; 3,000.00 USD open, 3 days late.");
    assertThat(zh.path("timeline").get(1).path("text").asString())
        .isEqualTo("已请求发送消息：提醒函 1，收件人 li；未结 3,000.00 USD，逾期 3 天。");
    assertThat(texts(en.path("decisions"), "because"))
        .isEqualTo(texts(en.path("decisions"), "text"))
        .hasSize(2);
    assertThat(texts(zh.path("decisions"), "event"))
        .containsExactly("step-requested", "step-taken");
    for (String other : List.of("de-DE", "xx", "zh_CN", ";;q=", "*")) {
      assertThat(house.get(path, other).body()).as(other).isEqualTo(en);
    }

    String question = "/api/v1/dunning/decisions?account=" + account + "&on=" + today.plusDays(3);
    assertThat(house.get(question).body().at("/decisions/0/text").asString())
        .isEqualTo("To be taken: reminder 1.");
    JsonNode decided = house.get(question, "zh").body().at("/decisions/0");
    assertThat(decided.path("text").asString()).isEqualTo("应执行：提醒函 1。");
    assertThat(decided.path("done").get(0)).isEqualTo(zh.path("timeline").get(1));
  }

  private JsonNode decided(LocalDate on) {
    return decisions(on).path(0);
  }

  private JsonNode decisions(LocalDate on) {
    return house
        .get("/api/v1/dunning/decisions?account=" + account + "&on=" + on)
        .body()
        .path("decisions");
  }

  @Test
  void aQuestionAboutDecisionsNamesWhatIsMissing() {
    Answer answer = house.get("/api/v1/dunning/decisions");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("errors").valueStream().map(it -> it.path("field").asString()))
        .containsExactly("account", "on");
    assertThat(house.get("/api/v1/dunning/decisions?account=CN01.X.USD&on=tomorrow").status())
        .isEqualTo(400);
    assertThat(
            house
                .get("/api/v1/dunning/decisions?account=CN01.NONE.USD&on=2013-03-01")
                .body()
                .path("decisions"))
        .isEmpty();
  }

  @Test
  void theDescriptionOfTheApiNamesWhatIsAnsweredAndWhatIsRefused() {
    JsonNode api = house.get("/v3/api-docs").body();
    assertThat(api.at("/info/title").asString()).isEqualTo("Huikuan dunning");
    JsonNode one = api.path("paths").path(CASES + "/{id}").path("get").path("responses");
    assertThat(one.at("/200/content").propertyNames()).containsExactly("application/json");
    assertThat(one.at("/404/content").propertyNames()).containsExactly("application/problem+json");
    assertThat(one.at("/404/content/application~1problem+json/schema/$ref").asString())
        .isEqualTo("#/components/schemas/Problem");
    JsonNode entry = api.at("/components/schemas/TimelineEntry/properties");
    assertThat(entry.propertyNames())
        .contains("at", "event", "actor", "outcome", "text", "level", "reason", "open", "document")
        .doesNotContain("facts");
    assertThat(entry.path("event").path("enum").values())
        .extracting(JsonNode::asString)
        .contains("step-taken", "step-withheld", "sanction-proposed");
    assertThat(entry.path("day").path("format").asString()).isEqualTo("date");
    assertThat(entry.path("daysLate").path("type").asString()).isEqualTo("integer");
    assertThat(api.at("/components/schemas/ClaimDecision/properties").propertyNames())
        .contains("text", "done");
    assertThat(api.path("paths").path("/api/v1/dunning/decisions").at("/get/parameters").values())
        .extracting(each -> each.path("in").asString() + " " + each.path("name").asString())
        .contains("header Accept-Language");
    assertThat(api.at("/components/schemas/Problem/required").values())
        .extracting(JsonNode::asString)
        .containsExactlyInAnyOrder("type", "title", "status", "detail");
  }

  private void assertReminder(Told told, String level, LocalDate day, int daysLate, String open) {
    JsonNode event = told.event();
    assertThat(event.path("level").asString()).isEqualTo(level);
    assertThat(event.path("sending").path("day").asString()).isEqualTo(day.toString());
    assertThat(event.path("dueOn").asString()).isEqualTo(day.minusDays(daysLate).toString());
    assertThat(event.path("open").asString()).isEqualTo(open);
  }

  private void tell(Object... events) {
    for (Object event : events) {
      switch (event) {
        case Staffed it -> house.tell(it.customer(), it.people());
        case InvoicePosted it -> house.tell("invoice " + it.number(), it);
        case OpenItemsChanged it -> house.tell("receipt " + it.number(), it);
        default -> throw new IllegalArgumentException(String.valueOf(event));
      }
    }
  }

  /** A customer and the people there. */
  private record Staffed(CustomerChanged customer, List<Contact> people) {}

  private Staffed customer(String... people) {
    return customerIn("Asia/Shanghai", people);
  }

  private Staffed customerIn(String zone, String... people) {
    CustomerId id = account.customerId();
    return new Staffed(
        new CustomerChanged(id, "ACME", "en", zone, "CN", null),
        Arrays.stream(people)
            .map(who -> Contacts.responsible(who, who, who + "@example.com"))
            .toList());
  }

  private InvoicePosted invoice(String number, LocalDate dueOn) {
    return new InvoicePosted(
        account, number, dueOn.minusDays(30), null, dueOn, usd("3000.00"), null, null, null);
  }

  private OpenItemsChanged receipt(String number, OpenItem... items) {
    return new OpenItemsChanged(account, "receipt", number, today, List.of(items), List.of());
  }

  private static OpenItem paid(String invoice, String amount, String open) {
    return new OpenItem(ItemKind.INVOICE, invoice, usd("-" + amount), usd(open), null);
  }

  private static Money usd(String amount) {
    return Money.parse(amount + " USD");
  }

  private static Instant at(LocalDate day, int hour) {
    return day.atTime(LocalTime.of(hour, 0)).atZone(SHANGHAI).toInstant();
  }

  private static JsonNode one(String caseId) {
    Answer answer = house.get(CASES + "/" + caseId);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }

  private List<JsonNode> mine(JsonNode steps) {
    return StreamSupport.stream(steps.spliterator(), false)
        .filter(step -> step.path("account").asString().equals(account.toString()))
        .toList();
  }

  private static List<String> ids(String path) {
    return texts(house.get(path).body().path("cases"), "id");
  }

  private static List<String> texts(JsonNode array, String field) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(each -> each.path(field).asString())
        .toList();
  }
}
