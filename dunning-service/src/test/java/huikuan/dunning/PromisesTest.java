package huikuan.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.OpenItem;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.contracts.ledger.LedgerEvent.UnappliedCredit;
import huikuan.contracts.ledger.RecipientEvent.PaymentPromised;
import huikuan.dunning.House.Answer;
import huikuan.dunning.House.Told;
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

/** What a customer promises is not asked for, until it is broken. Every day is a working day. */
class PromisesTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String CASES = "/api/v1/dunning/cases/reminder.CN01.";
  private static final String PROMISES = "/api/v1/dunning/promises";

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
    account = AccountId.parse("CN01.promising-" + ++tests + ".USD");
    today = house.now().atZone(SHANGHAI).toLocalDate().plusDays(1);
    house.moveTo(at(today, 8));
    house.tell(
        new CustomerChanged(account.customerId(), "ACME", "en", "Asia/Shanghai", "CN", null),
        List.of(Contacts.responsible("li", "Li", "li@example.com")));
    house.settle();
  }

  @Test
  void whatIsPromisedIsNotAskedForAndTheRestIs() {
    invoice("A1", "100.00", 0);
    JsonNode made = made("\"amount\":\"60.00\"", 8);
    assertThat(made.path("promise").asString()).isEqualTo("promise." + account.customerId() + ".1");
    assertThat(made.path("state").asString()).isEqualTo("in-force");
    assertThat(made.path("until").asString()).isEqualTo(today.plusDays(10).toString());
    house.moveTo(at(today.plusDays(3), 10));
    assertThat(asked("A1").getLast().event().path("held").asString()).isEqualTo("60.00 USD");

    pay("A1", "40.00", "60.00");
    house.settle();
    JsonNode found = house.get(CASES + "A1").body();
    assertThat(found.path("held").asString())
        .as("the 40.00 count for the promise")
        .isEqualTo("20.00");
    pay("A1", "60.00", "0.00");
    house.settle();
    JsonNode kept = promise(made);
    assertThat(kept.path("state").asString()).isEqualTo("kept");
    assertThat(kept.path("paid").asString()).isEqualTo("60.00");
    assertThat(kept.path("missing").asString()).isEqualTo("0.00");
  }

  @Test
  void aBrokenPromiseResumesAtTheNextStepAndIsATask() {
    invoice("B1", "100.00", 0);
    house.moveTo(at(today.plusDays(3), 10));
    JsonNode made = made("\"amount\":\"100.00\",\"ifBroken\":\"call\"", 9);
    house.moveTo(at(today.plusDays(11), 23));
    assertThat(asked("B1")).extracting(PromisesTest::level).containsExactly("reminder-1");
    assertThat(promise(made).path("state").asString()).isEqualTo("in-force");

    house.moveTo(at(today.plusDays(12), 10));
    JsonNode broken = promise(made);
    assertThat(broken.path("state").asString()).isEqualTo("broken");
    assertThat(broken.path("missing").asString()).isEqualTo("100.00");
    assertThat(asked("B1"))
        .extracting(PromisesTest::level)
        .containsExactly("reminder-1", "reminder-2");
    JsonNode tasks =
        house.get("/api/v1/dunning/tasks?company=CN01&reason=promise-broken").body().path("tasks");
    JsonNode task =
        StreamSupport.stream(tasks.spliterator(), false)
            .filter(each -> each.path("customer").asString().equals(account.customer()))
            .findFirst()
            .orElseThrow();
    assertThat(texts(task.path("promises"), "promise"))
        .containsExactly(made.path("promise").asString());
    assertThat(texts(task.path("promises"), "ifBroken")).containsExactly("call");
    assertThat(texts(task.path("promises"), "missing")).containsExactly("100.00 USD");
  }

  @Test
  void whatWasPartlyPaidIsPartlyKept() {
    invoice("C1", "100.00", 0);
    JsonNode made = made("\"amount\":\"100.00\"", 2);
    pay("C1", "30.00", "70.00");
    house.moveTo(at(today.plusDays(5), 1));
    JsonNode judged = promise(made);
    assertThat(judged.path("state").asString()).isEqualTo("partly-kept");
    assertThat(judged.path("paid").asString()).isEqualTo("30.00");
    assertThat(judged.path("missing").asString()).isEqualTo("70.00");
    assertThat(house.get(CASES + "C1").body().has("held")).isFalse();
  }

  @Test
  void moneyThatStandsAgainstNothingYetCounts() {
    invoice("D1", "100.00", 0);
    JsonNode made = made("\"amount\":\"100.00\"", 2);
    house.tell(
        "money on account of D1",
        new OpenItemsChanged(
            account,
            "receipt",
            "R-D1",
            today,
            List.of(),
            List.of(new UnappliedCredit("receipt", "R-D1", null, usd("100.00")))));
    house.moveTo(at(today.plusDays(5), 1));
    JsonNode judged = promise(made);
    assertThat(judged.path("state").asString()).isEqualTo("kept");
    assertThat(judged.path("onAccount").asString()).isEqualTo("100.00");
  }

  @Test
  void aPaymentThatBouncesResetsTheVerdict() {
    invoice("E1", "100.00", 0);
    JsonNode made = made("\"amount\":\"100.00\"", 4);
    pay("E1", "100.00", "0.00");
    house.settle();
    assertThat(promise(made).path("state").asString()).isEqualTo("kept");

    bounce("E1", "100.00", "100.00");
    house.settle();
    assertThat(promise(made).path("state").asString())
        .as("its day has not come")
        .isEqualTo("in-force");
    JsonNode again = house.get(CASES + "E1").body();
    assertThat(again.path("state").asString()).isEqualTo("on-hold");
    assertThat(texts(again.path("holds"), "reason")).containsExactly("promise");
    house.moveTo(at(today.plusDays(7), 1));
    assertThat(promise(made).path("state").asString()).isEqualTo("broken");
  }

  @Test
  void aPaymentOfBeforeThatBouncesIsNotOfThePromise() {
    invoice("E2", "100.00", 0);
    pay("E2", "30.00", "70.00");
    house.settle();
    JsonNode made = made("\"amount\":\"70.00\"", 4);
    pay("E2", "70.00", "0.00");
    house.settle();
    assertThat(promise(made).path("state").asString()).isEqualTo("kept");

    bounce("E2", "30.00", "30.00", "70.00");
    house.settle();
    assertThat(promise(made).path("state").asString()).isEqualTo("kept");
    assertThat(promise(made).path("paid").asString()).isEqualTo("70.00");
  }

  @Test
  void otherServicesAreToldHowItStands() {
    invoice("M1", "100.00", 0);
    JsonNode made = made("\"amount\":\"100.00\"", 4);
    pay("M1", "40.00", "60.00");
    pay("M1", "60.00", "0.00");
    bounce("M1", "60.00", "60.00");
    house.moveTo(at(today.plusDays(7), 1));
    List<JsonNode> told =
        house.told().stream()
            .filter(each -> each.type().equals("huikuan.dunning.promise-changed.v1"))
            .map(Told::event)
            .filter(each -> each.path("promise").equals(made.path("promise")))
            .toList();
    assertThat(told)
        .extracting(each -> each.path("state").asString() + " " + each.path("missing").asString())
        .containsExactly(
            "in-force 100.00 USD", "kept 0.00 USD", "in-force 60.00 USD", "partly-kept 60.00 USD");
    JsonNode last = told.getLast();
    assertThat(last.path("account").asString()).isEqualTo(account.toString());
    assertThat(last.path("paid").asString()).isEqualTo("40.00 USD");
    assertThat(last.path("until").asString()).isEqualTo(today.plusDays(6).toString());
    assertThat(texts(last.path("items"), "invoice")).containsExactly("M1");
  }

  @Test
  void aBounceAfterTheDayBreaksIt() {
    invoice("F1", "100.00", 0);
    JsonNode made = made("\"amount\":\"100.00\"", 2);
    pay("F1", "100.00", "0.00");
    house.moveTo(at(today.plusDays(8), 10));
    assertThat(promise(made).path("state").asString()).isEqualTo("kept");
    bounce("F1", "100.00", "100.00");
    house.settle();
    assertThat(promise(made).path("state").asString()).isEqualTo("broken");
    assertThat(house.get(CASES + "F1").body().path("state").asString()).isEqualTo("open");
  }

  @Test
  void afterTwoBrokenOnesSomebodyElseApprovesTheNext() {
    invoice("G1", "100.00", 0);
    for (int time = 0; time < 2; time++) {
      JsonNode made = made("\"amount\":\"100.00\"", 5 + time);
      Answer taken =
          house.post(
              PROMISES + "/" + made.path("promise").asString() + "/withdraw",
              "{\"reason\":\"they call it off\"}");
      assertThat(taken.body().path("state").asString()).isEqualTo("withdrawn");
    }
    Answer asked = make("\"amount\":\"100.00\"", 9, "chen.jing");
    assertThat(asked.status()).as(asked.text()).isEqualTo(201);
    String promise = asked.body().path("promise").asString();
    assertThat(asked.body().path("state").asString()).isEqualTo("proposed");
    assertThat(asked.body().path("approval").asString()).isEqualTo("broken-before");
    house.settle();
    assertThat(house.get(CASES + "G1").body().has("holds")).isFalse();

    String approve = "/api/v1/dunning/approvals/" + promise + "/approve";
    assertThat(house.postAs("chen.jing", approve, "").body().path("type").asString())
        .isEqualTo("urn:huikuan:problem:own-proposal");
    assertThat(house.postAs("wang.wei", approve, "").status()).isEqualTo(200);
    house.settle();
    assertThat(texts(house.get(CASES + "G1").body().path("holds"), "source"))
        .containsExactly(promise);
  }

  @Test
  void whatNobodyApprovesInTimeLapses() {
    invoice("H1", "100.00", 0);
    for (int time = 0; time < 2; time++) {
      JsonNode made = made("\"amount\":\"100.00\"", 5 + time);
      house.post(
          PROMISES + "/" + made.path("promise").asString() + "/withdraw", "{\"reason\":\"no\"}");
    }
    JsonNode made = make("\"amount\":\"100.00\"", 20, "chen.jing").body();
    house.moveTo(at(today.plusDays(10), 10));
    assertThat(promise(made).path("state").asString()).isEqualTo("lapsed");
  }

  @Test
  void whatIsPromisedTwiceOrIsMoreThanOpenIsRefused() {
    invoice("I1", "100.00", 0);
    invoice("I2", "50.00", 1);
    Answer more = make("\"amount\":\"150.01\"", 5, null);
    assertThat(more.status()).isEqualTo(422);
    assertThat(more.body().path("type").asString()).isEqualTo("urn:huikuan:problem:more-than-open");
    assertThat(more.text()).contains("150.00");
    JsonNode made = made("\"amount\":\"120.00\"", 5);
    assertThat(texts(made.path("items"), "number")).containsExactly("I1", "I2");
    assertThat(texts(made.path("items"), "amount")).containsExactly("100.00", "20.00");
    assertThat(make("\"amount\":\"120.00\"", 5, null).status()).as("the same").isEqualTo(200);
    JsonNode free = house.get(PROMISES + "/free?account=" + account).body();
    assertThat(free.path("free").asString()).isEqualTo("30.00");
    assertThat(texts(free.path("items"), "number")).containsExactly("I1", "I2");
    assertThat(texts(free.path("items"), "free")).containsExactly("0.00", "30.00");
    assertThat(free.path("alone").asString()).isEqualTo(today.plusDays(14).toString());
    Answer rest = make("\"amount\":\"30.01\"", 6, null);
    assertThat(rest.status()).isEqualTo(422);
    assertThat(rest.text()).as("what is promised is not free").contains("at most 30.00");
    Answer twice = make("\"items\":[{\"number\":\"I2\",\"amount\":\"30.01\"}]", 6, null);
    assertThat(twice.status()).as(twice.text()).isEqualTo(422);
    assertThat(texts(twice.body().path("errors"), "field")).containsExactly("items[0].amount");
    assertThat(twice.text()).contains("30.00");
    Answer unknown = make("\"items\":[{\"number\":\"I9\",\"amount\":\"1.00\"}]", 6, null);
    assertThat(unknown.status()).isEqualTo(422);
    JsonNode free30 = made("\"amount\":\"30.00\"", 6);
    assertThat(texts(free30.path("items"), "number"))
        .as("what is due first is promised already")
        .containsExactly("I2");
    assertThat(texts(unknown.body().path("errors"), "field")).containsExactly("items[0].number");
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    invoice("J1", "100.00", 0);
    Answer answer =
        house.post(
            customer() + "/promises",
            """
            {"currency":"USD","on":"%s","ifBroken":"shout","items":[{"number":"J1"},{"number":"J1"}],"x":1,
             "contact":"nobody"}
            """
                .formatted(today.minusDays(1)));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(texts(answer.body().path("errors"), "field"))
        .containsExactlyInAnyOrder("on", "amount", "items[1]", "ifBroken", "contact", "x");
    Answer far = make("\"amount\":\"1.00\"", 31, null);
    assertThat(far.status()).isEqualTo(400);
    assertThat(far.text()).contains("instalment plan");
    assertThat(house.get(PROMISES + "?company=CN01&account=" + account).body().path("promises"))
        .isEmpty();
  }

  @Test
  void whatARecipientPromisesIsTakenAndALaterOneTakesItsPlace() {
    invoice("K1", "100.00", 0);
    tell("100.00", 5);
    tell("80.00", 6);
    tell("80.00", 40);
    JsonNode found = house.get(PROMISES + "?account=" + account).body().path("promises");
    assertThat(texts(found, "state")).containsExactly("withdrawn", "in-force");
    assertThat(texts(found, "contactId")).containsExactly("li", "li");
    assertThat(house.get(CASES + "K1").body().path("held").asString()).isEqualTo("80.00");
  }

  @Test
  void promisesAreFoundByTheirDays() {
    invoice("L1", "100.00", 0);
    made("\"amount\":\"10.00\"", 9);
    made("\"amount\":\"20.00\"", 3);
    made("\"amount\":\"30.00\"", 6);
    house.settle();
    String of = PROMISES + "?account=" + account;
    assertThat(texts(house.get(of).body().path("promises"), "amount"))
        .containsExactly("20.00", "30.00", "10.00");
    JsonNode page = house.get(of + "&limit=2").body();
    assertThat(texts(page.path("promises"), "amount")).containsExactly("20.00", "30.00");
    assertThat(
            texts(
                house
                    .get(of + "&limit=2&after=" + page.path("next").asString())
                    .body()
                    .path("promises"),
                "amount"))
        .containsExactly("10.00");
    assertThat(
            texts(
                house
                    .get(of + "&from=" + today.plusDays(4) + "&to=" + today.plusDays(9))
                    .body()
                    .path("promises"),
                "amount"))
        .containsExactly("30.00", "10.00");
    assertThat(house.get(of + "&state=gone").status()).isEqualTo(400);
    assertThat(house.get(PROMISES + "/promise.CN01.nobody.1").status()).isEqualTo(404);
    assertThat(house.get(PROMISES + "/free?account=CN01.nobody.CNY").status()).isEqualTo(404);
    assertThat(house.get(PROMISES + "/free?account=nobody").status()).isEqualTo(400);
    assertThat(house.get(PROMISES + "/plan.CN01.nobody.1").status()).isEqualTo(404);
  }

  @Test
  void theyAreCountedByStateAndCurrency() {
    invoice("N1", "500.00", 0);
    String of = PROMISES + "/summary?account=" + account;
    assertThat(house.get(of).body().has("keptRate")).as("none is judged").isFalse();
    made("\"items\":[{\"number\":\"N1\",\"amount\":\"100.00\"}]", 1);
    pay("N1", "100.00", "400.00");
    house.settle();
    made("\"amount\":\"50.00\"", 2);
    made("\"amount\":\"60.00\"", 3);
    house.moveTo(at(today.plusDays(6), 1));
    made("\"amount\":\"70.00\"", 9);
    house.settle();
    JsonNode summary = house.get(of).body();
    assertThat(texts(summary.path("states"), "state"))
        .containsExactlyElementsOf(
            List.of(
                "proposed",
                "in-force",
                "kept",
                "partly-kept",
                "broken",
                "withdrawn",
                "rejected",
                "lapsed"));
    assertThat(texts(summary.path("states"), "promises"))
        .as("after two broken ones the next waits for approval")
        .containsExactly("1", "0", "1", "0", "2", "0", "0", "0");
    assertThat(summary.path("states").path(4).path("amounts").path(0).asString())
        .as("of broken ones")
        .isEqualTo("110.00 USD");
    assertThat(summary.path("keptRate").asString()).isEqualTo("0.3333");
    JsonNode some =
        house.get(of + "&from=" + today.plusDays(3) + "&to=" + today.plusDays(3)).body();
    assertThat(texts(some.path("states"), "promises"))
        .containsExactly("0", "0", "0", "0", "1", "0", "0", "0");
    assertThat(house.get(of + "&from=2013-02-01&to=2013-01-01").status()).isEqualTo(400);
  }

  private void tell(String amount, int days) {
    house.tell(
        "promised " + account + days,
        new PaymentPromised(
            account.customerId(),
            "li",
            "m-1",
            account,
            usd(amount),
            today.plusDays(days),
            house.now()));
    house.settle();
  }

  private String customer() {
    return "/api/v1/dunning/customers/CN01/" + account.customer();
  }

  private JsonNode made(String what, int days) {
    Answer answer = make(what, days, null);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    house.settle();
    return answer.body();
  }

  private Answer make(String what, int days, @Nullable String person) {
    String body = "{\"currency\":\"USD\",%s,\"on\":\"%s\"}".formatted(what, today.plusDays(days));
    String path = customer() + "/promises";
    return person == null ? house.post(path, body) : house.postAs(person, path, body);
  }

  private static JsonNode promise(JsonNode made) {
    return house.get(PROMISES + "/" + made.path("promise").asString()).body();
  }

  private void invoice(String number, String amount, int daysToDue) {
    LocalDate dueOn = today.plusDays(daysToDue);
    house.tell(
        "invoice " + number,
        new InvoicePosted(
            account, number, dueOn.minusDays(30), null, dueOn, usd(amount), null, null, null));
    house.settle();
  }

  private void pay(String invoice, String amount, String open) {
    change("receipt", invoice, "-" + amount, open, null);
  }

  /** The last receipt bounces. */
  private void bounce(String invoice, String amount, String open) {
    bounce(invoice, amount, open, usd(open).minus(usd(amount)).decimal());
  }

  /** The receipt bounces that left so much open. */
  private void bounce(String invoice, String amount, String open, String left) {
    change("reversal", invoice, amount, open, "receipt" + invoice + left);
  }

  private void change(
      String kind, String invoice, String change, String open, @Nullable String undone) {
    OpenItem item = new OpenItem(ItemKind.INVOICE, invoice, usd(change), usd(open), null);
    LocalDate day = house.now().atZone(SHANGHAI).toLocalDate();
    house.tell(
        kind + " of " + invoice + " leaves " + open,
        new OpenItemsChanged(
            account,
            kind,
            kind + invoice + open,
            day,
            List.of(item),
            List.of(),
            null,
            undone == null ? null : "receipt",
            undone));
  }

  private List<Told> asked(String invoice) {
    return house.toldOf("reminder.CN01." + invoice).stream()
        .filter(each -> each.type().equals("huikuan.dunning.reminder-requested.v1"))
        .toList();
  }

  private static String level(Told told) {
    return told.event().path("level").asString();
  }

  private static Money usd(String amount) {
    return Money.parse(amount + " USD");
  }

  private static Instant at(LocalDate day, int hour) {
    return day.atTime(LocalTime.of(hour, 0)).atZone(SHANGHAI).toInstant();
  }

  private static List<String> texts(JsonNode array, String field) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(each -> each.path(field).asString())
        .toList();
  }
}
