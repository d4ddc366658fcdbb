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
import huikuan.contracts.ledger.RecipientEvent.OfferAnswer;
import huikuan.contracts.ledger.RecipientEvent.OfferAnswered;
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

/** What is granted is observed by both sides, or ends. Every day is a working day. */
class ConcessionsTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String CASES = "/api/v1/dunning/cases/reminder.CN01.";
  private static final String CONCESSIONS = "/api/v1/dunning/concessions/";

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
    account = AccountId.parse("CN01.granting-" + ++tests + ".USD");
    today = house.now().atZone(SHANGHAI).toLocalDate().plusDays(1);
    house.moveTo(at(today, 8));
    house.tell(
        new CustomerChanged(account.customerId(), "ACME", "en", "Asia/Shanghai", "CN", null),
        List.of(Contacts.responsible("li", "Li", "li@example.com")));
    house.settle();
  }

  @Test
  void instalmentsAreApprovedAcceptedAndFollowed() {
    invoice("A1", "90.00");
    JsonNode drafted =
        drafted(
            "plan",
            "A1",
            null,
            "[%s,%s,%s]".formatted(due(5, "30.00"), due(15, "30.00"), due(25, "30.00")),
            ",\"ifMissed\":\"goes-on\"");
    assertThat(drafted.path("state").asString()).isEqualTo("proposed");
    assertThat(act(drafted, "accept", "{}").body().path("type").asString())
        .isEqualTo("urn:huikuan:problem:concession-state");
    approve(drafted);
    assertThat(concession(drafted).path("state").asString()).isEqualTo("offered");
    assertThat(held("A1")).as("nobody has accepted it").isEmpty();
    assertThat(act(drafted, "accept", "{\"contact\":\"li\"}").status()).isEqualTo(200);
    house.settle();
    assertThat(held("A1")).isEqualTo("90.00");

    change("receipt", "A1", "-30.00", "60.00", null);
    house.moveTo(at(today.plusDays(8), 10));
    assertThat(texts(concession(drafted).path("dues"), "state")).containsExactly("paid", "", "");
    assertThat(held("A1")).isEqualTo("60.00");
    house.moveTo(at(today.plusDays(18), 10));
    assertThat(texts(concession(drafted).path("dues"), "state"))
        .containsExactly("paid", "missed", "");
    assertThat(held("A1")).as("what was missed is chased").isEqualTo("30.00");
    assertThat(asked("A1").getLast().event().path("held").asString()).isEqualTo("30.00 USD");
    assertThat(tasks("concession-missed")).contains(account.customer());

    change("receipt", "A1", "-60.00", "0.00", null);
    assertThat(concession(drafted).path("state").asString()).isEqualTo("kept");
  }

  @Test
  void aMissedDueEndsItIfThatIsAgreed() {
    invoice("B1", "90.00");
    JsonNode drafted =
        accepted(
            drafted(
                "plan", "B1", null, "[%s,%s]".formatted(due(5, "40.00"), due(15, "50.00")), ""));
    house.moveTo(at(today.plusDays(8), 10));
    assertThat(concession(drafted).path("state").asString()).isEqualTo("missed");
    assertThat(held("B1")).isEmpty();
    assertThat(asked("B1")).hasSize(1);
  }

  @Test
  void aDiscountIsCreditedOnceItIsPaid() {
    invoice("C1", "100.00");
    JsonNode drafted = drafted("discount", "C1", null, "[" + due(5, "97.00") + "]", "");
    assertThat(drafted.path("state").asString()).as("3 percent").isEqualTo("offered");
    assertThat(drafted.path("given").asString()).isEqualTo("3.00");
    act(drafted, "accept", "{}");
    house.settle();
    assertThat(held("C1")).isEqualTo("100.00");
    change("receipt", "C1", "-97.00", "3.00", null);
    JsonNode settling = concession(drafted);
    assertThat(settling.path("state").asString()).isEqualTo("settling");
    String decision = settling.path("postings").path(0).path("number").asString();
    assertThat(settling.path("postings").path(0).path("amount").asString()).isEqualTo("3.00");
    Told told = requested(decision);
    assertThat(told.event().path("posting").asString()).isEqualTo("creditNote");
    assertThat(told.event().path("approvedBy")).isEmpty();
    assertThat(held("C1")).isEqualTo("3.00");

    answer(decision, PostingOutcome.REFUSED, "locked");
    assertThat(concession(drafted).path("state").asString()).isEqualTo("refused-by-ledger");
    assertThat(act(drafted, "settle", "{}").status()).isEqualTo(200);
    house.settle();
    String again = concession(drafted).path("postings").path(1).path("number").asString();
    answer(again, PostingOutcome.POSTED, null);
    tellChange("creditNote", again, "C1", "-3.00", "0.00", null);
    assertThat(concession(drafted).path("state").asString()).isEqualTo("kept");
  }

  @Test
  void aLargerGrantNeedsApprovalAndTellsItTheLedger() {
    invoice("D1", "100.00");
    JsonNode drafted = accepted(drafted("settlement", "D1", null, "[" + due(5, "60.00") + "]", ""));
    change("receipt", "D1", "-60.00", "40.00", null);
    String decision = concession(drafted).path("postings").path(0).path("number").asString();
    Told told = requested(decision);
    assertThat(told.event().path("posting").asString()).isEqualTo("writeOff");
    assertThat(told.event().path("amount").asString()).isEqualTo("40.00 USD");
    assertThat(told.event().path("approvedBy").path(0).asString()).isEqualTo("person:wang.wei");
    answer(decision, PostingOutcome.POSTED, null);
    tellChange("writeOff", decision, "D1", "-40.00", "0.00", null);
    assertThat(concession(drafted).path("state").asString()).isEqualTo("kept");
    change("reversal", "D1", "60.00", "60.00", "receipt");
    assertThat(concession(drafted).path("state").asString()).as("bounced").isEqualTo("missed");
    assertThat(
            house.told().stream()
                .filter(each -> each.type().equals("huikuan.dunning.concession-changed.v1"))
                .map(Told::event)
                .filter(each -> each.path("concession").equals(drafted.path("concession")))
                .map(each -> each.path("state").asString() + " " + each.path("paid").asString()))
        .containsExactly(
            "proposed 0.00 USD",
            "offered 0.00 USD",
            "in-force 0.00 USD",
            "settling 60.00 USD",
            "kept 60.00 USD",
            "missed 0.00 USD");
  }

  @Test
  void anExtensionIsAskedOfTheLedger() {
    invoice("E1", "100.00");
    JsonNode drafted =
        drafted("extension", "E1", null, null, ",\"extendedTo\":\"" + today.plusDays(20) + "\"");
    assertThat(drafted.path("state").asString()).isEqualTo("offered");
    act(drafted, "accept", "{}");
    house.settle();
    String decision = concession(drafted).path("postings").path(0).path("number").asString();
    Told told = requested(decision);
    assertThat(told.event().path("posting").asString()).isEqualTo("extension");
    assertThat(told.event().path("dueOn").asString()).isEqualTo(today.plusDays(20).toString());
    answer(decision, PostingOutcome.POSTED, null);
    assertThat(concession(drafted).path("state").asString()).isEqualTo("kept");
    JsonNode longer =
        drafted("extension", "E1", null, null, ",\"extendedTo\":\"" + today.plusDays(31) + "\"");
    assertThat(longer.path("state").asString()).as("more than 30 days").isEqualTo("proposed");
  }

  @Test
  void whatWeOweForItIsDoneOrIsOurFault() {
    invoice("F1", "100.00");
    String duty = ",\"duty\":\"exchange two boxes\",\"dutyOn\":\"" + today.plusDays(4) + "\"";
    JsonNode drafted = accepted(drafted("exchange", "F1", "20.00", null, duty));
    assertThat(held("F1")).isEqualTo("20.00");
    house.moveTo(at(today.plusDays(5), 10));
    assertThat(concession(drafted).path("dutyState").asString()).isEqualTo("missed");
    assertThat(tasks("own-fault")).contains(account.customer());
    act(drafted, "duty-done", "{\"reason\":\"came back\"}");
    house.settle();
    String decision = concession(drafted).path("postings").path(0).path("number").asString();
    tellChange("creditNote", decision, "F1", "-20.00", "80.00", null);
    answer(decision, PostingOutcome.POSTED, null);
    assertThat(concession(drafted).path("state").asString()).isEqualTo("kept");
    assertThat(concession(drafted).path("dutyState").asString()).isEqualTo("done");
  }

  @Test
  void anOfferLapsesIsDeclinedOrTakenBack() {
    invoice("G1", "100.00");
    JsonNode first = drafted("discount", "G1", "10.00", "[" + due(9, "9.80") + "]", "");
    JsonNode second = drafted("discount", "G1", "20.00", "[" + due(9, "19.80") + "]", "");
    JsonNode third = drafted("discount", "G1", "30.00", "[" + due(9, "29.80") + "]", "");
    assertThat(act(second, "decline", "{\"reason\":\"no money\"}").body().path("state").asString())
        .isEqualTo("declined");
    assertThat(act(third, "withdraw", "{\"reason\":\"wrong\"}").body().path("state").asString())
        .isEqualTo("withdrawn");
    house.moveTo(at(today.plusDays(8), 10));
    assertThat(concession(first).path("state").asString()).isEqualTo("lapsed");
    assertThat(act(first, "accept", "{}").status()).isEqualTo(409);
  }

  @Test
  void whatIsDisputedMeanwhileIsNotGranted() {
    invoice("P1", "100.00");
    JsonNode drafted = drafted("discount", "P1", null, "[" + due(5, "97.00") + "]", "");
    Answer dispute =
        house.post(
            "/api/v1/dunning/customers/CN01/" + account.customer() + "/disputes",
            "{\"currency\":\"USD\",\"items\":[{\"number\":\"P1\",\"amount\":\"80.00\"}],"
                + "\"reason\":\"quality\"}");
    assertThat(dispute.status()).as(dispute.text()).isEqualTo(201);
    house.settle();
    Answer accepted = act(drafted, "accept", "{}");
    assertThat(accepted.status()).as(accepted.text()).isEqualTo(422);
    assertThat(accepted.text()).contains("more-than-open", "items[0].amount", "20.00");
    answered(drafted, OfferAnswer.ACCEPTED);
    assertThat(concession(drafted).path("state").asString()).isEqualTo("offered");
    assertThat(tasks("offer-answered-late")).contains(account.customer());
  }

  @Test
  void whatIsAcceptedTakesThePlaceOfWhatWasPromised() {
    invoice("Q1", "100.00");
    Answer promise =
        house.post(
            "/api/v1/dunning/customers/CN01/" + account.customer() + "/promises",
            "{\"currency\":\"USD\",\"on\":\"%s\",\"items\":[{\"number\":\"Q1\",\"amount\":\"60.00\"}]}"
                .formatted(today.plusDays(3)));
    assertThat(promise.status()).as(promise.text()).isEqualTo(201);
    house.settle();
    JsonNode drafted = drafted("discount", "Q1", null, "[" + due(5, "97.00") + "]", "");
    act(drafted, "accept", "{}");
    house.settle();
    JsonNode promises =
        house.get("/api/v1/dunning/promises?account=" + account).body().path("promises");
    assertThat(texts(promises, "state")).containsExactly("withdrawn");
    assertThat(texts(promises, "reason"))
        .containsExactly("replaced by " + drafted.path("concession").asString());
    assertThat(held("Q1")).isEqualTo("100.00");
    house.moveTo(at(today.plusDays(8), 10));
    assertThat(tasks("promise-broken")).doesNotContain(account.customer());
  }

  @Test
  void anExtensionIsOfAWholeItemAndToALaterDay() {
    invoice("R1", "100.00");
    String to = ",\"extendedTo\":\"%s\"";
    Answer part = draft("extension", "R1", "1.00", null, to.formatted(today.plusDays(20)));
    assertThat(part.status()).as(part.text()).isEqualTo(422);
    assertThat(texts(part.body().path("errors"), "field")).containsExactly("items[0].amount");
    house.tell(
        "invoice R2",
        new InvoicePosted(
            account, "R2", today, null, today.plusDays(30), usd("10.00"), null, null, null));
    house.settle();
    Answer earlier = draft("extension", "R2", null, null, to.formatted(today.plusDays(20)));
    assertThat(earlier.status()).as(earlier.text()).isEqualTo(422);
    assertThat(texts(earlier.body().path("errors"), "field")).containsExactly("extendedTo");
  }

  @Test
  void whatIsOfferedIsToldAndAnsweredByALink() {
    invoice("M1", "100.00");
    JsonNode drafted = drafted("settlement", "M1", null, "[" + due(5, "60.00") + "]", "");
    assertThat(offers(drafted)).as("nobody has approved it").isEmpty();
    approve(drafted);
    JsonNode made = offers(drafted).getFirst().event();
    assertThat(made.path("pays").asString()).isEqualTo("60.00 USD");
    assertThat(made.path("given").asString()).isEqualTo("40.00 USD");
    assertThat(made.path("until").asString()).isEqualTo(today.plusDays(3).toString());
    assertThat(made.path("items").path(0).path("invoice").asString()).isEqualTo("M1");
    assertThat(made.toString()).as("the note is ours").doesNotContain("short of money");

    answered(drafted, OfferAnswer.ACCEPTED);
    JsonNode accepted = concession(drafted);
    assertThat(accepted.path("state").asString()).isEqualTo("in-force");
    assertThat(accepted.path("acceptedBy").asString()).isEqualTo("li");
    assertThat(accepted.path("message").asString()).isEqualTo("m-1");
    assertThat(held("M1")).isEqualTo("100.00");
    assertThat(offers(drafted).getLast().event().path("why").asString()).isEqualTo("accepted");
    assertThat(tasks("offer-answered-late")).doesNotContain(account.customer());
  }

  @Test
  void anAnswerToWhatIsTakenBackIsATask() {
    invoice("N1", "100.00");
    JsonNode drafted = drafted("discount", "N1", null, "[" + due(5, "97.00") + "]", "");
    act(drafted, "withdraw", "{\"reason\":\"wrong\"}");
    house.settle();
    answered(drafted, OfferAnswer.ACCEPTED);
    answered(drafted, OfferAnswer.ACCEPTED);
    JsonNode late = concession(drafted).path("late");
    assertThat(late.path("answer").asString()).isEqualTo("accepted");
    assertThat(late.path("contactId").asString()).isEqualTo("li");
    assertThat(concession(drafted).path("state").asString()).isEqualTo("withdrawn");
    assertThat(tasks("offer-answered-late")).containsOnlyOnce(account.customer());
  }

  private void answered(JsonNode drafted, OfferAnswer answer) {
    house.tell(
        account.customer() + " answers",
        new OfferAnswered(
            account.customerId(),
            "li",
            "m-1",
            account,
            drafted.path("concession").asString(),
            answer,
            house.now()));
    house.settle();
  }

  private static List<Told> offers(JsonNode drafted) {
    return house.told().stream()
        .filter(each -> each.type().startsWith("huikuan.dunning.offer-"))
        .filter(each -> each.event().path("offer").equals(drafted.path("concession")))
        .toList();
  }

  @Test
  void whatDoesNotAddUpOrIsTakenIsRefused() {
    invoice("H1", "100.00");
    Answer sums =
        draft("plan", "H1", null, "[%s,%s]".formatted(due(5, "40.00"), due(9, "50.00")), "");
    assertThat(sums.status()).isEqualTo(422);
    assertThat(sums.body().path("type").asString())
        .isEqualTo("urn:huikuan:problem:does-not-add-up");
    assertThat(sums.text()).contains("100.00");
    assertThat(draft("discount", "H1", null, "[" + due(5, "100.00") + "]", "").status())
        .isEqualTo(422);
    Answer faults =
        draft(
            "plan",
            "H1",
            null,
            "[%s,%s]".formatted(due(9, "50.00"), due(5, "50.00")),
            ",\"extendedTo\":\"" + today.plusDays(3) + "\",\"duty\":\"x\",\"y\":1");
    assertThat(texts(faults.body().path("errors"), "field"))
        .containsExactlyInAnyOrder("dues[1].on", "extendedTo", "duty", "y");
    drafted("discount", "H1", "60.00", "[" + due(5, "59.00") + "]", "");
    Answer taken = draft("discount", "H1", "40.01", "[" + due(5, "39.00") + "]", "");
    assertThat(taken.status()).as(taken.text()).isEqualTo(422);
    assertThat(taken.text()).contains("40.00");
    assertThat(house.get(CONCESSIONS + "concession.CN01.nobody.1").status()).isEqualTo(404);
  }

  @Test
  void whatCouldBeAcceptedTooLateIsNotOffered() {
    invoice("S1", "100.00");
    Answer due = draft("discount", "S1", null, "[" + due(2, "97.00") + "]", "");
    assertThat(due.status()).as("due before the offer ends").isEqualTo(400);
    assertThat(texts(due.body().path("errors"), "field")).containsExactly("offeredUntil");
    assertThat(due.text()).contains(today.plusDays(2).toString());
    Answer extended =
        draft("extension", "S1", null, null, ",\"extendedTo\":\"" + today.plusDays(2) + "\"");
    assertThat(texts(extended.body().path("errors"), "field")).containsExactly("offeredUntil");
    String dues = "[" + due(3, "97.00") + "]";
    Answer nobody = draft("discount", "S1", null, dues, ",\"contact\":\"nobody\"");
    assertThat(nobody.status()).as("no person of the customer").isEqualTo(400);
    assertThat(texts(nobody.body().path("errors"), "field")).containsExactly("contact");
    JsonNode offered = drafted("discount", "S1", null, dues, ",\"contact\":\"li\"");
    assertThat(
            texts(act(offered, "accept", "{\"contact\":\"li2\"}").body().path("errors"), "field"))
        .containsExactly("contact");
    assertThat(act(offered, "accept", "{}").status()).isEqualTo(200);
  }

  @Test
  void theSameOfOtherAmountsIsAnother() {
    invoice("T1", "100.00");
    String half = "[" + due(5, "49.00") + "]";
    JsonNode first = drafted("settlement", "T1", "50.00", half, "");
    Answer same = draft("settlement", "T1", "50.00", half, "");
    assertThat(same.status()).isEqualTo(200);
    assertThat(same.body().path("concession")).isEqualTo(first.path("concession"));
    Answer more = draft("settlement", "T1", "49.50", half, "");
    assertThat(more.status()).as(more.text()).isEqualTo(201);
  }

  private String due(int days, String amount) {
    return "{\"on\":\"%s\",\"amount\":\"%s\"}".formatted(today.plusDays(days), amount);
  }

  private JsonNode drafted(
      String kind, String invoice, @Nullable String amount, @Nullable String dues, String more) {
    Answer answer = draft(kind, invoice, amount, dues, more);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    house.settle();
    return answer.body();
  }

  private Answer draft(
      String kind, String invoice, @Nullable String amount, @Nullable String dues, String more) {
    String of = amount == null ? "" : ",\"amount\":\"" + amount + "\"";
    return house.postAs(
        "li.qiang",
        "/api/v1/dunning/customers/CN01/" + account.customer() + "/concessions",
        """
        {"kind":"%s","currency":"USD","items":[{"number":"%s"%s}],"offeredUntil":"%s",
         "note":"they are short of money"%s%s}
        """
            .formatted(
                kind,
                invoice,
                of,
                today.plusDays(3),
                dues == null ? "" : ",\"dues\":" + dues,
                more));
  }

  private void approve(JsonNode drafted) {
    Answer answer =
        house.postAs(
            "wang.wei",
            "/api/v1/dunning/approvals/" + drafted.path("concession").asString() + "/approve",
            "");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    house.settle();
  }

  private JsonNode accepted(JsonNode drafted) {
    approve(drafted);
    act(drafted, "accept", "{}");
    house.settle();
    return drafted;
  }

  private static Answer act(JsonNode drafted, String action, String body) {
    return house.post(CONCESSIONS + drafted.path("concession").asString() + "/" + action, body);
  }

  private static JsonNode concession(JsonNode drafted) {
    house.settle();
    return house.get(CONCESSIONS + drafted.path("concession").asString()).body();
  }

  private static Told requested(String decision) {
    return house.told().stream()
        .filter(each -> each.event().path("decision").asString("").equals(decision))
        .toList()
        .getLast();
  }

  private static List<String> tasks(String reason) {
    return texts(
        house.get("/api/v1/dunning/tasks?company=CN01&reason=" + reason).body().path("tasks"),
        "customer");
  }

  private void answer(String decision, PostingOutcome outcome, @Nullable String problem) {
    house.tell(
        "answer " + decision + outcome,
        new PostingAnswered(account, decision, outcome, null, problem, null));
    house.settle();
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
        .map(each -> each.path(field).asString(""))
        .toList();
  }
}
