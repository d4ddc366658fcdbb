package huikuan.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contracts of a company as a file, out and in. */
class ContractFilesTest {

  private static final String HEAD =
      "contract,customer,title,signedOn,currency,amount,terms,termsDays,termsFrom,termsParts,"
          + "milestone,milestoneName,milestoneAmount,plannedOn,actualOn\n";

  private final RunningLedger ledger = RunningLedger.ledger();
  private final String company = ledger.newCompany();
  private final String contracts = "/api/v1/contracts/" + company;

  @BeforeEach
  void aCustomer() {
    sound(ledger.put("/api/v1/customers/" + company + "/A", "{\"name\":\"A\"}"), 201);
  }

  private static void sound(Answer answer, int status) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
  }

  private String file() {
    String port = ledger.instance().getEnvironment().getProperty("local.server.port");
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + contracts + ".csv"))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return answer.body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Answer take(String query, String rows) {
    return ledger.send("POST", contracts + ".csv" + query, "text/csv", rows);
  }

  @Test
  void whatIsTakenInGoesOutAndChangesNothingWhenItComesBack() {
    String rows =
        HEAD
            + "HT-1,A,Pumps,2012-10-01,CNY,1000.00,instalments,,delivery,\"30 0\n"
            + "70 60\",m1,Delivery,300.00,2012-11-01,2012-11-02\n"
            + "HT-1,A,Pumps,,,,,,,,m2,Acceptance,700.00,2013-02-01,\n"
            + "HT-2,A,=Frame,,,,net,30,invoice,,,,,,\n"
            + "HT-3,A,Own,,,,,,,,,,,,\n";
    long head = ledger.log().head();
    Answer dry = take("?dryRun=true", rows);
    sound(dry, 200);
    assertThat(dry.body().path("created").asInt()).isEqualTo(3);
    assertThat(ledger.log().head()).isEqualTo(head);
    sound(take("", rows), 200);
    assertThat(take("", rows).body().path("unchanged").asInt()).isEqualTo(3);
    Answer one = ledger.get(contracts + "/HT-1");
    assertThat(one.text("/terms/parts/1/days")).isEqualTo("60");
    assertThat(one.text("/milestones/1/amount")).isEqualTo("700.00");

    String out = file();
    assertThat(out)
        .contains("HT-1,A,Pumps,2012-10-01,,,CNY,1000.00,,instalments,,,,delivery,,\"30 0\n70 60\"")
        .contains(",m1,Delivery,300.00,2012-11-01,2012-11-02,,,2012-11-02\r\n")
        .contains("HT-2,A,'=Frame,");
    long then = ledger.log().head();
    Answer back = take("", out);
    sound(back, 200);
    assertThat(back.body().path("unchanged").asInt()).isEqualTo(3);
    assertThat(ledger.log().head()).isEqualTo(then);
  }

  @Test
  void whatHasNoColumnAndWhatPeopleHaveRecordedStands() {
    sound(
        ledger.put(
            contracts + "/HT-1",
            """
            {"customer":"A","title":"Pumps","requires":["contract"],"terms":{"kind":"text","text":"later"},
             "milestones":[{"id":"m1","name":"Delivery"},{"id":"m2","name":"Acceptance"}]}\
            """),
        201);
    sound(
        ledger.post(
            ledger.instance(),
            contracts + "/HT-1/milestones/m1/reached",
            "{\"on\":\"2012-12-01\"}"),
        200);
    assertThat(file()).contains("m1,Delivery,,,,,,2012-12-01\r\n");
    sound(take("", file()), 200);
    Answer taken = take("", "contract,customer,title\nHT-1,A,Pumps and pipes\n");
    sound(taken, 200);
    assertThat(taken.body().path("changed").asInt()).isEqualTo(1);
    Answer now = ledger.get(contracts + "/HT-1");
    assertThat(now.text("/title")).isEqualTo("Pumps and pipes");
    assertThat(now.text("/terms/text")).isEqualTo("later");
    assertThat(now.text("/requires/0")).isEqualTo("contract");
    assertThat(now.text("/milestones/0/actualOn")).isEqualTo("2012-12-01");
    Answer lost =
        take("", "contract,customer,title,milestone,milestoneName\nHT-1,A,Pumps,m2,Acceptance\n");
    sound(lost, 400);
    assertThat(lost.text("/errors/0/field")).isEqualTo("line 2, milestone");
  }

  @Test
  void allFaultsAreToldByLineAndColumnAndNothingIsDone() {
    sound(ledger.put(contracts + "/HT-9", "{\"customer\":\"A\",\"title\":\"Old\"}"), 201);
    long head = ledger.log().head();
    Answer refused =
        take(
            "",
            HEAD
                + "HT-1,A,Pumps,soon,CNY,1000.00,net,many,invoice,,m1,Delivery,300.00,,2013-05-01\n"
                + "HT-1,B,Pumps,,,,,,,,m1,Twice,700.00,,\n"
                + "HT-2,A,Frame,,CNY,10.00,instalments,,invoice,\"30 0\n80 5\",m1,One,3.00,,\n"
                + "HT-9,B,Old,,,,,,,,,,,,\n"
                + ",A,None,,,,,,,,,,,,\n");
    sound(refused, 400);
    assertThat(refused.body().path("errors").valueStream().map(it -> it.path("field").asString()))
        .contains(
            "line 2, signedOn",
            "line 2, termsDays",
            "line 2, actualOn",
            "line 3, customer",
            "line 3, milestone",
            "line 4, termsParts",
            "line 4, milestone",
            "line 6, customer",
            "line 7, contract");
    assertThat(ledger.log().head()).isEqualTo(head);
    sound(take("", "contract,customer\nHT-1,A\n"), 400);
    assertThat(ledger.get(contracts.replace(company, "NOBODY") + ".csv").status()).isEqualTo(404);
  }
}
