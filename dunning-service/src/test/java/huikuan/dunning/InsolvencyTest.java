package huikuan.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.dunning.House.Answer;
import huikuan.dunning.House.Told;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An insolvent customer is asked for nothing, and our claims are filed in time. */
class InsolvencyTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private static final String PAPER = "0f".repeat(32);

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
    account = AccountId.parse("CN01.insolvent-" + ++tests + ".USD");
    today = house.now().atZone(SHANGHAI).toLocalDate().plusDays(1);
    house.moveTo(at(today, 8));
    house.tell(
        new CustomerChanged(account.customerId(), "ACME", "en", "Asia/Shanghai", "CN", null),
        List.of(Contacts.responsible("li", "Li", "li@example.com")));
    house.settle();
  }

  @Test
  void nothingIsAskedOfAnInsolventCustomerUntilItEnds() {
    invoice("A1", today.minusDays(5));
    house.moveTo(at(today, 10));
    assertThat(asked("A1")).hasSize(1);

    JsonNode opened = opened(today.plusDays(60));
    assertThat(opened.path("insolvent").asBoolean()).isTrue();
    assertThat(opened.path("daysLeft").asInt()).isEqualTo(60);
    invoice("A2", today.minusDays(5));
    house.moveTo(at(today.plusDays(40), 10));
    assertThat(asked("A1")).hasSize(1);
    assertThat(asked("A2")).as("a later claim is not asked for, either").isEmpty();
    assertThat(texts(house.get(customer() + "/holds").body().path("holds"), "source"))
        .containsExactly("insolvency");
    Answer resumed = house.post(customer() + "/resume");
    assertThat(resumed.body().path("hold").isNull()).as("none was placed by hand").isTrue();
    assertThat(texts(resumed.body().path("holds"), "source")).containsExactly("insolvency");
    Answer demand =
        house.post("/api/v1/dunning/cases/reminder.CN01.A1/demand", "{\"reason\":\"now\"}");
    assertThat(demand.body().path("detail").asString())
        .contains("POST /dunning/customers/CN01/" + account.customer() + "/insolvency/end")
        .doesNotContain("/resume");
    house.settle();
    assertThat(texts(house.get(customer() + "/holds").body().path("holds"), "source"))
        .as("nobody resumes it by hand")
        .containsExactly("insolvency");

    Answer ended = post("/insolvency/end", "{\"reason\":\"the plan is approved\"}");
    assertThat(ended.body().path("insolvent").asBoolean()).isFalse();
    assertThat(ended.body().path("ended").path("reason").asString())
        .isEqualTo("the plan is approved");
    assertThat(post("/insolvency/end", "{\"reason\":\"again\"}").text()).isEqualTo(ended.text());
    house.settle();
    assertThat(house.get(customer() + "/holds").body().path("holds")).isEmpty();
    house.moveTo(at(today.plusDays(45), 10));
    assertThat(asked("A2")).isNotEmpty();
    assertThat(published())
        .containsExactly(
            "huikuan.dunning.customer-insolvent.v1",
            "huikuan.dunning.customer-insolvency-ended.v1");
    assertThat(tasks()).doesNotContain(account.customer());
  }

  @Test
  void theHoldIsProlongedByItself() {
    opened(today.plusDays(60));
    String first = held();
    house.moveTo(at(today.plusDays(340), 10));
    assertThat(LocalDate.parse(held())).isAfter(LocalDate.parse(first));
    assertThat(LocalDate.parse(held())).isAfter(today.plusDays(600));
  }

  @Test
  void promisesAndConcessionsEndAndNoneIsMade() {
    invoice("B1", today.minusDays(1));
    invoice("B2", today.minusDays(1));
    Answer promise = promise("B1");
    Answer concession = discount("B2");
    assertThat(concession.status()).as(concession.text()).isEqualTo(201);
    house.settle();

    opened(today.plusDays(60));
    JsonNode promised =
        house.get("/api/v1/dunning/promises/" + promise.body().path("promise").asString()).body();
    assertThat(promised.path("state").asString()).isEqualTo("withdrawn");
    assertThat(promised.path("reason").asString()).isEqualTo("insolvency");
    String offered =
        "/api/v1/dunning/concessions/" + concession.body().path("concession").asString();
    assertThat(house.get(offered).body().path("state").asString()).isEqualTo("withdrawn");
    for (Answer refused : List.of(promise("B1"), discount("B2"))) {
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.body().path("type").asString())
          .isEqualTo("urn:huikuan:problem:customer-insolvent");
    }

    post("/insolvency/end", "{\"reason\":\"it was another company\"}");
    house.settle();
    Answer second = promise("B1");
    post("/insolvency", body(today.plusDays(60)));
    house.settle();
    post("/insolvency/end", "{\"reason\":\"it was another company\"}");
    house.settle();
    assertThat(second.body().path("state").asString()).isEqualTo("in-force");
    assertThat(promise("B1").body().path("state").asString())
        .as("two ended by insolvency, and none counts as broken")
        .isEqualTo("in-force");
  }

  @Test
  void filingIsATaskWithItsDay() {
    opened(today.plusDays(40));
    JsonNode task = task();
    assertThat(task.path("reason").asString()).isEqualTo("claim-filing");
    assertThat(task.path("filing").path("fileBy").asString())
        .isEqualTo(today.plusDays(40).toString());
    assertThat(task.path("filing").path("daysLeft").asInt()).isEqualTo(40);
    assertThat(task.path("filing").has("warned")).isFalse();
    Answer done =
        house.post("/api/v1/dunning/tasks/" + task.path("task").asString() + "/done", "{}");
    assertThat(done.status()).isEqualTo(409);
    assertThat(done.text()).contains("/insolvency/filed");

    house.moveTo(at(today.plusDays(10), 1));
    assertThat(task().path("filing").path("warned").asInt()).isEqualTo(30);
    house.moveTo(at(today.plusDays(33), 1));
    assertThat(task().path("filing").path("warned").asInt()).isEqualTo(7);
    house.moveTo(at(today.plusDays(41), 1));
    assertThat(task().path("filing").path("daysLeft").asInt()).isEqualTo(-1);

    String filing =
        "{\"currency\":\"USD\",\"amount\":\"120.50\",\"filedOn\":\"%s\",\"file\":\"%s\"}"
            .formatted(today.plusDays(41), PAPER);
    Answer filed = post("/insolvency/filed", filing);
    assertThat(filed.body().path("filing").path("amount").asString()).isEqualTo("120.50 USD");
    assertThat(filed.body().has("daysLeft")).isFalse();
    assertThat(post("/insolvency/filed", filing).text()).isEqualTo(filed.text());
    house.settle();
    assertThat(tasks()).doesNotContain(account.customer());

    Answer corrected = post("/insolvency", body(today.plusDays(90)));
    assertThat(corrected.body().path("filing").path("file").asString()).isEqualTo(PAPER);
    house.settle();
    assertThat(tasks()).as("it is filed already").doesNotContain(account.customer());
  }

  @Test
  void whatIsWrongOrCannotBeIsRefused() {
    Answer faults =
        post(
            "/insolvency",
            "{\"openedOn\":\"%s\",\"court\":\"\",\"fileBy\":\"2012-12-01\",\"x\":1}"
                .formatted(today.plusDays(1)));
    assertThat(faults.status()).isEqualTo(400);
    assertThat(texts(faults.body().path("errors"), "field"))
        .containsExactlyInAnyOrder("openedOn", "court", "number", "fileBy", "x");
    String filing =
        "{\"currency\":\"USD\",\"amount\":\"1.00\",\"filedOn\":\"%s\",\"file\":\"%s\"}"
            .formatted(today, PAPER);
    for (Answer refused :
        List.of(post("/insolvency/filed", filing), post("/insolvency/end", "{\"reason\":\"x\"}"))) {
      assertThat(refused.status()).as(refused.text()).isEqualTo(409);
      assertThat(refused.body().path("type").asString())
          .isEqualTo("urn:huikuan:problem:not-insolvent");
    }
    assertThat(house.get("/api/v1/dunning/customers/CN01/nobody/insolvency").status())
        .isEqualTo(404);
    assertThat(house.get(customer() + "/insolvency").body().path("insolvent").asBoolean())
        .isFalse();
  }

  @Test
  void aFilingNamesAFileAndADaySinceTheOpening() {
    opened(today.plusDays(60));
    String filing = "{\"currency\":\"USD\",\"amount\":\"1.00\",\"filedOn\":\"%s\",\"file\":\"%s\"}";
    Answer faults = post("/insolvency/filed", filing.formatted(today.minusDays(3), "nonsense"));
    assertThat(faults.status()).isEqualTo(400);
    assertThat(texts(faults.body().path("errors"), "field"))
        .containsExactlyInAnyOrder("filedOn", "file");
    assertThat(faults.text()).contains("64 hexadecimal digits", "a day from " + today.minusDays(2));
    assertThat(post("/insolvency/filed", filing.formatted(today.minusDays(2), PAPER)).status())
        .as("the day of the opening")
        .isEqualTo(200);
  }

  @Test
  void nobodyOverwritesAnInsolvencyThatHasNotBeenSeen() {
    String path = customer() + "/insolvency";
    assertThat(house.get(path).body().path("version").asInt()).isZero();
    Answer first = house.postIfMatch("0", path, body(today.plusDays(60)));
    assertThat(first.body().path("version").asInt()).as(first.text()).isEqualTo(1);
    Answer late = house.postIfMatch("0", path, body(today.plusDays(50)));
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.text()).contains("It is at version 1 now.");
    assertThat(house.postIfMatch("0", path, body(today.plusDays(60))).status())
        .as("the same again")
        .isEqualTo(200);
    String over = "{\"reason\":\"it is over\"}";
    assertThat(house.postIfMatch("0", path + "/end", over).status()).isEqualTo(412);
    assertThat(house.postIfMatch("1", path + "/end", over).status()).isEqualTo(200);
  }

  private JsonNode opened(LocalDate fileBy) {
    Answer answer = post("/insolvency", body(fileBy));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(post("/insolvency", body(fileBy)).text()).isEqualTo(answer.text());
    house.settle();
    return answer.body();
  }

  private String body(LocalDate fileBy) {
    return """
    {"openedOn":"%s","court":"Shanghai No. 3 Intermediate Court","number":"(2013) 12","fileBy":"%s"}
    """
        .formatted(today.minusDays(2), fileBy);
  }

  private Answer promise(String invoice) {
    return post(
        "/promises",
        "{\"currency\":\"USD\",\"on\":\"%s\",\"items\":[{\"number\":\"%s\",\"amount\":\"50.00\"}]}"
            .formatted(today.plusDays(3), invoice));
  }

  private Answer discount(String invoice) {
    return post(
        "/concessions",
        """
        {"kind":"discount","currency":"USD","items":[{"number":"%s"}],"offeredUntil":"%s",
         "dues":[{"on":"%s","amount":"98.00"}],"note":"they are short of money"}
        """
            .formatted(invoice, today.plusDays(5), today.plusDays(6)));
  }

  private String customer() {
    return "/api/v1/dunning/customers/CN01/" + account.customer();
  }

  private Answer post(String path, String json) {
    return house.post(customer() + path, json);
  }

  private String held() {
    return house.get(customer() + "/holds").body().path("holds").path(0).path("until").asString();
  }

  private JsonNode task() {
    JsonNode found =
        house.get("/api/v1/dunning/tasks?company=CN01&reason=claim-filing").body().path("tasks");
    return StreamSupport.stream(found.spliterator(), false)
        .filter(each -> each.path("customer").asString().equals(account.customer()))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> tasks() {
    return texts(
        house.get("/api/v1/dunning/tasks?company=CN01&reason=claim-filing").body().path("tasks"),
        "customer");
  }

  private List<String> published() {
    return house.told().stream()
        .filter(each -> each.key().equals(account.customerId().toString()))
        .map(Told::type)
        .filter(each -> each.contains("insolven"))
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

  private List<Told> asked(String invoice) {
    return house.toldOf("reminder.CN01." + invoice).stream()
        .filter(each -> each.type().equals("huikuan.dunning.reminder-requested.v1"))
        .toList();
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
