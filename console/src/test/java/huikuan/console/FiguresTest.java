package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Figures open the documents behind them, on the dates that they are of. */
class FiguresTest {

  private static FakeGateway gateway;
  private static ConfigurableApplicationContext console;
  private static HttpClient http;

  @BeforeAll
  static void start() throws IOException {
    gateway = new FakeGateway();
    console =
        Console.application()
            .run(
                "--server.port=0",
                "--huikuan.console.open=true",
                "--huikuan.console.url=https://huikuan.example",
                "--huikuan.console.gateway=" + gateway.url());
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    http.close();
    console.close();
    gateway.close();
  }

  @BeforeEach
  void nothingWasAskedOrTold() {
    gateway.asked.clear();
    gateway.told.clear();
  }

  private static HttpResponse<String> get(String path) throws Exception {
    String port = console.getEnvironment().getProperty("local.server.port");
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Accept", "text/html")
            .header("Accept-Language", "en")
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** A cell with a link. */
  private static String figure(String address, String shown) {
    return "<a href=\"%s\"><span>%s</span></a>".formatted(address.replace("&", "&amp;"), shown);
  }

  @Test
  void theJournalShowsItsFirstLinesAndTheFileIsTheWhole() throws Exception {
    gateway.told.put("/api/v1/journal", "; <b>line</b>\n".repeat(200) + "; the 201st\n");
    assertThat(get("/journal?company=CN01&format=beancount&currency=CNY").body())
        .contains("; &lt;b&gt;line", "These are the first 200 lines", "aria-current=\"true\"")
        .contains("href=\"/files/journal?company=CN01&amp;format=beancount&amp;currency=CNY\"")
        .doesNotContain("the 201st");
    HttpResponse<String> file = get("/files/journal?company=CN01&format=beancount&currency=CNY");
    assertThat(file.body()).endsWith("; the 201st\n").contains("<b>");
    assertThat(file.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("\"journal-CN01.beancount\"");
    assertThat(get("/files/journal").headers().firstValue("Content-Disposition").orElseThrow())
        .contains("\"journal-CN01.journal\"");
  }

  @Test
  void theJournalAsksByTheDatesAndIsWholeIfItIsShort() throws Exception {
    get("/journal?asOf=2026-03-31&knownAt=7&customer=C-1");
    get("/files/journal?asOf=2026-03-31&knownAt=7&customer=C-1&format=hledger");
    assertThat(gateway.asked)
        .containsSubsequence(
            "GET /api/v1/journal?asOf=2026-03-31&knownAt=7&company=CN01&customer=C-1",
            "GET /api/v1/journal?asOf=2026-03-31&knownAt=7&company=CN01&customer=C-1&format=hledger");
    gateway.told.put("/api/v1/journal", "; short\n");
    assertThat(get("/journal").body()).contains("; short", "These are all its lines");
  }

  @Test
  void eachPartOfAnAgeingAndEachOfItsFiguresOpensItsItems() throws Exception {
    gateway.told.put(
        "/api/v1/aging",
        """
        {"asOf":"2026-03-31","buckets":[{"name":"days1to30","from":1,"to":30}],"groups":[
          {"company":"CN01","customer":"C-1","currency":"CNY","notDue":"0.00","buckets":["7.00"],
           "over":"0.00","unapplied":"2.00","total":"5.00"}],
         "totals":[{"currency":"CNY","notDue":"0.00","buckets":["7.00"],"over":"0.00",
           "unapplied":"2.00","total":"5.00"}]}
        """);
    String items = "/balances/items?company=CN01&amp;asOf=2026-03-31&amp;";
    String late = "&amp;side=claims&amp;dueTo=2026-03-30&amp;dueFrom=2026-03-01\"";
    assertThat(get("/aging?company=CN01&asOf=2026-03-31").body())
        .contains("<a href=\"" + items + "currency=CNY" + late + " tabindex=\"-1\"><rect")
        .contains("<a class=\"chip\" href=\"" + items + "currency=CNY" + late)
        .contains("<a href=\"" + items + "currency=CNY&amp;customer=C-1" + late)
        .contains(items + "currency=CNY&amp;customer=C-1&amp;side=credits\"")
        .doesNotContain("style=\"");
  }

  @Test
  void incomeHasABarForEachMonthThatOpensItsDocumentsAndATable() throws Exception {
    gateway.told.put(
        "/api/v1/income",
        """
        {"from":"2026-01","to":"2026-03","months":[
          {"month":"2026-01","currency":"CNY","received":"7.00","refunded":"0.00","recovered":"0.00",
           "total":"7.00"},
          {"month":"2026-03","currency":"CNY","received":"-3.00","refunded":"0.00","recovered":"0.00",
           "total":"-3.00"}],
         "totals":[{"currency":"CNY","received":"4.00","refunded":"0.00","recovered":"0.00",
           "total":"4.00"}]}
        """);
    String documents = "href=\"/income/documents?company=CN01&amp;basis=cash&amp;from=2026-0";
    assertThat(get("/income?company=CN01&basis=cash").body())
        .contains(documents + "3&amp;to=2026-03&amp;currency=CNY\" aria-label=\"2026-03 −3.00\"")
        .contains("<rect class=\"below\" x=\"1\" width=\"8\" y=\"112\" height=\"48\"")
        .contains("highest 7.00, lowest −3.00")
        .contains(documents + "1&amp;to=2026-01&amp;currency=CNY&amp;figure=received\"")
        .contains(documents + "1&amp;to=2026-03&amp;currency=CNY\"")
        .doesNotContain("style=\"");
  }

  @ParameterizedTest
  @CsvSource({
    "/balances/items?company=CN01&side=claims&customer=C-1&dueTo=2026-03-30&asOf=2026-03-31,"
        + " /balances/items?asOf=2026-03-31&company=CN01&limit=100&side=claims&customer=C-1&dueTo=2026-03-30",
    "/income/documents?company=CN01&basis=cash&figure=received&from=2026-01&to=2026-02&currency=CNY,"
        + " /income/documents?company=CN01&limit=100&basis=cash&figure=received&from=2026-01&to=2026-02&currency=CNY",
    "/trial/documents?company=CN01&kind=invoice&figure=posted&knownAt=9,"
        + " /trial/documents?knownAt=9&company=CN01&limit=100&kind=invoice&figure=posted"
  })
  void whatIsBehindAFigureIsAskedForAsItsLinkSays(String page, String question) throws Exception {
    assertThat(get(page).statusCode()).isEqualTo(200);
    assertThat(gateway.asked).contains("GET /api/v1" + question);
  }

  @Test
  void balancesOpenTheirItemsAlsoInOneCurrency() throws Exception {
    gateway.told.put(
        "/api/v1/balances",
        """
        {"balances":[{"account":"CN01.C-1.CNY","company":"CN01","customer":"C-1","currency":"CNY",
          "balance":"5.00","open":"7.00","unapplied":"2.00"}],
         "in":{"currency":"CNY","rates":[{"currency":"USD","rate":"7.1","day":"2026-03-30"}],
          "total":{"balance":"50.00","open":"70.00","unapplied":"20.00"}}}
        """);
    assertThat(get("/balances?company=CN01&in=CNY").body())
        .contains(figure("/accounts/CN01.C-1.CNY?company=CN01", "2.00"))
        .contains(figure("/balances/items?company=CN01", "50.00"))
        .contains(figure("/balances/items?company=CN01&side=claims", "70.00"))
        .contains(figure("/balances/items?company=CN01&side=credits", "20.00"))
        .contains(figure("/rates?company=CN01&to=CNY&currency=USD&on=2026-03-30", "7.1"));
  }

  @Test
  void anAgeingInOneCurrencyOpensItemsOfAll() throws Exception {
    gateway.told.put(
        "/api/v1/aging",
        """
        {"asOf":"2026-03-31","buckets":[{"name":"days1to30","from":1,"to":30}],"groups":[
          {"currency":"CNY","notDue":"3.00","buckets":["0.00"],"over":"0.00","unapplied":"0.00",
           "total":"3.00"}],"totals":[],
         "in":{"currency":"CNY","rates":[],"total":{"notDue":"9.00","buckets":["8.00"],
          "over":"1.00","unapplied":"2.00","total":"16.00"}}}
        """);
    String items = "/balances/items?company=CN01";
    assertThat(get("/aging?company=CN01&in=CNY&groupBy=salesOwner").body())
        .contains(figure(items + "&side=claims&dueTo=2026-03-30&dueFrom=2026-03-01", "8.00"))
        .contains(figure(items + "&side=claims&dueFrom=2026-03-31", "9.00"))
        .contains(
            figure(items + "&currency=CNY&unowned=true&side=claims&dueFrom=2026-03-31", "3.00"));
  }

  @Test
  void aTrialOpensItsItemsAndDocumentsAndNothingThatIsNotTold() throws Exception {
    gateway.told.put(
        "/api/v1/trial",
        """
        {"figures":[{"currency":"CNY","balance":"5.00","open":"7.00","unapplied":"2.00"}],
         "documents":[{"currency":"CNY","kind":"invoice","posted":"8.00","reversed":"-1.00",
          "effect":"6.50"}],
         "checks":[
          {"name":"balance is the sum of documents","currency":"CNY","left":"5.10","right":"5.20"},
          {"name":"allocations add up to zero","currency":"CNY","left":"0.30","right":"0.40"}]}
        """);
    String documents = "/trial/documents?company=CN01&currency=CNY";
    assertThat(get("/trial?company=CN01").body())
        .contains(figure("/balances/items?company=CN01&currency=CNY", "5.00"))
        .contains(figure("/balances/items?company=CN01&currency=CNY&side=credits", "2.00"))
        .contains(figure(documents + "&kind=invoice&figure=posted", "8.00"))
        .contains(figure(documents + "&kind=invoice", "6.50"))
        .contains("&amp;kind=invoice&amp;figure=reversed\"><span class=\"negative\">−1.00")
        .contains(figure("/balances/items?company=CN01&currency=CNY", "5.10"))
        .contains(figure(documents, "5.20"))
        .doesNotContain("<span>0.30</span></a>", "<span>0.40</span></a>");
  }

  @Test
  void changesOpenWhatWasKnownBeforeAndAfter() throws Exception {
    gateway.told.put(
        "/api/v1/changes",
        """
        {"fromPosition":7,"figures":[{"currency":"CNY",
          "before":{"balance":"1.00","open":"1.50","unapplied":"0.50"},
          "after":{"balance":"2.00","open":"2.50","unapplied":"0.60"},
          "difference":{"balance":"1.10","open":"1.20","unapplied":"0.10"}}]}
        """);
    assertThat(get("/changes?company=CN01&knownFrom=7").body())
        .contains(figure("/balances/items?company=CN01&currency=CNY&knownAt=7&side=claims", "1.50"))
        .contains(figure("/balances/items?company=CN01&currency=CNY&side=credits", "0.60"))
        .doesNotContain("<span>1.10</span></a>");
  }

  @Test
  void theControlAccountAndThePackOfAMonthOpenBalancesOfTheirDay() throws Exception {
    gateway.told.put(
        "/api/v1/companies/CN01/control-account",
        """
        {"days":[{"day":"2026-03-30","currency":"CNY","generalLedger":"9.00","ledger":"8.00",
          "difference":"1.00","agrees":false}]}
        """);
    assertThat(get("/control?company=CN01").body())
        .contains(figure("/balances?company=CN01&asOf=2026-03-30&currency=CNY", "8.00"));
    gateway.told.put(
        "/api/v1/companies/CN01/month-ends/2026-02",
        """
        {"month":"2026-02","position":41,"state":"drafted","hash":"ab",
         "control":[{"day":"2026-02-28","currency":"CNY","ledger":"8.00","missing":true}],
         "creditBalances":[{"account":"CN01.C-1.CNY","currency":"CNY","balance":"-2.00"}],
         "creditBalanceSums":[{"currency":"CNY","creditBalances":"2.00","net":"8.10",
          "gross":"10.10"}]}
        """);
    String then = "&currency=CNY&asOf=2026-02-28&knownAt=41";
    assertThat(get("/month-ends/2026-02?company=CN01").body())
        .contains(figure("/balances?company=CN01" + then, "8.00"))
        .contains(figure("/balances?company=CN01" + then, "10.10"))
        .contains(
            "/accounts/CN01.C-1.CNY/statement?company=CN01&amp;asOf=2026-02-28&amp;knownAt=41");
  }

  @Test
  void aListBehindAFigureEndsWithItAndLeadsToEachItem() throws Exception {
    gateway.told.put(
        "/api/v1/balances/items",
        """
        {"items":[{"account":"CN01.C-1.CNY","customer":"C-1","currency":"CNY","kind":"invoice",
          "number":"F-1","postedOn":"2026-01-01","originallyPostedOn":"2025-11-05",
          "dueOn":"2026-01-31","amount":"9.00","open":"7.77","unapplied":"0.00"}],
         "sums":[{"currency":"CNY","balance":"7.77","open":"7.77","unapplied":"0.00"}]}
        """);
    assertThat(get("/balances/items?company=CN01&side=claims").body())
        .contains("/accounts/CN01.C-1.CNY/items/invoice/F-1?company=CN01", "2025-11-05")
        .containsOnlyOnce("<span>0.00</span>")
        .containsPattern("(?s)<tfoot>.*7\\.77.*</tfoot>");
    gateway.told.put(
        "/api/v1/income/documents",
        """
        {"documents":[{"effective":"2026-03-05","account":"CN01.C-1.CNY","customer":"C-1",
          "currency":"CNY","kind":"reversal","number":"X","entry":"reversal","itemKind":"receipt",
          "item":"R","amount":"-120.00"}],"sums":[{"currency":"CNY","amount":"-120.00"}]}
        """);
    assertThat(get("/income/documents?company=CN01&basis=cash").body())
        .contains("<a href=\"/accounts/CN01.C-1.CNY/items/receipt/R?company=CN01\">X</a>");
  }
}
