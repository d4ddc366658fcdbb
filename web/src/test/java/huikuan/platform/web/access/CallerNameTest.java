package huikuan.platform.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of people and clients. */
class CallerNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chen.jing",
        "陈静",
        "Chen Jing",
        "max_guest.example#EXT#@tenant.onmicrosoft.example",
        "x",
        "...",
      })
  void namesAreTakenAsProvidersHaveThem(String name) {
    assertThat(CallerName.parse(name)).isEqualTo(name);
    assertThat(CallerName.parse("x".repeat(180))).hasSize(180);
    assertThat(CallerName.parse("jose\u0301")).isEqualTo("jos\u00e9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " lead",
        "trail ",
        "two  spaces",
        ".",
        "..",
        "person:chen.jing",
        "client:erp",
        "system:day-begins",
        "a\nb",
        "a\u00a0b",
        "zhao.lei\u200b",
        "zhao\u00adlei",
        "zhao\u202elei",
        "x\u2028y",
        "\ufeffa",
        "a\ue000",
        "a\ufe0f",
        "\u3164",
        "\u115f",
        "\u2800",
        "a\u034fb",
        "a\ufffd",
      })
  void whatNobodySeesIsInNone(String name) {
    assertThatThrownBy(() -> CallerName.parse(name)).hasMessage(CallerName.ALLOWED);
    assertThatThrownBy(() -> CallerName.parse("x".repeat(181))).hasMessage(CallerName.ALLOWED);
  }
}
