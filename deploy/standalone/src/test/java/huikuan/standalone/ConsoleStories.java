package huikuan.standalone;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openqa.selenium.By;

/** What people do with the console, one after another. */
final class ConsoleStories {

  private static final String ACCOUNT = "/accounts/CN01.C-1006.CNY";
  private static final By APPROVE = By.cssSelector("#panel form[action$='/approve'] button");
  private static final By RESUME = By.cssSelector("#panel form[action$='/resume'] button");
  private static final By OPEN = By.cssSelector("a[data-open]");
  private static final By OPEN_PROPOSAL =
      By.xpath("//tr[contains(., 'CNY 100,000.00')]//a[@data-open]");

  private final PlayedConsole console;
  private final Browser browser;

  ConsoleStories(PlayedConsole console) {
    this.console = console;
    this.browser = console.browser;
  }

  /** A write-off that two other people must approve. */
  void fourEyes() {
    console.signIn("chen.jing", "en");
    console.open(ACCOUNT);
    console.awaitText(".card .figure", "215,600.00");
    picture("finance");
    browser.click(By.xpath("//summary[.='Write off or refund']"));
    browser.type(By.id("f-number"), "W-260413-1");
    browser.type(By.id("f-invoice"), "F-260306");
    browser.type(By.id("f-amount"), "100000.00");
    browser.type(By.id("f-reason"), "insolvent");
    browser.click(By.cssSelector("form[action$='/postings'] button"));
    console.awaitText(".notice.good", "It is proposed; another person approves it.");
    console.open("/approvals");
    browser.click(OPEN_PROPOSAL);
    console.awaitText("#panel", "You proposed it: another person decides.");
    assertThat(browser.shows(APPROVE)).as("nobody approves what is his own").isFalse();

    approve("zhao.lei");
    console.open(ACCOUNT);
    console.awaitText(".card .figure", "215,600.00");
    approve("he.wen");
    browser.await(
        _ -> {
          console.open(ACCOUNT);
          return browser.text().contains("115,600.00");
        });
  }

  /** For the tour of the guide. */
  private void picture(String role) {
    browser.picture("tour-" + role);
  }

  private void approve(String name) {
    console.signIn(name, "en");
    console.open("/approvals");
    browser.click(OPEN_PROPOSAL);
    console.awaitText("#panel", "CNY 100,000.00");
    picture("approver");
    browser.click(APPROVE);
    console.awaitText(".notice.good", "Your approval is on record.");
  }

  /** The balance of a day that is over, the documents behind it, and a file of it. */
  void thePast() {
    console.signIn("wu.ying", "en");
    console.open("/balances");
    browser.driver.executeScript("document.querySelector('input[name=asOf]').value = '2026-03-31'");
    browser.click(By.cssSelector("form.dates button"));
    console.awaitText(".dates", "You look at the past: nothing can be done here.");
    picture("auditor");
    By balance = By.cssSelector("a[href^='/accounts/CN01.C-1006.CNY/statement']");
    assertThat(browser.find(balance).getText()).isEqualTo("215,600.00");
    String csv =
        requireNonNull(
            browser
                .find(By.cssSelector("a[href^='/files/balances'][href*='form=csv']"))
                .getDomProperty("href"));
    assertThat(
            String.valueOf(
                browser.driver.executeAsyncScript(
                    "fetch(arguments[0]).then(it => it.text()).then(arguments[1])", csv)))
        .contains("C-1006")
        .contains("215600.00")
        .contains("42300.00");
    browser.click(balance);
    console.awaitText("main", "F-260306");
  }

  /**
   * A night shift: a record that nobody has signed is sent again and stays where it is, a log is
   * checked, and in the morning a colleague has a case chased that was on hold.
   */
  void theNightShift() {
    console.signIn("sun.hao", "en");
    console.open("/dead");
    browser.click(OPEN);
    console.awaitText("#panel", "ledger.events");
    browser.click(By.cssSelector("#panel form[action$='/send'] button"));
    console.awaitText(".notice", "It is still dead: see the error.");
    console.open("/health");
    browser.click(By.cssSelector("form[action='/health/dunning/verify'] button"));
    browser.await(
        _ -> {
          console.open("/health");
          return browser.text().contains("sound");
        });
    picture("operator");
    console.open("/cases?state=on-hold");
    browser.click(OPEN);
    console.awaitText("#panel", "on hold");
    assertThat(browser.shows(RESUME)).as("an operator decides nothing").isFalse();

    console.signIn("li.qiang", "en");
    console.open("/cases?state=on-hold");
    browser.click(OPEN);
    console.awaitText("#panel", "petition for insolvency");
    picture("collector");
    browser.click(RESUME);
    console.awaitText(".notice.good", "It is no longer on hold.");
  }

  /**
   * A collector's day: whom to call and why, a talk that says what comes next, and instalments,
   * which another person approves before the customer is offered them.
   */
  void theCollectorAndTheApprover() {
    console.signIn("li.qiang", "en");
    console.open("/worklist");
    browser.click(OPEN);
    console.awaitText("#panel", "points");
    picture("my-day");
    open("Record a talk");
    browser.type(By.id("f-talk-person"), "the accountant");
    browser.type(By.id("f-talk-aim"), "a day on which they pay");
    choose("#f-talk-outcome", "callback");
    choose("#f-talk-nextOn", "2026-04-16");
    browser.type(By.id("f-talk-note"), "they ask for time");
    browser.type(By.id("f-talk-nextAction"), "call again");
    browser.click(By.cssSelector("#panel form[action$='/talks'] button.main"));
    console.awaitText(".notice.good", "The talk is recorded.");

    console.open(
        "/customers/CN01/C-1006/concessions/new?account=CN01.C-1006.CNY&item=invoice+F-260306");
    choose("#f-kind", "plan");
    browser.type(By.cssSelector("tr:has(input[value='F-260306']) input[name$='.amount']"), "900");
    for (int at = 0; at < 2; at++) {
      choose("[name='dues[" + at + "].on']", "2026-05-0" + (at + 4));
      browser.type(By.name("dues[" + at + "].amount"), "450");
    }
    choose("#f-offeredUntil", "2026-04-20");
    browser.type(By.id("f-note"), "they wait for a payment themselves");
    browser.click(By.cssSelector("form[action$='/concessions'] button.main"));
    console.awaitText("main", "waits for approval");

    console.signIn("zhao.lei", "en");
    console.open("/approvals");
    browser.click(By.xpath("//tr[contains(., 'CNY 900.00')]//a[@data-open]"));
    console.awaitText("#panel", "they wait for a payment themselves");
    browser.click(APPROVE);
    console.awaitText(".notice.good", "Your approval is on record.");
    browser.await(
        _ -> {
          console.open("/concessions?state=offered");
          return browser.text().contains("北岭建材有限公司");
        });
  }

  /** Of a list, or the day of a field of days, which each browser types in its own way. */
  private void choose(String field, String value) {
    browser.find(By.cssSelector(field));
    browser.driver.executeScript(
        "document.querySelector(arguments[0]).value = arguments[1]", field, value);
  }

  /**
   * The recipient of a letter accepts an offer, confirms the balance, says why an invoice is not
   * paid, with the slip of a payment, promises a day and names a colleague; each waits for somebody
   * here.
   */
  void theRecipient(Path slip) {
    String link = linkOf("北岭建材有限公司", "余额相符");
    picture("recipient");
    browser.click(By.xpath("//button[.='我方接受']"));
    console.awaitText(".notice.good", "谢谢，已记录您的答复。");
    browser.await(
        _ -> {
          console.open(link);
          return browser.text().contains("已接受，安排有效。");
        });
    browser.click(By.xpath("//button[.='余额相符，确认']"));
    console.awaitText(".notice.good", "谢谢，您的答复已记录。");
    browser.click(By.xpath("//button[.='未收到发票']"));
    console.awaitText(".notice.good", "已说明：未收到发票");
    console.open(link);
    open("F-260306 为什么尚未付款？");
    open("已付款");
    browser.find(By.name("slip")).sendKeys(slip.toString());
    browser.type(By.name("reference"), "ICBC 88");
    browser.click(By.cssSelector("button.main[value=paid]"));
    console.awaitText(".notice.good", "已说明：已付款 2026-04-13");
    browser.driver.executeScript("document.querySelector('[name=on]').value = '2026-04-20'");
    browser.type(By.cssSelector("#promise input[name=amount]"), "999999999");
    browser.click(By.xpath("//button[.='确认付款日期']"));
    console.awaitText("#promise .notice.bad", "金额");
    browser.type(By.cssSelector("#promise input[name=amount]"), "100000");
    browser.click(By.xpath("//button[.='确认付款日期']"));
    console.awaitText(".notice.good", "2026-04-20 付款 100,000.00 CNY");
    open("填写负责人");
    browser.type(By.name("name"), "李雷");
    browser.type(By.name("email"), "li.lei@beiling.example");
    browser.click(By.cssSelector("#person button.main"));
    console.awaitText(".notice.good", "您已告知：李雷");
    assertThat(Axe.faults(browser)).isEmpty();

    console.window(1280, "light");
    console.signIn("li.qiang", "en");
    for (String told : List.of("said to be paid", "payment promised", "person named")) {
      browser.await(
          _ -> {
            console.open("/tasks");
            return browser.text().contains(told);
          });
    }
    console.open("/proposed");
    browser.click(OPEN);
    console.awaitText("#panel", "li.lei@beiling.example");
  }

  private void open(String summary) {
    browser.click(By.xpath("//summary[.='" + summary + "']"));
  }

  /** The link of a caught mail whose page says this, on a phone on which nobody has signed in. */
  private String linkOf(String customer, String shown) {
    console.signIn("wu.ying", "zh");
    console.open("/mails");
    List<String> mails = console.links("a[data-open]");
    List<String> links = new ArrayList<>();
    for (String mail : mails) {
      console.open(mail);
      links.addAll(console.links("#panel p a[href*='/r/']"));
    }
    browser.forget();
    console.window(360, "light");
    for (String link : links) {
      console.open(link);
      String page = browser.text();
      if (page.contains(customer) && page.contains(shown)) {
        return link;
      }
    }
    throw new AssertionError("No link of %d leads to %s".formatted(links.size(), customer));
  }
}
