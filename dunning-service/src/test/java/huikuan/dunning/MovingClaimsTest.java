package huikuan.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.MessageKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.OpenItem;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.contracts.notification.NotificationEvent.TemplateAdded;
import huikuan.dunning.House.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Claims are moved to another policy, and given to other people, one or many. */
class MovingClaimsTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String CASES = "/api/v1/dunning/cases";
  private static final String BATCHES = "/api/v1/dunning/batches";
  private static final String POLICIES = "/api/v1/dunning/policies";
  private static final JsonMapper JSON = new JsonMapper();

  private static House house;
  private static int tests;

  private String customer;
  private String policy;
  private LocalDate today;

  @BeforeAll
  static void start(@TempDir Path directory) {
    house = new House(directory, Instant.parse("2013-01-01T00:00:00Z"));
    for (String courtesy : List.of("courtesy", "reminder-1", "reminder-2")) {
      template(courtesy, MessageKind.COURTESY);
    }
    template("demand", MessageKind.DEMAND);
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  @BeforeEach
  void begin() {
    customer = "moved-" + ++tests;
    policy = "strict-" + tests;
    today = house.now().atZone(SHANGHAI).toLocalDate().plusDays(1);
    house.moveTo(today.atTime(8, 0).atZone(SHANGHAI).toInstant());
    house.tell(
        new CustomerChanged(account().customerId(), "ACME", "en", "Asia/Shanghai", "CN", null),
        List.of(Contacts.responsible("li", "Li", "li@example.com")));
    house.settle();
  }

  @Test
  void aClaimIsChasedByThePolicyThatAPersonNames() {
    approved(policy, 1);
    String path = invoice("M-1") + "/move";
    String body = move(policy + "/1", "pays late");
    JsonNode moved = ok(house.postAs("li.na", path, body));
    assertThat(moved.path("policy").asString()).isEqualTo(policy + "/1");
    assertThat(moved.path("next").path("level").asString()).isEqualTo("reminder-1");
    assertThat(ok(house.postAs("li.na", path, body))).as("again").isEqualTo(moved);
    house.settle();

    JsonNode shown = ok(house.get(CASES + "/reminder.CN01.M-1"));
    assertThat(shown.path("policy").toString())
        .isEqualTo("{\"id\":\"%s\",\"version\":1}".formatted(policy));
    JsonNode told = told(shown, "moved");
    assertThat(told.path("actor").asString()).isEqualTo("person:li.na");
    assertThat(told.path("policyBefore").asString()).isEqualTo("standard/1");
    assertThat(told.path("text").asString())
        .isEqualTo("Moved from policy standard/1 to %s/1: pays late.".formatted(policy));
    assertThat(texts(ok(house.get(CASES + "?policy=" + policy)).path("cases"), "id"))
        .containsExactly("reminder.CN01.M-1");
    assertProblem(409, house.post(path, move(policy + "/1", "other words")), "policy-kept");
  }

  @Test
  void onlyAnEffectiveVersionIsMovedTo() {
    String path = invoice("M-2") + "/move";
    assertProblem(404, house.post(path, move(policy + "/1", "x")), "not-found");
    propose(policy, 1);
    assertProblem(409, house.post(path, move(policy + "/1", "x")), "policy-not-effective");
    Answer malformed = house.post(path, move(policy, "x"));
    assertThat(malformed.status()).isEqualTo(400);
    assertThat(malformed.text()).contains("a policy and its version, such as strict/2");
    pay("M-2");
    house.approve(policy, 1);
    assertProblem(409, house.post(path, move(policy + "/1", "x")), "case-closed");
  }

  @Test
  void anotherVersionChangesNoRunningClaimUntilItIsMoved() {
    approved(policy, 1);
    String path = invoice("M-3") + "/move";
    ok(house.post(path, move(policy + "/1", "pays late")));
    house.settle();
    JsonNode before = ok(house.get(CASES + "/reminder.CN01.M-3"));
    approved(policy, 2);
    house.settle();
    assertThat(ok(house.get(CASES + "/reminder.CN01.M-3"))).as("nothing happens").isEqualTo(before);
    ok(house.post(path, move(policy + "/2", "the newer one")));
    house.settle();
    assertThat(ok(house.get(CASES + "/reminder.CN01.M-3")).path("policy").path("version").asInt())
        .isEqualTo(2);
  }

  @Test
  void aStaleVersionIsToldWithTheOneNow() {
    approved(policy, 1);
    String path = invoice("M-4");
    Answer stale = house.postIfMatch("9", path + "/move", move(policy + "/1", "x"));
    assertProblem(412, stale, "changed-meanwhile");
    assertThat(stale.text()).contains("It is at version 1 now.");
    assertThat(house.postIfMatch("1", path + "/move", move(policy + "/1", "x")).status())
        .isEqualTo(200);
    Answer late = house.postIfMatch("1", path + "/reassign", reassign("person:li.na"));
    assertProblem(412, late, "changed-meanwhile");
  }

  @Test
  void aCaseHasAnOwnerAndIsFoundByIt() {
    String path = invoice("M-5") + "/reassign";
    invoice("M-6");
    String li = "person:li-" + tests;
    assertThat(ok(house.post(path, reassign(li))).path("owner").asString()).isEqualTo(li);
    house.settle();
    JsonNode found = ok(house.get(CASES + "?owner=" + li)).path("cases");
    assertThat(texts(found, "id")).containsExactly("reminder.CN01.M-5");
    assertThat(found.path(0).path("owner").asString()).isEqualTo(li);
    assertThat(ok(house.get(CASES + "/summary?owner=" + li)).path("cases").asInt()).isEqualTo(1);
    assertThat(house.get(CASES + "?owner=li").status()).isEqualTo(400);
    assertThat(house.post(path, reassign("li")).text()).contains("a person, such as person:li.na");
    ok(house.post(path, "{\"reason\":\"has left\"}"));
    house.settle();
    assertThat(ok(house.get(CASES + "?owner=" + li)).path("cases")).isEmpty();
  }

  @Test
  void manyAreMovedAfterADryRun() {
    approved(policy, 1);
    invoice("M-7");
    ok(house.post(invoice("M-8") + "/move", move(policy + "/1", "x")));
    house.settle();
    JsonNode batch =
        draft("\"action\":\"move\",\"move\":" + move(policy + "/1", "they pay late"), null);
    assertThat(batch.path("dryRun").toString())
        .isEqualTo("[{\"outcome\":\"done\",\"cases\":1},{\"outcome\":\"unchanged\",\"cases\":1}]");
    assertThat(batch.path("order").path("policy").asString()).isEqualTo(policy + "/1");
    run(batch);
    assertThat(one(batch).path("outcomes")).isEqualTo(batch.path("dryRun"));
    assertThat(ok(house.get(CASES + "/reminder.CN01.M-7")).path("policy").path("id").asString())
        .isEqualTo(policy);
  }

  @Test
  void manyArePassedAndReassigned() {
    invoice("M-9");
    invoice("M-10");
    ok(house.post(CASES + "/reminder.CN01.M-10/skip", skip("reminder-1")));
    house.settle();
    JsonNode batch = draft("\"action\":\"skip\",\"skip\":" + skip("reminder-1"), null);
    assertThat(batch.path("dryRun").toString())
        .isEqualTo(
            "[{\"outcome\":\"done\",\"cases\":1},{\"outcome\":\"not-the-next-step\",\"cases\":1}]");
    run(batch);
    // The one that a person passed before is passed: to say it again changes nothing.
    assertThat(one(batch).path("outcomes").toString())
        .isEqualTo("[{\"outcome\":\"done\",\"cases\":2}]");

    batch = draft("\"action\":\"reassign\",\"reassign\":" + reassign("person:li.na"), null);
    run(batch);
    assertThat(one(batch).path("done").asInt()).isEqualTo(2);
    assertThat(ok(house.get(CASES + "/reminder.CN01.M-9")).path("owner").asString())
        .isEqualTo("person:li.na");
  }

  @Test
  void aSelectionThatHasChangedSinceItWasSeenIsRefused() {
    invoice("M-11");
    String action = "\"action\":\"resume\"";
    draft(action, "{\"cases\":1,\"open\":[\"100.00 USD\"]}");
    invoice("M-12");
    Answer changed = house.post(BATCHES, body(action, "{\"cases\":1,\"open\":[\"100.00 USD\"]}"));
    assertProblem(409, changed, "selection-changed");
    assertThat(changed.text())
        .contains("Seen were 1 case with 100.00 USD; now it is 2 cases with 200.00 USD.");
    draft(action, "{\"cases\":2}");
    Answer malformed = house.post(BATCHES, body(action, "{\"cases\":-1}"));
    assertThat(malformed.status()).isEqualTo(400);
  }

  @Test
  void whatAnActionDoesNotTakeIsRefused() {
    invoice("M-13");
    Answer other =
        house.post(BATCHES, body("\"action\":\"skip\",\"move\":" + move("a/1", "x"), null));
    assertThat(other.status()).isEqualTo(400);
    assertThat(other.text()).contains("absent: the action is skip").contains("\"field\":\"skip\"");
  }

  private JsonNode draft(String action, String expect) {
    Answer answer = house.post(BATCHES, body(action, expect));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    house.settle();
    return answer.body();
  }

  private String body(String action, String expect) {
    return "{\"company\":\"CN01\",%s,\"select\":{\"customer\":\"%s\"}%s}"
        .formatted(action, customer, expect == null ? "" : ",\"expect\":" + expect);
  }

  private static void run(JsonNode batch) {
    Answer answer =
        house.postAs("li.na", BATCHES + "/" + batch.path("id").asString() + "/start", "");
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    house.moveTo(house.now().plusSeconds(1));
  }

  private static JsonNode one(JsonNode batch) {
    return ok(house.get(BATCHES + "/" + batch.path("id").asString()));
  }

  private static String move(String policy, String reason) {
    return "{\"policy\":\"%s\",\"reason\":\"%s\"}".formatted(policy, reason);
  }

  private static String skip(String level) {
    return "{\"level\":\"%s\",\"reason\":\"they are away\"}".formatted(level);
  }

  private static String reassign(String owner) {
    return "{\"owner\":\"%s\",\"reason\":\"on leave\"}".formatted(owner);
  }

  private static JsonNode told(JsonNode shown, String event) {
    return shown
        .path("timeline")
        .valueStream()
        .filter(each -> each.path("event").asString().equals(event))
        .findFirst()
        .orElseThrow();
  }

  private void approved(String id, int version) {
    propose(id, version);
    assertThat(house.approve(id, version).status()).isEqualTo(200);
  }

  /** The shipped rules for somebody else, each version with another number of messages a week. */
  private void propose(String id, int version) {
    ObjectNode draft = (ObjectNode) JSON.readTree(shipped());
    draft.remove("id");
    draft.remove("version");
    draft.put("mostInWeek", 2 + version);
    draft.put("effectiveFrom", today.toString());
    draft.set("appliesTo", JSON.readTree("{\"customers\":[\"CN01.nobody-" + tests + "\"]}"));
    Answer answer = house.put(POLICIES + "/" + id, draft.toString());
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  private static String shipped() {
    try (InputStream file = MovingClaimsTest.class.getResourceAsStream("/policies/standard.json")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void template(String name, MessageKind kind) {
    for (String language : List.of("zh", "en")) {
      house.tell("template " + language + name + kind, new TemplateAdded(name, language, kind, 1));
    }
    house.settle();
  }

  /** Due today; answers the path of its case. */
  private String invoice(String number) {
    house.tell(
        "invoice " + number,
        new InvoicePosted(
            account(),
            number,
            today.minusDays(30),
            null,
            today,
            Money.parse("100.00 USD"),
            null,
            null,
            null));
    house.settle();
    return CASES + "/reminder.CN01." + number;
  }

  private void pay(String invoice) {
    OpenItem item =
        new OpenItem(
            ItemKind.INVOICE, invoice, Money.parse("-100.00 USD"), Money.parse("0.00 USD"), null);
    house.tell(
        "receipt of " + invoice,
        new OpenItemsChanged(
            account(), "receipt", "R-" + invoice, today, List.of(item), List.of()));
    house.settle();
  }

  private AccountId account() {
    return AccountId.parse("CN01." + customer + ".USD");
  }

  private static void assertProblem(int status, Answer answer, String name) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.body().path("type").asString()).endsWith(name);
  }

  private static JsonNode ok(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }

  private static List<String> texts(JsonNode array, String field) {
    return array.valueStream().map(each -> each.path(field).asString()).toList();
  }
}
