package huikuan.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.contracts.ledger.LedgerEvent.UnappliedCredit;
import huikuan.contracts.ledger.LetterEvent.Demanded;
import huikuan.contracts.ledger.LetterEvent.LetterArrived;
import huikuan.contracts.ledger.LetterKind;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The whole service when claims that are to be escalated are on hold, or covered by money that
 * nobody has allocated. Each test has a customer of its own, whose one invoice is over 3000.00.
 */
class CoveredTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private static House house;
  private static int tests;

  private AccountId account;
  private String invoice;
  private String caseId;
  private String escalation;
  private LocalDate due;

  @BeforeAll
  static void start(@TempDir Path directory) {
    house = new House(directory, Instant.parse("2013-01-01T00:00:00Z"));
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  /** The claim is demanded, and is to be escalated the day after. */
  @BeforeEach
  void begin() {
    account = AccountId.parse("CN01.customer-" + ++tests + ".USD");
    invoice = "I-" + tests;
    caseId = "reminder.CN01." + invoice;
    escalation = "escalation." + account + ".1";
    due = house.now().atZone(SHANGHAI).toLocalDate().plusDays(1);
    house.tell(
        new CustomerChanged(account.customerId(), "ACME", "en", "Asia/Shanghai", "CN", null),
        List.of(Contacts.responsible("li", "Li", "li@example.com")));
    post(invoice, "C-1");
    house.moveTo(at(29, 18));
    assertThat(next(caseId)).isEqualTo("escalation " + at(30, 9));
  }

  @Test
  void whatIsCoveredWaitsIsToldAndIsEscalatedForTheRestWhenTheMoneyGoesElsewhere() {
    assertThat(decision(30).path("take").asString()).isEqualTo("escalation");
    unapplied("R", "C-2", "3000.00");
    unapplied("S", null, "3000.00");
    assertThat(decision(30).path("detail").asString()).isEqualTo("receipt S-" + invoice);
    house.moveTo(at(30, 10));

    assertThat(house.get("/api/v1/dunning/cases/" + escalation).status()).isEqualTo(404);
    JsonNode one = one(caseId);
    assertThat(one.path("withheld").asString()).isEqualTo("covered");
    assertThat(next(caseId)).isEqualTo("escalation " + at(35, 9));
    JsonNode told = happened("step-withheld");
    assertThat(told.path("reason").asString()).isEqualTo("covered");
    assertThat(told.path("detail").asString()).isEqualTo("receipt S-" + invoice);
    assertThat(planned().path("waits").asString()).isEqualTo("covered");
    JsonNode decided = decision(30);
    assertThat(decided.path("reason").asString()).isEqualTo("covered");
    assertThat(decided.path("detail").asString()).isEqualTo("receipt S-" + invoice);
    assertThat(texts(decided.path("done"), "event")).contains("step-withheld");
    assertThat(decision("zh", 30).path("text").asString())
        .isEqualTo("不执行：未核销的预收款足以抵补欠款（回款 S-" + invoice + "）。下一步：升级。");

    house.moveTo(at(35, 10));
    assertThat(texts(one(caseId).path("timeline"), "event"))
        .as("each time that it is asked about")
        .filteredOn("step-withheld"::equals)
        .hasSize(2);
    assertThat(happened("task-raised").path("task").asString()).isEqualTo("unallocated-money");

    unapplied("S", null, "-2000.00");
    house.moveTo(at(40, 10));
    assertThat(happened("escalated").path("open").asString()).isEqualTo("3000.00");
    assertThat(happened("escalated").path("asked").asString()).isEqualTo("2000.00");
    assertThat(happened("task-ended").path("task").asString()).isEqualTo("unallocated-money");
    prove();
    JsonNode proposed = proposed().getFirst().path("evidence").path("items").get(0);
    assertThat(proposed.path("open").asString()).isEqualTo("3000.00 USD");
    assertThat(proposed.path("asked").asString()).isEqualTo("2000.00 USD");
    assertThat(decision(30).path("reason").asString()).as("as it was").isEqualTo("covered");
    assertThat(decision(40).path("take").asString()).isEqualTo("escalation");
  }

  @Test
  void aClaimThatIsHeldOrCoveredAfterItsEscalationCountsWhenThatEndsAndNotBefore() {
    String other = "other of " + invoice;
    post(other, null);
    hold(caseId, "1500.00", at(45, 9));
    house.moveTo(at(30, 10));
    assertThat(happened("escalated").path("asked").asString()).isEqualTo("1500.00");
    prove();
    assertThat(proposed()).as("less than the policy's minimum").isEmpty();

    unapplied("R", null, "1500.00");
    house.moveTo(at(46, 10));
    assertThat(house.toldOf("reminder.CN01." + other)).isNotEmpty();
    assertThat(proposed()).as("covered").isEmpty();

    unapplied("R", null, "-1500.00");
    house.settle();
    assertThat(proposed()).hasSize(1);
    JsonNode invoices = proposed().getFirst().path("evidence").path("items");
    assertThat(texts(invoices, "invoice")).containsExactly(invoice);
    assertThat(texts(invoices, "asked")).containsExactly("3000.00 USD");
    assertThat(one(escalation).path("state").asString()).isEqualTo("proposed");

    unapplied("S", null, "1500.00");
    assertWithdrawn("below-minimum", "1500.00", null);
    unapplied("T", null, "500.00");
    assertThat(withdrawn()).as("once").hasSize(1);
    unapplied("S", null, "-1500.00");
    assertThat(proposed()).hasSize(2);

    ofCustomer("hold", "{\"reason\":\"they merge\",\"until\":\"%s\"}".formatted(due.plusDays(60)));
    assertWithdrawn("on-hold", "0.00", null);
    ofCustomer("resume", "");
    assertThat(proposed()).hasSize(3);

    unapplied("U", "C-1", "3000.00");
    assertWithdrawn("covered", "0.00", "receipt U-" + invoice);
    assertThat(withdrawn()).hasSize(3);
  }

  private void assertWithdrawn(String reason, String asked, @Nullable String detail) {
    assertThat(withdrawn().getLast().path("ended").asString()).isEqualTo(reason);
    JsonNode shown = one(escalation);
    assertThat(shown.path("state").asString()).isEqualTo("open");
    assertThat(shown.path("level").isNull()).isTrue();
    JsonNode last = shown.path("timeline").get(shown.path("timeline").size() - 1);
    assertThat(last.path("event").asString()).isEqualTo("sanction-withdrawn");
    assertThat(last.path("reason").asString()).isEqualTo(reason);
    assertThat(last.path("sums").toString())
        .isEqualTo(asked.equals("0.00") ? "[]" : "[\"" + asked + " USD\"]");
    assertThat(last.path("detail").asString(null)).isEqualTo(detail);
  }

  /** A demand for the claim is signed for. */
  private void prove() {
    house.tell(
        "letter " + invoice,
        new LetterArrived(
            "B-" + tests,
            account,
            LetterKind.DEMAND,
            "signed-for",
            due.plusDays(30),
            List.of(new Demanded(ItemKind.INVOICE, invoice, due, Money.parse("3000.00 USD")))));
    house.settle();
  }

  private void ofCustomer(String what, String body) {
    String customer = account.customerId().toString().replace('.', '/');
    int status = house.post("/api/v1/dunning/customers/" + customer + "/" + what, body).status();
    assertThat(status).isEqualTo(200);
    house.moveTo(house.now().plusSeconds(60));
  }

  private void post(String number, String contract) {
    house.tell(
        "invoice " + number,
        new InvoicePosted(
            account, number, due.minusDays(30), null, due, usd("3000.00"), contract, null, null));
    house.settle();
  }

  private void unapplied(String number, String contract, String change) {
    house.tell(
        number + change + " of " + invoice,
        new OpenItemsChanged(
            account,
            "allocation",
            "A" + change,
            due,
            List.of(),
            List.of(
                new UnappliedCredit("receipt", number + "-" + invoice, contract, usd(change)))));
    house.settle();
  }

  private void hold(String id, String amount, Instant until) {
    LocalDate last = LocalDate.ofInstant(until, SHANGHAI);
    int status =
        house
            .post(
                "/api/v1/dunning/cases/" + id + "/hold",
                """
                {"reason":"dispute","until":"%s","amount":"%s"}
                """
                    .formatted(last, amount))
            .status();
    assertThat(status).isBetween(200, 204);
    house.settle();
  }

  private List<JsonNode> proposed() {
    return sanctions("");
  }

  private List<JsonNode> withdrawn() {
    return sanctions("&state=withdrawn");
  }

  private List<JsonNode> sanctions(String filter) {
    String path = "/api/v1/dunning/sanctions?customer=" + account.customerId() + filter;
    return house.get(path).body().path("sanctions").valueStream().toList();
  }

  private static JsonNode one(String id) {
    return house.get("/api/v1/dunning/cases/" + id).body();
  }

  private static String next(String id) {
    JsonNode next = one(id).path("next");
    return next.path("level").asString() + " " + Instant.parse(next.path("at").asString());
  }

  private JsonNode happened(String event) {
    return StreamSupport.stream(one(caseId).path("timeline").spliterator(), false)
        .filter(each -> each.path("event").asString().equals(event))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode planned() {
    JsonNode steps = house.get("/api/v1/dunning/agenda?limit=1000").body().path("steps");
    return StreamSupport.stream(steps.spliterator(), false)
        .filter(each -> each.path("case").asString().equals(caseId))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode decision(int daysLate) {
    return decision("en", daysLate);
  }

  private JsonNode decision(String language, int daysLate) {
    String path = "/api/v1/dunning/decisions?account=" + account + "&on=" + due.plusDays(daysLate);
    return house.get(path, language).body().path("decisions").get(0);
  }

  private Instant at(int daysLate, int hour) {
    return due.plusDays(daysLate).atTime(LocalTime.of(hour, 0)).atZone(SHANGHAI).toInstant();
  }

  private static Money usd(String amount) {
    return Money.parse(amount + " USD");
  }

  private static List<String> texts(JsonNode array, String field) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(each -> each.path(field).asString())
        .toList();
  }
}
