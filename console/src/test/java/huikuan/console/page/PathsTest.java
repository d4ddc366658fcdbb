package huikuan.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/cases",
        "/cases?state=open&open=reminder.CN01.F-1",
        "/accounts/CN01.C%201.CNY?back=https://x"
      })
  void leadsBackToWhereItCameFrom(String path) {
    assertThat(Paths.own(path)).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cases",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/a\\b",
        "https://evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "/\r\nSet-Cookie: a=b",
        " /cases",
        "http:/cases",
        "/cases?q={x}",
        "/\u007f/evil.example",
        "/%",
        "/cases?q=%zz",
        "/cases?q=王",
        "/cases#<b>"
      })
  void leadsNowhereElse(String path) {
    assertThat(Paths.own(path)).isEqualTo("/");
  }

  @Test
  void leadsToNoAddressThatFitsInNoHeader() {
    assertThat(Paths.own("/" + "a".repeat(5_999))).hasSize(6_000);
    assertThat(Paths.own("/" + "a".repeat(6_000))).isEqualTo("/");
  }
}
