package huikuan.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.DisputeReason;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.OpenItem;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.contracts.ledger.LedgerEvent.PostingAnswered;
import huikuan.contracts.ledger.LedgerEvent.PostingOutcome;
import huikuan.contracts.ledger.RecipientEvent.ItemDisputed;
import huikuan.dunning.House.Answer;
import huikuan.dunning.House.Told;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is disputed is not asked for until it is clarified. Every day is a working day. */
class DisputesTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String CASES = "/api/v1/dunning/cases/reminder.CN01.";
  private static final String DISPUTES = "/api/v1/dunning/disputes/";

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
    account = AccountId.parse("CN01.disputing-" + ++tests + ".USD");
    today = house.now().atZone(SHANGHAI).toLocalDate().plusDays(1);
    house.moveTo(at(today, 8));
    house.tell(
        new CustomerChanged(account.customerId(), "ACME", "en", "Asia/Shanghai", "CN", null),
        List.of(Contacts.responsible("li", "Li", "li@example.com")));
    house.settle();
  }

  @Test
  void onlyTheDisputedPartIsHeldAndMoneyPaysTheRestFirst() {
    invoice("A1", "100.00");
    JsonNode opened = opened("A1", "40.00");
    assertThat(opened.path("stage").asString()).isEqualTo("new");
    assertThat(opened.path("dueOn").asString()).isEqualTo(today.plusDays(20).toString());
    assertThat(held("A1")).isEqualTo("40.00");
    house.moveTo(at(today.plusDays(3), 10));
    assertThat(asked("A1").getLast().event().path("held").asString()).isEqualTo("40.00 USD");

    change("receipt", "A1", "-50.00", "50.00", null);
    tie(opened, "40.00", "40.00", "0.00", "0.00", "0.00", "0.00");
    change("receipt", "A1", "-25.00", "25.00", null);
    tie(opened, "40.00", "25.00", "15.00", "0.00", "0.00", "0.00");
    change("creditNote", "A1", "-5.00", "20.00", null);
    tie(opened, "40.00", "20.00", "15.00", "5.00", "0.00", "0.00");
    change("reversal", "A1", "20.00", "40.00", "receipt");
    tie(opened, "40.00", "35.00", "0.00", "5.00", "0.00", "0.00");
    assertThat(held("A1")).isEqualTo("35.00");
    change("writeOff", "A1", "-40.00", "0.00", null);
    tie(opened, "40.00", "0.00", "0.00", "5.00", "35.00", "0.00");
    assertThat(dispute(opened).path("outcome").asString()).isEqualTo("settled");
  }

  @Test
  void whatIsOwedAfterAllIsChasedAgain() {
    invoice("B1", "100.00");
    JsonNode opened = opened("B1", null);
    house.moveTo(at(today.plusDays(6), 10));
    assertThat(asked("B1")).isEmpty();
    Answer closed =
        house.post(
            DISPUTES + opened.path("dispute").asString() + "/resolve",
            "{\"outcome\":\"owed\",\"rootCause\":\"customer\",\"reason\":\"they looked again\"}");
    assertThat(closed.status()).as(closed.text()).isEqualTo(200);
    assertThat(closed.body().path("stage").asString()).isEqualTo("closed");
    assertThat(closed.body().path("conceded").asString()).isEqualTo("100.00");
    house.moveTo(at(today.plusDays(7), 10));
    assertThat(asked("B1")).hasSize(1);
    assertThat(
            house
                .post(
                    DISPUTES + opened.path("dispute").asString() + "/resolve",
                    "{\"outcome\":\"owed\",\"rootCause\":\"customer\",\"reason\":\"again\"}")
                .body()
                .path("type")
                .asString())
        .isEqualTo("urn:huikuan:problem:dispute-closed");
  }

  @Test
  void itIsClosedWhenTheLedgerHasPostedWhatFollows() {
    invoice("C1", "100.00");
    JsonNode opened = opened("C1", "40.00");
    String decision = resolve(opened, "C1", "creditNote", "30.00");
    Told told =
        house.told().stream()
            .filter(each -> each.type().equals("huikuan.dunning.posting-requested.v1"))
            .filter(each -> each.key().equals(account.toString()))
            .toList()
            .getLast();
    assertThat(told.event().path("decision").asString()).isEqualTo(decision);
    assertThat(told.event().path("amount").asString()).isEqualTo("30.00 USD");
    assertThat(told.event().path("posting").asString()).isEqualTo("creditNote");
    assertThat(dispute(opened).path("stage").asString()).isEqualTo("resolving");
    Answer meanwhile =
        house.post(
            DISPUTES + opened.path("dispute").asString() + "/resolve",
            "{\"outcome\":\"owed\",\"rootCause\":\"customer\",\"reason\":\"no\"}");
    assertThat(meanwhile.body().path("type").asString())
        .isEqualTo("urn:huikuan:problem:dispute-resolving");

    answer(decision, PostingOutcome.PROPOSED, null);
    assertThat(dispute(opened).path("postings").path(0).path("outcome").asString())
        .isEqualTo("proposed");
    answer(decision, PostingOutcome.POSTED, null);
    assertThat(dispute(opened).path("stage").asString())
        .as("its claim does not know yet")
        .isEqualTo("resolving");
    credit("C1", decision, "-30.00", "70.00");
    tie(opened, "40.00", "0.00", "0.00", "30.00", "0.00", "10.00");
    JsonNode closed = dispute(opened);
    assertThat(closed.path("stage").asString()).isEqualTo("closed");
    assertThat(closed.path("outcome").asString()).isEqualTo("posted");
    assertThat(closed.path("rootCause").asString()).isEqualTo("pricing");
    assertThat(held("C1")).isEmpty();
    assertThat(
            house.told().stream()
                .filter(each -> each.type().equals("huikuan.dunning.dispute-changed.v1"))
                .map(Told::event)
                .filter(each -> each.path("dispute").equals(opened.path("dispute")))
                .map(each -> each.path("stage").asString() + " " + each.path("open").asString()))
        .containsExactly("new 40.00 USD", "resolving 40.00 USD", "closed 0.00 USD");
    assertThat(
            texts(
                house
                    .get("/api/v1/dunning/tasks?company=CN01&reason=own-fault")
                    .body()
                    .path("tasks"),
                "customer"))
        .contains(account.customer());
  }

  @Test
  void whatTheLedgerRefusesIsWorkedOnAgain() {
    invoice("D1", "100.00");
    JsonNode opened = opened("D1", "40.00");
    String first = resolve(opened, "D1", "writeOff", "40.00");
    answer(first, PostingOutcome.REFUSED, "exceeds-open-amount");
    JsonNode found = dispute(opened);
    assertThat(found.path("stage").asString()).isEqualTo("in-work");
    assertThat(found.path("postings").path(0).path("problem").asString())
        .isEqualTo("exceeds-open-amount");
    assertThat(held("D1")).isEqualTo("40.00");
    String second = resolve(opened, "D1", "writeOff", "40.00");
    assertThat(second).isNotEqualTo(first);
    credit("D1", second, "-40.00", "60.00");
    answer(second, PostingOutcome.POSTED, null);
    assertThat(dispute(opened).path("stage").asString()).isEqualTo("closed");
  }

  @Test
  void aPartIsSplitOffAndMergedAgain() {
    invoice("E1", "100.00");
    JsonNode opened = opened("E1", "40.00");
    String path = DISPUTES + opened.path("dispute").asString();
    Answer all = house.post(path + "/split", split("E1", "40.00"));
    assertThat(all.status()).as(all.text()).isEqualTo(422);
    Answer split = house.post(path + "/split", split("E1", "15.00"));
    assertThat(split.status()).as(split.text()).isEqualTo(201);
    house.settle();
    assertThat(split.body().path("from").asString()).isEqualTo(opened.path("dispute").asString());
    assertThat(split.body().path("open").asString()).isEqualTo("15.00");
    tie(opened, "25.00", "25.00", "0.00", "0.00", "0.00", "0.00");
    assertThat(held("E1")).isEqualTo("40.00");
    change("receipt", "E1", "-70.00", "30.00", null);
    tie(opened, "25.00", "15.00", "10.00", "0.00", "0.00", "0.00");
    tie(split.body(), "15.00", "15.00", "0.00", "0.00", "0.00", "0.00");

    Answer merged =
        house.post(
            path + "/merge",
            "{\"disputes\":[\"" + split.body().path("dispute").asString() + "\"]}");
    assertThat(merged.status()).as(merged.text()).isEqualTo(200);
    house.settle();
    Answer again =
        house.post(
            path + "/merge",
            "{\"disputes\":[\"" + split.body().path("dispute").asString() + "\"]}");
    assertThat(again.status()).as("it does already").isEqualTo(200);
    tie(opened, "40.00", "30.00", "10.00", "0.00", "0.00", "0.00");
    tie(split.body(), "0.00", "0.00", "0.00", "0.00", "0.00", "0.00");
    assertThat(dispute(split.body()).path("into").asString())
        .isEqualTo(opened.path("dispute").asString());
    assertThat(held("E1")).isEqualTo("30.00");
  }

  @Test
  void whatIsDisputedAlreadyOrIsMoreThanOpenIsRefused() {
    invoice("F1", "100.00");
    Answer more = open("F1", "100.01", "quality");
    assertThat(more.status()).isEqualTo(422);
    assertThat(texts(more.body().path("errors"), "field")).containsExactly("items[0].amount");
    opened("F1", "80.00");
    assertThat(open("F1", "80.00", "wrong-price").status()).as("the same").isEqualTo(200);
    Answer twice = open("F1", "20.01", "quality");
    assertThat(twice.status()).isEqualTo(422);
    assertThat(twice.text()).contains("20.00");
    assertThat(open("F1", null, "quality").body().path("original").asString()).isEqualTo("20.00");
    assertThat(open("F1", null, "damaged").status()).isEqualTo(422);
    assertThat(open("F9", "1.00", "quality").body().path("type").asString())
        .isEqualTo("urn:huikuan:problem:not-open");
    Answer faults =
        house.post(
            "/api/v1/dunning/customers/CN01/" + account.customer() + "/disputes",
            "{\"currency\":\"USD\",\"items\":[],\"reason\":\"because\",\"dueOn\":\"1999-01-01\","
                + "\"contact\":\"nobody\"}");
    assertThat(texts(faults.body().path("errors"), "field"))
        .containsExactlyInAnyOrder("items", "reason", "dueOn", "contact");
  }

  @Test
  void anOverdueOneIsATaskAndHoldsOn() {
    invoice("G1", "100.00");
    JsonNode opened = opened("G1", null);
    house.moveTo(at(today.plusDays(60), 10));
    JsonNode found = dispute(opened);
    assertThat(found.path("overdue").asBoolean()).isTrue();
    assertThat(asked("G1")).isEmpty();
    assertThat(overdueCustomers()).contains(account.customer());
    Answer later =
        house.put(
            DISPUTES + opened.path("dispute").asString(),
            "{\"reason\":\"quality\",\"owner\":\"person:li.na\",\"stage\":\"in-work\",\"dueOn\":\"%s\"}"
                .formatted(today.plusDays(70)));
    assertThat(later.status()).as(later.text()).isEqualTo(200);
    assertThat(later.body().path("overdue").asBoolean()).isFalse();
    assertThat(later.body().path("owner").asString()).isEqualTo("person:li.na");
    assertThat(later.body().path("heldUntil").asString()).isEqualTo(today.plusDays(100).toString());
    house.settle();
    assertThat(overdueCustomers()).doesNotContain(account.customer());
  }

  private static List<String> overdueCustomers() {
    return texts(
        house.get("/api/v1/dunning/tasks?company=CN01&reason=dispute-overdue").body().path("tasks"),
        "customer");
  }

  @Test
  void aStaleChangeIsRefused() {
    invoice("H1", "100.00");
    JsonNode opened = opened("H1", null);
    String path = DISPUTES + opened.path("dispute").asString();
    assertThat(opened.path("version").asInt()).isEqualTo(1);
    assertThat(house.put(path, facts("person:wang.wei")).body().path("version").asInt())
        .isEqualTo(2);
    assertThat(house.putIfMatch("1", path, facts("person:li.na")).status()).isEqualTo(412);
    assertThat(house.putIfMatch("2", path, facts("person:li.na")).status()).isEqualTo(200);
    assertThat(house.putIfMatch("2", path, facts("person:li.na")).status())
        .as("again")
        .isEqualTo(200);
  }

  private String facts(String owner) {
    return "{\"reason\":\"quality\",\"owner\":\"%s\",\"stage\":\"in-work\",\"dueOn\":\"%s\"}"
        .formatted(owner, today.plusDays(20));
  }

  @Test
  void whatARecipientDisputesIsOpen() {
    invoice("I1", "100.00");
    for (int time = 0; time < 2; time++) {
      house.tell(
          "disputed " + time,
          new ItemDisputed(
              account.customerId(),
              "li",
              "m-1",
              account,
              ItemKind.INVOICE,
              "I1",
              Money.parse("30.00 USD"),
              DisputeReason.DAMAGED,
              "two boxes",
              null,
              house.now()));
      house.settle();
    }
    JsonNode found =
        house.get("/api/v1/dunning/disputes?stage=open&account=" + account).body().path("disputes");
    assertThat(found).hasSize(1);
    assertThat(found.path(0).path("origin").asString()).isEqualTo("recipient");
    assertThat(found.path(0).path("note").asString()).isEqualTo("two boxes");
    assertThat(held("I1")).isEqualTo("30.00");
  }

  @Test
  void itIsHeldAgainWhenAPaymentBounces() {
    invoice("J1", "100.00");
    JsonNode opened = opened("J1", "40.00");
    change("receipt", "J1", "-100.00", "0.00", null);
    tie(opened, "40.00", "0.00", "40.00", "0.00", "0.00", "0.00");
    change("reversal", "J1", "100.00", "100.00", "receipt");
    tie(opened, "40.00", "0.00", "0.00", "0.00", "0.00", "40.00");
    assertThat(house.get(CASES + "J1").body().path("state").asString())
        .as("it was closed, and is owed again")
        .isEqualTo("open");
  }

  private String resolve(JsonNode opened, String invoice, String kind, String amount) {
    Answer answer =
        house.post(
            DISPUTES + opened.path("dispute").asString() + "/resolve",
            """
            {"outcome":"posted","rootCause":"pricing","reason":"the list price was old",
             "postings":[{"case":"reminder.CN01.%s","kind":"%s","amount":"%s"}]}
            """
                .formatted(invoice, kind, amount));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    house.settle();
    JsonNode postings = answer.body().path("postings");
    return postings.path(postings.size() - 1).path("number").asString();
  }

  private void answer(String decision, PostingOutcome outcome, @Nullable String problem) {
    house.tell(
        "answer " + decision + outcome,
        new PostingAnswered(account, decision, outcome, null, problem, null));
    house.settle();
  }

  private void tie(
      JsonNode opened,
      String original,
      String open,
      String paid,
      String credited,
      String writtenOff,
      String conceded) {
    house.settle();
    JsonNode found = dispute(opened);
    List<String> amounts =
        Stream.of("original", "open", "paid", "credited", "writtenOff", "conceded")
            .map(each -> found.path(each).asString())
            .toList();
    assertThat(amounts).containsExactly(original, open, paid, credited, writtenOff, conceded);
    BigDecimal sum =
        amounts.stream().skip(1).map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(sum).isEqualByComparingTo(amounts.getFirst());
  }

  private static String split(String invoice, String amount) {
    return "{\"items\":[{\"case\":\"reminder.CN01.%s\",\"amount\":\"%s\"}]}"
        .formatted(invoice, amount);
  }

  private JsonNode opened(String invoice, @Nullable String amount) {
    Answer answer = open(invoice, amount, "wrong-price");
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    house.settle();
    return answer.body();
  }

  private Answer open(String invoice, @Nullable String amount, String reason) {
    String of = amount == null ? "" : ",\"amount\":\"" + amount + "\"";
    Answer answer =
        house.post(
            "/api/v1/dunning/customers/CN01/" + account.customer() + "/disputes",
            "{\"currency\":\"USD\",\"items\":[{\"number\":\"%s\"%s}],\"reason\":\"%s\"}"
                .formatted(invoice, of, reason));
    house.settle();
    return answer;
  }

  private static JsonNode dispute(JsonNode opened) {
    return house.get(DISPUTES + opened.path("dispute").asString()).body();
  }

  private static String held(String invoice) {
    return house.get(CASES + invoice).body().path("held").asString("");
  }

  private void invoice(String number, String amount) {
    house.tell(
        "invoice " + number,
        new InvoicePosted(
            account, number, today.minusDays(30), null, today, usd(amount), null, null, null));
    house.settle();
  }

  private void credit(String invoice, String number, String change, String open) {
    tellChange("creditNote", number, invoice, change, open, null);
  }

  private void change(
      String kind, String invoice, String change, String open, @Nullable String undone) {
    tellChange(kind, kind + invoice + open, invoice, change, open, undone);
  }

  private void tellChange(
      String kind,
      String number,
      String invoice,
      String change,
      String open,
      @Nullable String undone) {
    OpenItem item = new OpenItem(ItemKind.INVOICE, invoice, usd(change), usd(open), null);
    LocalDate day = house.now().atZone(SHANGHAI).toLocalDate();
    house.tell(
        kind + " of " + invoice + " leaves " + open,
        new OpenItemsChanged(
            account, kind, number, day, List.of(item), List.of(), null, undone, null));
    house.settle();
  }

  private List<Told> asked(String invoice) {
    return house.toldOf("reminder.CN01." + invoice).stream()
        .filter(each -> each.type().equals("huikuan.dunning.reminder-requested.v1"))
        .toList();
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
