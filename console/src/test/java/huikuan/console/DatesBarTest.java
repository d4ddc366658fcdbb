package huikuan.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page has the bar of the two dates if it asks the API with them, and else not. */
@ExtendWith(SharedConsole.class)
class DatesBarTest {

  private static final String PAST = "asOf=2026-02-03&knownAt=7";

  private final RunningConsole console;
  private final FakeGateway gateway;

  DatesBarTest(RunningConsole console) {
    this.console = console;
    gateway = console.gateway;
  }

  @BeforeEach
  void somebodyWhoSeesAll() {
    gateway.signedIn(
        "somebody", "finance", "collector", "approver", "operator", "auditor", "admin", "erp");
    gateway.told.put(
        "/api/v1/dunning/cases/reminder.CN01.F-1",
        """
        {"id":"reminder.CN01.F-1","kind":"reminder","account":"CN01.C-1.CNY","state":"open"}
        """);
  }

  private static String past(String path) {
    return path + (path.contains("?") ? "&" : "?") + PAST;
  }

  private boolean isAskedOfThePast() {
    return gateway.asked.stream()
        .anyMatch(each -> each.contains("2026-02-03") || each.contains("knownAt=7"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/accounts/CN01.C-1.CNY",
        "/accounts/CN01.C-1.CNY/statement",
        "/accounts/CN01.C-1.CNY/history",
        "/accounts/CN01.C-1.CNY/items/invoice/F-1",
        "/aging",
        "/balances",
        "/balances/items",
        "/changes?knownFrom=3",
        "/contracts/CN01/K-1",
        "/control",
        "/control/2026-03-31/CNY",
        "/customers/CN01/C-1",
        "/decisions?account=CN01.C-1.CNY",
        "/income",
        "/income/documents",
        "/journal",
        "/trial",
        "/trial/documents"
      })
  void itStandsOnPagesThatDependOnIt(String path) throws Exception {
    assertThat(console.page(path)).contains("<form class=\"dates\"", ">As of<", "Empty means now.");
    String page = console.page(past(path));
    assertThat(isAskedOfThePast()).isTrue();
    assertThat(page)
        .contains("<form class=\"dates past\"", "You look at the past: nothing can be done here.")
        .contains("name=\"asOf\" value=\"2026-02-03\"");
    assertThat(console.pageInChinese(past(path))).contains(">业务日期<", "您正在查看过去，此处不能操作。");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/access",
        "/agenda",
        "/approvals",
        "/batches",
        "/calendar",
        "/cases",
        "/cases/reminder.CN01.F-1",
        "/clock",
        "/company",
        "/contacts",
        "/contracts/CN01/K-1/change",
        "/customers",
        "/customers/CN01/C-1/contracts/new",
        "/dead",
        "/find?q=F-1",
        "/health",
        "/items",
        "/letters",
        "/mails",
        "/messages",
        "/month-ends",
        "/month-ends/2026-03",
        "/parts",
        "/policies",
        "/proposed",
        "/rates",
        "/runs",
        "/sheets",
        "/stuck",
        "/tasks",
        "/templates"
      })
  void otherPagesTellOfThePresent(String path) throws Exception {
    assertThat(console.page(path)).contains("<main id=\"main\"").doesNotContain("class=\"dates");
    String page = console.page(past(path));
    assertThat(isAskedOfThePast()).isFalse();
    assertThat(page)
        .contains("<p class=\"dates past\">", "This page shows the present. You look at the past:")
        .contains(">Back to now</a>");
    assertThat(console.pageInChinese(past(path))).contains("本页显示现在的情况。您正在查看过去，此处不能操作。");
  }
}
