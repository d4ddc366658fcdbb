package huikuan.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.ItemTerms;
import huikuan.contracts.ledger.LedgerEvent.OpenItem;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
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

/**
 * The whole service while open amounts go down, up, to nothing and back. Each test has a customer
 * of its own, whose one invoice is over 100.00, and goes on from where the clock stands.
 */
class OpenAmountsTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String REQUESTED = "huikuan.dunning.reminder-requested.v1";
  private static final String CLOSED = "huikuan.dunning.case-closed.v1";
  private static final String REOPENED = "huikuan.dunning.case-reopened.v1";

  private static House house;
  private static int tests;

  private AccountId account;
  private String invoice;
  private String caseId;
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
    account = AccountId.parse("CN01.customer-" + ++tests + ".USD");
    invoice = "I-" + tests;
    caseId = "reminder.CN01." + invoice;
    today = house.now().atZone(SHANGHAI).toLocalDate().plusDays(1);
    house.moveTo(at(today, 8));
    house.tell(
        new CustomerChanged(account.customerId(), "ACME", "en", "Asia/Shanghai", "CN", null),
        List.of(Contacts.responsible("li", "Li", "li@example.com")));
  }

  @Test
  void whatACreditNoteSettlesIsNotChased() {
    post(today);
    change("creditNote", "K", "-3000.00", "0.00");
    house.moveTo(at(today.plusDays(11), 8));

    assertThat(house.toldOf(caseId)).extracting(Told::type).containsExactly(CLOSED);
    assertThat(house.toldOf(caseId).getFirst().event().path("reason").asString())
        .isEqualTo("settled");
    assertThat(words(caseId)).containsExactly("opened", "reduced", "closed");
    JsonNode reduced = moment(caseId, 1);
    assertThat(reduced.path("document").path("kind").asString()).isEqualTo("creditNote");
    assertThat(reduced.path("document").path("number").asString()).isEqualTo("K-" + invoice);
    assertThat(reduced.path("amount").asString()).isEqualTo("3000.00");
    assertThat(reduced.path("open").asString()).isEqualTo("0.00");
    assertThat(one(caseId).path("state").asString()).isEqualTo("closed");
    assertThat(agenda()).doesNotContain(caseId);
  }

  @Test
  void anInventedReceiptClosesNoCase() {
    post(today);
    OpenItemsChanged invented = changed("receipt", "R", "-3000.00", "0.00");
    house.forge("/evil", "R of " + invoice, invented);
    house.forge("/huikuan/ledger", "R of " + invoice, invented);
    house.moveTo(at(today.plusDays(4), 8));

    assertThat(one(caseId).path("state").asString()).isEqualTo("open");
    assertThat(one(caseId).path("open").asString()).isEqualTo("3000.00");
    assertThat(house.toldOf(caseId)).extracting(Told::type).containsExactly(REQUESTED);
  }

  @Test
  void anInvoiceWhoseIdWasSentByAForgerBeforeIsChasedAllTheSame() {
    String forged = "X-" + invoice;
    house.forge("/huikuan/ledger", idOf(invoice), posted(forged, today));
    house.settle();
    post(today);
    house.moveTo(at(today.plusDays(4), 8));

    assertThat(cases("?invoice=" + forged)).isEmpty();
    assertThat(one(caseId).path("open").asString()).isEqualTo("3000.00");
    assertThat(house.toldOf(caseId)).extracting(Told::type).containsExactly(REQUESTED);
  }

  @Test
  void afterABouncedReceiptChasingGoesOnWhereItWas() {
    post(today);
    house.moveTo(at(today.plusDays(4), 8));
    receive("R", "3000.00", "0.00");
    house.moveTo(at(today.plusDays(6), 8));
    assertThat(one(caseId).path("state").asString()).isEqualTo("closed");
    change("reversal", "X", "3000.00", "3000.00");
    change("reversal", "X", "3000.00", "3000.00");
    house.settle();
    house.restart();
    assertThat(one(caseId).path("state").asString()).isEqualTo("open");
    assertThat(one(caseId).path("open").asString()).isEqualTo("3000.00");
    assertThat(one(caseId).path("next").path("level").asString()).isEqualTo("reminder-2");
    assertThat(agenda()).contains(caseId);
    house.moveTo(at(today.plusDays(11), 8));

    List<Told> told = house.toldOf(caseId);
    assertThat(told).extracting(Told::type).containsExactly(REQUESTED, CLOSED, REOPENED, REQUESTED);
    JsonNode again = told.getLast().event();
    assertThat(again.path("level").asString()).isEqualTo("reminder-2");
    assertThat(again.path("sending").path("day").asString())
        .isEqualTo(today.plusDays(10).toString());
    assertThat(again.path("open").asString()).isEqualTo("3000.00 USD");
    assertThat(again.path("ledgerSequence").asString()).endsWith(".0000000000");
    assertThat(words(caseId))
        .containsExactly(
            "opened",
            "step-requested",
            "planned",
            "message-sent",
            "step-taken",
            "paid",
            "closed",
            "raised",
            "reopened",
            "step-requested",
            "planned",
            "message-sent",
            "step-taken");
    assertThat(moment(caseId, 7).path("document").path("kind").asString()).isEqualTo("reversal");
    assertThat(moment(caseId, 7).path("document").path("number").asString())
        .isEqualTo("X-" + invoice);
    assertThat(moment(caseId, 7).path("amount").asString()).isEqualTo("3000.00");
  }

  @Test
  void whatFellDueWhileItWasSettledIsTakenOnceAtTheNextNineOClock() {
    post(today);
    receive("R", "3000.00", "0.00");
    house.moveTo(at(today.plusDays(25), 14));
    change("reversal", "X", "1800.00", "1800.00");
    house.moveTo(at(today.plusDays(25), 20));
    assertThat(house.toldOf(caseId)).extracting(Told::type).containsExactly(CLOSED, REOPENED);
    house.moveTo(at(today.plusDays(29), 8));

    List<Told> told = house.toldOf(caseId);
    assertThat(told).extracting(Told::type).containsExactly(CLOSED, REOPENED, REQUESTED);
    assertThat(told.getLast().event().path("level").asString()).isEqualTo("reminder-1");
    assertThat(told.getLast().event().path("sending").path("day").asString())
        .isEqualTo(today.plusDays(26).toString());
    assertThat(told.getLast().event().path("open").asString()).isEqualTo("1800.00 USD");
  }

  @Test
  void anInvoiceThatIsUndoneIsClosedAsReversed() {
    post(today);
    receive("R", "1200.00", "1800.00");
    change("reversal", "X", "-1800.00", "0.00");
    house.moveTo(at(today.plusDays(4), 8));

    assertThat(house.toldOf(caseId)).extracting(Told::type).containsExactly(CLOSED);
    assertThat(house.toldOf(caseId).getFirst().event().path("reason").asString())
        .isEqualTo("reversed");
    assertThat(words(caseId))
        .containsExactly("opened", "paid", "paid-short", "task-raised", "reduced", "closed");
    assertThat(moment(caseId, 5).path("reason").asString()).isEqualTo("reversed");
  }

  @Test
  void anAccountIsEscalatedAgainWhenAPaymentBounces() {
    post(today.minusDays(60));
    house.moveTo(at(today.plusDays(27), 10));
    String first = "escalation." + account + ".1";
    receive("R1", "900.00", "2100.00");
    change("reversal", "X1", "900.00", "3000.00");
    house.settle();
    assertThat(one(first).path("open").asString()).isEqualTo("3000.00");
    receive("R2", "3000.00", "0.00");
    house.settle();
    assertThat(one(first).path("state").asString()).isEqualTo("closed");
    assertThat(words(first))
        .containsExactly(
            "opened",
            "invoice-joined",
            "evidence-missing",
            "paid",
            "raised",
            "invoice-left",
            "closed");
    assertThat(moment(first, 4).path("document").path("number").asString())
        .isEqualTo("X1-" + invoice);

    change("reversal", "X2", "3000.00", "3000.00");
    house.moveTo(at(today.plusDays(28), 10));
    String second = "escalation." + account + ".2";
    assertThat(house.toldOf(first)).extracting(Told::type).containsExactly(CLOSED);
    assertThat(one(second).path("state").asString()).isEqualTo("open");
    assertThat(one(second).path("open").asString()).isEqualTo("3000.00");
    assertThat(house.toldOf(caseId))
        .as("the demand is not sent again")
        .extracting(Told::type)
        .containsExactly(REQUESTED, REQUESTED, REQUESTED, CLOSED, REOPENED);
  }

  @Test
  void anInvoiceThatComesBackJoinsTheEscalationThatIsStillOpen() {
    post(today.minusDays(60));
    String other = "other of " + invoice;
    post(other, today.minusDays(50));
    house.moveTo(at(today.plusDays(27), 10));
    String first = "escalation." + account + ".1";
    receive("R", "3000.00", "0.00");
    house.settle();
    assertThat(one(first).path("open").asString()).isEqualTo("3000.00");
    change("reversal", "X", "3000.00", "3000.00");
    house.moveTo(at(today.plusDays(28), 10));

    JsonNode escalation = one(first);
    assertThat(escalation.path("open").asString()).isEqualTo("6000.00");
    assertThat(texts(escalation.path("invoices"), "invoice"))
        .containsExactlyInAnyOrder(invoice, other);
    assertThat(escalation.path("state").asString()).isEqualTo("open");
  }

  /** Of the same number as an invoice of the account. */
  @Test
  void aRefundWhoseReceiptBouncedIsChasedBesideAnInvoiceOfItsNumber() {
    String refund = "refund.CN01." + invoice;
    post(today);
    bounce(refundOf("500.00", "500.00"), "X");
    house.settle();
    JsonNode opened = one(refund);
    assertThat(opened.path("kind").asString()).isEqualTo("reminder");
    assertThat(opened.path("itemKind").asString()).isEqualTo("refund");
    assertThat(opened.path("invoice").asString()).isEqualTo(invoice);
    assertThat(opened.path("open").asString()).isEqualTo("500.00");
    assertThat(opened.path("dueOn").asString()).isEqualTo(today.minusDays(40).toString());
    assertThat(opened.path("next").path("level").asString()).isEqualTo("reminder-1");
    assertThat(one(caseId).path("itemKind").asString()).isEqualTo("invoice");
    assertThat(texts(cases("?invoice=" + invoice), "id")).containsExactly(refund, caseId);
    assertThat(agenda()).contains(refund, caseId);

    house.moveTo(at(today.plusDays(1), 10));
    Told asked = house.toldOf(refund).getFirst();
    assertThat(house.toldOf(refund)).extracting(Told::type).containsExactly(REQUESTED);
    assertThat(asked.event().path("itemKind").asString()).isEqualTo("refund");
    assertThat(asked.event().path("level").asString()).isEqualTo("reminder-1");
    assertThat(asked.event().path("amount").asString()).isEqualTo("800.00 USD");
    assertThat(asked.event().path("open").asString()).isEqualTo("500.00 USD");
    assertThat(house.toldOf(caseId)).isEmpty();
    JsonNode decisions =
        house
            .get("/api/v1/dunning/decisions?account=" + account + "&on=" + today.plusDays(1))
            .body()
            .path("decisions");
    assertThat(texts(decisions, "itemKind")).containsExactly("refund", "invoice");

    bounce(refundOf("-500.00", "0.00"), "R");
    house.settle();
    assertThat(one(refund).path("state").asString()).isEqualTo("closed");
    assertThat(one(caseId).path("state").asString()).isEqualTo("open");
    bounce(refundOf("800.00", "800.00"), "X2");
    house.moveTo(at(today.plusDays(2), 10));
    assertThat(house.toldOf(refund))
        .extracting(Told::type)
        .containsExactly(REQUESTED, CLOSED, REOPENED);
    assertThat(house.toldOf(refund).getLast().event().path("itemKind").asString())
        .isEqualTo("refund");
    assertThat(one(refund).path("next").path("level").asString()).isEqualTo("reminder-2");
  }

  private OpenItem refundOf(String change, String open) {
    LocalDate paid = today.minusDays(40);
    ItemTerms terms = new ItemTerms(paid, paid, usd("800.00"), "C-1", null);
    return new OpenItem(ItemKind.REFUND, invoice, usd(change), usd(open), terms);
  }

  private void bounce(OpenItem refund, String number) {
    house.tell(
        "refund " + number + " " + invoice,
        new OpenItemsChanged(account, "reversal", number, today, List.of(refund), List.of()));
  }

  private static JsonNode cases(String query) {
    return house.get("/api/v1/dunning/cases" + query).body().path("cases");
  }

  private void post(LocalDate dueOn) {
    post(invoice, dueOn);
  }

  private void post(String number, LocalDate dueOn) {
    house.tell(idOf(number), posted(number, dueOn));
    house.settle();
  }

  private static String idOf(String number) {
    return "invoice " + number;
  }

  private InvoicePosted posted(String number, LocalDate dueOn) {
    return new InvoicePosted(
        account, number, dueOn.minusDays(30), null, dueOn, usd("3000.00"), null, null, null);
  }

  private void receive(String number, String amount, String open) {
    tell("receipt", number, number, "-" + amount, open);
  }

  private void change(String kind, String number, String change, String open) {
    tell(kind, number, number + "-" + invoice, change, open);
  }

  private void tell(String kind, String id, String number, String change, String open) {
    house.tell(id + " " + invoice, changed(kind, number, change, open));
  }

  private OpenItemsChanged changed(String kind, String number, String change, String open) {
    OpenItem item = new OpenItem(ItemKind.INVOICE, invoice, usd(change), usd(open), null);
    return new OpenItemsChanged(account, kind, number, today, List.of(item), List.of());
  }

  private static Money usd(String amount) {
    return Money.parse(amount + " USD");
  }

  private static Instant at(LocalDate day, int hour) {
    return day.atTime(LocalTime.of(hour, 0)).atZone(SHANGHAI).toInstant();
  }

  private static JsonNode one(String id) {
    return house.get("/api/v1/dunning/cases/" + id).body();
  }

  private static List<String> words(String id) {
    return texts(one(id).path("timeline"), "event");
  }

  private static JsonNode moment(String id, int index) {
    return one(id).path("timeline").get(index);
  }

  private static List<String> agenda() {
    JsonNode steps = house.get("/api/v1/dunning/agenda?limit=1000").body().path("steps");
    return texts(steps, "case");
  }

  private static List<String> texts(JsonNode array, String field) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(each -> each.path(field).asString())
        .toList();
  }
}
