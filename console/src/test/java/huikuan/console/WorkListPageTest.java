package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedConsole.class)
class WorkListPageTest {

  private static final String DUNNING = "/api/v1/dunning/";

  private final RunningConsole console;
  private final FakeGateway gateway;

  WorkListPageTest(RunningConsole console) {
    this.console = console;
    gateway = console.gateway;
  }

  @BeforeEach
  void tell() {
    gateway.told.put(
        DUNNING + "worklist",
        """
        {"company":"CN01","day":"2026-04-13","portfolios":["east"],"count":1,"next":null,
         "amounts":[{"currency":"CNY","outstanding":"900.00","overdue":"800.00","onHold":[],
          "covered":"0.00","toBeCollected":"700.00"}],
         "customers":[{"customer":"C-1","name":"海河","points":65,
          "rules":[{"rule":"days-late","points":20,"facts":{"days":"40","dueOn":"2026-03-04"}},
           {"rule":"follow-up-due","points":40,"facts":{"on":"2026-04-13"}}],
          "amounts":[{"currency":"CNY","outstanding":"900.00","overdue":"800.00",
           "onHold":[{"reason":"they merge","amount":"100.00"}],"covered":"0.00",
           "toBeCollected":"700.00"}],
          "daysLate":40,"level":"reminder-2","next":{"on":"2026-04-13"},
          "tasks":["CN01.C-1.said-paid"],"portfolio":"east"}]}
        """);
    gateway.told.put(
        DUNNING + "customers/CN01/C-1/talks",
        """
        {"talks":[{"id":"T-1","kind":"call","on":"2026-04-10","person":"the accountant",
          "outcome":"callback","nextOn":"2026-04-13","nextAction":"call again",
          "by":"person:li.na","at":"2026-04-10T02:00:00Z"}],
         "nextOn":"2026-04-13","version":3,"next":null}
        """);
    gateway.told.put(
        DUNNING + "tactics",
        """
        {"tactics":[{"id":"third-party","zh":"第三方影响","en":"Influence of a third party",
          "warning":{"zh":"不得提供数据","en":"no data are given"}}]}
        """);
    gateway.told.put(
        "/api/v1/customers/CN01/C-1",
        """
        {"name":"海河","position":7,
         "contacts":[{"id":"c-1","name":"Wang","role":"paymentResponsible"}]}
        """);
  }

  @Test
  void aCollectorSeesWhomToTalkWithAndWhy() throws Exception {
    gateway.signedIn("li.na", "collector");
    String page = console.page("/worklist?company=CN01&open=C-1");
    assertThat(page)
        .contains("days late, follow-up due", "65 points", "700.00", "they merge", "40 days")
        .contains(
            "Record a talk", "name=\"nextOn\"", "Wang", "no data are given", "said to be paid")
        .contains("the accountant", "call again");
    assertThat(console.pageInChinese("/worklist?company=CN01&open=C-1"))
        .contains("逾期天数, 到期跟进", "65 分", "应催金额", "不得提供数据", "记录沟通");
  }

  @Test
  void anAuditorSeesTheSameAndRecordsNothing() throws Exception {
    gateway.signedIn("somebody", "auditor");
    assertThat(console.page("/worklist?company=CN01&open=C-1"))
        .contains("65 points")
        .doesNotContain("Record a talk");
  }

  @Test
  void aPortfolioIsShownWithWhatStoodOpenAtItsHandOver() throws Exception {
    gateway.signedIn("wang.wei", "approver");
    gateway.told.put(
        DUNNING + "portfolios",
        """
        {"company":"CN01","portfolios":[
          {"company":"CN01","name":"east","owner":"person:li.qiang",
           "answering":["person:li.qiang"],"customers":["C-1","C-2"],"classes":["key"],
           "rest":false,"version":2,"handOvers":[{"portfolio":"east","to":"west",
            "customers":["C-3"],"reason":"the office moved","from":"2026-04-20",
            "by":"person:wang.wei","stood":{"customers":1,"tasks":2,
             "outstanding":[{"currency":"CNY","amount":"900.00"}],"toBeCollected":[],
             "next":[{"customer":"C-3","on":"2026-04-22"}]}}]},
          {"company":"CN01","name":"west","owner":"person:chen.jing","answering":[],
           "customers":[],"classes":[],"rest":true,"version":1,"handOvers":[]}]}
        """);
    assertThat(console.page("/portfolios?company=CN01&open=east"))
        .contains("person:li.qiang", "the office moved", "1 customers and 2 tasks were open:")
        .contains("Hand over", "<option value=\"west\">", "C-3 2026-04-22");
    gateway.signedIn("li.na", "collector");
    assertThat(console.page("/portfolios?company=CN01&open=east"))
        .contains("the office moved")
        .doesNotContain("name=\"to\"");
  }
}
