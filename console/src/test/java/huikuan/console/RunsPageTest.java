package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedConsole.class)
class RunsPageTest {

  private static final String FORM =
      "company=CN01&kind=positive&cutOff=2026-03-31&from=&language=zh&select.currency=CNY"
          + "&select.above=1000.00&select.class=key&select.zero=true&select.sample=25"
          + "&select.seed=7&replyTo.name=";

  private static final String RUN =
      """
      {"number":"CN01.20260331.run-7K3Q9F2MXB","state":"%s","company":"CN01","kind":"positive",
       "cutOff":"2026-03-31","knownAt":"2026-04-01T02:00:00Z","position":9,
       "select":{"currency":"CNY","above":"1000.00","zero":false,"credit":true,"sample":25,"seed":7},
       "language":"zh","accounts":25,"written":20,"skipped":1,"requested":0,"printed":0,"notSent":3}
      """;

  private static RunningConsole console;
  private static FakeGateway gateway;

  @BeforeAll
  static void start(RunningConsole shared) {
    console = shared;
    gateway = console.gateway;
  }

  @BeforeEach
  void somebodyOfFinance() {
    gateway.signedIn("chen.jing", "finance");
  }

  @Test
  void aRunIsStartedAsItWasTyped() throws Exception {
    gateway.told.put("/api/v1/confirmation-runs", RUN.formatted("writing"));
    assertThat(console.sent("/runs", FORM))
        .startsWith("https://huikuan.example/runs?company=CN01&open=CN01.20260331.run-7K3Q9F2MXB\n")
        .contains("The run is started.");
    assertThat(gateway.sent)
        .containsExactly(
            "POST /api/v1/confirmation-runs{\"kind\":\"positive\",\"cutOff\":\"2026-03-31\","
                + "\"language\":\"zh\",\"company\":\"CN01\",\"select\":{\"currency\":\"CNY\","
                + "\"above\":\"1000.00\",\"class\":\"key\",\"sample\":25,\"seed\":7,\"zero\":true}}");
  }

  @Test
  void anAuditorNamesToWhomCustomersAnswer() throws Exception {
    gateway.signedIn("audit", "auditor");
    assertThat(console.get("/runs/new?company=CN01").body()).contains("name=\"replyTo.email\"");
    gateway.told.put("/api/v1/confirmation-runs", RUN.formatted("writing"));
    console.sent(
        "/runs",
        "company=CN01&kind=positive&cutOff=2026-03-31&replyTo.name=A&replyTo.email=a@x.example");
    assertThat(gateway.sent.getFirst())
        .endsWith("\"replyTo\":{\"name\":\"A\",\"email\":\"a@x.example\"}}");
  }

  @Test
  void whatIsRefusedIsToldAtItsFieldAndNothingTypedIsLost() throws Exception {
    gateway.refused.put(
        "/api/v1/confirmation-runs",
        """
        {"type":"urn:huikuan:problem:invalid","status":400,"errors":[
          {"field":"select.above","allowed":"absent beside zero"},
          {"field":"cutOff","allowed":"a day not after 2026-04-13, today"}]}
        """);
    assertThat(console.sent("/runs", FORM).replaceAll("\\s+", " "))
        .contains("id=\"f-select.above-fault\"><span lang=\"en\">absent beside zero<")
        .contains("id=\"f-cutOff-fault\"><span>2026-04-13 or earlier<")
        .contains("name=\"select.above\" value=\"1000.00\"", "name=\"select.seed\" value=\"7\"")
        .containsPattern("name=\"select.zero\" value=\"true\" checked")
        .containsPattern("value=\"zh\" selected");
  }

  @Test
  void aRunThatSelectsNothingIsRefusedInWords() throws Exception {
    gateway.refused.put(
        "/api/v1/confirmation-runs",
        "{\"type\":\"urn:huikuan:problem:nothing-selected\",\"status\":422}");
    assertThat(console.sent("/runs", FORM)).contains("Nothing matches this selection");
  }

  @Test
  void whatItSelectsIsSeenBeforeItIsStarted() throws Exception {
    gateway.told.put(
        "/api/v1/balances",
        """
        {"balances":[{"account":"CN01.A.CNY","currency":"CNY","balance":"1000.00"},
          {"account":"CN01.B.CNY","currency":"CNY","balance":"1000.01"},
          {"account":"CN01.C.CNY","currency":"CNY","balance":"2000.00"},
          {"account":"CN01.D.CNY","currency":"CNY","balance":"-5.00"}],"names":{},"next":null}
        """);
    assertThat(console.sent("/runs/look", FORM))
        .contains("Balances on 2026-03-31", "CNY, 2 accounts", "3,000.01")
        .contains("href=\"/balances?company=CN01&amp;asOf=2026-03-31&amp;currency=CNY\"")
        .contains("name=\"select.class\" value=\"key\"");
    assertThat(gateway.asked)
        .contains("GET /api/v1/balances?company=CN01&asOf=2026-03-31&currency=CNY&limit=1000");
    assertThat(gateway.sent).isEmpty();
  }

  @Test
  void whoMayNotWriteLettersHasNoForm() throws Exception {
    gateway.signedIn("zhao.lei", "approver");
    assertThat(console.get("/runs/new?company=CN01").body())
        .contains("Your roles do not allow this")
        .doesNotContain("name=\"cutOff\"");
    assertThat(console.get("/runs?company=CN01").body()).doesNotContain("/runs/new");
  }

  @Test
  void thePanelStaysCurrentAndTellsTheSelection() throws Exception {
    String number = "CN01.20260331.run-7K3Q9F2MXB";
    gateway.told.put("/api/v1/confirmation-runs/" + number, RUN.formatted("writing"));
    String page = console.get("/runs?company=CN01&open=" + number).body();
    assertThat(page.replaceAll("\\s+", " "))
        .contains("id=\"run\" data-live", "hx-trigger=\"every 3s\"", "20 of 25 written")
        .contains("<span>sample of</span> <b>25</b>", "<span>above</span> <b>1,000.00</b>")
        .contains("<span>with credit balances</span>", "Chinese", "/runs/" + number + "/stop")
        .contains("href=\"/letters?company=CN01&amp;run=" + number + "\"")
        .doesNotContain("with zero balances", "/release");

    gateway.told.put("/api/v1/confirmation-runs/" + number, RUN.formatted("sent"));
    assertThat(console.get("/runs?company=CN01&open=" + number).body())
        .contains("0 mailed, 0 to print, 3 could not be sent", "unsent=true", "every 15s");
  }

  @Test
  void theFirstPageCountsLettersThatARunCouldNotSend() throws Exception {
    assertThat(console.get("/?company=CN01").body()).doesNotContain("could not send");
    gateway.told.put("/api/v1/confirmations", "{\"letters\":[{},{}],\"next\":null}");
    assertThat(console.get("/?company=CN01").body())
        .contains(
            "letters that a run could not send", "href=\"/letters?company=CN01&amp;unsent=true\"");
    assertThat(gateway.asked)
        .contains("GET /api/v1/confirmations?company=CN01&limit=200&unsent=true");
  }
}
