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
import huikuan.dunning.House.Told;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Parts of claims and whole customers are kept from being chased. */
class HoldsTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String CASES = "/api/v1/dunning/cases/reminder.CN01.";
  private static final String REQUESTED = "huikuan.dunning.reminder-requested.v1";

  private static House house;
  private static int tests;

  private AccountId account;
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

  /** At 08:00 of the next day. */
  @BeforeEach
  void begin() {
    account = AccountId.parse("CN01.held-" + ++tests + ".USD");
    customer = "/api/v1/dunning/customers/CN01/" + account.customer();
    today = house.now().atZone(SHANGHAI).toLocalDate().plusDays(1);
    house.moveTo(at(today, 8));
    house.tell(
        new CustomerChanged(account.customerId(), "ACME", "en", "Asia/Shanghai", "CN", null),
        List.of(Contacts.responsible("li", "Li", "li@example.com")));
    house.settle();
  }

  @Test
  void ofAnInvoiceHeldInPartTheRestIsAskedFor() {
    invoices("P-", 1);
    Answer answer =
        house.post(CASES + "P-0/hold", body(today.plusDays(20), ",\"amount\":\"30.00\""));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.body().path("hold").path("amount").asString()).isEqualTo("30.00");
    house.moveTo(at(today.plusDays(3), 10));

    JsonNode found = house.get(CASES + "P-0").body();
    assertThat(found.path("state").asString()).isEqualTo("open");
    assertThat(found.path("open").asString()).isEqualTo("100.00");
    assertThat(found.path("held").asString()).isEqualTo("30.00");
    assertThat(texts(found.path("holds"), "amount")).containsExactly("30.00");
    assertThat(texts(found.path("decisions"), "because").getFirst())
        .isEqualTo(
            "A message was asked for: reminder 1, to Li; 100.00 USD open, of which 30.00 USD on"
                + " hold, 3 days late.");
    List<Told> told = house.toldOf("reminder.CN01.P-0");
    assertThat(told)
        .extracting(Told::type)
        .containsExactly("huikuan.dunning.case-held.v1", REQUESTED);
    assertThat(told.get(0).event().path("held").asString()).isEqualTo("30.00 USD");
    assertThat(told.get(1).event().path("open").asString()).isEqualTo("100.00 USD");
    assertThat(told.get(1).event().path("held").asString()).isEqualTo("30.00 USD");

    pay("P-0", "70.00", "30.00");
    house.moveTo(at(today.plusDays(12), 10));
    found = house.get(CASES + "P-0").body();
    assertThat(found.path("state").asString()).as("the rest is held").isEqualTo("on-hold");
    assertThat(found.path("next").path("at").asString())
        .isEqualTo(at(today.plusDays(21), 9).toString());
    JsonNode decided = decision(today.plusDays(12));
    assertThat(decided.path("reason").asString()).isEqualTo("on-hold");
    assertThat(decided.path("until").asString()).isEqualTo(at(today.plusDays(21), 0).toString());
    assertThat(texts(decided.path("holds"), "amount")).containsExactly("30.00");
    assertThat(house.toldOf("reminder.CN01.P-0")).hasSize(2);

    house.moveTo(at(today.plusDays(21), 10));
    Told last = house.toldOf("reminder.CN01.P-0").getLast();
    assertThat(last.event().path("open").asString()).isEqualTo("30.00 USD");
    assertThat(last.event().has("held")).isFalse();
  }

  @Test
  void allThatIsWrongWithAHoldIsToldAtOnce() {
    invoices("W-", 1);
    Answer answer =
        house.post(
            CASES + "W-0/hold",
            "{\"until\":\"%s\",\"amount\":\"100.01\",\"who\":1}".formatted(today.minusDays(1)));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(texts(answer.body().path("errors"), "field"))
        .containsExactlyInAnyOrder("amount", "reason", "until", "who");
    assertThat(answer.text()).contains("up to 100.00, in USD", today + " (today");
    assertThat(house.get(CASES + "W-0").body().has("holds")).isFalse();
  }

  @Test
  void nothingIsAskedOfACustomerOnHoldUntilItsEndPresentOrToCome() {
    invoices("C-", 2);
    Answer answer = house.post(customer + "/hold", body(today.plusDays(9), ",\"note\":\"ask\""));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.body().path("customer").asString()).isEqualTo(account.customer());
    assertThat(
            house.post(customer + "/hold", body(today.plusDays(9), ",\"note\":\"ask\"")).status())
        .as("again")
        .isEqualTo(200);
    house.settle();
    tellInvoice("LATER", today);
    house.moveTo(at(today.plusDays(8), 8));

    assertThat(asked()).isEmpty();
    JsonNode inForce = house.get(customer + "/holds").body().path("holds");
    assertThat(inForce).hasSize(1);
    assertThat(inForce.path(0).path("reason").asString()).isEqualTo("they merge");
    assertThat(inForce.path(0).path("note").asString()).isEqualTo("ask");
    for (String number : List.of("C-0", "C-1", "LATER")) {
      JsonNode one = house.get(CASES + number).body();
      assertThat(one.path("state").asString()).as(number).isEqualTo("on-hold");
      assertThat(one.path("held").asString()).isEqualTo("100.00");
      assertThat(one.has("holds")).isFalse();
      assertThat(texts(one.path("customerHolds"), "source")).containsExactly("manual");
      assertThat(texts(one.path("customerHolds"), "until"))
          .containsExactly(today.plusDays(9).toString());
      assertThat(one.path("next").path("at").asString())
          .isEqualTo(at(today.plusDays(10), 9).toString());
      assertThat(texts(one.path("timeline"), "what")).contains("customer-held");
    }
    assertThat(toldOfCustomer())
        .extracting(Told::type)
        .containsExactly("huikuan.dunning.customer-held.v1");
    assertThat(toldOfCustomer().getFirst().key()).isEqualTo(account.customerId().toString());
    JsonNode decided = decision(today.plusDays(5));
    assertThat(decided.path("reason").asString()).isEqualTo("on-hold");
    assertThat(texts(decided.path("customerHolds"), "reason")).containsExactly("they merge");

    house.moveTo(at(today.plusDays(10), 10));
    assertThat(asked()).hasSize(3);
    assertThat(asked())
        .extracting(each -> each.event().path("level").asString())
        .containsOnly("reminder-1");
    assertThat(house.get(customer + "/holds").body().path("holds")).isEmpty();
    JsonNode one = house.get(CASES + "C-0").body();
    assertThat(one.path("state").asString()).isEqualTo("open");
    assertThat(one.has("customerHolds")).isFalse();
    assertThat(texts(one.path("timeline"), "what"))
        .containsSubsequence("customer-held", "customer-resumed", "step-requested");
    assertThat(toldOfCustomer())
        .extracting(Told::type)
        .containsExactly("huikuan.dunning.customer-held.v1", "huikuan.dunning.customer-resumed.v1");
    assertThat(decision(today.plusDays(5)).path("reason").asString())
        .as("asked afterwards")
        .isEqualTo("on-hold");
  }

  /** More cases than decide anew at once, and the service is stopped on the way. */
  @Test
  void allOpenCasesOfACustomerThatIsResumedGoOnAlsoAfterARestart() {
    invoices("M-", 210);
    house.post(customer + "/hold", body(today.plusDays(60), ""));
    house.restart();
    house.moveTo(at(today.plusDays(4), 10));
    assertThat(asked()).isEmpty();
    assertThat(house.get("/api/v1/dunning/cases?state=on-hold&limit=1000").body().path("cases"))
        .filteredOn(each -> each.path("account").asString().equals(account.toString()))
        .hasSize(210);

    assertThat(house.post(customer + "/resume").status()).isEqualTo(200);
    assertThat(house.post(customer + "/resume").status()).as("again").isEqualTo(200);
    house.restart();
    house.moveTo(at(today.plusDays(5), 18));
    assertThat(asked()).hasSize(210);
    assertThat(asked())
        .extracting(each -> each.event().path("sending").path("day").asString())
        .containsOnly(today.plusDays(5).toString());
  }

  @Test
  void aHoldOfTheClaimStaysWhenItsCustomerIsResumed() {
    invoices("B-", 2);
    house.post(customer + "/hold", body(today.plusDays(60), ""));
    house.post(CASES + "B-0/hold", body(today.plusDays(9), ""));
    house.settle();
    house.post(customer + "/resume");
    house.moveTo(at(today.plusDays(4), 10));
    assertThat(asked())
        .extracting(each -> each.event().path("invoice").asString())
        .containsExactly("B-1");
    JsonNode one = house.get(CASES + "B-0").body();
    assertThat(one.path("state").asString()).isEqualTo("on-hold");
    assertThat(one.has("customerHolds")).isFalse();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"until":"TODAY"}                              | reason
          {"reason":"x"}                                 | until
          {"reason":"x","until":"YESTERDAY"}             | until
          {"reason":"x","until":"9999-12-31"}            | until
          {"reason":"x","until":"TODAY","amount":"1.00"} | amount
          {"reason":"x","until":"TODAY","note":""}       | note
          []                                             | one JSON object
          """)
  void aHoldOfACustomerThatCannotBeIsRefused(String body, String named) {
    Answer answer =
        house.post(
            customer + "/hold",
            body.replace("TODAY", today.toString())
                .replace("YESTERDAY", today.minusDays(1).toString()));
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.text()).contains(named);
    assertThat(house.get(customer + "/holds").body().path("holds")).isEmpty();
  }

  @Test
  void aCustomerThatNobodyKnowsIsNotHeld() {
    String nobody = "/api/v1/dunning/customers/CN01/nobody";
    for (Answer answer :
        List.of(
            house.post(nobody + "/hold", body(today, "")),
            house.post(nobody + "/resume"),
            house.get(nobody + "/holds"))) {
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body().path("type").asString()).isEqualTo("urn:huikuan:problem:not-found");
    }
    Answer malformed = house.post("/api/v1/dunning/customers/CN.01/%20/hold", body(today, ""));
    assertThat(malformed.status()).isEqualTo(400);
    assertThat(texts(malformed.body().path("errors"), "field"))
        .containsExactly("company", "customer");
  }

  @Test
  void aCustomerOfWhomOnlyInvoicesAreKnownIsHeld() {
    account = AccountId.parse("CN01.untold.USD");
    invoices("U-", 1);
    Answer answer =
        house.post("/api/v1/dunning/customers/CN01/untold/hold", body(today.plusDays(3), ""));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    house.moveTo(at(today, 9));
    assertThat(house.get(CASES + "U-0").body().path("state").asString()).isEqualTo("on-hold");
  }

  private void invoices(String prefix, int count) {
    IntStream.range(0, count).forEach(i -> tellInvoice(prefix + i, today));
    house.settle();
  }

  private void tellInvoice(String number, LocalDate dueOn) {
    house.tell(
        "invoice " + number,
        new InvoicePosted(
            account, number, dueOn.minusDays(30), null, dueOn, usd("100.00"), null, null, null));
  }

  private void pay(String invoice, String amount, String open) {
    OpenItem item = new OpenItem(ItemKind.INVOICE, invoice, usd("-" + amount), usd(open), null);
    house.tell(
        "receipt of " + invoice,
        new OpenItemsChanged(account, "receipt", "R-" + invoice, today, List.of(item), List.of()));
    house.settle();
  }

  private static String body(LocalDate until, String more) {
    return "{\"reason\":\"they merge\",\"until\":\"" + until + "\"" + more + "}";
  }

  private List<Told> asked() {
    return house.told().stream()
        .filter(each -> each.type().equals(REQUESTED))
        .filter(each -> each.key().equals(account.toString()))
        .toList();
  }

  private List<Told> toldOfCustomer() {
    return house.told().stream()
        .filter(each -> each.type().startsWith("huikuan.dunning.customer-"))
        .filter(
            each ->
                each.event().path("customer").asString().equals(account.customerId().toString()))
        .toList();
  }

  private JsonNode decision(LocalDate day) {
    return house
        .get("/api/v1/dunning/decisions?account=" + account + "&on=" + day)
        .body()
        .path("decisions")
        .path(0);
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
