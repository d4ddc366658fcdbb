package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sanctions by state, one with its evidence, and what is asked of it. */
@ExtendWith(SharedConsole.class)
class SanctionsPageTest {

  private static final String API = "/api/v1/dunning/sanctions";
  private static final String LADDERS = "/api/v1/dunning/ladders/";
  private static final String ID = "sanction.CN01.C-1.1";

  private static final String SANCTION =
      """
      {"id":"sanction.CN01.C-1.1","company":"CN01","customer":"C-1","customerName":"海河 <b>",
       "kind":"stop-supply","state":"in-force","unanswered":true,"asked":["20000.00 CNY"],
       "evidence":{"items":[{"account":"CN01.C-1.CNY","itemKind":"invoice","invoice":"F-1",
         "dueOn":"2026-02-01","open":"20000.00 CNY","asked":"20000.00 CNY",
         "proof":{"letter":"B-7","by":"signed-for","day":"2026-03-04"}}],
        "ground":"contract-clause","clause":"8.2","ready":true,
        "orders":[{"number":"SO-1","amount":"500.00 CNY","day":"2026-03-01","kind":"supply"}],
        "allOrders":1,"ladder":"standard/1"},
       "cases":["escalation.CN01.C-1.CNY.1"],"approval":"sanction.CN01.C-1.1",
       "proposedBy":"system:dunning","proposedAt":"2026-03-05T02:00:00Z",
       "lapsesAt":"2026-03-19T16:00:00Z","approvedBy":"person:wang.wei","since":"2026-03-06",
       "orders":[{"order":"impose","at":"2026-03-06T02:00:00Z","answerBy":"2026-03-09T16:00:00Z",
         "systems":[{"system":"erp","outcome":"refused","reason":"no such customer",
           "at":"2026-03-06T03:00:00Z"},{"system":"crm"}]}],
       "owner":"person:li.na","answers":"person:li.na","follows":["stop-service"]}
      """;

  private final RunningConsole console;
  private final FakeGateway gateway;

  SanctionsPageTest(RunningConsole console) {
    this.console = console;
    gateway = console.gateway;
  }

  @BeforeEach
  void somebodyCollects() {
    gateway.signedIn("li.qiang", "collector");
    gateway.told.put(API, "{\"sanctions\":[" + SANCTION + "],\"next\":null}");
    gateway.told.put(API + "/" + ID, SANCTION);
  }

  @Test
  void theListLeadsToOnePageEach() throws Exception {
    String list = console.pageInChinese("/sanctions?company=CN01");
    assertThat(list).contains("海河 &lt;b&gt;", "停止供货", "已生效", "/sanctions/" + ID);
    String one = console.pageInChinese("/sanctions/" + ID + "?company=CN01");
    assertThat(one)
        .contains("合同条款 8.2", ">B-7</a>", "2026-03-04", "SO-1", "拒绝执行", "no such customer", "尚未回执")
        .contains("有系统尚未执行", "停止服务", "提议解除");
  }

  private static String ladder(String state, String ground) {
    return """
        {"id":"CN01","version":2,"state":"%s","steps":[
         {"kind":"stop-supply","grounds":[{"name":"%s","clause":true},{"name":"bgb-320-321"}]},
         {"kind":"reputation","form":"complaint","grounds":[{"name":"bgb-320-321"}]},
         {"kind":"reputation","form":"report","grounds":[]}]}
        """
        .formatted(state, ground);
  }

  private String form() throws Exception {
    return console.page("/sanctions/new?company=CN01");
  }

  private static String option(String value) {
    return "<option value=\"" + value + "\"";
  }

  @Test
  void theFormOffersTheStepsAndGroundsOfTheLadderOfTheCompany() throws Exception {
    gateway.told.put(LADDERS + "CN01", ladder("approved", "framework-agreement"));
    assertThat(form())
        .contains(option("stop-supply"), option("reputation"), option("complaint"))
        .contains(option("report"), option("framework-agreement"))
        .containsOnlyOnce(option("bgb-320-321"))
        .doesNotContain(option("legal-action"), option("suit"), option("sme-payment-rules"));
  }

  @Test
  void aCompanyWithoutALadderOfItsOwnFollowsTheStandardOne() throws Exception {
    gateway.told.put(LADDERS + "standard", ladder("approved", "defence-of-performance"));
    gateway.refused.put(
        LADDERS + "CN01", "{\"type\":\"urn:huikuan:problem:not-found\",\"status\":404}");
    assertThat(form()).contains(option("defence-of-performance"));
    gateway.refused.remove(LADDERS + "CN01");
    gateway.told.put(LADDERS + "CN01", ladder("drafted", "framework-agreement"));
    assertThat(form())
        .as("its own is not approved")
        .contains(option("defence-of-performance"))
        .doesNotContain("framework-agreement");
    gateway.told.put(
        LADDERS + "CN01",
        ladder("approved", "framework-agreement")
            .replace("\"version\"", "\"effectiveFrom\":\"2026-04-14\",\"version\""));
    assertThat(form()).as("from tomorrow on").contains(option("defence-of-performance"));
  }

  @Test
  void theFormSaysThatTheLadderIsAway() throws Exception {
    gateway.refused.put(
        LADDERS + "CN01", "{\"type\":\"urn:huikuan:problem:unavailable\",\"status\":503}");
    assertThat(form()).contains("notice bad").doesNotContain(option("stop-supply"));
  }

  @Test
  void whoMayNotActIsOfferedNothing() throws Exception {
    gateway.signedIn("somebody", "auditor");
    assertThat(console.pageInChinese("/sanctions/" + ID + "?company=CN01"))
        .doesNotContain("提议解除", "移交");
    assertThat(console.pageInChinese("/sanctions?company=CN01")).doesNotContain("/sanctions/new");
  }
}
