package huikuan.standalone;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** Every screen of the console can be read by all, and what people do with it is done. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(2)
@Execution(ExecutionMode.CONCURRENT)
class ConsoleBrowserIT {

  private static final String AUDITOR = "wu.ying";
  private static final String COLLECTOR = "li.qiang";
  private static final int DESK = 1280;
  private static final int PHONE = 360;

  /** Behind the menu: what its lists lead to, and what no list leads to. */
  private static final List<String> BEHIND =
      List.of(
          "/",
          "/accounts/CN01.C-1006.CNY",
          "/accounts/CN01.C-1006.CNY/statement",
          "/accounts/CN01.C-1006.CNY/history",
          "/accounts/CN01.C-1006.CNY/items/invoice/F-260306",
          "/approvals?state=approved",
          "/balances?asOf=2026-03-31",
          "/balances/items?asOf=2026-03-31&side=claims",
          "/changes?knownFrom=1",
          "/customers/CN01/C-1006",
          "/find?q=jn",
          "/income/documents?figure=invoiced",
          "/journal?format=beancount",
          "/letters?state=closed",
          "/policies/standard",
          "/runs/new",
          "/parts",
          "/trial/documents?kind=invoice",
          "/no-such-page",
          "/signed-out");

  /** Of these links the first of a screen is followed. */
  private static final List<String> FIRST =
      List.of("a[data-open]", "a[href*='/templates/letter/']", "a[href*='/templates/message/']");

  @TempDir private static Path directory;

  private static PlayedConsole console;

  @BeforeAll
  static void start() {
    console = PlayedConsole.start(directory);
  }

  @AfterAll
  static void stop() {
    if (console != null) {
      console.close();
    }
  }

  // What is seen

  @Test
  @Order(7)
  @Execution(ExecutionMode.SAME_THREAD)
  void everyScreenIsReadByAll() {
    console.window(DESK, "light");
    Axe.load(console.browser);
    console.signIn(AUDITOR, "zh");
    console.open("/");
    console.severe();
    List<String> menu = console.links(".side a");
    assertThat(menu).hasSize(41);
    Set<String> screens = new LinkedHashSet<>(menu);
    BEHIND.forEach(each -> screens.add(console.url + each));
    List<String> faults = new ArrayList<>();
    List<String> panels = new ArrayList<>();
    for (String screen : screens) {
      console.open(screen);
      for (String behind : FIRST) {
        console.links(behind).stream().limit(1).forEach(panels::add);
      }
      faults.addAll(inChinese(screen));
    }
    screens.addAll(panels);
    panels.forEach(
        each -> {
          console.open(each);
          faults.addAll(inChinese(each));
        });
    assertThat(panels).as("opened beside their lists").hasSizeGreaterThan(5);
    console.speak("en");
    screens.forEach(each -> faults.addAll(inEnglish(each)));
    console.window(DESK, "light");
    assertThat(faults).isEmpty();
  }

  private static List<String> inChinese(String screen) {
    List<String> faults = new ArrayList<>(looked(screen, "zh", DESK));
    console.window(PHONE, "dark");
    faults.addAll(tooWide(screen, PHONE));
    console.window(DESK, "light");
    return faults;
  }

  private static List<String> inEnglish(String screen) {
    console.window(PHONE, "dark");
    console.open(screen);
    List<String> faults = new ArrayList<>(looked(screen, "en", PHONE));
    console.window(DESK, "dark");
    faults.addAll(tooWide(screen, DESK));
    return faults;
  }

  private static List<String> looked(String screen, String language, int width) {
    List<String> faults = new ArrayList<>();
    boolean unknown = screen.endsWith("/no-such-page");
    if (!screen.endsWith("/parts")) {
      console.browser.driver.findElements(By.cssSelector(".notice.bad[role=alert]")).stream()
          .map(each -> screen + ": " + each.getText())
          .forEach(faults::add);
    }
    console.severe().stream()
        .filter(each -> !(unknown && each.contains("404")))
        .map(each -> screen + " told " + each)
        .forEach(faults::add);
    Axe.faults(console.browser).forEach(each -> faults.add(screen + " " + width + " " + each));
    faults.addAll(tooWide(screen, width));
    changing().forEach(each -> faults.add(screen + " has a button that posts to " + each));
    String name = screen.substring(console.url.length()).replaceAll("[^A-Za-z0-9.]+", "-");
    console.browser.picture("console" + name + "-" + language);
    return faults;
  }

  /** An auditor may send letters about balances; nothing else but its own views. */
  private static List<?> changing() {
    return (List<?>)
        requireNonNull(
            console.browser.driver.executeScript(
                """
                return [...document.querySelectorAll('form[method=post] button')]
                  .map(each => each.form.getAttribute('action'))
                  .filter(each => !/^\\/(preferences|views|sign-out|letters|runs)|\\/letters$/.test(each))\
                """));
  }

  private static List<String> tooWide(String screen, int width) {
    Object wide =
        console.browser.await(
            _ ->
                console.browser.driver.executeScript(
                    "return document.documentElement.scrollWidth"));
    return wide instanceof Long found && found <= width
        ? List.of()
        : List.of("%s is %s wide in a window of %d".formatted(screen, wide, width));
  }

  // What is done by keys alone

  private static void press(CharSequence... keys) {
    new Actions(console.browser.driver).sendKeys(keys).perform();
  }

  private static void awaitFocus(String selector) {
    console.browser.await(
        driver ->
            (Boolean)
                ((JavascriptExecutor) driver)
                    .executeScript(
                        "return document.activeElement.matches(arguments[0])", selector));
  }

  @Test
  @Order(1)
  @Execution(ExecutionMode.SAME_THREAD)
  void casesAreWorkedByKeysAlone() {
    console.window(DESK, "light");
    console.signIn(COLLECTOR, "en");
    console.open("/cases");
    press("j");
    awaitFocus("#case-0");
    press("j");
    awaitFocus("#case-1");
    press("k");
    awaitFocus("#case-0");

    press(Keys.ENTER);
    awaitFocus("#panel h2");
    press(Keys.ESCAPE);
    awaitFocus("#case-0");
    assertThat(console.links("#panel a")).isEmpty();

    press("x");
    awaitText("#picked", "1 selected");
    assertThat(told()).isEqualTo("1 selected");
    press("x");
    console.browser.await(_ -> !console.browser.shows(By.id("picked")));

    press("?");
    awaitText("#keys", "next row");
    press(Keys.ESCAPE);
    console.browser.await(_ -> !console.browser.shows(By.id("keys")));
    press("/");
    awaitFocus("#find");
  }

  private static Object told() {
    return console.browser.driver.executeScript(
        "return document.querySelector('#told').textContent");
  }

  private static void awaitText(String selector, String text) {
    console.awaitText(selector, text);
  }

  // Stories

  @Test
  @Order(2)
  @Execution(ExecutionMode.SAME_THREAD)
  void whatIsBigIsDecidedByTwoOthers() {
    console.window(DESK, "light");
    new ConsoleStories(console).fourEyes();
  }

  @Test
  @Order(3)
  @Execution(ExecutionMode.SAME_THREAD)
  void theAuditorAsksThePast() {
    console.window(DESK, "light");
    new ConsoleStories(console).thePast();
  }

  @Test
  @Order(4)
  @Execution(ExecutionMode.SAME_THREAD)
  void theOperatorHasANightShift() {
    console.window(DESK, "light");
    new ConsoleStories(console).theNightShift();
  }

  @Test
  @Order(5)
  @Execution(ExecutionMode.SAME_THREAD)
  void whatACollectorOffersIsApproved() {
    console.window(DESK, "light");
    new ConsoleStories(console).theCollectorAndTheApprover();
  }

  @Test
  @Order(6)
  @Execution(ExecutionMode.SAME_THREAD)
  void theRecipientAnswersOnAPhone() throws IOException {
    Path slip = directory.resolve("slip.png");
    ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), "png", slip.toFile());
    new ConsoleStories(console).theRecipient(slip);
  }
}
