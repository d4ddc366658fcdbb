package huikuan.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent.CustomerChanged;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.contracts.ledger.LedgerEvent.PersonChanged;
import huikuan.contracts.ledger.LedgerEvent.UnappliedCredit;
import huikuan.dunning.House.Answer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Collectors have portfolios, talk with customers, and see whom they talk with today. */
@TestMethodOrder(OrderAnnotation.class)
class WorkListTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String DUNNING = "/api/v1/dunning/";
  private static final LocalDate DAY = LocalDate.of(2013, 1, 1);

  private static House house;

  @BeforeAll
  static void start(@TempDir Path directory) {
    house = new House(directory, Instant.parse("2013-01-01T00:00:00Z"));
    customer("A", "key");
    customer("B", "key");
    customer("C", null);
    customer("D", null);
    invoice("A", "A-1", DAY.minusDays(40), "200.00 USD");
    invoice("B", "B-1", DAY.minusDays(20), "5000.00 USD");
    invoice("B", "B-2", DAY.plusDays(20), "70.00 USD");
    invoice("C", "C-1", DAY.minusDays(5), "80.00 EUR");
    invoice("D", "D-1", DAY.plusDays(9), "90.00 EUR");
    house.settle();
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  private static void customer(String id, @Nullable String customerClass) {
    AccountId account = AccountId.parse("CN01." + id + ".USD");
    house.tell(
        new CustomerChanged(
            account.customerId(), "Name " + id, "en", "Asia/Shanghai", "CN", customerClass),
        List.of(Contacts.responsible("li-" + id, "Li", "li." + id + "@example.com")));
  }

  private static void invoice(String customer, String number, LocalDate due, String amount) {
    Money money = Money.parse(amount);
    AccountId account = account(customer, money);
    house.tell(
        "invoice " + number,
        new InvoicePosted(account, number, due.minusDays(30), null, due, money, null, null, null));
  }

  private static AccountId account(String customer, Money money) {
    return AccountId.parse("CN01." + customer + "." + money.currency());
  }

  private static List<String> texts(JsonNode array, String field) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(each -> each.path(field).asString())
        .toList();
  }

  private static JsonNode list(String more) {
    Answer answer = house.get(DUNNING + "worklist?company=CN01" + more);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }

  private static Answer portfolio(String name, String body) {
    return house.put(DUNNING + "portfolios/CN01/" + name, body);
  }

  private static JsonNode why(String customer, String collector) {
    return house
        .get(DUNNING + "worklist/why?customer=CN01." + customer + "&collector=" + collector)
        .body();
  }

  @Test
  @Order(1)
  void customersAreInOrderOfPointsAndEachRuleIsNamed() {
    JsonNode list = list("");
    assertThat(texts(list.path("customers"), "customer")).containsExactly("A", "B", "C");
    assertThat(list.path("count").asInt()).isEqualTo(3);
    JsonNode first = list.path("customers").path(0);
    assertThat(first.path("name").asString()).isEqualTo("Name A");
    assertThat(texts(first.path("rules"), "rule")).containsExactly("amount", "days-late");
    assertThat(first.path("rules").path(1).path("facts").path("days").asString()).isEqualTo("40");
    assertThat(first.path("points").asInt()).isEqualTo(5 + 20);
    JsonNode amounts = list.path("customers").path(1).path("amounts").path(0);
    assertThat(amounts.path("outstanding").asString()).isEqualTo("5070.00");
    assertThat(amounts.path("toBeCollected").asString()).isEqualTo("5000.00");
    JsonNode next = list("&limit=1");
    assertThat(texts(next.path("customers"), "customer")).containsExactly("A");
    assertThat(
            texts(
                list("&limit=1&after=" + next.path("next").asString()).path("customers"),
                "customer"))
        .containsExactly("B");
    assertThat(texts(list("&day=2013-01-15").path("customers"), "customer"))
        .as("what is due by then is on it, too")
        .contains("D");
    assertThat(house.get(DUNNING + "worklist?company=CN01&day=2012-12-31").status()).isEqualTo(400);
    assertThat(house.get(DUNNING + "worklist?company=CN01&portfolio=none").status()).isEqualTo(400);
  }

  @Test
  @Order(2)
  void aPortfolioHasAnOwnerAndNoOtherHasTheSameCustomers() {
    assertThat(portfolio("east", "{\"classes\":[\"key\"]}").status()).isEqualTo(400);
    assertThat(portfolio("east", "{\"owner\":\"li.qiang\"}").text()).contains("person:li.na");
    Answer set = portfolio("east", "{\"owner\":\"person:li.qiang\",\"classes\":[\"key\"]}");
    assertThat(set.status()).as(set.text()).isEqualTo(200);
    assertThat(set.body().path("version").asInt()).isEqualTo(1);
    assertThat(
            portfolio("east", "{\"owner\":\"person:li.qiang\",\"classes\":[\"key\"]}")
                .body()
                .path("version")
                .asInt())
        .as("again")
        .isEqualTo(1);
    String west = "{\"owner\":\"person:chen.jing\",\"customers\":[\"B\"],\"rest\":true%s}";
    assertThat(portfolio("west", west.formatted("")).status()).isEqualTo(200);
    Answer taken = portfolio("west", west.formatted(",\"classes\":[\"key\"]"));
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.text()).contains("in-another-portfolio", "portfolio east has the class key");
    assertThat(portfolio("west", west.replace("B", "nobody").formatted("")).text())
        .contains("customers[0]", "a customer of the company");
    assertThat(
            texts(house.get(DUNNING + "portfolios?company=CN01").body().path("portfolios"), "name"))
        .containsExactly("east", "west");
    assertThat(texts(list("&collector=person:li.qiang").path("customers"), "customer"))
        .containsExactly("A");
    assertThat(texts(list("&portfolio=west").path("customers"), "customer"))
        .as("the name is stronger than the class")
        .containsExactly("B", "C");
    assertThat(list("&collector=person:wang.wei").path("count").asInt()).isZero();
  }

  @Test
  @Order(3)
  void itIsToldWhyACustomerIsNotOnAList() {
    JsonNode elsewhere = why("A", "person:chen.jing");
    assertThat(elsewhere.path("on").asBoolean()).isFalse();
    assertThat(texts(elsewhere.path("reasons"), "reason")).containsExactly("other-portfolio");
    assertThat(elsewhere.path("reasons").path(0).path("facts").path("owner").asString())
        .isEqualTo("person:li.qiang");
    assertThat(why("A", "person:li.qiang").path("on").asBoolean()).isTrue();
    assertThat(why("A", "person:li.qiang").path("work").path("points").asInt()).isPositive();
    assertThat(texts(why("D", "person:chen.jing").path("reasons"), "reason"))
        .containsExactly("nothing-overdue");
    assertThat(texts(why("X", "*").path("reasons"), "reason")).containsExactly("unknown");
    Answer hold =
        house.post(
            DUNNING + "customers/CN01/C/hold",
            "{\"reason\":\"they merge\",\"until\":\"2013-01-09\"}");
    house.settle();
    assertThat(hold.status()).as(hold.text()).isEqualTo(200);
    JsonNode held = why("C", "person:chen.jing");
    assertThat(texts(held.path("reasons"), "reason")).containsExactly("on-hold");
    JsonNode amounts = held.path("work").path("amounts").path(0);
    assertThat(amounts.path("onHold").path(0).path("reason").asString()).isEqualTo("they merge");
    assertThat(amounts.path("toBeCollected").asString()).isEqualTo("0.00");
    house.post(DUNNING + "customers/CN01/C/resume");
    house.tell(
        "receipt 1",
        new OpenItemsChanged(
            account("C", Money.parse("1.00 EUR")),
            "receipt",
            "R-1",
            DAY,
            List.of(),
            List.of(new UnappliedCredit("receipt", "R-1", null, Money.parse("90.00 EUR")))));
    house.settle();
    assertThat(texts(why("C", "person:chen.jing").path("reasons"), "reason"))
        .containsExactly("covered");
  }

  @Test
  @Order(4)
  void aTalkAlwaysSaysWhatComesNextAndWhen() {
    String talks = DUNNING + "customers/CN01/A/talks";
    Answer refused = house.post(talks, "{\"kind\":\"call\",\"outcome\":\"maybe\"}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(texts(refused.body().path("errors"), "field"))
        .contains("nextOn", "nextAction", "outcome", "contact");
    String body =
        """
        {"id":"c-1","kind":"call","contact":"li-A","aim":"a date","tactic":"exchange",
         "outcome":"callback","note":"busy","items":[
          {"account":"CN01.A.USD","kind":"invoice","number":"A-1"}],
         "nextOn":"2013-01-04","nextAction":"call again"}
        """;
    Answer talk = house.post(talks, body);
    assertThat(talk.status()).as(talk.text()).isEqualTo(201);
    assertThat(house.post(talks, body).status()).as("again").isEqualTo(200);
    assertThat(house.post(talks, body.replace("busy", "angry")).status()).isEqualTo(409);
    assertThat(house.post(talks, body.replace("A-1", "B-1").replace("c-1", "c-9")).text())
        .contains("items[0].number");
    assertThat(house.post(talks, body.replace("2013-01-04", "2012-12-31")).text())
        .contains("nextOn");
    house.settle();
    assertThat(texts(list("&portfolio=east").path("customers"), "customer")).isEmpty();
    assertThat(texts(why("A", "person:li.qiang").path("reasons"), "reason"))
        .containsExactly("later");
    assertThat(texts(list("&portfolio=east&day=2013-01-04").path("customers"), "customer"))
        .containsExactly("A");
    Answer corrected = house.post(talks, body.replace("\"c-1\"", "\"c-2\",\"corrects\":\"c-1\""));
    assertThat(corrected.status()).as(corrected.text()).isEqualTo(201);
    JsonNode read = house.get(talks).body();
    assertThat(texts(read.path("talks"), "id")).containsExactly("c-2", "c-1");
    assertThat(read.path("talks").path(1).path("correctedBy").asString()).isEqualTo("c-2");
    assertThat(read.path("talks").path(1).path("contactName").asString()).isEqualTo("Li");
    Answer again =
        house.put(
            DUNNING + "customers/CN01/A/resubmission",
            "{\"on\":\"2013-01-01\",\"reason\":\"they called\"}");
    assertThat(again.status()).as(again.text()).isEqualTo(200);
    house.settle();
    JsonNode due = list("&portfolio=east").path("customers").path(0);
    assertThat(texts(due.path("rules"), "rule")).contains("follow-up-due");
    assertThat(due.path("next").path("on").asString()).isEqualTo("2013-01-01");
    assertThat(texts(house.get(DUNNING + "tactics").body().path("tactics"), "id")).hasSize(6);
  }

  @Test
  @Order(5)
  void aVisitIsAnnouncedForADayToCome() {
    String talks = DUNNING + "customers/CN01/B/talks";
    String body =
        """
        {"kind":"%s","on":"2013-01-09","person":"the accountant",
         "nextOn":"2013-01-01","nextAction":"book the train"}
        """;
    assertThat(house.post(talks, body.formatted("call")).text()).contains("only a visit");
    Answer visit = house.post(talks, body.formatted("visit"));
    assertThat(visit.status()).as(visit.text()).isEqualTo(201);
    assertThat(visit.body().path("id").asString()).isEqualTo("T-1");
    assertThat(visit.body().path("announced").asBoolean()).isTrue();
  }

  @Test
  @Order(6)
  void customersAreHandedOverFromADayOn() {
    String over = DUNNING + "portfolios/CN01/west/hand-over";
    assertThat(house.post(over, "{\"to\":\"east\",\"reason\":\"x\",\"customers\":[\"A\"]}").text())
        .contains("customers[0]", "of the portfolio west");
    assertThat(house.post(over, "{\"to\":\"south\",\"reason\":\"x\"}").status()).isEqualTo(404);
    String body =
        "{\"to\":\"east\",\"reason\":\"moved house\",\"customers\":[\"B\"],\"from\":\"2013-01-05\"}";
    Answer answer = house.post(over, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    JsonNode told = answer.body().path("handOvers").path(0);
    assertThat(told.path("stood").path("customers").asInt()).isEqualTo(1);
    assertThat(told.path("stood").path("outstanding").path(0).path("amount").asString())
        .isEqualTo("5070.00");
    assertThat(house.post(over, body).body().path("handOvers")).as("again").hasSize(1);
    assertThat(texts(list("&portfolio=east").path("customers"), "customer")).containsExactly("A");
    assertThat(texts(list("&portfolio=east&day=2013-01-05").path("customers"), "customer"))
        .contains("B");
    Answer owner =
        house.post(
            DUNNING + "portfolios/CN01/east/hand-over",
            "{\"owner\":\"person:wang.wei\",\"reason\":\"he left\"}");
    assertThat(owner.body().path("owner").asString()).isEqualTo("person:wang.wei");
    JsonNode load = house.get(DUNNING + "portfolios/load?company=CN01").body();
    assertThat(texts(load.path("collectors"), "collector"))
        .containsExactlyInAnyOrder("person:wang.wei", "person:chen.jing");
  }

  @Test
  @Order(7)
  void pointsAreACompanysOwn() {
    String path = DUNNING + "points/CN01";
    JsonNode shipped = house.get(path).body();
    assertThat(shipped.path("version").asInt()).isZero();
    Answer refused =
        house.put(
            path,
            """
            {"amounts":[{"currency":"USD","from":"5.00","points":1},
             {"currency":"USD","from":"5.00","points":2}],
             "otherCurrencies":0,"daysLate":[{"from":9,"points":1},{"from":2,"points":1}],
             "points":{"tod":1,"told":2000}}
            """);
    assertThat(texts(refused.body().path("errors"), "field"))
        .containsExactlyInAnyOrder(
            "amounts[1].from", "daysLate[1].from", "points.told", "points.tod");
    Answer set =
        house.put(
            path,
            """
            {"amounts":[{"currency":"USD","from":"5000.00","points":900}],
             "otherCurrencies":0,"daysLate":[],"points":{}}
            """);
    assertThat(set.status()).as(set.text()).isEqualTo(200);
    JsonNode list = list("");
    assertThat(texts(list.path("customers"), "customer")).containsExactly("B");
    assertThat(list.path("customers").path(0).path("points").asInt()).isEqualTo(900);
    assertThat(texts(why("A", "*").path("reasons"), "reason")).containsExactly("no-points");
  }

  @Test
  @Order(8)
  void aDeputyAnswersWhenTheOwnersRightsHaveEnded() {
    house.tell("wu.lan 1", new PersonChanged("wu.lan", DAY, "chen.jing"));
    house.tell("he.fei 1", new PersonChanged("he.fei", DAY, null));
    house.settle();
    Answer set = portfolio("south", "{\"owner\":\"person:wu.lan\"}");
    assertThat(set.status()).as(set.text()).isEqualTo(200);
    assertThat(set.body().path("answering").path(0).asString()).isEqualTo("person:chen.jing");
    assertThat(portfolio("north", "{\"owner\":\"person:he.fei\"}").text())
        .as("nobody answers for it")
        .contains("whose rights hold");
    Answer absent =
        portfolio(
            "south",
            """
            {"owner":"person:li.qiang",
             "deputy":{"person":"person:wang.wei","from":"2013-01-01","to":"2013-01-02"}}
            """);
    assertThat(absent.body().path("answering")).hasSize(2);
    assertThat(absent.body().path("answering").path(0).asString()).isEqualTo("person:wang.wei");
    Answer itself =
        portfolio(
            "south", "{\"owner\":\"person:li.qiang\",\"deputy\":{\"person\":\"person:li.qiang\"}}");
    assertThat(itself.status()).isEqualTo(400);
    assertThat(itself.text()).contains("deputy.person", "another person than the owner");
  }

  /** Its last day is over at the company, and not yet at the customer. */
  @Test
  @Order(9)
  void aHoldCountsUntilItsLastDayIsOverAtTheCustomer() {
    AccountId account = AccountId.parse("CN01.E.USD");
    house.tell(
        new CustomerChanged(
            account.customerId(), "Name E", "en", "America/Los_Angeles", "US", null),
        List.of(Contacts.responsible("li-E", "Li", "li.e@example.com")));
    invoice("E", "E-1", DAY.minusDays(30), "5000.00 USD");
    invoice("E", "E-2", DAY.minusDays(30), "5100.00 USD");
    house.settle();
    String eve = "{\"reason\":\"they ask\",\"until\":\"2012-12-31\"}";
    Answer claim = house.post(DUNNING + "cases/reminder.CN01.E-1/hold", eve);
    assertThat(claim.status()).as(claim.text()).isEqualTo(200);
    house.settle();
    JsonNode amounts = why("E", "*").path("work").path("amounts").path(0);
    assertThat(amounts.path("toBeCollected").asString()).isEqualTo("5100.00");
    assertThat(list("&day=2013-01-02").path("customers").path(1).path("amounts").toString())
        .as("on the next day")
        .contains("\"toBeCollected\":\"10100.00\"");
    Answer customer = house.post(DUNNING + "customers/CN01/E/hold", eve);
    assertThat(customer.status()).as(customer.text()).isEqualTo(200);
    house.settle();
    JsonNode held = why("E", "*");
    assertThat(texts(held.path("reasons"), "reason")).containsExactly("on-hold");
    assertThat(held.path("work").path("amounts").path(0).path("toBeCollected").asString())
        .isEqualTo("0.00");
    house.post(DUNNING + "customers/CN01/E/resume");
    house.settle();
    assertThat(texts(list("").path("customers"), "customer")).containsExactly("B", "E");
  }
}
