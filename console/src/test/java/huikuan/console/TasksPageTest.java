package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedConsole.class)
class TasksPageTest {

  private static final String PAGE = "/tasks?company=CN01&open=CN01.C-1.goods-unconfirmed";

  private final RunningConsole console;
  private final FakeGateway gateway;

  TasksPageTest(RunningConsole console) {
    this.console = console;
    gateway = console.gateway;
  }

  /** The company's day is 13 April. */
  @Test
  void aReceiptThatIsUnconfirmedIsToldOfClaimsThatAreOverdueToo() throws Exception {
    gateway.signedIn("li.na", "collector");
    gateway.told.put(
        "/api/v1/dunning/tasks",
        """
        {"tasks":[{"task":"CN01.C-1.goods-unconfirmed","reason":"goods-unconfirmed",
          "company":"CN01","customer":"C-1","customerName":"海河","claims":3,"open":[]}],
         "next":null,"at":"2026-04-13T02:00:00Z"}
        """);
    gateway.told.put(
        "/api/v1/dunning/cases",
        """
        {"cases":[
          {"id":"reminder.CN01.F-1","invoice":"F-1","dueOn":"2026-04-12","open":"5.00",
           "currency":"CNY"},
          {"id":"reminder.CN01.F-2","invoice":"F-2","dueOn":"2026-04-13","open":"6.00",
           "currency":"CNY"},
          {"id":"reminder.CN01.F-3","account":"CN01.C-1.CNY","open":"7.00","currency":"CNY"}]}
        """);
    String page = console.page(PAGE);
    assertThat(page)
        .contains("Nothing proves that the customer has the goods: ask, and add what proves it.")
        .contains("<span>2026-04-12</span> <span class=\"tag warn\">overdue</span>")
        .containsOnlyOnce(">overdue<")
        .doesNotContain("due soon");
    assertThat(console.pageInChinese(PAGE))
        .contains("没有凭证证明客户已收到货：请与客户确认收货情况，并补充凭证。")
        .contains("<span>2026-04-12</span> <span class=\"tag warn\">已逾期</span>")
        .doesNotContain("即将到期：");
  }
}
