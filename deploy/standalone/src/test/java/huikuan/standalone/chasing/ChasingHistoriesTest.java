package huikuan.standalone.chasing;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.standalone.chasing.History.Feature;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Generated histories through ledger, dunning and notification, day by day, compared with {@link
 * PlainRules}. {@code -Dchasing.seed= -Dchasing.histories= -Dchasing.days=} take others; {@code
 * -Dchasing.features=HOLDS,PLACES} takes less. Each history is a company of its own; all live
 * through the same days.
 */
class ChasingHistoriesTest {

  private static final long SEED = Long.getLong("chasing.seed", 1);
  private static final int HISTORIES = Integer.getInteger("chasing.histories", 12);
  private static final int DAYS = Integer.getInteger("chasing.days", 70);

  /** Of so many questions about an account on a day one is asked on that day. */
  private static final int ASKED_THEN = 40;

  private static Set<Feature> features() {
    String named = System.getProperty("chasing.features");
    if (named == null) {
      return EnumSet.allOf(Feature.class);
    }
    return Stream.of(named.split(","))
        .filter(each -> !each.isBlank())
        .map(Feature::valueOf)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Feature.class)));
  }

  private final Map<String, PlainRules> rules = new LinkedHashMap<>();
  private final List<String> differences = new ArrayList<>();

  @Test
  void whatIsDoneIsWhatTheRulesSay(@TempDir Path directory) {
    List<History> histories =
        LongStream.range(SEED, SEED + HISTORIES)
            .mapToObj(seed -> History.of(seed, DAYS, features()))
            .toList();
    List<PlainPolicy> policies = new ArrayList<>(List.of(PlainPolicy.standard()));
    histories.forEach(each -> policies.addAll(each.policies()));
    for (History each : histories) {
      List<PlainPolicy> own = new ArrayList<>(each.policies());
      own.add(PlainPolicy.standard());
      rules.put(each.company(), new PlainRules(each.facts(), own).until(History.end(DAYS)));
    }
    TreeMap<Instant, Map<String, List<Fact>>> facts = new TreeMap<>();
    for (History history : histories) {
      for (Fact fact : history.facts()) {
        facts
            .computeIfAbsent(fact.at(), none -> new LinkedHashMap<>())
            .computeIfAbsent(history.company(), none -> new ArrayList<>())
            .add(fact);
      }
    }
    Instant start = facts.firstKey();
    try (Chain chain = new Chain(directory, start.minus(Duration.ofHours(1)), policies)) {
      facts.forEach(
          (moment, byCompany) -> {
            chain.moveTo(moment);
            chain.tell(byCompany);
          });
      chain.moveTo(History.end(DAYS));
      compare(chain);
    }
    long messages = rules.values().stream().mapToLong(each -> each.messages().size()).sum();
    long decided = rules.values().stream().mapToLong(each -> each.decisions().size()).sum();
    System.out.printf(
        "seeds %d to %d, %d days: %d messages, %d decisions, %d claims left out, %d escalations%n",
        SEED,
        SEED + HISTORIES - 1,
        DAYS,
        messages,
        decided,
        rules.values().stream().mapToInt(each -> each.leftOut().size()).sum(),
        rules.values().stream().mapToInt(each -> each.escalations().size()).sum());
    assertThat(differences).isEmpty();
  }

  private void compare(Chain chain) {
    rules.forEach(
        (company, plain) -> {
          differs(
              company + " messages",
              plain.messages().stream().map(ChasingHistoriesTest::text).toList(),
              messagesOf(chain, company));
        });
  }

  private static String text(PlainRules.Message message) {
    Set<String> lines = new TreeSet<>();
    for (PlainRules.Line line : message.lines()) {
      lines.add(
          "%s %s %s".formatted(line.claim(), line.level(), PlainPolicy.decimal(line.asked())));
    }
    return "%s %s %s %s %s"
        .formatted(message.day(), message.customer(), message.contact(), message.kind(), lines);
  }

  private final Map<String, List<JsonNode>> notifications = new TreeMap<>();

  private List<String> messagesOf(Chain chain, String company) {
    if (notifications.isEmpty()) {
      for (JsonNode each : chain.pages("notification", "/notifications?limit=200", "items")) {
        String of = each.path("customer").asString().replaceFirst("\\..*", "");
        notifications.computeIfAbsent(of, none -> new ArrayList<>()).add(each);
      }
    }
    List<String> found = new ArrayList<>();
    for (JsonNode each : notifications.getOrDefault(company, List.of())) {
      Set<String> lines = new TreeSet<>();
      for (JsonNode line : each.path("invoices")) {
        lines.add(
            "%s %s %s"
                .formatted(
                    line.path("number").asString(),
                    line.path("level").asString(),
                    line.path("open").asString()));
      }
      String status = each.path("status").asString();
      found.add(
          "%s %s %s %s %s%s"
              .formatted(
                  each.path("day").asString(),
                  each.path("customer").asString().replaceFirst(".*\\.", ""),
                  each.path("recipient").path("contactId").asString(),
                  each.path("kind").asString(),
                  lines,
                  status.equals("sent") ? "" : " " + status));
    }
    return found;
  }

  private void differs(String what, List<String> expected, List<String> found) {
    List<String> missing = new ArrayList<>(expected);
    found.forEach(missing::remove);
    List<String> more = new ArrayList<>(found);
    expected.forEach(more::remove);
    missing.forEach(each -> differences.add(what + " expected: " + each));
    more.forEach(each -> differences.add(what + " seen: " + each));
  }
}
