package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Promises by week, one of them, and the form that takes one. The company's day is 13 April. */
@ExtendWith(SharedConsole.class)
class PromisesPageTest {

  private static final String API = "/api/v1/dunning/promises";
  private static final String ID = "promise.CN01.C-1.1";
  private static final String FORM = "/customers/CN01/C-1/promises/new?account=CN01.C-1.CNY";

  private final RunningConsole console;
  private final FakeGateway gateway;

  PromisesPageTest(RunningConsole console) {
    this.console = console;
    gateway = console.gateway;
  }

  private static String promise(String state) {
    return """
        {"promise":"%s","company":"CN01","customer":"C-1","customerName":"海河",
         "account":"CN01.C-1.CNY","state":"%s","amount":"12000.00","currency":"CNY",
         "paid":"2000.00","missing":"10000.00","on":"2026-04-15","until":"2026-04-17",
         "items":[{"case":"reminder.CN01.F-1","kind":"invoice","number":"F-1",
          "amount":"12000.00","paid":"2000.00","missing":"10000.00"}],
         "ifBroken":"call","by":"person:li.na","madeAt":"2026-04-13T02:00:00Z"}
        """
        .formatted(ID, state);
  }

  @BeforeEach
  void promises() {
    gateway.signedIn("li.na", "collector");
    gateway.told.put(API, "{\"promises\":[" + promise("in-force") + "]}");
    gateway.told.put(API + "/" + ID, promise("in-force"));
    gateway.told.put(
        API + "/summary",
        """
        {"states":[{"state":"in-force","promises":1,"amounts":["12000.00 CNY"]},
          {"state":"kept","promises":0,"amounts":[]}],"judged":3,"keptRate":"0.6667"}
        """);
    gateway.told.put(
        API + "/free",
        """
        {"account":"CN01.C-1.CNY","currency":"CNY","free":"12000.00","from":"2026-04-13",
         "alone":"2026-04-27","to":"2026-05-13","items":[
          {"case":"reminder.CN01.F-1","kind":"invoice","number":"F-1","dueOn":"2026-04-01",
           "open":"9000.00","free":"9000.00"},
          {"case":"reminder.CN01.F-2","kind":"invoice","number":"F-2","dueOn":"2026-04-02",
           "open":"5000.00","free":"3000.00"}]}
        """);
  }

  @Test
  void anEmptyWeekTellsWhenTheNextPromiseIs() throws Exception {
    assertThat(console.page("/promises?company=CN01")).doesNotContain("The next promise");
    gateway.told.put(API + "/summary", "{\"states\":[],\"judged\":0}");
    assertThat(console.page("/promises?company=CN01&week=2026-03-30"))
        .contains("The next promise is for 2026-04-");
    assertThat(gateway.asked)
        .anyMatch(each -> each.contains("from=2026-04-06") && each.contains("limit=1"));
    gateway.told.put(API, "{\"promises\":[]}");
    assertThat(console.page("/promises?company=CN01&week=2026-03-30"))
        .doesNotContain("The next promise");
  }

  @Test
  void aWeekIsToldFromMondayToSundayAndWhatWasNotKeptBeforeIt() throws Exception {
    String page = console.page("/promises?company=CN01");
    assertThat(page)
        .contains("2026-04-13 to 2026-04-19", "66.67 % of 3.", "F-1", "CNY 12,000.00")
        .contains("week=2026-04-06", "week=2026-04-20")
        .doesNotContain(">This week<");
    assertThat(gateway.asked)
        .anyMatch(each -> each.contains("from=2026-04-13") && each.contains("to=2026-04-19"))
        .anyMatch(each -> each.contains("state=broken") && each.contains("from=2026-03-16"));
    assertThat(console.page("/promises?company=CN01&week=2026-04-23"))
        .contains("2026-04-20 to 2026-04-26", ">This week<");
    assertThat(console.page("/promises?company=CN01&week=nonsense"))
        .contains("2026-04-13 to 2026-04-19");
    assertThat(console.pageInChinese("/promises?company=CN01"))
        .contains("付款承诺", "承诺期内", "致电客户", "本周已评定的 3 个承诺中，66.67% 已兑现。");
  }

  @Test
  void aPromiseIsTakenBackWithAReason() throws Exception {
    assertThat(console.page("/promises/" + ID))
        .contains("Promise of 海河", "What is missing is not asked for.", "2026-04-17", "<dd>li.na ")
        .contains("/cases/reminder.CN01.F-1", "action=\"/promises/" + ID + "/withdraw\"");
    gateway.told.put(API + "/" + ID + "/withdraw", promise("withdrawn"));
    assertThat(
            console.sent(
                "/promises/" + ID + "/withdraw", "reason=they+cannot&back=/promises/" + ID))
        .contains("The promise is taken back.");
    assertThat(gateway.sent)
        .containsExactly("POST " + API + "/" + ID + "/withdraw{\"reason\":\"they cannot\"}");
    gateway.told.put(API + "/" + ID, promise("kept"));
    assertThat(console.page("/promises/" + ID)).doesNotContain("/withdraw\"");
    gateway.signedIn("wu", "auditor");
    gateway.told.put(API + "/" + ID, promise("in-force"));
    assertThat(console.page("/promises/" + ID)).doesNotContain("/withdraw\"");
  }

  @Test
  void theFormTellsWhatIsFreeAndKeepsWhatWasTyped() throws Exception {
    assertThat(console.page(FORM + "&item=invoice+F-2"))
        .contains("Free to be promised: CNY 12,000.00.")
        .contains("From 2026-04-13 to 2026-05-13; after 2026-04-27 an approver has to agree.")
        .contains("name=\"items[1].amount\" value=\"3000.00\"")
        .doesNotContain("value=\"9000.00\"");
    gateway.refuse("POST /api/v1/dunning/customers/CN01/C-1/promises", "more-than-open", 422);
    String again =
        console.sent(
            "/customers/CN01/C-1/promises",
            "account=CN01.C-1.CNY&currency=CNY&amount=&on=2026-04-15&ifBroken=plan&note=x"
                + "&items%5B0%5D.kind=invoice&items%5B0%5D.number=F-1&items%5B0%5D.amount="
                + "&items%5B1%5D.kind=invoice&items%5B1%5D.number=F-2"
                + "&items%5B1%5D.amount=3,000.01");
    assertThat(gateway.sent)
        .containsExactly(
            "POST /api/v1/dunning/customers/CN01/C-1/promises{\"currency\":\"CNY\",\"on\":"
                + "\"2026-04-15\",\"items\":[{\"kind\":\"invoice\",\"number\":\"F-2\","
                + "\"amount\":\"3000.01\"}],\"ifBroken\":\"plan\",\"note\":\"x\"}");
    assertThat(again)
        .contains("More than is open and free")
        .contains("name=\"items[1].amount\" value=\"3000.01\"", "value=\"2026-04-15\"");
  }

  @Test
  void whereNothingIsFreeThereIsNoForm() throws Exception {
    gateway.told.put(
        API + "/free", "{\"account\":\"CN01.C-1.CNY\",\"currency\":\"CNY\",\"free\":\"0.00\"}");
    assertThat(console.page(FORM))
        .contains("Nothing of this account is free to be promised.")
        .doesNotContain("name=\"on\"");
    assertThat(console.pageInChinese(FORM)).contains("该账户没有可承诺的未结金额。");
  }

  @Test
  void aPromiseThatWaitsForApprovalIsToldInWords() throws Exception {
    gateway.signedIn("wang.wei", "approver");
    String proposal =
        """
        {"id":"%s","kind":"promise","company":"CN01","state":"open",
         "what":{"account":"CN01.C-1.CNY","amount":"12000.00 CNY","on":"2026-05-08",
          "approval":"far-ahead"},
         "reason":"by phone","proposedBy":"person:li.na","proposedAt":"2026-04-13T01:00:00Z",
         "lapsesAt":"2026-04-20T16:00:00Z","needed":1,"approvedBy":[]}
        """
            .formatted(ID);
    gateway.told.put("/api/v1/approvals", "{\"approvals\":[]}");
    gateway.told.put("/api/v1/notifications/approvals", "{\"approvals\":[]}");
    gateway.told.put("/api/v1/dunning/approvals", "{\"approvals\":[" + proposal + "]}");
    gateway.told.put("/api/v1/dunning/approvals/" + ID, proposal);
    String path = "/approvals?company=CN01&service=dunning&open=" + ID;
    assertThat(console.page(path))
        .contains("Promise to pay", "2026-05-08", "the day is more than 14 days ahead")
        .contains("What is promised is not asked for through its day");
    assertThat(console.pageInChinese(path)).contains("付款承诺", "承诺付款日在 14 天之后");
  }

  @Test
  void aBrokenPromiseIsATaskThatNamesIt() throws Exception {
    gateway.told.put(
        "/api/v1/dunning/tasks",
        """
        {"tasks":[{"task":"CN01.C-1.promise-broken","reason":"promise-broken","company":"CN01",
          "customer":"C-1","customerName":"海河","claims":1,"open":["12000.00 CNY"],
          "promises":[{"promise":"%s","state":"broken","amount":"12000.00 CNY",
           "missing":"10000.00 CNY","on":"2026-04-08","ifBroken":"sanction"}]}],"next":null}
        """
            .formatted(ID));
    gateway.told.put("/api/v1/dunning/cases", "{\"cases\":[]}");
    String path = "/tasks?company=CN01&open=CN01.C-1.promise-broken";
    assertThat(console.page(path))
        .contains("/promises/" + ID, "CNY 10,000.00 of CNY 12,000.00 are missing")
        .contains("a sanction is proposed", "action=\"/tasks/CN01.C-1.promise-broken/done\"");
    assertThat(console.pageInChinese(path)).contains("承诺 CNY 12,000.00，尚缺 CNY 10,000.00", "提议惩戒措施");
  }
}
