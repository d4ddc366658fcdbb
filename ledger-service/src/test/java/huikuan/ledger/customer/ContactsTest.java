package huikuan.ledger.customer;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactsTest {

  private static final String LI =
      """
      {"name":"Li Na","role":"paymentResponsible","addresses":[
       {"kind":"email","value":"li@example.com"},
       {"kind":"email","value":"pay@example.com","designated":true}]}\
      """;

  private final RunningLedger ledger = RunningLedger.ledger();
  private final String customer = "/api/v1/customers/" + ledger.newCompany() + "/ACME";
  private final String contacts = customer + "/contacts";

  @BeforeEach
  void acme() {
    ledger.put(
        customer,
        """
        {"name":"Acme","contacts":[
         {"id":"ap","name":"Wang Wei","role":"accountsPayable","email":"wang@example.com"}]}\
        """);
  }

  private Answer set(String id, String body) {
    return ledger.put(contacts + "/" + id, body);
  }

  private Answer post(String path, String body) {
    return ledger.post(ledger.instance(), contacts + path, body);
  }

  private static void sound(Answer answer, int status) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
  }

  @Test
  void aPersonIsProposedConfirmedAndToBeConfirmedAnewWithAnotherAddress() {
    Answer named = set("p1", LI);
    sound(named, 201);
    assertThat(named.text("/state")).isEqualTo("proposed");
    assertThat(named.text("/email")).as("the designated one").isEqualTo("pay@example.com");
    assertThat(named.body().path("addresses")).hasSize(2);

    Answer confirmed = post("/p1/confirm", "{\"how\":\"call\",\"reference\":\"switchboard\"}");
    sound(confirmed, 200);
    assertThat(confirmed.text("/state")).isEqualTo("confirmed");
    assertThat(confirmed.text("/confirmation/how")).isEqualTo("call");

    sound(set("p1", LI), 200);
    assertThat(ledger.get(contacts).text("/contacts/1/state")).isEqualTo("confirmed");
    Answer moved = set("p1", LI.replace("pay@", "cash@"));
    assertThat(moved.text("/state")).isEqualTo("stale");
    assertThat(moved.text("/stale/why")).isEqualTo("change");
  }

  @Test
  void anErpDoesNotTouchWhomWeHaveConfirmedAndForgetsNobodyWhomItDoesNotName() {
    sound(set("p1", LI), 201);
    sound(post("/p1/confirm", "{\"how\":\"reply\"}"), 200);
    Answer told =
        ledger.put(
            customer,
            """
            {"name":"Acme AG","contacts":[
             {"id":"p1","name":"Li Na","role":"paymentResponsible","email":"old@example.com"}]}\
            """);
    sound(told, 200);
    assertThat(told.text("/keptAsConfirmed/0")).isEqualTo("p1");
    Answer all = ledger.get(customer);
    assertThat(all.text("/name")).isEqualTo("Acme AG");
    assertThat(all.text("/contacts/0/id")).isEqualTo("ap");
    assertThat(all.text("/contacts/1/email")).isEqualTo("pay@example.com");
  }

  @Test
  void whoIsAskedIsAnsweredWithTheReason() {
    assertThat(ledger.get(customer + "/asked").text("/contact/id")).isEqualTo("ap");
    sound(
        set("p2", LI.replace("Li Na", "Zhao Lei").replace("li@", "lei@").replace("pay@", "lei2@")),
        201);
    sound(
        set(
            "p1",
            LI.replace(
                "\"role\"",
                "\"absence\":{\"from\":\"2013-08-01\",\"to\":\"2013-08-14\",\"deputy\":\"ap\"},\"role\"")),
        201);
    sound(post("/p1/confirm", "{\"how\":\"call\"}"), 200);

    Answer before = ledger.get(customer + "/asked?on=2013-07-31");
    assertThat(before.text("/contact/id")).isEqualTo("p1");
    Answer away = ledger.get(customer + "/asked?on=2013-08-07&contract=C-1");
    assertThat(away.text("/contact/id")).isEqualTo("ap");
    assertThat(away.text("/deputyOf")).isEqualTo("p1");
    assertThat(away.body().path("passed"))
        .hasToString("[{\"contactId\":\"p1\",\"why\":\"absent\"}]");
    assertThat(away.text("/contract")).isEqualTo("C-1");
    assertThat(ledger.get(customer + "/asked?on=yesterday").status()).isEqualTo(400);
  }

  @Test
  void aPersonIsForgottenForGoodUnlessItIsAskedToday() {
    sound(set("p1", LI), 201);
    assertThat(post("/p1/forget", "{\"reason\":\"asked for\"}").problem()).isEqualTo("asked-today");
    sound(set("p1", LI.replace("\"role\"", "\"validTo\":\"2012-12-01\",\"role\"")), 200);

    Answer forgotten = post("/p1/forget", "{\"reason\":\"asked for\"}");
    sound(forgotten, 200);
    assertThat(forgotten.text("/forgotten/0")).isEqualTo("p1");
    assertThat(forgotten.body().toString()).doesNotContain("Li Na");
    sound(post("/p1/forget", "{\"reason\":\"asked for\"}"), 200);
    assertThat(set("p1", LI).problem()).isEqualTo("contact-forgotten");
    assertThat(post("/p1/confirm", "{\"how\":\"call\"}").problem()).isEqualTo("contact-forgotten");
    assertThat(
            ledger
                .put(
                    customer,
                    """
                    {"name":"Acme","contacts":[
                     {"id":"p1","name":"Li Na","role":"acceptor"}]}\
                    """)
                .text("/forgotten/0"))
        .isEqualTo("p1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          p1 | {"name":"Li","role":"acceptor","absence":{"deputy":"p1"}}   | invalid              | absence.deputy
          p1 | {"name":"Li","role":"acceptor","absence":{"deputy":"none"}} | invalid              | absence.deputy
          p1 | {"name":"Li","role":"boss"}                                 | invalid              | role
          p1 | {"name":"Li","role":"acceptor","id":"p1"}                   | invalid              | id
          Li | {"name":"Li","role":"acceptor"}                             | invalid              | id
          p1 | {"name":"Li","role":"acceptor","validFrom":"2013-02-02","validTo":"2013-02-01"} | invalid | validTo
          """)
  void whatIsWrongIsNamed(String id, String body, String problem, String field) {
    long head = ledger.log().head();
    Answer refused = set(id, body);
    assertThat(refused.problem()).isEqualTo(problem);
    assertThat(refused.text("/errors/0/field")).isEqualTo(field);
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  @Test
  void deputiesInACircleAndAnOutdatedChangeAreRefused() {
    sound(set("p1", LI.replace("\"role\"", "\"absence\":{\"deputy\":\"ap\"},\"role\"")), 201);
    Answer circle =
        set(
            "ap",
            """
            {"name":"Wang Wei","role":"accountsPayable","absence":{"deputy":"p1"}}\
            """);
    assertThat(circle.problem()).isEqualTo("deputies-in-a-circle");
    String seen = ledger.get(customer).etag();
    sound(set("p2", LI.replace("li@", "na@").replace("pay@", "na2@")), 201);
    assertThat(
            ledger
                .put(
                    contacts + "/p2",
                    "If-Match",
                    seen,
                    LI.replace("li@", "na@").replace("pay@", "na2@").replace("Li Na", "Li"))
                .problem())
        .isEqualTo("changed-meanwhile");
    assertThat(ledger.put(contacts.replace("ACME", "NOBODY") + "/p1", LI).status()).isEqualTo(404);
    assertThat(post("/p9/confirm", "{\"how\":\"call\"}").status()).isEqualTo(404);
    assertThat(post("/p1/confirm", "{\"how\":\"document\"}").text("/errors/0/field"))
        .isEqualTo("reference");
  }

  @Test
  void likelyDoublesAreTold() {
    sound(set("p1", LI), 201);
    String again = LI.replace("li@", "other@").replace("pay@", "more@");
    sound(set("p2", again.replace("Li Na", "ＬＩna")), 201);
    sound(
        set("p3", "{\"name\":\"Zhao\",\"role\":\"acceptor\",\"mobile\":\"+86 138 0000 0001\"}"),
        201);
    sound(
        set(
            "p4",
            "{\"name\":\"Qian\",\"role\":\"acceptor\",\"addresses\":[{\"kind\":\"phone\",\"value\":\"+8613800000001\"}]}"),
        201);
    for (Answer all : List.of(ledger.get(contacts), ledger.get(customer))) {
      assertThat(all.body().path("contacts").get(0).has("sameAs")).as("nobody's double").isFalse();
      assertThat(all.text("/contacts/1/sameAs/0")).as("the name").isEqualTo("p2");
      assertThat(all.text("/contacts/2/sameAs/0")).isEqualTo("p1");
      assertThat(all.text("/contacts/3/sameAs/0")).as("the number").isEqualTo("p4");
    }
  }

  @Test
  void aMailAddressOfAnotherIsTakenOnlyIfItIsMeant() {
    sound(set("p1", LI), 201);
    String zhao = "{\"name\":\"Zhao\",\"role\":\"acceptor\",\"email\":\"PAY@example.com\"%s}";
    long head = ledger.log().head();
    Answer refused = set("p2", zhao.formatted(""));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("address-of-another");
    assertThat(refused.text("/detail")).contains("p1", "confirmSameAs");
    assertThat(set("p2", zhao.formatted(",\"confirmSameAs\":[\"ap\"]")).problem())
        .as("it names somebody else")
        .isEqualTo("address-of-another");
    assertThat(set("p2", zhao.formatted(",\"confirmSameAs\":\"p1\"")).text("/errors/0/field"))
        .isEqualTo("confirmSameAs");
    assertThat(ledger.log().head()).isEqualTo(head);

    sound(set("p2", zhao.formatted(",\"confirmSameAs\":[\"p1\"]")), 201);
    sound(set("p2", zhao.formatted("").replace("acceptor", "decisionMaker")), 200);
    sound(set("p1", LI), 200);
    sound(set("p1", LI.replace("\"role\"", "\"validTo\":\"2012-12-01\",\"role\"")), 200);
    sound(set("p2", zhao.formatted("").replace("acceptor", "acceptor")), 200);
    sound(set("p3", zhao.formatted(",\"confirmSameAs\":[\"p2\"]")), 201);
  }

  @Test
  void howACustomerPaysIsSetAskedAndTakenBack() {
    String pays = customer + "/payment-calendar";
    assertThat(ledger.get(pays).body().has("calendar")).isFalse();
    assertThat(ledger.put(pays, "{\"transferDays\":1}").text("/errors/0/field"))
        .isEqualTo("runDays");
    sound(ledger.put(pays, "{\"runDays\":[10,25],\"approvalDays\":3,\"transferDays\":1}"), 200);

    Answer runs = ledger.get(pays + "?from=2026-03-06&received=2026-01-05&moneyBy=2026-03-20");
    assertThat(runs.text("/runs/0/day")).isEqualTo("2026-03-10");
    assertThat(runs.text("/runs/0/askBy")).isEqualTo("2026-03-05");
    assertThat(runs.text("/runs/1/askBy")).isEqualTo("2026-03-20");
    assertThat(runs.body().path("runs")).hasSize(6);
    assertThat(runs.text("/moneyBy/arrivesOn")).isEqualTo("2026-03-11");
    sound(ledger.put(customer, "{\"name\":\"Acme\"}"), 200);
    assertThat(ledger.get(pays).text("/calendar/runDays/0")).isEqualTo("10");
    sound(ledger.send("DELETE", pays, "application/json", ""), 200);
    assertThat(ledger.get(pays).body().has("calendar")).isFalse();
  }
}
