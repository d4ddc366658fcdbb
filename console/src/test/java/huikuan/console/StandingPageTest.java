package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages of a case and a customer tell why it is late, and take what a person says. */
@ExtendWith(SharedConsole.class)
class StandingPageTest {

  private static final String API = "/api/v1/dunning/cases/reminder.CN01.F-1";
  private static final String PAGE = "/cases/reminder.CN01.F-1";
  private static final String BACK = RunningConsole.encoded(PAGE);
  private static final String CHANGED = "Somebody";
  private static final String CUSTOMER = "/customers/CN01/C-1";
  private static final String ATTITUDE = "/api/v1/dunning/customers/CN01/C-1/attitude";

  private final RunningConsole console;
  private final FakeGateway gateway;

  StandingPageTest(RunningConsole console) {
    this.console = console;
    gateway = console.gateway;
  }

  @BeforeEach
  void aCase() {
    gateway.signedIn("li.qiang", "collector", "finance");
    gateway.told.put(
        API,
        """
        {"id":"reminder.CN01.F-1","kind":"reminder","account":"CN01.C-1.CNY","itemKind":"invoice",
         "invoice":"F-1","state":"open","version":3,"timeline":[]}
        """);
    gateway.told.put(
        API + "/cause",
        """
        {"case":"reminder.CN01.F-1","proposed":{"cause":"own","rule":"evidence-missing",
         "attitude":"not-malicious","attitudeRule":"own-cause"},"facts":{},
         "set":{"cause":"customer","attitude":"malicious","reason":"it <b>evades",
          "by":"person:li","at":"2026-04-01T01:00:00Z"},"version":3}
        """);
    gateway.told.put(
        API + "/assignment",
        """
        {"company":"CN01","customer":"C-1","case":"reminder.CN01.F-1","assignment":{
         "kind":"insured","party":"示例保险","notifyWithin":30,"policyNumber":"P-1"},
         "noticeAt":"2026-05-01T00:00:00Z","version":2}
        """);
    gateway.told.put("/api/v1/customers/CN01/C-1", "{\"name\":\"海河贸易\",\"contacts\":[]}");
    gateway.told.put(
        ATTITUDE,
        """
        {"company":"CN01","customer":"C-1","proposed":{"rule":"nothing-known",
         "attitude":"malicious","attitudeRule":"promises-broken"},"facts":{},"version":1}
        """);
  }

  @Test
  void theCauseIsToldWithItsRuleAndWhatAPersonSays() throws Exception {
    assertThat(console.page(PAGE))
        .contains("Why it is late", "a demand lacks something of ours", "it &lt;b&gt;evades")
        .contains("insured", "示例保险", "No concession before the insurer has agreed.");
    assertThat(console.pageInChinese(PAGE)).contains("逾期原因", "甲方原因", "恶意", "信用保险");
    assertThat(console.page(CUSTOMER)).contains("malicious", "promises were broken");
  }

  @Test
  void aCaseThatOnlyAPersonCanMoveSaysSo() throws Exception {
    gateway.told.put(
        API,
        """
        {"id":"reminder.CN01.F-1","kind":"reminder","account":"CN01.C-1.CNY","itemKind":"invoice",
         "invoice":"F-1","state":"open","version":3,"timeline":[],"tasks":["CN01.C-1.very-late"]}
        """);
    assertThat(console.page(PAGE)).contains("waits for a person").doesNotContain("being chased");
  }

  @Test
  void whatAPersonSaysIsSentOnlyIfThePageShowedWhatStands() throws Exception {
    assertThat(console.page(PAGE))
        .contains("name=\"version\" value=\"3\"", "name=\"version\" value=\"2\"");
    assertThat(console.page(CUSTOMER)).contains("name=\"version\" value=\"1\"");
    for (String path : List.of(API + "/cause", API + "/assignment", ATTITUDE)) {
      gateway.versions.put(path, "8");
    }
    assertThat(console.shownAfter(PAGE + "/cause", "cause=own&reason=x&version=7&back=" + BACK))
        .contains(CHANGED);
    assertThat(console.shownAfter(PAGE + "/assignment", "kind=insured&version=7&back=" + BACK))
        .contains(CHANGED);
    assertThat(gateway.sent).noneMatch(each -> each.startsWith("PUT"));
  }

  @Test
  void whatAPersonSaysIsSent() throws Exception {
    console.act(PAGE + "/cause", "cause=own&attitude=&reason=wrong+price&back=" + PAGE);
    assertThat(gateway.sent.getLast())
        .isEqualTo("PUT " + API + "/cause{\"cause\":\"own\",\"reason\":\"wrong price\"}");
    console.act(CUSTOMER + "/attitude", "attitude=malicious&reason=evades&back=" + CUSTOMER);
    assertThat(gateway.sent.getLast())
        .isEqualTo("PUT " + ATTITUDE + "{\"attitude\":\"malicious\",\"reason\":\"evades\"}");
    console.act(PAGE + "/assignment", "kind=insured&party=X&notifyWithin=30&back=" + PAGE);
    assertThat(gateway.sent.getLast()).contains("\"notifyWithin\":30", "\"kind\":\"insured\"");
    gateway.told.put(API + "/assignment/end", "{}");
    console.act(PAGE + "/assignment/end", "reason=over&back=" + PAGE);
    assertThat(gateway.sent.getLast()).startsWith("POST " + API + "/assignment/end");
  }
}
