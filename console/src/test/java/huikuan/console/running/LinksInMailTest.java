package huikuan.console.running;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksInMailTest {

  @Test
  void theLinkOfAMailIsAPageOfThisConsole() {
    String text = "Answer online:\r\nhttps://huikuan.example/r/eyJh.b-c.d_e\r\n\r\nYours\n";
    assertThat(LinksInMail.of(text)).containsExactly("/r/eyJh.b-c.d_e");
    assertThat(LinksInMail.of(text + text.replace("https", "http"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no link",
        "see https://huikuan.example/r/abc, please",
        "https://huikuan.example/r/…",
        "https://huikuan.example/r/",
        "https://huikuan.example/customers/r/abc",
        "https://huikuan.example/r/../customers",
        "https://huikuan.example/r/..",
        "https://huikuan.example/r/a?b=c",
        "javascript:alert(1)//x/r/abc",
        "//huikuan.example/r/abc",
      })
  void nothingElseIsALink(String text) {
    assertThat(LinksInMail.of(text)).isEmpty();
  }

  @Test
  void aMailWithoutATextHasNone() {
    assertThat(LinksInMail.of(null)).isEmpty();
  }
}
