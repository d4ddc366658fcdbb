package huikuan.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AnswerTest {

  private static Answer answer(String json) {
    return Answer.from(new JsonMapper().readTree(json));
  }

  @Test
  void valuesAreAsJsonHasThem() {
    Answer answer =
        answer(
            """
            {"text": "a", "amount": "1.00", "count": 3, "yes": true, "none": null,
             "all": ["x", 2, null], "inner": {"name": "b"}}
            """);
    assertThat(answer.get("text")).isEqualTo("a");
    assertThat(answer.get("amount")).isEqualTo("1.00");
    assertThat(answer.get("count")).isEqualTo(3);
    assertThat(answer.get("yes")).isEqualTo(true);
    assertThat(answer.get("none")).isNull();
    assertThat(answer.text("count")).isEqualTo("3");
    assertThat((List<?>) answer.get("all")).hasSize(3);
    assertThat(answer.get("inner")).isEqualTo(Answer.of(Map.of("name", "b")));
  }

  @Test
  void whatIsAbsentIsNullAndMayBeAskedFor() {
    Answer answer = answer("{}");
    assertThat(answer.get("any")).isNull();
    assertThat(answer.text("any")).isNull();
    assertThat(answer.has("any")).isFalse();
    assertThat(answer.list("any")).isEmpty();
    assertThat(answer.containsKey("any")).isTrue();
    assertThat(answer).isEmpty();
  }

  @Test
  void aListIsOfAnswersAlone() {
    Answer answer = answer("{\"rows\": [{\"a\": 1}, \"x\", {\"a\": 2}], \"row\": {\"a\": 3}}");
    assertThat(answer.list("rows")).extracting(row -> row.get("a")).containsExactly(1, 2);
    assertThat(answer.list("row")).isEmpty();
  }

  @Test
  void whatIsNoObjectIsItsValue() {
    assertThat(answer("[1,2]").get("value")).isEqualTo("[1,2]");
    assertThat(answer("7").get("value")).isEqualTo("7");
  }

  @Test
  void fieldsKeepTheirOrder() {
    assertThat(answer("{\"z\": 1, \"a\": 2, \"m\": 3}").keySet()).containsExactly("z", "a", "m");
  }
}
