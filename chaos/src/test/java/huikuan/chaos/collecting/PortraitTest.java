package huikuan.chaos.collecting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two runs of the same stories differ, or do not. */
class PortraitTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static List<String> differences(String is, String must) {
    return portrait(is).differences(portrait(must));
  }

  private static Portrait portrait(String timeline) {
    JsonNode told =
        JSON.readTree("{\"version\":7,\"timeline\":" + timeline.replace('\'', '"') + "}");
    return new Portrait(new TreeMap<>(Map.of("cases C", told)), List.of(), List.of());
  }

  @Test
  void whatHappensToSeveralInvoicesAtOneMomentHasNoOrder() {
    String one = "{'at':'1','invoice':'A','event':'left'}";
    String other = "{'at':'1','invoice':'B','event':'left'}";
    String later = "{'at':'2','invoice':'B','event':'left'}";
    assertThat(differences(list(one, other), list(other, one))).isEmpty();
    assertThat(differences(list(one, other), list(one, later)))
        .containsExactly("cases C/timeline/1/at is \"1\", must be \"2\"");
  }

  @Test
  void momentsKeepTheirOrder() {
    String first = "{'at':'1','invoice':'A','event':'left'}";
    String second = "{'at':'2','invoice':'A','event':'left'}";
    assertThat(differences(list(second, first), list(first, second))).hasSize(2);
    String one = "{'invoice':'A'}";
    String other = "{'invoice':'B'}";
    assertThat(differences(list(other, one), list(one, other))).hasSize(2);
  }

  @Test
  void anInvoicesEventsKeepTheirOrder() {
    String held = "{'at':'1','invoice':'A','event':'held'}";
    String paid = "{'at':'1','invoice':'A','event':'paid'}";
    assertThat(differences(list(held, paid), list(paid, held))).hasSize(2);
  }

  @Test
  void aCaseThatClosesMayBeHeldAtThatMoment() {
    String held = "{'at':'1','event':'held'}";
    String ended = "{'at':'1','event':'hold-ended'}";
    String closed = "{'at':'1','event':'closed'}";
    assertThat(differences(list(closed), list(held, ended, closed))).isEmpty();
    String before = "{'at':'0','event':'held'}";
    assertThat(differences(list(closed), list(before, closed)))
        .containsExactly("cases C/timeline has not, and must, {\"at\":\"0\",\"event\":\"held\"}");
    assertThat(differences(list(before, closed), list(closed))).hasSize(1);
  }

  private static String list(String... entries) {
    return "[" + String.join(",", entries) + "]";
  }
}
