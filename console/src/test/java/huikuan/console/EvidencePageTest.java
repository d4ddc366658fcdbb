package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The evidence of a customer and of an invoice, and what an invoice lacks for a demand. */
@ExtendWith(SharedConsole.class)
class EvidencePageTest {

  private static final String API = "/api/v1";
  private static final String CUSTOMER = "/customers/CN01/C-1";
  private static final String ITEM = "/accounts/CN01.C-1.CNY/items/invoice/F-1";
  private static final String FILES = "/companies/CN01/files";

  private static final String PIECES =
      """
      {"evidence":[
       {"number":2,"kind":"signedDeliveryNote","documentOn":"2026-01-12","note":"第二车 <b>",
        "file":{"hash":"ba78","mediaType":"application/pdf","name":"签收单.pdf","damaged":false},
        "attachedAt":"2026-01-13T01:00:00Z","by":"person:li.na",
        "copies":[{"customer":"C-1","contact":"p1","at":"2026-01-13T02:00:00Z","by":"person:li",
          "state":"requested"},
         {"customer":"C-1","contact":"p1","at":"2026-01-13T01:30:00Z","by":"person:li",
          "state":"failed","message":"m-2","reason":"domain-not-allowed","detail":"c.example <b>"},
         {"customer":"C-1","contact":"p1","at":"2026-01-12T23:00:00Z","by":"person:li",
          "state":"sent","message":"m-1","sentAt":"2026-01-13T01:10:00Z"}]},
       {"number":1,"kind":"order","documentOn":"2026-01-02",
        "file":{"hash":"cc01","mediaType":"image/png","damaged":true},
        "attachedAt":"2026-01-03T01:00:00Z","by":"person:li.na","copies":[],
        "withdrawn":{"reason":"of another order","at":"2026-01-14T01:00:00Z","by":"person:wu"}}],
       "next":"n-1"}
      """;

  private final RunningConsole console;
  private final FakeGateway gateway;

  EvidencePageTest(RunningConsole console) {
    this.console = console;
    gateway = console.gateway;
  }

  @BeforeEach
  void aCustomerAndItsInvoice() {
    gateway.signedIn("li.na", "collector");
    tell(CUSTOMER, "{\"name\":\"海河\",\"contacts\":[{\"id\":\"p1\",\"name\":\"王芳\"}]}");
    tell(CUSTOMER + "/evidence", PIECES);
    tell(ITEM + "/history", "{\"events\":[]}");
    tell(ITEM + "/evidence", PIECES);
    tell(
        ITEM + "/readiness",
        """
        {"ready":false,"contract":"HT-1","holds":["demand","sanction"],"missing":[
         {"what":"milestone","name":"终验 <b>","turn":"customer","holds":["courtesy","demand"],
          "part":"4000.00"},
         {"what":"evidence","name":"acceptanceReport","turn":"customer","holds":["demand"]},
         {"what":"invoiceWay","name":"toBeCorrected","turn":"ours","holds":["demand"]},
         {"what":"paymentResponsible","name":"unknown","turn":"ours","holds":["demand"]}],
         "notKnown":["invoiceWay","paymentResponsible"],"requires":["acceptanceReport"]}
        """);
    tell(
        ITEM + "/way",
        """
        {"state":"delivered","on":"2026-01-14","turn":"customer",
         "next":["delivered","accepted","toBeCorrected"],"history":[
         {"state":"delivered","on":"2026-01-14","how":"courier","reference":"SF 1","note":"by <i>",
          "recordedAt":"2026-01-14T01:00:00Z","by":"person:li.na"},
         {"state":"issued","on":"2026-01-12","recordedAt":"2026-01-12T01:00:00Z","by":"erp:sap"}]}
        """);
  }

  private void tell(String path, String answer) {
    gateway.told.put(API + path, answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {CUSTOMER, ITEM})
  void eachPieceIsToldWithItsFileAndWhatBecameOfIt(String page) throws Exception {
    assertThat(RunningConsole.rows(console.pageInChinese(page)))
        .filteredOn(row -> row.contains("签收单") || row.contains("订单"))
        .satisfiesExactly(
            row ->
                assertThat(row)
                    .startsWith(
                        "签收单 #2|签收单.pdf|2026-01-12|有效第二车 <b>|li.na 2026-01-13 09:00|待发送"
                            + " 王芳 2026-01-13 10:00未发出 王芳 2026-01-13 09:30域名不允许: c.example"
                            + " <b>已发送 王芳 2026-01-13 09:10|"),
            row ->
                assertThat(row)
                    .isEqualTo(
                        "订单 #1|image/png|2026-01-02|已撤回of another order – wu 2026-01-14"
                            + " 09:00|li.na 2026-01-03 09:00||"));
    assertThat(console.page(page))
        .contains("href=\"/companies/CN01/files/ba78\"", "<caption>Files that prove it</caption>")
        .contains("action=\"" + page + "/evidence/2/withdraw\"", "evidenceAfter=n-1")
        .doesNotContain(page + "/evidence/1/", "第二车 <b>");
  }

  @Test
  void aCopyThatWasNotSentStandsOutAndACopyGoesOnlyToWhomAMailCanGo() throws Exception {
    assertThat(console.page(CUSTOMER))
        .contains("<span class=\"tag bad\">not sent</span>")
        .contains("domain not allowed: c.example &lt;b&gt;")
        .contains("For us: the customer is not shown it.");
    gateway.refuseField(
        API + CUSTOMER + "/evidence/2/send",
        "contact",
        "the id of a contact of the customer CN01.C-1 who has a mail address today");
    String form = "contact=p1&n=2&back=" + RunningConsole.encoded(CUSTOMER);
    assertThat(console.sent(CUSTOMER + "/evidence/2/send", form))
        .contains("a person at the customer who has a mail address today");
    gateway.refuse(API + CUSTOMER + "/evidence/2/send", "copy-too-large", 422);
    assertThat(console.sent(CUSTOMER + "/evidence/2/send", form))
        .contains("The file is too large for a mail");
  }

  @Test
  void moreOfThemAreOnTheNextPage() throws Exception {
    assertThat(console.page(CUSTOMER + "?evidenceAfter=n-1")).contains("First page");
    assertThat(gateway.asked).contains("GET " + API + CUSTOMER + "/evidence?after=n-1");
  }

  private String attached(String page, String... fields) throws Exception {
    HttpResponse<String> first = console.get("/");
    String cookie = RunningConsole.cookie(first);
    String body =
        Stream.concat(
                Stream.of(
                    "name=\"_csrf\"\n\n" + RunningConsole.token(first), "name=\"back\"\n\n" + page),
                Stream.of(fields))
            .map("--x\nContent-Disposition: form-data; %s\n"::formatted)
            .collect(Collectors.joining("", "", "--x--\n"));
    HttpResponse<String> answer =
        console.send(
            console
                .to(page + "/evidence")
                .header("Cookie", cookie)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace("\n", "\r\n"))));
    assertThat(answer.statusCode()).isEqualTo(302);
    return RunningConsole.squeezed(console.send(console.to(page).header("Cookie", cookie)).body());
  }

  @ParameterizedTest
  @ValueSource(strings = {CUSTOMER, ITEM})
  void aFileIsKeptAndThenAttached(String page) throws Exception {
    tell(FILES, "{\"hash\":\"ba78\"}");
    assertThat(
            attached(
                page,
                "name=\"kind\"\n\nacceptanceReport",
                "name=\"documentOn\"\n\n2026-01-12",
                "name=\"note\"\n\nsecond lorry",
                "name=\"file\"; filename=\"a b.pdf\"\nContent-Type: application/pdf\n\n%PDF"))
        .contains("The file is evidence now.");
    assertThat(gateway.asked).contains("POST " + API + FILES + "?name=a%20b.pdf");
    assertThat(gateway.sent)
        .containsExactly(
            "POST " + API + FILES + "%PDF",
            "POST "
                + API
                + page
                + "/evidence{\"kind\":\"acceptanceReport\",\"documentOn\":\"2026-01-12\","
                + "\"note\":\"second lorry\",\"file\":\"ba78\"}");
  }

  @Test
  void aRefusedFileIsChosenAgainAndTheRestStaysTyped() throws Exception {
    gateway.refused.put(
        "POST " + API + CUSTOMER + "/evidence",
        """
        {"type":"urn:huikuan:problem:invalid","status":400,"errors":[
         {"field":"file","allowed":"64 hexadecimal digits in lower case: the file's SHA-256"},
         {"field":"documentOn","allowed":"a day not after 2026-04-13, today"}]}
        """);
    assertThat(
            attached(
                CUSTOMER,
                "name=\"kind\"\n\nguarantee",
                "name=\"documentOn\"\n\n2027-01-12",
                "name=\"note\"\n\ntyped 7",
                "name=\"file\"; filename=\"\"\nContent-Type: application/octet-stream\n\n"))
        .contains("<span class=\"fault\"><span>a file: choose one</span>")
        .contains("id=\"f-attach-documentOn-fault\"><span>2026-04-13 or earlier<")
        .contains("<option value=\"guarantee\" selected=\"selected\">", "value=\"typed 7\"")
        .contains("Files are not kept: choose each of them again.");
    assertThat(gateway.sent).hasSize(1);
    gateway.refuse("POST " + API + FILES, "file-refused", 422);
    assertThat(
            attached(
                CUSTOMER,
                "name=\"kind\"\n\nother",
                "name=\"file\"; filename=\"a.pdf\"\nContent-Type: application/pdf\n\n%PDF"))
        .contains("The file is not accepted");
  }

  @ParameterizedTest
  @ValueSource(strings = {CUSTOMER, ITEM})
  void aPieceIsWithdrawnForAReasonOrACopyIsSent(String page) throws Exception {
    tell(page + "/evidence/2/withdraw", "{}");
    tell(page + "/evidence/2/send", "{}");
    String back = "&n=2&back=" + RunningConsole.encoded(page);
    assertThat(console.sent(page + "/evidence/2/withdraw", "reason=torn" + back))
        .contains("The evidence is withdrawn.");
    assertThat(console.sent(page + "/evidence/2/send", "contact=p1&note=as+asked" + back))
        .contains("A copy will be sent.");
    assertThat(gateway.sent)
        .containsExactly(
            "POST " + API + page + "/evidence/2/withdraw{\"reason\":\"torn\"}",
            "POST " + API + page + "/evidence/2/send{\"contact\":\"p1\",\"note\":\"as asked\"}");
    gateway.refuseField(
        API + page + "/evidence/2/withdraw", "reason", "1 to 500 printable characters");
    assertThat(RunningConsole.squeezed(console.sent(page + "/evidence/2/withdraw", back)))
        .contains("id=\"f-withdraw-2-reason-fault\"><span>1 to 500 characters<");
    gateway.refuse(API + page + "/evidence/2/send", "evidence-withdrawn", 409);
    assertThat(console.sent(page + "/evidence/2/send", "contact=p1&note=typed+7" + back))
        .contains("The evidence was withdrawn", "value=\"typed 7\"");
  }

  @Test
  void whatIsMissingIsToldWithWhoseTurnItIs() throws Exception {
    assertThat(RunningConsole.rows(console.pageInChinese(ITEM)))
        .startsWith(
            "付款节点|终验 <b> 仅其中 4,000.00 受限|客户|提醒催款",
            "证明材料|验收报告|客户|催款",
            "发票流转|待红冲（红字发票）|我方|催款",
            "付款责任人|未知|我方|催款");
    assertThat(console.page(ITEM))
        .contains("not ready to be demanded</span>", "no demand yet", "no sanction yet")
        .contains(
            "href=\"/contracts/CN01/HT-1?company=CN01\"", "<span>the invoice&#39;s way</span>");
    tell(ITEM + "/readiness", "{\"ready\":true,\"holds\":[],\"missing\":[],\"notKnown\":[]}");
    assertThat(console.page(ITEM))
        .contains("<span class=\"tag good\">ready to be demanded</span>")
        .doesNotContain("<caption>Missing</caption>");
  }

  @Test
  void aClaimThatIsSettledIsNotToBeDemanded() throws Exception {
    tell(
        ITEM + "/readiness",
        """
        {"state":"settled","ready":false,"holds":["courtesy","demand","sanction"],"missing":[],
         "notKnown":[],"requires":[]}
        """);
    assertThat(console.page(ITEM))
        .contains("settled</span>", "Nothing of it can be demanded any more.")
        .doesNotContain("ready to be demanded", "no demand yet");
    assertThat(console.pageInChinese(ITEM)).contains("已结清</span>", "已无可催款项。");
  }

  @Test
  void theWayOfTheInvoiceIsToldWithItsHistory() throws Exception {
    assertThat(console.page(ITEM))
        .containsSubsequence(
            "delivered</span> <span>2026-01-14</span> <span class=\"quiet\">turn: the customer",
            "2026-01-14</span> <b>delivered</b> <span>courier</span>",
            "<dd>SF 1</dd>",
            "<dd>by &lt;i&gt;</dd>",
            "<dd>li.na 2026-01-14 09:00</dd>",
            "2026-01-12</span> <b>issued</b>");
    assertThat(console.pageInChinese(ITEM)).contains("已送达", "快递", "待办方：客户");
  }

  @Test
  void onlyStatesThatFollowAreOffered() throws Exception {
    assertThat(console.page(ITEM))
        .contains("<option value=\"accepted\">", "name=\"reason\"", "name=\"how\"")
        .doesNotContain("<option value=\"issued\">", "<option value=\"corrected\">");
    tell(ITEM + "/way", "{\"next\":[\"requested\",\"issued\"],\"history\":[]}");
    assertThat(console.page(ITEM))
        .contains("Nothing is told of it.", "<option value=\"requested\">")
        .doesNotContain("name=\"how\"");
  }

  @Test
  void theNextStateIsTold() throws Exception {
    String form = "state=toBeCorrected&on=2026-02-01&how=&reason=wrong+title&reference=R-1&back=";
    String back = RunningConsole.encoded(ITEM);
    assertThat(console.sent(ITEM + "/way", form + back)).contains("The state is known.");
    assertThat(gateway.sent)
        .containsExactly(
            "POST "
                + API
                + ITEM
                + "/way{\"state\":\"toBeCorrected\",\"on\":\"2026-02-01\","
                + "\"reason\":\"wrong title\",\"reference\":\"R-1\"}");
    gateway.refused.put(
        "POST " + API + ITEM + "/way",
        """
        {"type":"urn:huikuan:problem:invalid","status":400,"errors":[
         {"field":"on","allowed":"2026-02-02, the day of the state before, or later"},
         {"field":"how","allowed":"how it was delivered: one of mail, hand"},
         {"field":"reason","allowed":"absent: only of toBeCorrected"}]}
        """);
    assertThat(RunningConsole.squeezed(console.sent(ITEM + "/way", form + back)))
        .contains("id=\"f-way-on-fault\"><span>2026-02-02 or later<")
        .contains("id=\"f-way-how-fault\"><span>how it was delivered: one of mail, hand<")
        .contains("id=\"f-way-reason-fault\"><span>nothing: it belongs to the state toBeCorrected<")
        .contains(
            "value=\"wrong title\"", "<option value=\"toBeCorrected\" selected=\"selected\">");
    gateway.refuse("POST " + API + ITEM + "/way", "state-out-of-order", 409);
    assertThat(console.sent(ITEM + "/way", form + back))
        .contains("The invoice can&#39;t come to this state now", "value=\"wrong title\"");
  }

  @ParameterizedTest
  @CsvSource({
    "collector, true, true, true",
    "finance, true, true, true",
    "erp, false, false, true",
    "approver, true, false, false",
    "auditor, true, false, false"
  })
  void eachRoleIsOfferedWhatItMayDo(String role, boolean sees, boolean attaches, boolean tells)
      throws Exception {
    gateway.signedIn("somebody", role);
    for (String page : List.of(CUSTOMER, ITEM)) {
      String shown = console.page(page);
      assertThat(shown.contains("签收单.pdf")).isEqualTo(sees);
      assertThat(shown.contains("action=\"" + page + "/evidence")).isEqualTo(attaches);
      assertThat(shown.contains("action=\"" + page + "/way\""))
          .isEqualTo(tells && page.equals(ITEM));
      assertThat(console.page(page + "?asOf=2026-04-01")).doesNotContain("action=\"" + page + "/");
    }
    assertThat(console.page(ITEM).contains("Ready to be demanded?")).isEqualTo(sees);
  }

  @Test
  void whatIsNoClaimHasNoEvidence() throws Exception {
    String receipt = "/accounts/CN01.C-1.CNY/items/receipt/R-1";
    tell(receipt + "/history", "{\"events\":[]}");
    assertThat(console.page(receipt)).doesNotContain("Evidence</h2>", "Invoice&#39;s way");
    assertThat(gateway.asked)
        .contains("GET " + API + receipt + "/history")
        .noneMatch(it -> it.contains("/evidence") || it.contains("/way"));
  }
}
