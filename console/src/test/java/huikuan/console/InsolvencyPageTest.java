package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A customer's page warns of its insolvency, and takes what is to be recorded of it. */
@ExtendWith(SharedConsole.class)
class InsolvencyPageTest {

  private static final String API = "/api/v1/dunning/customers/CN01/C-1/insolvency";
  private static final String PAGE = "/customers/CN01/C-1";
  private static final String NONE =
      "{\"company\":\"CN01\",\"customer\":\"C-1\"," + "\"insolvent\":false,\"version\":4}";
  private static final String INSOLVENT =
      """
      {"company":"CN01","customer":"C-1","insolvent":true,"daysLeft":20,"proceedings":{
        "openedOn":"2026-03-02","court":"上海三中院 <b>","number":"(2026)沪03破12号",
        "administrator":"示例律师事务所","fileBy":"2026-05-04","by":"person:li",
        "at":"2026-03-05T02:00:00Z"}}
      """;
  private static final String FILED =
      """
      {"company":"CN01","customer":"C-1","insolvent":true,"proceedings":{
        "openedOn":"2026-03-02","court":"上海三中院","number":"(2026)沪03破12号",
        "fileBy":"2026-05-04","by":"person:li","at":"2026-03-05T02:00:00Z"},
       "filing":{"filedOn":"2026-04-10","amount":"12000.50 CNY","file":"ab12","by":"person:li"}}
      """;

  private final RunningConsole console;
  private final FakeGateway gateway;

  InsolvencyPageTest(RunningConsole console) {
    this.console = console;
    gateway = console.gateway;
  }

  @BeforeEach
  void aCustomer() {
    gateway.signedIn("li.qiang", "collector", "finance");
    gateway.told.put("/api/v1/customers/CN01/C-1", "{\"name\":\"海河贸易\",\"contacts\":[]}");
    gateway.told.put(API, NONE);
  }

  @Test
  void theBannerTellsTheDayForFiling() throws Exception {
    assertThat(console.page(PAGE))
        .contains("Record an insolvency", "name=\"version\" value=\"4\"")
        .doesNotContain("The customer is insolvent", "Record the filing");
    gateway.told.put(API, INSOLVENT);
    assertThat(console.page(PAGE))
        .contains("The customer is insolvent: nothing is asked of it.")
        .contains("File by 2026-05-04: 20 days left.", "上海三中院 &lt;b&gt;", "Record the filing");
    assertThat(console.pageInChinese(PAGE)).contains("申报截止日 2026-05-04，剩余 20 天。", "登记债权申报");
    gateway.told.put(API, FILED);
    assertThat(console.page(PAGE)).contains("Filed on 2026-04-10: CNY 12,000.50.");
  }

  @Test
  void nothingIsAgreedOnWithAnInsolventCustomerAndItsHoldHasNoDay() throws Exception {
    gateway.told.put(API, INSOLVENT);
    gateway.told.put(
        "/api/v1/dunning/customers/CN01/C-1/holds",
        """
        {"company":"CN01","customer":"C-1","version":1,"holds":[
         {"source":"insolvency","reason":"insolvent","until":"2027-04-13"}]}
        """);
    gateway.told.put(
        "/api/v1/accounts",
        """
        {"accounts":[{"account":"CN01.C-1.CNY","currency":"CNY","balance":"9.00","open":"9.00",
         "unapplied":"0.00"}]}
        """);
    gateway.told.put(
        "/api/v1/dunning/cases",
        """
        {"cases":[{"id":"reminder.CN01.F-1","account":"CN01.C-1.CNY","invoice":"F-1",
         "state":"on-hold","open":"9.00","currency":"CNY",
         "next":{"level":"reminder-1","at":"2027-04-14T01:00:00Z"},"customerHolds":[
         {"source":"insolvency","reason":"insolvent","until":"2027-04-13"}]}]}
        """);
    assertThat(console.page(PAGE))
        .contains("The whole customer is on hold until further notice:", "after the hold")
        .contains("Open a dispute")
        .doesNotContain("2027-04", "Take a promise", "Draft a concession", PAGE + "/resume");
  }

  @Test
  void aCaseOfItIsOnHoldUntilFurtherNotice() throws Exception {
    gateway.told.put(
        "/api/v1/dunning/cases/reminder.CN01.F-1",
        """
        {"id":"reminder.CN01.F-1","kind":"reminder","account":"CN01.C-1.CNY","itemKind":"invoice",
         "invoice":"F-1","state":"on-hold","version":3,"timeline":[],
         "next":{"level":"reminder-1","at":"2027-04-14T01:00:00Z"},"holds":[
         {"source":"factored","reason":"factored","until":"2036-04-15"}],"customerHolds":[
         {"source":"insolvency","reason":"insolvent","until":"2027-04-13"}]}
        """);
    assertThat(console.page("/cases/reminder.CN01.F-1"))
        .contains("On hold until further notice:", "reminder 1 after the hold", "Open a dispute")
        .doesNotContain("2027-04", "2036", "Take a promise", "Draft a concession");
  }

  @Test
  void itIsRecordedAndEnded() throws Exception {
    console.act(
        PAGE + "/insolvency",
        "openedOn=2026-03-02&court=Court&number=12&administrator=&fileBy=2026-05-04&back=" + PAGE);
    assertThat(gateway.sent.getLast())
        .startsWith("POST " + API + "{")
        .contains("\"openedOn\":\"2026-03-02\"", "\"fileBy\":\"2026-05-04\"")
        .doesNotContain("administrator");
    gateway.told.put(API + "/end", NONE);
    console.act(PAGE + "/insolvency/end", "reason=plan&back=" + PAGE);
    assertThat(gateway.sent.getLast()).isEqualTo("POST " + API + "/end{\"reason\":\"plan\"}");
  }

  @Test
  void aRefusedFormIsShownAgain() throws Exception {
    gateway.refused.put(
        "POST " + API,
        """
        {"type":"urn:huikuan:problem:invalid","status":400,"errors":[{"field":"fileBy",
         "allowed":"a day from 2026-03-02 to 2028-03-02"}]}
        """);
    assertThat(
            console.shownAfter(
                PAGE + "/insolvency",
                "openedOn=2026-03-02&court=Court&number=12&fileBy=2020-05-04&back="
                    + RunningConsole.encoded(PAGE)))
        .contains("value=\"2020-05-04\"", "2028-03-02");
  }

  @Test
  void theTaskLeadsToTheCustomer() throws Exception {
    gateway.told.put(
        "/api/v1/dunning/tasks",
        """
        {"tasks":[{"task":"CN01.C-1.claim-filing","reason":"claim-filing","company":"CN01",
          "customer":"C-1","customerName":"海河贸易","claims":0,"open":[],"filing":{
          "court":"上海三中院","number":"12","fileBy":"2026-05-04","daysLeft":-2}}],
         "next":null,"at":"2026-05-06T02:00:00Z"}
        """);
    gateway.told.put("/api/v1/dunning/cases", "{\"cases\":[]}");
    assertThat(console.page("/tasks?open=CN01.C-1.claim-filing"))
        .contains("claims to be filed", "File by 2026-05-04: -2 days left.", "上海三中院")
        .doesNotContain("action=\"/tasks/CN01.C-1.claim-filing/done\"");
  }
}
