package huikuan.standalone;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A browser of this machine, without a window. None is ever downloaded. */
final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Empty where there is no Chromium, or no driver of it. */
  static Optional<Browser> start() {
    Optional<File> chromium =
        Stream.of("chromium", "google-chrome").flatMap(Browser::onPath).findFirst();
    return onPath("chromedriver")
        .findFirst()
        .flatMap(driver -> chromium.map(browser -> start(driver, browser)));
  }

  private static Stream<File> onPath(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> new File(folder, program))
        .filter(File::canExecute);
  }

  private static Browser start(File driver, File browser) {
    ChromeOptions options =
        new ChromeOptions()
            .setBinary(browser)
            .addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--window-size=1100,900");
    return new Browser(
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(driver)
                .usingAnyFreePort()
                .build(),
            options));
  }

  /** Asks for pages in a language, in the window that is open now. */
  void speak(String language) {
    Object agent = driver.executeScript("return navigator.userAgent");
    driver.executeCdpCommand(
        "Emulation.setUserAgentOverride", Map.of("userAgent", agent, "acceptLanguage", language));
  }

  /** Forgets whoever has signed in. */
  void forget() {
    driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
  }

  WebElement find(By by) {
    return await(_ -> driver.findElement(by));
  }

  void click(By by) {
    await(
        _ -> {
          WebElement button = driver.findElement(by);
          driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", button);
          button.click();
          return true;
        });
  }

  void type(By by, String text) {
    WebElement field = find(by);
    field.clear();
    field.sendKeys(text);
  }

  /** What can be read on the page. */
  String text() {
    return find(By.tagName("body")).getText();
  }

  boolean shows(By by) {
    return driver.findElements(by).stream().anyMatch(WebElement::isDisplayed);
  }

  /** What is asked for, as soon as it is there: pages change while they are looked at. */
  <T> T await(Function<WebDriver, T> condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      @Nullable WebDriverException why = null;
      try {
        T found = condition.apply(driver);
        if (found != null && !Boolean.FALSE.equals(found)) {
          return found;
        }
      } catch (WebDriverException notYet) {
        why = notYet;
      }
      if (System.nanoTime() > end) {
        picture("waited-in-vain");
        throw new AssertionError("Waited in vain at " + driver.getCurrentUrl(), why);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** Keeps a picture of the page, for a look. */
  void picture(String name) {
    try {
      Path pictures = Files.createDirectories(Path.of("target", "pictures"));
      Map<String, Object> shot =
          driver.executeCdpCommand(
              "Page.captureScreenshot", Map.of("format", "png", "optimizeForSpeed", true));
      Files.write(
          pictures.resolve(name + ".png"), Base64.getDecoder().decode((String) shot.get("data")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
