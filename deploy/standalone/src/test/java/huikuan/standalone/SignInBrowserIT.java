package huikuan.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import huikuan.standalone.Ports.Listener;
import huikuan.standalone.identity.IdentityFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.logging.LogType;

/** People sign in with a browser: for the mails, and on the page of the API. */
@Order(Integer.MAX_VALUE)
@ExtendWith(SharedInstance.Given.class)
class SignInBrowserIT {

  private static final String OPERATOR = "sun.hao";
  private static final String COLLECTOR = "li.qiang";
  private static final String FINANCE = "chen.jing";
  private static final By NAME = By.id("username");
  private static final By PASSWORD = By.id("password");
  private static final By SUBMIT = By.cssSelector("button[type=submit]");

  private static Browser browser;
  private static IdentityFile identity;
  private static String gateway;

  @BeforeAll
  static void start(SharedInstance instance) {
    Optional<Browser> found = Browser.start();
    assumeTrue(found.isPresent(), "NOT RUN: no chromium with its chromedriver is on the PATH");
    browser = found.orElseThrow();
    identity = instance.identity();
    gateway = instance.ports().url(Listener.GATEWAY);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void nobodyIsSignedIn() {
    browser.forget();
    browser.driver.get("about:blank");
  }

  private static void signIn(String name, String password) {
    browser.type(NAME, name);
    browser.type(PASSWORD, password);
    browser.click(SUBMIT);
  }

  private static void signIn(String name) {
    signIn(name, identity.passwords().get(name));
  }

  private static void awaitAddress(String path) {
    browser.await(driver -> driver.getCurrentUrl().equals(gateway + path));
  }

  // The mails

  @Test
  void theMailsAreShownToAnOperatorWhoSignsInAndSignsOutAgain() {
    browser.driver.get(gateway + "/mails");
    awaitAddress("/login");
    browser.picture("sign-in-en");
    signIn(OPERATOR, "guessed");
    awaitAddress("/login?after=wrong-password");
    assertThat(browser.text()).contains("Name or password is wrong.");
    browser.picture("wrong-password-en");
    browser.driver.get(gateway + "/mails");
    awaitAddress("/login");

    signIn(OPERATOR);
    awaitAddress("/mails");
    assertThat(browser.text()).contains("Mail caught", "l***@a***.example");
    assertThat(browser.driver.manage().getCookies())
        .hasSize(2)
        .allMatch(cookie -> cookie.isHttpOnly() && "Lax".equals(cookie.getSameSite()));
    browser.picture("mail");

    browser.click(By.cssSelector(".me summary"));
    browser.click(By.cssSelector("form[action='/sign-out'] button"));
    awaitAddress("/signed-out");
    assertThat(browser.text()).contains("You have signed out");
    browser.picture("signed-out-en");
    browser.driver.get(gateway + "/mails");
    awaitAddress("/login");
  }

  @Test
  void whoMayNotReadTheMailsIsToldSo() {
    browser.driver.get(gateway + "/mails");
    signIn(COLLECTOR);
    awaitAddress("/mails");
    assertThat(browser.text())
        .contains("Your roles do not allow this")
        .doesNotContain("acme.example");
    browser.picture("refused-en");
  }

  @Test
  void thePageSpeaksChineseToWhomAsksForIt() {
    browser.speak("zh-CN,zh");
    try {
      browser.driver.get(gateway + "/login");
      assertThat(browser.find(By.tagName("html")).getDomAttribute("lang")).isEqualTo("zh-CN");
      browser.picture("sign-in-zh");
      signIn(COLLECTOR, "guessed");
      awaitAddress("/login?after=wrong-password");
      assertThat(browser.text()).contains("用户名或密码错误。", "登录");
      browser.picture("wrong-password-zh");
      browser.driver.get(gateway + "/mails");
      signIn(COLLECTOR);
      awaitAddress("/mails");
      assertThat(browser.text()).contains("您的角色不允许此操作", "催收");
      browser.picture("refused-zh");
    } finally {
      browser.speak("en");
    }
  }

  @Test
  void aFormWithoutItsTokenSignsNobodyIn() {
    browser.driver.get(gateway + "/login");
    browser.driver.executeScript("document.querySelector('[name=_csrf]').value = 'forged'");
    signIn(OPERATOR);
    browser.await(_ -> browser.text().contains("The page was open for too long."));
    browser.driver.get(gateway + "/mails");
    awaitAddress("/login");
  }

  // The API

  private static final By AUTHORIZE = By.cssSelector("button.authorize");
  private static final By SIGN_IN =
      By.xpath("//div[@class='auth-container'][contains(., 'signIn')]//button[.='Authorize']");
  private static final By LOGOUT = By.xpath("//div[@class='auth-container']//button[.='Logout']");

  /** Opens the sign-in page in a window of its own, as a click on the API's page does. */
  private static String authorize() {
    browser.driver.get(gateway + "/swagger-ui/index.html?urls.primaryName=ledger");
    browser.click(AUTHORIZE);
    browser.find(By.className("auth-container"));
    browser.picture("authorize");
    String page = browser.driver.getWindowHandle();
    browser.click(SIGN_IN);
    String other =
        browser.await(
            driver ->
                driver.getWindowHandles().stream()
                    .filter(each -> !each.equals(page))
                    .findFirst()
                    .orElse(null));
    browser.driver.switchTo().window(other);
    return page;
  }

  /** When the window of signing in is closed. */
  private static void backTo(String page) {
    browser.await(driver -> driver.getWindowHandles().size() == 1);
    browser.driver.switchTo().window(page);
  }

  /** Asks for the accounts of a company. */
  private static String accounts() {
    By operation =
        By.xpath("//div[contains(@class, 'opblock-get')][.//span[@data-path='/api/v1/accounts']]");
    browser.click(By.cssSelector(".close-modal"));
    browser.click(operation);
    browser.click(By.cssSelector(".try-out__btn"));
    browser.type(By.cssSelector("tr[data-param-name=company] input"), "CN01");
    browser.click(By.cssSelector("button.execute"));
    String answer = browser.find(By.cssSelector(".live-responses-table .response")).getText();
    browser.picture("accounts");
    return answer;
  }

  @Test
  void thePageOfTheApiAsksAsThePersonWhoHasSignedIn() {
    String page = authorize();
    awaitAddress("/login");
    signIn(FINANCE);
    backTo(page);
    browser.find(LOGOUT);
    assertThat(accounts()).startsWith("200").contains("CN01.C-1.CNY");
    assertThat(browser.driver.manage().logs().get(LogType.BROWSER).getAll())
        .noneMatch(each -> each.getMessage().contains("Content Security Policy"));
  }

  @Test
  void anAnswerThatNobodyGaveSignsNobodyIn() {
    String forged = gateway + "/swagger-ui/oauth2-redirect.html?code=x&state=wrong";
    browser.driver.get(forged);
    assertThat(browser.driver.getCurrentUrl()).isEqualTo(forged);

    String page = authorize();
    browser.driver.get(forged);
    backTo(page);
    browser.find(By.cssSelector(".auth-container .errors"));
    browser.picture("forged");
    assertThat(browser.shows(LOGOUT)).isFalse();
    assertThat(accounts()).startsWith("401").contains("no-token");
  }

  @Test
  void thePageOfTheApiHasOneNameOfThisMachine() {
    browser.driver.get(gateway.replace("127.0.0.1", "localhost") + "/swagger-ui/index.html");
    awaitAddress("/swagger-ui/index.html");
  }

  // Pages of others

  /** Posts the sign-in form with the right password, as a page of another origin can. */
  private static final String FORM =
      """
      <!doctype html><form method="post" action="%s/login">
      <input name="username" value="%s"><input name="password" value="%s"></form>\
      """;

  private static final String ASKS =
      """
      const answered = arguments[1];
      fetch(arguments[0], {credentials: 'include'}).then(
        answer => answer.text().then(text => answered('read ' + text)),
        failure => answered('not read'));\
      """;

  /** By another port of the same name, and by another name of the same machine. */
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost"})
  void aPageOfAnotherOriginNeitherSignsInNorReads(String name) throws IOException {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] page =
        FORM.formatted(gateway, OPERATOR, identity.passwords().get(OPERATOR)).getBytes(UTF_8);
    other.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    other.start();
    try {
      String address = "http://%s:%d/".formatted(name, other.getAddress().getPort());
      browser.driver.get(address);
      browser.driver.executeScript("document.forms[0].submit()");
      awaitAddress("/login");
      assertThat(browser.text()).contains("A page of another site");
      browser.picture("foreign-" + name);
      browser.driver.get(gateway + "/mails");
      awaitAddress("/login");

      signIn(OPERATOR);
      awaitAddress("/mails");
      browser.driver.get(address);
      for (String path : List.of("/mails", "/v3/api-docs/ledger", "/oauth2/authorize")) {
        assertThat(browser.driver.executeAsyncScript(ASKS, gateway + path))
            .as(path)
            .isEqualTo("not read");
      }
    } finally {
      other.stop(0);
    }
  }
}
