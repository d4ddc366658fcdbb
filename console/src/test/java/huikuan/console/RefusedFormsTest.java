package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A form that the API refuses is shown again, open, with all that was typed. */
@ExtendWith(SharedConsole.class)
class RefusedFormsTest {

  private static final String API = "/api/v1";
  private static final String LETTER = "CN01.20260331.7K3Q9F2MXB";
  private static final String REFUSED =
      "{\"type\":\"urn:huikuan:problem:invalid\",\"status\":400,\"errors\":[{\"field\":\"%s\","
          + "\"allowed\":\"more than 0\"}]}";

  private static RunningConsole console;
  private static FakeGateway gateway;

  @BeforeAll
  static void start(RunningConsole shared) {
    console = shared;
    gateway = console.gateway;
  }

  @BeforeEach
  void pagesWithForms() {
    gateway.signedIn("chen.jing", "finance", "collector", "approver", "operator", "admin");
    tell("/customers/CN01/C-1", "{'name':'ACME'}");
    tell("/dunning/customers/CN01/C-1/holds", "{'holds':[],'version':1}");
    tell("/accounts/CN01.C-1.CNY", "{'currency':'CNY'}");
    tell(
        "/proposed-contacts",
        "{'contacts':[{'company':'CN01','customer':'C-1','proposal':'p1','name':'Wang',"
            + "'state':'proposed'}]}");
    String task = "{'task':'CN01.C-1.said-paid','reason':'said-paid','company':'CN01'}";
    tell("/dunning/tasks", "{'tasks':[" + task + "],'at':'2026-04-13T01:02:03Z'}");
    tell("/dunning/cases", "{'cases':[]}");
    tell("/companies/CN01/chasing", "{'open':true,'waiting':0,'version':1}");
    tell("/companies/CN01/confirmation-schedule", "{'every':'year','kind':'positive','version':1}");
    tell("/companies/CN01/paying", "{'accounts':[],'version':1}");
    letter("sent");
  }

  private static void tell(String path, String answer) {
    gateway.told.put(API + path, answer.replace('\'', '"'));
  }

  private static void letter(String state) {
    tell(
        "/confirmations/" + LETTER,
        ("{'number':'%s','account':'CN01.C-1.CNY','state':'%s','items':["
                + "{'kind':'invoice','number':'F-1','open':'5.00'},"
                + "{'kind':'invoice','number':'F-2','open':'6.00'},"
                + "{'kind':'creditNote','number':'G-3','open':'-1.00'}]}")
            .formatted(LETTER, state));
  }

  /** The form as the page shows it then, on one line: it stands open. */
  private static String refused(String api, String field, String path, String typed)
      throws Exception {
    for (String method : new String[] {"POST ", "PUT "}) {
      gateway.refused.put(method + API + api, REFUSED.formatted(field));
    }
    String page = console.shownAfter(path, typed).replaceAll("\\s+", " ");
    assertThat(page).contains("above zero");
    String action = "action=\"" + path.replaceAll("\\?.*", "");
    int form = page.indexOf(action);
    assertThat(form).as("%s in %s", action, page).isPositive();
    String around = page.substring(page.lastIndexOf("<details class=\"do", form), form);
    assertThat(around).containsAnyOf("</details>", "<details class=\"do\" open", "inline\" open");
    return page.substring(form, page.indexOf("</form>", form));
  }

  @Test
  void theReplyToALetterKeepsItsLines() throws Exception {
    String form =
        refused(
            "/confirmations/" + LETTER + "/reply",
            "differences[1].theirs",
            "/letters/" + LETTER + "/reply",
            "outcome=notAgreed&repliedOn=2026-04-09&by=mail&signedBy=Wang+Fang&seal=finance"
                + "&item=F-1&kind=invoice&theirs=&item=F-2&kind=invoice&theirs=x%3C7"
                + "&item=G-3&kind=creditNote&theirs=0&note=they+paid&back="
                + RunningConsole.encoded("/letters?company=CN01&open=" + LETTER));
    assertThat(form)
        .contains("value=\"notAgreed\" checked=\"checked\"", "value=\"2026-04-09\"")
        .contains("value=\"mail\" selected", "value=\"Wang Fang\"", "value=\"finance\" selected")
        .containsSubsequence(
            "name=\"item\" value=\"F-1\"",
            "name=\"theirs\" inputmode=\"decimal\" size=\"12\" value=\"\"",
            "name=\"item\" value=\"F-2\"",
            "name=\"theirs\" inputmode=\"decimal\" size=\"12\" value=\"x&lt;7\"",
            "name=\"item\" value=\"G-3\"",
            "name=\"theirs\" inputmode=\"decimal\" size=\"12\" value=\"0\"",
            ">they paid</textarea>",
            "name=\"back\" value=\"/letters?company=CN01&amp;open=" + LETTER)
        .doesNotContain("value=\"agreed\" checked");
  }

  @Test
  void aPostedLetterKeepsItsWaybill() throws Exception {
    letter("to-print");
    assertThat(
            refused(
                "/confirmations/" + LETTER + "/posted",
                "waybill",
                "/letters/" + LETTER + "/posted",
                "way=courier&waybill=SF+1&postedOn=2026-04-08&back=%2Fletters%3Fopen%3D" + LETTER))
        .contains("value=\"courier\" selected", "value=\"SF 1\"", "2026-04-08");
  }

  /** Where the form is, what is refused, what is typed, and what of it is seen again. */
  @ParameterizedTest
  @CsvSource({
    "/letters?open=CN01.20260331.7K3Q9F2MXB, confirmations/CN01.20260331.7K3Q9F2MXB/withdraw, "
        + "letters/CN01.20260331.7K3Q9F2MXB/withdraw, reason=typed+7, value=\"typed 7\"",
    "/customers/CN01/C-1, dunning/customers/CN01/C-1/hold, customers/CN01/C-1/hold, "
        + "until=2026-05-07&note=typed+7, value=\"2026-05-07\" >typed 7</textarea>",
    "/proposed?open=C-1%2Fp1, customers/CN01/C-1/proposed-contacts/p1/dismiss, "
        + "proposed/CN01/C-1/p1/dismiss, reason=typed+7, value=\"typed 7\"",
    "/tasks?open=CN01.C-1.said-paid, dunning/tasks/CN01.C-1.said-paid/done, "
        + "tasks/CN01.C-1.said-paid/done, note=typed+7, >typed 7</textarea>",
    "/accounts/CN01.C-1.CNY, accounts/CN01.C-1.CNY/confirmations, accounts/CN01.C-1.CNY/letters, "
        + "kind=demand&cutOff=2026-03-07, value=\"demand\" selected value=\"2026-03-07\"",
    "/accounts/CN01.C-1.CNY, accounts/CN01.C-1.CNY/postings, accounts/CN01.C-1.CNY/postings, "
        + "kind=refund&amount=typed7, value=\"refund\" selected value=\"typed7\"",
    "/company, companies/CN01/receipts, company/receipts, completeThrough=2026-03-07, "
        + "value=\"2026-03-07\"",
    "/company, companies/CN01/confirmation-schedule, company/schedule, "
        + "every=quarter&kind=demand&after=77, "
        + "value=\"quarter\" selected value=\"demand\" selected value=\"77\"",
    "/company, companies/CN01/paying, company/paying, currency=USD&iban=typed+7, "
        + "value=\"USD\" value=\"typed 7\""
  })
  void whatWasTypedIsSeenAgain(String page, String api, String path, String typed, String expected)
      throws Exception {
    String back = "&again=%1$s&back=%1$s".formatted(RunningConsole.encoded(page));
    assertThat(refused("/" + api, "amount", "/" + path, typed + back))
        .containsSubsequence(expected.split(" (?=value|>)"));
  }

  /** What another form of the page shows is not what was typed in this one. */
  @Test
  void onlyTheFormThatWasRefusedIsOpen() throws Exception {
    gateway.refused.put(API + "/accounts/CN01.C-1.CNY/postings", REFUSED.formatted("amount"));
    String page =
        console.shownAfter(
            "/accounts/CN01.C-1.CNY/postings",
            "kind=refund&postedOn=2026-03-07&back=%2Faccounts%2FCN01.C-1.CNY");
    assertThat(page.split("open=\"open\"", -1)).hasSize(2);
  }

  @Test
  void aFormOfASessionThatHasEndedIsKeptAndItsFileIsChosenAgain() throws Exception {
    gateway.refused.put(
        API + "/companies/CN01/files", "{\"type\":\"urn:huikuan:problem:x\",\"status\":401}");
    HttpResponse<String> first = console.get("/");
    String cookie = RunningConsole.cookie(first);
    String body =
        Stream.of(
                "name=\"_csrf\"\n\n" + RunningConsole.token(first),
                "name=\"signedBy\"\n\nWang Fang",
                "name=\"scan\"; filename=\"stamped.pdf\"\nContent-Type: application/pdf\n\n%PDF")
            .map("--x\nContent-Disposition: form-data; %s\n"::formatted)
            .collect(Collectors.joining("", "", "--x--\n"));
    HttpResponse<String> answer =
        console.send(
            console
                .to("/letters/" + LETTER + "/reply")
                .header("Cookie", cookie)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace("\n", "\r\n"))));
    assertThat(answer.headers().firstValue("Location")).hasValue(RunningConsole.URL + "/unsent");
    assertThat(console.send(console.to("/unsent").header("Cookie", cookie)).body())
        .contains(
            "Files are not kept: choose each of them again.", "enctype=\"multipart/form-data\"")
        .contains(">stamped.pdf</label><input type=\"file\" required id=\"f-scan\" name=\"scan\"")
        .contains("action=\"/letters/" + LETTER + "/reply\"", "value=\"Wang Fang\"")
        .doesNotContain("Nothing was lost");
  }

  @Test
  void aTalkThatIsRefusedIsStillTyped() throws Exception {
    tell("/dunning/customers/CN01/C-1/talks", "{'talks':[],'version':0}");
    tell("/dunning/tactics", "{'tactics':[{'id':'exchange','zh':'交换','en':'Exchange'}]}");
    String page =
        refused(
            "/dunning/customers/CN01/C-1/talks",
            "nextOn",
            "/customers/CN01/C-1/talks",
            "kind=visit&tactic=exchange&nextAction=call+again&nextOn=2020-01-01&back="
                + "/customers/CN01/C-1&again=/customers/CN01/C-1");
    assertThat(page)
        .contains("value=\"call again\"", "value=\"2020-01-01\"")
        .contains("value=\"visit\" selected", "value=\"exchange\" selected");
  }

  @Test
  void aPortfolioThatIsRefusedIsStillTyped() throws Exception {
    tell(
        "/dunning/portfolios",
        "{'portfolios':[{'name':'east','owner':'person:li.qiang','version':3}]}");
    String back = "/portfolios?company=CN01%26open=east";
    String page =
        refused(
            "/dunning/portfolios/CN01/east",
            "owner",
            "/portfolios/CN01/east",
            "owner=li&customers=C-1%0AC-2&back=" + back);
    assertThat(page).contains("value=\"li\"", ">C-1 C-2</textarea>");
  }
}
