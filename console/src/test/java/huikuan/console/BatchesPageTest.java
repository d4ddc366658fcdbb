package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One action for many cases, from their list to what became of each. */
@ExtendWith(SharedConsole.class)
class BatchesPageTest {

  private static final String API = "/api/v1/dunning/batches";
  private static final String ID = "batch.CN01.1776074400000";
  private static final String ONE = API + "/" + ID;
  private static final String PAGE = "/batches/" + ID + "?company=CN01";
  private static final String DRAFTED = "POST " + API;
  private static final String HOLD =
      "company=CN01&action=hold&hold.reason=audit&hold.until=2026-05-01&hold.note=";

  private static final String BATCH =
      """
      {"id":"batch.CN01.1776074400000","company":"CN01","action":"%s",
       "hold":{"source":"manual","reason":"<b>audit</b>","until":"2026-05-01"},"state":"%s",
       "cases":1021,"open":["1234567.80 CNY","-9.00 USD"],
       "dryRun":[{"outcome":"done","cases":1020},{"outcome":"case-closed","cases":1}],
       "by":"person:li.qiang","at":"2026-04-13T02:00:00Z","position":9,
       "done":%d,"notDone":1,"waiting":20,"outcomes":[{"outcome":"done","cases":%3$d}]}
      """;

  private static final String ROWS =
      """
      {"cases":[
        {"case":"reminder.CN01.F-1","account":"CN01.C-1.CNY","customerName":"海河 <b>","invoice":"F-1",
         "open":"1234.50 CNY","expected":"done","state":"waiting"},
        {"case":"escalation.CN01.C-2","account":"CN01.C-2.CNY","customerName":"苏州阀门厂",
         "open":"7.00 CNY","expected":"not-an-invoice","state":"not-done",
         "outcome":"not-an-invoice"}],"next":"n-1"}
      """;

  private final RunningConsole console;
  private final FakeGateway gateway;

  BatchesPageTest(RunningConsole console) {
    this.console = console;
    gateway = console.gateway;
  }

  @BeforeEach
  void somebodyCollects() {
    gateway.signedIn("li.qiang", "collector");
    tell("hold", "drafted");
    gateway.told.put(ONE + "/cases", ROWS);
  }

  private void tell(String action, String state) {
    gateway.told.put(ONE, BATCH.formatted(action, state, 1000));
  }

  @ParameterizedTest
  @CsvSource({
    "collector, true, true, true",
    "approver, true, true, false",
    "operator, false, false, true",
    "finance, false, false, false"
  })
  void aListOffersWhatARoleMayDo(String role, boolean hold, boolean resume, boolean retry)
      throws Exception {
    gateway.signedIn("somebody", role);
    gateway.told.put(
        "/api/v1/dunning/cases",
        """
        {"cases":[{"id":"reminder.CN01.F-1","kind":"reminder","account":"CN01.C-1.CNY",
         "state":"open"}],"next":"n-1"}
        """);
    gateway.told.put(
        "/api/v1/dunning/cases/summary",
        "{\"cases\":1021,\"states\":[],\"levels\":[],\"policies\":[]}");
    String page = console.page("/cases");
    assertThat(page.contains("name=\"action\" value=\"hold\"")).isEqualTo(hold);
    assertThat(page.contains("name=\"action\" value=\"resume\"")).isEqualTo(resume);
    assertThat(page.contains("name=\"action\" value=\"retry\"")).isEqualTo(retry);
    assertThat(page.contains("all 1,021 that match")).isEqualTo(hold || retry);
    assertThat(page.contains("name=\"pick\" value=\"reminder.CN01.F-1\"")).isEqualTo(hold || retry);
  }

  @Test
  void nothingIsDraftedBeforeItIsAskedWhatIsWanted() throws Exception {
    String page =
        console.sent("/batches/new", "company=CN01&state=unclosed&action=hold&pick=a.1&pick=b/2");
    assertThat(page)
        .contains("Put on hold", "2 cases were selected.", "Nothing is done yet")
        .contains("name=\"pick\" value=\"a.1\"", "name=\"pick\" value=\"b/2\"")
        .contains("name=\"hold.reason\"", "type=\"date\" id=\"f-hold.until\"")
        .doesNotContain("name=\"state\" value=\"unclosed\"");
    assertThat(gateway.sent).isEmpty();
  }

  @Test
  void allThatMatchAreWantedByTheirFilters() throws Exception {
    String page =
        console.sent(
            "/batches/new",
            "company=CN01&state=on-hold&level=reminder-2&action=resume&all=true&pick=a.1");
    assertThat(page)
        .contains("All cases that match, as they are now.", "State: on hold", "Level: reminder 2")
        .contains("name=\"all\" value=\"true\"", "name=\"level\" value=\"reminder-2\"")
        .doesNotContain("name=\"pick\"", "name=\"hold.reason\"");
    gateway.told.put(API, BATCH.formatted("resume", "drafted", 0));
    assertThat(
            console.sent(
                "/batches", "company=CN01&action=resume&all=true&state=on-hold&level=reminder-2"))
        .startsWith(RunningConsole.URL + PAGE);
    assertThat(gateway.sent)
        .containsExactly(
            DRAFTED
                + "{\"company\":\"CN01\",\"action\":\"resume\","
                + "\"select\":{\"state\":\"on-hold\",\"level\":\"reminder-2\"}}");
  }

  @Test
  void aHoldOfPickedCasesIsDraftedAndLookedAt() throws Exception {
    gateway.told.put(API, BATCH.formatted("hold", "drafted", 0));
    assertThat(console.sent("/batches", HOLD + "&pick=a.1&pick=b/2"))
        .startsWith(RunningConsole.URL + PAGE);
    assertThat(gateway.sent)
        .containsExactly(
            DRAFTED
                + "{\"company\":\"CN01\",\"action\":\"hold\",\"select\":{\"cases\":[\"a.1\","
                + "\"b/2\"]},\"hold\":{\"reason\":\"audit\",\"until\":\"2026-05-01\"}}");
  }

  @Test
  void aHoldThatIsRefusedStaysTypedAndPicked() throws Exception {
    gateway.refused.put(
        API,
        """
        {"type":"urn:huikuan:problem:invalid","status":400,"errors":[
         {"field":"hold.reason","allowed":"1 to 200 printable characters"},
         {"field":"hold.until","allowed":
          "a day from 2026-04-13 (today at the company) to 2027-04-14"}]}
        """);
    assertThat(RunningConsole.squeezed(console.sent("/batches", HOLD + "why&pick=a.1")))
        .contains("id=\"f-hold.reason-fault\"><span>1 to 200 characters<")
        .contains("id=\"f-hold.until-fault\"><span>a day from 2026-04-13 to 2027-04-14<")
        .contains("value=\"audit\"", "value=\"2026-05-01\"", ">why</textarea>")
        .contains("name=\"pick\" value=\"a.1\"", "1 cases were selected.");
  }

  @Test
  void aSelectionOfNothingIsRefusedInWords() throws Exception {
    gateway.refuse(API, "nothing-selected", 422);
    assertThat(console.sent("/batches", "company=CN01&action=retry"))
        .contains("Nothing matches this selection");
  }

  @Test
  void aDraftTellsWhatIsFrozenAndWhatWouldComeOfIt() throws Exception {
    String page = console.pageInChinese(PAGE);
    assertThat(page)
        .contains("<h1>暂停催收</h1>", "草案</span>", "已锁定案件</div><div class=\"figure\">1,021<")
        .contains("CNY 1,234,567.80", "USD −9.00", "&lt;b&gt;audit", "2026-05-01")
        .contains("outcome=done\">已执行</a></th><td class=\"num\">1,020<", "案件已关闭</a>")
        .contains("action=\"/batches/" + ID + "/start\"", "海河 &lt;b&gt;")
        .contains("href=\"/cases/reminder.CN01.F-1?company=CN01\"")
        .doesNotContain("/stop\"", "<b>audit");
    assertThat(RunningConsole.rows(page))
        .containsExactly(
            "reminder.CN01.F-1|海河 <b>|F-1|CNY 1,234.50|已执行|等待|",
            "escalation.CN01.C-2|苏州阀门厂||CNY 7.00|升级案件|未执行|升级案件");
  }

  @Test
  void itsCasesAreAskedForByTheirOutcomeAndPageByPage() throws Exception {
    assertThat(console.page(PAGE + "&outcome=done"))
        .contains("href=\"/batches/" + ID + "?company=CN01&amp;outcome=done&amp;after=n-1\"");
    console.page(PAGE + "&outcome=done&after=n-1");
    assertThat(gateway.asked).contains("GET " + ONE + "/cases?outcome=done&limit=100&after=n-1");
  }

  @Test
  void aDraftIsStarted() throws Exception {
    gateway.told.put(ONE + "/start", BATCH.formatted("hold", "running", 0));
    assertThat(console.sent("/batches/" + ID + "/start", "")).contains("It has begun.");
    assertThat(gateway.sent).containsExactly("POST " + ONE + "/start{}");
    gateway.refuse(ONE + "/start", "batch-lapsed", 409);
    assertThat(console.sent("/batches/" + ID + "/start", ""))
        .contains("The draft of the batch has lapsed: select again");
  }

  @Test
  void aBatchUnderWayTellsHowFarItIsAndIsStoppedForAReason() throws Exception {
    tell("hold", "running");
    assertThat(console.page(PAGE))
        .contains("under way</span>", "<progress max=\"1021\" value=\"1001\">")
        .contains("hx-trigger=\"every 3s\"", "action=\"/batches/" + ID + "/stop\"")
        .doesNotContain("/start\"", "<details class=\"do\" open");
    gateway.refuseField(ONE + "/stop", "reason", "1 to 200 printable characters");
    assertThat(
            RunningConsole.squeezed(
                console.sent("/batches/" + ID + "/stop", "reason=" + "x".repeat(201))))
        .contains("<details class=\"do\" open", "id=\"f-reason-fault\"><span>1 to 200 characters<")
        .contains("value=\"" + "x".repeat(201) + "\"");
    gateway.refused.clear();
    gateway.sent.clear();
    gateway.told.put(ONE + "/stop", BATCH.formatted("hold", "stopped", 1000));
    assertThat(console.sent("/batches/" + ID + "/stop", "reason=wrong+day")).contains("It stops.");
    assertThat(gateway.sent).containsExactly("POST " + ONE + "/stop{\"reason\":\"wrong day\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "hold, collector, true",
    "hold, operator, false",
    "retry, operator, true",
    "retry, approver, false",
    "resume, auditor, false"
  })
  void aBatchIsStartedByTheRolesOfItsAction(String action, String role, boolean may)
      throws Exception {
    gateway.signedIn("somebody", role);
    tell(action, "drafted");
    assertThat(console.page(PAGE).contains("/start\"")).isEqualTo(may);
    assertThat(console.page(PAGE + "&asOf=2026-04-01")).doesNotContain("/start\"");
  }

  @Test
  void aBatchIsStartedByTheRolesOfItsCompany() throws Exception {
    gateway.told.put(ONE, BATCH.formatted("hold", "drafted", 0).replace("CN01\"", "DE01\""));
    gateway.told.put(
        "/api/v1/caller",
        "{\"name\":\"he.wen\",\"rights\":[{\"role\":\"collector\",\"companies\":[\"CN01\"]}]}");
    assertThat(console.page(PAGE)).doesNotContain("/start\"");
  }

  @Test
  void theListTellsOfEachBatch() throws Exception {
    gateway.told.put(
        API, "{\"batches\":[" + BATCH.formatted("hold", "done", 1020) + "],\"next\":\"n-1\"}");
    String page = console.pageInChinese("/batches?company=CN01");
    assertThat(RunningConsole.rows(page))
        .containsExactly("暂停催收|已完成|1,021|1,020|1|li.qiang|2026-04-13 10:00");
    assertThat(page)
        .contains("href=\"" + PAGE + "\"", "href=\"/batches?company=CN01&amp;after=n-1\"");
    console.page("/batches?company=CN01&after=n-1");
    assertThat(gateway.asked).contains("GET " + API + "?company=CN01&limit=100&after=n-1");
    gateway.told.put(API, "{\"batches\":[]}");
    assertThat(console.pageInChinese("/batches")).contains("没有内容。");
  }
}
