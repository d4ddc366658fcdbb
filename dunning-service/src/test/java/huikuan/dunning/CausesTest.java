package huikuan.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.dunning.House.Answer;
import huikuan.dunning.claim.ClaimEvent.CaseOpened;
import huikuan.dunning.claim.ClaimEvent.StepsPlanned;
import huikuan.dunning.policy.PlannedStep;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The cause and the attitude that a person sets steer how a claim is chased. */
class CausesTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String CASES = "/api/v1/dunning/cases/reminder.CN01.";

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
    account = AccountId.parse("CN01.late-" + ++tests + ".USD");
    today = house.now().atZone(SHANGHAI).toLocalDate().plusDays(1);
    house.moveTo(at(today, 8));
    house.tell(
        new CustomerChanged(account.customerId(), "ACME", "en", "Asia/Shanghai", "CN", null),
        List.of(Contacts.responsible("li", "Li", "li@example.com")));
    house.settle();
  }

  @Test
  void nothingIsDemandedWhileOurOwnFaultIsNotMended() {
    invoice("A1", today);
    Answer set = set("A1", "{\"cause\":\"own\",\"reason\":\"the invoice was wrong\"}");
    assertThat(set.status()).as(set.text()).isEqualTo(200);
    assertThat(set.body().path("set").path("cause").asString()).isEqualTo("own");
    assertThat(set.body().path("proposed").path("rule").asString()).isEqualTo("nothing-known");
    assertThat(set("A1", "{\"cause\":\"own\",\"reason\":\"the invoice was wrong\"}").text())
        .isEqualTo(set.text());
    house.settle();
    assertThat(tasks()).contains(account.customer());

    house.moveTo(at(today.plusDays(35), 10));
    assertThat(kinds("A1")).isNotEmpty().containsOnly("courtesy");
    JsonNode waits = house.get(CASES + "A1").body();
    assertThat(waits.path("withheld").asString()).isEqualTo("own-cause");
    assertThat(waits.path("next").path("level").asString("")).isEmpty();

    Answer done =
        house.postAs(
            "li.na",
            "/api/v1/dunning/tasks/" + account.customerId() + ".own-fault/done",
            "{\"note\":\"a new invoice is sent\"}");
    assertThat(done.status()).as(done.text()).isEqualTo(200);
    house.settle();
    house.moveTo(at(today.plusDays(40), 10));
    assertThat(kinds("A1")).contains("demand");
    JsonNode ended =
        StreamSupport.stream(house.get(CASES + "A1").body().path("timeline").spliterator(), false)
            .filter(each -> each.path("event").asString().equals("task-ended"))
            .findFirst()
            .orElseThrow();
    assertThat(ended.path("actor").asString()).isEqualTo("person:li.na");
    assertThat(ended.path("note").asString())
        .as(ended.toString())
        .isEqualTo("a new invoice is sent");
  }

  @Test
  void anotherCauseEndsTheTaskAndTheWaiting() {
    invoice("B1", today);
    set("B1", "{\"cause\":\"own\",\"reason\":\"no invoice\"}");
    house.moveTo(at(today.plusDays(35), 10));
    assertThat(kinds("B1")).containsOnly("courtesy");
    set("B1", "{\"cause\":\"customer\",\"reason\":\"they had it\"}");
    house.settle();
    assertThat(tasks()).doesNotContain(account.customer());
    house.moveTo(at(today.plusDays(40), 10));
    assertThat(kinds("B1")).contains("demand");
  }

  @Test
  void aMaliciousCustomerIsChasedFaster() {
    invoice("C1", today);
    invoice("C2", today);
    Instant first = demandAt("C1");
    Answer set = judge("{\"attitude\":\"malicious\",\"reason\":\"it moves its money away\"}");
    assertThat(set.status()).as(set.text()).isEqualTo(200);
    assertThat(set.body().path("set").path("attitude").asString()).isEqualTo("malicious");
    assertThat(set.body().path("proposed").path("attitude").asString()).isEqualTo("not-malicious");
    house.moveTo(house.now().plusSeconds(60));
    assertThat(demandAt("C1")).isBefore(first);
    assertThat(demandAt("C2")).isBefore(first);

    set("C2", "{\"cause\":\"customer\",\"attitude\":\"not-malicious\",\"reason\":\"agreed\"}");
    house.settle();
    assertThat(demandAt("C2")).as("the claim's own judgement counts first").isEqualTo(first);
    invoice("C3", today);
    assertThat(demandAt("C3")).isBefore(first);

    judge("{\"attitude\":\"not-malicious\",\"reason\":\"it was a mistake\"}");
    house.moveTo(house.now().plusSeconds(60));
    assertThat(demandAt("C1")).isEqualTo(first);
    house.moveTo(at(today.plusDays(16), 10));
    assertThat(kinds("C3")).as("it is chased as others are").containsOnly("courtesy");
  }

  @Test
  void nobodyOverwritesACauseThatHasNotBeenSeen() {
    invoice("E1", today);
    String version = house.get(CASES + "E1/cause").body().path("version").asString();
    String own = "{\"cause\":\"own\",\"reason\":\"no invoice\"}";
    Answer set = house.putIfMatch(version, CASES + "E1/cause", own);
    assertThat(set.status()).as(set.text()).isEqualTo(200);
    Answer late =
        house.putIfMatch(
            version, CASES + "E1/cause", "{\"cause\":\"customer\",\"reason\":\"they had it\"}");
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.text())
        .contains("It is at version " + set.body().path("version").asString() + " now.");
    assertThat(house.putIfMatch(version, CASES + "E1/cause", own).status())
        .as("the same again")
        .isEqualTo(200);
    assertThat(house.get(CASES + "E1/cause").body().path("set").path("cause").asString())
        .isEqualTo("own");
  }

  @Test
  void nobodyOverwritesAnAttitudeThatHasNotBeenSeen() {
    String path = "/api/v1/dunning/customers/CN01/" + account.customer() + "/attitude";
    assertThat(house.get(path).body().path("version").asInt()).isZero();
    String first = "{\"attitude\":\"malicious\",\"reason\":\"it evades\"}";
    assertThat(house.putIfMatch("0", path, first).body().path("version").asInt()).isEqualTo(1);
    Answer late =
        house.putIfMatch("0", path, "{\"attitude\":\"not-malicious\",\"reason\":\"a slip\"}");
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.text()).contains("It is at version 1 now.");
    assertThat(house.putIfMatch("0", path, first).status()).as("the same again").isEqualTo(200);
    assertThat(house.get(path).body().path("set").path("attitude").asString())
        .isEqualTo("malicious");
  }

  @Test
  void whatIsWrongIsRefused() {
    invoice("D1", today);
    Answer faults = set("D1", "{\"cause\":\"weather\",\"attitude\":\"bad\",\"x\":1}");
    assertThat(faults.status()).isEqualTo(400);
    assertThat(texts(faults.body().path("errors"), "field"))
        .containsExactlyInAnyOrder("cause", "attitude", "reason", "x");
    assertThat(judge("{\"attitude\":\"malicious\"}").status()).isEqualTo(400);
    assertThat(set("nothing", "{\"cause\":\"own\",\"reason\":\"x\"}").status()).isEqualTo(404);
    assertThat(house.get("/api/v1/dunning/customers/CN01/nobody/attitude").status()).isEqualTo(404);
  }

  private Answer set(String invoice, String json) {
    return house.put(CASES + invoice + "/cause", json);
  }

  private Answer judge(String json) {
    return house.put("/api/v1/dunning/customers/CN01/" + account.customer() + "/attitude", json);
  }

  /** When the demand is planned, by the last plan in the log. */
  private static Instant demandAt(String invoice) {
    return house.log().ofAggregate("reminder.CN01." + invoice, 0).stream()
        .flatMap(
            event ->
                switch (event.payload()) {
                  case CaseOpened opened -> opened.plan().stream();
                  case StepsPlanned planned -> planned.plan().stream();
                  default -> Stream.<PlannedStep>empty();
                })
        .filter(step -> step.level().equals("demand"))
        .map(PlannedStep::at)
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  private static List<String> tasks() {
    return texts(
        house.get("/api/v1/dunning/tasks?company=CN01&reason=own-fault").body().path("tasks"),
        "customer");
  }

  private static List<String> kinds(String invoice) {
    return house.toldOf("reminder.CN01." + invoice).stream()
        .filter(each -> each.type().equals("huikuan.dunning.reminder-requested.v1"))
        .map(each -> each.event().path("kind").asString())
        .toList();
  }

  private void invoice(String number, LocalDate dueOn) {
    house.tell(
        "invoice " + number,
        new InvoicePosted(
            account,
            number,
            dueOn.minusDays(30),
            null,
            dueOn,
            Money.parse("100.00 USD"),
            null,
            null,
            null));
    house.settle();
  }

  private static Instant at(LocalDate day, int hour) {
    return day.atTime(LocalTime.of(hour, 0)).atZone(SHANGHAI).toInstant();
  }

  private static List<String> texts(JsonNode array, String field) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(each -> each.path(field).asString(""))
        .toList();
  }
}
