package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedConsole.class)
class ProposedPageTest {

  private static final String API = "/api/v1/proposed-contacts";
  private static final String CUSTOMER = "/api/v1/customers/CN01/C-1";
  private static final String ONE = CUSTOMER + "/proposed-contacts/p-7";
  private static final String PATH = "/proposed/CN01/C-1/p-7";
  private static final String OPEN = "/proposed?company=CN01&open=C-1/p-7";
  private static final String BACK = "&back=" + RunningConsole.encoded(OPEN);

  private static final String NAMED =
      """
      {"company":"CN01","customer":"C-1","proposal":"p-7","state":"proposed","name":"李 <b>雷</b>",
       "email":"li@haihe.example","mobile":"+8613800000002","note":"from <i>May</i>","toldBy":"c-1",
       "message":"m-1","toldAt":"2026-04-12T01:00:00Z"}
      """;

  private static final String CONFIRMED =
      """
      {"company":"CN01","customer":"C-2","proposal":"p-8","state":"confirmed","name":"韩梅",
       "email":"han@haihe.example","toldBy":"c-9","message":"m-2","toldAt":"2026-04-11T01:00:00Z",
       "decidedAt":"2026-04-11T02:00:00Z","contact":"p-8","called":"+8613900000001",
       "reason":"spoke to her"}
      """;

  private final RunningConsole console;
  private final FakeGateway gateway;

  ProposedPageTest(RunningConsole console) {
    this.console = console;
    gateway = console.gateway;
  }

  @BeforeEach
  void somebodyWasNamed() {
    gateway.signedIn("li.qiang", "collector");
    gateway.told.put(API, "{\"contacts\":[" + NAMED + "," + CONFIRMED + "],\"next\":\"n-1\"}");
    gateway.told.put(
        CUSTOMER,
        """
        {"name":"海河贸易","contacts":[
         {"id":"c-1","name":"王 <b>芳</b>","role":"paymentResponsible","email":"wang@haihe.example",
          "mobile":"+8613900000001"},
         {"id":"c-2","name":"赵","role":"paymentResponsible","email":"zhao@haihe.example"}]}
        """);
  }

  @Test
  void aRowTellsWhoWasNamed() throws Exception {
    String page = console.pageInChinese("/proposed?company=CN01");
    assertThat(RunningConsole.rows(page))
        .containsExactly("李 <b>雷</b>|C-1|待核实|2026-04-12 09:00", "韩梅|C-2|已核实|2026-04-11 09:00");
    assertThat(page)
        .contains("href=\"/customers/CN01/C-1?company=CN01\"", "李 &lt;b&gt;雷")
        .doesNotContain("<b>雷");
  }

  @Test
  void peopleAreAskedForByStateAndPageByPage() throws Exception {
    assertThat(console.page("/proposed?company=CN01&state=proposed"))
        .contains("href=\"/proposed?company=CN01&amp;state=proposed&amp;after=n-1\"");
    console.page("/proposed?company=CN01&state=proposed&after=n-1");
    assertThat(gateway.asked)
        .contains("GET " + API + "?company=CN01&limit=100&after=n-1&state=proposed");
  }

  @Test
  void nobodyNamedSaysSo() throws Exception {
    gateway.told.put(API, "{\"contacts\":[],\"next\":null}");
    assertThat(console.page("/proposed")).contains("Nobody was named.");
    gateway.told.remove(API);
    assertThat(console.page("/proposed"))
        .contains("role=\"alert\"")
        .doesNotContain("Nobody was named.");
  }

  @Test
  void aPersonIsToldWithTheNumbersThatCanBeCalled() throws Exception {
    assertThat(console.pageInChinese(OPEN))
        .contains("<h2>李 &lt;b&gt;雷&lt;/b&gt;</h2>", "li@haihe.example", "+8613800000002")
        .contains("from &lt;i&gt;May", "2026-04-12 09:00 c-1", "请拨打此前已知的号码")
        .contains("name=\"called\" required value=\"+8613900000001\"")
        .contains("王 &lt;b&gt;芳&lt;/b&gt; +8613900000001")
        .doesNotContain("赵", "<i>May", "value=\"+8613800000002\"");
  }

  @Test
  void nobodyIsConfirmedWithoutANumberToCall() throws Exception {
    gateway.told.put(CUSTOMER, "{\"name\":\"海河贸易\",\"contacts\":[]}");
    assertThat(console.page(OPEN))
        .contains("No mobile number of the customer is known, so nobody can be called.")
        .contains("action=\"" + PATH + "/dismiss\"")
        .doesNotContain("action=\"" + PATH + "/confirm\"");
  }

  @Test
  void aPersonIsConfirmedByACall() throws Exception {
    gateway.told.put(ONE + "/confirm", CONFIRMED);
    assertThat(console.sent(PATH + "/confirm", "called=%2B8613900000001&note=she+says+so" + BACK))
        .startsWith(RunningConsole.URL + OPEN)
        .contains("The person is a contact of the customer now.");
    assertThat(gateway.sent)
        .containsExactly(
            "POST " + ONE + "/confirm{\"called\":\"+8613900000001\",\"note\":\"she says so\"}");
  }

  @Test
  void aCallThatIsRefusedStaysTyped() throws Exception {
    gateway.refuseField(
        ONE + "/confirm",
        "called",
        "a mobile number that the customer's contacts had before the person was named");
    String form = "called=%2B8613900000001&note=she+says+so" + BACK;
    assertThat(RunningConsole.squeezed(console.sent(PATH + "/confirm", form)))
        .contains("id=\"f-called-fault\"><span>")
        .contains("value=\"+8613900000001\" checked", "value=\"she says so\"")
        .doesNotContain("a contact of the customer now");
  }

  @Test
  void aPersonIsDismissedForAReason() throws Exception {
    gateway.refuseField(ONE + "/dismiss", "reason", "1 to 1000 printable characters");
    assertThat(RunningConsole.squeezed(console.sent(PATH + "/dismiss", "reason=+" + BACK)))
        .contains("id=\"f-reason-fault\"><span>1 to 1000 characters<");
    gateway.refused.put(
        ONE + "/dismiss",
        """
        {"type":"urn:huikuan:problem:person-decided","status":409,
         "detail":"The person was confirmed, and that stays."}
        """);
    assertThat(console.sent(PATH + "/dismiss", "reason=a+prank" + BACK))
        .contains("The person was confirmed, and that stays.", "value=\"a prank\"");
    gateway.refused.clear();
    gateway.sent.clear();
    gateway.told.put(ONE + "/dismiss", NAMED.replace("\"proposed\"", "\"dismissed\""));
    assertThat(console.sent(PATH + "/dismiss", "reason=a+prank" + BACK))
        .contains("The person stays unknown.");
    assertThat(gateway.sent).containsExactly("POST " + ONE + "/dismiss{\"reason\":\"a prank\"}");
  }

  @Test
  void whatIsDecidedIsToldAndStays() throws Exception {
    assertThat(console.page("/proposed?company=CN01&open=C-2/p-8"))
        .contains("confirmed</span>", "<dd>+8613900000001</dd>", "<dd>spoke to her</dd>")
        .doesNotContain("action=\"/proposed/CN01");
  }

  @ParameterizedTest
  @CsvSource({"collector, true", "finance, true", "approver, false", "auditor, false"})
  void onlySomeDecide(String role, boolean may) throws Exception {
    gateway.signedIn("somebody", role);
    String page = console.page(OPEN);
    assertThat(page).contains("li@haihe.example");
    assertThat(page.contains("action=\"" + PATH + "/confirm\"")).isEqualTo(may);
    assertThat(page.contains("action=\"" + PATH + "/dismiss\"")).isEqualTo(may);
    assertThat(console.page(OPEN + "&asOf=2026-04-01")).doesNotContain("action=\"" + PATH);
  }

  @Test
  void whoIsNotOnThePageOpensNothing() throws Exception {
    assertThat(console.page("/proposed?company=CN01&open=C-9/p-9")).doesNotContain("<h2>李");
  }
}
