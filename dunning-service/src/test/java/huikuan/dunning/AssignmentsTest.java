package huikuan.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.OpenItem;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.dunning.House.Answer;
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

/** Claims that a factor collects are not asked for, and an insurer is told and asked in time. */
class AssignmentsTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String CASES = "/api/v1/dunning/cases/reminder.CN01.";
  private static final String FACTORED =
      "{\"kind\":\"factored\",\"party\":\"Factor Bank\",\"account\":\"6222 01\"}";

  private static final String INSURED =
      "{\"kind\":\"insured\",\"party\":\"Insurer\",\"notifyWithin\":30,\"policyNumber\":\"P-1\"}";
  private static final String LETTER = "0f".repeat(32);

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
    account = AccountId.parse("CN01.assigned-" + ++tests + ".USD");
    today = house.now().atZone(SHANGHAI).toLocalDate().plusDays(1);
    house.moveTo(at(today, 8));
    house.tell(
        new CustomerChanged(account.customerId(), "ACME", "en", "Asia/Shanghai", "CN", null),
        List.of(Contacts.responsible("li", "Li", "li@example.com")));
    house.settle();
  }

  @Test
  void aFactoredClaimIsNotAskedForUnlessWeCollect() {
    invoice("A1");
    invoice("A2");
    Answer set = house.put(CASES + "A1/assignment", FACTORED);
    assertThat(set.status()).as(set.text()).isEqualTo(200);
    assertThat(set.body().path("assignment").path("collects").asString()).isEqualTo("factor");
    assertThat(house.put(CASES + "A1/assignment", FACTORED).text()).isEqualTo(set.text());
    house.put(
        CASES + "A2/assignment",
        FACTORED.replace("\"account\"", "\"collects\":\"us\",\"account\""));
    house.settle();
    Answer granted = discount("A1");
    assertThat(granted.status()).as(granted.text()).isEqualTo(422);
    assertThat(granted.text()).contains("urn:huikuan:problem:factored", "items[0].number");
    Answer promised =
        house.post(
            customer() + "/promises",
            "{\"currency\":\"USD\",\"on\":\"%s\",\"items\":[{\"number\":\"A1\",\"amount\":\"1.00\"}]}"
                .formatted(today.plusDays(5)));
    assertThat(promised.status()).as(promised.text()).isEqualTo(422);
    assertThat(promised.text()).contains("more-than-open", "0.00");
    house.moveTo(at(today.plusDays(12), 10));
    assertThat(asked("A1")).isZero();
    assertThat(asked("A2")).isPositive();
    assertThat(texts(house.get(CASES + "A1").body().path("holds"), "source"))
        .containsExactly("factored");
    Answer resumed = house.post(CASES + "A1/resume");
    assertThat(resumed.status()).as(resumed.text()).isEqualTo(200);
    assertThat(resumed.body().has("hold")).as("none was placed by hand").isFalse();
    assertThat(texts(resumed.body().path("holds"), "source")).containsExactly("factored");
    Answer demand = house.post(CASES + "A1/demand", "{\"reason\":\"now\"}");
    assertThat(demand.status()).as(demand.text()).isEqualTo(409);
    assertThat(demand.body().path("detail").asString())
        .as("only what ends it is named")
        .contains("POST /dunning/cases/reminder.CN01.A1/assignment/end")
        .doesNotContain("/resume");

    Answer ended = house.post(CASES + "A1/assignment/end", "{\"reason\":\"bought back\"}");
    assertThat(ended.body().has("assignment")).isFalse();
    assertThat(house.post(CASES + "A1/assignment/end", "{\"reason\":\"again\"}").status())
        .isEqualTo(200);
    house.moveTo(at(today.plusDays(14), 10));
    assertThat(asked("A1")).isPositive();
  }

  @Test
  void allClaimsOfACustomerCanBeFactored() {
    assertThat(house.put(customer() + "/assignment", FACTORED).status())
        .as("claims to come, too")
        .isEqualTo(200);
    house.settle();
    invoice("B1");
    house.moveTo(at(today.plusDays(12), 10));
    assertThat(asked("B1")).isZero();
    house.post(customer() + "/assignment/end", "{\"reason\":\"bought back\"}");
    house.moveTo(at(today.plusDays(14), 10));
    assertThat(asked("B1")).isPositive();
  }

  @Test
  void anInsurerIsToldInTimeAndAskedForConsent() {
    invoice("C1");
    Answer set = house.put(CASES + "C1/assignment", INSURED);
    assertThat(set.body().path("noticeAt").asString()).as("five days before").isNotEmpty();
    house.settle();
    Answer refused = discount("C1");
    assertThat(refused.status()).as(refused.text()).isEqualTo(422);
    assertThat(refused.body().path("type").asString())
        .isEqualTo("urn:huikuan:problem:needs-consent");
    Answer consent =
        house.post(
            CASES + "C1/assignment/consent",
            "{\"by\":\"Ms Ma\",\"on\":\"%s\",\"file\":\"%s\"}".formatted(today, LETTER));
    assertThat(consent.body().path("consent").path("by").asString()).isEqualTo("Ms Ma");
    assertThat(discount("C1").status()).isEqualTo(201);
    house.moveTo(at(today.plusDays(24), 10));
    assertThat(tasks()).doesNotContain(account.customer());
    house.moveTo(at(today.plusDays(25), 10));
    assertThat(tasks()).contains(account.customer());
    Answer done =
        house.post("/api/v1/dunning/tasks/" + account.customerId() + ".insurer-notice/done", "{}");
    assertThat(done.status()).as(done.text()).isEqualTo(200);
  }

  @Test
  void aConsentNamesAFileAndADaySinceTheInvoice() {
    invoice("E1");
    house.put(CASES + "E1/assignment", INSURED);
    String consent = "{\"by\":\"Ms Ma\",\"on\":\"%s\",\"file\":\"%s\"}";
    Answer faults =
        house.post(
            CASES + "E1/assignment/consent", consent.formatted(today.minusDays(31), "nonsense"));
    assertThat(faults.status()).isEqualTo(400);
    assertThat(texts(faults.body().path("errors"), "field"))
        .containsExactlyInAnyOrder("on", "file");
    assertThat(
            house
                .post(
                    CASES + "E1/assignment/consent", consent.formatted(today.minusDays(30), LETTER))
                .status())
        .as("the day of the invoice")
        .isEqualTo(200);
  }

  @Test
  void nobodyOverwritesAnAssignmentThatHasNotBeenSeen() {
    invoice("F1");
    invoice("F2");
    house.put(CASES + "F2/assignment", INSURED);
    for (String path : List.of(CASES + "F1/assignment", customer() + "/assignment")) {
      assertThat(house.get(path).body().path("version").asInt()).isZero();
      assertThat(house.putIfMatch("0", path, FACTORED).body().path("version").asInt())
          .as("the other claim's does not count")
          .isEqualTo(1);
      Answer late = house.putIfMatch("0", path, INSURED);
      assertThat(late.status()).isEqualTo(412);
      assertThat(late.text()).contains("It is at version 1 now.");
      assertThat(house.putIfMatch("0", path, FACTORED).status())
          .as("the same again")
          .isEqualTo(200);
      String over = "{\"reason\":\"bought back\"}";
      assertThat(house.postIfMatch("0", path + "/end", over).status()).isEqualTo(412);
      assertThat(house.postIfMatch("1", path + "/end", over).body().path("version").asInt())
          .isEqualTo(2);
    }
  }

  @Test
  void aClosedClaimIsNotAssigned() {
    invoice("G1");
    OpenItem paid =
        new OpenItem(
            ItemKind.INVOICE, "G1", Money.parse("-100.00 USD"), Money.parse("0.00 USD"), null);
    house.tell(
        "receipt G1",
        new OpenItemsChanged(account, "receipt", "R-G1", today, List.of(paid), List.of()));
    house.settle();
    Answer refused = house.put(CASES + "G1/assignment", FACTORED);
    assertThat(refused.status()).as(refused.text()).isEqualTo(409);
    assertThat(refused.body().path("type").asString()).isEqualTo("urn:huikuan:problem:case-closed");
  }

  @Test
  void whatIsWrongOrCannotBeIsRefused() {
    invoice("D1");
    Answer faults =
        house.put(
            CASES + "D1/assignment",
            "{\"kind\":\"factored\",\"notifyWithin\":3,\"policyNumber\":\"x\",\"y\":1}");
    assertThat(faults.status()).isEqualTo(400);
    assertThat(texts(faults.body().path("errors"), "field"))
        .containsExactlyInAnyOrder("party", "notifyWithin", "policyNumber", "y");
    assertThat(house.put(CASES + "nothing/assignment", FACTORED).status()).isEqualTo(404);
    Answer none = house.post(CASES + "D1/assignment/end", "{\"reason\":\"x\"}");
    assertThat(none.status()).isEqualTo(409);
    assertThat(none.body().path("type").asString()).isEqualTo("urn:huikuan:problem:not-assigned");
    house.put(CASES + "D1/assignment", FACTORED);
    assertThat(
            house
                .post(
                    CASES + "D1/assignment/consent",
                    "{\"by\":\"x\",\"on\":\"%s\",\"file\":\"%s\"}".formatted(today, LETTER))
                .status())
        .as("it is not insured")
        .isEqualTo(409);
  }

  private String customer() {
    return "/api/v1/dunning/customers/CN01/" + account.customer();
  }

  private Answer discount(String invoice) {
    return house.post(
        customer() + "/concessions",
        """
        {"kind":"discount","currency":"USD","items":[{"number":"%s"}],"offeredUntil":"%s",
         "dues":[{"on":"%s","amount":"98.00"}],"note":"they are short of money"}
        """
            .formatted(invoice, today.plusDays(5), today.plusDays(6)));
  }

  private static List<String> tasks() {
    return texts(
        house.get("/api/v1/dunning/tasks?company=CN01&reason=insurer-notice").body().path("tasks"),
        "customer");
  }

  private static long asked(String invoice) {
    return house.toldOf("reminder.CN01." + invoice).stream()
        .filter(each -> each.type().equals("huikuan.dunning.reminder-requested.v1"))
        .count();
  }

  private void invoice(String number) {
    house.tell(
        "invoice " + number,
        new InvoicePosted(
            account,
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

  private static Instant at(LocalDate day, int hour) {
    return day.atTime(LocalTime.of(hour, 0)).atZone(SHANGHAI).toInstant();
  }

  private static List<String> texts(JsonNode array, String field) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(each -> each.path(field).asString(""))
        .toList();
  }
}
