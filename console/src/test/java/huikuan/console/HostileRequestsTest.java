package huikuan.console;

import static huikuan.console.RunningConsole.cookie;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no page of ours sends are refused in words, and change nothing. */
@ExtendWith(SharedConsole.class)
class HostileRequestsTest {

  private static final String LINK = "/r/" + FakeGateway.LINK;

  private static RunningConsole console;

  @BeforeAll
  static void start(RunningConsole shared) {
    console = shared;
  }

  @BeforeEach
  void nothingWasAsked() {
    console.gateway.asked.clear();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/balances", "/customers/CN01/C-1", "/files/balances"})
  void aParameterWithAnInvisibleNameIsMalformed(String path) throws Exception {
    HttpResponse<String> page = console.get(path + "?%00=1");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("This address can&#39;t be read");
  }

  @ParameterizedTest
  @CsvSource({
    "application/x-www-form-urlencoded, %zz=%",
    "application/x-www-form-urlencoded, note=%ff",
    "multipart/form-data, x"
  })
  void aFormThatCannotBeReadIsMalformed(String type, String body) throws Exception {
    HttpResponse<String> page = form(type, body);
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("This address can&#39;t be read");
    assertThat(console.gateway.asked).isEmpty();
  }

  @Test
  void aFormHasAThousandFieldsAtMost() throws Exception {
    assertThat(form("application/x-www-form-urlencoded", "a=1&".repeat(1_001)).statusCode())
        .isEqualTo(400);
  }

  private static HttpResponse<String> form(String type, String body) throws Exception {
    return console.send(
        console
            .to(LINK + "/reasons")
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** A company of an address that leads nowhere is not the one that the next page is about. */
  @Test
  void anUnknownCompanyIsNotRemembered() throws Exception {
    HttpResponse<String> first = console.get("/balances?company=XX99");
    assertThat(console.gateway.asked).anyMatch(each -> each.contains("company=XX99"));
    console.gateway.asked.clear();
    console.send(console.to("/balances").header("Cookie", cookie(first)));
    assertThat(console.gateway.asked)
        .anyMatch(each -> each.contains("company=CN01"))
        .noneMatch(each -> each.contains("XX99"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/promises/x", "/items", "/no/such/page"})
  void whatIsBehindALinkIsNotThereAndLeadsToNoPageOfOurs(String behind) throws Exception {
    HttpResponse<String> page = console.get(LINK + behind);
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body())
        .contains("There is no such thing", "open the newest mail")
        .doesNotContain("href=\"/\"", "江南", "Jiangnan");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inApproval", "paid"})
  void aReasonWithoutItsFieldsIsShownAgain(String reason) throws Exception {
    console.gateway.refuseField("/api/v1/recipient/reasons", "day", "more than 0");
    HttpResponse<String> page =
        console.post(
            LINK + "/reasons",
            "a=b",
            "account=CN01.C+1.CNY&kind=invoice&number=FP/1&reason=" + reason);
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("日期</span>: <span>大于零");
  }

  /** The service says what it does not take; it is asked with a type that is one. */
  @ParameterizedTest
  @CsvSource({
    "x/y/z, %PDF, f.pdf",
    "*/*, %PDF, f.pdf",
    "no type, %PDF, f.pdf",
    "application/pdf, '', empty.pdf"
  })
  void aFileIsHandedInWhateverItSaysThatItIs(String type, String content, String name)
      throws Exception {
    assertThat(slip(type, content, name).statusCode()).isEqualTo(302);
    assertThat(console.gateway.asked)
        .contains("POST /api/v1/recipient/files?name=" + name + content);
  }

  @Test
  void noFileIsHandedInIfNoneWasChosen() throws Exception {
    assertThat(slip("application/octet-stream", "", "").statusCode()).isEqualTo(302);
    assertThat(console.gateway.asked)
        .containsExactly("POST /api/v1/recipient/reasons{\"reason\":\"paid\"}");
  }

  private static HttpResponse<String> slip(String type, String content, String name)
      throws Exception {
    String body =
        """
        --x
        Content-Disposition: form-data; name="reason"

        paid
        --x
        Content-Disposition: form-data; name="slip"; filename="%s"
        Content-Type: %s

        %s
        --x--
        """
            .formatted(name, type, content)
            .replace("\n", "\r\n");
    return form("multipart/form-data; boundary=x", body);
  }

  /** The API's own sentences are for colleagues: they speak of the customer, and of endpoints. */
  @Test
  void aRecipientReadsOurWordsAlone() throws Exception {
    console.gateway.refused.put(
        "/api/v1/recipient/letter/reply",
        "{\"type\":\"urn:huikuan:problem:letter-closed\",\"status\":409,"
            + "\"detail\":\"It ended with withdrawn. Write another one.\"}");
    assertThat(console.post(LINK + "/agree", "a=b", "").body())
        .contains("role=\"alert\"", "<b>该函件已结束</b>")
        .doesNotContain("withdrawn");
  }

  @Test
  void aLetterThatHasEndedSaysThatItNeedsNoAnswer() throws Exception {
    console.gateway.told.put(
        "/api/v1/recipient",
        """
        {"company":{"id":"CN01","names":{}},"customer":"海河","person":"王芳","locale":"zh-CN",
         "today":"2026-04-13","expiresAt":"2026-06-12T01:00:00Z","items":[],"sums":[],"promises":[],
         "letter":{"number":"L","kind":"positive","cutOff":"2026-03-31","currency":"CNY",
          "balance":"5.00","answerable":false,"whyNot":"closed","items":[],"moreItems":0}}
        """);
    assertThat(console.get(LINK).body()).contains("此函件无需再答复").doesNotContain("/agree");
  }

  /** Its file would ask what the page has not asked yet. */
  @Test
  void changesAreAFileOnceTheyAreAskedFor() throws Exception {
    assertThat(console.page("/changes")).doesNotContain("/files/changes");
    assertThat(console.page("/changes?knownFrom=5")).contains("/files/changes?knownFrom=5");
  }
}
