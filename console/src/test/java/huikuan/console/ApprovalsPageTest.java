package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedConsole.class)
class ApprovalsPageTest {

  private static final String WRITE_OFF =
      """
      {"id":"posting.CN01.C-1.CNY.1","kind":"posting","company":"CN01","state":"open",
       "what":{"account":"CN01.C-1.CNY","amount":"60000.00 CNY","postedOn":"2026-04-01","document":
        "{\\"kind\\":\\"writeOff\\",\\"number\\":\\"W-1\\",\\"invoice\\":\\"F-1\\",\\"amount\\":\\"60000.00\\",\\"reason\\":\\"bankrupt\\"}"},
       "reason":"bankrupt","proposedBy":"person:li.na","proposedAt":"2026-04-12T01:00:00Z",
       "lapsesAt":"2026-04-20T16:00:00Z","needed":2,"approvedBy":[]}
      """;

  private static final String REFUND =
      """
      {"id":"posting.CN01.C-2.CNY.1","kind":"posting","company":"CN01","state":"open",
       "what":{"account":"CN01.C-2.CNY","amount":"500.50 CNY","postedOn":"2026-04-01","document":
        "{\\"kind\\":\\"refund\\",\\"number\\":\\"X-1\\",\\"amount\\":\\"500.50\\"}"},
       "proposedBy":"person:chen.jing","proposedAt":"2026-04-12T02:00:00Z",
       "lapsesAt":"2026-04-20T16:00:00Z","needed":1,"approvedBy":[]}
      """;

  /** Approved by the person who looks at it. */
  private static final String SEAL =
      """
      {"id":"seal.CN01.20260331.C37VBJF7J3.1","kind":"seal","company":"CN01","state":"open",
       "what":{"account":"CN01.C-1.USD","letter":"CN01.20260331.C37VBJF7J3","balance":"70.00 USD",
        "document":"ab12"},
       "proposedBy":"person:li.na","proposedAt":"2026-04-12T03:00:00Z",
       "lapsesAt":"2026-04-20T16:00:00Z","needed":2,
       "approvedBy":[{"by":"person:zhao.lei","at":"2026-04-12T04:00:00Z"}]}
      """;

  private static final String OWN =
      SEAL.replace("C37VBJF7J3", "0000000000")
          .replace("person:li.na", "person:zhao.lei")
          .replaceAll("\\{\"by\":[^}]*}", "");

  private static final String POLICY =
      """
      {"id":"policy.*.key.2","kind":"policy","state":"open",
       "what":{"policy":"key/2","appliesTo":"customer CN01.C-1, class CN01.key",
        "effectiveFrom":"2026-05-01"},
       "proposedBy":"person:li.na","proposedAt":"2026-04-12T03:00:00Z",
       "lapsesAt":"2026-04-20T16:00:00Z","needed":1,"approvedBy":[]}
      """;

  private static RunningConsole console;
  private static FakeGateway gateway;

  @BeforeAll
  static void start(RunningConsole shared) {
    console = shared;
    gateway = console.gateway;
  }

  @BeforeEach
  void somebodyApproves() {
    gateway.signedIn("zhao.lei", "approver");
    list("/api/v1/approvals", WRITE_OFF, REFUND, SEAL, OWN);
    list("/api/v1/dunning/approvals", POLICY);
    list("/api/v1/notifications/approvals");
  }

  private static void list(String path, String... rows) {
    gateway.told.put(
        path,
        "{\"approvals\":[%s],\"names\":{\"CN01.C-1\":\"苏州阀门厂\"},\"next\":null}"
            .formatted(String.join(",", rows)));
  }

  @Test
  void theListTellsWhatEachIsAbout() throws Exception {
    String page = console.get("/approvals?company=CN01").body();
    assertThat(page)
        .contains("Write-off", "苏州阀门厂", "CNY 60,000.00", "li.na", "2026-04-12 09:00", "bankrupt")
        .contains("href=\"/customers/CN01/C-1?company=CN01\"", "0/2", "0/1")
        .contains("Refund", ">C-2</a>", "CNY 500.50", "USD 70.00")
        .contains("key 2", "href=\"/policies/key?company=CN01&amp;version=2\"")
        .doesNotContain("person:");
    assertThat(gateway.asked)
        .contains(
            "GET /api/v1/approvals?limit=200&company=CN01",
            "GET /api/v1/dunning/approvals?limit=200");
  }

  @Test
  void eachColumnHasANameOfItsOwn() throws Exception {
    assertThat(headings(console.page("/approvals?company=CN01")))
        .startsWith("What", "About", "Amount")
        .doesNotHaveDuplicates();
    assertThat(headings(console.pageInChinese("/approvals?company=CN01")))
        .startsWith("事项", "涉及对象", "金额")
        .doesNotHaveDuplicates();
  }

  /** Those of the first table. */
  private static List<String> headings(String page) {
    return Pattern.compile("<th scope=\"col\"[^>]*>([^<]+)</th>")
        .matcher(page.substring(page.indexOf("<thead>"), page.indexOf("</thead>")))
        .results()
        .map(heading -> heading.group(1))
        .toList();
  }

  @Test
  void ownProposalsAndThoseAlreadyApprovedCantBePicked() throws Exception {
    assertThat(console.get("/approvals?company=CN01").body())
        .contains("value=\"ledger:posting.CN01.C-1.CNY.1\"", "value=\"dunning:policy.*.key.2\"")
        .doesNotContain("value=\"ledger:seal")
        .containsOnlyOnce("proposed it")
        .containsOnlyOnce("approved it");
  }

  @Test
  void whoHasApprovedIsToldThatItWaitsForAnother() throws Exception {
    gateway.told.put("/api/v1/approvals/seal.CN01.20260331.C37VBJF7J3.1", SEAL);
    assertThat(console.get("/approvals?company=CN01&open=seal.CN01.20260331.C37VBJF7J3.1").body())
        .contains("You have approved it: it waits for another person.", "/reject\"")
        .doesNotContain("C37VBJF7J3.1/approve\"");
  }

  @Test
  void whoDoesNotApprovePicksNothing() throws Exception {
    gateway.signedIn("li.na", "finance");
    assertThat(console.get("/approvals?company=CN01").body())
        .contains("CNY 60,000.00")
        .doesNotContain("name=\"pick\"", "id=\"picked\"");
  }

  @Test
  void policiesConcernAllAndAreNotAskedForByWhoMayNotSeeAll() throws Exception {
    gateway.told.put(
        "/api/v1/caller",
        """
        {"kind":"person","name":"he.wen","rights":[{"role":"approver","companies":["CN01"]}]}
        """);
    assertThat(console.get("/approvals?company=CN01").body())
        .doesNotContain("value=\"dunning:policy.*.key.2\"");
    assertThat(gateway.asked).contains("GET /api/v1/dunning/approvals?limit=200&company=CN01");
  }

  @Test
  void eachServiceHasAPageOfItsOwn() throws Exception {
    gateway.told.put(
        "/api/v1/approvals", "{\"approvals\":[" + REFUND + "],\"names\":{},\"next\":\"n-1\"}");
    assertThat(console.get("/approvals?company=CN01").body()).contains("after=ledger%3An-1");
    console.get("/approvals?company=CN01&after=ledger:n-1");
    assertThat(gateway.asked)
        .contains(
            "GET /api/v1/approvals?limit=200&after=n-1&company=CN01",
            "GET /api/v1/dunning/approvals?limit=200");
  }

  @Test
  void aDueDateIsToldWithWhatWasAgreed() throws Exception {
    gateway.told.put(
        "/api/v1/approvals/posting.CN01.C-1.CNY.2",
        WRITE_OFF
            .replace("CNY.1", "CNY.2")
            .replace("writeOff", "extension")
            .replace(
                "\\\"amount\\\":\\\"60000.00\\\"",
                "\\\"dueOn\\\":\\\"2026-06-30\\\",\\\"agreedOn\\\":\\\"2026-04-02\\\",\\\"contact\\\":\\\"ap-1\\\""));
    assertThat(console.get("/approvals?company=CN01&open=posting.CN01.C-1.CNY.2").body())
        .contains("<h2>Due date put off</h2>", "is due on the new day", "2026-06-30", "2026-04-02")
        .contains("ap-1", "href=\"/accounts/CN01.C-1.CNY/items/invoice/F-1?company=CN01\"");
  }

  @Test
  void aProposalIsToldInWords() throws Exception {
    gateway.told.put("/api/v1/approvals/posting.CN01.C-1.CNY.1", WRITE_OFF);
    gateway.told.put("/api/v1/customers/CN01/C-1", "{\"name\":\"苏州阀门厂\"}");
    assertThat(console.get("/approvals?company=CN01&open=posting.CN01.C-1.CNY.1").body())
        .contains("<h2>Write-off</h2>", "苏州阀门厂", "If it is approved:", "The amount is given up")
        .contains("Approvals still needed: 2")
        .contains("href=\"/accounts/CN01.C-1.CNY/items/invoice/F-1?company=CN01\"")
        .contains("action=\"/approvals/ledger/posting.CN01.C-1.CNY.1/approve\"")
        .doesNotContain("<pre", "{&quot;");
  }

  @Test
  void bankAccountsAreToldInWordsToo() throws Exception {
    gateway.told.put(
        "/api/v1/notifications/approvals/paying.CN01.1",
        """
        {"id":"paying.CN01.1","kind":"paying","company":"CN01","state":"open","what":{
          "accounts":"[{\\"currency\\":\\"EUR\\",\\"bank\\":\\"Sample Bank\\",\\"iban\\":\\"DE02120300000000202051\\",\\"holder\\":\\"Sample Ltd.\\"}]",
          "contact":"{\\"name\\":\\"周婷\\",\\"email\\":\\"zhou@x.example\\"}"},
         "proposedBy":"person:zhao.lei","proposedAt":"2026-04-12T03:00:00Z",
         "lapsesAt":"2026-04-20T16:00:00Z","needed":1,"approvedBy":[]}
        """);
    assertThat(
            console
                .get("/approvals?company=CN01&service=notification&open=paying.CN01.1")
                .body()
                .replaceAll("\\s+", " "))
        .contains("EUR <code>DE02120300000000202051</code", "Sample Bank", "Sample Ltd.")
        .contains("周婷", "zhou@x.example", "You proposed it: another person decides.")
        .contains("/withdraw\"")
        .doesNotContain("paying.CN01.1/approve", "paying.CN01.1/reject");
  }

  @Test
  void whatWasPickedIsLookedAtBeforeItIsApproved() throws Exception {
    String page =
        console.sent(
            "/approvals/chosen",
            "company=CN01&pick=ledger:posting.CN01.C-1.CNY.1&pick=ledger:posting.CN01.C-2.CNY.1"
                + "&pick=ledger:seal.CN01.20260331.0000000000.1&pick=ledger:gone&pick=x:y");
    assertThat(page)
        .contains("Approve 2", "CNY, sum of 2", "60,500.50", "2 of those that you picked")
        .contains("value=\"ledger:posting.CN01.C-2.CNY.1\"")
        .doesNotContain("value=\"ledger:seal", "value=\"ledger:gone\"");
    assertThat(gateway.sent).isEmpty();
  }

  @Test
  void nothingPickedLeadsBack() throws Exception {
    assertThat(console.sent("/approvals/chosen", "company=CN01"))
        .startsWith("https://huikuan.example/approvals?company=CN01");
  }

  @Test
  void whatBecameOfEachIsToldRowByRow() throws Exception {
    gateway.told.put(
        "/api/v1/approvals/approve",
        """
        {"results":[{"id":"posting.CN01.C-1.CNY.1","approval":%s},
          {"id":"posting.CN01.C-2.CNY.1","problem":{"type":"urn:huikuan:problem:decided",
           "title":"It is decided","status":409,"detail":"Rejected by person:he.wen: no"}}]}
        """
            .formatted(
                WRITE_OFF.replace(
                    "\"approvedBy\":[]",
                    "\"approvedBy\":[{\"by\":\"person:zhao.lei\",\"at\":\"2026-04-13T01:00:00Z\"}]")));
    gateway.refused.put(
        "/api/v1/dunning/approvals/approve",
        "{\"type\":\"urn:huikuan:problem:not-allowed\",\"status\":403}");
    String page =
        console.sent(
            "/approvals/approve",
            "company=CN01&pick=ledger:posting.CN01.C-1.CNY.1&pick=ledger:posting.CN01.C-2.CNY.1"
                + "&pick=dunning:policy.*.key.2");
    assertThat(page)
        .startsWith("https://huikuan.example/approvals/decided?company=CN01")
        .contains("1 of 3 were approved.", "苏州阀门厂", "CNY 60,000.00", "Approvals still needed: 1")
        .contains("CNY 500.50")
        .contains("It is decided already", "Rejected by person:he.wen: no")
        .contains("Your roles do not allow this");
    assertThat(gateway.sent)
        .containsExactlyInAnyOrder(
            "POST /api/v1/approvals/approve{\"ids\":[\"posting.CN01.C-1.CNY.1\",\"posting.CN01.C-2.CNY.1\"]}",
            "POST /api/v1/dunning/approvals/approve{\"ids\":[\"policy.*.key.2\"]}");
  }

  /** Such as by going back: what became of them stands in the list. */
  @Test
  void pagesThatFollowAFormLeadToTheListWhenTheyAreReadAgain() throws Exception {
    for (String path : new String[] {"chosen", "approve", "decided"}) {
      var answer = console.get("/approvals/" + path + "?company=CN01");
      assertThat(answer.statusCode()).isEqualTo(302);
      assertThat(answer.headers().firstValue("Location"))
          .hasValue("https://huikuan.example/approvals?company=CN01");
    }
    assertThat(gateway.sent).isEmpty();
  }
}
