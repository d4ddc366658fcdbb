package huikuan.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.OpenItem;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.contracts.ledger.LedgerEvent.PostingAnswered;
import huikuan.contracts.ledger.LedgerEvent.PostingOutcome;
import huikuan.dunning.House.Answer;
import huikuan.dunning.House.Told;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Payments leave rests: small differences are written off in batches, others are tasks. */
class SmallDifferencesTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String CASES = "/api/v1/dunning/cases/reminder.CN01.";
  private static final String LIST = "/api/v1/dunning/small-differences?company=CN01";
  private static final String BATCHES = "/api/v1/dunning/batches";

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

  @BeforeEach
  void begin() {
    begin("USD");
  }

  /** At 08:00 of the next day; tests of the list have a currency each. */
  private void begin(String currency) {
    account = AccountId.parse("CN01.paying-" + ++tests + "." + currency);
    today = house.now().atZone(SHANGHAI).toLocalDate().plusDays(1);
    house.moveTo(today.atTime(8, 0).atZone(SHANGHAI).toInstant());
    house.tell(
        new CustomerChanged(account.customerId(), "ACME", "en", "Asia/Shanghai", "CN", null),
        List.of(Contacts.responsible("li", "Li", "li@example.com")));
    house.settle();
  }

  @Test
  void smallDifferencesAreListedNotChasedAndWrittenOffTogether() {
    for (String each : List.of("A1", "A2", "A3")) {
      invoice(each, "100.00");
    }
    change("receipt", "A1", "-99.50", "0.50", null);
    change("receipt", "A2", "-99.25", "0.75", null);
    change("receipt", "A3", "-98.00", "2.00", null);
    JsonNode listed = listed();
    assertThat(texts(listed.path("differences"), "item")).containsExactly("A1", "A2");
    assertThat(listed.path("sums").toString())
        .isEqualTo("[{\"cases\":2,\"open\":\"1.25 " + currency() + "\"}]");
    house.moveTo(today.plusDays(12).atTime(10, 0).atZone(SHANGHAI).toInstant());
    assertThat(asked("A1", "reminder-requested")).isEmpty();
    assertThat(asked("A3", "reminder-requested")).isNotEmpty();
    assertThat(house.get(CASES + "A1").body().path("holds").path(0).path("reason").asString())
        .isEqualTo("small-difference");

    String question = "/api/v1/dunning/decisions?account=" + account + "&on=" + today.plusDays(3);
    JsonNode decided = house.get(question).body();
    assertThat(decided.toString()).contains("on hold (a small difference)");

    JsonNode drafted = draft("\"expect\":{\"cases\":2,\"open\":[\"1.25 " + currency() + "\"]},");
    assertThat(drafted.path("dryRun").toString()).isEqualTo("[{\"outcome\":\"done\",\"cases\":2}]");
    run(drafted);
    assertThat(one(drafted).path("outcomes").toString())
        .isEqualTo("[{\"outcome\":\"done\",\"cases\":2}]");
    JsonNode wanted = asked("A1", "posting-requested").getFirst().event();
    assertThat(wanted.path("posting").asString()).isEqualTo("writeOff");
    assertThat(wanted.path("item").asString()).isEqualTo("A1");
    assertThat(wanted.path("amount").asString()).isEqualTo("0.50 " + currency());
    assertThat(wanted.path("reason").asString()).isEqualTo("bank fees");
    assertThat(wanted.path("approvedBy")).isEmpty();

    String first = wanted.path("decision").asString();
    answer(first, PostingOutcome.POSTED, null);
    change("writeOff", "A1", "-0.50", "0.00", null);
    String second = asked("A2", "posting-requested").getFirst().event().path("decision").asString();
    answer(second, PostingOutcome.REFUSED, "period-locked");
    JsonNode left = listed();
    assertThat(texts(left.path("differences"), "item")).containsExactly("A2");
    JsonNode refused = left.path("differences").path(0).path("writeOff");
    assertThat(refused.path("outcome").asString()).isEqualTo("refused");
    assertThat(refused.path("problem").asString()).isEqualTo("period-locked");
    assertThat(house.get(CASES + "A1").body().path("state").asString()).isEqualTo("closed");

    run(draft(""));
    assertThat(asked("A2", "posting-requested")).hasSize(2);
    assertThat(draft("").path("dryRun").toString())
        .as("the ledger was asked, and has not answered")
        .isEqualTo("[{\"outcome\":\"unchanged\",\"cases\":1}]");
  }

  @Test
  void aBatchWritesOffNothingElse() {
    begin("EUR");
    invoice("B1", "100.00");
    invoice("B2", "100.00");
    change("receipt", "B1", "-99.50", "0.50", null);
    Answer answer =
        house.post(
            BATCHES,
            body("{\"cases\":[\"reminder.CN01.B1\",\"reminder.CN01.B2\"]}", "", "\"fees\""));
    assertThat(answer.body().path("dryRun").toString())
        .isEqualTo("[{\"outcome\":\"done\",\"cases\":1},{\"outcome\":\"not-small\",\"cases\":1}]");
    change("reversal", "B1", "99.50", "100.00", "receipt");
    run(answer.body());
    assertThat(one(answer.body()).path("outcomes").toString())
        .as("decided anew when its turn comes")
        .isEqualTo("[{\"outcome\":\"not-small\",\"cases\":2}]");
    assertThat(listed().path("differences")).isEmpty();
    house.moveTo(today.plusDays(12).atTime(10, 0).atZone(SHANGHAI).toInstant());
    assertThat(asked("B1", "reminder-requested")).as("an ordinary claim again").isNotEmpty();

    String select = "{\"smallDifference\":\"" + currency() + "\"}";
    assertThat(house.post(BATCHES, body(select, "", "\"fees\"")).status()).isEqualTo(422);
    invoice("B3", "100.00");
    change("receipt", "B3", "-99.50", "0.50", null);
    Answer seen = house.post(BATCHES, body(select, "\"expect\":{\"cases\":2},", "\"fees\""));
    assertThat(seen.status()).as(seen.text()).isEqualTo(409);
    Answer faults = house.post(BATCHES, body("{\"smallDifference\":\"x\"}", "", "7"));
    assertThat(faults.status()).isEqualTo(400);
    assertThat(faults.text()).contains("writeOff.reason");
    assertThat(house.get(LIST + "&currency=usd").status()).isEqualTo(400);
    assertThat(house.get("/api/v1/dunning/small-differences?company=a.b").status()).isEqualTo(400);
  }

  @Test
  void aShortPaymentIsATaskUntilItIsDisputed() {
    invoice("C1", "100.00");
    change("receipt", "C1", "-80.00", "20.00", null);
    JsonNode task = task();
    assertThat(task.path("claims").asInt()).isEqualTo(1);
    JsonNode payment = task.path("payments").path(0);
    assertThat(payment.path("item").asString()).isEqualTo("C1");
    assertThat(payment.path("paid").asString()).isEqualTo("80.00 " + currency());
    assertThat(payment.path("missing").asString()).isEqualTo("20.00 " + currency());
    assertThat(
            house
                .get("/api/v1/dunning/disputes?customer=" + account.customerId())
                .body()
                .path("disputes"))
        .as("none is opened by itself")
        .isEmpty();

    Answer opened =
        house.post(
            "/api/v1/dunning/customers/CN01/" + account.customer() + "/disputes",
            "{\"currency\":\"%s\",\"items\":[{\"number\":\"C1\"}],\"reason\":\"short-payment\"}"
                .formatted(currency()));
    assertThat(opened.status()).as(opened.text()).isEqualTo(201);
    house.settle();
    assertThat(task().isMissingNode()).isTrue();
  }

  @Test
  void aShortPaymentIsMarkedAsPartPaymentOrUndone() {
    invoice("D1", "100.00");
    invoice("D2", "100.00");
    change("receipt", "D1", "-80.00", "20.00", null);
    Answer done =
        house.post(
            "/api/v1/dunning/tasks/" + account.customerId() + ".short-paid/done",
            "{\"note\":\"part payment, the rest follows\"}");
    assertThat(done.status()).as(done.text()).isEqualTo(200);
    house.moveTo(house.now().plusSeconds(1));
    assertThat(task().isMissingNode()).isTrue();

    change("receipt", "D2", "-70.00", "30.00", null);
    assertThat(task().path("claims").asInt()).isEqualTo(1);
    change("reversal", "D2", "70.00", "100.00", "receipt");
    assertThat(task().isMissingNode()).isTrue();
    house.moveTo(today.plusDays(12).atTime(10, 0).atZone(SHANGHAI).toInstant());
    assertThat(asked("D1", "reminder-requested")).as("the rest is chased").isNotEmpty();
  }

  /** Money that names no item pays what is due first, and may not suffice for the last. */
  @Test
  void aLumpSumIsNoShortPaymentOfItsLastItem() {
    invoice("E1", "100.00");
    invoice("E2", "100.00");
    invoice("E3", "100.00");
    pay("lump", item("E1", "-100.00", "0.00"), item("E2", "-40.00", "60.00"));
    assertThat(task().isMissingNode()).isTrue();
    pay("named", item("E2", "-50.00", "10.00"), item("E3", "-90.00", "10.00"));
    assertThat(task().path("claims").asInt()).isEqualTo(2);
  }

  private String currency() {
    return account.currency().getCurrencyCode();
  }

  private JsonNode listed() {
    Answer answer = house.get(LIST + "&currency=" + currency());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }

  private JsonNode task() {
    return house
        .get("/api/v1/dunning/tasks?company=CN01&reason=short-paid")
        .body()
        .path("tasks")
        .valueStream()
        .filter(each -> each.path("customer").asString().equals(account.customer()))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private JsonNode draft(String expect) {
    String select = "{\"smallDifference\":\"" + currency() + "\"}";
    Answer answer = house.post(BATCHES, body(select, expect, "\"bank fees\""));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.body();
  }

  private static String body(String select, String expect, String reason) {
    return "{\"company\":\"CN01\",\"action\":\"write-off\",%s\"select\":%s,\"writeOff\":{\"reason\":%s}}"
        .formatted(expect, select, reason);
  }

  private static void run(JsonNode batch) {
    Answer answer = house.post(BATCHES + "/" + batch.path("id").asString() + "/start");
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    house.moveTo(house.now().plusSeconds(1));
  }

  private static JsonNode one(JsonNode batch) {
    return house.get(BATCHES + "/" + batch.path("id").asString()).body();
  }

  private void answer(String decision, PostingOutcome outcome, @Nullable String problem) {
    house.tell(
        "answer " + decision + outcome,
        new PostingAnswered(account, decision, outcome, null, problem, null));
    house.settle();
  }

  private void invoice(String number, String amount) {
    house.tell(
        "invoice " + number,
        new InvoicePosted(
            account, number, today.minusDays(30), null, today, money(amount), null, null, null));
    house.settle();
  }

  private void change(
      String kind, String invoice, String change, String open, @Nullable String undone) {
    LocalDate day = house.now().atZone(SHANGHAI).toLocalDate();
    house.tell(
        kind + " of " + invoice + " leaves " + open,
        new OpenItemsChanged(
            account,
            kind,
            kind + invoice + open,
            day,
            List.of(item(invoice, change, open)),
            List.of(),
            null,
            undone,
            null));
    house.settle();
  }

  private void pay(String number, OpenItem... items) {
    house.tell(
        "receipt " + number,
        new OpenItemsChanged(account, "receipt", number, today, Arrays.asList(items), List.of()));
    house.settle();
  }

  private OpenItem item(String invoice, String change, String open) {
    return new OpenItem(ItemKind.INVOICE, invoice, money(change), money(open), null);
  }

  private static List<Told> asked(String invoice, String event) {
    return house.told().stream()
        .filter(each -> each.type().equals("huikuan.dunning." + event + ".v1"))
        .filter(
            each ->
                each.event().path("item").asString("").equals(invoice)
                    || each.event().path("invoice").asString("").equals(invoice))
        .toList();
  }

  private Money money(String amount) {
    return Money.parse(amount + " " + currency());
  }

  private static List<String> texts(JsonNode array, String field) {
    return array.valueStream().map(each -> each.path(field).asString()).toList();
  }
}
