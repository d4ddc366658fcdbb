package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/** An id of the API may hold every visible character; each page works with it. */
@ExtendWith(SharedConsole.class)
class OddIdsTest {

  private static final String ID = "A/../B;c=d#e?f%2Fg\\h 江&+@{x}\"<'//i.";
  private static final String COMPANY = "CN/01;x";
  private static final String ACCOUNT = COMPANY + "." + ID + ".CNY";
  private static final String CASE = "reminder." + COMPANY + "." + ID;
  private static final String LETTER = COMPANY + ".20260331.7K3Q9F2MXB";
  private static final String API = "/api/v1";
  private static final JsonMapper JSON = new JsonMapper();

  private static RunningConsole console;

  @BeforeAll
  static void start(RunningConsole shared) {
    console = shared;
  }

  /** An answer with the odd ids in place of their names. */
  private static void told(String path, String answer, String... ids) {
    String at = path;
    for (String id : ids) {
      at = at.replaceFirst("\\{}", RunningConsole.encoded(id));
    }
    String json = answer;
    for (var each :
        Map.of("ID", ID, "COMPANY", COMPANY, "ACCOUNT", ACCOUNT, "CASE", CASE, "LETTER", LETTER)
            .entrySet()) {
      json = json.replace("'" + each.getKey() + "'", json(each.getValue()));
    }
    console.gateway.told.put(API + at, json.replace('\'', '"'));
  }

  private static String json(String text) {
    return JSON.writeValueAsString(text).replace("'", "\\u0027");
  }

  /** The page that the first row of a list opens beside it. */
  private static String panel(String list) throws Exception {
    Pattern row = Pattern.compile("<a[^>]*data-open[^>]*? href=\"([^\"]+)\"");
    return open(HtmlUtils.htmlUnescape(RunningConsole.found(row, list)));
  }

  /** The page that the first link leads to whose address begins so, and ends its path so. */
  private static String follow(String page, String from, String to) throws Exception {
    HttpResponse<String> answer = console.get(link(page, "href", from, to));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private static String link(String page, String attribute, String from, String to) {
    return HtmlUtils.htmlUnescape(
        RunningConsole.found(
            Pattern.compile("%s=\"(%s[^\"?]*%s(?:\\?[^\"]*)?)\"".formatted(attribute, from, to)),
            page));
  }

  private static String open(String path) throws Exception {
    HttpResponse<String> answer = console.get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static String hidden(String page, String name) {
    return HtmlUtils.htmlUnescape(
        RunningConsole.found(
            Pattern.compile("name=\"%s\" value=\"(/customers/[^\"]+)\"".formatted(name)), page));
  }

  private static boolean shows(String page, String text) {
    return HtmlUtils.htmlUnescape(page).contains(text);
  }

  /** Sends a form of a page as a browser does; what the API was asked for then. */
  private static String sent(String page, String ending) throws Exception {
    String action = link(page, "action", "/", ending);
    console.gateway.asked.clear();
    HttpResponse<String> answer = console.act(action, "back=%2Fcases&reason=x");
    assertThat(answer.statusCode()).as(action).isEqualTo(302);
    return console.gateway.asked.stream()
        .filter(each -> each.startsWith("POST"))
        .findFirst()
        .orElseThrow();
  }

  private static String asked(String path, String id) {
    return "POST " + API + path.replace("{}", RunningConsole.encoded(id));
  }

  @Test
  void anAccountLeadsToItsItemsAndBack() throws Exception {
    told("/balances", "{'balances':[{'account':'ACCOUNT','customer':'ID','open':'1.00'}]}");
    told("/accounts/{}", "{'account':'ACCOUNT','currency':'CNY','balance':'7.00'}", ACCOUNT);
    String items = "{'items':[{'kind':'invoice','number':'ID','open':'7.00'}],'credits':[]}";
    told("/accounts/{}/items", items, ACCOUNT);
    String statement = "{'movements':[{'number':'ID','kind':'invoice','amount':'8.00'}]}";
    told("/accounts/{}/statement", statement, ACCOUNT);
    String document = "{'document':{'number':'ID','kind':'invoice'},'actor':'somebody'}";
    told("/accounts/{}/history", "{'events':[" + document + "]}", ACCOUNT);
    told("/accounts/{}/items/invoice/{}/history", "{'events':[" + document + "]}", ACCOUNT, ID);

    String list = open("/balances?company=" + RunningConsole.encoded(COMPANY));
    String account = follow(list, "/accounts/", "CNY");
    assertThat(shows(account, ACCOUNT) && shows(account, "7.00")).isTrue();
    for (String page : new String[] {"/statement", "/history"}) {
      String part = follow(account, "/accounts/", page);
      assertThat(shows(follow(part, "/accounts/", "CNY"), "7.00")).isTrue();
      assertThat(shows(follow(part, "/accounts/[^\"]*/items/", ""), "somebody")).isTrue();
    }
    String item = follow(account, "/accounts/[^\"]*/items/", "");
    assertThat(shows(item, ID) && shows(item, "somebody")).isTrue();
    assertThat(shows(follow(item, "/accounts/", "CNY"), "7.00")).isTrue();
    assertThat(sent(account, "/postings")).startsWith(asked("/accounts/{}/postings", ACCOUNT));
    assertThat(sent(account, "/letters")).startsWith(asked("/accounts/{}/confirmations", ACCOUNT));
  }

  @Test
  void aCustomerIsHeldAndItsLinksAreEnded() throws Exception {
    told("/customers", "{'customers':[{'company':'COMPANY','customer':'ID','name':'ACME'}]}");
    told("/customers/{}/{}", "{'name':'ACME','contacts':[]}", COMPANY, ID);
    told("/accounts", "{'accounts':[{'account':'ACCOUNT','currency':'CNY'}]}");
    told("/accounts/{}/items", "{'items':[{'kind':'invoice','number':'ID'}]}", ACCOUNT);
    told("/dunning/cases", "{'cases':[{'id':'CASE','invoice':'ID'}]}");
    told(
        "/dunning/customers/{}/{}/holds",
        "{'holds':[{'source':'manual','reason':'x'}]}",
        COMPANY,
        ID);
    String page = follow(open("/customers"), "/customers/", "");
    assertThat(shows(page, "ACME")).isTrue();
    assertThat(link(page, "href", "/cases/", "")).contains(RunningConsole.encoded(CASE));
    assertThat(link(page, "href", "/accounts/[^\"]*/items/", ""))
        .contains(RunningConsole.encoded(ACCOUNT), RunningConsole.encoded(ID));
    String path = "/customers/" + RunningConsole.encoded(COMPANY) + "/{}";
    assertThat(sent(page, "/hold")).startsWith(asked("/dunning" + path + "/hold", ID));
    assertThat(sent(page, "/resume")).startsWith(asked("/dunning" + path + "/resume", ID));
    told("/dunning/customers/{}/{}/hold", "{}", COMPANY, ID);
    String back = "back=" + RunningConsole.encoded(hidden(page, "back"));
    assertThat(console.shownAfter(link(page, "action", "/", "/hold"), back))
        .as("back on the page, which says that it is done")
        .contains("It is on hold.", "ACME");
    assertThat(sent(page, "/links/revoke")).startsWith(asked(path + "/links/revoke", ID));
  }

  @Test
  void aPersonOpensBesideItsCustomerAndLeadsToItsContract() throws Exception {
    String customer = "/customers/" + RunningConsole.encoded(COMPANY) + "/{}";
    told(
        "/customers/{}/{}",
        "{'name':'ACME','contacts':[{'id':'ID','name':'Wang','contract':'ID'}]}",
        COMPANY,
        ID);
    told(
        "/contracts/{}/{}",
        "{'contract':'ID','customer':'ID','title':'Pumps','milestones':[{'id':'ID','name':'First',"
            + "'actualOn':'2026-03-04'}]}",
        COMPANY,
        ID);
    told("/contracts/{}/{}/evidence", "{'evidence':[]}", COMPANY, ID);
    String page = open(customer.replace("{}", RunningConsole.encoded(ID)));
    Pattern person = Pattern.compile("href=\"([^\"]*open=person[^\"]*)\"");
    String panel = open(HtmlUtils.htmlUnescape(RunningConsole.found(person, page)));
    assertThat(shows(panel, "Wang")).isTrue();
    String contact = customer + "/contacts/" + RunningConsole.encoded(ID);
    assertThat(sent(panel, "/confirm")).startsWith(asked(contact + "/confirm", ID));
    assertThat(sent(panel, "/forget")).startsWith(asked(contact + "/forget", ID));
    String contract = follow(panel, "/contracts/", "");
    assertThat(shows(contract, "Pumps")).isTrue();
    assertThat(sent(contract, "/reached"))
        .startsWith(
            asked(
                "/contracts/%s/{}/milestones/%s/reached"
                    .formatted(RunningConsole.encoded(COMPANY), RunningConsole.encoded(ID)),
                ID));
    assertThat(shows(follow(contract, "/contracts/", "/change"), "Pumps")).isTrue();
  }

  @Test
  void aCaseOpensBesideItsListAndOnAPageOfItsOwn() throws Exception {
    String one =
        "{'id':'CASE','kind':'reminder','account':'ACCOUNT','itemKind':'invoice','invoice':'ID',"
            + "'state':'on-hold','holds':[{'source':'manual','reason':'they ask'}]}";
    told("/dunning/cases", "{'cases':[" + one + "]}");
    told("/dunning/cases/{}", one, CASE);
    String list = open("/cases");
    String panel = panel(list);
    assertThat(link(panel, "href", "/accounts/[^\"]*/items/", ""))
        .contains(RunningConsole.encoded(ACCOUNT) + "/items/invoice/" + RunningConsole.encoded(ID));
    assertThat(link(panel, "href", "/customers/", ""))
        .contains(RunningConsole.encoded(COMPANY) + "/" + RunningConsole.encoded(ID));
    String page = open("/cases/" + RunningConsole.encoded(CASE));
    assertThat(shows(page, "they ask")).isTrue();
    told("/dunning/cases/{}/resume", "{}", CASE);
    HttpResponse<String> answer =
        console.act(link(page, "action", "/cases/", "/resume"), "back=%2Fcases");
    assertThat(answer.statusCode()).isEqualTo(302);
  }

  @Test
  void aLetterIsReadAndHandedOut() throws Exception {
    String letter =
        "{'number':'LETTER','account':'ACCOUNT','kind':'positive','state':'written',"
            + "'items':[{'kind':'invoice','number':'ID','open':'1.00'}]}";
    told("/confirmations", "{'letters':[" + letter + "]}");
    told("/confirmations/{}", letter, LETTER);
    told("/confirmations/{}/document", "{'as':'sent'}", LETTER);
    String panel = panel(open("/letters"));
    assertThat(shows(panel, LETTER)).isTrue();
    assertThat(follow(panel, "/letters/", "/document")).contains("sent");
    assertThat(link(panel, "href", "/accounts/[^\"]*/items/", ""))
        .contains(RunningConsole.encoded(ID));
    assertThat(sent(panel, "/send")).startsWith(asked("/confirmations/{}/send", LETTER));
  }

  @Test
  void aRecipientOpensAnItem() throws Exception {
    told(
        "/recipient",
        "{'company':{'id':'COMPANY','names':{}},'customer':'ACME','person':'Wang','locale':'en',"
            + "'expiresAt':'2026-06-12T01:00:00Z','items':[{'account':'ACCOUNT','currency':'CNY',"
            + "'kind':'invoice','number':'ID','dueOn':'2026-03-03','open':'1.00'}]}");
    String page = open("/r/" + FakeGateway.LINK + "?lang=en");
    console.gateway.asked.clear();
    String item = follow(page, "/r/[^\"]*/items/", "");
    assertThat(console.gateway.asked)
        .contains(
            "GET %s/recipient/items/%s/invoice/%s"
                .formatted(API, RunningConsole.encoded(ACCOUNT), RunningConsole.encoded(ID)));
    assertThat(link(item, "href", "/r/", "")).startsWith("/r/" + FakeGateway.LINK + "?lang=en");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/..%2F..%2Fconsole.yml",
        "/assets/%2e%2e/%2e%2e/console.yml",
        "/assets/..%5C..%5Cconsole.yml",
        "/assets/%252e%252e%252fconsole.yml",
        "/webjars/..%2F..%2F..%2Fconsole.yml",
        "/signed-out;x=y",
        "//signed-out",
        "/r/..;/cases",
        "/r/x/%2e%2e/%2e%2e/cases"
      })
  void aPathThatClimbsLeadsNowhere(String path) throws Exception {
    HttpResponse<String> answer = console.get(path);
    assertThat(answer.statusCode()).isIn(400, 404);
    assertThat(answer.body()).doesNotContain("spring:", "huikuan.console:", "<table");
  }
}
