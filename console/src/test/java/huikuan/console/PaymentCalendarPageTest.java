package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a customer pays, and by when it has to be asked. */
@ExtendWith(SharedConsole.class)
class PaymentCalendarPageTest {

  private static final String CUSTOMER = "/api/v1/customers/CN01/C-1";
  private static final String API = CUSTOMER + "/payment-calendar";
  private static final String PAGE = "/customers/CN01/C-1";
  private static final String PATH = PAGE + "/payment-calendar";
  private static final String OPEN = PAGE + "?open=calendar";

  private static final String CALENDAR =
      """
      {"closingDay":20,"runDays":[10,25],"runWeekdays":["fri"],"onDayOff":"before",
       "bankCutOffDay":28,"transferDays":2,"approvalDays":3,"budgetNeeded":true,"budgetDays":5,
       "closures":[{"from":"2026-05-01","until":"2026-05-05"}],"bank":"ICBC <b>",
       "invoiceRequirements":["PO number","stamped"],
       "funding":{"state":"short","until":"2026-06-30"}}
      """;

  private static final String RUN =
      """
      {"day":"2026-04-24","askBy":"2026-04-14","arrivesOn":"2026-04-28","plannedOn":"2026-04-25",
       "movedBy":["day-off","bank-cut-off"]}
      """;

  private final RunningConsole console;
  private final FakeGateway gateway;

  PaymentCalendarPageTest(RunningConsole console) {
    this.console = console;
    gateway = console.gateway;
  }

  @BeforeEach
  void aCustomerThatPays() {
    gateway.signedIn("li.qiang", "collector");
    gateway.told.put(
        CUSTOMER, "{\"name\":\"海河\",\"position\":77,\"paymentCalendar\":" + CALENDAR + "}");
    gateway.told.put(API, "{\"calendar\":" + CALENDAR + ",\"runs\":[" + RUN + "]}");
  }

  @Test
  void theNextRunsTellByWhenToAskAndWhatMovedThem() throws Exception {
    String page = console.pageInChinese(PAGE);
    assertThat(RunningConsole.rows(page))
        .contains("2026-04-24|2026-04-14|2026-04-28|2026-04-25|节假日银行截止日");
    assertThat(page)
        .contains("最晚催请日", "每月 10, 25 日", "周五", "遇休息日提前", "<dt>结账日</dt><dd>20</dd>")
        .contains("须申请预算，需 5 个工作日", "2026-05-01 至 2026-05-05", "资金紧张，至 2026-06-30");
    assertThat(console.page(PAGE))
        .contains("<caption>Next payment runs</caption>", "<dd>ICBC &lt;b&gt;</dd>")
        .contains("<div>PO number</div><div>stamped</div>", "<dd>28</dd>");
  }

  @Test
  void byWhenToAskSoThatTheMoneyIsHere() throws Exception {
    gateway.told.put(
        API, "{\"calendar\":" + CALENDAR + ",\"runs\":[" + RUN + "],\"moneyBy\":" + RUN + "}");
    assertThat(console.page(PAGE + "?moneyBy=2026-04-30&received=2026-04-02"))
        .contains("Ask by 2026-04-14, so that the money is here on 2026-04-30.")
        .contains("The customer pays on 2026-04-24; the money is here on 2026-04-28.")
        .contains("name=\"received\" value=\"2026-04-02\"");
    assertThat(gateway.asked).contains("GET " + API + "?moneyBy=2026-04-30&received=2026-04-02");
    gateway.told.put(API, "{\"calendar\":" + CALENDAR + ",\"runs\":[]}");
    assertThat(console.page(PAGE + "?moneyBy=2026-04-14"))
        .contains("No payment run brings the money by 2026-04-14.");
    gateway.refuseField(API, "moneyBy", "a date, such as 2013-03-31");
    assertThat(console.page(PAGE + "?moneyBy=soon"))
        .contains("id=\"f-pays-moneyBy-fault\"><span>a date, such as 2013-03-31<");
  }

  @Test
  void itIsSaidThatNothingIsKnown() throws Exception {
    gateway.told.put(API, "{\"runs\":[]}");
    assertThat(console.page(PAGE))
        .contains("It is not known how the customer pays.")
        .doesNotContain("name=\"moneyBy\"", PATH + "/unknown");
  }

  @Test
  void theFormShowsWhatIsSet() throws Exception {
    assertThat(console.page(OPEN))
        .contains("name=\"runDays\" value=\"10, 25\"", "value=\"fri\" checked=\"checked\"")
        .contains("<option value=\"before\" selected=\"selected\">")
        .contains("name=\"closures[0].until\" value=\"2026-05-05\"", "name=\"closures[2].from\"")
        .contains("<option value=\"true\" selected=\"selected\">yes</option>")
        .contains("PO number stamped</textarea>", "value=\"77\"")
        .contains("<option value=\"short\" selected=\"selected\">");
  }

  @Test
  void itIsSetAsAWhole() throws Exception {
    String form =
        "version=77&runDays=10,+25&runWeekdays=mon&runWeekdays=fri&onDayOff=after&closingDay=20"
            + "&bankCutOffDay=&transferDays=2&approvalDays=0&budgetNeeded=true&budgetDays=5"
            + "&closures%5B1%5D.from=2026-05-01&closures%5B1%5D.until=2026-05-05&bank=ICBC"
            + "&invoiceRequirements=PO+number%0D%0A%0D%0Astamped&funding.state=short"
            + "&funding.until=2026-06-30&back="
            + RunningConsole.encoded(PAGE);
    assertThat(console.sent(PATH, form)).contains("How the customer pays is set.");
    assertThat(gateway.sent)
        .containsExactly(
            "PUT "
                + API
                + "{\"runDays\":[10,25],\"runWeekdays\":[\"mon\",\"fri\"],\"onDayOff\":\"after\","
                + "\"closingDay\":20,\"transferDays\":2,\"approvalDays\":0,\"budgetDays\":5,"
                + "\"budgetNeeded\":true,\"closures\":[{\"from\":\"2026-05-01\",\"until\":"
                + "\"2026-05-05\"}],\"bank\":\"ICBC\",\"invoiceRequirements\":[\"PO number\","
                + "\"stamped\"],\"funding\":{\"state\":\"short\",\"until\":\"2026-06-30\"}}");
    gateway.versions.put(API, "78");
    assertThat(console.sent(PATH, form)).contains("Somebody has changed it since you looked.");
  }

  @Test
  void eachFaultStandsAtItsField() throws Exception {
    gateway.refused.put(
        "PUT " + API,
        """
        {"type":"urn:huikuan:problem:invalid","status":400,"errors":[
         {"field":"runDays[1]","allowed":"a whole number from 1 to 31"},
         {"field":"transferDays","allowed":"0 to 10 working days"},
         {"field":"closures[1]","allowed":"days that are not in closures[0]"},
         {"field":"closures[0].until","allowed":"2026-05-02 (from) or later"}]}
        """);
    String form =
        "runDays=10+late&transferDays=11&closures%5B0%5D.from=2026-05-02"
            + "&closures%5B2%5D.from=2026-05-03&back="
            + RunningConsole.encoded(OPEN);
    assertThat(RunningConsole.squeezed(console.sent(PATH, form)))
        .contains("id=\"f-calendar-runDays-fault\"><span>a whole number from 1 to 31<")
        .contains("name=\"runDays\" value=\"10, late\"")
        .contains("id=\"f-calendar-transferDays-fault\"><span>0 to 10 working days<")
        .contains("<span class=\"fault\"><span>days that no other closure has</span>")
        .contains("id=\"f-calendar-closures[0].until-fault\"><span>2026-05-02 or later<")
        .contains("name=\"closures[1].from\" value=\"2026-05-03\"");
  }

  @Test
  void itCanBeSaidThatItIsNotKnownAnyMore() throws Exception {
    assertThat(console.page(PAGE))
        .contains("action=\"" + PATH + "/unknown\"", "<summary>Remove the calendar</summary>")
        .contains(
            "<p>The calendar is removed. Until it is set again, no payment run is known.</p>");
    assertThat(console.pageInChinese(PAGE))
        .contains("<summary>删除付款日历</summary>", "<p>付款日历将被删除；重新设置之前，付款日未知。</p>");
    gateway.versions.put(API, "77");
    String form = "&back=" + RunningConsole.encoded(PAGE);
    assertThat(console.sent(PATH + "/unknown", "version=76" + form))
        .contains("Somebody has changed it since you looked.")
        .containsPattern("<details class=\"do\" open=\"open\"><summary>Remove the calendar<");
    assertThat(gateway.sent).isEmpty();
    assertThat(console.sent(PATH + "/unknown", "version=77" + form))
        .contains("The payment calendar is removed. How the customer pays is not known now.");
    assertThat(gateway.sent).containsExactly("DELETE " + API + "{}");
  }

  @ParameterizedTest
  @CsvSource({
    "collector, true, true",
    "finance, true, true",
    "erp, true, false",
    "approver, false, false",
    "auditor, false, false"
  })
  void eachRoleIsOfferedWhatItMayDo(String role, boolean sets, boolean unsets) throws Exception {
    gateway.signedIn("somebody", role);
    String page = console.page(OPEN);
    assertThat(page).contains("2026-04-14");
    assertThat(page.contains("action=\"" + PATH + "\"")).isEqualTo(sets);
    assertThat(page.contains("action=\"" + PATH + "/unknown\"")).isEqualTo(unsets);
    assertThat(console.page(OPEN + "&asOf=2026-04-01")).doesNotContain("action=\"" + PATH);
  }
}
