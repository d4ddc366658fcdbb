package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedConsole.class)
class SheetsPageTest {

  private static final String PEOPLE = "/api/v1/customers/CN01/contacts.csv";
  private static final String CONTRACTS = "/api/v1/contracts/CN01.csv";
  private static final String ROWS = "customer,contact,name,role";
  private static final String TRIED =
      """
      {"dryRun":true,"rows":3,"created":1,"changed":1,"unchanged":1,
       "keptAsConfirmed":[{"customer":"C-1","contact":"c-1"}],
       "forgotten":[{"customer":"C-1","contact":"<b>x"}]}
      """;

  private final RunningConsole console;
  private final FakeGateway gateway;

  SheetsPageTest(RunningConsole console) {
    this.console = console;
    gateway = console.gateway;
  }

  @BeforeEach
  void finance() {
    gateway.signedIn("zhou", "finance");
  }

  private String sent(String path, String field) throws Exception {
    HttpResponse<String> first = console.get("/");
    String body =
        "--x\nContent-Disposition: form-data; name=\"_csrf\"\n\n%s\n--x\nContent-Disposition: form-data; %s\n--x--\n"
            .formatted(RunningConsole.token(first), field);
    String cookie = RunningConsole.cookie(first);
    HttpResponse<String> answer =
        console.send(
            console
                .to(path)
                .header("Cookie", cookie)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace("\n", "\r\n"))));
    return RunningConsole.squeezed(
        answer.statusCode() == 302
            ? console.send(console.to("/sheets").header("Cookie", cookie)).body()
            : answer.body());
  }

  private static String file(String rows) {
    return "name=\"file\"; filename=\"people.csv\"\nContent-Type: text/csv\n\n" + rows;
  }

  @Test
  void aFileIsTriedAndTakenInAsItWasTried() throws Exception {
    gateway.told.put(PEOPLE, TRIED);
    String kept = Base64.getEncoder().encodeToString(ROWS.getBytes(StandardCharsets.UTF_8));
    assertThat(sent("/sheets/contacts/try?company=CN01", file(ROWS)))
        .contains(
            "Nothing is changed yet. 3 rows, people: 1 would be new, 1 changed; the others stay")
        .contains("We have confirmed these", "open=person%2Fc-1", "&lt;b&gt;x")
        .contains("name=\"rows\" value=\"" + kept + "\"", "Take this file in");
    assertThat(gateway.asked).contains("POST " + PEOPLE + "?dryRun=true");
    assertThat(gateway.sent).containsExactly("POST " + PEOPLE + ROWS);

    gateway.told.put(PEOPLE, TRIED.replace("true", "false"));
    assertThat(sent("/sheets/contacts?company=CN01", "name=\"rows\"\n\n" + kept))
        .contains(
            "The file is taken in.",
            "3 rows, people: 1 new, 1 changed; the others stay as they were.")
        .doesNotContain("Take this file in");
    assertThat(gateway.asked).contains("POST " + PEOPLE + "?dryRun=false");
    assertThat(gateway.sent).hasSize(2).last().isEqualTo("POST " + PEOPLE + ROWS);
  }

  @Test
  void faultsAreToldByLine() throws Exception {
    gateway.refuseField(CONTRACTS, "line 7, amount", "as in line 6, or empty");
    for (String path : new String[] {"/sheets/contracts/try", "/sheets/contracts"}) {
      assertThat(sent(path + "?company=CN01", file(ROWS)))
          .contains("<span>line 7, amount</span>: ", "as in line 6, or empty")
          .doesNotContain("Take this file in", "The file is taken in.");
    }
  }

  @Test
  void whatWasChangedOnTheWayIsNoFile() throws Exception {
    gateway.refuseField(PEOPLE, "body", "a first line with the names of the columns");
    assertThat(sent("/sheets/contacts?company=CN01", "name=\"rows\"\n\n%%%"))
        .contains("Content</span>: ", "a first line with the names of the columns");
    assertThat(gateway.sent).containsExactly("POST " + PEOPLE);
  }

  @Test
  void bothAreDownloaded() throws Exception {
    gateway.told.put(PEOPLE, ROWS);
    gateway.told.put(CONTRACTS, "contract");
    assertThat(console.page("/sheets?company=CN01"))
        .contains("href=\"/sheets/contacts/file?company=CN01\"", "/sheets/contracts/file?");
    HttpResponse<String> people = console.get("/sheets/contacts/file?company=CN01");
    assertThat(people.body()).isEqualTo(ROWS);
    assertThat(people.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"contacts-CN01.csv\"");
    assertThat(console.get("/sheets/contracts/file?company=CN01").body()).isEqualTo("contract");
    assertThat(gateway.asked)
        .contains("GET " + PEOPLE + "?bom=true", "GET " + CONTRACTS + "?bom=true");
    assertThat(console.get("/sheets/other/file?company=CN01").statusCode()).isEqualTo(404);
  }

  @Test
  void eachRoleSeesWhatItMayDo() throws Exception {
    gateway.signedIn("li.qiang", "collector");
    assertThat(console.page("/sheets?company=CN01"))
        .contains("/sheets/contacts/try?", "/sheets/contracts/file?")
        .doesNotContain("/sheets/contacts/file");
    gateway.signedIn("auditor", "auditor");
    assertThat(console.page("/sheets?company=CN01"))
        .contains("/sheets/contacts/file?", "/sheets/contracts/file?")
        .doesNotContain("/try?");
    assertThat(console.pageInChinese("/sheets?company=CN01")).contains("主数据文件", "下载 CSV");
  }

  @Test
  void theAnswerToAFileLeadsBackToThePage() throws Exception {
    HttpResponse<String> again = console.get("/sheets/contacts/try?company=CN01");
    assertThat(again.statusCode()).isEqualTo(302);
    assertThat(again.headers().firstValue("Location").orElseThrow())
        .endsWith("/sheets?company=CN01");
  }
}
