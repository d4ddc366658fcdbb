package huikuan.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Asks axe-core whether a page keeps WCAG 2.2 AA, as far as a program can tell. */
final class Axe {

  private static final String SCRIPT = script();

  /** Frames are shut off from scripts; what they show is a letter's own page. */
  private static final String RUN =
      """
      const done = arguments[0];
      axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
        resultTypes: ['violations'],
        iframes: false
      }).then(
        found => done(found.violations.flatMap(rule => rule.nodes.map(node =>
          rule.id + ' at ' + node.target + ': ' + node.html.slice(0, 200) + ' '
            + node.failureSummary.split('\\n').slice(1).join(' ')))),
        failure => done(['axe failed: ' + failure]))\
      """;

  private Axe() {}

  private static String script() {
    try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(requireNonNull(in).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has each page that is opened from now on come with it: it is long, and so sent once. */
  static void load(Browser browser) {
    browser.driver.executeCdpCommand(
        "Page.addScriptToEvaluateOnNewDocument", Map.of("source", SCRIPT));
  }

  /** What is wrong, and where; empty = nothing. */
  static List<?> faults(Browser browser) {
    if (!Boolean.TRUE.equals(browser.driver.executeScript("return !!window.axe"))) {
      browser.driver.executeScript(SCRIPT);
    }
    return (List<?>) requireNonNull(browser.driver.executeAsyncScript(RUN));
  }
}
