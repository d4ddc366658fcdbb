package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A contract is made, and changed, by a form. */
@ExtendWith(SharedConsole.class)
class ContractFormTest {

  private static final String API = "/api/v1/contracts/CN01/HT-1";
  private static final String CHANGE = "/contracts/CN01/HT-1/change";
  private static final String CUSTOMER = "/customers/CN01/C-1/contracts";

  private static final String CONTRACT =
      """
      {"company":"CN01","contract":"HT-1","version":5,"customer":"C-1","title":"水泵 <b>",
       "currency":"CNY","amount":"1200000.00",
       "terms":{"kind":"instalments","parts":[{"percent":"30","days":10},{"percent":"70","days":60}],
        "from":"delivery"},
       "milestones":[
        {"id":"m1","name":"到货","amount":"1200000.00","actualOn":"2026-03-04",
         "acceptedBy":"王芳","recorded":false},
        {"id":"m2","name":"终验","actualOn":"2026-03-05","recorded":true}],
       "chasingStarts":[{"milestone":"m1"}],"requires":["acceptanceReport","oddKind"],
       "replaces":["HT-0"],"splitFrom":["A 1","A 2"],"replacedBy":[],"splitInto":[]}
      """;

  private final RunningConsole console;
  private final FakeGateway gateway;

  ContractFormTest(RunningConsole console) {
    this.console = console;
    gateway = console.gateway;
  }

  @BeforeEach
  void aContract() {
    gateway.signedIn("li.na", "finance");
    gateway.told.put(API, CONTRACT);
  }

  private static String brackets(String form) {
    return form.replace("[", "%5B").replace("]", "%5D");
  }

  @Test
  void theFormShowsAllThatWasTold() throws Exception {
    assertThat(console.page(CHANGE))
        .contains("name=\"version\" value=\"5\"", "name=\"title\" value=\"水泵 &lt;b&gt;\"")
        .contains("<option value=\"instalments\" selected=\"selected\">")
        .contains("<option value=\"delivery\" selected=\"selected\">")
        .contains("name=\"terms.parts[1].percent\" value=\"70\"", "name=\"terms.parts[3].days\"")
        .contains("name=\"milestones[0].name\" value=\"到货\"", "name=\"milestones[4].id\"")
        .contains("type=\"hidden\" name=\"milestones[0].actualOn\" value=\"2026-03-04\"")
        .contains("type=\"hidden\" name=\"milestones[0].acceptedBy\" value=\"王芳\"")
        .contains("name=\"chasingStarts[0].milestone\" value=\"m1\"")
        .contains("name=\"requires\" value=\"acceptanceReport\" checked=\"checked\"")
        .contains("type=\"hidden\" name=\"requires\" value=\"oddKind\"", "A 1 A 2</textarea>")
        .doesNotContain("name=\"milestones[1].actualOn\"", "name=\"contract\"");
  }

  @Test
  void aNewContractIsMadeOnlyIfThereIsNone() throws Exception {
    assertThat(console.page("/customers/CN01/C-1/contracts/new"))
        .contains("name=\"contract\" required", "name=\"customer\" value=\"C-1\"");
    String form =
        brackets(
            "customer=C-1&contract=HT-1&title=Pumps&signedOn=2026-01-08&currency=CNY"
                + "&amount=1,200,000.00&terms.kind=net&terms.days=30&terms.from=acceptance"
                + "&terms.months=2&terms.text=x&terms.parts[0].percent=5&milestones[0].id="
                + "&milestones[1].id=m1&milestones[1].name=Start&milestones[1].amount=1,200,000.00"
                + "&milestones[1].plannedOn=2026-03-01&acceptance.criteria=runs&acceptance.method="
                + "&chasingStarts[0].date=&chasingStarts[1].amount=5,000.00&interest.perDay=0.05"
                + "&interest.from=dueDate&law.debtor=large&law.creditor=&requires=contract"
                + "&replaces=HT+0%0D%0A%0D%0AHT-A&splitFrom=");
    assertThat(console.sent(CUSTOMER, form))
        .startsWith(RunningConsole.URL + "/contracts/CN01/HT-1?company=CN01")
        .contains("The contract is kept.");
    assertThat(gateway.sent)
        .containsExactly(
            "PUT "
                + API
                + "{\"customer\":\"C-1\",\"title\":\"Pumps\",\"signedOn\":\"2026-01-08\","
                + "\"currency\":\"CNY\",\"amount\":\"1200000.00\",\"terms\":{\"kind\":\"net\","
                + "\"days\":30,\"from\":\"acceptance\"},\"milestones\":[{\"id\":\"m1\",\"name\":"
                + "\"Start\",\"amount\":\"1200000.00\",\"plannedOn\":\"2026-03-01\"}],"
                + "\"acceptance\":{\"criteria\":\"runs\"},\"chasingStarts\":[{\"amount\":"
                + "\"5000.00\"}],\"interest\":{\"perDay\":\"0.05\",\"from\":\"dueDate\"},"
                + "\"law\":{\"debtor\":\"large\"},\"requires\":[\"contract\"],"
                + "\"replaces\":[\"HT 0\",\"HT-A\"]}");
    gateway.refuse("PUT " + API, "changed-meanwhile", 412);
    assertThat(console.sent(CUSTOMER, form))
        .startsWith(RunningConsole.URL + "/customers/CN01/C-1/contracts/new?company=CN01")
        .contains("name=\"contract\" required value=\"HT-1\"", "value=\"Pumps\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          monthEnd | {"kind":"monthEnd","months":2,"day":"x","from":"invoice"}
          instalments | {"kind":"instalments","parts":[{"percent":"30","days":10}],"from":"invoice"}
          text | {"kind":"text","text":"own"}
          """)
  void eachKindOfTermsHasItsOwnFields(String kind, String terms) throws Exception {
    String form =
        "customer=C-1&title=x&terms.kind=%s&terms.from=invoice&terms.days=7&terms.months=2"
            .formatted(kind);
    console.sent(
        CHANGE,
        form
            + brackets(
                "&terms.day=x&terms.text=own&terms.parts[0].percent=30&terms.parts[0].days=10"));
    assertThat(gateway.sent)
        .containsExactly(
            "PUT " + API + "{\"customer\":\"C-1\",\"title\":\"x\",\"terms\":" + terms + "}");
  }

  @Test
  void itIsChangedOnlyIfNobodyDidMeanwhile() throws Exception {
    gateway.versions.put(API, "5");
    String form = brackets("customer=C-1&title=Pumps&milestones[0].id=m1&milestones[0].name=A");
    assertThat(
            console.sent(
                CHANGE, form + "&version=5" + brackets("&milestones[0].actualOn=2026-03-04")))
        .startsWith(RunningConsole.URL + "/contracts/CN01/HT-1?company=CN01")
        .contains("The contract is kept.");
    assertThat(gateway.sent)
        .containsExactly(
            "PUT "
                + API
                + "{\"customer\":\"C-1\",\"title\":\"Pumps\",\"milestones\":[{\"id\":\"m1\","
                + "\"name\":\"A\",\"actualOn\":\"2026-03-04\"}]}");
    assertThat(console.sent(CHANGE, form + "&version=4"))
        .startsWith(RunningConsole.URL + CHANGE)
        .contains("Somebody has changed it since you looked.", "value=\"Pumps\"");
  }

  @Test
  void eachFaultStandsAtItsField() throws Exception {
    gateway.refused.put(
        "PUT " + API,
        """
        {"type":"urn:huikuan:problem:invalid","status":400,"errors":[
         {"field":"title","allowed":"1 to 200 printable characters"},
         {"field":"terms.parts","allowed":"percents that add up to 100, not 30"},
         {"field":"terms.parts[0].days","allowed":"a whole number from 0 to 3650"},
         {"field":"milestones","allowed":"amounts that add up to 7.00, the contract's; not 5.00"},
         {"field":"milestones[0].name","allowed":"1 to 200 printable characters"},
         {"field":"chasingStarts[0].date",
          "allowed":"one of date, amount and milestone, and no other of them"},
         {"field":"interest.perYear","allowed":"one of perYear and perDay"},
         {"field":"replaces","allowed":"a contract of the company; there is no HT-0"},
         {"field":"splitFrom[1]","allowed":"a contract that does not come from this one; A from B"}]}
        """);
    String page =
        RunningConsole.squeezed(
            console.sent(
                CHANGE,
                brackets(
                    "customer=C-1&terms.kind=instalments&terms.parts[2].percent=30"
                        + "&terms.parts[2].days=soon&milestones[3].id=typed+7"
                        + "&chasingStarts[0].date=2026-01-01&replaces=HT-0&splitFrom=A%0AB")));
    assertThat(page)
        .contains("id=\"f-title-fault\"><span>1 to 200 characters<")
        .contains("<span>percents that add up to 100, not 30</span>")
        .contains("id=\"f-terms.parts[0].days-fault\"><span>a whole number from 0 to 3650<")
        .contains("<span>amounts that add up to 7.00, the contract&#39;s; not 5.00</span>")
        .contains(
            "id=\"f-milestones[0].name-fault\"", "name=\"milestones[0].id\" value=\"typed 7\"")
        .contains("id=\"f-chasingStarts[0].date-fault\"><span>one of day, amount and milestone")
        .contains(
            "id=\"f-interest.perYear-fault\"><span>percent a year or percent a day, not both<")
        .contains("id=\"f-replaces-fault\"><span>a contract of the company; there is no HT-0<")
        .contains("id=\"f-splitFrom-fault\"><span>a contract that does not come from this one<")
        .contains(
            "name=\"terms.parts[0].percent\" value=\"30\"", "A B</textarea>", "<details open=");
  }
}
