package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedConsole.class)
class ContactsPageTest {

  private static final String API = "/api/v1/customers/CN01/contacts";
  private static final String FOUND =
      """
      {"contacts":[{"company":"CN01","customer":"C-1","name":"海河贸易","contact":{"id":"c-1",
        "name":"王 <b>芳</b>","role":"paymentResponsible","email":"wang@haihe.example",
        "mobile":"+8613900000001","state":"stale","validTo":"2026-12-31","contract":"HT-1",
        "absence":{"from":"2026-04-10","to":"2026-04-20","deputy":"c-2"}}},
       {"company":"CN01","customer":"C-1","name":"海河贸易","contact":{"id":"c-2","name":"赵敏",
        "role":"accountsPayable","state":"proposed"}},
       {"company":"CN01","customer":"C-2","contact":{"id":"c-2","name":"Li","role":"acceptor",
        "state":"proposed"}},
       {"company":"CN01","customer":"C-2","contact":{"id":"p1","role":"acceptor",
        "state":"proposed",
        "absence":{"from":"2026-05-01","deputy":"p9"}}},
       {"company":"CN01","customer":"C-3","contact":{"id":"p2","role":"acceptor",
        "state":"proposed","absence":{"to":"2026-04-12","deputy":"p3"}}},
       {"company":"CN01","customer":"C-3","contact":{"id":"p4","role":"acceptor",
        "state":"proposed","absence":{}}}],"next":"n-1"}
      """;

  private final RunningConsole console;
  private final FakeGateway gateway;

  ContactsPageTest(RunningConsole console) {
    this.console = console;
    gateway = console.gateway;
  }

  @BeforeEach
  void people() {
    gateway.signedIn("li.qiang", "collector");
    gateway.told.put(API, FOUND);
  }

  @Test
  void eachLeadsToItsPlaceAtItsCustomer() throws Exception {
    String page = console.page("/contacts?company=CN01");
    assertThat(RunningConsole.rows(page))
        .containsExactly(
            "王 <b>芳</b>|海河贸易|payment responsible|to be confirmed"
                + " anew|HT-1|wang@haihe.example|+8613900000001|2026-12-31|2026-04-10 – 2026-04-20|赵敏",
            "赵敏|海河贸易|accounts payable|to be confirmed||||||",
            "Li|C-2|acceptor|to be confirmed||||||",
            "p1|C-2|acceptor|to be confirmed|||||2026-05-01 – …|p9",
            "p2|C-3|acceptor|to be confirmed||||||",
            "p4|C-3|acceptor|to be confirmed|||||… – …|nobody");
    assertThat(page)
        .contains("href=\"/customers/CN01/C-1?company=CN01&amp;open=person%2Fc-1\"")
        .contains("href=\"/customers/CN01/C-2?company=CN01\"")
        .contains("href=\"/customers/CN01/C-1?company=CN01&amp;open=person%2Fc-2\">赵敏</a>")
        .doesNotContain("<b>芳");
    assertThat(RunningConsole.rows(console.pageInChinese("/contacts?company=CN01")).getLast())
        .endsWith("… – …|无");
    assertThat(gateway.asked).contains("GET " + API + "?limit=100");
  }

  @Test
  void theyAreAskedForByRoleStateAndAddressAndPageByPage() throws Exception {
    String asked = "role=paymentResponsible&state=stale&address=wang@haihe.example";
    String page = console.pageInChinese("/contacts?company=CN01&after=n-1&" + asked);
    assertThat(page).contains("客户联系人", "待重新确认", "after=n-1", "value=\"wang@haihe.example\"");
    assertThat(gateway.asked)
        .contains(
            "GET "
                + API
                + "?limit=100&after=n-1&role=paymentResponsible&state=stale"
                + "&address=wang%40haihe.example");
  }

  @Test
  void nobodyAndWhatIsNoAddressAreTold() throws Exception {
    gateway.told.put(API, "{\"contacts\":[],\"next\":null}");
    assertThat(console.page("/contacts?company=CN01")).contains("Nobody is found.");
    gateway.refuseField(API, "address", "a mail address or a mobile number");
    assertThat(console.page("/contacts?company=CN01&address=x"))
        .contains("a mail address or a mobile number");
  }

  @Test
  void whoMayNotSeeThemIsNotLedThere() throws Exception {
    gateway.signedIn("erp", "erp");
    assertThat(console.page("/customers?company=CN01")).doesNotContain("href=\"/contacts");
  }

  @Test
  void customersWithoutAConfirmedPaymentResponsibleAreAskedFor() throws Exception {
    gateway.told.put("/api/v1/customers", "{\"customers\":[],\"next\":null}");
    assertThat(console.page("/customers?company=CN01&without=confirmedPaymentResponsible"))
        .contains("without a confirmed payment responsible");
    assertThat(gateway.asked)
        .contains(
            "GET /api/v1/customers?company=CN01&limit=100&without=confirmedPaymentResponsible");
  }
}
