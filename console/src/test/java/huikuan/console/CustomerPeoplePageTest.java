package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The people at a customer, what is known of each, and what is done with them. */
@ExtendWith(SharedConsole.class)
class CustomerPeoplePageTest {

  private static final String API = "/api/v1/customers/CN01/C-1";
  private static final String PAGE = "/customers/CN01/C-1";
  private static final String ONE = PAGE + "?open=person/c-1";
  private static final String BACK = "&back=" + RunningConsole.encoded(ONE);

  private static final String WANG =
      """
      {"id":"c-1","name":"王 <b>芳</b>","role":"paymentResponsible","email":"wang@haihe.example",
       "mobile":"+8613900000001","contract":"K-1","validFrom":"2026-01-01","validTo":"2026-12-31",
       "addresses":[{"kind":"email","value":"wang@haihe.example","designated":false},
        {"kind":"post","value":"海河路 1 号","designated":true}],
       "language":"zh-CN","timeZone":"Asia/Shanghai",
       "windows":[{"days":["mon","fri"],"hours":["09:00/11:30","13:30/17:00"]}],
       "absence":{"from":"2026-04-10","deputy":"c-2"},"state":"stale",
       "confirmation":{"on":"2026-02-03","by":"person:li","how":"call","reference":"m-7"},
       "stale":{"on":"2026-04-01","why":"bounce"},"basis":"contract","source":"person:zhou",
       "keepUntil":"2027-01-31"}
      """;

  private static final String ZHAO =
      """
      {"id":"c-2","name":"赵敏","role":"accountsPayable","addresses":[],"windows":[],
       "state":"proposed","basis":"interest","source":"erp:sap"}
      """;

  private final RunningConsole console;
  private final FakeGateway gateway;

  CustomerPeoplePageTest(RunningConsole console) {
    this.console = console;
    gateway = console.gateway;
  }

  @BeforeEach
  void aCustomerWithPeople() {
    gateway.signedIn("li.qiang", "collector", "finance");
    gateway.told.put(
        API,
        "{\"name\":\"海河贸易\",\"position\":77,\"forgotten\":[\"p1\",\"p2\"],\"contacts\":["
            + (WANG + "," + ZHAO + "]}"));
    gateway.told.put(
        API + "/asked",
        """
        {"on":"2026-04-13","role":"paymentResponsible","ofContract":false,"deputyOf":"c-1",
         "contact":%s,"passed":[{"contactId":"c-1","why":"absent"}]}
        """
            .formatted(ZHAO));
  }

  @Test
  void aRowTellsWhoItIsAndWhetherWeMayRelyOnIt() throws Exception {
    String page = console.pageInChinese(PAGE);
    assertThat(RunningConsole.rows(page))
        .contains(
            "王 <b>芳</b>|付款责任人|待重新确认|K-1|wang@haihe.example|+8613900000001|2026-12-31|2026-04-10 – …|赵敏",
            "赵敏|应付会计|待确认||||||");
    assertThat(page)
        .contains("open=person%2Fc-2\">赵敏</a>")
        .contains("已删除资料：2 人", "王 &lt;b&gt;芳&lt;/b&gt;", "新增联系人")
        .doesNotContain("王 <b>芳</b>");
  }

  @Test
  void whoIsAskedIsToldWithTheReason() throws Exception {
    assertThat(console.page(PAGE))
        .contains("On 2026-04-13 we ask 赵敏, payment responsible.")
        .contains("The person is the deputy of 王 &lt;b&gt;芳&lt;/b&gt;, who is away.")
        .contains("It is the person of the whole customer.")
        .contains("王 &lt;b&gt;芳&lt;/b&gt; – away, and no deputy can be asked");
    assertThat(console.pageInChinese(PAGE))
        .contains("2026-04-13 向 赵敏（付款责任人）催款。")
        .contains("不在岗，且没有可联系的代理人");
  }

  @Test
  void anotherDayAndContractAreAskedAbout() throws Exception {
    gateway.told.put(
        API + "/asked",
        "{\"on\":\"2026-05-01\",\"contract\":\"K-1\",\"ofContract\":false,\"passed\":["
            + "{\"contactId\":\"c-2\",\"why\":\"notReachable\"},"
            + "{\"contactId\":\"c-9\",\"why\":\"notValid\"}]}");
    assertThat(console.page(PAGE + "?on=2026-05-01&contract=K-1"))
        .contains("On 2026-05-01 nobody can be asked.", "赵敏 – no mail address")
        .contains("c-9 – not valid on that day", "name=\"contract\" value=\"K-1\"");
    assertThat(gateway.asked).contains("GET " + API + "/asked?on=2026-05-01&contract=K-1");
    gateway.refuseField(API + "/asked", "on", "a date, such as 2013-03-31");
    assertThat(console.page(PAGE + "?on=soon"))
        .contains("id=\"f-asked-on-fault\"><span>a date, such as 2013-03-31<", "海河贸易");
  }

  @Test
  void allThatIsKnownOfAPersonOpensBesideThePage() throws Exception {
    assertThat(console.page(ONE))
        .contains("<h2>王 &lt;b&gt;芳&lt;/b&gt;</h2>", "to be confirmed anew</span>")
        .contains("Confirmed on 2026-02-03 by li: call to a number known before.")
        .contains("To be confirmed anew since 2026-04-01: a message came back.")
        .contains("<dd>m-7</dd>", "<dt>post</dt><dd><span>海河路 1 号</span>")
        .containsSubsequence("海河路 1 号", "<span class=\"tag good\">designated</span>")
        .contains("<span>Mon </span><span>Fri </span><span>09:00/11:30, 13:30/17:00</span>")
        .contains("<dd>2026-04-10 to …</dd>", "<dt>Deputy</dt><dd>赵敏</dd>")
        .contains("<dd>performance of the contract</dd>", "<dd>person:zhou</dd>")
        .contains("<dd>2027-01-31</dd>", "href=\"/contracts/CN01/K-1?company=CN01\"");
    assertThat(console.page(PAGE + "?open=person/c-2"))
        .contains("Nobody has confirmed the person.", "<dd>legitimate interest</dd>")
        .contains("<dd>as long as the customer owes or may owe</dd>");
    assertThat(console.page(PAGE + "?open=person/c-9")).doesNotContain("data-close");
  }

  @Test
  void allThatIsHeldOnAPersonIsOneFile() throws Exception {
    String messages = "/api/v1/notifications/people/CN01/C-1/c-1";
    gateway.told.put(API + "/contacts/c-1/export", "{\"versions\":[%s]}".formatted(WANG));
    gateway.told.put(messages, "{\"forgotten\":false,\"messages\":[{\"id\":\"m-1\"}]}");
    assertThat(console.page(ONE)).contains("href=\"/customers/CN01/C-1/people/c-1/export\"");
    assertThat(console.page(PAGE + "/people/c-1/export"))
        .contains("\"ledger\"", "wang@haihe.example", "\"id\" : \"m-1\"");
    assertThat(gateway.asked).contains("GET " + messages + "?limit=200");

    gateway.asked.clear();
    gateway.told.put(API + "/contacts/p1/export", "{\"forgottenAt\":\"2026-03-01T00:00:00Z\"}");
    assertThat(console.page(PAGE + "/people/p1/export")).contains("\"messages\" : [ ]");
    assertThat(gateway.asked).noneMatch(each -> each.contains("/notifications/"));

    gateway.signedIn("li.qiang", "collector");
    assertThat(console.page(ONE)).doesNotContain("people/c-1/export");
  }

  @Test
  void anItemWhoseDemandWaitsIsMarkedWithWhatItLacks() throws Exception {
    gateway.told.put(
        "/api/v1/accounts",
        "{\"accounts\":[{\"account\":\"CN01.C-1.CNY\",\"currency\":\"CNY\"}],\"next\":null}");
    gateway.told.put(
        "/api/v1/accounts/CN01.C-1.CNY/items",
        """
        {"items":[{"kind":"invoice","number":"F-1","amount":"100.00","open":"100.00"},
         {"kind":"invoice","number":"F-2","amount":"50.00","open":"50.00"}],"next":null}
        """);
    gateway.told.put(
        "/api/v1/dunning/cases",
        """
        {"cases":[{"id":"reminder.CN01.F-1","kind":"reminder","account":"CN01.C-1.CNY",
          "itemKind":"invoice","invoice":"F-1","state":"open","withheld":"not-ready","missing":[
          {"what":"evidence","name":"signedDeliveryNote"},
          {"what":"paymentResponsible","name":"stale"},{"what":"invoiceWay","name":"issued"}]},
         {"id":"reminder.CN01.F-2","kind":"reminder","account":"CN01.C-1.CNY",
          "itemKind":"invoice","invoice":"F-2","state":"open"}],"next":null}
        """);
    String page = console.page(PAGE);
    assertThat(page.split("class=\"waits\"")).as("the item, and its case").hasSize(3);
    assertThat(page)
        .contains(
            ">F-1</a><div class=\"waits\"><span class=\"tag warn\">not ready</span> <span"
                + " class=\"quiet small\">signed delivery note; payment responsible: to be"
                + " confirmed anew; the invoice&#39;s way: issued");
    assertThat(console.pageInChinese(PAGE)).contains("资料不齐", "签收单; 付款责任人：");
    assertThat(console.page("/cases?company=CN01"))
        .contains("signed delivery note; payment responsible: to be confirmed anew;");
    assertThat(console.page("/cases/reminder.CN01.F-1")).doesNotContain("class=\"waits\"");
  }

  @Test
  void aTaskOfPeopleLeadsToThem() throws Exception {
    gateway.told.put(
        "/api/v1/dunning/tasks",
        """
        {"tasks":[{"task":"CN01.C-1.person-stale","reason":"person-stale","company":"CN01",
          "customer":"C-1","customerName":"海河贸易","claims":0,"open":[],"people":[
          {"contactId":"c-1","name":"王芳","since":"2026-04-01","why":"bounce"}]},
         {"task":"CN01.C-1.keeping-ended","reason":"keeping-ended","company":"CN01",
          "customer":"C-1","customerName":"海河贸易","claims":0,"open":[],"people":[
          {"contactId":"c-2","since":"2026-04-02","keepUntil":"2026-04-01"}]}],
         "next":null,"at":"2026-04-13T02:00:00Z"}
        """);
    gateway.told.put("/api/v1/dunning/cases", "{\"cases\":[]}");
    assertThat(console.page("/tasks?open=CN01.C-1.person-stale"))
        .contains("person to confirm", "href=\"/customers/CN01/C-1?", "open=person%2Fc-1\"")
        .contains(">王芳<", "To be confirmed anew since 2026-04-01: a message came back.")
        .contains("action=\"/tasks/CN01.C-1.person-stale/done\"")
        .doesNotContain("The claims are chased");
    assertThat(console.pageInChinese("/tasks?open=CN01.C-1.keeping-ended"))
        .contains("资料保存期满", ">c-2<", "保存至 2026-04-01。");
  }

  @Test
  void aCopyThatDidNotArriveIsATaskThatLeadsToItsDocument() throws Exception {
    gateway.told.put(
        "/api/v1/dunning/tasks",
        """
        {"tasks":[{"task":"CN01.C-1.copy-failed","reason":"copy-failed","company":"CN01",
          "customer":"C-1","customerName":"海河贸易","claims":0,"open":[],"copies":[
          {"account":"CN01.C-1.CNY","itemKind":"invoice","item":"F-1","copy":1,"number":2,
           "kind":"signedDeliveryNote","contactId":"c-1","recipient":"王芳","state":"bounced",
           "reason":"550 no such user","failedAt":"2026-04-01T01:00:00Z"},
          {"contract":"HT-1","copy":3,"state":"failed","reason":"not-delivered",
           "detail":"421 later","failedAt":"2026-04-02T01:00:00Z"}]}],
         "next":null,"at":"2026-04-13T02:00:00Z"}
        """);
    gateway.told.put("/api/v1/dunning/cases", "{\"cases\":[]}");
    assertThat(console.page("/tasks?open=CN01.C-1.copy-failed"))
        .contains("/accounts/CN01.C-1.CNY/items/invoice/F-1", "/contracts/CN01/HT-1")
        .contains("signed delivery note", "came back", "王芳", "550 no such user")
        .contains("not sent", "not delivered: 421 later")
        .contains("action=\"/tasks/CN01.C-1.copy-failed/done\"", "Nothing is sent.")
        .doesNotContain("The claims are chased");
    assertThat(console.pageInChinese("/tasks?open=CN01.C-1.copy-failed")).contains("副本未送达", "签收单");
  }

  @Test
  void whoIsLikelyTheSamePersonIsToldAndASharedAddressIsMeant() throws Exception {
    gateway.told.put(
        API,
        "{\"name\":\"海河贸易\",\"position\":77,\"forgotten\":[],\"contacts\":["
            + (WANG.replace("\"id\"", "\"sameAs\":[\"c-2\"],\"id\"") + "," + ZHAO + "]}"));
    assertThat(console.page(ONE)).contains("Likely the same person:", ">赵敏 <");
    gateway.refused.put(
        API + "/contacts/c-1",
        """
        {"type":"urn:huikuan:problem:address-of-another","status":409,"title":"t","detail":"d"}
        """);
    assertThat(console.sent(PAGE + "/people/c-1", "name=王芳&role=acceptor" + BACK))
        .contains("The mail address belongs to another contact", "Who uses the address, too")
        .contains("name=\"confirmSameAs\" value=\"c-2\"");
    gateway.refused.clear();
    gateway.sent.clear();
    gateway.told.put(API + "/contacts/c-1", WANG);
    console.sent(PAGE + "/people/c-1", "name=王芳&role=acceptor&confirmSameAs=c-2" + BACK);
    assertThat(gateway.sent).anyMatch(each -> each.contains("\"confirmSameAs\":[\"c-2\"]"));
  }

  @Test
  void aPersonIsChangedAsAWhole() throws Exception {
    gateway.told.put(API + "/contacts/c-1", WANG);
    String form =
        "version=77&name=王芳&role=acceptor&contract=&addresses[0].kind=email"
            + "&addresses[0].value=&addresses[1].kind=mobile&addresses[1].value=%2B8613900000009"
            + "&addresses[1].designated=true&addresses[2].kind=email&addresses[2].value="
            + "&language=en&windows[0].days=&windows[1].days=mon&windows[1].days=tue"
            + "&windows[1].hours=09:00/11:30,+14:00/17:00&validTo=2026-12-31&absence.from="
            + "&absence.deputy=&basis=consent&odd=1";
    assertThat(
            console.sent(PAGE + "/people/c-1", form.replace("[", "%5B").replace("]", "%5D") + BACK))
        .startsWith(RunningConsole.URL + ONE)
        .contains("The person is kept.");
    assertThat(gateway.sent)
        .containsExactly(
            "PUT "
                + API
                + "/contacts/c-1{\"name\":\"王芳\",\"role\":\"acceptor\",\"addresses\":[{\"kind\":"
                + "\"mobile\",\"value\":\"+8613900000009\",\"designated\":true}],\"language\":\"en\","
                + "\"windows\":[{\"days\":[\"mon\",\"tue\"],\"hours\":[\"09:00/11:30\","
                + "\"14:00/17:00\"]}],\"validTo\":\"2026-12-31\",\"basis\":\"consent\"}");
  }

  @Test
  void theFormShowsWhatIsKnown() throws Exception {
    assertThat(console.page(ONE))
        .contains("name=\"version\" value=\"77\"", "name=\"name\" value=\"王 &lt;b&gt;芳&lt;/b&gt;\"")
        .contains("name=\"addresses[1].value\" value=\"海河路 1 号\"")
        .contains("name=\"addresses[2].value\"", "name=\"addresses[3].value\"")
        .contains("name=\"windows[0].days\" value=\"fri\" checked")
        .contains("name=\"windows[0].hours\" value=\"09:00/11:30 13:30/17:00\"")
        .contains("<option value=\"c-2\" selected=\"selected\">赵敏</option>")
        .containsSubsequence("<option value=\"post\" selected=\"selected\"", "海河路 1 号")
        .doesNotContain("name=\"addresses[4].value\"", "<option value=\"c-1\"");
  }

  @Test
  void eachFaultStandsAtItsFieldWithAllThatWasTyped() throws Exception {
    gateway.refused.put(
        API + "/contacts/c-1",
        """
        {"type":"urn:huikuan:problem:invalid","status":400,"errors":[
         {"field":"addresses[0].value","allowed":"an address that the person does not have already"},
         {"field":"windows[0].hours[1]","allowed":"hours of a day, such as 09:00/11:30"},
         {"field":"absence.to","allowed":"2026-04-10 (from) or later"},
         {"field":"absence.deputy","allowed":"another contact of the customer; c-9, of c-1, is none"}]}
        """);
    String form =
        "name=typed+7&role=acceptor&addresses[3].kind=phone&addresses[3].value=typed+8"
            + "&windows[2].days=sun&windows[2].hours=9-11&absence.to=2026-04-01&absence.deputy=c-2";
    assertThat(
            RunningConsole.squeezed(
                console.sent(
                    PAGE + "/people/c-1", form.replace("[", "%5B").replace("]", "%5D") + BACK)))
        .contains("value=\"typed 7\"", "name=\"windows[0].days\" value=\"sun\" checked")
        .contains("name=\"addresses[0].value\" value=\"typed 8\"")
        .contains("<option value=\"phone\" selected=\"selected\">")
        .contains(
            "id=\"f-person-addresses[0].value-fault\"><span>an address that the person does not"
                + " have already<")
        .contains(
            "id=\"f-person-windows[0].hours-fault\"><span>hours of a day, such as 09:00/11:30<")
        .contains("id=\"f-person-absence.to-fault\"><span>2026-04-10 or later<")
        .contains("<span>another person of the customer</span>")
        .contains("<option value=\"c-2\" selected=\"selected\">");
  }

  @Test
  void somebodyMoreGetsAnIdThatNobodyHad() throws Exception {
    assertThat(console.page(PAGE + "?open=new-person"))
        .contains("<h2>Add a person</h2>", "action=\"/customers/CN01/C-1/people/p3\"")
        .contains("value=\"/customers/CN01/C-1?open=person%2Fp3\"");
    gateway.told.put(API + "/contacts/p3", WANG);
    assertThat(
            console.sent(
                PAGE + "/people/p3", "version=77&name=Li&role=decisionMaker&basis=law" + BACK))
        .contains("The person is kept.");
    assertThat(gateway.sent)
        .containsExactly(
            "PUT "
                + API
                + "/contacts/p3{\"name\":\"Li\",\"role\":\"decisionMaker\",\"basis\":\"law\"}");
    gateway.versions.put(API + "/contacts/p3", "78");
    assertThat(
            console.sent(
                PAGE + "/people/p3",
                "version=77&name=Li&again="
                    + RunningConsole.encoded(PAGE + "?open=new-person")
                    + BACK))
        .contains("Somebody has changed it since you looked.", "value=\"Li\"", "<h2>Add a person");
  }

  @Test
  void aPersonIsConfirmed() throws Exception {
    gateway.told.put(API + "/contacts/c-1/confirm", WANG);
    String form = "how=document&on=2026-04-12&reference=drawer+7" + BACK;
    assertThat(console.sent(PAGE + "/people/c-1/confirm", form))
        .contains("The person is confirmed.");
    assertThat(gateway.sent)
        .containsExactly(
            "POST "
                + API
                + "/contacts/c-1/confirm{\"how\":\"document\",\"on\":\"2026-04-12\","
                + "\"reference\":\"drawer 7\"}");
    gateway.refused.put(
        API + "/contacts/c-1/confirm",
        """
        {"type":"urn:huikuan:problem:invalid","status":400,"errors":[
         {"field":"on","allowed":"2026-04-13 or before"},
         {"field":"reference","allowed":"the hash of the document, or where it is kept"}]}
        """);
    assertThat(RunningConsole.squeezed(console.sent(PAGE + "/people/c-1/confirm", form)))
        .contains("id=\"f-confirm-on-fault\"><span>2026-04-13 or earlier<")
        .contains("id=\"f-confirm-reference-fault\"><span>the hash of the document, or where")
        .contains("<option value=\"document\" selected=\"selected\">", "value=\"drawer 7\"");
  }

  @Test
  void theSecondOfTwoWhoChangeAPersonIsTold() throws Exception {
    for (String path : List.of("/contacts/c-1", "/contacts/c-1/confirm", "/contacts/c-1/forget")) {
      gateway.told.put(API + path, WANG);
      gateway.versions.put(API + path, "78");
    }
    assertThat(console.page(ONE).split("name=\"version\" value=\"77\"", -1)).hasSize(4);
    String set = "version=77&name=Wang+Fang&role=acceptor&basis=contract" + BACK;
    assertThat(console.sent(PAGE + "/people/c-1", set))
        .contains("Somebody has changed it since you looked.", "value=\"Wang Fang\"");
    String confirm = "version=77&how=document&reference=drawer+7" + BACK;
    assertThat(console.sent(PAGE + "/people/c-1/confirm", confirm))
        .contains("Somebody has changed it since you looked.", "value=\"drawer 7\"");
    String forget = "version=77&reason=typed+7" + BACK;
    assertThat(console.sent(PAGE + "/people/c-1/forget", forget))
        .contains("Somebody has changed it since you looked.", "value=\"typed 7\"");
    assertThat(gateway.sent).isEmpty();
    assertThat(console.sent(PAGE + "/people/c-1/confirm", confirm.replace("77", "78")))
        .contains("The person is confirmed.");
    assertThat(console.sent(PAGE + "/people/c-1/forget", forget.replace("=77", "=78")))
        .contains("The person is forgotten.");
  }

  @Test
  void aPersonIsForgottenAfterItIsToldWhatThatMeans() throws Exception {
    assertThat(console.page(ONE))
        .containsSubsequence(
            "This is for ever.", "can never be read again", "name=\"reason\"", "Forget</button>");
    gateway.refused.put(
        API + "/contacts/c-1/forget",
        """
        {"type":"urn:huikuan:problem:asked-today","status":409,
         "detail":"Messages of today go to c-1. Let it end (validTo), or name another one first."}
        """);
    String form = "reason=left&back=%2Fcustomers%2FCN01%2FC-1&again=" + RunningConsole.encoded(ONE);
    assertThat(console.sent(PAGE + "/people/c-1/forget", form))
        .startsWith(RunningConsole.URL + ONE)
        .contains("The contact is asked today: let it end", "value=\"left\"");
    gateway.refused.clear();
    gateway.sent.clear();
    gateway.told.put(API + "/contacts/c-1/forget", "{\"contacts\":[],\"forgotten\":[\"c-1\"]}");
    assertThat(console.sent(PAGE + "/people/c-1/forget", form))
        .startsWith(RunningConsole.URL + PAGE + "\n")
        .contains("The person is forgotten.");
    assertThat(gateway.sent)
        .containsExactly("POST " + API + "/contacts/c-1/forget{\"reason\":\"left\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "collector, true, true, false, true",
    "finance, true, true, true, true",
    "erp, true, false, false, false",
    "approver, false, false, false, true",
    "auditor, false, false, false, true"
  })
  void eachRoleIsOfferedWhatItMayDo(
      String role, boolean sets, boolean confirms, boolean forgets, boolean asks) throws Exception {
    gateway.signedIn("somebody", role);
    String page = console.page(ONE);
    assertThat(page).contains("wang@haihe.example");
    String action = "action=\"/customers/CN01/C-1/people/c-1";
    assertThat(page.contains(action + "\"")).isEqualTo(sets);
    assertThat(page.contains("open=new-person")).isEqualTo(sets);
    assertThat(page.contains(action + "/confirm\"")).isEqualTo(confirms);
    assertThat(page.contains(action + "/forget\"")).isEqualTo(forgets);
    assertThat(page.contains("Who is asked for money")).isEqualTo(asks);
    assertThat(gateway.asked.stream().anyMatch(it -> it.endsWith("/asked"))).isEqualTo(asks);
    assertThat(console.page(ONE + "&asOf=2026-04-01")).doesNotContain(action);
  }
}
