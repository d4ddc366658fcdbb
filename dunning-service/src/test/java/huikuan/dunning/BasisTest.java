package huikuan.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.BasisEvent.ChasingStart;
import huikuan.contracts.ledger.BasisEvent.ContractChanged;
import huikuan.contracts.ledger.BasisEvent.EvidenceAttached;
import huikuan.contracts.ledger.BasisEvent.InvoiceWayTold;
import huikuan.contracts.ledger.BasisEvent.Milestone;
import huikuan.contracts.ledger.BasisEvent.MilestoneReached;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.OpenItem;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.contracts.ledger.StatutoryDate;
import huikuan.contracts.ledger.Subject;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.contracts.readiness.InvoiceState;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Claims follow their contract, their evidence and their invoice's way. */
class BasisTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String CASES = "/api/v1/dunning/cases/reminder.CN01.";
  private static House house;
  private static int tests;

  private AccountId account;
  private String contract;
  private LocalDate today;

  @BeforeAll
  static void start(@TempDir Path directory) {
    house = new House(directory, Instant.parse("2026-03-01T00:00:00Z"));
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  /** At 08:00 of the next day. */
  @BeforeEach
  void begin() {
    account = AccountId.parse("CN01.basis-" + ++tests + ".CNY");
    contract = "HT-" + tests;
    today = house.now().atZone(SHANGHAI).toLocalDate().plusDays(1);
    house.moveTo(at(today, 8));
    house.tell(
        new CustomerChanged(account.customerId(), "华东精密", "zh", "Asia/Shanghai", "CN", null),
        List.of(Contacts.responsible("li", "李娜", "li@example.com")));
    house.moveTo(house.now());
  }

  @Test
  void aDemandWaitsForTheEvidenceOfItsContractAndGoesOnWhenItIsThere() {
    agree(List.of(), List.of(), EvidenceKind.SIGNED_DELIVERY_NOTE);
    invoice("R-1", "5000.00", contract);
    way("R-1", InvoiceState.ISSUED);
    house.moveTo(house.now());
    house.moveTo(at(today.plusDays(20), 10));

    JsonNode found = house.get(CASES + "R-1").body();
    assertThat(found.path("level").asString()).isEqualTo("reminder-2");
    assertThat(found.path("withheld").asString()).isEqualTo("not-ready");
    assertThat(found.path("missing").toString())
        .isEqualTo(
            "[{\"what\":\"evidence\",\"name\":\"signedDeliveryNote\"},"
                + "{\"what\":\"invoiceWay\",\"name\":\"issued\"}]");
    assertThat(found.path("tasks").valueStream().map(JsonNode::asString))
        .as("each is ended by its own facts")
        .containsExactly(
            account.customerId() + ".goods-unconfirmed", account.customerId() + ".not-ready");
    assertThat(house.get("/api/v1/dunning/tasks?company=CN01").body().path("tasks").valueStream())
        .extracting(each -> each.path("task").asString())
        .contains(account.customerId() + ".goods-unconfirmed", account.customerId() + ".not-ready");
    assertThat(found.path("next").path("at").asString())
        .as("the end of the waiting, 20 working days later")
        .isEqualTo(at(today.plusDays(40), 9).toString());
    JsonNode decided = decision(today.plusDays(20));
    assertThat(decided.path("reason").asString()).isEqualTo("not-ready");
    assertThat(decided.path("detail").asString())
        .isEqualTo("evidence signedDeliveryNote, invoiceWay issued");
    assertThat(decided.path("text").asString())
        .isEqualTo(
            "Nothing is done: something is missing for a demand (signed delivery note, the invoice"
                + " is issued and not delivered). Next: demand, not before "
                + today.plusDays(40)
                + " 09:00 +08:00.");
    assertThat(decision(today.plusDays(25)).path("reason").asString())
        .as("a day to come")
        .isEqualTo("not-ready");

    way("R-1", InvoiceState.DELIVERED);
    attach(new Subject.OfContract("CN01", contract), 1);
    house.moveTo(house.now());
    assertThat(house.get(CASES + "R-1").body().path("next").path("at").asString())
        .isEqualTo(at(today.plusDays(21), 9).toString());
    house.moveTo(at(today.plusDays(21), 10));
    found = house.get(CASES + "R-1").body();
    assertThat(found.path("level").asString()).isEqualTo("demand");
    assertThat(found.has("tasks")).isFalse();
    assertThat(found.has("withheld")).isFalse();
    assertThat(found.has("missing")).isFalse();
    assertThat(decision(today.plusDays(20)).path("reason").asString())
        .as("what was decided then")
        .isEqualTo("not-ready");
  }

  @Test
  void theDayByLawIsShownBesideTheDueDateAndMovesNoStep() {
    StatutoryDate byLaw = new StatutoryDate(today.plusDays(5), "DE", "BGB 271a (1)");
    house.tell(
        "invoice L-1",
        new InvoicePosted(
            account,
            "L-1",
            today,
            null,
            today.plusDays(30),
            cny("100.00"),
            contract,
            null,
            null,
            byLaw));
    invoice("L-2", "100.00", contract, today.plusDays(30));
    house.moveTo(house.now());

    JsonNode found = house.get(CASES + "L-1").body();
    assertThat(found.path("statutory").path("dueOn").asString())
        .isEqualTo(today.plusDays(5).toString());
    assertThat(found.path("statutory").path("jurisdiction").asString()).isEqualTo("DE");
    assertThat(found.path("statutory").path("article").asString()).isEqualTo("BGB 271a (1)");
    JsonNode other = house.get(CASES + "L-2").body();
    assertThat(other.has("statutory")).isFalse();
    assertThat(found.path("next")).isEqualTo(other.path("next"));
  }

  @Test
  void evidenceOfTheItemOrTheCustomerCountsToo() {
    agree(List.of(), List.of(), EvidenceKind.SIGNED_DELIVERY_NOTE);
    invoice("I-1", "5000.00", contract);
    invoice("I-2", "5000.00", contract);
    attach(new Subject.OfItem(account, ItemKind.INVOICE, "I-1"), 1);
    house.moveTo(house.now());
    house.moveTo(at(today.plusDays(20), 10));
    assertThat(level("I-1")).isEqualTo("demand");
    assertThat(level("I-2")).isEqualTo("reminder-2");

    attach(new Subject.OfCustomer(account.customerId()), 1);
    house.moveTo(house.now());
    house.moveTo(at(today.plusDays(21), 10));
    assertThat(level("I-2")).isEqualTo("demand");
  }

  @Test
  void beforeItIsDueTheReceiptOfTheGoodsIsATaskUntilItIsProven() {
    agree(List.of(), List.of(), EvidenceKind.SIGNED_DELIVERY_NOTE);
    house.moveTo(house.now());
    invoice("G-1", "5000.00", contract, today.plusDays(10));
    house.moveTo(house.now());
    house.moveTo(at(today.plusDays(3), 8));
    assertThat(house.get(CASES + "G-1").body().has("tasks")).isFalse();
    house.moveTo(at(today.plusDays(3), 10));
    assertThat(house.get(CASES + "G-1").body().path("tasks").path(0).asString())
        .endsWith(".goods-unconfirmed");

    attach(new Subject.OfContract("CN01", contract), 1);
    house.moveTo(house.now());
    assertThat(house.get(CASES + "G-1").body().has("tasks")).isFalse();
  }

  @Test
  void milestonesOpenTheirAmountsToTheClaimsInTheirOrder() {
    invoice("M-1", "60.00", contract);
    invoice("M-2", "60.00", contract);
    house.moveTo(house.now());
    agree(
        List.of(milestone("first", "70.00", null), milestone("second", "50.00", today.plusDays(2))),
        List.of());
    house.moveTo(house.now());
    assertThat(held("M-1")).isEqualTo("60.00");
    assertThat(held("M-2")).isEqualTo("60.00");
    assertThat(house.get(CASES + "M-1").body().path("state").asString()).isEqualTo("on-hold");

    reach("first");
    house.moveTo(house.now());
    assertThat(held("M-1")).isEmpty();
    assertThat(held("M-2")).isEqualTo("50.00");
    JsonNode hold = house.get(CASES + "M-2").body().path("holds").path(0);
    assertThat(hold.path("source").asString()).isEqualTo("milestones");
    assertThat(hold.path("until").asString()).isEqualTo(today.plusDays(2).toString());
    assertThat(hold.path("note").asString()).isEqualTo("second");
    assertThat(house.get(CASES + "M-2").body().has("tasks")).isFalse();

    house.moveTo(at(today.plusDays(3), 10));
    hold = house.get(CASES + "M-2").body().path("holds").path(0);
    assertThat(hold.path("until").asString())
        .as("it is looked at again")
        .isEqualTo(today.plusDays(32).toString());
    assertThat(house.get(CASES + "M-2").body().path("tasks").path(0).asString())
        .endsWith(".milestone-overdue");
    assertThat(asked("M-1")).isEqualTo("60.00 CNY of 60.00 CNY");

    reach("second");
    house.moveTo(house.now());
    assertThat(held("M-2")).isEmpty();
    assertThat(house.get(CASES + "M-2").body().has("tasks")).isFalse();
  }

  @Test
  void aReversedClaimLeavesItsPartToThoseThatCameAfterIt() {
    agree(
        List.of(
            milestone("first", "100.00", today), milestone("second", "100.00", today.plusDays(9))),
        List.of());
    reach("first");
    invoice("V-1", "100.00", contract);
    invoice("V-2", "100.00", contract);
    house.moveTo(house.now());
    assertThat(held("V-2")).isEqualTo("100.00");

    reverse("V-1", settled("V-1", "100.00"));
    house.moveTo(house.now());
    assertThat(held("V-2")).isEmpty();
  }

  /** Nothing was open of it, so its open amount does not change. */
  @Test
  void aPaidClaimThatIsReversedLeavesItsPartAsIfItHadNeverBeen() {
    agree(
        List.of(
            milestone("first", "100.00", today), milestone("second", "100.00", today.plusDays(9))),
        List.of());
    reach("first");
    invoice("Z-1", "100.00", contract);
    invoice("Z-2", "60.00", contract);
    house.tell(
        "receipt Z-1",
        new OpenItemsChanged(
            account, "receipt", "Z-1-E", today, List.of(settled("Z-1", "100.00")), List.of()));
    house.moveTo(house.now());
    assertThat(house.get(CASES + "Z-1").body().path("state").asString()).isEqualTo("closed");
    assertThat(held("Z-2")).as("a paid claim keeps its part").isEqualTo("60.00");

    reverse("Z-1");
    house.moveTo(house.now());
    assertThat(held("Z-2")).isEmpty();
    invoice("Z-3", "60.00", contract);
    house.moveTo(house.now());
    assertThat(held("Z-3")).as("40.00 of it are for the first").isEqualTo("20.00");
    assertThat(house.get(CASES + "Z-1").body().path("state").asString()).isEqualTo("closed");
  }

  @Test
  void nothingIsChasedBeforeTheContractsDayAndThenTheNextStepIsTaken() {
    agree(List.of(), List.of(new ChasingStart(today.plusDays(10), null, null)));
    invoice("D-1", "100.00", contract);
    house.moveTo(house.now());
    JsonNode hold = house.get(CASES + "D-1").body().path("holds").path(0);
    assertThat(hold.path("source").asString()).isEqualTo("chasing-start");
    assertThat(hold.path("until").asString()).isEqualTo(today.plusDays(9).toString());
    house.moveTo(at(today.plusDays(9), 10));
    assertThat(house.get(CASES + "D-1").body().path("state").asString()).isEqualTo("on-hold");
    house.moveTo(at(today.plusDays(10), 10));
    assertThat(level("D-1")).isEqualTo("reminder-1");
  }

  @Test
  void nothingIsChasedBeforeAllClaimsOfTheContractAreForTheAmount() {
    agree(List.of(), List.of(new ChasingStart(null, cny("150.00"), null)));
    invoice("S-1", "100.00", contract);
    house.moveTo(house.now());
    JsonNode hold = house.get(CASES + "S-1").body().path("holds").path(0);
    assertThat(hold.path("note").asString()).isEqualTo("150.00 CNY");
    assertThat(hold.path("until").asString())
        .as("30 days after the invoice's day")
        .isEqualTo(today.toString());
    house.moveTo(at(today.plusDays(1), 8));
    assertThat(house.get(CASES + "S-1").body().path("holds").path(0).path("until").asString())
        .as("it is looked at again")
        .isEqualTo(today.plusDays(30).toString());

    invoice("S-2", "50.00", contract);
    house.moveTo(house.now());
    assertThat(house.get(CASES + "S-1").body().has("holds")).isFalse();
    assertThat(house.get(CASES + "S-2").body().has("holds")).isFalse();
  }

  /** One claim is kept under a customer that can't be read. */
  @Test
  void aClaimThatFailsHoldsUpNoOtherOfItsContractAndGoesOnLater() {
    AccountId other = AccountId.parse("CN01.basis-other.CNY");
    house.tell(
        new CustomerChanged(other.customerId(), "华西精密", "zh", "Asia/Shanghai", "CN", null),
        List.of(Contacts.responsible("wu", "吴娜", "wu@example.com")));
    agree(List.of(), List.of(), EvidenceKind.SIGNED_DELIVERY_NOTE);
    List<String> all = List.of("P-1", "P-2", "P-3", "P-4", "P-5");
    all.forEach(each -> invoice(each, "50.00", contract));
    house.moveTo(house.now());
    house
        .database()
        .getCollection("contract-claims")
        .updateOne(
            Filters.eq("_id", "reminder.CN01.P-3"),
            Updates.set("customer", other.customerId().toString()));
    house.moveTo(at(today.plusDays(20), 10));
    assertThat(all).allSatisfy(each -> assertThat(withheld(each)).isEqualTo("not-ready"));

    MongoCollection<Document> customers = house.database().getCollection("customers");
    Bson broken = Filters.eq("_id", other.customerId().toString());
    Object contacts = customers.find(broken).first().get("contacts");
    customers.updateOne(broken, Updates.set("contacts", "none that can be read"));
    attach(new Subject.OfContract("CN01", contract), 1);
    house.moveTo(house.now());
    Instant ready = at(today.plusDays(21), 9);
    assertThat(List.of("P-1", "P-2", "P-4", "P-5"))
        .allSatisfy(each -> assertThat(next(each)).isEqualTo(ready.toString()));
    JsonNode stuck = house.get("/api/v1/dunning/stuck?about=reminder.CN01.P-3").body();
    assertThat(stuck.path("stuck").path(0).path("reaction").asString()).isEqualTo("ContractSaga");
    assertThat(stuck.path("stuck").path(0).path("step").asString()).isEqualTo("again");
    assertThat(stuck.path("stuck").path(0).path("about").valueStream().map(JsonNode::asString))
        .contains("reminder.CN01.P-3")
        .doesNotContain("reminder.CN01.P-2");

    customers.updateOne(broken, Updates.set("contacts", contacts));
    JsonNode retried = house.post(CASES + "P-3/retry").body();
    assertThat(retried.has("stuck")).isFalse();
    house.moveTo(house.now());
    assertThat(next("P-3")).isEqualTo(ready.toString());
  }

  /** The pass that brings the news of the contract to its claims does not come to this one. */
  @Test
  void aStepThatIsDueBeforeTheNewsCameToItsClaimIsDecidedByThem() {
    invoice("U-1", "60.00", contract);
    invoice("U-2", "60.00", contract);
    house.moveTo(house.now());
    agree(List.of(milestone("first", "100.00", today.plusDays(20))), List.of());
    house.settle();
    house.database().getCollection("deadlines").deleteMany(Filters.eq("name", "next"));
    assertThat(held("U-1")).isEmpty();

    house.moveTo(at(today.plusDays(3), 10));
    assertThat(held("U-1")).isEqualTo("60.00");
    assertThat(held("U-2")).isEqualTo("40.00");
    assertThat(house.get(CASES + "U-1").body().path("level").isNull()).isTrue();
    assertThat(house.toldOf("reminder.CN01.U-1"))
        .extracting(House.Told::type)
        .containsExactly("huikuan.dunning.case-held.v1");
    assertThat(level("U-2")).isEqualTo("reminder-1");
    assertThat(house.toldOf("reminder.CN01.U-2"))
        .filteredOn(each -> each.type().equals("huikuan.dunning.reminder-requested.v1"))
        .extracting(each -> each.event().path("held").asString())
        .containsExactly("40.00 CNY");
  }

  private void agree(
      List<Milestone> milestones, List<ChasingStart> starts, EvidenceKind... requires) {
    house.tell(
        "contract " + contract,
        new ContractChanged(
            "CN01", contract, account.customerId(), false, milestones, starts, List.of(requires)));
  }

  private static Milestone milestone(String id, String amount, @Nullable LocalDate plannedOn) {
    return new Milestone(id, id, cny(amount), plannedOn, null, null);
  }

  private void reach(String milestone) {
    house.tell(
        "reached %s %s".formatted(contract, milestone),
        new MilestoneReached("CN01", contract, milestone, today, null));
  }

  private void attach(Subject subject, int number) {
    house.tell(
        "evidence %s %d".formatted(subject, number),
        new EvidenceAttached(subject, number, EvidenceKind.SIGNED_DELIVERY_NOTE));
  }

  private void way(String number, InvoiceState state) {
    house.tell(
        "way %s %s".formatted(number, state), new InvoiceWayTold(account, number, state, today));
  }

  private static OpenItem settled(String number, String amount) {
    return new OpenItem(ItemKind.INVOICE, number, cny("-" + amount), cny("0.00"), null);
  }

  private void reverse(String number, OpenItem... changed) {
    house.tell(
        "reversal " + number,
        new OpenItemsChanged(
            account,
            "reversal",
            number + "-R",
            today,
            List.of(changed),
            List.of(),
            new ItemName(ItemKind.INVOICE, number),
            "invoice",
            number));
  }

  private void invoice(String number, String amount, String of) {
    invoice(number, amount, of, today);
  }

  private void invoice(String number, String amount, String of, LocalDate dueOn) {
    house.tell(
        "invoice " + number,
        new InvoicePosted(
            account, number, today.minusDays(30), null, dueOn, cny(amount), of, null, null));
  }

  private static Money cny(String amount) {
    return Money.parse(amount + " CNY");
  }

  private static String level(String number) {
    return house.get(CASES + number).body().path("level").asString();
  }

  private static String withheld(String number) {
    return house.get(CASES + number).body().path("withheld").asString("");
  }

  private static String next(String number) {
    return house.get(CASES + number).body().path("next").path("at").asString();
  }

  private static String held(String number) {
    return house.get(CASES + number).body().path("held").asString("");
  }

  /** The last message that was asked for: its open part that is not held, and the claim. */
  private static String asked(String number) {
    JsonNode asked = house.toldOf("reminder.CN01." + number).getLast().event();
    return asked.path("open").asString() + " of " + asked.path("amount").asString();
  }

  private JsonNode decision(LocalDate day) {
    return house
        .get("/api/v1/dunning/decisions?account=" + account + "&on=" + day)
        .body()
        .path("decisions")
        .path(0);
  }

  private static Instant at(LocalDate day, int hour) {
    return day.atTime(hour, 0).atZone(SHANGHAI).toInstant();
  }
}
