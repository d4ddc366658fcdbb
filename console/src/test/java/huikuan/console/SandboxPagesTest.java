package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clock and the mail of a sandbox. */
@ExtendWith(SharedConsole.class)
class SandboxPagesTest {

  private static final String CLOCK = "/api/v1/sandbox/clock";
  private static final String MAILS = "/api/v1/sandbox/mails";
  private static final String TYPED = "now=2027-05-01T10:00&confirm=2027";

  private static final String LINE =
      """
      {"id":"12","receivedAt":"2026-11-02T00:00:00Z","from":"ar@jiangnan.example",
       "to":["wang@haihe.example","li@haihe.example"],"subject":"对账 <b>4</b>",
       "date":"Mon, 13 Apr 2026 10:00:00 +0800 (CST)"}
      """;

  private static final String MAIL =
      """
      {"id":"12","receivedAt":"2026-11-02T00:00:00Z","from":"ar@jiangnan.example",
       "to":["wang@haihe.example","li@haihe.example"],"subject":"对账 <b>4</b>",
       "text":"Answer online:\\r\\nhttps://huikuan.example/r/eyJh.b-c.d_e\\r\\n","html":"<p>您好</p>",
       "headers":[{"name":"X-Odd","value":"<i>x</i>"}],
       "attachments":[{"number":1,"name":"<b>.pdf","mediaType":"application/pdf","size":48213}]}
      """;

  private final RunningConsole console;
  private final FakeGateway gateway;

  SandboxPagesTest(RunningConsole console) {
    this.console = console;
    gateway = console.gateway;
  }

  @BeforeEach
  void somebodyRunsIt() {
    gateway.signedIn("sun.hao", "operator");
    gateway.told.put(CLOCK, "{\"now\":\"2026-04-13T02:00:00Z\"}");
    gateway.told.put(MAILS, "{\"total\":51,\"items\":[" + LINE + "],\"next\":\"n-1\"}");
    gateway.told.put(MAILS + "/12", MAIL);
  }

  private void moving(String state, int percent, String lagging) {
    gateway.told.put(
        CLOCK,
        """
        {"now":"2026-04-20T02:00:30Z","move":{"state":"%s","from":"2026-04-13T02:00:00Z",
         "target":"2026-05-01T02:00:00Z","percent":%d,"fired":1021,"lagging":[%s]}}
        """
            .formatted(state, percent, lagging));
  }

  @Test
  void theClockStandsUntilItIsMoved() throws Exception {
    assertThat(console.pageInChinese("/clock?company=CN01"))
        .contains("2026-04-13 10:00:00</div><div class=\"quiet\">Asia/Shanghai<", "拨到")
        .contains("action=\"/clock\"", "type=\"datetime-local\" id=\"f-now\"")
        .doesNotContain("<progress", "action=\"/clock/stop\"");
  }

  @Test
  void aMoveIsAskedForInTheCompanysZone() throws Exception {
    assertThat(console.sent("/clock", TYPED))
        .startsWith(RunningConsole.URL + "/clock\n")
        .contains("The clock is moved, or on its way.");
    assertThat(gateway.sent)
        .containsExactly("PUT " + CLOCK + "{\"now\":\"2027-05-01T10:00+08:00\",\"confirm\":2027}");
    assertThat(gateway.preferred).containsEntry(CLOCK, "wait=2");
  }

  @Test
  void aMoveShowsHowFarItIsAndIsStopped() throws Exception {
    moving("moving", 38, "");
    assertThat(console.pageInChinese("/clock"))
        .contains("拨动中</span>", "拨到 2026-05-01 10:00；1,021 个到期事项")
        .contains("<progress max=\"100\" value=\"38\">", "hx-trigger=\"every 2s\"")
        .contains("action=\"/clock/stop\"")
        .doesNotContain("notice bad");
    gateway.told.put(CLOCK + "/stop", "{\"now\":\"2026-04-20T02:00:30Z\"}");
    assertThat(console.sent("/clock/stop", "")).contains("The clock stands.");
    assertThat(gateway.sent).containsExactly("POST " + CLOCK + "/stop{}");
  }

  @ParameterizedTest
  @CsvSource({"stopping, stopping", "arrived, arrived", "stopped, stopped"})
  void aMoveThatEndsIsNotStopped(String state, String words) throws Exception {
    moving(state, 100, "");
    assertThat(console.page("/clock"))
        .contains(words + "</span>")
        .doesNotContain("action=\"/clock/stop\"", "notice bad");
  }

  @Test
  void aMoveThatIsStuckTellsWhatIsNotDone() throws Exception {
    moving("stuck", 38, "\"dunning: reminders\",\"<b>ledger</b>\"");
    assertThat(console.page("/clock"))
        .contains("stuck</span>")
        .contains("<p class=\"notice bad\">dunning: reminders, &lt;b&gt;ledger&lt;/b&gt;</p>");
  }

  @Test
  void aMoveThatIsRefusedStaysTyped() throws Exception {
    gateway.refused.put(
        "PUT " + CLOCK,
        """
        {"type":"urn:huikuan:problem:clock-far-ahead","status":409,
         "detail":"The clock is at 2026-04-13T02:00:00Z, and never moves back."}
        """);
    assertThat(console.sent("/clock", "now=2027-05-01T10:00&confirm="))
        .contains("It is more than a year ahead: repeat the year to confirm", "never moves back.")
        .contains("name=\"now\" value=\"2027-05-01T10:00\"");
    gateway.refused.put(
        "PUT " + CLOCK,
        """
        {"type":"urn:huikuan:problem:invalid","status":400,"errors":[
         {"field":"now","allowed":
          "a moment with its offset, such as 2013-04-01T00:00:00+08:00, no later than 2199-12-31T00:00:00Z"},
         {"field":"confirm","allowed":"the year of now, 2027"}]}
        """);
    assertThat(RunningConsole.squeezed(console.sent("/clock", "now=&confirm=2026")))
        .contains("id=\"f-now-fault\"><span>a moment, 2199-12-31T00:00:00Z or earlier<")
        .contains("id=\"f-confirm-fault\"><span>the year 2027<", "value=\"2026\"");
    assertThat(gateway.sent).contains("PUT " + CLOCK + "{\"confirm\":2026}");
  }

  @Test
  void othersSeeTheClockOnly() throws Exception {
    moving("moving", 38, "");
    gateway.signedIn("li.na", "finance");
    assertThat(console.page("/clock"))
        .contains("2026-04-20 10:00:30")
        .doesNotContain("method=\"post\" action=\"/clock");
    gateway.signedIn("sun.hao", "operator");
    assertThat(console.page("/clock?asOf=2026-04-01"))
        .doesNotContain("method=\"post\" action=\"/clock");
  }

  @Test
  void mailsAreListedAndAskedForPageByPage() throws Exception {
    String page = console.pageInChinese("/mails");
    assertThat(RunningConsole.rows(page))
        .containsExactly("对账 <b>4</b>|wang@haihe.example, li@haihe.example|2026-04-13 10:00");
    assertThat(page)
        .contains("收信人</label>", "&lt;b&gt;4", "href=\"/mails?after=n-1\"", "rel=\"next\"")
        .doesNotContain("<b>4");
    gateway.asked.clear();
    assertThat(console.page("/mails?recipient=li@haihe.example&after=n-1"))
        .contains("name=\"recipient\" type=\"text\" value=\"li@haihe.example\"");
    assertThat(gateway.asked)
        .contains("GET " + MAILS + "?to=li%40haihe.example&after=n-1&limit=100");
  }

  @Test
  void noMailSaysSo() throws Exception {
    gateway.told.put(MAILS, "{\"total\":0,\"items\":[],\"next\":null}");
    assertThat(console.pageInChinese("/mails")).contains("class=\"none\"", "没有内容。");
  }

  @Test
  void aMailIsReadInAFrameThatRunsNothing() throws Exception {
    assertThat(console.page("/mails?open=12"))
        .contains("对账 &lt;b&gt;4", "ar@jiangnan.example", "<dd class=\"mono\">&lt;i&gt;x")
        .contains("sandbox src=\"/mails/12/page\"", "href=\"/r/eyJh.b-c.d_e\"")
        .contains("href=\"/mails/12/attachments/1\"", "&lt;b&gt;.pdf", "application/pdf, 48,213");
    HttpResponse<String> letter = console.get("/mails/12/page");
    assertThat(letter.body()).isEqualTo("<p>您好</p>");
    assertThat(letter.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "sandbox")
        .doesNotContain("script-src");
    gateway.told.put(MAILS + "/12/attachments/1", "{}");
    assertThat(console.get("/mails/12/attachments/1").statusCode()).isEqualTo(200);
    assertThat(gateway.asked).contains("GET " + MAILS + "/12/attachments/1");
  }

  @Test
  void anAttachmentOfAMaskedMailIsRefusedInWords() throws Exception {
    gateway.told.put(
        MAILS + "/12",
        MAIL.replaceAll("\"text\":.*\"html\":\"[^\"]*\"", "\"text\":\"***\",\"html\":\"\""));
    gateway.refused.put(
        MAILS + "/12/attachments/1",
        "{\"type\":\"urn:huikuan:problem:not-allowed\",\"status\":403,\"detail\":\"Names are"
            + " masked.\"}");
    assertThat(console.page("/mails?open=12"))
        .contains("<details open", ">***</pre>")
        .doesNotContain("<iframe", "href=\"/r/");
    HttpResponse<String> file = console.get("/mails/12/attachments/1");
    assertThat(file.statusCode()).isEqualTo(403);
    assertThat(file.body()).contains("Your roles do not allow this");
  }
}
