package huikuan.ledger.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The people at a company's customers as a file, out and in. */
class ContactFilesTest {

  private static final String HEAD = "customer,contact,name,role,email,mobile,keepUntil\n";

  private final RunningLedger ledger = RunningLedger.ledger();
  private final String company = ledger.newCompany();
  private final String file = "/api/v1/customers/" + company + "/contacts.csv";

  @BeforeEach
  void twoCustomers() {
    customer("A", "[]");
    customer(
        "B",
        """
        [{"id":"p1","name":"=Li","role":"paymentResponsible","addresses":[
          {"kind":"mobile","value":"+8613800000001"},{"kind":"email","value":"li@b.example"},
          {"kind":"email","value":"pay@b.example","designated":true}],
          "absence":{"from":"2013-08-01"},"windows":[{"days":["mon"],"hours":["09:00/11:30"]}]},
         {"id":"p2","name":"Wang","role":"acceptor","validTo":"2013-12-31"}]
        """);
  }

  private void customer(String id, String contacts) {
    Answer answer =
        ledger.put(
            "/api/v1/customers/" + company + "/" + id,
            "{\"name\":\"%s\",\"contacts\":%s}".formatted(id, contacts));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
  }

  private String file() {
    String port = ledger.instance().getEnvironment().getProperty("local.server.port");
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + file)).build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return answer.body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Answer take(String query, String rows) {
    return ledger.send("POST", file + query, "text/csv", rows);
  }

  private Answer contact(String customer) {
    return ledger.get("/api/v1/customers/" + company + "/" + customer + "/contacts");
  }

  @Test
  void aFileThatWentOutChangesNothingWhenItComesBack() {
    String out = file();
    assertThat(out)
        .startsWith("customer,contact,name,role,email,mobile,phone,post,designated,")
        .contains("B,p1,'=Li,paymentResponsible,\"li@b.example\npay@b.example\",'+8613800000001,")
        .contains("B,p2,Wang,acceptor,");
    long head = ledger.log().head();
    Answer back = take("", out);
    assertThat(back.status()).as(back.body().toString()).isEqualTo(200);
    assertThat(back.body().path("rows").asInt()).isEqualTo(2);
    assertThat(back.body().path("unchanged").asInt()).isEqualTo(2);
    assertThat(take("", "\uFEFF" + out).body().path("unchanged").asInt()).isEqualTo(2);
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  @Test
  void rowsAreTakenInOnceAndADryRunChangesNothing() {
    String rows =
        HEAD
            + "A,p1,Zhao Lei,paymentResponsible,zhao@a.example,+8613800000009,2014-12-31\n"
            + "A,p2,Qian,acceptor,,,\n"
            + "B,p2,Wang Wei,acceptor,wang@b.example,,\n";
    long head = ledger.log().head();
    Answer dry = take("?dryRun=true", rows);
    assertThat(dry.body().path("dryRun").asBoolean()).isTrue();
    assertThat(dry.body().path("created").asInt()).isEqualTo(2);
    assertThat(dry.body().path("changed").asInt()).isEqualTo(1);
    assertThat(ledger.log().head()).isEqualTo(head);

    Answer taken = take("", rows);
    assertThat(taken.body().path("created").asInt()).isEqualTo(2);
    assertThat(ledger.log().head()).as("one commit for each customer").isEqualTo(head + 2);
    assertThat(contact("A").text("/contacts/0/keepUntil")).isEqualTo("2014-12-31");
    assertThat(contact("A").text("/contacts/0/state")).isEqualTo("proposed");
    Answer wang = contact("B");
    assertThat(wang.text("/contacts/1/email")).isEqualTo("wang@b.example");
    assertThat(wang.text("/contacts/1/validTo")).as("no such column").isEqualTo("2013-12-31");
    assertThat(wang.text("/contacts/0/absence/from")).isEqualTo("2013-08-01");
    assertThat(take("", rows).body().path("unchanged").asInt()).isEqualTo(3);
    assertThat(ledger.log().head()).isEqualTo(head + 2);
  }

  @Test
  void whomPeopleHaveConfirmedAndWhoIsForgottenIsKept() {
    String contacts = "/api/v1/customers/" + company + "/B/contacts/";
    ledger.post(ledger.instance(), contacts + "p1/confirm", "{\"how\":\"call\"}");
    ledger.post(ledger.instance(), contacts + "p2/forget", "{\"reason\":\"asked for\"}");
    long head = ledger.log().head();
    Answer taken = take("", HEAD + "B,p1,Li,paymentResponsible,,,\nB,p2,Wang,acceptor,,,\n");
    assertThat(taken.text("/keptAsConfirmed/0/contact")).isEqualTo("p1");
    assertThat(taken.text("/forgotten/0/contact")).isEqualTo("p2");
    assertThat(ledger.log().head()).isEqualTo(head);
    assertThat(file()).doesNotContain("Wang");
  }

  @Test
  void allFaultsAreToldByLineAndColumnAndNothingIsDone() {
    long head = ledger.log().head();
    Answer refused =
        take(
            "",
            HEAD
                + "A,p0\n"
                + "A,p1,Zhao,boss,zhao@a.example,,soon\n"
                + "A,p2,Qian,acceptor,no mail,,\n"
                + "A,p3,Sun,acceptor,sun@a.example,,\n"
                + "A,p3,Sun,acceptor,,,\n"
                + "A,p4,Sun,acceptor,SUN@a.example,,\n"
                + "C,p1,Zhou,acceptor,,,\n"
                + "A,p5,Wu\n"
                + "B,p3,Li,acceptor,pay@b.example,,\n");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().path("errors").valueStream().map(it -> it.path("field").asString()))
        .containsExactlyInAnyOrder(
            "line 2",
            "line 3, role",
            "line 3, keepUntil",
            "line 4, email",
            "line 6, contact",
            "line 7, email",
            "line 8, customer",
            "line 9",
            "line 10, email");
    assertThat(ledger.log().head()).isEqualTo(head);
    Answer meant =
        take(
            "",
            "customer,contact,name,role,email,confirmSameAs\n"
                + "B,p3,Li,acceptor,pay@b.example,p1\n");
    assertThat(meant.body().path("created").asInt()).as(meant.body().toString()).isEqualTo(1);
  }

  @Test
  void aFaultOfManyLinesIsToldOnce() {
    StringBuilder rows = new StringBuilder(HEAD);
    for (int n = 1; n <= 13; n++) {
      rows.append("A,c%d,Name %d,acceptor,,none,\n".formatted(n, n));
    }
    Answer refused = take("", rows + "A,d1,Sun,boss,,none,\nA,d2,Sun,acceptor,,\"none\nno\",\n");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().path("errors").valueStream().map(it -> it.path("field").asString()))
        .containsExactly(
            "lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 5 more, mobile", "line 15, role");
    assertThat(refused.text("/errors/0/allowed")).startsWith("a number with its country");
  }

  @Test
  void aFileWithSemicolonsOrInAnotherEncodingIsToldWhatIsRight() {
    for (String head : List.of(HEAD, "\"customer\",\"contact\",\"name\",\"role\"\n")) {
      assertThat(
              take("", "\uFEFF" + head.replace(',', ';') + "A;p1;Li;acceptor;;;\n").text("/detail"))
          .isEqualTo("body: CSV with commas between the fields, not semicolons");
      assertThat(take("", head.replace(',', '\t')).text("/detail"))
          .isEqualTo("body: CSV with commas between the fields, not tabs");
    }
    Answer wide = take("", HEAD.replaceAll("(?s).", "$0\0"));
    assertThat(wide.problem()).isEqualTo("unsupported-charset");
    assertThat(wide.text("/detail")).contains("in UTF-8", "CSV UTF-8").doesNotContain("JSON");
  }

  @Test
  void aFileThatIsNoneIsRefused() {
    for (String rows :
        List.of("", "customer,contact,name\nA,p1,Li\n", HEAD.replace("email", "mail"), "\"")) {
      assertThat(take("", rows).status()).as(rows).isEqualTo(400);
    }
    assertThat(take("", HEAD + "A,p,Li,acceptor,,,\n".repeat(5_001)).text("/detail"))
        .contains("at most 5000 rows");
    assertThat(ledger.send("POST", file, "application/json", "{}").status()).isEqualTo(415);
    assertThat(ledger.get(file.replace(company, "NOBODY")).status()).isEqualTo(404);
  }

  @Test
  void moreContactsThanACustomerHasAreRefusedBeforeTheirRowsAreLookedAt() {
    StringBuilder rows = new StringBuilder(HEAD);
    for (int n = 1; n <= 5_000; n++) {
      rows.append("A,c%d,Name %d,acceptor,mail%d@a.example,,\n".formatted(n, n, n));
    }
    long head = ledger.log().head();
    Answer refused = take("", rows.toString());
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().path("errors")).as("no row is read").hasSize(1);
    assertThat(refused.text("/errors/0/field")).isEqualTo("line 202, customer");
    assertThat(refused.text("/errors/0/allowed")).isEqualTo("a customer with at most 200 contacts");
    assertThat(ledger.log().head()).isEqualTo(head);
  }
}
