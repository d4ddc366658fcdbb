package huikuan.ledger.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import huikuan.contracts.CustomerId;
import huikuan.ledger.Erp;
import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.ledger.customer.CustomerKey;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The list of the people at all customers of a company, on a running ledger. */
class ContactListTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final RunningLedger ledger = RunningLedger.ledger();
  private final Erp erp = new Erp();
  private final String company = erp.company();

  private void customer(String customer) {
    Answer answer = ledger.put(path(customer), "{\"name\":\"Name of " + customer + "\"}");
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
  }

  private String path(String customer) {
    return "/api/v1/customers/" + company + "/" + customer;
  }

  private void contact(String customer, String contact, String role, String more) {
    Answer answer =
        ledger.put(
            path(customer) + "/contacts/" + contact,
            "{\"name\":\"Li Na\",\"role\":\"" + role + "\"" + more + "}");
    assertThat(answer.status()).as(answer.body().toString()).isIn(200, 201);
  }

  private void post(String customer, String contact, String act, String body) {
    Answer answer =
        ledger.post(ledger.instance(), path(customer) + "/contacts/" + contact + "/" + act, body);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }

  private void confirm(String customer, String contact) {
    post(customer, contact, "confirm", "{\"how\":\"call\"}");
  }

  private Answer list(String query) {
    return ledger.get("/api/v1/customers/" + company + "/contacts" + query);
  }

  private static List<String> people(Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer
        .body()
        .path("contacts")
        .valueStream()
        .map(it -> it.path("customer").asString() + " " + it.at("/contact/id").asString())
        .toList();
  }

  private List<String> having(String address) {
    return people(list("?address=" + URLEncoder.encode(address, StandardCharsets.UTF_8)));
  }

  private List<String> without(String more) {
    Answer answer =
        ledger.get(
            "/api/v1/customers?without=confirmedPaymentResponsible&company=" + company + more);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer
        .body()
        .path("customers")
        .valueStream()
        .map(it -> it.path("customer").asString())
        .toList();
  }

  @Test
  void peopleAreListedByRoleAndStateAsEachShowsThem() {
    customer("A");
    customer("B");
    contact("B", "p1", "paymentResponsible", ",\"email\":\"li@b.example\"");
    contact("A", "p1", "paymentResponsible", ",\"email\":\"li@a.example\"");
    contact("A", "p2", "accountsPayable", "");
    confirm("A", "p1");
    confirm("B", "p1");
    contact("B", "p1", "paymentResponsible", ",\"email\":\"other@b.example\"");

    assertThat(people(list(""))).containsExactly("A p1", "A p2", "B p1");
    assertThat(people(list("?role=paymentResponsible"))).containsExactly("A p1", "B p1");
    assertThat(people(list("?state=confirmed"))).containsExactly("A p1");
    assertThat(people(list("?state=stale&role=paymentResponsible"))).containsExactly("B p1");
    assertThat(people(list("?state=proposed"))).containsExactly("A p2");
    assertThat(people(list("?state=proposed&role=acceptor"))).isEmpty();
    Answer answer = list("?state=stale");
    assertThat(answer.text("/contacts/0/name")).isEqualTo("Name of B");
    assertThat(answer.body().at("/contacts/0/contact"))
        .isEqualTo(ledger.get(path("B") + "/contacts").body().at("/contacts/0"));
  }

  @Test
  void anAddressFindsAllWhomItBelongsToUntilTheyHaveAnotherOrAreForgotten() {
    customer("A");
    customer("B");
    contact("A", "p1", "acceptor", ",\"email\":\"Li.Na@shared.example\"");
    contact("B", "p1", "acceptor", ",\"mobile\":\"+86 138 0000 4711\"");
    contact("B", "p2", "decisionMaker", ",\"email\":\"li.na@SHARED.example\"");

    assertThat(having("li.na@shared.example")).containsExactly("A p1", "B p2");
    assertThat(having("13800004711")).containsExactly("B p1");
    assertThat(having("nobody@shared.example")).isEmpty();
    assertThat(people(list("?address=li.na@shared.example&role=acceptor"))).containsExactly("A p1");

    contact("A", "p1", "acceptor", ",\"email\":\"new@shared.example\"");
    post("B", "p1", "forget", "{\"reason\":\"asked for it\"}");
    assertThat(having("li.na@shared.example")).containsExactly("B p2");
    assertThat(having("new@shared.example")).containsExactly("A p1");
    assertThat(having("13800004711")).isEmpty();
    assertThat(people(list(""))).containsExactly("A p1", "B p2");
  }

  @Test
  void noAddressIsStoredAndNothingOfAForgottenPersonIsLeft() {
    customer("A");
    contact("A", "p1", "acceptor", ",\"email\":\"hidden.person@shared.example\"");
    contact("A", "p2", "acceptor", ",\"mobile\":\"+86 138 0000 4712\"");
    assertThat(having("hidden.person@shared.example")).hasSize(1);
    String stored = stored();
    assertThat(stored).contains("p1").doesNotContain("hidden.person", "13800004712");

    post("A", "p1", "forget", "{\"reason\":\"asked for it\"}");
    assertThat(people(list(""))).containsExactly("A p2");
    // By its id as JSON has it: what is sealed can hold any letters.
    assertThat(stored().lines().filter(each -> each.contains("\\tp1\"")))
        .as("only that no older event brings it back")
        .hasSize(1)
        .allSatisfy(each -> assertThat(each).doesNotContain("told"));
  }

  private String stored() {
    MongoTemplate mongo = ledger.instance().getBean(MongoTemplate.class);
    List<String> lines = new ArrayList<>();
    for (String collection : List.of("contact-index", "contact-addresses")) {
      mongo.getCollection(collection).find().forEach(each -> lines.add(each.toJson()));
    }
    return String.join(
        "\n", lines.stream().filter(it -> it.contains("\"" + company + ".")).toList());
  }

  @ParameterizedTest
  @CsvSource({"''", "&address=all@shared.example", "&role=acceptor"})
  void pagesTellEachOnce(String more) {
    IntStream.range(0, 3).forEach(n -> customer("C" + n));
    IntStream.range(0, 9)
        .forEach(
            n ->
                ledger.put(
                    path("C" + n % 3) + "/contacts/p" + n,
                    """
                    {"name":"N%d","role":"acceptor","email":"all@shared.example",
                     "confirmSameAs":["p0","p1","p2","p3","p4","p5"]}\
                    """
                        .formatted(n)));
    List<String> all = new ArrayList<>();
    Answer page = list("?limit=4" + more);
    all.addAll(people(page));
    while (page.body().path("next").isString()) {
      assertThat(people(page)).hasSize(4);
      page = list("?limit=4" + more + "&after=" + page.text("/next"));
      all.addAll(people(page));
    }
    assertThat(all).hasSize(9).doesNotHaveDuplicates().isSorted();
  }

  @ParameterizedTest
  @CsvSource({
    "role=boss, role",
    "state=sure, state",
    "address=somewhere, address",
    "after=x, after",
    "limit=0, limit"
  })
  void anotherValueIsRefused(String query, String field) {
    customer("A");
    Answer answer = list("?" + query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/errors/0/field")).isEqualTo(field);
  }

  @Test
  void aCompanyThatNobodyKnowsHasNoList() {
    assertThat(list("").status()).isEqualTo(404);
  }

  @Test
  void whatIsToldAgainOrLateChangesNothingAndTheLogTellsAll() {
    customer("A");
    contact("A", "p1", "paymentResponsible", "");
    confirm("A", "p1");
    contact("A", "p2", "acceptor", "");
    post("A", "p2", "forget", "{\"reason\":\"asked for it\"}");
    assertThat(people(list(""))).containsExactly("A p1");
    List<RecordedEvent> told =
        ledger
            .instance()
            .getBean(EventLog.class)
            .ofAggregate(new CustomerKey(new CustomerId(company, "A")).toString(), 0);
    MongoTemplate kept = ledger.instance().getBean(MongoTemplate.class);
    try (MongoClient client = MongoClients.create(ledger.mongoUri())) {
      MongoTemplate scratch = new MongoTemplate(client, "scratch-" + company);
      var projection = new ContactIndexProjection(new ContactIndex(scratch), _ -> {});
      projection.apply(told);
      assertThat(all(scratch)).isEqualTo(all(kept)).hasSize(7);
      told.forEach(each -> projection.apply(List.of(each)));
      assertThat(all(scratch)).isEqualTo(all(kept));
      scratch.getDb().drop();
    }
  }

  private List<Document> all(MongoTemplate mongo) {
    return mongo.getCollection("contact-index").find().into(new ArrayList<>()).stream()
        .filter(each -> each.getString("_id").startsWith(company + "."))
        .toList();
  }

  @Test
  void customersWithoutAConfirmedPaymentResponsibleAreFound() {
    List.of("A", "B", "C", "D", "E", "F").forEach(this::customer);
    erp.post(Erp.of("G", erp.invoice("1", "7.00")));
    contact("A", "p1", "paymentResponsible", "");
    confirm("A", "p1");
    contact("B", "p1", "paymentResponsible", "");
    contact("C", "p1", "accountsPayable", "");
    confirm("C", "p1");
    LocalDate today = LocalDate.ofInstant(ledger.clock().instant(), SHANGHAI);
    contact("D", "p1", "paymentResponsible", ",\"validTo\":\"" + today.minusDays(1) + "\"");
    confirm("D", "p1");
    contact("E", "p1", "paymentResponsible", ",\"validTo\":\"" + today + "\"");
    confirm("E", "p1");
    contact("F", "p1", "paymentResponsible", ",\"contract\":\"V-7\"");
    confirm("F", "p1");

    assertThat(without("")).containsExactly("B", "C", "D", "F", "G");
    assertThat(without("&q=name%20of%20d")).containsExactly("D");
    assertThat(without("&limit=2")).containsExactly("B", "C");

    contact("A", "p1", "paymentResponsible", ",\"email\":\"li@a.example\"");
    assertThat(without("&limit=1")).as("stale").containsExactly("A");
    confirm("A", "p1");
    confirm("B", "p1");
    assertThat(without("&limit=1")).containsExactly("C");
    assertThat(
            ledger
                .get("/api/v1/customers?without=anything&company=" + company)
                .text("/errors/0/field"))
        .isEqualTo("without");
  }
}
