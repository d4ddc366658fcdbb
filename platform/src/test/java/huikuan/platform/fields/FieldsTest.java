package huikuan.platform.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.platform.web.ProblemException;
import java.time.DayOfWeek;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class FieldsTest {

  private final Faults faults = new Faults();

  private Fields fields(String json) {
    return new Fields(new JsonMapper().readTree(json), faults);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{}]", "\"\"", "0", "false"})
  void whatIsNoObjectIsFaulted(String value) {
    assertThat(fields("{\"way\":" + value + "}").optionalObject("way")).isNull();
    assertThatThrownBy(faults::refuse)
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("way: an object");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"way\":null}"})
  void anObjectMayBeAbsent(String json) {
    assertThat(fields(json).optionalObject("way")).isNull();
    assertThatCode(faults::refuse).doesNotThrowAnyException();
  }

  @Test
  void anObjectIsRead() {
    assertThat(fields("{\"way\":{}}").optionalObject("way")).isNotNull();
    assertThatCode(faults::refuse).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "MONDAY, {}, how: how it went",
    "FRIDAY, {\"how\":\"x\"}, how: absent: only of MONDAY",
  })
  void aFieldIsOfOneValueOnly(DayOfWeek day, String json, String fault) {
    Words.onlyOf(day, DayOfWeek.MONDAY, fields(json), "how", "how it went");
    assertThatThrownBy(faults::refuse).hasMessageContaining(fault);
  }

  @Test
  void theValuesOfAFieldOfOneValueAreNamed() {
    Words.onlyOf(
        DayOfWeek.MONDAY,
        DayOfWeek.MONDAY,
        fields("{}"),
        "how",
        "how it went",
        ChronoUnit.DAYS,
        ChronoUnit.WEEKS);
    assertThatThrownBy(faults::refuse).hasMessageContaining("how: how it went: one of Days, Weeks");
  }

  @ParameterizedTest
  @CsvSource({"MONDAY, {\"how\":\"x\"}", "FRIDAY, {}", ", {\"how\":\"x\"}", ", {}"})
  void aFieldOfTheValueIsTaken(DayOfWeek day, String json) {
    Words.onlyOf(day, DayOfWeek.MONDAY, fields(json), "how", "how it went");
    assertThatCode(faults::refuse).doesNotThrowAnyException();
  }
}
