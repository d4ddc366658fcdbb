package huikuan.dunning.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "- | EN",
        "'' | EN",
        "zh | ZH",
        "zh-CN,zh;q=0.9,en;q=0.8 | ZH",
        "zh-Hant-TW | ZH",
        "ZH-cn | ZH",
        "en-GB | EN",
        "en;q=0.5, zh;q=0.9 | ZH",
        "de-DE, zh;q=0.4 | ZH",
        "de | EN",
        "* | EN",
        "zh;q=0, de | EN",
        "zh_CN | EN",
        "zh;q=lots | EN",
        ",,; | EN",
      })
  void theOneLikedBestIsToldAndEnglishForAllOthers(String header, Language told) {
    assertThat(Language.asked(header)).isEqualTo(told);
  }

  @Test
  void theMachinesOwnLanguageDoesNotMatter() {
    Locale own = Locale.getDefault();
    try {
      Locale.setDefault(Locale.CHINA);
      assertThat(Language.asked("de")).isEqualTo(Language.EN);
      assertThat(Sentences.texts(Language.EN).getString("reason.closed"))
          .isEqualTo("nothing is open");
    } finally {
      Locale.setDefault(own);
    }
  }
}
