package huikuan.standalone;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.openqa.selenium.By;

/** What people do with the console, one after another. */
final class ConsoleStories {

  private static final String ACCOUNT = "/accounts/CN01.C-1006.CNY";
  private static final By APPROVE = By.cssSelector("#panel form[action$='/approve'] button");

  /** The write-off of this account, beside the one that the sample leaves. */
  private static final By OPEN = By.xpath("//tr[contains(., 'C-1006')]//a[@data-open]");

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
    browser.click(By.xpath("//summary[.='Write off or refund']"));
    browser.type(By.id("f-number"), "W-260413-1");
    browser.type(By.id("f-invoice"), "F-260306");
    browser.type(By.id("f-amount"), "100000.00");
    browser.type(By.id("f-reason"), "insolvent");
    browser.click(By.cssSelector("form[action$='/postings'] button"));
    console.awaitText(".notice.good", "It is proposed; another person approves it.");
    console.open("/approvals");
    browser.click(OPEN);
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

  private void approve(String name) {
    console.signIn(name, "en");
    console.open("/approvals");
    browser.click(OPEN);
    console.awaitText("#panel", "100000.00");
    browser.click(APPROVE);
    console.awaitText(".notice.good", "It is approved.");
  }

  /** The balance of a day that is over, the documents behind it, and a file of it. */
  void thePast() {
    console.signIn("wu.ying", "en");
    console.open("/balances");
    browser.driver.executeScript("document.querySelector('input[name=asOf]').value = '2026-03-31'");
    browser.click(By.cssSelector("form.dates button"));
    console.awaitText(".dates", "You look at the past: nothing can be done here.");
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
}
