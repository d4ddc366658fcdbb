package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedConsole.class)
class DeadPageTest {

  private static final String API = "/api/v1/operations/%s/dead-records";
  private static final String ID = "ledger.events-3-48213-1776074400000";
  private static final String ONE = API.formatted("dunning") + "/" + ID;
  private static final String PATH = "/dead/dunning/" + ID;
  private static final String OPEN = "/dead?open=dunning:" + ID;
  private static final String BACK = "back=" + RunningConsole.encoded(OPEN);

  private static final String WAITING =
      """
      {"id":"ledger.events-3-48213-1776074400000","topic":"ledger.events","partition":3,
       "offset":48213,"key":"CN01.C-1001.CNY","type":"huikuan.ledger.invoice-posted.v1",
       "cause":"unreadable","error":"Not a <b>document</b>: /number is missing",
       "deadAt":"2026-04-13T02:00:00Z","state":"waiting"}
      """;

  private static final String GIVEN_UP =
      WAITING
          .replace("48213", "48214")
          .replace("\"type\":\"huikuan.ledger.invoice-posted.v1\",", "")
          .replace("unreadable", "not-trusted")
          .replace(
              "\"waiting\"",
              "\"given-up\",\"by\":\"person:gao.lin\",\"at\":\"2026-04-13T03:00:00Z\","
                  + "\"because\":\"forged\"");

  private final RunningConsole console;
  private final FakeGateway gateway;

  DeadPageTest(RunningConsole console) {
    this.console = console;
    gateway = console.gateway;
  }

  @BeforeEach
  void someAreDead() {
    gateway.signedIn("sun.hao", "operator");
    list("ledger", "null");
    list("dunning", "\"n-1\"", WAITING, GIVEN_UP);
    list("notification", "null");
    tell(WAITING, "\"headers\":{},\"content\":\"{}\",\"encoding\":\"text\",\"masked\":false");
  }

  private void list(String service, String next, String... rows) {
    gateway.told.put(
        API.formatted(service),
        "{\"records\":[%s],\"total\":%d,\"next\":%s}"
            .formatted(String.join(",", rows), rows.length, next));
  }

  private void tell(String record, String more) {
    gateway.told.put(ONE, with(record, more));
  }

  private static String with(String record, String more) {
    return record.substring(0, record.lastIndexOf('}')) + "," + more + "}";
  }

  /** What is answered when a record is sent again or mended. */
  private void comeTo(String path, String outcome) {
    gateway.told.put(path, with(WAITING, "\"outcome\":\"" + outcome + "\""));
  }

  @Test
  void aRowTellsWhatIsDeadAndWhy() throws Exception {
    String page = console.pageInChinese("/dead");
    assertThat(RunningConsole.rows(page))
        .containsExactly(
            "|催收|huikuan.ledger.invoice-posted.v1|待处理|无法读取|ledger.events|CN01.C-1001.CNY"
                + "|2026-04-13 10:00|Not a <b>document</b>: /number is missing",
            "|催收|ledger.events-3-48214-1776074400000|已放弃|不可信|ledger.events|CN01.C-1001.CNY"
                + "|2026-04-13 10:00|Not a <b>document</b>: /number is missing");
    assertThat(page)
        .contains("死信：应收账簿", "死信：通知", "没有死信。", "&lt;b&gt;document")
        .doesNotContain("<b>document");
    assertThat(gateway.asked).contains("GET " + API.formatted("ledger"));
  }

  @Test
  void eachServiceHasPagesOfItsOwn() throws Exception {
    assertThat(console.page("/dead?state=waiting"))
        .contains("href=\"/dead?state=waiting&amp;after=dunning%3An-1\"")
        .doesNotContain("after=ledger");
    gateway.asked.clear();
    console.page("/dead?state=waiting&after=dunning:n-1");
    assertThat(gateway.asked)
        .contains(
            "GET " + API.formatted("ledger") + "?state=waiting",
            "GET " + API.formatted("dunning") + "?state=waiting&after=n-1",
            "GET " + API.formatted("notification") + "?state=waiting");
  }

  @Test
  void aChosenServiceIsAskedAlone() throws Exception {
    assertThat(console.page("/dead?service=dunning"))
        .contains("href=\"/dead?service=dunning&amp;after=dunning%3An-1\"");
    assertThat(gateway.asked)
        .anyMatch(each -> each.contains("/dunning/"))
        .noneMatch(each -> each.contains("/ledger/"));
  }

  @Test
  void aServiceThatIsAwayHidesNoOther() throws Exception {
    gateway.told.remove(API.formatted("ledger"));
    assertThat(console.page("/dead"))
        .contains("role=\"alert\"", "CN01.C-1001.CNY", "No record is dead.");
  }

  @Test
  void anOperatorSeesARecordMaskedAndSendsItAgain() throws Exception {
    String masked = "\"content\":\"{\\\"name\\\":\\\"***\\\"}\",\"masked\":true";
    tell(WAITING, masked);
    assertThat(console.page(OPEN))
        .contains("ledger.events / 3 / 48213", "2026-04-13 10:00:00")
        .contains("{&quot;name&quot;:&quot;***&quot;}", "Names and addresses are masked.")
        .contains("action=\"" + PATH + "/send\"", "action=\"/dead/dunning/unmask\"")
        .doesNotContain("/mend\"", "/give-up\"");
    comeTo(ONE + "/send", "taken");
    assertThat(console.sent(PATH + "/send", BACK))
        .startsWith(RunningConsole.URL + OPEN)
        .contains("It was sent again.")
        .doesNotContain("still dead");
    assertThat(gateway.sent).containsExactly("POST " + ONE + "/send{}");
  }

  @Test
  void aRecordThatIsStillDeadSaysSo() throws Exception {
    comeTo(ONE + "/send", "still-dead");
    assertThat(console.sent(PATH + "/send", BACK)).contains("It is still dead: see the error.");
  }

  @Test
  void recordsThatWaitArePickedAndSentTogether() throws Exception {
    assertThat(console.page("/dead?state=waiting"))
        .contains("action=\"/dead/send\"", "value=\"dunning:" + ID + "\"")
        .doesNotContain("value=\"dunning:ledger.events-3-48214");
    comeTo(ONE + "/send", "taken");
    String other = API.formatted("ledger") + "/a%2Fb/send";
    comeTo(other, "still-dead");
    assertThat(
            console.sent(
                "/dead/send",
                "company=CN01&state=waiting&pick=dunning:%s&pick=ledger:a%%2Fb&pick=x:y"
                    .formatted(ID)))
        .startsWith(RunningConsole.URL + "/dead?company=CN01&state=waiting\n")
        .contains("They were sent again.", "Some are still dead: see their errors.");
    assertThat(gateway.sent).containsExactly("POST " + other + "{}", "POST " + ONE + "/send{}");
  }

  @Test
  void anAdminMendsARecordForAReason() throws Exception {
    gateway.signedIn("gao.lin", "admin");
    assertThat(console.page(OPEN))
        .contains("action=\"" + PATH + "/mend\"", "action=\"" + PATH + "/give-up\"")
        .doesNotContain("/send\"", "name=\"pick\"", "masked");
    comeTo(ONE + "/content", "taken");
    assertThat(console.sent(PATH + "/mend", "content=%7B%22a%22%3A1%7D&reason=no+number&" + BACK))
        .contains("It is taken in as mended.");
    assertThat(gateway.sent)
        .containsExactly(
            "PUT " + ONE + "/content{\"content\":\"{\\\"a\\\":1}\",\"reason\":\"no number\"}");
  }

  @Test
  void whatIsMendedStaysTypedWhenItIsRefused() throws Exception {
    gateway.signedIn("gao.lin", "admin");
    gateway.refuseField(ONE + "/content", "reason", "1 to 200 printable characters");
    String page =
        RunningConsole.squeezed(console.sent(PATH + "/mend", "content=mine&reason=+&" + BACK));
    assertThat(page)
        .contains(">mine</textarea>", "id=\"f-reason-fault\"><span>1 to 200 characters<")
        .containsOnlyOnce("<details class=\"do\" open")
        .containsOnlyOnce("id=\"f-reason-fault\"");
    gateway.refuse(ONE + "/content", "still-dead", 422);
    assertThat(console.sent(PATH + "/mend", "content=mine&reason=typed&" + BACK))
        .contains("The record still can&#39;t be taken in")
        .contains(">mine</textarea>", "value=\"typed\"");
  }

  /** What an admin is shown masked would be lost if it were sent back. */
  @Test
  void aMaskedContentIsNotMended() throws Exception {
    gateway.signedIn("gao.lin", "admin");
    gateway.refuseField(
        ONE + "/content", "content", "the text with what is masked in it: have it shown first");
    assertThat(
            RunningConsole.squeezed(
                console.sent(PATH + "/mend", "content=%22***%22&reason=x&" + BACK)))
        .contains("id=\"f-content-fault\"><span>the whole text: have the names shown first<");
  }

  @Test
  void aRecordIsGivenUpForAReason() throws Exception {
    gateway.signedIn("gao.lin", "admin");
    gateway.refuseField(ONE + "/give-up", "reason", "1 to 200 printable characters");
    assertThat(
            RunningConsole.squeezed(
                console.sent(PATH + "/give-up", "reason=" + "x".repeat(201) + "&" + BACK)))
        .contains("value=\"" + "x".repeat(201) + "\"")
        .containsOnlyOnce("<details class=\"do\" open")
        .containsOnlyOnce("id=\"f-give-up-reason-fault\"")
        .contains(">{}</textarea>");
    gateway.refused.clear();
    gateway.sent.clear();
    gateway.told.put(ONE + "/give-up", GIVEN_UP);
    assertThat(console.sent(PATH + "/give-up", "reason=forged&" + BACK))
        .contains("It is given up.");
    assertThat(gateway.sent).containsExactly("POST " + ONE + "/give-up{\"reason\":\"forged\"}");
    tell(GIVEN_UP, "\"masked\":false");
    assertThat(console.page(OPEN))
        .contains("gao.lin 2026-04-13 11:00: forged")
        .doesNotContain("action=\"" + PATH);
  }

  @ParameterizedTest
  @CsvSource({"operator, true", "admin, true", "auditor, false"})
  void unmaskingIsOfferedToThoseWhoMay(String role, boolean may) throws Exception {
    gateway.signedIn("somebody", role);
    tell(WAITING, "\"content\":\"***\",\"masked\":true");
    assertThat(console.page(OPEN).contains("action=\"/dead/dunning/unmask\"")).isEqualTo(may);
  }

  @Test
  void whoeverUnmasksSaysWhyAndIsShownNames() throws Exception {
    gateway.signedIn("somebody", "operator");
    tell(WAITING, "\"content\":\"***\",\"masked\":true");
    String path = "/api/v1/audit/dunning/unmasking";
    gateway.told.put(path, "{\"until\":\"2026-04-13T03:00:00Z\"}");
    assertThat(console.sent("/dead/dunning/unmask", "reason=to+mend+it&" + BACK))
        .contains("Names and addresses are shown to you for an hour.");
    assertThat(gateway.sent).containsExactly("POST " + path + "{\"reason\":\"to mend it\"}");
  }

  @Test
  void anAuditorChangesNothingAndNobodyThePast() throws Exception {
    gateway.signedIn("wu.ying", "auditor");
    assertThat(console.page(OPEN))
        .contains("CN01.C-1001.CNY")
        .doesNotContain("action=\"/dead/", "name=\"pick\"");
    gateway.signedIn("sun.hao", "operator", "admin");
    assertThat(console.page(OPEN + "&asOf=2026-04-01")).doesNotContain("action=\"/dead/");
  }
}
