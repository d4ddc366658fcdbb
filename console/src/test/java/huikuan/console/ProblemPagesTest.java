package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A refusal of the API is told in the reader's language. */
@ExtendWith(SharedConsole.class)
class ProblemPagesTest {

  private static final String ACCOUNT = "/accounts/CN01.C-1.CNY";
  private static final String PATH = "/api/v1" + ACCOUNT;

  private static RunningConsole console;

  @BeforeAll
  static void start(RunningConsole shared) {
    console = shared;
  }

  private static String page(String language, String problem) throws Exception {
    console.gateway.refused.put(PATH, problem.replace('\'', '"'));
    return console.send(console.to(ACCOUNT).setHeader("Accept-Language", language)).body();
  }

  @ParameterizedTest
  @CsvSource({
    "zh, 超过未结金额, 金额, 发票 F-1 最多 100.00",
    "en, It is more than is open, Amount, at most 100.00 for invoice F-1"
  })
  void aFieldAtFaultIsToldInWordsWithItsValues(
      String language, String what, String field, String allowed) throws Exception {
    String problem =
        "{'type':'urn:huikuan:problem:exceeds-open-amount','title':'Exceeds open"
            + " amount','status':422,'detail':'amount: at most 100.00 for invoice"
            + " F-1','errors':[{'field':'amount','allowed':'at most 100.00 for invoice F-1'}]}";
    assertThat(page(language, problem))
        .contains("<b>" + what + "</b>", field + "</span>: <span>" + allowed)
        .doesNotContain("lang=\"en\">at most", "Exceeds open amount");
  }

  @Test
  void whatTheApiSaysBeyondTheWordsStaysReadable() throws Exception {
    String problem =
        "{'type':'urn:huikuan:problem:no-demand-now','title':'No demand can be sent"
            + " now','status':409,'detail':'A hold is in force.'}";
    assertThat(page("zh", problem))
        .contains("<b>现在不能发送催款函</b>")
        .contains("<p class=\"quiet small\" lang=\"en\">A hold is in force.</p>");
  }

  @Test
  void aTypeWithoutWordsIsToldAsTheApiSaysIt() throws Exception {
    String problem =
        "{'type':'urn:huikuan:problem:brand-new','title':'It is new','status':409,'detail':'Do"
            + " that.','errors':[{'field':'odd','allowed':'what nobody has words for'}]}";
    assertThat(page("zh", problem))
        .contains("<b lang=\"en\">It is new</b>", "lang=\"en\">Do that.</p>")
        .contains("odd</span>: <span lang=\"en\">what nobody has words for");
  }

  /** To sign in again would lead here again. */
  @Test
  void whoseRightsHaveEndedReadsThatAndCanSignOut() throws Exception {
    console.gateway.refuse("/api/v1/caller", "rights-ended", 401);
    HttpResponse<String> page = console.get("/cases");
    assertThat(page.statusCode()).isEqualTo(401);
    assertThat(page.body()).contains("<h1>Your rights have ended</h1>", "action=\"/sign-out\"");
  }

  @Test
  void whoseTokenIsNotTakenSignsInAgain() throws Exception {
    console.gateway.refuse("/api/v1/caller", "wrong-token", 401);
    assertThat(console.get("/cases").headers().firstValue("Location"))
        .hasValue(RunningConsole.URL + "/sign-in/to/provider");
  }

  @Test
  void aRecipientReadsItToo() throws Exception {
    String form = "account=CN01.C+1.CNY&amount=0&on=2026-05-01";
    assertThat(console.post("/r/" + FakeGateway.LINK + "/promises", "a=b", form).body())
        .contains("金额</span>: <span>大于零</span>");
  }
}
