package huikuan.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.OpenItem;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.contracts.ledger.LetterEvent.Demanded;
import huikuan.contracts.ledger.LetterEvent.Difference;
import huikuan.contracts.ledger.LetterEvent.DifferenceClarified;
import huikuan.contracts.ledger.LetterEvent.LetterAnswered;
import huikuan.contracts.ledger.LetterEvent.LetterArrived;
import huikuan.contracts.ledger.LetterEvent.LetterClosed;
import huikuan.contracts.ledger.LetterKind;
import huikuan.contracts.ledger.RecipientEvent.PaymentPromised;
import huikuan.contracts.ledger.RecipientEvent.PersonNamed;
import huikuan.contracts.ledger.RecipientEvent.WhyUnpaid;
import huikuan.contracts.ledger.RecipientEvent.WhyUnpaidTold;
import huikuan.dunning.House.Answer;
import huikuan.dunning.House.Told;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What letters about balances, answers to them, and what recipients tell mean for chasing. */
class LettersTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String CASES = "/api/v1/dunning/cases/reminder.CN01.";
  private static final String TASKS = "/api/v1/dunning/tasks";
  private static final String REQUESTED = "huikuan.dunning.reminder-requested.v1";

  private static House house;
  private static int tests;

  private AccountId account;
  private String letter;
  private String task;
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
    account = AccountId.parse("CN01.letter-" + ++tests + ".USD");
    letter = "CN01-L-" + tests;
    task = account.customerId() + ".letter-disagreed";
    today = house.now().atZone(SHANGHAI).toLocalDate().plusDays(1);
    house.moveTo(at(today, 8));
    house.tell(
        new CustomerChanged(account.customerId(), "ACME", "en", "Asia/Shanghai", "CN", null),
        List.of(Contacts.responsible("li", "Li", "li@example.com")));
    house.settle();
  }

  @Test
  void whatIsDisputedIsNotAskedForUntilItIsClarifiedAndTheRestIs() {
    invoice("A-1");
    answered(difference(1, "A-1", "1000.00", "700.00", "300.00", 14));
    JsonNode found = house.get(CASES + "A-1").body();
    assertThat(found.path("held").asString()).isEqualTo("300.00");
    assertThat(texts(found.path("holds"), "source")).containsExactly("letter " + letter + " 1");
    assertThat(texts(found.path("holds"), "reason")).containsExactly("clarification");
    assertThat(texts(found.path("holds"), "amount")).containsExactly("300.00");
    assertThat(texts(found.path("holds"), "until")).containsExactly(today.plusDays(14).toString());
    assertThat(texts(found.path("timeline"), "text"))
        .contains(
            "300.00 USD on hold through %s: under clarification, line 1 of letter %s."
                .formatted(today.plusDays(14), letter));
    assertThat(texts(house.get(CASES + "A-1", "zh").body().path("timeline"), "text"))
        .contains(
            "其中 300.00 USD 暂停催收至 %s（含当日）：核对中（函件 %s 第 1 行）。".formatted(today.plusDays(14), letter));

    house.moveTo(at(today.plusDays(3), 10));
    assertThat(asked("A-1").getLast().path("open").asString()).isEqualTo("1000.00 USD");
    assertThat(asked("A-1").getLast().path("held").asString()).isEqualTo("300.00 USD");

    clarified(1, "their-error");
    found = house.get(CASES + "A-1").body();
    assertThat(found.has("held")).isFalse();
    assertThat(last(found.path("timeline"), "hold-ended").path("by").asString())
        .isEqualTo("clarified");
    house.moveTo(at(today.plusDays(10), 10));
    assertThat(asked("A-1").getLast().path("level").asString()).isEqualTo("reminder-2");
    assertThat(asked("A-1").getLast().has("held")).isFalse();
  }

  @Test
  void aClaimThatIsDisputedWhollyWaitsAndGoesOnAtItsNextStep() {
    invoice("B-1");
    invoice("B-2");
    answered(
        difference(1, "B-1", "1000.00", "0.00", "1000.00", 14),
        difference(2, "B-2", "1000.00", "0.00", "1000.00", 8));
    assertThat(house.get(CASES + "B-1").body().path("state").asString()).isEqualTo("on-hold");
    house.moveTo(at(today.plusDays(5), 8));
    assertThat(asked("B-1")).isEmpty();
    JsonNode decided =
        house
            .get("/api/v1/dunning/decisions?account=" + account + "&on=" + today.plusDays(4))
            .body()
            .path("decisions");
    assertThat(texts(decided, "reason")).containsExactly("on-hold", "on-hold");
    assertThat(texts(decided.path(0).path("holds"), "reason")).containsExactly("clarification");

    clarified(1, "dispute");
    house.moveTo(at(today.plusDays(5), 10));
    assertThat(asked("B-1"))
        .extracting(each -> each.path("level").asString())
        .containsExactly("reminder-1");
    house.moveTo(at(today.plusDays(8), 23));
    assertThat(asked("B-2")).isEmpty();
    house.moveTo(at(today.plusDays(9), 10));
    assertThat(asked("B-2"))
        .extracting(each -> each.path("level").asString())
        .containsExactly("reminder-1");
    JsonNode ended = last(house.get(CASES + "B-2").body().path("timeline"), "hold-ended");
    assertThat(ended.path("by").asString()).isEqualTo("expired");
    assertThat(tasks().getFirst().path("letters").path(0).path("lines"))
        .as("the hold is over, the difference is not clarified")
        .hasSize(1);
  }

  @Test
  void aLetterThatIsReplacedHoldsNothingAndIsNoTask() {
    invoice("C-1");
    answered(difference(1, "C-1", "1000.00", "0.00", "1000.00", 14));
    assertThat(tasks()).hasSize(1);
    closed("replaced");
    JsonNode found = house.get(CASES + "C-1").body();
    assertThat(found.path("state").asString()).isEqualTo("open");
    assertThat(last(found.path("timeline"), "hold-ended").path("by").asString())
        .isEqualTo("letter-closed");
    assertThat(tasks()).isEmpty();
    assertThat(house.get("/api/v1/dunning/cases?task=" + task).body().path("cases")).isEmpty();
  }

  @Test
  void aDisagreedAnswerIsATaskWithTheLetterAndItsLinesUntilAllAreClarified() {
    invoice("D-1");
    answered(
        difference(1, "D-1", "1000.00", "700.00", "300.00", 14),
        unknown(2, "THEIRS-9", "0.00", "55.00"),
        difference(3, "NEVER-TOLD", "10.00", "0.00", "10.00", 14));
    JsonNode found = tasks().getFirst();
    assertThat(found.path("task").asString()).isEqualTo(task);
    assertThat(found.path("reason").asString()).isEqualTo("letter-disagreed");
    assertThat(found.path("customerName").asString()).isEqualTo("ACME");
    assertThat(found.path("claims").asInt()).isEqualTo(1);
    assertThat(found.path("open").path(0).asString()).isEqualTo("1000.00 USD");
    assertThat(found.path("dueOn").asString()).isEqualTo(today.toString());
    JsonNode named = found.path("letters").path(0);
    assertThat(named.path("letter").asString()).isEqualTo(letter);
    assertThat(named.path("account").asString()).isEqualTo(account.toString());
    assertThat(named.path("repliedOn").asString()).isEqualTo(today.toString());
    assertThat(texts(named.path("lines"), "item")).containsExactly("D-1", "THEIRS-9", "NEVER-TOLD");
    JsonNode line = named.path("lines").path(0);
    assertThat(line.path("line").asInt()).isEqualTo(1);
    assertThat(line.path("case").asString()).isEqualTo("reminder.CN01.D-1");
    assertThat(line.path("itemKind").asString()).isEqualTo("invoice");
    assertThat(line.path("ours").asString()).isEqualTo("1000.00 USD");
    assertThat(line.path("theirs").asString()).isEqualTo("700.00 USD");
    assertThat(line.path("disputed").asString()).isEqualTo("300.00 USD");
    assertThat(line.path("until").asString()).isEqualTo(today.plusDays(14).toString());
    assertThat(line.path("reason").asString()).isEqualTo("goods returned");
    line = named.path("lines").path(1);
    assertThat(line.has("case") || line.has("itemKind") || line.has("disputed")).isFalse();

    assertThat(texts(house.get("/api/v1/dunning/cases?task=" + task).body().path("cases"), "id"))
        .containsExactly("reminder.CN01.D-1");
    assertThat(house.get("/api/v1/dunning/cases?state=on-hold&task=" + task).body().path("cases"))
        .isEmpty();
    assertThat(texts(house.get(TASKS + "?company=CN02").body().path("tasks"), "task")).isEmpty();
    assertThat(texts(house.get(TASKS + "?reason=very-late").body().path("tasks"), "task"))
        .doesNotContain(task);
    Answer done = house.post(TASKS + "/" + task + "/done", "{}");
    assertThat(done.status()).isEqualTo(409);
    assertThat(done.body().path("type").asString()).endsWith(":ends-by-itself");
    assertThat(done.text()).contains("/differences/{line}");

    clarified(2, "missingDocument");
    clarified(1, "their-error");
    assertThat(texts(tasks().getFirst().path("letters").path(0).path("lines"), "item"))
        .containsExactly("NEVER-TOLD");
    assertThat(tasks().getFirst().path("claims").asInt()).isZero();
    assertThat(tasks().getFirst().has("dueOn")).isFalse();
    clarified(3, "timing");
    closed("clarified");
    assertThat(tasks()).isEmpty();
    assertThat(house.post(TASKS + "/" + task + "/done", "{}").status()).isEqualTo(404);
  }

  @Test
  void tasksOfLettersAndOfClaimsAreListedTogetherInPages() {
    invoice("E-1");
    answered(difference(1, "E-1", "1000.00", "700.00", "300.00", 14));
    house.tell(
        "late " + account,
        new InvoicePosted(
            account,
            "E-2",
            today.minusDays(500),
            null,
            today.minusDays(400),
            usd("10.00"),
            null,
            null,
            null));
    house.settle();
    house.moveTo(at(today, 10));
    String path = TASKS + "?company=CN01&limit=1";
    List<String> found = new ArrayList<>();
    String after = "";
    while (after != null) {
      JsonNode page = house.get(path + after).body();
      found.addAll(texts(page.path("tasks"), "task"));
      after = page.path("next").isNull() ? null : "&after=" + page.path("next").asString();
    }
    assertThat(found).contains(task, account.customerId() + ".very-late").isSorted();
  }

  @Test
  void anAnswerToldAgainOrForWhatIsNotOpenHereDoesNothing() {
    invoice("F-1");
    invoice("F-2");
    pay("F-2", "1000.00");
    LetterAnswered answer =
        answered(
            difference(1, "F-1", "1000.00", "0.00", "1000.00", 14),
            difference(2, "F-2", "1000.00", "0.00", "1000.00", 14),
            difference(3, "NOT-HERE", "10.00", "0.00", "10.00", 14));
    clarified(1, "timing");
    int before = house.get(CASES + "F-1").body().path("timeline").size();
    house.tell("again " + letter, answer);
    house.settle();
    assertThat(house.get(CASES + "F-1").body().path("timeline")).hasSize(before);
    JsonNode closed = house.get(CASES + "F-2").body();
    assertThat(closed.path("state").asString()).isEqualTo("closed");
    assertThat(closed.has("holds")).isFalse();
    assertThat(house.get(CASES + "NOT-HERE").status()).isEqualTo(404);
    assertThat(house.get("/api/v1/dunning/stuck").body().path("stuck")).isEmpty();
  }

  /** An auditor discloses the answer later. */
  @Test
  void whatWasClarifiedBeforeTheAnswerIsToldIsNeitherHeldNorATask() {
    invoice("G-1");
    invoice("G-2");
    clarified(1, "timing");
    answered(
        difference(1, "G-1", "1000.00", "0.00", "1000.00", 14),
        difference(2, "G-2", "1000.00", "900.00", "100.00", 14));
    assertThat(house.get(CASES + "G-1").body().has("holds")).isFalse();
    assertThat(house.get(CASES + "G-2").body().path("held").asString()).isEqualTo("100.00");
    assertThat(texts(tasks().getFirst().path("letters").path(0).path("lines"), "item"))
        .containsExactly("G-2");
  }

  @Test
  void anAnswerThatIsToldAfterItsTermHoldsNothing() {
    invoice("H-1");
    answered(difference(1, "H-1", "1000.00", "0.00", "1000.00", -1));
    assertThat(house.get(CASES + "H-1").body().path("state").asString()).isEqualTo("open");
    assertThat(tasks()).hasSize(1);
  }

  @Test
  void anAnswerThatAgreesIsNoTask() {
    invoice("I-1");
    house.tell(
        "agreed " + letter,
        new LetterAnswered(
            letter, account, LetterKind.POSITIVE, true, "seal", today, null, List.of()));
    closed("agreed");
    assertThat(house.get(CASES + "I-1").body().has("holds")).isFalse();
    assertThat(tasks()).isEmpty();
  }

  @Test
  void aDemandThatArrivedByLetterLeadsToTheEscalationAndNoReminderFollowsIt() {
    invoice("J-1");
    house.moveTo(at(today.plusDays(3), 10));
    assertThat(asked("J-1"))
        .extracting(each -> each.path("level").asString())
        .containsExactly("reminder-1");
    arrived("signed-for", today.plusDays(5), "J-1", "NOT-HERE");
    JsonNode found = house.get(CASES + "J-1").body();
    assertThat(found.path("level").asString()).isEqualTo("demand");
    assertThat(found.path("next").path("level").asString()).isEqualTo("escalation");
    assertThat(found.path("next").path("at").asString())
        .isEqualTo(at(today.plusDays(30), 9).toString());
    assertThat(texts(found.path("decisions"), "because"))
        .contains(
            "A demand arrived by letter %s on %s, so the step is taken (demand): it was signed for;"
                    .formatted(letter, today.plusDays(5))
                + " 1,000.00 USD was open.",
            "Passed over: reminder 2; a letter that demands it arrived (%s).".formatted(letter));
    JsonNode arrived = last(found.path("timeline"), "demand-arrived");
    assertThat(arrived.path("proof").asString()).isEqualTo("signed-for");
    assertThat(arrived.path("letter").asString()).isEqualTo(letter);
    assertThat(arrived.path("outcome").asString()).isEqualTo("taken");

    int before = found.path("timeline").size();
    arrived("signed-for", today.plusDays(5), "J-1");
    assertThat(house.get(CASES + "J-1").body().path("timeline")).as("again").hasSize(before);

    house.moveTo(at(today.plusDays(29), 20));
    assertThat(asked("J-1")).hasSize(1);
    house.moveTo(at(today.plusDays(30), 10));
    found = house.get(CASES + "J-1").body();
    assertThat(found.path("level").asString()).isEqualTo("escalation");
    assertThat(texts(found.path("timeline"), "event")).contains("escalated");
  }

  @Test
  void aConfirmationThatArrivedDemandsNothing() {
    invoice("K-1");
    house.tell(
        "confirmation " + letter,
        new LetterArrived(
            letter,
            account,
            LetterKind.POSITIVE,
            "signed-for",
            today,
            List.of(new Demanded(ItemKind.INVOICE, "K-1", today, usd("1000.00")))));
    house.settle();
    assertThat(texts(house.get(CASES + "K-1").body().path("timeline"), "event"))
        .containsExactly("opened");
  }

  @Test
  void whatARecipientTellsOfAnItemIsATaskUntilItIsSeenToOrPaidAndTheItemIsChasedAsBefore() {
    invoice("L-1");
    invoice("L-2");
    String planned = house.get(CASES + "L-2").body().path("next").toString();
    WhyUnpaidTold first = unpaid("li", "L-1", WhyUnpaid.INVOICE_MISSING, null, null, null);
    unpaid("li", "L-2", WhyUnpaid.INVOICE_MISSING, null, null, null);
    JsonNode found = task("invoice-missing");
    assertThat(found.path("task").asString()).isEqualTo(account.customerId() + ".invoice-missing");
    assertThat(found.path("customerName").asString()).isEqualTo("ACME");
    assertThat(found.path("claims").asInt()).isEqualTo(2);
    assertThat(found.path("open").path(0).asString()).isEqualTo("2000.00 USD");
    assertThat(found.path("dueOn").asString()).isEqualTo(today.toString());
    assertThat(found.path("told").path(0).toString())
        .isEqualTo(
            "{\"account\":\"%s\",\"case\":\"reminder.CN01.L-1\",\"itemKind\":\"invoice\","
                .concat("\"item\":\"L-1\",\"contactId\":\"li\",\"recipient\":\"Li\",")
                .concat("\"message\":\"m-1\",\"toldAt\":\"%s\"}")
                .formatted(account, first.toldAt()));

    house.moveTo(house.now().plusSeconds(60));
    unpaid("ann", "L-1", WhyUnpaid.INVOICE_MISSING, null, null, null);
    assertThat(task("invoice-missing")).as("the same is told again").isEqualTo(found);

    unpaid("ann", "L-2", WhyUnpaid.PAID, today.minusDays(1), "ICBC 88", "ab12");
    assertThat(texts(task("invoice-missing").path("told"), "item")).containsExactly("L-1");
    found = task("said-paid");
    JsonNode line = found.path("told").path(0);
    assertThat(line.path("item").asString()).isEqualTo("L-2");
    assertThat(line.path("day").asString()).isEqualTo(today.minusDays(1).toString());
    assertThat(line.path("reference").asString()).isEqualTo("ICBC 88");
    assertThat(line.path("file").asString()).isEqualTo("ab12");
    assertThat(line.path("contactId").asString()).isEqualTo("ann");
    assertThat(line.has("recipient")).as("nobody of the customer").isFalse();
    String id = found.path("task").asString();
    assertThat(texts(house.get("/api/v1/dunning/cases?task=" + id).body().path("cases"), "id"))
        .containsExactly("reminder.CN01.L-2");

    JsonNode known = house.get(CASES + "L-2").body();
    assertThat(known.path("next").toString()).as("no plan changes").isEqualTo(planned);
    assertThat(known.has("held")).isFalse();
    assertThat(texts(known.path("timeline"), "event"))
        .containsExactly("opened", "recipient-told", "recipient-told");
    assertThat(texts(known.path("timeline"), "text"))
        .contains(
            "Li says of L-2, by the link in a mail: the invoice has not come.",
            "ann says of L-2, by the link in a mail: it is paid (%s), reference ICBC 88, with a file."
                .formatted(today.minusDays(1)));
    line = last(known.path("timeline"), "recipient-told");
    assertThat(line.path("task").asString()).isEqualTo("said-paid");
    assertThat(line.path("at").asString()).isEqualTo(house.now().toString());
    house.moveTo(at(today.plusDays(3), 10));
    assertThat(asked("L-2")).hasSize(1);

    pay("L-2", "1000.00");
    assertThat(tasks("said-paid")).as("what was told of is paid").isEmpty();
    assertThat(house.post(TASKS + "/" + id + "/done", "{}").status()).isEqualTo(404);
  }

  @Test
  void aPersonEndsWhatWasToldUntilThenAndItMayBeToldAnew() {
    invoice("M-1");
    unpaid("li", "M-1", WhyUnpaid.IN_APPROVAL, today.plusDays(5), null, null);
    JsonNode found = task("in-approval");
    assertThat(found.path("told").path(0).path("day").asString())
        .isEqualTo(today.plusDays(5).toString());
    String id = found.path("task").asString();
    Answer done = house.post(TASKS + "/" + id + "/done", "{\"note\":\"I call on Monday\"}");
    assertThat(done.status()).as(done.text()).isEqualTo(200);
    assertThat(done.text()).isEqualTo("{\"task\":\"" + id + "\",\"claims\":1}");
    house.settle();
    assertThat(tasks("in-approval")).isEmpty();
    assertThat(house.post(TASKS + "/" + id + "/done", "{}").status()).isEqualTo(404);

    house.moveTo(house.now().plusSeconds(60));
    unpaid("li", "M-1", WhyUnpaid.IN_APPROVAL, today.plusDays(9), null, null);
    assertThat(task("in-approval").path("told").path(0).path("day").asString())
        .isEqualTo(today.plusDays(9).toString());
  }

  @Test
  void aPromiseAndANamedPersonAreTasksWithoutClaimsAndStandInCasesThatAreOpen() {
    invoice("P-1");
    invoice("P-2");
    pay("P-1", "1000.00");
    promised("800.00", 5);
    promised("900.00", 7);
    house.tell(
        "named " + account,
        new PersonNamed(account.customerId(), "li", "m-1", "named-1", house.now()));
    house.settle();
    JsonNode found = task("payment-promised");
    assertThat(found.path("claims").asInt()).isZero();
    assertThat(found.path("open")).isEmpty();
    assertThat(found.has("dueOn")).isFalse();
    assertThat(found.path("told")).as("the later one stands").hasSize(1);
    JsonNode line = found.path("told").path(0);
    assertThat(line.path("account").asString()).isEqualTo(account.toString());
    assertThat(line.path("amount").asString()).isEqualTo("900.00 USD");
    assertThat(line.path("day").asString()).isEqualTo(today.plusDays(7).toString());
    assertThat(line.has("case") || line.has("item")).isFalse();
    line = task("person-named").path("told").path(0);
    assertThat(line.path("proposal").asString()).isEqualTo("named-1");
    assertThat(line.has("account")).isFalse();

    assertThat(texts(house.get(CASES + "P-1").body().path("timeline"), "event"))
        .as("it was closed before")
        .containsExactly("opened", "paid", "closed");
    JsonNode timeline = house.get(CASES + "P-2").body().path("timeline");
    assertThat(texts(timeline, "text"))
        .contains(
            "Li promises 900.00 USD for %s, by the link in a mail.".formatted(today.plusDays(7)),
            "Li names the right person, by the link in a mail. It gets nothing before it is"
                + " confirmed.");
    assertThat(texts(house.get(CASES + "P-2", "zh").body().path("timeline"), "text"))
        .contains("Li通过邮件链接承诺于 %s 付款 900.00 USD。".formatted(today.plusDays(7)));
    for (String reason : List.of("payment-promised", "person-named")) {
      String id = task(reason).path("task").asString();
      assertThat(house.get("/api/v1/dunning/cases?task=" + id).body().path("cases")).isEmpty();
      assertThat(house.post(TASKS + "/" + id + "/done", "{}").status()).isEqualTo(200);
      house.settle();
      assertThat(tasks(reason)).isEmpty();
    }
  }

  private WhyUnpaidTold unpaid(
      String contact,
      String item,
      WhyUnpaid reason,
      @Nullable LocalDate day,
      @Nullable String reference,
      @Nullable String file) {
    WhyUnpaidTold event =
        new WhyUnpaidTold(
            account.customerId(),
            contact,
            "m-1",
            account,
            ItemKind.INVOICE,
            item,
            reason,
            day,
            reference,
            file,
            house.now());
    house.tell("told " + item + house.now() + reason, event);
    house.settle();
    return event;
  }

  private void promised(String amount, int days) {
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

  private JsonNode task(String reason) {
    List<JsonNode> found = tasks(reason);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private void invoice(String number) {
    house.tell(
        "invoice " + number,
        new InvoicePosted(
            account, number, today.minusDays(30), null, today, usd("1000.00"), null, null, null));
    house.settle();
  }

  private void pay(String invoice, String amount) {
    OpenItem item = new OpenItem(ItemKind.INVOICE, invoice, usd("-" + amount), usd("0.00"), null);
    house.tell(
        "receipt of " + invoice,
        new OpenItemsChanged(account, "receipt", "R-" + invoice, today, List.of(item), List.of()));
    house.settle();
  }

  private LetterAnswered answered(Difference... differences) {
    LetterAnswered answer =
        new LetterAnswered(
            letter, account, LetterKind.POSITIVE, false, "mail", today, null, List.of(differences));
    house.tell("answer " + letter, answer);
    house.settle();
    return answer;
  }

  private void clarified(int line, String outcome) {
    house.tell(
        "clarified " + letter + " " + line,
        new DifferenceClarified(letter, account, line, outcome));
    house.settle();
  }

  private void closed(String outcome) {
    house.tell("closed " + letter, new LetterClosed(letter, account, outcome, house.now()));
    house.settle();
  }

  private void arrived(String proof, LocalDate on, String... items) {
    house.tell(
        "arrived " + letter + house.now(),
        new LetterArrived(
            letter,
            account,
            LetterKind.DEMAND,
            proof,
            on,
            List.of(items).stream()
                .map(each -> new Demanded(ItemKind.INVOICE, each, today, usd("1000.00")))
                .toList()));
    house.settle();
  }

  private Difference difference(
      int line, String item, String ours, String theirs, String disputed, int days) {
    return difference(line, ItemKind.INVOICE, item, ours, theirs, usd(disputed), days);
  }

  /** What the customer's books have, and ours have not. */
  private Difference unknown(int line, String item, String ours, String theirs) {
    return difference(line, null, item, ours, theirs, null, 14);
  }

  private Difference difference(
      int line,
      @Nullable ItemKind kind,
      String item,
      String ours,
      String theirs,
      @Nullable Money disputed,
      int days) {
    return new Difference(
        line, kind, item, usd(ours), usd(theirs), disputed, today.plusDays(days), "goods returned");
  }

  /** The tasks of the customer. */
  private List<JsonNode> tasks() {
    return tasks("letter-disagreed");
  }

  private List<JsonNode> tasks(String reason) {
    return StreamSupport.stream(
            house
                .get(TASKS + "?company=CN01&limit=200&reason=" + reason)
                .body()
                .path("tasks")
                .spliterator(),
            false)
        .filter(each -> each.path("customer").asString().equals(account.customer()))
        .toList();
  }

  private List<JsonNode> asked(String invoice) {
    return house.toldOf("reminder.CN01." + invoice).stream()
        .filter(each -> each.type().equals(REQUESTED))
        .map(Told::event)
        .toList();
  }

  private static JsonNode last(JsonNode timeline, String event) {
    return StreamSupport.stream(timeline.spliterator(), false)
        .filter(each -> each.path("event").asString().equals(event))
        .reduce((one, other) -> other)
        .orElseThrow();
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
