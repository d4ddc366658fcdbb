package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Those who pay for a customer, or answer for what it owes. */
@ExtendWith(SharedConsole.class)
class PartiesPageTest {

  private static final String CUSTOMER = "/api/v1/customers/CN01/C-1";
  private static final String API = CUSTOMER + "/parties";
  private static final String PAGE = "/customers/CN01/C-1";
  private static final String PATH = PAGE + "/parties";
  private static final String ONE = PAGE + "?open=party/hq";

  private static final String PARTIES =
      """
      {"position":77,"parties":[
       {"id":"hq","kind":"payer","name":"Group <b>","customer":"C-9","validFrom":"2026-01-01"},
       {"id":"party-1","kind":"guarantor","name":"Bank","contract":"HT-1","validTo":"2026-12-31",
        "evidence":2,"amount":"5000.00","currency":"CNY"}]}
      """;

  private final RunningConsole console;
  private final FakeGateway gateway;

  PartiesPageTest(RunningConsole console) {
    this.console = console;
    gateway = console.gateway;
  }

  @BeforeEach
  void aCustomerWithParties() {
    gateway.signedIn("li.qiang", "collector");
    gateway.told.put(
        CUSTOMER,
        """
        {"name":"海河","position":77,"contacts":[
         {"id":"c-1","name":"王芳","role":"paymentResponsible","state":"confirmed","party":"hq",
          "basis":"contract","source":"erp:sap","addresses":[],"windows":[]}]}
        """);
    gateway.told.put(API, PARTIES);
    gateway.told.put(API + "/party-2", "{}");
    gateway.told.put(API + "/hq/end", "{}");
  }

  @Test
  void aRowTellsWhoPaysAndWhoAnswersForIt() throws Exception {
    String page = console.pageInChinese(PAGE);
    assertThat(RunningConsole.rows(page))
        .contains("Group <b>|代付方|C-9||2026-01-01||||", "Bank|担保人||HT-1||2026-12-31|2|CNY|5,000.00");
    assertThat(page)
        .contains("代付方与担保人", "新增代付方或担保人", "href=\"/customers/CN01/C-9?company=CN01\"")
        .doesNotContain("Group <b>");
    gateway.told.put(API, "{\"parties\":[]}");
    assertThat(console.page(PAGE)).contains("The customer pays itself, and nobody answers for it.");
  }

  @Test
  void oneOfThemIsShownWithWhatIsMissing() throws Exception {
    assertThat(console.page(ONE))
        .contains("No authorisation is named: nothing is demanded", "all claims of the customer")
        .contains("action=\"" + PATH + "/hq\"", "action=\"" + PATH + "/hq/end\"")
        .doesNotContain("name=\"amount\"");
    assertThat(console.page(PAGE + "?open=party/party-1"))
        .contains("<dt>Limit</dt><dd>5,000.00 CNY</dd>", "name=\"amount\"")
        .doesNotContain("No authorisation is named");
    assertThat(console.page(PAGE + "?open=party/nobody")).doesNotContain(PATH + "/nobody");
  }

  @Test
  void oneMoreIsSetWithAnIdThatNobodyHas() throws Exception {
    assertThat(console.page(PAGE + "?open=new-party"))
        .contains("action=\"" + PATH + "/party-2\"", "name=\"version\" value=\"77\"");
    String form =
        "version=77&kind=guarantor&name=Bank&customer=&contract=HT-1&validFrom=&validTo=2026-12-31"
            + "&evidence=2&amount=5,000.00&currency=CNY&back="
            + RunningConsole.encoded(PAGE);
    assertThat(console.sent(PATH + "/party-2", form)).contains("The company is kept.");
    assertThat(gateway.sent)
        .containsExactly(
            "PUT "
                + API
                + "/party-2{\"kind\":\"guarantor\",\"name\":\"Bank\",\"contract\":\"HT-1\","
                + "\"validTo\":\"2026-12-31\",\"evidence\":2,\"amount\":\"5000.00\","
                + "\"currency\":\"CNY\"}");
    gateway.versions.put(API + "/party-2", "78");
    assertThat(console.sent(PATH + "/party-2", form))
        .contains("Somebody has changed it since you looked.");
  }

  @Test
  void itsLastDayIsSet() throws Exception {
    String form = "version=77&on=2026-06-30&back=" + RunningConsole.encoded(ONE);
    assertThat(console.sent(PATH + "/hq/end", form)).contains("The last day is set.");
    assertThat(gateway.sent).containsExactly("POST " + API + "/hq/end{\"on\":\"2026-06-30\"}");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          customer  | another customer of the company: nobody pays for itself | another customer of the company: nobody pays for itself
          customer  | a customer of the company; there is no C-7              | a customer of the company; there is no C-7
          customer  | a customer for which C-1 does not pay itself, nor by way of others | a customer for which C-1 does not pay itself, nor by way of others
          contract  | a contract of the customer; HT-2 is of another          | a contract of the customer; HT-2 is none
          contract  | a contract of the customer; there is no HT-9            | a contract of the customer; HT-9 is none
          validFrom | days on which no other payer pays the same claims; p2 pays from 2026-01-01 to 2026-06-30 | days on which no other payer pays the same claims; p2 pays from 2026-01-01 to 2026-06-30
          evidence  | the number of a piece of the customer's evidence of kind guarantee; 3 was withdrawn | the number of a fitting piece of the customer&#39;s evidence that is not withdrawn; 3 is none
          evidence  | the number of a piece of the customer's evidence of kind guarantee; there is no 9 | the number of a fitting piece of the customer&#39;s evidence that is not withdrawn; 9 is none
          """)
  void aFaultStandsAtItsFieldInOurWords(String field, String allowed, String words)
      throws Exception {
    gateway.refuseField(API + "/hq", field, allowed);
    String form = "kind=payer&name=Group&back=" + RunningConsole.encoded(ONE);
    assertThat(RunningConsole.squeezed(console.sent(PATH + "/hq", form)))
        .contains("id=\"f-party-" + field + "-fault\"><span>" + words + "<");
  }

  @Test
  void aPersonIsOfAPayerAndStaysSo() throws Exception {
    assertThat(console.page(PAGE + "?open=person/c-1"))
        .contains("Of the payer", "name=\"party\" value=\"hq\"");
    String form = "name=Wang&role=paymentResponsible&party=hq&back=" + RunningConsole.encoded(PAGE);
    console.sent(PAGE + "/people/c-1", form);
    assertThat(gateway.sent)
        .containsExactly(
            "PUT "
                + CUSTOMER
                + "/contacts/c-1{\"name\":\"Wang\",\"role\":\"paymentResponsible\","
                + "\"party\":\"hq\"}");
  }

  @Test
  void aTaskOfAGuaranteeLeadsToTheGuarantor() throws Exception {
    gateway.told.put(
        "/api/v1/dunning/tasks",
        """
        {"tasks":[{"task":"CN01.C-1.guarantee-ending","reason":"guarantee-ending","company":"CN01",
          "customer":"C-1","customerName":"海河","claims":0,"open":[],"guarantors":[
          {"party":"party-1","since":"2026-11-01","validTo":"2026-12-31"}]}],
         "next":null,"at":"2026-04-13T02:00:00Z"}
        """);
    gateway.told.put("/api/v1/dunning/cases", "{\"cases\":[]}");
    assertThat(console.page("/tasks?open=CN01.C-1.guarantee-ending"))
        .contains("guarantee ends", ">party-1<", "open=party%2Fparty-1\"")
        .contains("Answers until 2026-12-31.", "/tasks/CN01.C-1.guarantee-ending/done\"")
        .doesNotContain("The claims are chased");
    assertThat(console.pageInChinese("/tasks?open=CN01.C-1.guarantee-ending"))
        .contains("担保即将到期", "担保至 2026-12-31。");
  }

  @Test
  void whoMayOnlyLookSeesNoForm() throws Exception {
    gateway.signedIn("li.qiang", "auditor");
    assertThat(console.page(ONE))
        .contains("Payers and guarantors")
        .doesNotContain("Add a payer or guarantor", "action=\"" + PATH);
  }
}
