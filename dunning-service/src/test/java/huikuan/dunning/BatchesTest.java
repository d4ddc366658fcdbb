package huikuan.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.OpenItem;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.dunning.House.Answer;
import huikuan.dunning.claim.ClaimEvent.ClaimHeld;
import huikuan.platform.eventlog.RecordedEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An operator finds cases, and does something with one or many of them. */
class BatchesTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String CASES = "/api/v1/dunning/cases";
  private static final String BATCHES = "/api/v1/dunning/batches";

  private static House house;
  private static int tests;

  private String customer;
  private LocalDate today;

  @BeforeAll
  static void start(@TempDir Path directory) {
    house = new House(directory, Instant.parse("2013-01-01T00:00:00Z"));
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  @BeforeEach
  void begin() {
    customer = "many-" + ++tests;
    today = house.now().atZone(SHANGHAI).toLocalDate().plusDays(1);
    house.moveTo(at(today, 8));
    tell(customer);
    tell(customer + "b");
  }

  private static void tell(String id) {
    house.tell(
        new CustomerChanged(account(id).customerId(), "ACME", "en", "Asia/Shanghai", "CN", null),
        List.of(Contacts.responsible("li", "Li", "li@example.com")));
    house.settle();
  }

  @Test
  void casesAreFoundByCustomerPolicyAndState() {
    invoice(customer, "F-1");
    invoice(customer + "b", "F-2");

    JsonNode found = ok(house.get(CASES + "?company=CN01&customer=" + customer)).path("cases");
    assertThat(texts(found, "id")).containsExactly("reminder.CN01.F-1");
    assertThat(found.path(0).path("policy").toString())
        .isEqualTo("{\"id\":\"standard\",\"version\":1}");
    String both = "&customer=" + customer + "&policy=standard&state=open";
    assertThat(texts(ok(house.get(CASES + "?company=CN01" + both)).path("cases"), "id"))
        .containsExactly("reminder.CN01.F-1");
    assertThat(ok(house.get(CASES + "?company=CN01&policy=other")).path("cases")).isEmpty();

    JsonNode summary = ok(house.get(CASES + "/summary?company=CN01" + both));
    assertThat(summary.toString())
        .isEqualTo(
            "{\"cases\":1,\"states\":[{\"state\":\"open\",\"cases\":1,\"open\":[\"100.00 USD\"]}],"
                + "\"levels\":[],\"policies\":[{\"policy\":\"standard\",\"cases\":1}]}");
    assertThat(ok(house.get(CASES + "/summary?company=CN01&state=unclosed&customer=" + customer)))
        .isEqualTo(summary);
    pay(customer, "F-1");
    assertThat(ok(house.get(CASES + "/summary?company=CN01&customer=" + customer)).path("cases"))
        .as("closed ones are not counted")
        .hasToString("0");

    Answer alone = house.get(CASES + "?customer=" + customer);
    assertThat(alone.status()).isEqualTo(400);
    assertThat(alone.text()).contains("\"field\":\"company\"");
    assertThat(house.get(CASES + "/summary?state=closed").status()).isEqualTo(400);
  }

  /** On hold by its id before those that are open, and between them. */
  @Test
  void allCasesButTheClosedOnesAreFoundInOrderOfTheirIdsInPagesAndByABatch() {
    List<String> numbers = List.of("U-1", "U-2", "U-3", "U-4", "U-5");
    numbers.forEach(each -> invoice(customer, each));
    hold("U-1", "they merge");
    hold("U-4", "they merge");
    pay(customer, "U-2");
    String path = CASES + "?company=CN01&customer=" + customer;
    assertThat(texts(ok(house.get(path)).path("cases"), "id")).hasSize(5);

    List<String> found = new ArrayList<>();
    JsonNode page = ok(house.get(path + "&state=unclosed&limit=2"));
    found.addAll(texts(page.path("cases"), "id"));
    String next = "&after=" + page.path("next").asString();
    assertThat(house.get(path + "&state=open&limit=2" + next).status())
        .as("the cursor is of another question")
        .isEqualTo(400);
    page = ok(house.get(path + "&state=unclosed&limit=2" + next));
    found.addAll(texts(page.path("cases"), "id"));
    assertThat(found)
        .containsExactly(
            "reminder.CN01.U-1", "reminder.CN01.U-3", "reminder.CN01.U-4", "reminder.CN01.U-5");
    assertThat(page.path("next").isNull()).isTrue();

    String select = "{\"state\":\"unclosed\",\"customer\":\"" + customer + "\"}";
    Answer draft =
        house.post(
            BATCHES, "{\"company\":\"CN01\",\"action\":\"resume\",\"select\":" + select + "}");
    assertThat(draft.status()).as(draft.text()).isEqualTo(201);
    assertThat(draft.body().path("cases").asInt()).isEqualTo(4);
    String unknown = house.get(CASES + "?state=unknown").text();
    assertThat(unknown).contains("closed, unclosed, retrying");
  }

  @Test
  void casesThatAreRetryingAreFoundAndTriedTogether() {
    invoice(customer, "R-1");
    invoice(customer, "R-2");
    MongoCollection<Document> sagas = house.database().getCollection("sagas");
    var saga = Filters.eq("associations", "caseId=reminder.CN01.R-1");
    String whole = sagas.find(saga).first().getString("state");
    sagas.updateOne(saga, Updates.set("state", "{"));
    pay(customer, "R-1");

    String of = "?company=CN01&customer=" + customer;
    JsonNode found = ok(house.get(CASES + of + "&state=retrying")).path("cases");
    assertThat(texts(found, "id")).containsExactly("reminder.CN01.R-1");
    assertThat(found.path(0).path("stuck")).hasToString("true");
    found = ok(house.get(CASES + of)).path("cases");
    assertThat(found.path(1).path("id").asString()).isEqualTo("reminder.CN01.R-2");
    assertThat(found.path(1).has("stuck")).isFalse();

    JsonNode batch = draft("\"retry\"", "{\"customer\":\"" + customer + "\"}", "");
    assertThat(batch.path("dryRun").toString())
        .isEqualTo("[{\"outcome\":\"not-stuck\",\"cases\":1}]");
    batch = draft("\"retry\"", ids("R-1", "R-2"), "");
    assertThat(batch.path("dryRun").toString())
        .isEqualTo("[{\"outcome\":\"done\",\"cases\":1},{\"outcome\":\"not-stuck\",\"cases\":1}]");
    sagas.updateOne(saga, Updates.set("state", whole));
    run(batch);
    assertThat(one(batch).path("outcomes")).isEqualTo(batch.path("dryRun"));
    assertThat(ok(house.get(CASES + of + "&state=retrying")).path("cases")).isEmpty();
  }

  @Test
  void aPersonPassesTheNextStepOnce() {
    invoice(customer, "S-1");
    String path = CASES + "/reminder.CN01.S-1";
    String body = "{\"level\":\"reminder-1\",\"reason\":\"paid on Monday, they say\"}";
    assertThat(house.postAs("li.na", path + "/skip", body).text())
        .isEqualTo("{\"case\":\"reminder.CN01.S-1\",\"level\":\"reminder-1\"}");
    assertThat(house.postAs("li.na", path + "/skip", body).status()).isEqualTo(200);
    house.settle();

    JsonNode found = ok(house.get(path));
    assertThat(found.path("next").path("level").asString()).isEqualTo("reminder-2");
    List<JsonNode> passed =
        found
            .path("timeline")
            .valueStream()
            .filter(each -> each.path("event").asString().equals("step-passed"))
            .toList();
    assertThat(passed).hasSize(1);
    assertThat(passed.getFirst().path("actor").asString()).isEqualTo("person:li.na");
    assertThat(passed.getFirst().path("reason").asString()).isEqualTo("skipped-by-person");
    assertThat(passed.getFirst().path("note").asString()).isEqualTo("paid on Monday, they say");
    assertThat(passed.getFirst().path("text").asString())
        .isEqualTo("Passed over: reminder 1; a person decided so: paid on Monday, they say.");

    assertProblem(house.post(path + "/skip", body.replace("1\"", "9\"")), "not-the-next-step");
    assertThat(house.post(path + "/skip", "{\"reason\":\"x\"}").status()).isEqualTo(400);
    pay(customer, "S-1");
    assertProblem(house.post(path + "/skip", body), "case-closed");
  }

  @Test
  void aBatchIsDraftedStartedByAnotherPersonAndToldCaseByCase() {
    for (int i = 0; i < 4; i++) {
      invoice(customer, "B-" + i);
    }
    hold("B-1", "they merge");
    JsonNode batch = hold(ids("B-0", "B-1", "B-2", "B-3"));
    assertThat(batch.path("state").asString()).isEqualTo("drafted");
    assertThat(batch.path("cases").asInt()).isEqualTo(4);
    assertThat(batch.path("open").toString()).isEqualTo("[\"400.00 USD\"]");
    assertThat(batch.path("dryRun").toString())
        .isEqualTo("[{\"outcome\":\"done\",\"cases\":3},{\"outcome\":\"unchanged\",\"cases\":1}]");
    assertThat(hold(ids("B-0", "B-1", "B-2", "B-3")).path("id")).isEqualTo(batch.path("id"));
    assertThat(stateOf("B-0")).as("nothing is done yet").isEqualTo("open");

    pay(customer, "B-3");
    String id = batch.path("id").asString();
    assertThat(house.postAs("wang.wei", BATCHES + "/" + id + "/start", "").status()).isEqualTo(202);
    Answer again = house.postAs("li.na", BATCHES + "/" + id + "/start", "");
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.body().path("started").path("by").asString()).isEqualTo("person:wang.wei");
    goOn();

    JsonNode done = one(batch);
    assertThat(done.path("state").asString()).isEqualTo("done");
    assertThat(done.path("done").asInt()).isEqualTo(2);
    assertThat(done.path("notDone").asInt()).isEqualTo(2);
    assertThat(done.path("waiting").asInt()).isZero();
    JsonNode rows = ok(house.get(BATCHES + "/" + id + "/cases")).path("cases");
    assertThat(texts(rows, "expected")).containsExactly("done", "unchanged", "done", "done");
    assertThat(texts(rows, "outcome")).containsExactly("done", "unchanged", "done", "case-closed");
    assertThat(texts(rows, "state")).containsExactly("done", "not-done", "done", "not-done");
    assertThat(texts(rows, "customerName")).containsOnly("ACME");
    JsonNode closed = ok(house.get(BATCHES + "/" + id + "/cases?outcome=case-closed"));
    assertThat(texts(closed.path("cases"), "case")).containsExactly("reminder.CN01.B-3");
    JsonNode page = ok(house.get(BATCHES + "/" + id + "/cases?limit=3"));
    page =
        ok(house.get(BATCHES + "/" + id + "/cases?limit=3&after=" + page.path("next").asString()));
    assertThat(texts(page.path("cases"), "case")).containsExactly("reminder.CN01.B-3");
    assertThat(page.path("next").isNull()).isTrue();
    assertThat(held("B-0")).hasSize(1);
    assertThat(held("B-0").getFirst().actor()).isEqualTo("person:wang.wei");
    assertThat(texts(ok(house.get(BATCHES + "?company=CN01&state=done")).path("batches"), "id"))
        .contains(id);

    batch = draft("\"resume\"", "{\"customer\":\"" + customer + "\"}", "");
    assertThat(batch.path("dryRun").toString()).isEqualTo("[{\"outcome\":\"done\",\"cases\":3}]");
    run(batch);
    assertThat(one(batch).path("done").asInt()).isEqualTo(3);
    assertThat(stateOf("B-0")).isEqualTo("open");
  }

  /** The second case can't be handled, so the part is begun, its first case held, and it ends. */
  @Test
  void aBatchThatIsInterruptedGoesOnWithEachCaseOnce() {
    invoice(customer, "C-0");
    invoice(customer + "b", "C-1");
    JsonNode batch = hold(ids("C-0", "C-1"));
    String id = batch.path("id").asString();
    MongoCollection<Document> customers = house.database().getCollection("customers");
    var second = Filters.eq("_id", "CN01." + customer + "b");
    Object contacts = customers.find(second).first().get("contacts");
    customers.updateOne(second, Updates.set("contacts", "none that can be read"));
    house.post(BATCHES + "/" + id + "/start");
    goOn();

    assertThat(one(batch).path("state").asString()).isEqualTo("running");
    assertThat(one(batch).path("waiting").asInt()).isEqualTo(2);
    assertThat(held("C-0")).hasSize(1);
    assertThat(held("C-1")).isEmpty();
    JsonNode stuck = ok(house.get("/api/v1/dunning/stuck?about=" + id)).path("stuck");
    assertThat(texts(stuck, "step")).containsExactly("next");

    ok(house.post(CASES + "/reminder.CN01.C-0/resume"));
    customers.updateOne(second, Updates.set("contacts", contacts));
    house.restart();
    house.moveTo(Instant.parse(stuck.path(0).path("nextTry").asString()).plusSeconds(1));

    assertThat(one(batch).path("state").asString()).isEqualTo("done");
    assertThat(one(batch).path("done").asInt()).isEqualTo(2);
    assertThat(held("C-0")).as("what somebody resumed since is not held again").hasSize(1);
    assertThat(held("C-1")).hasSize(1);
  }

  @Test
  void aDraftIsStoppedOrLapses() {
    invoice(customer, "D-0");
    JsonNode stopped = hold(ids("D-0"));
    String path = BATCHES + "/" + stopped.path("id").asString();
    String why = "{\"reason\":\"wrong customer\"}";
    assertThat(ok(house.postAs("li.na", path + "/stop", why)).path("stopped").path("by"))
        .hasToString("\"person:li.na\"");
    Answer again = house.post(path + "/stop", "{\"reason\":\"again\"}");
    assertThat(again.body().path("stopped").path("reason").asString()).isEqualTo("wrong customer");
    assertProblem(house.post(path + "/start"), "batch-stopped");
    assertThat(texts(ok(house.get(path + "/cases")).path("cases"), "outcome"))
        .containsExactly("stopped");

    JsonNode lapsing = hold(ids("D-0"));
    assertThat(lapsing.path("id")).isNotEqualTo(stopped.path("id"));
    house.moveTo(house.now().plus(Duration.ofHours(25)));
    assertThat(one(lapsing).path("state").asString()).isEqualTo("lapsed");
    assertThat(one(lapsing).path("notDone").asInt()).isEqualTo(1);
    path = BATCHES + "/" + lapsing.path("id").asString();
    assertProblem(house.post(path + "/start"), "batch-lapsed");
    assertProblem(house.post(path + "/stop", why), "batch-lapsed");
    assertThat(held("D-0")).isEmpty();
  }

  @Test
  void whatIsWrongIsNamed() {
    invoice(customer, "W-0");
    assertThat(refused("\"hold\"", ids("W-0"), "")).contains("\"field\":\"hold\"");
    assertThat(refused("\"hold\"", ids("W-0"), holding(today.minusDays(1), "late")))
        .contains("\"field\":\"hold.until\"");
    assertThat(refused("\"resume\"", ids("W-0"), holding(today, "why")))
        .contains("\"field\":\"hold\"");
    assertThat(refused("\"close\"", ids("W-0"), "")).contains("\"field\":\"action\"");
    assertThat(refused("\"retry\"", "{}", "")).contains("\"field\":\"select.cases\"");
    assertThat(refused("\"retry\"", "{\"state\":\"gone\"}", ""))
        .contains("\"field\":\"select.state\"");
    assertThat(refused("\"retry\"", ids("W-0", "nobody"), ""))
        .contains("\"field\":\"select.cases\"", "reminder.CN01.nobody");
    Answer none = house.post(BATCHES, body("\"retry\"", "{\"customer\":\"nobody\"}", ""));
    assertThat(none.status()).isEqualTo(422);
    assertThat(house.get(BATCHES + "/batch.CN01.AAAAAAAAAA-1").status()).isEqualTo(404);
    assertThat(house.post(BATCHES + "/nothing/start").status()).isEqualTo(404);
    assertThat(house.get(BATCHES + "?state=gone").status()).isEqualTo(400);
  }

  private static String refused(String action, String select, String hold) {
    Answer answer = house.post(BATCHES, body(action, select, hold));
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    return answer.text();
  }

  private JsonNode hold(String select) {
    return draft("\"hold\"", select, holding(today.plusDays(9), "they merge"));
  }

  private static String holding(LocalDate until, String reason) {
    return ",\"hold\":{\"reason\":\"%s\",\"until\":\"%s\"}".formatted(reason, until);
  }

  private void hold(String invoice, String reason) {
    ok(
        house.post(
            CASES + "/reminder.CN01." + invoice + "/hold",
            "{\"reason\":\"%s\",\"until\":\"%s\"}".formatted(reason, today.plusDays(9))));
    house.settle();
  }

  private static JsonNode draft(String action, String select, String hold) {
    Answer answer = house.post(BATCHES, body(action, select, hold));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    house.settle();
    return answer.body();
  }

  private static String body(String action, String select, String hold) {
    return "{\"company\":\"CN01\",\"action\":%s,\"select\":%s%s}".formatted(action, select, hold);
  }

  private static String ids(String... invoices) {
    return "{\"cases\":[\"reminder.CN01." + String.join("\",\"reminder.CN01.", invoices) + "\"]}";
  }

  private static void run(JsonNode batch) {
    Answer answer = house.post(BATCHES + "/" + batch.path("id").asString() + "/start");
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    goOn();
  }

  private static void goOn() {
    house.moveTo(house.now().plusSeconds(1));
  }

  private static JsonNode one(JsonNode batch) {
    return ok(house.get(BATCHES + "/" + batch.path("id").asString()));
  }

  private static String stateOf(String invoice) {
    return ok(house.get(CASES + "/reminder.CN01." + invoice)).path("state").asString();
  }

  private static List<RecordedEvent> held(String invoice) {
    return house.log().ofAggregate("reminder.CN01." + invoice, 0).stream()
        .filter(event -> event.payload() instanceof ClaimHeld)
        .toList();
  }

  private static AccountId account(String customer) {
    return AccountId.parse("CN01." + customer + ".USD");
  }

  private void invoice(String of, String number) {
    house.tell(
        "invoice " + number,
        new InvoicePosted(
            account(of),
            number,
            today.minusDays(30),
            null,
            today,
            Money.parse("100.00 USD"),
            null,
            null,
            null));
    house.settle();
  }

  private void pay(String of, String invoice) {
    OpenItem item =
        new OpenItem(
            ItemKind.INVOICE, invoice, Money.parse("-100.00 USD"), Money.parse("0.00 USD"), null);
    house.tell(
        "receipt of " + invoice,
        new OpenItemsChanged(
            account(of), "receipt", "R-" + invoice, today, List.of(item), List.of()));
    house.settle();
  }

  private static void assertProblem(Answer answer, String name) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(409);
    assertThat(answer.body().path("type").asString()).endsWith(name);
  }

  private static JsonNode ok(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }

  private static List<String> texts(JsonNode array, String field) {
    return array.valueStream().map(each -> each.path(field).asString()).toList();
  }

  private static Instant at(LocalDate day, int hour) {
    return day.atTime(hour, 0).atZone(SHANGHAI).toInstant();
  }
}
