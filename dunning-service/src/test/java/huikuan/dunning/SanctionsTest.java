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
import huikuan.contracts.ledger.LetterEvent.LetterArrived;
import huikuan.contracts.ledger.LetterKind;
import huikuan.dunning.House.Answer;
import huikuan.dunning.House.Told;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Sanctions over HTTP: proposed, approved, acknowledged and lifted; a test system answers. */
class SanctionsTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String SANCTIONS = "/api/v1/dunning/sanctions";
  private static final String ORDERED = "huikuan.dunning.sanction-ordered.v1";
  private static final String LIFTED = "huikuan.dunning.sanction-lifted.v1";

  private static House house;
  private static int tests;

  private AccountId account;
  private String customer;
  private String sanction;
  private String invoice;
  private LocalDate today;

  @BeforeAll
  static void start(@TempDir Path directory) {
    house = new House(directory, Instant.parse("2013-01-07T00:00:00Z"));
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  @BeforeEach
  void escalate() {
    account = AccountId.parse("CN01.strict-" + ++tests + ".USD");
    customer = account.customerId().toString();
    sanction = "sanction." + customer + ".1";
    invoice = "S-" + tests;
    today = house.now().atZone(SHANGHAI).toLocalDate();
    house.tell(
        new CustomerChanged(account.customerId(), "ACME", "en", "Asia/Shanghai", "CN", null),
        List.of(Contacts.responsible("li", "Li", "li@example.com")));
    LocalDate due = today.minusDays(60);
    Money amount = Money.parse("3000.00 USD");
    house.tell(
        invoice,
        new InvoicePosted(
            account, invoice, due.minusDays(30), null, due, amount, null, null, null));
    house.moveTo(at(34));
  }

  private Instant at(int days) {
    return today.plusDays(days).atTime(10, 0).atZone(SHANGHAI).toInstant();
  }

  /** A demand is proven, so that the machine proposes to stop supply. */
  private void prove() {
    house.tell(
        "letter " + invoice,
        new LetterArrived(
            "B-" + tests,
            account,
            LetterKind.DEMAND,
            "signed-for",
            house.now().atZone(SHANGHAI).toLocalDate(),
            List.of(
                new Demanded(
                    ItemKind.INVOICE, invoice, today.minusDays(60), Money.parse("3000.00 USD")))));
    house.settle();
  }

  private void approve() {
    Answer approved =
        house.postAs("wang.wei", "/api/v1/dunning/approvals/" + sanction + "/approve", "");
    assertThat(approved.status()).as(approved.text()).isEqualTo(200);
    house.settle();
  }

  private JsonNode shown() {
    Answer answer = house.get(SANCTIONS + "/" + sanction);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }

  private List<String> told(String of) {
    return house.told().stream()
        .filter(each -> each.event().path("sanction").asString("").equals(of))
        .map(Told::type)
        .toList();
  }

  private JsonNode escalation() {
    return house.get("/api/v1/dunning/cases/escalation." + account + ".1").body();
  }

  private static List<String> texts(JsonNode array, String field) {
    return array.valueStream().map(each -> each.path(field).asString()).toList();
  }

  private Answer answer(String json) {
    Answer answer = house.post(SANCTIONS + "/" + sanction + "/acknowledgements", json);
    house.settle();
    return answer;
  }

  @Test
  void aSanctionIsProposedWhenADemandIsProvenApprovedAcknowledgedAndLiftedWhenPaid() {
    assertThat(escalation().path("state").asString()).isEqualTo("open");
    assertThat(texts(escalation().path("decisions"), "event")).contains("evidence-missing");
    assertThat(escalation().path("tasks").get(0).asString())
        .isEqualTo(customer + ".sanction-lacks");
    assertThat(told(sanction)).isEmpty();

    String orders = "/api/v1/dunning/customers/" + customer.replace('.', '/') + "/orders";
    String order =
        "{\"orders\":[{\"number\":\"SO-1\",\"amount\":\"500.00\",\"currency\":\"USD\","
            + "\"day\":\"2013-02-01\",\"kind\":\"supply\"}]}";
    assertThat(house.put(orders, order).status()).isEqualTo(200);
    assertThat(house.put(orders, order).status()).as("again").isEqualTo(200);
    prove();
    assertThat(shown().path("state").asString()).isEqualTo("proposed");
    assertThat(shown().path("evidence").path("orders").get(0).path("number").asString())
        .isEqualTo("SO-1");
    assertThat(escalation().path("state").asString()).isEqualTo("proposed");
    assertThat(escalation().path("level").asString()).isEqualTo("stop-supply");
    assertThat(escalation().has("tasks")).isFalse();
    assertThat(told(sanction)).as("nothing is enforced").isEmpty();

    approve();
    assertThat(told(sanction)).containsExactly(ORDERED);
    assertThat(answer("{\"system\":\"erp\",\"outcome\":\"done\"}").status()).isEqualTo(200);
    assertThat(answer("{\"system\":\"erp\",\"outcome\":\"done\"}").status()).isEqualTo(200);
    Answer other = answer("{\"system\":\"erp\",\"outcome\":\"refused\"}");
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.text()).contains("answered-otherwise");
    assertThat(shown().path("orders").get(0).path("systems").get(0).path("outcome").asString())
        .isEqualTo("done");
    String named = "{\"system\":\"erp\",\"order\":\"%s\",\"outcome\":\"done\"}";
    assertThat(answer(named.formatted("impose")).status()).isEqualTo(200);
    assertThat(answer(named.formatted("lift")).text()).contains("other-order");
    assertThat(answer(named.formatted("stop")).status()).isEqualTo(400);

    OpenItem paid =
        new OpenItem(
            ItemKind.INVOICE, invoice, Money.parse("-3000.00 USD"), Money.parse("0.00 USD"), null);
    house.tell(
        "R-" + invoice,
        new OpenItemsChanged(account, "receipt", "R-" + invoice, today, List.of(paid), List.of()));
    house.settle();
    assertThat(told(sanction)).containsExactly(ORDERED, LIFTED);
    assertThat(shown().path("state").asString()).isEqualTo("lifted");
    assertThat(shown().path("ended").asString()).isEqualTo("cured");
    assertThat(escalation().path("state").asString()).isEqualTo("closed");
  }

  @Test
  void aSystemThatIsSilentOrRefusesIsShownAsSuchAndATask() {
    prove();
    approve();
    house.moveTo(at(39));
    assertThat(shown().path("unanswered").asBoolean()).isTrue();
    String unanswered = SANCTIONS + "?customer=" + customer + "&unanswered=";
    assertThat(house.get(unanswered + "true").body().path("sanctions").size()).isEqualTo(1);
    assertThat(house.get(unanswered + "false").body().path("sanctions").size()).isZero();
    assertThat(house.get(unanswered + "yes").status()).isEqualTo(400);
    String task = customer + ".sanction-unanswered";
    assertThat(house.get("/api/v1/dunning/tasks?reason=sanction-unanswered").text()).contains(task);
    assertThat(house.post("/api/v1/dunning/tasks/" + task + "/done", "{}").status()).isEqualTo(409);
    Answer refused =
        answer("{\"system\":\"erp\",\"outcome\":\"refused\",\"reason\":\"no such customer\"}");
    assertThat(refused.body().path("unanswered").asBoolean()).isTrue();
    assertThat(answer("{\"system\":\"crm\",\"outcome\":\"done\"}").status()).isEqualTo(400);
  }

  @Test
  void aPersonProposesAndIsToldAllThatIsMissing() {
    String body =
        "{\"company\":\"CN01\",\"customer\":\"strict-%d\",\"kind\":\"legal-action\",\"form\":\"suit\","
                .formatted(tests)
            + "\"reason\":\"they do not answer\"}";
    Answer lacking = house.post(SANCTIONS, body);
    assertThat(lacking.status()).isEqualTo(422);
    assertThat(texts(lacking.body().path("errors"), "field"))
        .containsExactly("not-in-order", "demand-not-proven");
    prove();
    approve();
    house.moveTo(at(80));
    String letter =
        body.replace("legal-action", "lawyers-letter").replace("\"form\":\"suit\",", "");
    // The machine's own proposal of it has lapsed.
    Answer proposed = house.postAs("li.na", SANCTIONS, letter);
    assertThat(proposed.status()).as(proposed.text()).isEqualTo(201);
    Answer again = house.postAs("li.na", SANCTIONS, letter);
    assertThat(texts(again.body().path("errors"), "field")).containsExactly("proposed-already");
    assertThat(texts(again.body().path("errors"), "allowed"))
        .as("the proposal is named")
        .containsExactly(proposed.body().path("id").asString());
    house.settle();
    assertThat(
            house
                .get(SANCTIONS + "?customer=" + customer + "&state=proposed&kind=lawyers-letter")
                .body()
                .path("sanctions")
                .size())
        .isEqualTo(1);
    assertThat(house.get(SANCTIONS + "?state=none").status()).isEqualTo(400);
    assertThat(house.get(SANCTIONS + "/sanction.CN01.nobody.1").status()).isEqualTo(404);
    assertThat(house.get(SANCTIONS + "/nonsense").status()).isEqualTo(404);
  }

  @Test
  void whatIsNotThereIsNamed() {
    String unknown = "sanction." + customer + ".99";
    for (Answer answer :
        List.of(
            house.post(SANCTIONS + "/" + unknown + "/lift", "{\"reason\":\"x\"}"),
            house.post(
                SANCTIONS + "/" + unknown + "/acknowledgements",
                "{\"system\":\"erp\",\"outcome\":\"done\"}"))) {
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.text()).contains(unknown);
    }
    Answer nothing =
        house.post(
            SANCTIONS,
            "{\"company\":\"CN01\",\"customer\":\"calm\",\"kind\":\"stop-supply\",\"reason\":\"x\"}");
    assertThat(nothing.status()).as(nothing.text()).isEqualTo(422);
    assertThat(texts(nothing.body().path("errors"), "field")).containsExactly("not-escalated");
    assertThat(
            house.put("/api/v1/dunning/customers/CN01/NOBODY/orders", "{\"orders\":[]}").status())
        .as("orders of nobody")
        .isEqualTo(404);
    Answer escalation =
        house.put(
            "/api/v1/dunning/cases/escalation." + account + ".1/assignment",
            "{\"kind\":\"insured\",\"party\":\"Insurer\"}");
    assertThat(escalation.status()).isEqualTo(409);
    assertThat(escalation.body().path("type").asString())
        .isEqualTo("urn:huikuan:problem:not-an-invoice");
    assertThat(house.get("/api/v1/dunning/cases/escalation." + account + ".7/assignment").status())
        .isEqualTo(404);
  }

  @Test
  void twoPersonsLiftASanctionEarlyAndSomebodyLooksAfterIt() {
    prove();
    approve();
    String of = SANCTIONS + "/" + sanction;
    Answer assigned = house.post(of + "/assign", "{\"to\":\"person:zhao.lei\"}");
    assertThat(assigned.body().path("owner").asString()).isEqualTo("person:zhao.lei");
    assertThat(house.post(of + "/assign", "{\"to\":\"zhao\"}").status()).isEqualTo(400);
    Answer lift = house.postAs("li.na", of + "/lift", "{\"reason\":\"a new contract\"}");
    assertThat(lift.status()).as(lift.text()).isEqualTo(200);
    String approval = lift.body().path("lift").path("approval").asString();
    assertThat(approval).isEqualTo("sanction-lift." + customer + ".1.1");
    house.settle();
    String path = "/api/v1/dunning/approvals/" + approval + "/approve";
    assertThat(house.postAs("li.na", path, "").status()).as("not his own").isEqualTo(403);
    assertThat(house.postAs("wang.wei", path, "").status()).isEqualTo(200);
    house.settle();
    assertThat(shown().path("ended").asString()).isEqualTo("early");
    assertThat(told(sanction)).containsExactly(ORDERED, LIFTED);
    assertThat(house.post(of + "/lift", "{\"reason\":\"again\"}").status()).isEqualTo(409);
  }

  @Test
  void aLadderHasVersionsThatAnotherPersonApproves() {
    String standard = "/api/v1/dunning/ladders/standard";
    assertThat(house.get(standard).body().path("steps").get(0).path("kind").asString())
        .isEqualTo("stop-supply");
    assertThat(house.get("/api/v1/dunning/ladders/CN99").status()).isEqualTo(404);
    String own = "/api/v1/dunning/ladders/CN9" + tests;
    String draft =
        "{\"effectiveFrom\":\"%s\",\"lapseAfter\":5,\"acknowledgeWithin\":2,\"steps\":["
                .formatted(house.now().atZone(SHANGHAI).toLocalDate())
            + "{\"kind\":\"lawyers-letter\",\"machine\":true,\"workingDays\":3,\"claims\":\"all\","
            + "\"liftedWhen\":\"nothing-open\"}]}";
    assertThat(house.put(own, draft.replace("\"lawyers-letter\"", "\"shame\"")).status())
        .isEqualTo(400);
    assertThat(house.put(own, draft.replace("\"workingDays\":3", "\"after\":\"none\"")).text())
        .contains("steps[0].workingDays", "steps[0].after");
    assertThat(house.put(own, draft).status()).isEqualTo(201);
    assertThat(house.put(own, draft).status()).as("again").isEqualTo(200);
    assertThat(house.get(own).body().path("state").asString()).isEqualTo("drafted");
    house.settle();
    String approve =
        "/api/v1/dunning/approvals/ladder.CN9%d.CN9%d.1/approve".formatted(tests, tests);
    assertThat(house.postAs("wang.wei", approve, "").status()).isEqualTo(200);
    assertThat(house.get(own).body().path("state").asString()).isEqualTo("approved");
  }
}
