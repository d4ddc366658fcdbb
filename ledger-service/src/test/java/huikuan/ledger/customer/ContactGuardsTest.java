package huikuan.ledger.customer;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Holding.Basis;
import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.customer.CustomerCommand.SetContact;
import huikuan.platform.csv.CsvFile;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of people that are refused by their state, their id or their day. */
class ContactGuardsTest {

  private static final String ACCEPTOR = "{\"name\":\"Li Na\",\"role\":\"acceptor\"}";

  private final RunningLedger ledger = RunningLedger.ledger();
  private final String company = ledger.newCompany();
  private final String customer = "/api/v1/customers/" + company + "/ACME";
  private final String contacts = customer + "/contacts/";
  private final String calendar = customer + "/payment-calendar";

  @BeforeEach
  void acme() {
    ledger.put(customer, "{\"name\":\"Acme\"}");
    ledger.put(contacts + "p1", ACCEPTOR);
  }

  private LocalDate today() {
    return ledger.clock().instant().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
  }

  private Answer confirm(String on) {
    String body = "{\"how\":\"call\",\"on\":\"%s\"}".formatted(on);
    return ledger.post(ledger.instance(), contacts + "p1/confirm", body);
  }

  private Answer ifMatch(String seen, String method, String path, String body) {
    return ledger.send(ledger.instance(), "If-Match", seen, method, path, body);
  }

  @Test
  void ofManyWhoAreNamedAtOnceWithOneAddressOneIsTaken() throws Exception {
    String body = "{\"name\":\"Li Na\",\"role\":\"acceptor\",\"email\":\"li@acme.example\"}";
    List<Callable<Answer>> puts =
        IntStream.range(0, 8)
            .<Callable<Answer>>mapToObj(n -> () -> ledger.put(contacts + "k" + n, body))
            .toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(puts.size())) {
      List<Answer> answers = threads.invokeAll(puts).stream().map(Future::resultNow).toList();
      assertThat(answers)
          .extracting(Answer::status)
          .containsExactlyInAnyOrder(201, 409, 409, 409, 409, 409, 409, 409);
      assertThat(answers)
          .filteredOn(each -> each.status() == 409)
          .extracting(Answer::problem)
          .containsOnly("address-of-another");
    }
  }

  @Test
  void aSenderWhoHasSeenAnotherStateIsRefused() {
    ledger.put(calendar, "{\"runDays\":[10]}");
    String seen = ledger.get(customer).etag();
    ledger.put(customer, "{\"name\":\"Acme AG\"}");
    String forget = "{\"reason\":\"asked for\"}";
    for (Answer refused :
        List.of(
            ifMatch(seen, "POST", contacts + "p1/confirm", "{\"how\":\"call\"}"),
            ifMatch(seen, "POST", contacts + "p1/forget", forget),
            ifMatch(seen, "DELETE", calendar, ""))) {
      assertThat(refused.status()).isEqualTo(412);
      assertThat(refused.problem()).isEqualTo("changed-meanwhile");
    }
    assertThat(ifMatch("1", "DELETE", calendar, "").text("/errors/0/field")).isEqualTo("If-Match");
    String now = ledger.get(customer).etag();
    assertThat(ifMatch(now, "DELETE", calendar, "").status()).isEqualTo(200);
    now = ledger.get(customer).etag();
    assertThat(ifMatch(now, "POST", contacts + "p1/confirm", "{\"how\":\"call\"}").status())
        .isEqualTo(200);
    now = ledger.get(customer).etag();
    assertThat(ifMatch(now, "POST", contacts + "p1/forget", forget).status()).isEqualTo(200);
    assertThat(ifMatch(seen, "POST", contacts + "p1/forget", forget).status())
        .as("the same again")
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wang@x.example",
        "wang＠x.example",
        "13800138000",
        "138-0013-8000",
        "+8613800138000",
        "+49 171 123456",
        "１３８００１３８０００"
      })
  void anIdThatReadsAsAnAddressOrAMobileNumberIsRefused(String id) {
    Answer refused =
        ledger.put(
            customer,
            """
            {"name":"Acme","contacts":[{"id":"%s","name":"Li Na","role":"acceptor"}]}\
            """
                .formatted(id));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/errors/0/field")).isEqualTo("contacts[0].id");
    assertThat(refused.text("/errors/0/allowed")).contains("no @", "11 digits");
  }

  @Test
  void aContactThatHasSuchAnIdAlreadyCanBeChanged() {
    CustomerId acme = CustomerData.id(company, "ACME");
    for (String id : List.of("wang@x.example", "13800138000")) {
      Contact before = ledger.bean(SealedContacts.class).seal(acme, named(id));
      ledger
          .bean(Commands.class)
          .send(new SetContact(new CustomerKey(acme), before, List.of(), today(), null));
    }

    assertThat(ledger.put(contacts + "13800138000", ACCEPTOR).status()).isEqualTo(200);
    Answer all =
        ledger.put(
            customer,
            """
            {"name":"Acme","contacts":[
              {"id":"wang@x.example","name":"Wang Fang","role":"decisionMaker"}]}\
            """);
    assertThat(all.status()).as(all.toString()).isEqualTo(200);
    assertThat(ledger.get(contacts.substring(0, contacts.length() - 1)).body().at("/contacts"))
        .extracting(each -> each.path("id").asString() + " " + each.path("role").asString())
        .contains("wang@x.example decisionMaker", "13800138000 acceptor");
    assertThat(ledger.put(contacts + "li@x.example", ACCEPTOR).status()).isEqualTo(400);

    String file = "customer,contact,name,role\nACME,%s,Li Na,acceptor\n";
    String sheet = "/api/v1/customers/" + company + "/contacts.csv";
    Answer changed = csv(sheet, file.formatted("wang@x.example"));
    assertThat(changed.text("/changed")).as(changed.toString()).isEqualTo("1");
    assertThat(csv(sheet, file.formatted("li@x.example")).text("/errors/0/field"))
        .isEqualTo("line 2, contact");
  }

  private Answer csv(String path, String file) {
    return ledger.send("POST", path, CsvFile.TYPE, file);
  }

  private static ContactData named(String id) {
    return new ContactData(
        id,
        "Wang Fang",
        Contact.Role.ACCEPTOR,
        null,
        null,
        List.of(),
        null,
        null,
        List.of(),
        null,
        null,
        null,
        Basis.CONTRACT,
        null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000100234", "4711", "20240000123", "138001380001", "+1234567", "c-1"})
  void aNumberOfAnErpIsAnId(String id) {
    assertThat(ledger.put(contacts + id, ACCEPTOR).status()).isEqualTo(201);
  }

  @Test
  void aConfirmationOfADayThatDoesNotCountAnyMoreIsRefused() {
    LocalDate today = today();
    for (String on : List.of("1900-01-01", "" + today.minusDays(366), "" + today.plusDays(1))) {
      Answer refused = confirm(on);
      assertThat(refused.status()).as(on).isEqualTo(400);
      assertThat(refused.text("/errors/0/field")).isEqualTo("on");
      assertThat(refused.text("/errors/0/allowed")).contains(today.minusDays(365) + " to " + today);
    }
    assertThat(confirm("" + today.minusDays(365)).text("/state")).isEqualTo("confirmed");
    assertThat(confirm("" + today.minusDays(2)).text("/state")).isEqualTo("confirmed");
    Answer older = confirm("" + today.minusDays(3));
    assertThat(older.text("/errors/0/field")).isEqualTo("on");
    assertThat(older.text("/errors/0/allowed")).contains(today.minusDays(2) + " or after");
    assertThat(confirm("" + today.minusDays(2)).status()).as("the same again").isEqualTo(200);
  }
}
