package huikuan.dunning.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.dunning.timeline.EventKey.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Each decision about a step names the rule that gave it, by a key that stands in the reference.
 */
class RulesTest {

  @Test
  void eachReasonHasARule() {
    for (String reason : ToldReason.KEYS) {
      assertThat(Rules.of(EventKey.STEP_NOT_TAKEN, reason)).as(reason).isNotNull();
    }
  }

  @Test
  void onlyADecisionHasARule() {
    for (EventKey event : EventKey.values()) {
      assertThat(Rules.of(event, null) == null).as("%s", event).isEqualTo(event.outcome() == null);
    }
  }

  @Test
  void eachRuleStandsInTheReference() throws IOException {
    List<String> rules = new ArrayList<>();
    ToldReason.KEYS.forEach(each -> rules.add(Rules.of(EventKey.STEP_NOT_TAKEN, each)));
    Arrays.stream(EventKey.values())
        .filter(each -> each.outcome() == Outcome.TAKEN || each.outcome() == Outcome.REQUESTED)
        .forEach(each -> rules.add(Rules.of(each, null)));
    String reference = Files.readString(Path.of("../docs/reference.md"));
    assertThat(rules).allSatisfy(each -> assertThat(reference).contains("`" + each + "`"));
  }
}
