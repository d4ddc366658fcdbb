package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedConsole.class)
class StuckAndHealthPageTest {

  private static final String API = "/api/v1";
  private static final String OPERATIONS = API + "/operations/";

  private static final String REMINDER =
      """
      {"id":"saga/1","reaction":"ReminderSaga","about":["reminder.CN01.F-1","CN01.C-1.CNY"],
       "step":"huikuan.ledger.item-changed.v1","cause":"<b>refused</b> by the store",
       "since":"2026-04-13T02:00:00Z","attempts":7,"nextTry":"2026-04-13T02:30:00Z","waiting":2}
      """;

  private static final String STATUS =
      """
      {"service":"dunning","log":{"head":48213,"epoch":"6929c2","root":{"position":1,"root":"8f31"}},
       "processors":[{"name":"cases","position":48213,"lag":0},
        {"name":"reminders","position":47192,"lag":1021,"behind":true}],
       "relay":[{"topic":"dunning.events","lag":3}],"intake":%s,"deadlines":{"overdue":12},
       "work":[],"stuck":5,"dead":{"waiting":4,"sentAgain":0,"givenUp":0},
       "health":[{"name":"kafka","status":"DOWN","detail":"<i>no</i> broker"},
        {"name":"log","status":"UP","detail":"head: 48213"}]}
      """;

  private final RunningConsole console;
  private final FakeGateway gateway;

  StuckAndHealthPageTest(RunningConsole console) {
    this.console = console;
    gateway = console.gateway;
  }

  @BeforeEach
  void somethingIsStuck() {
    gateway.signedIn("sun.hao", "operator");
    stuck("/ledger/stuck", "null");
    stuck("/dunning/stuck", "\"n-1\"", REMINDER);
    stuck("/notifications/stuck", "null");
  }

  private void stuck(String path, String next, String... rows) {
    gateway.told.put(
        API + path,
        "{\"stuck\":[%s],\"total\":%d,\"next\":%s}"
            .formatted(String.join(",", rows), rows.length * 1021, next));
  }

  @Test
  void aRowTellsWhatFailsAndSinceWhen() throws Exception {
    String page = console.pageInChinese("/stuck");
    assertThat(RunningConsole.rows(page))
        .containsExactly(
            "ReminderSaga|reminder.CN01.F-1, CN01.C-1.CNY|huikuan.ledger.item-changed.v1"
                + "|<b>refused</b> by the store|2026-04-13 10:00|7|2026-04-13 10:30|立即重试");
    assertThat(page)
        .contains("催收</h2><span class=\"quiet\">1,021</span>", "没有卡住的事项。", "&lt;b&gt;refused")
        .doesNotContain("<b>refused");
  }

  @Test
  void eachServiceHasPagesOfItsOwn() throws Exception {
    assertThat(console.page("/stuck?about=CN01.C-1.CNY"))
        .contains("href=\"/stuck?about=CN01.C-1.CNY&amp;after=dunning%3An-1\"");
    gateway.asked.clear();
    console.page("/stuck?about=CN01.C-1.CNY&after=dunning:n-1");
    assertThat(gateway.asked)
        .contains(
            "GET /api/v1/ledger/stuck?about=CN01.C-1.CNY",
            "GET /api/v1/dunning/stuck?about=CN01.C-1.CNY&after=n-1",
            "GET /api/v1/notifications/stuck?about=CN01.C-1.CNY");
  }

  @Test
  void aServiceThatIsAwayHidesNoOther() throws Exception {
    gateway.told.remove(API + "/ledger/stuck");
    assertThat(console.page("/stuck"))
        .contains("role=\"alert\"", "ReminderSaga", "Nothing is stuck.");
  }

  @ParameterizedTest
  @CsvSource({
    "ledger, /ledger/stuck, 0, false",
    "dunning, /dunning/stuck, 0, false",
    "notification, /notifications/stuck, 2, true"
  })
  void aRetryGoesToItsService(String service, String path, int waiting, boolean stillFails)
      throws Exception {
    gateway.told.put(
        API + path + "/saga%2F1/retry", "{\"id\":\"saga/1\",\"waiting\":%d}".formatted(waiting));
    String page = console.sent("/stuck/" + service + "/saga%2F1/retry", "");
    assertThat(page).startsWith(RunningConsole.URL + "/stuck\n").contains("It was tried again.");
    assertThat(page.contains("It still fails: see the cause.")).isEqualTo(stillFails);
    assertThat(gateway.sent).containsExactly("POST " + API + path + "/saga%2F1/retry{}");
  }

  @Test
  void aRetryOfWhatIsNotStuckAnyMoreIsRefusedInWords() throws Exception {
    gateway.refuse(API + "/dunning/stuck/saga%2F1/retry", "not-found", 404);
    assertThat(console.sent("/stuck/dunning/saga%2F1/retry", ""))
        .contains("There is no such thing, or you may not see it")
        .doesNotContain("It was tried again.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/stuck", "/health"})
  void anAuditorReadsAndDoesNothing(String path) throws Exception {
    tellHealth("{\"lag\":0}");
    String action = "method=\"post\" action=\"" + path + "/dunning/";
    assertThat(console.page(path)).contains(action);
    assertThat(console.page(path + "?asOf=2026-04-01")).doesNotContain(action);
    gateway.signedIn("wu.ying", "auditor");
    assertThat(console.page(path)).contains("dunning</h2>").doesNotContain(action);
  }

  private void tellHealth(String intake) {
    gateway.told.put(OPERATIONS + "dunning", STATUS.formatted(intake));
    gateway.told.put(
        OPERATIONS + "dunning/verify",
        "{\"state\":\"none\",\"from\":1,\"commits\":0,\"checked\":0,\"faults\":[]}");
  }

  @Test
  void aServiceTellsHowItDoes() throws Exception {
    tellHealth("{\"lag\":1234}");
    String page = console.pageInChinese("/health?company=CN01");
    assertThat(page)
        .contains("提交</div><div class=\"figure\">48,213<", "逾期的到期事项</div><div class=\"figure\">12<")
        .contains("接收滞后</div><div class=\"figure\">1,234<")
        .contains(
            "href=\"/stuck?company=CN01\"><div class=\"quiet\">卡住</div><div class=\"figure\">5<")
        .contains("href=\"/dead?company=CN01&amp;service=dunning\"")
        .contains("死信</div><div class=\"figure\">4<")
        .contains("reminders</th><td class=\"num\">47,192</td><td class=\"num\">1,021</td>")
        .contains("dunning.events</th><td></td><td class=\"num\">3</td>")
        .contains(
            "<span class=\"tag bad\" title=\"&lt;i&gt;no&lt;/i&gt; broker\">kafka DOWN</span>")
        .contains("<span class=\"tag good\" title=\"head: 48213\">log</span>")
        .contains("role=\"alert\"", "从未", "校验催收");
  }

  @Test
  void anIntakeThatStandsStillSaysWhy() throws Exception {
    tellHealth("{\"lag\":null}");
    assertThat(console.page("/health")).contains("Kafka is away");
    tellHealth(
        "{\"lag\":9,\"stopped\":{\"topic\":\"ledger.events\",\"why\":\"<b>went back</b>\"}}");
    assertThat(console.page("/health"))
        .contains("ledger.events: &lt;b&gt;went back&lt;/b&gt;</div>");
  }

  @Test
  void aCheckIsBegunAndFollowed() throws Exception {
    tellHealth("{\"lag\":0}");
    String verify = OPERATIONS + "dunning/verify";
    gateway.told.put(
        verify,
        "{\"state\":\"running\",\"from\":1,\"commits\":48213,\"checked\":12000,\"faults\":[]}");
    String page = console.sent("/health/dunning/verify", "");
    assertThat(page)
        .startsWith(RunningConsole.URL + "/health\n")
        .contains("The check has begun.", "12,000 of 48,213 commits", "running");
    assertThat(gateway.sent).containsExactly("POST " + verify + "{}");
  }

  @Test
  void whatACheckFoundIsTold() throws Exception {
    tellHealth("{\"lag\":0}");
    String verify = OPERATIONS + "dunning/verify";
    gateway.told.put(
        verify,
        """
        {"state":"damaged","from":1,"commits":48213,"checked":48213,"root":"8f31c0",
         "startedAt":"2026-04-13T02:00:00Z","endedAt":"2026-04-13T02:09:00Z",
         "faults":[{"position":4711,"what":"its hash <b>differs</b>"}]}
        """);
    assertThat(console.page("/health"))
        .contains("<span class=\"tag bad\">damaged</span>", "<code>8f31c0</code>")
        .contains("4711: its hash &lt;b&gt;differs&lt;/b&gt;");
  }

  @Test
  void aCheckThatIsRefusedSaysWhy() throws Exception {
    gateway.refuse(OPERATIONS + "ledger/verify", "not-allowed", 403);
    assertThat(console.sent("/health/ledger/verify", "")).contains("Your roles do not allow this");
  }
}
