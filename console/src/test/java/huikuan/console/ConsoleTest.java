package huikuan.console;

import static huikuan.console.RunningConsole.cookie;
import static huikuan.console.RunningConsole.found;
import static huikuan.console.RunningConsole.token;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedConsole.class)
class ConsoleTest {

  private static final String URL = RunningConsole.URL;

  private static FakeGateway gateway;
  private static RunningConsole console;

  @BeforeAll
  static void start(RunningConsole shared) {
    console = shared;
    gateway = console.gateway;
  }

  @BeforeEach
  void nothingWasAsked() {
    gateway.asked.clear();
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return console.get(path);
  }

  private static HttpResponse<String> post(String path, String cookie, String form)
      throws Exception {
    return console.post(path, cookie, form);
  }

  @Test
  void aPageHasItsFrameAndSaysWhatIsNotThere() throws Exception {
    HttpResponse<String> page = get("/balances?company=CN01");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("CN01 Jiangnan", "<nav", "href=\"/cases?company=CN01\"", "role=\"alert\"")
        .doesNotContain("style=\"", "<script>", "onclick")
        .doesNotContainPattern("<script(?![^>]* src=)");
    assertThat(gateway.asked).isNotEmpty().allMatch(each -> each.startsWith("GET /api/v1/"));
  }

  /** A moment is typed without a zone: it is one of the company's. */
  @Test
  void aFileAsksWhatItsPageAsks() throws Exception {
    get("/files/balances?form=csv&asOf=2026-03-31&knownAt=2026-04-01T10:00&currency=CNY&open=x");
    assertThat(gateway.asked)
        .contains(
            "GET /api/v1/balances?asOf=2026-03-31&knownAt=2026-04-01T10%3A00%2B08%3A00&company=CN01"
                + "&currency=CNY&bom=true");
  }

  /** An item is looked up whatever became of its case. */
  @ParameterizedTest
  @CsvSource({
    "'', state=unclosed, state=unclosed",
    "&state=on-hold, state=on-hold, state=on-hold",
    "&state=closed, state=closed, state=unclosed",
    "&invoice=F-1, invoice=F-1, invoice=F-1"
  })
  void theListOfCasesShowsAllButClosedOnesUnlessItIsAskedForOthers(
      String asked, String listed, String counted) throws Exception {
    gateway.asked.clear();
    assertThat(get("/cases?company=CN01" + asked).statusCode()).isEqualTo(200);
    assertThat(gateway.asked)
        .contains(
            "GET /api/v1/dunning/cases?company=CN01&" + listed + "&limit=100",
            "GET /api/v1/dunning/cases/summary?company=CN01&" + counted);
  }

  @Test
  void aTaskShowsWhatARecipientTold() throws Exception {
    gateway.told.put("/api/v1/dunning/cases", "{\"cases\":[],\"next\":null}");
    gateway.told.put(
        "/api/v1/dunning/tasks",
        """
        {"tasks":[{"task":"CN01.C-1.said-paid","reason":"said-paid","company":"CN01","customer":"C-1",
          "customerName":"ACME","claims":1,"open":["10.00 CNY"],"dueOn":"2026-03-01","told":[
          {"account":"CN01.C-1.CNY","case":"reminder.CN01.F-1","itemKind":"invoice","item":"F-1",
           "day":"2026-03-02","reference":"ICBC 88","file":"9f86","contactId":"p1","recipient":"Wang",
           "message":"m-1","toldAt":"2026-03-03T01:00:00Z"}]}],"next":null}
        """);
    try {
      assertThat(get("/tasks?company=CN01&open=CN01.C-1.said-paid").body())
          .contains("said to be paid", "look for the money")
          .contains("<b>F-1</b>", "Wang", "2026-03-03 09:00", "2026-03-02")
          .contains("ICBC 88", "Payment slip")
          .contains("action=\"/tasks/CN01.C-1.said-paid/done\"");
    } finally {
      gateway.told.clear();
    }
  }

  @Test
  void theFirstPageSaysOfEachPartThatItIsNotThere() throws Exception {
    HttpResponse<String> page = get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("role=\"alert\"").doesNotContain("class=\"figure\"");
  }

  @Test
  void aPageIsInTheLanguageThatIsAskedFor() throws Exception {
    String page =
        console.send(console.to("/balances").setHeader("Accept-Language", "zh-CN,zh;q=0.9")).body();
    assertThat(page).contains("lang=\"zh-CN\"", "CN01 江南");
  }

  @Test
  void anUnknownPathIsNotFoundInWords() throws Exception {
    HttpResponse<String> page = get("/no/such/page");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(page.body()).contains("<h1>").doesNotContain("Whitelabel", "Exception");
  }

  @Test
  void noAddressHasTheSession() throws Exception {
    String page = get("/signed-out;x=y").body();
    assertThat(page).contains("href=\"/assets/console-").doesNotContain(";huikuan-console");
  }

  @Test
  void aFormWithoutItsTokenIsRefused() throws Exception {
    HttpResponse<String> page = get("/");
    String cookie = cookie(page);
    gateway.asked.clear();
    HttpResponse<String> answer = post("/cases/x/hold", cookie, "reason=dispute");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("The page has expired");
    assertThat(gateway.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "javascript:alert(1)"
      })
  void aRedirectNeverLeadsElsewhere(String back) throws Exception {
    assertThat(redirected(back)).isEqualTo(URL + "/");
  }

  @Test
  void aRedirectLeadsBackToThePage() throws Exception {
    assertThat(redirected("/cases?q=%7Bx%7D&state=open"))
        .isEqualTo(URL + "/cases?q=%7Bx%7D&state=open");
    assertThat(redirected("/cases?q={x}")).isEqualTo(URL + "/");
  }

  private static String redirected(String back) throws Exception {
    HttpResponse<String> page = get("/");
    String cookie = cookie(page);
    String form =
        "language=zh&_csrf=%s&back=%s"
            .formatted(
                URLEncoder.encode(token(page), StandardCharsets.UTF_8),
                URLEncoder.encode(back, StandardCharsets.UTF_8));
    HttpResponse<String> answer = post("/preferences", cookie, form);
    assertThat(answer.statusCode()).isEqualTo(302);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/balances", "/no/such/page", "/favicon.svg", "/signed-out", "/livez"})
  void everyAnswerHasItsSecurityHeaders(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
    assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
  }

  @Test
  void aRefusalHasThemToo() throws Exception {
    HttpResponse<String> answer = post("/preferences", "a=b", "language=zh");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
  }

  @Test
  void theSessionsCookieIsForThisSiteAndNoScript() throws Exception {
    assertThat(get("/").headers().firstValue("Set-Cookie").orElseThrow())
        .contains("huikuan-console=", "HttpOnly", "Secure", "SameSite=Lax");
  }

  @Test
  void pagesAreNotKept() throws Exception {
    assertThat(get("/").headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "href=\"(/assets/console-[0-9a-f]{32}\\.css)\"",
        "src=\"(/assets/console-[0-9a-f]{32}\\.js)\"",
        "href=\"(/favicon-[0-9a-f]{32}\\.svg)\"",
        "src=\"(/webjars/htmx.org/[0-9.]+/dist/htmx.min.js)\""
      })
  void filesAreKeptByTheirHash(String link) throws Exception {
    HttpResponse<String> file = get(found(Pattern.compile(link), get("/").body()));
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Cache-Control").orElseThrow())
        .contains("max-age=31536000", "public");
  }

  @Test
  void aLinkShowsItsPageWithoutSigningInAndKeepsNothing() throws Exception {
    HttpResponse<String> page = get("/r/" + FakeGateway.LINK);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("lang=\"zh-CN\"", "江南制造", "海河 &lt;b&gt;", "12,000.50 CNY", "余额相符，确认")
        .contains("您已对 1,200.00 CNY 提出异议：价格不符")
        .contains("审批中 2026-04-20", "2026-04-21 付款 5,000.00 CNY", "您已告知：李雷")
        .contains("/items/CN01.C%201.CNY/invoice/FP%2F1")
        .doesNotContain("<script", "style=\"", "_csrf", "/sign-in", "href=\"/\"");
    assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("script-src", "unsafe");
    assertThat(gateway.asked).containsExactly("GET /api/v1/recipient");
  }

  @Test
  void aLinksPageSpeaksTheOtherLanguageWhenItIsAsked() throws Exception {
    assertThat(get("/r/" + FakeGateway.LINK + "?lang=en").body())
        .contains("lang=\"en\"", "Jiangnan", "The balance is right");
    assertThat(get("/r/" + FakeGateway.LINK + "/promises?lang=en").headers().firstValue("Location"))
        .as("from a form that was refused")
        .hasValue(URL + "/r/" + FakeGateway.LINK + "?lang=en");
  }

  @Test
  void anItemOfALinksPageOpens() throws Exception {
    String page = get("/r/" + FakeGateway.LINK).body();
    String item = found(Pattern.compile("href=\"(/r/[^\"]+/items/[^\"]+)\""), page);
    HttpResponse<String> answer = get(item.replace("&amp;", "&"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("lang=\"zh-CN\"");
  }

  /** Such as a full stop behind the link in somebody's message. */
  @ParameterizedTest
  @ValueSource(
      strings = {"aa.bb.cc%E3%80%82", "aa.bb.cc?lang=&x", "%0d%0aX:y", "aa.bb.cc?lang=zh_CN"})
  void whatIsPastedWithALinkDoesNoHarm(String link) throws Exception {
    assertThat(get("/r/" + link).statusCode()).isIn(200, 400, 404);
  }

  @Test
  void anUnknownLinkSaysSoAndNothingElse() throws Exception {
    HttpResponse<String> page = get("/r/aa.bb.cd");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body())
        .contains("This link is not known")
        .doesNotContain("江南", "Jiangnan", "<form");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          agree     |                                       | letter  | /letter/reply{"outcome":"agreed"}
          disagree  | item=FP/1&kind=invoice&theirs=5&reason=x&item=A&kind=&theirs=&reason=  | letter \
            | /letter/reply{"outcome":"notAgreed","differences":[{"item":"FP/1","kind":"invoice","theirs":"5","reason":"x"}]}
          reasons   | account=a&kind=invoice&number=1&reason=inApproval&day=2026-05-01 | reason \
            | /reasons{"account":"a","kind":"invoice","number":"1","reason":"inApproval","day":"2026-05-01"}
          disputes  | account=a&kind=invoice&number=1&reason=quality&amount=&note=x | dispute \
            | /disputes{"account":"a","kind":"invoice","number":"1","reason":"quality","note":"x"}
          offers    | offer=c.1&answer=declined&note=x | offer \
            | /offers{"offer":"c.1","answer":"declined","note":"x"}
          promises  | account=a&amount=12,000.50&on=2026-05-01 | promise \
            | /promises{"account":"a","amount":"12000.50","on":"2026-05-01"}
          promises  | account=a&amount=5&on=2026-05-01      | promise | /promises{"account":"a","amount":"5","on":"2026-05-01"}
          person    | name=%E6%9D%8E&email=li@haihe.example | person  | /person{"name":"李","email":"li@haihe.example"}
          """)
  void whatARecipientSendsIsToldToTheApi(String form, String fields, String done, String asked)
      throws Exception {
    HttpResponse<String> answer =
        post("/r/" + FakeGateway.LINK + "/" + form, "a=b", fields == null ? "" : fields);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location"))
        .hasValue(URL + "/r/" + FakeGateway.LINK + "?done=" + done + "#" + done);
    assertThat(gateway.asked).containsExactly("POST /api/v1/recipient" + asked);
  }

  @Test
  void theLinesOfADisagreementStayWhenItIsRefused() throws Exception {
    gateway.refused.put(
        "/api/v1/recipient/letter/reply",
        """
        {"type":"urn:huikuan:problem:invalid","status":400,"errors":[
         {"field":"differences[1].theirs","allowed":"a decimal"}]}
        """);
    HttpResponse<String> answer =
        post(
            "/r/" + FakeGateway.LINK + "/disagree",
            "a=b",
            "item=FP/1&kind=invoice&theirs=5&reason=paid+half&item=A-7&kind=&theirs=x&reason=new");
    gateway.refused.clear();
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body().replaceAll("\\s+", " "))
        .containsSubsequence(
            "name=\"theirs\" inputmode=\"decimal\" autocomplete=\"off\" value=\"5\"",
            "maxlength=\"200\" value=\"paid half\"",
            "name=\"item\" maxlength=\"64\" value=\"A-7\"",
            "name=\"theirs\" inputmode=\"decimal\" autocomplete=\"off\" value=\"x\"",
            "maxlength=\"200\" value=\"new\"");
  }

  @Test
  void anOfferIsShownAndAnsweredOnce() throws Exception {
    String page = get("/r/" + FakeGateway.LINK + "?lang=en").body().replaceAll("\\s+", " ");
    assertThat(page)
        .containsSubsequence(
            "id=\"offer\"",
            "For 12,000.50 CNY that are open:",
            "You do not have to pay 1,000.50 CNY of it",
            "11,000.00 CNY by 2026-05-01",
            "If a day is missed",
            "You can accept it through 2026-04-20",
            "name=\"answer\" value=\"accepted\"",
            "We do for you: 换货 &lt;b&gt;两箱&lt;/b&gt;, by 2026-04-30.",
            "It is accepted, and stands.",
            "Your answer has come in.",
            "It was kept.",
            "id=\"reason\"");
    gateway.refused.put(
        "/api/v1/recipient/offers", "{\"type\":\"urn:huikuan:problem:offer-over\",\"status\":409}");
    HttpResponse<String> over =
        post(
            "/r/" + FakeGateway.LINK + "/offers",
            "a=b",
            "offer=concession.CN01.C+1.9&answer=accepted&lang=en");
    gateway.refused.clear();
    assertThat(over.statusCode()).isEqualTo(409);
    assertThat(over.body()).containsSubsequence("The offer stands no more", "id=\"letter\"");
  }

  @Test
  void aDisputeThatIsRefusedStaysOpenAtItsItem() throws Exception {
    gateway.refused.put(
        "/api/v1/recipient/disputes",
        """
        {"type":"urn:huikuan:problem:invalid","status":400,"errors":[
         {"field":"amount","allowed":"an amount up to 12000.50"}]}
        """);
    HttpResponse<String> answer =
        post(
            "/r/" + FakeGateway.LINK + "/disputes",
            "a=b",
            "account=CN01.C+1.CNY&kind=invoice&number=FP/1&reason=quality&amount=99999&note=rust");
    gateway.refused.clear();
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body().replaceAll("\\s+", " "))
        .containsSubsequence(
            "role=\"alert\"",
            "<details class=\"do\" open=\"open\"><summary>",
            "<option value=\"quality\" selected=\"selected\">",
            "autocomplete=\"off\" value=\"99999\"",
            ">rust</textarea>");
  }

  /** A form with a file comes in parts. */
  @Test
  void aPaymentSlipIsHandedInWithItsReason() throws Exception {
    String body =
        """
        --x\r
        Content-Disposition: form-data; name="number"\r
        \r
        1\r
        --x\r
        Content-Disposition: form-data; name="reason"\r
        \r
        paid\r
        --x\r
        Content-Disposition: form-data; name="slip"; filename="a/b.pdf"\r
        Content-Type: application/pdf\r
        \r
        %PDF\r
        --x--\r
        """
            .replace("\r\n", "\n")
            .replace("\n", "\r\n");
    HttpResponse<String> answer =
        console.send(
            console
                .to("/r/" + FakeGateway.LINK + "/reasons")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(gateway.asked)
        .containsExactly(
            "POST /api/v1/recipient/files?name=a_b.pdf%PDF",
            "POST /api/v1/recipient/reasons{\"number\":\"1\",\"reason\":\"paid\",\"file\":\"abc\"}");
  }

  @Test
  void whatIsRefusedIsToldBesideWhatWasTyped() throws Exception {
    HttpResponse<String> answer =
        post(
            "/r/" + FakeGateway.LINK + "/promises?lang=en",
            "a=b",
            "account=CN01.C+1.CNY&amount=0&on=2026-05-01");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("above zero", "name=\"on\"", "value=\"2026-05-01\"");
  }
}
