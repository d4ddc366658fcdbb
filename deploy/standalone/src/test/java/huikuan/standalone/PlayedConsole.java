package huikuan.standalone;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import huikuan.standalone.Ports.Listener;
import huikuan.standalone.identity.IdentityFile;
import huikuan.standalone.sample.Sample;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** The console of the played sample company, with a browser that people sign in with. */
final class PlayedConsole implements AutoCloseable {

  private final Resources resources = new Resources();
  final Browser browser;
  final String url;
  private final IdentityFile identity;

  private PlayedConsole(Browser browser, Path directory) {
    this.browser = resources.add(browser);
    Logs.onceForAll();
    DataDirectory data = resources.add(DataDirectory.open(directory.resolve("data")));
    Ports ports = Ports.usual(TestPorts.free().environment());
    Instance instance =
        Instance.on(data, ports, new Damage(data, false, _ -> {}), false, resources);
    instance.start(Sample.start(), false, false);
    instance.playSample();
    identity = IdentityFile.in(data.resolve(IdentityFile.NAME));
    url = ports.url(Listener.GATEWAY);
  }

  /** Not run where there is no browser. */
  static PlayedConsole start(Path directory) {
    Optional<Browser> found = Browser.start();
    assumeTrue(found.isPresent(), "NOT RUN: no chromium with its chromedriver is on the PATH");
    return new PlayedConsole(found.orElseThrow(), directory);
  }

  /** Whoever has signed in before is forgotten. */
  void signIn(String name, String language) {
    browser.forget();
    open("/");
    browser.await(driver -> driver.getCurrentUrl().equals(url + "/login"));
    browser.type(By.id("username"), name);
    browser.type(By.id("password"), requireNonNull(identity.passwords().get(name)));
    browser.click(By.cssSelector("button[type=submit]"));
    browser.find(By.cssSelector("header.top"));
    speak(language);
  }

  void speak(String language) {
    browser.driver.manage().addCookie(new Cookie("huikuan-language", language));
  }

  /** Opens a path of the console, or an address that it told. */
  void open(String path) {
    browser.driver.get(path.startsWith("/") ? url + path : path);
  }

  /** What the browser was asked to do, where the page is told by a part that is swapped or sent. */
  void awaitText(String selector, String text) {
    browser.await(
        driver ->
            driver.findElements(By.cssSelector(selector)).stream()
                .anyMatch(each -> each.getText().contains(text)));
  }

  /** Where the links of the page lead. */
  List<String> links(String selector) {
    return browser.driver.findElements(By.cssSelector(selector)).stream()
        .map(each -> requireNonNull(each.getDomProperty("href")))
        .toList();
  }

  WebElement focus() {
    return browser.driver.switchTo().activeElement();
  }

  /** A window of this width, as of a phone if it is narrow, light or dark. */
  void window(int width, String scheme) {
    browser.driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
    browser.driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** What the console of the browser told as severe since it was asked before. */
  List<String> severe() {
    return browser.driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(each -> each.getLevel().intValue() >= java.util.logging.Level.SEVERE.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  @Override
  public void close() {
    resources.close();
  }
}
