package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The list of small differences, their batch, and the task of a short payment. */
@ExtendWith(SharedConsole.class)
class SmallDifferencesPageTest {

  private static final String PAGE = "/small-differences?company=CN01";

  private final RunningConsole console;
  private final FakeGateway gateway;

  SmallDifferencesPageTest(RunningConsole console) {
    this.console = console;
    gateway = console.gateway;
  }

  @BeforeEach
  void differences() {
    gateway.signedIn("li.na", "collector");
    gateway.told.put(
        "/api/v1/dunning/small-differences",
        """
        {"differences":[
          {"case":"reminder.CN01.F-1","account":"CN01.C-1.CNY","customerName":"海河 <b>",
           "itemKind":"invoice","item":"F-1","amount":"1200.00 CNY","open":"2.50 CNY",
           "dueOn":"2026-04-01","writeOff":{"decision":"SD-7-1.1","amount":"2.50 CNY",
            "reason":"bank fees","by":"person:li.na","outcome":"refused",
            "problem":"exceeds-open-amount"}},
          {"case":"reminder.CN01.F-2","account":"CN01.C-1.EUR","customerName":"海河",
           "itemKind":"invoice","item":"F-2","amount":"90.00 EUR","open":"0.40 EUR",
           "dueOn":"2026-04-02"}],
         "sums":[{"cases":1,"open":"2.50 CNY"},{"cases":1,"open":"0.40 EUR"}],"next":null}
        """);
  }

  @Test
  void theyAreListedWithCountsSumsAndWhatTheLedgerSaid() throws Exception {
    assertThat(console.page(PAGE))
        .contains("海河 &lt;b&gt;", "2.50", "/cases/reminder.CN01.F-1", "refused")
        .contains("1 small differences", "name=\"pick\" value=\"reminder.CN01.F-2\"")
        .contains("name=\"smallDifference\" value=\"any\"", "all 2 that match")
        .contains("name=\"expect.cases\" value=\"2\"");
    assertThat(console.pageInChinese(PAGE + "&currency=CNY"))
        .contains("小额差异", "坏账核销", "name=\"smallDifference\" value=\"CNY\"");
    assertThat(gateway.asked)
        .anyMatch(each -> each.contains("/small-differences") && each.contains("currency=CNY"));
    gateway.signedIn("wu", "finance");
    assertThat(console.page(PAGE)).contains("F-2").doesNotContain("value=\"write-off\"");
  }

  @Test
  void theyAreWrittenOffTogether() throws Exception {
    String all = "company=CN01&action=write-off&all=true&smallDifference=CNY&expect.cases=3";
    assertThat(console.sent("/batches/new", all + "&pick=reminder.CN01.F-1"))
        .contains("name=\"writeOff.reason\"", "name=\"smallDifference\" value=\"CNY\"")
        .contains("Small differences: CNY", "decides by its own rules");
    assertThat(gateway.sent).isEmpty();
    gateway.told.put("/api/v1/dunning/batches", "{\"id\":\"batch.CN01.7K-1\"}");
    console.sent("/batches", all + "&writeOff.reason=fees");
    assertThat(gateway.sent)
        .singleElement()
        .asString()
        .contains("\"select\":{\"smallDifference\":\"CNY\"}", "\"writeOff\":{\"reason\":\"fees\"}")
        .contains("\"expect\":{\"cases\":3}", "\"action\":\"write-off\"");
  }

  @Test
  void aShortPaymentLeadsToADisputeOrIsAPartPayment() throws Exception {
    gateway.told.put(
        "/api/v1/dunning/tasks",
        """
        {"tasks":[{"task":"CN01.C-1.short-paid","reason":"short-paid","company":"CN01",
          "customer":"C-1","customerName":"海河","claims":1,"open":["20.00 CNY"],
          "payments":[{"case":"reminder.CN01.F-1","account":"CN01.C-1.CNY",
           "itemKind":"invoice","item":"F-1","kind":"receipt","document":"R-1",
           "paidOn":"2026-04-01","paid":"80.00 CNY","missing":"20.00 CNY",
           "open":"20.00 CNY"}]}],"next":null,"at":"2026-04-13T02:00:00Z"}
        """);
    gateway.told.put("/api/v1/dunning/cases", "{\"cases\":[]}");
    gateway.told.put(
        "/api/v1/dunning/promises/free",
        """
        {"account":"CN01.C-1.CNY","currency":"CNY","free":"25.00","items":[
         {"case":"reminder.CN01.F-1","kind":"invoice","number":"F-1","dueOn":"2026-03-01",
          "open":"25.00","free":"25.00"}]}
        """);
    assertThat(console.page("/tasks?company=CN01&open=CN01.C-1.short-paid"))
        .contains("paid short", "80.00", "R-1", "20.00", "It is a part payment")
        .contains("/customers/CN01/C-1/disputes/new?", "reason=short-payment");
    assertThat(
            console.page(
                "/customers/CN01/C-1/disputes/new?account=CN01.C-1.CNY&item=invoice+F-1"
                    + "&amount=20.00+CNY&reason=short-payment"))
        .contains("value=\"20.00\"", "value=\"F-1\"")
        .contains("<option value=\"short-payment\" selected=\"selected\"");
  }
}
