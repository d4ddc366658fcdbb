package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contracts of a customer, and one of them: its terms, milestones, due dates and history. */
@ExtendWith(SharedConsole.class)
class ContractPageTest {

  private static final String API = "/api/v1/contracts/CN01/HT-1";
  private static final String PAGE = "/contracts/CN01/HT-1";
  private static final String REACHED = PAGE + "/milestones/m2/reached";
  private static final String REOPENED = PAGE + "/milestones/m1/reopened";
  private static final String BACK = "&back=" + RunningConsole.encoded(PAGE);

  private static final String CONTRACT =
      """
      {"company":"CN01","contract":"HT-1","version":5,"position":88,"customer":"C-1",
       "title":"水泵 <b>","signedOn":"2026-01-08","validFrom":"2026-01-10","validTo":"2027-01-09",
       "currency":"CNY","amount":"1200000.00","jurisdiction":"CN",
       "terms":{"kind":"net","days":30,"from":"acceptance"},
       "milestones":[
        {"id":"m1","name":"到货","amount":"400000.00","plannedOn":"2026-03-01",
         "actualOn":"2026-03-04","acceptedOn":"2026-03-06","acceptedBy":"王芳","evidence":"ba78",
         "recorded":true},
        {"id":"m2","name":"终验 <b>","amount":"800000.00","plannedOn":"2026-04-01",
         "recorded":false}],
       "acceptance":{"criteria":"runs 72 h","method":"joint test"},
       "chasingStarts":[{"milestone":"m1"},{"date":"2026-02-01"},{"amount":"5000.00"}],
       "interest":{"perDay":"0.05","from":"dueDate"},
       "law":{"debtor":"large","creditor":"micro","declaredOn":"2026-01-09"},
       "requires":["acceptanceReport","oddKind"],"replaces":["HT-0"],"splitFrom":[],
       "replacedBy":[],"splitInto":["HT-2"]}
      """;

  private final RunningConsole console;
  private final FakeGateway gateway;

  ContractPageTest(RunningConsole console) {
    this.console = console;
    gateway = console.gateway;
  }

  @BeforeEach
  void aContract() {
    gateway.signedIn("li.na", "collector");
    gateway.told.put(API, CONTRACT);
    gateway.told.put(
        API + "/due",
        """
        {"agreed":{"dueOn":"2026-04-01","rule":"netDays","parts":[],
          "facts":{"from":"acceptance","start":"2026-03-02","days":30}},
         "statutory":{"jurisdiction":"CN","dueOn":"2026-05-06","from":"delivery",
          "start":"2026-03-02","days":60,"movedFrom":"2026-05-01","dayOffArticle":"民法典第203条",
          "undeclared":true,"beyond":"reasonably","article":"国务院令第802号","source":"gov.cn"}}
        """);
    gateway.told.put(
        API + "/history",
        """
        {"versions":[
         {"version":5,"position":88,"recordedAt":"2026-03-07T01:00:00Z","by":"person:li",
          "change":"milestoneReached","milestone":"m1","note":"by <i>","contract":{}},
         {"version":4,"position":80,"recordedAt":"2026-03-01T01:00:00Z","by":"erp:sap",
          "change":"contract","contract":{}}],"next":"h-2"}
        """);
    gateway.told.put(
        API + "/evidence",
        """
        {"evidence":[{"number":1,"kind":"acceptanceReport","documentOn":"2026-04-02",
          "file":{"hash":"cc01","mediaType":"application/pdf","name":"验收.pdf"},
          "attachedAt":"2026-04-03T01:00:00Z","by":"person:li","copies":[]}]}
        """);
    gateway.told.put(
        "/api/v1/customers/CN01/C-1",
        "{\"name\":\"海河\",\"contacts\":[{\"id\":\"p1\",\"name\":\"王芳\"}]}");
  }

  @Test
  void aCustomerHasItsContracts() throws Exception {
    gateway.told.put(
        "/api/v1/contracts",
        """
        {"company":"CN01","customer":"C-1","next":"HT-1","contracts":[{"contract":"HT-1",
         "title":"水泵 <b>","signedOn":"2026-01-08","validTo":"2027-01-09","currency":"CNY",
         "amount":"1200000.00","milestones":2,"reached":1,"replacedBy":["HT-8","HT-9"]}]}
        """);
    String page = console.pageInChinese("/customers/CN01/C-1");
    assertThat(RunningConsole.rows(page))
        .contains("HT-1|水泵 <b>|2026-01-08|2027-01-09|CNY|1,200,000.00|2|1|HT-8, HT-9");
    assertThat(page)
        .contains("href=\"/contracts/CN01/HT-1?company=CN01\"", "contractsAfter=HT-1", "新增合同")
        .contains("<caption>合同</caption>");
  }

  @Test
  void itLeadsToItsCustomerByNameAndToItsItems() throws Exception {
    gateway.told.put(
        "/api/v1/items",
        """
        {"items":[{"account":"CN01.C-1.CNY","customer":"C-1","currency":"CNY","kind":"invoice",
         "number":"F-1","dueOn":"2026-05-31","amount":"400000.00","open":"150000.00",
         "contract":"HT-1","reference":"PO <7>"}],"next":"n-2"}
        """);
    String page = console.page(PAGE);
    assertThat(page)
        .contains("<a href=\"/customers/CN01/C-1?company=CN01\">海河</a>", ">C-1</span>")
        .contains("<caption>Open items of the contract</caption>")
        .contains("href=\"/accounts/CN01.C-1.CNY/items/invoice/F-1?company=CN01\"")
        .contains("href=\"/items?company=CN01&amp;contract=HT-1\">All items of the contract</a>")
        .contains(">More</a>");
    assertThat(RunningConsole.rows(page))
        .contains("F-1|invoice|2026-05-31|CNY|400,000.00|150,000.00|PO <7>");
    assertThat(gateway.asked).contains("GET /api/v1/items?company=CN01&contract=HT-1&limit=50");
    assertThat(console.pageInChinese(PAGE)).contains("<caption>合同项下未结单据</caption>", "该合同的全部单据");
    assertThat(console.page("/items?company=CN01&contract=HT-1"))
        .contains("name=\"contract\" type=\"text\" value=\"HT-1\"");
    gateway.told.put("/api/v1/items", "{\"items\":[],\"next\":null}");
    assertThat(console.page(PAGE)).contains("Nothing is open under the contract.");
  }

  @Test
  void whatWasAgreedIsToldInWords() throws Exception {
    assertThat(console.page(PAGE))
        .contains("<h1>水泵 &lt;b&gt;</h1>", "href=\"/customers/CN01/C-1?company=CN01\"")
        .contains("<dd> 30 days after acceptance </dd>", "CNY 1,200,000.00", "<dd>2026-01-08</dd>")
        .contains("<dd>runs 72 h</dd>", "<dd>joint test</dd>")
        .contains("as soon as m1 is reached", "from 2026-02-01 on")
        .contains("as soon as CNY 5,000.00 is invoiced under it")
        .contains("<span>0.05 % a day</span> <span>from the due date on</span>")
        .contains("<dd>large</dd>", "<dd>micro</dd>", "<dd>2026-01-09</dd>")
        .contains("<div>acceptance report</div>", "<div>oddKind</div>")
        .contains("href=\"/contracts/CN01/HT-0?company=CN01\"")
        .contains("href=\"/contracts/CN01/HT-2?company=CN01\"");
    assertThat(console.pageInChinese(PAGE)).contains("<dd> 验收后 30 天 </dd>", "付款节点");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"kind":"monthEnd","months":2,"from":"invoice"} | the end of the month 2 months after the month of invoice
          {"kind":"monthEnd","months":2,"day":10,"from":"delivery"} | day 10 of the month 2 months after the month of delivery
          {"kind":"instalments","from":"delivery","parts":[{"percent":"30","days":10},{"percent":"70","days":60}]} | <div>30 % 10 days after delivery</div><div>70 % 60 days after delivery</div>
          {"kind":"text","text":"when <i>paid</i>"} | when &lt;i&gt;paid&lt;/i&gt;
          null | none were agreed
          """)
  void eachKindOfTermsHasItsWords(String terms, String words) throws Exception {
    gateway.told.put(
        API, CONTRACT.replace("{\"kind\":\"net\",\"days\":30,\"from\":\"acceptance\"}", terms));
    assertThat(console.page(PAGE)).contains(words);
  }

  @Test
  void milestonesAreToldInWordsAndInAPicture() throws Exception {
    String page = console.pageInChinese(PAGE);
    assertThat(RunningConsole.rows(page))
        .anySatisfy(
            row ->
                assertThat(row)
                    .startsWith(
                        "到货 m1|400,000.00|2026-03-01|2026-03-04|2026-03-06 王芳|已验收逾期 3" + " 天证明材料|"))
        .anySatisfy(
            row -> assertThat(row).startsWith("终验 <b> m2|800,000.00|2026-04-01|||已延误逾期 12 天|"));
    assertThat(page)
        .contains("2026-03-01 至 2026-04-13", "细线：计划", "<path class=\"today\" d=\"M1000 0V24\"/>")
        .containsSubsequence(
            "<rect class=\"late\" y=\"9\" height=\"6\" x=\"0\" width=\"69\"/>",
            "<rect class=\"planned\"",
            "x=\"-2\"/>",
            "<rect class=\"reached\"",
            "x=\"61\"/>",
            "<rect class=\"accepted\"",
            "x=\"108\"/>",
            "<rect class=\"late\" y=\"9\" height=\"6\" x=\"720\" width=\"280\"/>")
        .contains("href=\"/companies/CN01/files/ba78\"");
  }

  @Test
  void aMilestoneIsRecordedAsReached() throws Exception {
    gateway.told.put("/api/v1" + REACHED, "{\"version\":6}");
    gateway.versions.put("/api/v1" + REACHED, "5");
    assertThat(console.page(PAGE))
        .contains("<option value=\"cc01\">acceptance report 验收.pdf</option>");
    String form = "on=2026-04-10&acceptedOn=2026-04-12&acceptedBy=Wang&evidence=cc01&note=ok&m=m2";
    assertThat(console.sent(REACHED, form + "&version=5" + BACK))
        .contains("The milestone is recorded as reached.");
    assertThat(gateway.sent)
        .containsExactly(
            "POST /api/v1"
                + REACHED
                + "{\"on\":\"2026-04-10\",\"acceptedOn\":\"2026-04-12\",\"acceptedBy\":\"Wang\","
                + "\"evidence\":\"cc01\",\"note\":\"ok\"}");
    assertThat(console.sent(REACHED, form + "&version=4" + BACK))
        .contains("Somebody has changed it since you looked.", "value=\"Wang\"");
    gateway.refused.put(
        "/api/v1" + REACHED,
        """
        {"type":"urn:huikuan:problem:invalid","status":400,"errors":[
         {"field":"on","allowed":"2026-04-13, the company's today, or earlier"},
         {"field":"acceptedOn","allowed":"2026-04-10 (on) or later"},
         {"field":"evidence","allowed":"the hash of a file that the company has"}]}
        """);
    assertThat(RunningConsole.squeezed(console.sent(REACHED, form + BACK)))
        .contains("id=\"f-reached-m2-on-fault\"><span>2026-04-13 or earlier<")
        .contains("id=\"f-reached-m2-acceptedOn-fault\"><span>2026-04-10 or later<")
        .contains("<span class=\"fault\"><span>a file: choose one</span>")
        .contains("<option value=\"cc01\" selected=\"selected\">")
        .doesNotContain("f-reached-m1-on-fault");
  }

  @Test
  void aMilestoneIsReopenedForAReason() throws Exception {
    gateway.told.put("/api/v1" + REOPENED, "{\"version\":6}");
    assertThat(console.page(PAGE))
        .contains("action=\"" + REOPENED + "\"")
        .doesNotContain("/milestones/m2/reopened");
    assertThat(console.sent(REOPENED, "reason=wrong&m=m1&version=5" + BACK))
        .contains("The milestone is open again.");
    assertThat(gateway.sent).containsExactly("POST /api/v1" + REOPENED + "{\"reason\":\"wrong\"}");
    gateway.refuse("/api/v1" + REOPENED, "milestone-not-reached", 409);
    assertThat(console.sent(REOPENED, "reason=typed+7&m=m1" + BACK))
        .contains("The milestone is not reached", "value=\"typed 7\"");
  }

  @Test
  void dueDatesStandSideBySide() throws Exception {
    assertThat(console.page(PAGE + "?acceptedOn=2026-03-02&deliveredOn=2026-03-02"))
        .containsSubsequence(
            "As agreed</h3><div class=\"figure\">2026-04-01</div>",
            "30 days after acceptance 2026-03-02",
            "By law (CN)</h3><div class=\"figure\">2026-05-06</div>",
            "60 days after delivery 2026-03-02",
            "Moved from 2026-05-01, a day off (民法典第203条).",
            "nothing says that it did.",
            "the custom of the trade makes it reasonable",
            "国务院令第802号")
        .contains("name=\"acceptedOn\" value=\"2026-03-02\"");
    assertThat(gateway.asked)
        .contains("GET " + API + "/due?deliveredOn=2026-03-02&acceptedOn=2026-03-02");
    gateway.refuseField(API + "/due", "acceptedOn", "a date, such as 2013-03-31");
    assertThat(console.page(PAGE + "?acceptedOn=soon"))
        .contains("id=\"f-due-acceptedOn-fault\"><span>a date, such as 2013-03-31<");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"rule":"noTerms","facts":{},"parts":[]} | none were agreed
          {"rule":"noStart","facts":{"from":"delivery"},"parts":[]} | The day of delivery is not known.
          {"rule":"ownWords","facts":{"text":"as <i>"},"parts":[]} | <q>as &lt;i&gt;</q>
          {"rule":"monthEnd","dueOn":"2026-05-31","facts":{"from":"invoice","start":"2026-03-02","months":2},"parts":[]} | the end of the month 2 months after the month of invoice 2026-03-02
          {"rule":"dayOfMonth","facts":{"from":"invoice","start":"2026-03-02","months":2,"day":10},"parts":[]} | day 10 of the month 2 months after the month of invoice 2026-03-02
          {"rule":"instalments","facts":{},"parts":[{"percent":"30","dueOn":"2026-04-01"}]} | 30 % – 2026-04-01
          """)
  void eachRuleHasItsWords(String agreed, String words) throws Exception {
    gateway.told.put(
        API + "/due",
        "{\"agreed\":"
            + agreed
            + ",\"statutory\":{\"jurisdiction\":\"DE\",\"reason\":\"noTable\"}}");
    assertThat(console.page(PAGE)).contains(words, "No table of this law is known.");
  }

  @Test
  void theHistoryTellsWhoChangedWhat() throws Exception {
    assertThat(console.page(PAGE))
        .containsSubsequence(
            "2026-03-07 09:00</time> <b>milestone reached</b> <span>m1</span>" + " <span>li</span>",
            "knownAt=88",
            "version 5",
            "by &lt;i&gt;",
            "<b>contract told</b>",
            "erp:sap")
        .contains("historyAfter=h-2");
    console.page(PAGE + "?knownAt=80&historyAfter=h-2");
    assertThat(gateway.asked)
        .contains("GET " + API + "?knownAt=80", "GET " + API + "/history?after=h-2");
  }

  @Test
  void aReplacedContractLeadsToItsSuccessorAndIsNotChanged() throws Exception {
    gateway.told.put(API, CONTRACT.replace("\"replacedBy\":[]", "\"replacedBy\":[\"HT-9\"]"));
    assertThat(console.page(PAGE))
        .contains("Another contract stands in its place:", "href=\"/contracts/CN01/HT-9?")
        .doesNotContain(PAGE + "/change", "/milestones/m1/");
  }

  @ParameterizedTest
  @CsvSource({
    "collector, true, true",
    "finance, true, true",
    "erp, true, false",
    "approver, false, false",
    "auditor, false, false"
  })
  void eachRoleIsOfferedWhatItMayDo(String role, boolean changes, boolean reopens)
      throws Exception {
    gateway.signedIn("somebody", role);
    String page = console.page(PAGE);
    assertThat(page).contains("30 days after acceptance");
    assertThat(page.contains("href=\"" + PAGE + "/change")).isEqualTo(changes);
    assertThat(page.contains("action=\"" + REACHED + "\"")).isEqualTo(changes);
    assertThat(page.contains("action=\"" + REOPENED + "\"")).isEqualTo(reopens);
    assertThat(page.contains("验收.pdf")).isEqualTo(!role.equals("erp"));
    assertThat(page.contains("/files/ba78")).isEqualTo(!role.equals("erp"));
    assertThat(console.page(PAGE + "/change").contains("<form method=\"post\" action=\"" + PAGE))
        .isEqualTo(changes);
    assertThat(console.page(PAGE + "?asOf=2026-04-01")).doesNotContain("action=\"" + PAGE + "/");
  }

  @Test
  void aContractThatIsNotThereIsToldSo() throws Exception {
    gateway.refuse(API, "not-found", 404);
    assertThat(console.page(PAGE)).contains("There is no such thing, or you may not see it");
  }
}
