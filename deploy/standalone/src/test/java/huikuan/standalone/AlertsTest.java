package huikuan.standalone;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * The rules of alerts are about metrics that are documented, and lead to a heading of the runbook.
 */
class AlertsTest {

  private static final Path RULES = RunningProcess.root().resolve("deploy/monitoring/alerts.yml");
  private static final Path RUNBOOK = RunningProcess.root().resolve("docs/runbook.md");
  private static final Pattern METRIC = Pattern.compile("huikuan_[a-z_]+");

  private static Set<String> metricsIn(String text) {
    return METRIC
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .map(each -> each.replaceFirst("_(count|sum|max)$", ""))
        .collect(toCollection(TreeSet::new));
  }

  private static List<Map<String, Object>> rules() throws IOException {
    Map<String, List<Map<String, List<Map<String, Object>>>>> file =
        new Yaml().load(Files.readString(RULES));
    return file.get("groups").getFirst().get("rules");
  }

  @Test
  void eachIsAboutMetricsOfTheReference() throws IOException {
    Set<String> documented = Metrics.documented();
    for (Map<String, Object> rule : rules()) {
      String asked = rule.get("expr").toString();
      assertThat(documented).as(asked).containsAll(metricsIn(asked));
    }
  }

  @Test
  void eachLeadsToAHeadingOfTheRunbook() throws IOException {
    Set<String> headings =
        Files.readAllLines(RUNBOOK).stream()
            .filter(line -> line.startsWith("#"))
            .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
            .map(line -> line.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
            .collect(toCollection(TreeSet::new));
    for (Map<String, Object> rule : rules()) {
      Map<?, ?> said = (Map<?, ?>) rule.get("annotations");
      assertThat(said.get("summary").toString()).isNotBlank();
      assertThat(said.get("runbook").toString()).startsWith("docs/runbook.md#");
      assertThat(headings).contains(said.get("runbook").toString().split("#")[1]);
      assertThat(((Map<?, ?>) rule.get("labels")).get("severity").toString())
          .isIn("page", "ticket");
    }
  }

  @Test
  void allThatTheRunbookNamesHasARule() throws IOException {
    String table =
        Files.readString(RUNBOOK)
            .replaceFirst("(?s).*## What should wake someone", "")
            .replaceFirst("(?s)\n## .*", "");
    assertThat(metricsIn(Files.readString(RULES))).containsAll(metricsIn(table));
  }
}
