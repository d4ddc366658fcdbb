package huikuan.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {

  private static final Path MAIN = Path.of("src/main");

  /** Names that the API tells: a new one is shown as it is until it has words. */
  private static final Set<String> OF_THE_API =
      Set.of(
          "assignment-collects",
          "assignment-kind",
          "attitude",
          "cause-rule",
          "act",
          "address-kind",
          "agree",
          "allowed",
          "applies",
          "approval",
          "asked-posting",
          "audit",
          "basis",
          "batch",
          "batch-case",
          "batch-outcome",
          "begins",
          "beyond",
          "case",
          "cause",
          "check",
          "claim-act",
          "claim-ready",
          "concession-act",
          "concession-due",
          "concession-kind",
          "concession-state",
          "contact",
          "contact-state",
          "content",
          "contract-change",
          "copy-state",
          "day-off",
          "dead",
          "dead-cause",
          "delivery-way",
          "dispute-outcome",
          "dispute-reason",
          "dispute-stage",
          "disputes-shown",
          "entry",
          "every",
          "evidence-kind",
          "evidence-state",
          "fault",
          "field",
          "figure",
          "funding",
          "ground",
          "grade",
          "hold-source",
          "holds",
          "how",
          "if-broken",
          "if-missed",
          "invoice-way",
          "item-state",
          "kind",
          "language",
          "late",
          "letter-kind",
          "letter-state",
          "level",
          "load",
          "matches",
          "message-kind",
          "message-state",
          "milestone-state",
          "missing",
          "month-check",
          "month-end",
          "move",
          "moved-by",
          "no-due",
          "not-listed",
          "offer-answer",
          "offer-state",
          "order-kind",
          "outcome",
          "party-kind",
          "passed",
          "point-rule",
          "policy",
          "posting-outcome",
          "promise-approval",
          "promise-state",
          "proof",
          "proposal",
          "proposed-state",
          "reason",
          "recorded",
          "role",
          "root-cause",
          "rule",
          "run-state",
          "sanction",
          "sanction-answer",
          "sanction-end",
          "sanction-form",
          "sanction-order",
          "seal",
          "service",
          "size",
          "skipped",
          "stale-why",
          "step-kind",
          "talk-kind",
          "talk-outcome",
          "task",
          "terms-kind",
          "told",
          "turn",
          "verify",
          "way",
          "weekday",
          "what",
          "why",
          "work-list",
          "yes");

  /** Put together within a page: the names of fields, figures and choices. */
  private static final Set<String> OF_PAGES =
      Set.of(
          "account",
          "customer",
          "document",
          "home",
          "keys",
          "menu",
          "part",
          "paying",
          "result",
          "select",
          "sheet",
          "their-seal",
          "theme",
          "unsent");

  /** Sums, whose names the API tells; deeds by their names; and what may have words. */
  private static final Pattern PUT_TOGETHER =
      Pattern.compile(
          "col\\.(days|invoiced|credited|writtenOff|recovered|received|refunded"
              + "|overdue)"
              + "|done\\.(approval|batch|case|company|concession|dispute|letter|month-end|policy|proposed|run|sanction)\\.[a-z-]+"
              + "|filter\\.(account|level|owner|policy|invoice|task|smallDifference)"
              + "|recipient\\.(day|done|owed)\\.[a-zA-Z]+"
              + "|table\\.(approvals|dead|templates)-[a-z]+"
              + "|table\\.[a-z-]+\\.none");

  private final Properties en = words("en");
  private final Properties zh = words("zh");
  private final String templates = all("resources/templates", ".html");
  private final String code = all("java", ".java");

  @Test
  void bothLanguagesHaveTheSameKeys() {
    assertThat(zh.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(en.stringPropertyNames());
  }

  @Test
  void noKeyIsSaidTwice() throws IOException {
    for (String language : List.of("en", "zh")) {
      List<String> keys =
          Files.readAllLines(file(language)).stream()
              .filter(line -> line.matches("[^#\\s].*=.*"))
              .map(line -> line.replaceFirst("(?<!\\\\)=.*", ""))
              .toList();
      assertThat(keys).doesNotHaveDuplicates();
    }
  }

  @Test
  void bothLanguagesFillInTheSame() {
    for (String key : en.stringPropertyNames()) {
      assertThat(places(zh.getProperty(key))).as(key).isEqualTo(places(en.getProperty(key)));
    }
  }

  /** An item may end without a payment: 未付 is said to those who have not paid, and of them. */
  @Test
  void whatIsOpenIsNotCalledUnpaid() throws IOException {
    assertThat(Files.readString(Path.of("../docs/glossary.md")))
        .contains("| open | " + zh.getProperty("col.open") + " |");
    assertThat(zh.getProperty("col.open")).isEqualTo("未结金额");
    assertThat(zh.getProperty("item-state.open")).isEqualTo("未结");
    assertThat(zh.stringPropertyNames().stream().filter(key -> zh.getProperty(key).contains("未付")))
        .allMatch(key -> key.matches("(recipient\\..*|told\\.reason|fault\\.nothing-unpaid)"));
  }

  @Test
  void allWordsCanBeFilledIn() {
    for (Properties words : List.of(en, zh)) {
      for (String key : words.stringPropertyNames()) {
        String text = words.getProperty(key);
        assertThat(text).as(key).isNotBlank();
        assertThat(new MessageFormat(text, Locale.ROOT).format(new Object[] {"1", "2", "3"}))
            .as("an apostrophe is written twice: %s", key)
            .hasSameSizeAs(text.replace("''", "'").replaceAll("\\{\\d}", "1"));
      }
    }
  }

  @Test
  void whatIsSaidHasWords() {
    assertThat(said().stream().filter(key -> !en.containsKey(key))).isEmpty();
  }

  @Test
  void noWordsAreLeftOver() {
    Set<String> said = said();
    assertThat(
            en.stringPropertyNames().stream()
                .filter(key -> !said.contains(key))
                .filter(key -> !OF_THE_API.contains(family(key)) && !OF_PAGES.contains(family(key)))
                .filter(key -> !PUT_TOGETHER.matcher(key).matches())
                .sorted())
        .isEmpty();
  }

  @Test
  void eachFamilyIsAskedFor() {
    for (String family : OF_THE_API) {
      assertThat(templates + code)
          .as(family)
          .containsPattern("['\"|{]" + Pattern.quote(family) + "(['\"]|\\.(\\$|'))");
    }
  }

  private static String family(String key) {
    return key.substring(0, key.indexOf('.'));
  }

  /** Every key that a page or its code names as a whole. */
  private Set<String> said() {
    Set<String> said = new TreeSet<>();
    find(templates, "#\\{([a-zA-Z][\\w.-]*)[}(]").forEach(it -> said.add(it.group(1)));
    find(templates, "words\\.say\\('([\\w.-]*)'[,)]").forEach(it -> said.add(it.group(1)));
    find(code, "Table\\.of\\(\\s*\"([^\"]+)\"\\s*\\)")
        .forEach(it -> said.add("table." + it.group(1)));
    find(code, "\\.column\\(\\s*\"([^\"]+)\"").forEach(it -> said.add("col." + it.group(1)));
    find(code, "ListPage\\.of\\(\\s*\"([^\"]+)\"")
        .forEach(it -> said.addAll(List.of("menu." + it.group(1), "about." + it.group(1))));
    find(code, "\\.field\\(\\s*\"([^\"]+)\"").forEach(it -> said.add("filter." + it.group(1)));
    find(code, "Forms\\.act\\(\\s*\\w+,\\s*\"([^\"]+)\",")
        .forEach(it -> said.add("done." + it.group(1)));
    find(code, "addFlashAttribute\\(\\s*\"(?:done|warned)\",\\s*\"([^\"]+)\"\\)")
        .forEach(it -> said.add("done." + it.group(1)));
    find(code, "Entry\\.of\\(\\s*\"([^\"]+)\"").forEach(it -> said.add("menu." + it.group(1)));
    chips(said);
    return said;
  }

  private void chips(Set<String> said) {
    find(code, "\\.(chips|choice)\\(\\s*\"([^\"]+)\",\\s*\"([^\"]+)\",([^;)]*)\\)")
        .forEach(
            it -> {
              said.add("filter." + it.group(2));
              if (it.group(1).equals("chips")) {
                said.add("filter." + it.group(2) + ".any");
              }
              find(it.group(4), "\"([^\"]+)\"")
                  .forEach(value -> said.add(it.group(3) + "." + value.group(1)));
            });
  }

  private static List<MatchResult> find(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().toList();
  }

  private static Set<String> places(String text) {
    return find(text, "\\{\\d+}").stream()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Path file(String language) {
    return MAIN.resolve("resources/words/words_" + language + ".properties");
  }

  private static Properties words(String language) {
    Properties words = new Properties();
    try (Reader reader = Files.newBufferedReader(file(language))) {
      words.load(reader);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return words;
  }

  private static String all(String directory, String ending) {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(MAIN.resolve(directory))) {
      for (Path file : files.filter(each -> each.toString().endsWith(ending)).toList()) {
        texts.add(Files.readString(file));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return String.join("\n", texts);
  }
}
