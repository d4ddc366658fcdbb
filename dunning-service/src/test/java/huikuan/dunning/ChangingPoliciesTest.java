package huikuan.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.contracts.AccountId;
import huikuan.contracts.MessageKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.notification.NotificationEvent.TemplateAdded;
import huikuan.dunning.House.Answer;
import huikuan.dunning.House.Told;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Policies are drafted, approved and effective from a day; each test has policies of its own. */
class ChangingPoliciesTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String POLICIES = "/api/v1/dunning/policies";
  private static final JsonMapper JSON = new JsonMapper();

  private static House house;
  private static int tests;

  private String policy;
  private AccountId account;
  private LocalDate today;

  @BeforeAll
  static void start(@TempDir Path directory) {
    house = new House(directory, Instant.parse("2013-01-01T00:00:00Z"));
    for (String courtesy : List.of("courtesy", "reminder-1", "reminder-2")) {
      template(courtesy, MessageKind.COURTESY, "zh", "en");
    }
    template("demand", MessageKind.DEMAND, "zh", "en");
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  /** At 08:00 of the next day. */
  @BeforeEach
  void begin() {
    tests++;
    policy = "gentle-" + tests;
    account = AccountId.parse("CN01.customer-" + tests + ".USD");
    today = house.now().atZone(SHANGHAI).toLocalDate().plusDays(1);
    moveTo(today, 8);
  }

  @Test
  void whatIsShippedIsApprovedByTheSystemOnce() {
    house.restart();
    JsonNode shown = house.get(POLICIES + "/standard").body();
    assertThat(shown.path("version").asInt()).isEqualTo(1);
    assertThat(shown.path("state").asString()).isEqualTo("effective");
    assertThat(shown.path("mostInWeek").asInt()).isEqualTo(3);
    assertThat(shown.path("appliesTo")).isEmpty();
    assertThat(shown.has("effectiveFrom")).as("from its approval on").isFalse();
    assertThat(shown.path("versions")).hasSize(1);
    JsonNode version = shown.path("versions").path(0);
    assertThat(version.path("proposedBy").asString()).isEqualTo("system:policies");
    assertThat(version.path("approvedBy").asString()).isEqualTo("system:policies");
  }

  @Test
  void aDraftIsAVersionThatNobodyIsChasedBy() {
    Answer first = propose(customerOf(account), 4, today);
    assertThat(first.status()).as(first.text()).isEqualTo(201);
    assertThat(first.body().path("version").asInt()).isEqualTo(1);
    assertThat(first.body().path("state").asString()).isEqualTo("drafted");
    assertThat(first.body().path("proposedBy").asString()).isEqualTo("anonymous");
    assertThat(first.body().has("approvedBy")).isFalse();

    Answer again = propose(customerOf(account), 4, today);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    Answer other = propose(customerOf(account), 5, today);
    assertThat(other.status()).isEqualTo(201);
    assertThat(other.body().path("version").asInt()).isEqualTo(2);

    assertThat(policyOf(invoice("DRAFT-1", null))).isEqualTo("standard/1");
    JsonNode shown = house.get(POLICIES + "/" + policy + "?version=1").body();
    assertThat(shown.path("mostInWeek").asInt()).as("nothing is edited").isEqualTo(4);
    assertThat(texts(shown.path("versions"), "version")).containsExactly("2", "1");
    assertThat(texts(shown.path("versions"), "state")).containsExactly("drafted", "drafted");
    assertThat(house.get(POLICIES + "/" + policy + "?version=3").status()).isEqualTo(404);
    assertThat(house.get(POLICIES + "/" + policy + "?version=new").status()).isEqualTo(400);
  }

  @Test
  void anApprovedVersionIsFollowedFromItsDayOnByWhatBecomesKnownThen() {
    propose(customerOf(account), 4, today.plusDays(1));
    String approve = "/api/v1/dunning/approvals/policy.*." + policy + ".1/approve";
    assertThat(house.post(approve).status()).as("a person approves").isEqualTo(403);
    assertThat(state(1)).isEqualTo("drafted");
    assertThat(house.approve(policy, 1).status()).isEqualTo(200);
    assertThat(state(1)).isEqualTo("approved");
    String before = invoice("DAY-1", null);
    assertThat(policyOf(before)).isEqualTo("standard/1");

    moveTo(today.plusDays(1), 8);
    assertThat(state(1)).isEqualTo("effective");
    String after = invoice("DAY-2", null);
    assertThat(policyOf(after)).isEqualTo(policy + "/1");
    propose(customerOf(account), 5, today.plusDays(1));
    assertThat(house.approve(policy, 2).status()).isEqualTo(200);
    assertThat(state(1)).isEqualTo("replaced");
    assertThat(policyOf(invoice("DAY-3", null))).isEqualTo(policy + "/2");

    house.restart();
    moveTo(today.plusDays(9), 8);
    assertThat(policyOf(before)).as("a case keeps its version").isEqualTo("standard/1");
    assertThat(policyOf(after)).isEqualTo(policy + "/1");
    assertThat(requested(before).path("sending").path("mostInWeek").asInt()).isEqualTo(3);
    assertThat(requested(after).path("sending").path("mostInWeek").asInt()).isEqualTo(4);
    assertThat(requested(after).path("policy").asString()).isEqualTo(policy + "/1");
  }

  @Test
  void theStrongestOfContractCustomerClassAndCompanyDecides() {
    AccountId other = AccountId.parse("FR01.customer.USD");
    AccountId classed = AccountId.parse("FR01.classed.USD");
    AccountId named = AccountId.parse("FR01.named.USD");
    tellCustomer(classed, "class-a");
    tellCustomer(named, "class-a");
    approved("by-company", "{\"companies\":[\"FR01\"]}");
    approved("by-class", "{\"classes\":[\"FR01.class-a\"]}");
    approved("by-customer", "{\"customers\":[\"FR01.named\"]}");
    approved("by-contract", "{\"contracts\":[\"FR01.C-1\"]}");

    assertThat(policyOf(invoice(other, "1", null))).isEqualTo("by-company/1");
    assertThat(policyOf(invoice(classed, "2", "C-2"))).isEqualTo("by-class/1");
    assertThat(policyOf(invoice(named, "3", null))).isEqualTo("by-customer/1");
    assertThat(policyOf(invoice(named, "4", "C-1"))).isEqualTo("by-contract/1");
    assertThat(policyOf(invoice("5", "C-1"))).as("of another company").isEqualTo("standard/1");

    approved("newer", "{\"customers\":[\"FR01.named\"]}");
    assertThat(policyOf(invoice(named, "6", null))).as("the newer one").isEqualTo("newer/1");
  }

  @Test
  void allFaultsOfADraftAreNamedAtOnce() {
    ObjectNode draft = draft(customerOf(account), 9, today.minusDays(1));
    draft.put("version", 3);
    ((ObjectNode) draft.path("minimum")).putArray("demand").add("1000.00 CNY");
    ((ObjectNode) draft.path("steps").path(1)).put("role", "cfo");
    ((ObjectNode) draft.path("steps").path(2)).put("daysAfterPrevious", 0);
    ((ObjectNode) draft.path("steps").path(3)).put("kind", "courtesy");
    ((ObjectNode) draft.path("appliesTo")).putArray("contracts").add("C-1");
    Answer answer = put(draft);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(texts(answer.body().path("errors"), "field"))
        .containsExactlyInAnyOrder(
            "appliesTo.contracts[0]",
            "mostInWeek",
            "steps[1].role",
            "version",
            "minimum.demand",
            "steps[2].daysAfterPrevious",
            "steps[4].kind",
            "demandAgainAfter",
            "steps[3].kind",
            "effectiveFrom");
    assertThat(answer.text()).contains(today + " (today) or later", "demand, as everywhere at");
    assertThat(house.get(POLICIES + "/" + policy).status()).as("nothing is kept").isEqualTo(404);

    Answer nothing = house.put(POLICIES + "/" + policy, "{}");
    assertThat(texts(nothing.body().path("errors"), "field"))
        .contains("at", "hours", "minimum", "steps", "effectiveFrom", "appliesTo");
    assertThat(house.put(POLICIES + "/Gentle!", "{}").status()).isEqualTo(400);
    assertThat(house.put(POLICIES + "/" + policy, "gentle").body().path("type").asString())
        .isEqualTo("urn:huikuan:problem:not-json");
  }

  @Test
  void aStepThatWritesNeedsALetterOfItsKindInEveryLanguage() {
    ObjectNode draft = draft(customerOf(account), 3, today);
    ((ObjectNode) draft.path("steps").path(0)).put("level", "unwritten");
    ((ObjectNode) draft.path("steps").path(1)).put("level", "chinese-only");
    ((ObjectNode) draft.path("steps").path(2)).put("level", "mild-demand");
    template("chinese-only", MessageKind.COURTESY, "zh");
    template("mild-demand", MessageKind.DEMAND, "zh", "en");
    Answer answer = put(draft);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(texts(answer.body().path("errors"), "field"))
        .containsExactly("steps[0].level", "steps[1].level", "steps[2].level");
    assertThat(answer.text())
        .contains("one with a courtesy template in zh and en: courtesy, ")
        .contains("reminder-1, reminder-2");
  }

  /** The answer to the first may have been lost. */
  @Test
  void theSameAgainIsNoFaultWhenItsDayHasPassed() {
    propose(customerOf(account), 4, today);
    moveTo(today.plusDays(3), 8);
    Answer again = propose(customerOf(account), 4, today);
    assertThat(again.status()).as(again.text()).isEqualTo(200);
    Answer other = propose(customerOf(account), 5, today);
    assertThat(other.status()).isEqualTo(400);
    assertThat(texts(other.body().path("errors"), "field")).containsExactly("effectiveFrom");
  }

  @Test
  void thePoliciesAreListedByTheirIds() {
    propose(customerOf(account), 4, today);
    JsonNode page = house.get(POLICIES + "?limit=1000").body();
    List<String> ids = texts(page.path("items"), "id");
    assertThat(ids).contains(policy, "standard").isSorted();
    JsonNode standard = page.path("items").path(ids.indexOf("standard"));
    assertThat(standard.path("state").asString()).isEqualTo("effective");
    assertThat(standard.path("newest").asInt()).isEqualTo(standard.path("version").asInt());
    JsonNode first = house.get(POLICIES + "?limit=1").body();
    assertThat(texts(first.path("items"), "id")).containsExactly(ids.getFirst());
    JsonNode second =
        house.get(POLICIES + "?limit=1&after=" + first.path("next").asString()).body();
    assertThat(texts(second.path("items"), "id")).containsExactly(ids.get(1));
  }

  @Test
  void whatIsRejectedIsNotFollowedAndTheSameCanBeProposedAgain() {
    propose(customerOf(account), 4, today);
    String reject = "/api/v1/dunning/approvals/policy.*." + policy + ".1/reject";
    Answer rejected = house.postAs("wang.wei", reject, "{\"reason\":\"too gentle\"}");
    assertThat(rejected.status()).as(rejected.text()).isEqualTo(200);
    assertThat(rejected.body().path("state").asString()).isEqualTo("rejected");
    assertThat(state(1)).isEqualTo("rejected");
    assertThat(house.approve(policy, 1).body().path("type").asString()).endsWith("decided");
    assertThat(policyOf(invoice("REJECTED-1", null))).isEqualTo("standard/1");

    Answer again = propose(customerOf(account), 4, today);
    assertThat(again.status()).isEqualTo(201);
    assertThat(house.approve(policy, 2).status()).isEqualTo(200);
    assertThat(policyOf(invoice("REJECTED-2", null))).isEqualTo(policy + "/2");
  }

  @Test
  void aVersionThatNobodyApprovesInTimeLapsesAndIsProposedAnew() {
    propose(customerOf(account), 4, today);
    String list = "/api/v1/dunning/approvals?limit=1000&state=";
    assertThat(proposals(list + "open")).contains(policy + "/1");
    moveTo(today.plusDays(8), 8);

    assertThat(house.approve(policy, 1).body().path("type").asString()).endsWith("lapsed");
    assertThat(proposals(list + "open")).doesNotContain(policy + "/1");
    assertThat(proposals(list + "lapsed")).contains(policy + "/1");
    assertThat(propose(customerOf(account), 4, today).status())
        .as("its day has passed")
        .isEqualTo(400);
    assertThat(propose(customerOf(account), 4, today.plusDays(8)).status()).isEqualTo(201);
  }

  private List<String> proposals(String list) {
    return house
        .get(list)
        .body()
        .path("approvals")
        .valueStream()
        .map(each -> each.path("what").path("policy").asString())
        .toList();
  }

  @Test
  void aLevelOfAnApprovedVersionCanBeAskedForAndIsPlannedWithItsRecipient() {
    String level = "friendly-" + tests;
    ObjectNode draft = draft(customerOf(account), 3, today);
    ((ObjectNode) draft.path("steps").path(1)).put("level", level);
    template(level, MessageKind.COURTESY, "zh", "en");
    assertThat(put(draft).status()).isEqualTo(201);
    String cases = "/api/v1/dunning/cases?level=" + level;
    assertThat(house.get(cases).status()).isEqualTo(400);
    assertThat(house.approve(policy, 1).status()).isEqualTo(200);
    assertThat(house.get(cases).status()).isEqualTo(200);

    tellCustomer(account, null);
    String caseId = invoice("LEVEL-1", null);
    JsonNode steps = house.get("/api/v1/dunning/agenda?limit=1000").body().path("steps");
    JsonNode planned =
        steps
            .valueStream()
            .filter(step -> step.path("case").asString().equals(caseId))
            .findFirst()
            .orElseThrow();
    assertThat(planned.path("level").asString()).isEqualTo(level);
    assertThat(planned.path("recipient").path("contactId").asString()).isEqualTo("li");
    moveTo(today.plusDays(4), 8);
    assertThat(house.get(cases).body().path("cases").path(0).path("id").asString())
        .isEqualTo(caseId);
  }

  @Test
  void aFileIsAVersionThatTheSystemApproves() throws IOException {
    Path file = house.policies().resolve(policy + ".json");
    ObjectNode rules = draft(customerOf(account), 4, today);
    rules.remove("effectiveFrom");
    rules.put("id", policy).put("version", 2);
    Files.writeString(file, rules.toString());
    house.restart();
    assertThat(state(2)).isEqualTo("effective");
    assertThat(policyOf(invoice("FILE-1", null))).isEqualTo(policy + "/2");

    Files.writeString(file, rules.put("mostInWeek", 5).toString());
    assertThatThrownBy(house::restart)
        .hasStackTraceContaining("No policy in " + policy + ".json: " + policy + "/2 is taken by");
    Files.writeString(file, rules.put("version", 3).toString());
    house.restart();
    assertThat(state(2)).isEqualTo("replaced");
    assertThat(policyOf(invoice("FILE-2", null))).isEqualTo(policy + "/3");

    Files.delete(file);
    house.restart();
    assertThat(policyOf(invoice("FILE-3", null))).as("it stays").isEqualTo(policy + "/3");
  }

  private static void template(String name, MessageKind kind, String... languages) {
    for (String language : languages) {
      house.tell("template " + language + name + kind, new TemplateAdded(name, language, kind, 1));
    }
    house.settle();
  }

  private void approved(String id, String appliesTo) {
    ObjectNode draft = draft(appliesTo, 3, today);
    Answer answer = house.put(POLICIES + "/" + id, draft.toString());
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(house.approve(id, 1).status()).isEqualTo(200);
  }

  private Answer propose(String appliesTo, int mostInWeek, LocalDate effectiveFrom) {
    return put(draft(appliesTo, mostInWeek, effectiveFrom));
  }

  private Answer put(ObjectNode draft) {
    return house.put(POLICIES + "/" + policy, draft.toString());
  }

  /** The shipped rules, with some changes. */
  private static ObjectNode draft(String appliesTo, int mostInWeek, LocalDate effectiveFrom) {
    ObjectNode draft = (ObjectNode) JSON.readTree(shipped());
    draft.remove("id");
    draft.remove("version");
    draft.put("mostInWeek", mostInWeek);
    draft.put("effectiveFrom", effectiveFrom.toString());
    draft.set("appliesTo", JSON.readTree(appliesTo));
    return draft;
  }

  private static String shipped() {
    try (InputStream file =
        ChangingPoliciesTest.class.getResourceAsStream("/policies/standard.json")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String customerOf(AccountId account) {
    return "{\"customers\":[\"" + account.customerId() + "\"]}";
  }

  private String state(int version) {
    return house
        .get(POLICIES + "/" + policy + "?version=" + version)
        .body()
        .path("state")
        .asString();
  }

  private void tellCustomer(AccountId of, @Nullable String customerClass) {
    house.tell(
        new CustomerChanged(of.customerId(), "ACME", "en", "Asia/Shanghai", "CN", customerClass),
        List.of(Contacts.responsible("li", "Li", "li@example.com")));
    house.settle();
  }

  private String invoice(String number, @Nullable String contract) {
    tellCustomer(account, null);
    return invoice(account, number, contract);
  }

  /** Due today; answers its case. */
  private String invoice(AccountId of, String number, @Nullable String contract) {
    LocalDate due = house.now().atZone(SHANGHAI).toLocalDate();
    house.tell(
        "invoice " + of + number,
        new InvoicePosted(
            of,
            number,
            due.minusDays(30),
            null,
            due,
            Money.parse("100.00 USD"),
            contract,
            null,
            null));
    house.settle();
    return "reminder." + of.company() + "." + number;
  }

  private static String policyOf(String caseId) {
    return ((CaseOpened) house.log().ofAggregate(caseId, 0).getFirst().payload()).policy();
  }

  private static JsonNode requested(String caseId) {
    return house.toldOf(caseId).stream()
        .filter(told -> told.type().equals("huikuan.dunning.reminder-requested.v1"))
        .map(Told::event)
        .findFirst()
        .orElseThrow();
  }

  private static void moveTo(LocalDate day, int hour) {
    house.moveTo(day.atTime(LocalTime.of(hour, 0)).atZone(SHANGHAI).toInstant());
  }

  private static List<String> texts(JsonNode array, String field) {
    return array.valueStream().map(each -> each.path(field).asString()).toList();
  }
}
