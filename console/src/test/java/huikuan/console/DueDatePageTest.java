package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The due date of an invoice is put off on its page. */
@ExtendWith(SharedConsole.class)
class DueDatePageTest {

  private static final String API = "/api/v1";
  private static final String ITEM = "/accounts/CN01.C-1.CNY/items/invoice/F-1";
  private static final String TYPED =
      "number=E-1&dueOn=2026-05-31&agreedOn=2026-04-10&postedOn=&contact=ap-1&reason=late+lorry";

  private final RunningConsole console;
  private final FakeGateway gateway;

  DueDatePageTest(RunningConsole console) {
    this.console = console;
    gateway = console.gateway;
  }

  @BeforeEach
  void anInvoice() {
    gateway.signedIn("chen.jing", "finance");
    gateway.told.put(
        API + ITEM + "/history",
        """
        {"events":[{"position":7,"recordedAt":"2026-04-10T01:00:00Z","actor":"person:li.na",
         "type":"huikuan.ledger.account.due-date-put-off.v1","change":"0.00","open":"50.00",
         "document":{"kind":"extension","number":"E-0","postedOn":"2026-04-10",
          "dueOn":"2026-04-30","reason":"late <b>","putOff":{"claim":{"kind":"invoice",
          "number":"F-1"},"before":"2026-04-01","agreedOn":"2026-04-09","contact":"ap-1"}}}]}
        """);
  }

  private String sent() throws Exception {
    return RunningConsole.squeezed(
        console.sent(ITEM + "/due-date", TYPED + "&back=" + RunningConsole.encoded(ITEM)));
  }

  @Test
  void itIsPutOff() throws Exception {
    gateway.told.put(API + ITEM + "/due-date", "{\"account\":\"CN01.C-1.CNY\",\"position\":9}");
    assertThat(sent()).contains("The due date is put off.");
    assertThat(gateway.sent)
        .containsExactly(
            "POST "
                + API
                + ITEM
                + "/due-date{\"number\":\"E-1\",\"dueOn\":\"2026-05-31\","
                + "\"agreedOn\":\"2026-04-10\",\"contact\":\"ap-1\",\"reason\":\"late lorry\"}");
  }

  @Test
  void moreWaitsForAnotherPerson() throws Exception {
    gateway.told.put(
        API + ITEM + "/due-date", "{\"proposal\":\"posting.CN01.C-1.CNY.1\",\"needed\":1}");
    assertThat(sent()).contains("It is proposed; another person approves it.");
  }

  @Test
  void whatIsRefusedStaysTyped() throws Exception {
    gateway.refused.put(
        "POST " + API + ITEM + "/due-date",
        """
        {"type":"urn:huikuan:problem:not-put-off","status":422,"errors":[
         {"field":"dueOn","allowed":"later than 2026-06-30, the present due date"}]}
        """);
    assertThat(sent())
        .contains("The due date would not be later")
        .contains("id=\"f-due-dueOn-fault\"><span>later than 2026-06-30, the present due date<")
        .contains("value=\"late lorry\"", "value=\"E-1\"");
  }

  @Test
  void theHistoryTellsWhatItWasBefore() throws Exception {
    assertThat(RunningConsole.squeezed(console.pageInChinese(ITEM)))
        .contains("原到期日", "2026-04-01", "约定日期", "2026-04-09", "ap-1", "late &lt;b&gt;");
  }

  @Test
  void thePageBeginsWithHowTheInvoiceStands() throws Exception {
    gateway.told.put(
        API + ITEM + "/history",
        """
        {"events":[
         {"position":3,"recordedAt":"2026-03-01T01:00:00Z","actor":"erp","change":"1100.00",
          "type":"huikuan.ledger.account.invoice-posted.v1","open":"1100.00","document":{
          "kind":"invoice","number":"F-1","postedOn":"2026-03-01","dueOn":"2026-04-01",
          "amount":"1100.00","reference":"PO 7"}},
         {"position":7,"recordedAt":"2026-04-10T01:00:00Z","actor":"person:li.na",
          "type":"huikuan.ledger.account.due-date-put-off.v1","change":"0.00","open":"50.00",
          "document":{"kind":"extension","number":"E-0","dueOn":"2026-04-30","putOff":{
          "before":"2026-04-01","agreedOn":"2026-04-09"}}}]}
        """);
    String page = console.page(ITEM);
    String top = page.substring(0, page.indexOf("class=\"timeline\""));
    assertThat(top)
        .contains(">C-1</a>", "href=\"/customers/CN01/C-1")
        .contains("<dd>2026-04-30</dd>", "<dd>1,100.00 CNY</dd>", "<b>50.00 CNY</b>", "PO 7")
        .doesNotContain("2026-04-01");
  }

  @Test
  void theHistoryRepeatsNothing() throws Exception {
    gateway.told.put(
        API + ITEM + "/history",
        """
        {"events":[
         {"position":3,"recordedAt":"2026-03-01T01:00:00Z","actor":"erp","change":"1100.00",
          "type":"huikuan.ledger.account.invoice-posted.v1","open":"1100.00","document":{
          "kind":"invoice","number":"F-1","postedOn":"2026-03-01","dueOn":"2026-04-01",
          "amount":"1100.00","reference":"PO 7","contract":"K-1","salesOwner":"zhou"}},
         {"position":7,"recordedAt":"2026-04-10T01:00:00Z","actor":"person:li.na",
          "type":"huikuan.ledger.account.due-date-put-off.v1","change":"0.00","open":"1100.00",
          "document":{"kind":"extension","number":"E-0","postedOn":"2026-04-09",
          "dueOn":"2026-04-30","contract":"K-1","reason":"late lorry","putOff":{
          "before":"2026-04-01","agreedOn":"2026-04-09"}}},
         {"position":9,"recordedAt":"2026-04-11T17:00:00Z","actor":"erp","change":"-100.00",
          "type":"huikuan.ledger.account.receipt-recorded.v1","open":"1000.00","document":{
          "kind":"receipt","number":"R-1","postedOn":"2026-04-12","amount":"100.00",
          "reference":"slip 1"}},
         {"position":11,"recordedAt":"2026-04-13T01:00:00Z","actor":"erp","change":"-1000.00",
          "type":"huikuan.ledger.account.receipt-recorded.v1","open":"0.00","document":{
          "kind":"receipt","number":"R-2","postedOn":"2026-04-12","amount":"5000.00"}}]}
        """);
    String page = console.page(ITEM);
    assertThat(page.substring(0, page.indexOf("class=\"timeline\"")))
        .contains("<dt>Posted on</dt><dd>2026-03-01</dd>", "<dt>Reference</dt><dd>PO 7</dd>")
        .contains("<dt>Sales owner</dt><dd>zhou</dd>", "href=\"/contracts/CN01/K-1?company=CN01\"");
    assertThat(history(page))
        .containsExactly(
            "2026-03-01 09:00 invoice posted 1,100.00 erp #3",
            "2026-04-10 09:00 due date put off E-0 person:li.na #7 Due 2026-04-30 Reason late lorry"
                + " Due until then 2026-04-01 Agreed on 2026-04-09",
            "2026-04-12 01:00 receipt recorded R-1 −100.00 erp #9 Reference slip 1 Open after it"
                + " 1,000.00",
            "2026-04-13 09:00 receipt recorded R-2 −1,000.00 erp #11 Posted on 2026-04-12 Amount"
                + " 5,000.00 Open after it 0.00");
    assertThat(history(console.pageInChinese(ITEM)).getLast())
        .isEqualTo(
            "2026-04-13 09:00 回款记账 R-2 −1,000.00 erp #11 记账日 2026-04-12 金额 5,000.00"
                + " 其后未结 0.00");
  }

  /** The text of each event. */
  private static List<String> history(String page) {
    return Pattern.compile("<li>(.*?)</li>")
        .matcher(page.substring(page.indexOf("class=\"timeline\"")))
        .results()
        .map(event -> event.group(1).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip())
        .toList();
  }

  private static final String WAITING =
      """
      {"approvals":[
       {"id":"posting.CN01.C-1.CNY.1","kind":"posting","company":"CN01","state":"open",
        "what":{"account":"CN01.C-1.CNY","amount":"50.00 CNY","document":
         "{\\"kind\\":\\"extension\\",\\"invoice\\":\\"F-1\\",\\"dueOn\\":\\"2026-08-31\\"}"},
        "reason":"late <i>","proposedBy":"person:li.na","proposedAt":"2026-04-11T01:00:00Z"},
       {"id":"posting.CN01.C-1.CNY.2","kind":"posting","company":"CN01","state":"open",
        "what":{"account":"CN01.C-1.CNY","amount":"50.00 CNY","document":
         "{\\"kind\\":\\"extension\\",\\"invoice\\":\\"F-2\\",\\"dueOn\\":\\"2026-09-30\\"}"},
        "reason":"another","proposedBy":"person:li.na","proposedAt":"2026-04-11T01:00:00Z"},
       {"id":"posting.CN01.C-1.CNY.3","kind":"posting","company":"CN01","state":"open",
        "what":{"account":"CN01.C-1.CNY","amount":"50.00 CNY","document":
         "{\\"kind\\":\\"reversal\\",\\"reverses\\":{\\"kind\\":\\"extension\\",\\"number\\":\\"E-2\\"}}"},
        "reason":"mistake","proposedBy":"person:wu","proposedAt":"2026-04-12T01:00:00Z"},
       {"id":"posting.CN01.C-1.CNY.4","kind":"posting","company":"CN01","state":"open",
        "what":{"account":"CN01.C-1.CNY","amount":"50.00 CNY","document":
         "{\\"kind\\":\\"writeOff\\",\\"invoice\\":\\"F-1\\"}"},
        "reason":"small","proposedBy":"person:wu","proposedAt":"2026-04-12T01:00:00Z"}],
       "names":{},"next":null}
      """;

  @Test
  void whatWaitsForApprovalIsTold() throws Exception {
    gateway.told.put(API + ITEM + "/history", extended(""));
    gateway.told.put(API + "/approvals", WAITING);
    assertThat(console.page(ITEM))
        .contains("The new due date 2026-08-31 waits for approval.")
        .contains("Asked for by li.na on 2026-04-11 09:00: late &lt;i&gt;")
        .contains("open=posting.CN01.C-1.CNY.1\">See the approval</a>")
        .contains("The end of extension E-2 waits for approval.")
        .doesNotContain("2026-09-30", "CNY.2", "CNY.4");
    assertThat(gateway.asked)
        .contains("GET " + API + "/approvals?company=CN01&account=CN01.C-1.CNY&limit=200");
    assertThat(console.pageInChinese(ITEM))
        .contains("延期至 2026-08-31 待审批。", "li.na 于 2026-04-11 09:00 提交：late &lt;i&gt;")
        .contains("撤销延期 E-2 待审批。", "查看审批");
  }

  @Test
  void whatWaitsNowIsNotToldOfThePastNorToThoseWhoMayNotSeeIt() throws Exception {
    gateway.told.put(API + ITEM + "/history", extended(""));
    gateway.told.put(API + "/approvals", WAITING);
    assertThat(console.page(ITEM + "?asOf=2026-04-01")).doesNotContain("waits for approval");
    gateway.signedIn("sap", "erp");
    assertThat(console.page(ITEM)).doesNotContain("waits for approval");
    assertThat(gateway.asked).noneMatch(each -> each.contains("/approvals"));
  }

  @Test
  void theLastExtensionThatStandsIsTakenBack() throws Exception {
    gateway.told.put(API + ITEM + "/history", extended(""));
    gateway.told.put(
        API + ITEM + "/due-date/E-2/reverse", "{\"account\":\"CN01.C-1.CNY\",\"position\":9}");
    assertThat(console.page(ITEM))
        .contains("action=\"" + ITEM + "/due-date/E-2/reverse\"", "due date 2026-05-31 becomes");
    assertThat(
            RunningConsole.squeezed(
                console.sent(
                    ITEM + "/due-date/E-2/reverse",
                    "number=X-1&reason=another+invoice&back=" + RunningConsole.encoded(ITEM))))
        .contains("The extension is taken back.");
    assertThat(gateway.sent)
        .containsExactly(
            "POST "
                + API
                + ITEM
                + "/due-date/E-2/reverse{\"number\":\"X-1\",\"reason\":\"another invoice\"}");
  }

  @Test
  void theDueDateIsThatBeforeAnExtensionThatWasTakenBack() throws Exception {
    String back =
        """
        ,{"position":9,"recordedAt":"2026-04-12T01:00:00Z","actor":"person:li.na",
         "type":"huikuan.ledger.account.extension-taken-back.v1","change":"0.00","open":"50.00",
         "document":{"kind":"reversal","number":"X-1","dueOn":"2026-04-30",
         "reverses":{"kind":"extension","number":"E-2"}}}
        """;
    gateway.told.put(API + ITEM + "/history", extended(back));
    String page = console.page(ITEM);
    assertThat(page.substring(0, page.indexOf("class=\"timeline\"")))
        .contains("<dd>2026-04-30</dd>", "/due-date/E-0/reverse")
        .doesNotContain("<dd>2026-05-31</dd>", "/due-date/E-2/reverse");
    assertThat(page).contains("<dt>Takes back</dt><dd>extension E-2</dd>");
  }

  /** An invoice that was put off twice, and what came after. */
  private static String extended(String after) {
    return """
        {"events":[
         {"position":3,"recordedAt":"2026-03-01T01:00:00Z","actor":"erp","change":"50.00",
          "type":"huikuan.ledger.account.invoice-posted.v1","open":"50.00","document":{
          "kind":"invoice","number":"F-1","postedOn":"2026-03-01","dueOn":"2026-04-01",
          "amount":"50.00"}},
         {"position":7,"recordedAt":"2026-04-10T01:00:00Z","actor":"person:li.na",
          "type":"huikuan.ledger.account.due-date-put-off.v1","change":"0.00","open":"50.00",
          "document":{"kind":"extension","number":"E-0","dueOn":"2026-04-30","putOff":{
          "before":"2026-04-01","agreedOn":"2026-04-09"}}},
         {"position":8,"recordedAt":"2026-04-11T01:00:00Z","actor":"person:li.na",
          "type":"huikuan.ledger.account.due-date-put-off.v1","change":"0.00","open":"50.00",
          "document":{"kind":"extension","number":"E-2","dueOn":"2026-05-31","putOff":{
          "before":"2026-04-30","agreedOn":"2026-04-11"}}}
         %s]}
        """
        .formatted(after);
  }

  @Test
  void itIsOfferedToThoseWhoMayAndOfInvoicesOnly() throws Exception {
    assertThat(console.page(ITEM)).contains("action=\"" + ITEM + "/due-date\"");
    gateway.signedIn("zhao.lei", "approver");
    assertThat(console.page(ITEM)).contains("action=\"" + ITEM + "/due-date\"");
    gateway.signedIn("li.na", "collector");
    assertThat(console.page(ITEM)).doesNotContain("/due-date");
    gateway.signedIn("chen.jing", "finance");
    String refund = ITEM.replace("invoice", "refund");
    gateway.told.put(API + refund + "/history", "{\"events\":[]}");
    assertThat(console.page(refund)).doesNotContain("/due-date");
  }
}
